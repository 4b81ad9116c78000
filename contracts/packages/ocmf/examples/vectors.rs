//! Writes the records of stations: `cargo run -p ocmf --example vectors > vectors/ocmf.jsonl`.

#[path = "../tests/cases/mod.rs"]
mod cases;

use cases::{Signature, cases, device};
use serde_json::{Value, json};

fn main() {
    for case in cases() {
        // A line is text.
        let Ok(record) = str::from_utf8(&case.record) else { continue };
        let signature = match case.signature {
            Signature::Valid => "valid",
            Signature::Wrong => "wrong",
            Signature::OtherCurve => "other_curve",
            Signature::Unreadable => "unreadable",
        };
        let mut line = json!({
            "name": case.name,
            "public_key": device(case.key_type).key().public_key.as_slice().iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
            "record": record,
            "signature": signature,
        });
        match case.said {
            Ok((page, unix_ms, import_wh, export_wh)) => {
                let text = |wh: Option<u64>| wh.map_or(Value::Null, |wh| wh.to_string().into());
                line["said"] = json!({ "page": page, "unix_ms": unix_ms, "import_wh": text(import_wh), "export_wh": text(export_wh) });
            }
            Err(why) => line["refused"] = why.into(),
        }
        println!("{line}");
    }
}
