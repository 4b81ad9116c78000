//! Records as stations write them, and as they do not, each with what is right.

use interface::registry::KeyType::{self, *};
use serde_json::{Value, json};
use testing::{Device, Spelling};

pub struct Case {
    pub name: &'static str,
    pub key_type: KeyType,
    pub record: Vec<u8>,
    /// Whether the key signed the bytes between the bars, where signature and payload can be read at all.
    pub signature: Signature,
    pub said: Result<Said, &'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    Valid,
    Wrong,
    OtherCurve,
    Unreadable,
}

/// Page, milliseconds since 1970, import and export in Wh.
pub type Said = (&'static str, u64, Option<u64>, Option<u64>);

/// 2026-11-29 16:00 UTC.
pub const AT_MS: u64 = 1_795_968_000_000;

const TIME: &str = "2026-11-29T17:00:00,000+0100 S";
const SECP256R1: &str = "ECDSA-secp256r1-SHA256";

pub fn device(key_type: KeyType) -> Device {
    Device::new(key_type, 1)
}

/// A reading of 1.8.0 on a page without transaction.
fn reading(value: &str) -> String {
    format!(r#"{{"TM":"{TIME}","RV":{value},"RI":"1-b:1.8.0","RU":"kWh","EF":"","ST":"G"}}"#)
}

fn payload(readings: &[String]) -> String {
    format!(r#"{{"FV":"1.0","GS":"1850006a","PG":"F7","MS":"240084S","RD":[{}]}}"#, readings.join(","))
}

fn plain() -> String {
    payload(&[reading("2935.60")])
}

fn sealed(payload: &str) -> Vec<u8> {
    device(Secp256r1).seals(payload, Spelling::default())
}

fn changed(record: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = str::from_utf8(record).unwrap();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

const PLAIN: Result<Said, &str> = Ok(("F7", AT_MS, Some(2_935_600), None));

pub fn cases() -> Vec<Case> {
    let mut cases = spellings();
    cases.extend(payloads());
    cases.extend(damaged());
    cases
}

/// One record in each way to write its signature.
fn spellings() -> Vec<Case> {
    let rows = [
        ("DER in hex", Spelling::default()),
        ("r and s in hex", Spelling { raw: true, ..Spelling::default() }),
        ("DER in base64", Spelling { base64: true, ..Spelling::default() }),
        ("r and s in base64", Spelling { raw: true, base64: true, ..Spelling::default() }),
        ("the other s", Spelling { other_s: true, ..Spelling::default() }),
        ("the other s as r and s", Spelling { raw: true, other_s: true, ..Spelling::default() }),
    ];
    let of = |key_type| {
        rows.map(|(name, spelling)| Case {
            name,
            key_type,
            record: device(key_type).seals(&plain(), spelling),
            signature: Signature::Valid,
            said: PLAIN,
        })
    };
    [Secp256r1, Secp256k1].into_iter().flat_map(of).collect()
}

/// Records that are signed, whatever they say.
fn payloads() -> Vec<Case> {
    let with = |from: &str, to: &str| {
        let payload = plain();
        assert!(payload.contains(from), "{from}");
        payload.replacen(from, to, 1)
    };
    let of_value = |value: &str| payload(&[reading(value)]);
    let transaction = |reasons: [&str; 2]| {
        let first = reading("2935.6").replace(TIME, "2026-11-29T16:45:00,000+0100 S");
        let readings = [first, reading("2965.1")];
        let marked = readings
            .iter()
            .zip(reasons)
            .map(|(one, reason)| one.replacen('{', &format!(r#"{{"TX":"{reason}","#), 1));
        payload(&marked.collect::<Vec<_>>()).replace("F7", "T12345")
    };
    let both = |export: &str| {
        payload(&[reading("2935.60"), format!(r#"{{"RV":{export},"RI":"1-0:2.8.0*255","RU":"Wh"}}"#)])
    };
    let refused: Vec<(&'static str, String, &'static str)> = vec![
        ("an exponent", of_value("1e3"), r#""1e3": a number without an exponent is wanted"#),
        ("an exponent in a text", of_value(r#""1e3""#), r#""1e3": a number without an exponent is wanted"#),
        ("leading spaces", of_value(r#""  2935.60""#), r#""  2935.60": a number without spaces is wanted"#),
        ("no number in a text", of_value(r#""NaN""#), r#""NaN" is no number"#),
        ("a decimal comma", of_value(r#""2935,60""#), r#""2935,60" is no number"#),
        ("below zero", of_value("-0.5"), r#""-0.5": a register is never below zero"#),
        (
            "more than 64 bits",
            of_value("18446744073709552"),
            r#""18446744073709552" is more than a register holds"#,
        ),
        ("no number at all", of_value("null"), "RV: a number is wanted"),
        ("another unit", with("kWh", "MWh"), r#"unit "MWh": Wh or kWh is wanted"#),
        ("a unit of something else", with("kWh", "mOhm"), r#"unit "mOhm": Wh or kWh is wanted"#),
        (
            "a register of one transaction",
            with("1-b:1.8.0", "01-00:B2.08.00.FF"),
            r#"register "01-00:B2.08.00.FF": 1.8.0 or 2.8.0 is wanted"#,
        ),
        (
            "a register of a tariff",
            with("1-b:1.8.0", "1-0:1.8.1"),
            r#"register "1-0:1.8.1": 1.8.0 or 2.8.0 is wanted"#,
        ),
        (
            "a time without a zone",
            with("+0100 S", " S"),
            r#"time "2026-11-29T17:00:00,000 S": an offset such as +0100 is wanted"#,
        ),
        (
            "a day that is none",
            with("-11-29T", "-11-31T"),
            r#"time "2026-11-31T17:00:00,000+0100 S": one like 2026-11-29T16:00:00,000+0100 S is wanted"#,
        ),
        (
            "a clock that is not set",
            with("+0100 S", "+0100 U"),
            r#"time "2026-11-29T17:00:00,000+0100 U" of a clock that is not set"#,
        ),
        ("a manipulated meter", with(r#""G"}"#, r#""M"}"#), r#"status "M", of which G alone is good"#),
        ("an exchanged meter", with(r#""G"}"#, r#""X"}"#), r#"status "X", of which G alone is good"#),
        ("a substitute", with(r#""G"}"#, r#""S"}"#), r#"status "S", of which G alone is good"#),
        (
            "energy of no use",
            with(r#""EF":"""#, r#""EF":"E""#),
            r#"the energy is of no use, as error flags "E" say"#,
        ),
        (
            "a time of no use",
            with(r#""EF":"""#, r#""EF":"t""#),
            r#"the time is of no use, as error flags "t" say"#,
        ),
        ("an error that nobody knows", with(r#""EF":"""#, r#""EF":"q""#), r#"error flags "q""#),
        (
            "a transaction's reason on another page",
            with(r#"{"TM""#, r#"{"TX":"B","TM""#),
            r#"reason "B" on page F7"#,
        ),
        ("a transaction's page without a reason", with("F7", "T7"), r#"reason "" on page T7"#),
        (
            "an exception in a transaction",
            transaction(["X", "E"]),
            "an exception in a transaction, from which on its readings are of no use",
        ),
        ("a reason that is none", transaction(["B", "Q"]), r#"reason "Q" on page T12345"#),
        ("losses of a cable", with(r#""RV""#, r#""CL":0.5,"RV""#), "losses of a cable are taken off"),
        ("no page", with(r#""PG":"F7","#, ""), "PG is not there"),
        ("a page that is none", with("F7", "F07"), r#"page "F07": T or F and a number are wanted"#),
        ("no serial", with(r#""MS":"240084S","#, "").replace(r#""GS":"1850006a","#, ""), "MS is not there"),
        ("a later version", with(r#""1.0""#, r#""2.0""#), r#"format version "2.0""#),
        ("a key twice", with(r#""FV":"1.0""#, r#""FV":"1.0","FV":"1.1""#), r#""FV" stands twice"#),
        ("a register twice", with(r#""RV":2935.60"#, r#""RV":2935.60,"RV":1"#), r#""RV" stands twice"#),
        ("no readings", payload(&[]), "RD is not there"),
        (
            "a register that goes back",
            payload(&[reading("2"), reading("1").replace("17:00:00", "17:00:01")]),
            "a register goes back from 2000 to 1000 Wh within the record",
        ),
        (
            "two values at one time",
            payload(&[reading("1"), reading("2")]),
            "a register has 1000 and 2000 Wh at one time",
        ),
        (
            "readings that are not in order",
            payload(&[reading("1"), reading("2").replace("17:00:00", "16:59:59")]),
            r#"time "2026-11-29T16:59:59,000+0100 S" is before that of the reading before it"#,
        ),
        ("too many readings", payload(&vec![reading("1"); 17]), "RD: at most 16 are wanted"),
        ("too much depth", with(r#"{"FV""#, r#"{"U":[[[[[[1]]]]]],"FV""#), "byte 15: less depth is wanted"),
        ("a number in place of a text", with(r#""F7""#, "7"), "PG: a text is wanted"),
    ];
    let refused = refused.into_iter().map(|(name, payload, why)| (name, payload, Err(why)));
    let taken: Vec<(&'static str, String, Result<Said, &'static str>)> = vec![
        ("less than a Wh stays in the register", of_value("2935.6009"), PLAIN),
        ("a number in a text", of_value(r#""2935.60""#), PLAIN),
        ("a number in a text with leading zeros", of_value(r#""002935.60""#), PLAIN),
        (
            "more than a double tells apart",
            of_value("9007199254740.9935"),
            Ok(("F7", AT_MS, Some(9_007_199_254_740_993), None)),
        ),
        ("in Wh", with("kWh", "Wh"), Ok(("F7", AT_MS, Some(2_935), None))),
        ("export as well", both("17.9"), Ok(("F7", AT_MS, Some(2_935_600), Some(17)))),
        ("another spelling of the register", with("1-b:1.8.0", "01-00:01.08.00.FF"), PLAIN),
        ("export alone", with("1-b:1.8.0", "1-0:2.8.0.FF"), Ok(("F7", AT_MS, None, Some(2_935_600)))),
        (
            "a transaction, of which the end counts",
            transaction(["B", "E"]),
            Ok(("T12345", AT_MS, Some(2_965_100), None)),
        ),
        ("line breaks and spaces", with(r#""MS""#, "\r\n  \"MS\""), PLAIN),
        ("what a vendor adds", with(r#"{"FV""#, r#"{"X1":{"a":[true,null,-1.5e3]},"FV""#), PLAIN),
        ("characters that are escaped", with("240084S", r"240084S\u00e9\ud83d\ude00\n"), PLAIN),
        ("a clock that is informative", with("+0100 S", "+0100 I"), PLAIN),
        ("a gateway without a meter's serial", with(r#""MS":"240084S","#, ""), PLAIN),
        ("no version", with(r#""FV":"1.0","#, ""), PLAIN),
    ];
    let said_of_malformed =
        |name: &str| matches!(name, "a key twice" | "a register twice" | "no number at all");
    let case = |(name, payload, said): (&'static str, String, _)| Case {
        name,
        key_type: Secp256r1,
        record: sealed(&payload),
        signature: if said_of_malformed(name) { Signature::Unreadable } else { Signature::Valid },
        said,
    };
    taken.into_iter().chain(refused).map(case).collect()
}

/// Records that were changed after they were signed, or are none.
fn damaged() -> Vec<Case> {
    let good = sealed(&plain());
    let cut = |length: usize| good[..length].to_vec();
    let rows = vec![
        (
            "another number than was signed",
            changed(&good, "2935.60", "2935.61"),
            Signature::Wrong,
            Ok(("F7", AT_MS, Some(2_935_610), None)),
        ),
        ("a space more than was signed", changed(&good, r#","RD""#, r#", "RD""#), Signature::Wrong, PLAIN),
        (
            "signed by another key",
            Device::new(Secp256r1, 2).seals(&plain(), Spelling::default()),
            Signature::Wrong,
            PLAIN,
        ),
        (
            "signed on another curve",
            device(Secp256k1).seals(&plain(), Spelling::default()),
            Signature::OtherCurve,
            PLAIN,
        ),
        (
            "brainpool",
            changed(&good, SECP256R1, "ECDSA-brainpool256r1-SHA256"),
            Signature::Unreadable,
            Err(r#"curve "brainpool256r1": secp256r1 or secp256k1 is wanted"#),
        ),
        (
            "another hash",
            changed(&good, SECP256R1, "ECDSA-secp256r1-SHA512"),
            Signature::Unreadable,
            Err(r#"hash "SHA512": SHA256 is wanted"#),
        ),
        (
            "another algorithm",
            changed(&good, SECP256R1, "RSA-2048"),
            Signature::Unreadable,
            Err(r#"signature algorithm "RSA-2048""#),
        ),
        (
            "an encoding that nobody knows",
            changed(&good, r#""SD":""#, r#""SE":"base32","SD":"!"#),
            Signature::Unreadable,
            Err(r#"no signature in encoding "base32""#),
        ),
        (
            "a signature that is cut off",
            changed(&good, r#""SD":"30"#, r#""SD":""#),
            Signature::Unreadable,
            Err("neither DER nor r and s"),
        ),
        ("no signature", changed(&good, r#""SD""#, r#""XD""#), Signature::Unreadable, Err("SD is not there")),
        ("nothing", Vec::new(), Signature::Unreadable, Err("ends at byte 0, where more is wanted")),
        ("its header alone", cut(4), Signature::Unreadable, Err("ends at byte 4, where more is wanted")),
        (
            "cut off in its payload",
            cut(60),
            Signature::Unreadable,
            Err("ends at byte 60, where more is wanted"),
        ),
        (
            "cut off in its signature",
            cut(good.len() - 30),
            Signature::Unreadable,
            Err("where more is wanted"),
        ),
        (
            "a payload that is cut off",
            changed(&good, r#"}]}|"#, "|"),
            Signature::Unreadable,
            Err("where more is wanted"),
        ),
        (
            "another header",
            changed(&good, "OCMF|", "OCMG|"),
            Signature::Unreadable,
            Err("is not OCMF|<payload>|<signature>"),
        ),
        (
            "a bar in its payload",
            changed(&good, "F7", "F|7"),
            Signature::Unreadable,
            Err("no other | is wanted"),
        ),
        ("no number", changed(&good, "2935.60", "NaN"), Signature::Unreadable, Err(r#""NaN" is no number"#)),
        (
            "an infinite number",
            changed(&good, "2935.60", "-Infinity"),
            Signature::Unreadable,
            Err(r#""-Infinity" is no number"#),
        ),
        (
            "a number with a leading zero",
            changed(&good, "2935.60", "02935.60"),
            Signature::Unreadable,
            Err("a comma or } is wanted"),
        ),
        (
            "bytes that are no text",
            [b"OCMF|{\"\xff\":1}|{}".to_vec()].concat(),
            Signature::Unreadable,
            Err("byte 7: UTF-8 is wanted"),
        ),
        (
            "something after it",
            [good.clone(), b"{}".to_vec()].concat(),
            Signature::Unreadable,
            Err("nothing after the object is wanted"),
        ),
    ];
    let case = |(name, record, signature, said)| Case { name, key_type: Secp256r1, record, signature, said };
    rows.into_iter().map(case).collect()
}

/// A case as a line of `vectors/ocmf.jsonl`; nothing of a record that is no text, which a line is.
pub fn line_of(case: &Case) -> Option<Value> {
    let record = str::from_utf8(&case.record).ok()?;
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
    Some(line)
}
