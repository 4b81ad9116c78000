//! Every clearing vector is met exactly.

use clearing::{
    case::{Case, Outcome},
    clear_orders,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vector {
    case: Case,
    expected: Outcome,
}

fn check(name: &str, lines: &str) {
    let mut cases = 0;
    for (number, line) in lines.lines().enumerate() {
        let vector: Vector =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{name} line {}: {error}", number + 1));
        let outcome =
            clear_orders(&vector.case).unwrap_or_else(|error| panic!("{name} line {}: {error}", number + 1));
        let differences = differences(&vector.expected, &outcome);
        assert!(differences.is_empty(), "{name} line {}:\n{}", number + 1, differences.join("\n"));
        cases += 1;
    }
    assert_eq!(cases, 150, "{name}");
}

fn differences(expected: &Outcome, outcome: &Outcome) -> Vec<String> {
    let mut found = Vec::new();
    compare("zone", &expected.zones, &outcome.zones, &mut found);
    compare("line", &expected.lines, &outcome.lines, &mut found);
    compare("fill", &expected.fills, &outcome.fills, &mut found);
    found
}

fn compare<T: PartialEq + std::fmt::Debug>(what: &str, expected: &[T], got: &[T], found: &mut Vec<String>) {
    if expected.len() != got.len() {
        found.push(format!("expected {} {what}s, got {}", expected.len(), got.len()));
    }
    let unequal = expected.iter().zip(got).filter(|(expected, got)| expected != got);
    found.extend(unequal.map(|(expected, got)| format!("expected {expected:?}, got {got:?}")));
}

#[test]
fn one_zone_clears_as_in_the_vectors() {
    check("clearing_one", include_str!("../../../vectors/clearing_one.jsonl"));
}

#[test]
fn a_street_clears_as_in_the_vectors() {
    check("clearing_street", include_str!("../../../vectors/clearing_street.jsonl"));
}

#[test]
fn a_town_clears_as_in_the_vectors() {
    check("clearing_town", include_str!("../../../vectors/clearing_town.jsonl"));
}
