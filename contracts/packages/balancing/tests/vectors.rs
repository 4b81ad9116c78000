//! Every balancing vector is met exactly.

use balancing::case::{Case, balance};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Vector {
    case: Case,
    expected: Value,
}

fn check(name: &str, lines: &str) {
    let mut cases = 0;
    for (number, line) in lines.lines().enumerate() {
        let number = number + 1;
        let vector: Vector =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{name} line {number}: {error}"));
        let outcome = balance(&vector.case).unwrap_or_else(|error| panic!("{name} line {number}: {error}"));
        let outcome = serde_json::to_value(outcome).unwrap();
        assert_eq!(outcome, vector.expected, "{name} line {number}");
        cases += 1;
    }
    assert_eq!(cases, 60, "{name}");
}

#[test]
fn forecasts_are_as_in_the_vectors() {
    check("balancing_forecast", include_str!("../../../vectors/balancing_forecast.jsonl"));
}

#[test]
fn states_are_as_in_the_vectors() {
    check("balancing_state", include_str!("../../../vectors/balancing_state.jsonl"));
}

#[test]
fn offers_are_awarded_as_in_the_vectors() {
    check("balancing_call", include_str!("../../../vectors/balancing_call.jsonl"));
}

#[test]
fn deliveries_are_judged_as_in_the_vectors() {
    check("balancing_delivery", include_str!("../../../vectors/balancing_delivery.jsonl"));
}

#[test]
fn points_are_cut_as_in_the_vectors() {
    check("balancing_curtail", include_str!("../../../vectors/balancing_curtail.jsonl"));
}

#[test]
fn batteries_are_planned_as_in_the_vectors() {
    check("balancing_dispatch", include_str!("../../../vectors/balancing_dispatch.jsonl"));
}
