//! Whole records, as they are signed and as they are damaged.

mod cases;

use std::sync::LazyLock;

use cases::{Case, Signature, cases, device, line_of};
use cosmwasm_std::testing::MockApi;
use interface::{registry::KeyType, signed::is_signed};
use ocmf::{Clock, Context, Curve, MOST_RECORD_BYTES, OcmfError, Record};
use proptest::prelude::*;
use serde_json::Value;
use testing::Spelling;

static CASES: LazyLock<Vec<Case>> = LazyLock::new(cases);

fn key_type_of(curve: Curve) -> KeyType {
    match curve {
        Curve::Secp256r1 => KeyType::Secp256r1,
        Curve::Secp256k1 => KeyType::Secp256k1,
    }
}

fn is_signed_by(record: &Record<'_>, key_type: KeyType) -> bool {
    let key = device(key_type).key();
    key.key_type == key_type_of(record.curve)
        && is_signed(&MockApi::default(), key_type, &key.public_key, record.signed, &record.signature)
}

#[test]
fn each_record_says_what_is_right_or_why_it_is_not_taken() {
    for case in CASES.iter() {
        let record = Record::parse(&case.record);
        match (&record, case.said) {
            (Ok(record), Ok((page, unix_ms, import_wh, export_wh))) => {
                assert_eq!(record.page.to_string(), page, "{}", case.name);
                let registers = record.registers;
                let said = (registers.time.unix_ms, registers.import_total_wh, registers.export_total_wh);
                assert_eq!(said, (unix_ms, import_wh, export_wh), "{}", case.name);
                assert_eq!(
                    is_signed_by(record, case.key_type),
                    case.signature == Signature::Valid,
                    "{}",
                    case.name
                );
            }
            (Err(error), Err(why)) => assert!(error.to_string().ends_with(why), "{}: {error}", case.name),
            (record, said) => panic!("{}: {record:?}, not {said:?}", case.name),
        }
    }
}

#[test]
fn the_committed_vectors_are_these_records() {
    let written: Vec<Value> = include_str!("../../../vectors/ocmf.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let lines: Vec<Value> = CASES.iter().filter_map(line_of).collect();
    assert_eq!(written, lines, "cargo run -p ocmf --example vectors");
}

#[test]
fn a_record_names_the_meter_or_else_its_gateway() {
    let serial_of = |name: &str| {
        let case = CASES.iter().find(|case| case.name == name).unwrap();
        Record::parse(&case.record).unwrap().serial
    };
    assert_eq!(serial_of("DER in hex"), "240084S");
    assert_eq!(serial_of("a gateway without a meter's serial"), "1850006a");
    assert_eq!(serial_of("characters that are escaped"), "240084Sé😀\n");
}

#[test]
fn one_reading_by_an_informative_clock_makes_the_time_so() {
    let case = CASES.iter().find(|case| case.name == "a clock that is informative").unwrap();
    let record = Record::parse(&case.record).unwrap();
    assert_eq!(record.registers.time.clock, Clock::Informative);
    assert_eq!(record.page.context, Context::Fiscal);
}

#[test]
fn an_error_flag_holds_for_the_readings_after_it_until_another_one_stands() {
    let first =
        r#"{"TM":"2026-11-29T17:00:00,000+0100 S","RV":1,"RI":"1-b:1.8.0","RU":"kWh","EF":"","ST":"G"}"#;
    let payload = |second: &str| {
        format!(
            r#"{{"PG":"F1","MS":"1","RD":[{first},{{"RV":2,"TM":"2026-11-29T17:15:00,000+0100 S"{second}}}]}}"#
        )
    };
    let parsed = |text: &str| {
        Record::parse(&device(KeyType::Secp256r1).seals(text, Spelling::default()))
            .map(|record| record.registers)
    };
    assert_eq!(parsed(&payload("")).unwrap().import_total_wh, Some(2_000));
    let flagged = payload("").replacen(r#""EF":"""#, r#""EF":"E""#, 1);
    assert_eq!(parsed(&flagged), Err(OcmfError::EnergyUnusable { flags: "E".into() }));
}

#[test]
fn a_record_is_read_up_to_its_bound() {
    let longest = |length: usize| {
        let payload = r#"{"U":"","PG":"F1","MS":"1","RD":[{"TM":"2026-11-29T17:00:00,000+0100 S","RV":1,"RI":"1-b:1.8.0","RU":"kWh","ST":"G"}]}"#;
        let short = device(KeyType::Secp256r1).seals(payload, Spelling { raw: true, ..Spelling::default() });
        let filler = format!(r#""U":"{}""#, "u".repeat(length - short.len()));
        device(KeyType::Secp256r1)
            .seals(&payload.replace(r#""U":"""#, &filler), Spelling { raw: true, ..Spelling::default() })
    };
    assert!(Record::parse(&longest(MOST_RECORD_BYTES)).is_ok());
    let oversized = OcmfError::Oversized { length: MOST_RECORD_BYTES + 1, most: MOST_RECORD_BYTES };
    assert_eq!(Record::parse(&longest(MOST_RECORD_BYTES + 1)), Err(oversized));
}

#[test]
fn an_error_shows_no_more_than_the_beginning_of_what_is_wrong_and_nothing_that_a_terminal_obeys() {
    let text = format!("\u{1b}[2J{}", "x".repeat(4_000));
    let shown = OcmfError::WrongUnit { unit: text.as_str().into() }.to_string();
    assert!(shown.len() < 120 && !shown.contains('\u{1b}'), "{shown}");
}

proptest! {
    #[test]
    fn any_bytes_are_a_record_or_none(bytes in prop::collection::vec(any::<u8>(), 0..600), text: String) {
        let _ = Record::parse(&bytes);
        let _ = Record::parse(format!("OCMF|{text}|{text}").as_bytes());
        let _ = Record::parse(format!("OCMF|{{{text}}}|{{}}").as_bytes());
    }

    #[test]
    fn no_change_of_a_bit_between_the_bars_is_signed(place: prop::sample::Index, bit in 0u8..8, which: prop::sample::Index) {
        let taken: Vec<_> = CASES.iter().filter(|case| case.signature == Signature::Valid && case.said.is_ok()).collect();
        let case = which.get(&taken);
        let mut bytes = case.record.clone();
        let last = bytes.iter().rposition(|byte| *byte == b'|').unwrap();
        let at = 5 + place.index(last - 5);
        bytes[at] ^= 1 << bit;
        if let Ok(record) = Record::parse(&bytes) {
            prop_assert!(!is_signed_by(&record, case.key_type));
        }
    }

    #[test]
    fn a_record_that_is_cut_off_anywhere_is_told_so(length: prop::sample::Index) {
        let case = &CASES[0];
        let cut = &case.record[..length.index(case.record.len())];
        prop_assert!(matches!(Record::parse(cut), Err(OcmfError::Truncated { .. })), "{:?}", Record::parse(cut));
    }

    #[test]
    fn registers_come_back_as_they_were_written(import_mwh: u32, export_wh in 0u64..1 << 50, page: u64, minutes in 0u64..28 * 1_440) {
        let (days, minute) = (minutes / 1_440, minutes % 1_440);
        let time = format!("1970-01-{:02}T{:02}:{:02}:00,000+0000 S", days + 1, minute / 60, minute % 60);
        let text = format!(
            r#"{{"PG":"F{page}","MS":"1","RD":[{{"TM":"{time}","RV":{}.{:03},"RI":"1-0:1.8.0","RU":"Wh","ST":"G"}},{{"RV":"{export_wh}","RI":"1-0:2.8.0","RU":"Wh"}}]}}"#,
            import_mwh / 1_000, import_mwh % 1_000,
        );
        let bytes = device(KeyType::Secp256k1).seals(&text, Spelling::default());
        let record = Record::parse(&bytes).unwrap();
        prop_assert!(is_signed_by(&record, KeyType::Secp256k1));
        prop_assert_eq!(record.page.number, page);
        prop_assert_eq!(record.registers.time.unix_ms, minutes * 60_000);
        let registers = (record.registers.import_total_wh, record.registers.export_total_wh);
        prop_assert_eq!(registers, (Some(u64::from(import_mwh / 1_000)), Some(export_wh)));
    }
}
