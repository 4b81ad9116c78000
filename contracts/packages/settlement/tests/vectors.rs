//! Every settlement vector is met exactly.

use serde::Deserialize;
use serde_json::Value;
use settlement::{
    case::{Outcome, Slot},
    settle_slot,
};

#[derive(Deserialize)]
struct Vector {
    slot: Slot,
    expected: Outcome,
}

#[test]
fn slots_settle_as_in_the_vectors() {
    let mut cases = 0;
    for (number, line) in include_str!("../../../vectors/settlement.jsonl").lines().enumerate() {
        let number = number + 1;
        let vector: Vector =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("line {number}: {error}"));
        let outcome = settle_slot(&vector.slot).unwrap_or_else(|error| panic!("line {number}: {error}"));
        let mut differences = Vec::new();
        let json = |outcome: &Outcome| serde_json::to_value(outcome).unwrap();
        compare("outcome", &json(&vector.expected), &json(&outcome), &mut differences);
        assert!(differences.is_empty(), "line {number}:\n{}", differences.join("\n"));
        cases += 1;
    }
    assert_eq!(cases, 200);
}

fn compare(path: &str, expected: &Value, got: &Value, differences: &mut Vec<String>) {
    match (expected, got) {
        (Value::Object(fields), Value::Object(_)) => {
            fields
                .iter()
                .for_each(|(name, value)| compare(&format!("{path}.{name}"), value, &got[name], differences));
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            for (index, (item, other)) in items.iter().zip(others).enumerate() {
                compare(&format!("{path}[{index}]"), item, other, differences);
            }
        }
        _ if expected == got => {}
        _ => differences.push(format!("{path}: expected {expected}, got {got}")),
    }
}
