//! Records that are none, damaged, of others, or signed by a thief: each is told, and nothing changes.

use interface::{
    metering::{
        OcmfFault::{self, *},
        Verdict, *,
    },
    registry::KeyType,
};
use testing::{Device, Spelling};
use units::slot_end;

use crate::{ocmf::*, suite::*};

const LAST: u32 = 100;
const SLOT: u32 = 101;

/// A station with 5 kWh in its register.
fn with_station() -> (Suite, Meter) {
    let mut suite = Suite::new();
    let station = suite.station(KeyType::Secp256r1);
    assert_eq!(suite.counts_record(&station, "F1", LAST, 5_000).verdicts, [Verdict::Baseline]);
    suite.is_after_slot(SLOT, 1);
    (suite, station)
}

/// A record of the next slot whose payload was changed before it was signed.
fn changed(station: &Meter, from: &str, to: &str) -> Vec<u8> {
    let text = payload(station, "F2", SLOT, 5_100);
    assert!(text.contains(from), "{from}");
    sealed(station, &text.replacen(from, to, 1))
}

fn is_refused(
    suite: &mut Suite,
    station: &Meter,
    slot: u32,
    record: Vec<u8>,
    fault: OcmfFault,
    detail: &str,
) {
    let before = suite.storage();
    let told = suite.hears_record(station, slot, record);
    assert_eq!(told.verdicts, [], "{fault:?}");
    let [(said, why)] = &told.refused[..] else { panic!("one fault") };
    assert_eq!(*said, fault, "{why}");
    assert!(why.contains(detail), "{fault:?}: {why}");
    assert_eq!(suite.storage(), before, "{fault:?}");
}

#[test]
fn what_a_record_says_wrong_is_told_apart() {
    let (mut suite, station) = with_station();
    let time = time_of(slot_end(SLOT, SLOT_SECONDS));
    let rows: Vec<(&str, String, OcmfFault, &str)> = vec![
        ("5.100", "5.1e0".into(), Exponent, "5.1e0"),
        ("5.100", "1e3".into(), Exponent, "1e3"),
        ("5.100", r#""NaN""#.into(), NotANumber, "NaN"),
        ("5.100", "NaN".into(), NotANumber, "NaN"),
        ("5.100", r#""  5.100""#.into(), Spaces, "  5.100"),
        ("5.100", "-5.100".into(), Negative, "-5.100"),
        ("5.100", "99999999999999999999".into(), TooLarge, "99999999999999999999"),
        ("kWh", "MWh".into(), WrongUnit, "MWh"),
        ("kWh", "kvarh".into(), WrongUnit, "kvarh"),
        ("1-b:1.8.0", "1-b:1.7.0".into(), UnknownObis, "1-b:1.7.0"),
        ("1-b:1.8.0", "01-00:B2.08.00.FF".into(), UnknownObis, "B2.08"),
        ("+0000 S", " S".into(), TimeWithoutZone, "an offset"),
        ("+0000 S", "+0000 U".into(), ClockNotSet, "not set"),
        (&time, "1970-01-32T00:00:00,000+0000".into(), BadTime, "1970-01-32"),
        (r#""G""#, r#""M""#.into(), BadStatus, "M"),
        (r#""EF":"""#, r#""EF":"E""#.into(), EnergyUnusable, "E"),
        (r#""EF":"""#, r#""EF":"t""#.into(), TimeUnusable, "t"),
        (r#""EF":"""#, r#""EF":"z""#.into(), UnknownErrorFlags, "z"),
        (r#""FV":"1.0""#, r#""PG":"F9","FV":"1.0""#.into(), DuplicateKey, "PG"),
        (r#""FV":"1.0""#, r#""FV":"3.0""#.into(), UnknownVersion, "3.0"),
        (r#""RV":"#, r#""TX":"B","RV":"#.into(), WrongReason, "F2"),
        (r#""RV":"#, r#""CL":1,"RV":"#.into(), LossCompensated, "cable"),
        (r#""F2""#, r#""T2""#.into(), WrongReason, "T2"),
        (r#""F2""#, r#""2""#.into(), BadPage, "2"),
        (r#","ST":"G""#, String::new(), Missing, "ST"),
        (r#""MS":"SN-0""#, r#""MS":"SN-9""#.into(), OtherMeter, "SN-0"),
        (r#""MS":"SN-0","#, String::new(), OtherMeter, "SN-0"),
        ("1-b:1.8.0", "1-b:2.8.0".into(), OtherRegisters, "no export"),
    ];
    for (from, to, fault, detail) in rows {
        let record = changed(&station, from, &to);
        is_refused(&mut suite, &station, SLOT, record, fault, detail);
    }
    let both = sealed(&station, &with_export(&payload(&station, "F2", SLOT, 5_100), 3));
    is_refused(&mut suite, &station, SLOT, both, OtherRegisters, "no export");
    assert_eq!(suite.counts_record(&station, "F2", SLOT, 5_100).verdicts, [Verdict::Accepted]);
}

#[test]
fn what_is_no_record_is_told_apart() {
    let (mut suite, station) = with_station();
    let good = record(&station, "F2", SLOT, 5_100);
    let text = |record: &[u8]| String::from_utf8(record.to_vec()).unwrap();
    let filled = changed(&station, r#"{"FV""#, &format!(r#"{{"U":"{}","FV""#, "u".repeat(4_096)));
    let rows: Vec<(Vec<u8>, OcmfFault)> = vec![
        (Vec::new(), Truncated),
        (good[..4].to_vec(), Truncated),
        (good[..good.len() / 2].to_vec(), Truncated),
        (good[..good.len() - 1].to_vec(), Truncated),
        (filled, Oversized),
        (b"{}".to_vec(), NoRecord),
        ([good.clone(), good.clone()].concat(), Malformed),
        (text(&good).replacen("F2", "F|2", 1).into_bytes(), Malformed),
        (text(&good).replace("SHA256", "SHA512").into_bytes(), UnknownHash),
        (text(&good).replace("secp256r1", "secp384r1").into_bytes(), UnknownCurve),
        (text(&good).replace("ECDSA-secp256r1-SHA256", "none").into_bytes(), UnknownAlgorithm),
        (text(&good).replace(r#""SD":"30"#, r#""SD":"31"#).into_bytes(), BadSignature),
        (text(&good).replace(r#""SD":""#, r#""SD":"?"#).into_bytes(), BadEncoding),
        (text(&good).replace(r#""SD""#, r#""XD""#).into_bytes(), Missing),
    ];
    for (record, fault) in rows {
        is_refused(&mut suite, &station, SLOT, record, fault, "");
    }
}

#[test]
fn an_altered_byte_another_key_and_another_curve_count_for_nothing() {
    let (mut suite, station) = with_station();
    let text = payload(&station, "F2", SLOT, 5_100);
    let altered = String::from_utf8(sealed(&station, &text)).unwrap().replace("5.100", "5.101");
    let by_another = Device::new(KeyType::Secp256r1, 77).seals(&text, Spelling::default());
    for record in [altered.into_bytes(), by_another] {
        let before = suite.storage();
        assert_eq!(suite.hears_record(&station, SLOT, record).verdicts, [Verdict::BadSignature]);
        assert_eq!(suite.storage(), before);
    }
    let on_another_curve = Device::new(KeyType::Secp256k1, 0).seals(&text, Spelling::default());
    is_refused(&mut suite, &station, SLOT, on_another_curve, WrongCurve, "Secp256k1");
    let said_to_be = String::from_utf8(sealed(&station, &text)).unwrap().replace("secp256r1", "secp256k1");
    is_refused(&mut suite, &station, SLOT, said_to_be.into_bytes(), WrongCurve, "Secp256r1");
}

#[test]
fn a_register_that_goes_back_or_beyond_the_fuse_does_not_count_and_turns_no_page() {
    let (mut suite, station) = with_station();
    for (import_wh, verdict) in [
        (4_999, Verdict::WentBack),
        (5_000 + MOST_WH_PER_SLOT + 1, Verdict::Implausible),
        (1 << 40, Verdict::RegisterTooLarge),
    ] {
        let before = suite.storage();
        let told = suite.hears_record(&station, SLOT, record(&station, "F9", SLOT, import_wh));
        assert_eq!(told.verdicts, [verdict]);
        assert_eq!(suite.storage(), before);
    }
    assert_eq!(suite.counts_record(&station, "F2", SLOT, 5_100).verdicts, [Verdict::Accepted]);
}

#[test]
fn a_record_counts_once_in_one_slot_and_under_one_meter() {
    let (mut suite, station) = with_station();
    let neighbour = suite.station(KeyType::Secp256r1);
    let once = record(&station, "F2", SLOT, 5_100);
    assert_eq!(suite.hears_record(&station, SLOT, once.clone()).verdicts, [Verdict::Accepted]);
    let before = suite.storage();
    assert_eq!(suite.hears_record(&station, SLOT, once.clone()).verdicts, [Verdict::Duplicate]);
    assert_eq!(suite.storage(), before);
    for other in [LAST, SLOT + 1] {
        suite.is_after_slot(SLOT + 1, 1);
        is_refused(&mut suite, &station, other, once.clone(), OtherSlot, "slot 101");
    }
    is_refused(&mut suite, &neighbour, SLOT, once.clone(), OtherMeter, "SN-1");
    // A page that was used, by one who has the key.
    let again = record(&station, "F2", SLOT + 1, 5_200);
    is_refused(&mut suite, &station, SLOT + 1, again, PageDidNotRise, "F2 does not come after F2");
    let of_the_same_slot = record(&station, "F3", SLOT, 5_101);
    assert_eq!(suite.hears_record(&station, SLOT, of_the_same_slot).verdicts, [Verdict::Conflict]);
    let older = record(&station, "F1", LAST, 5_000);
    assert_eq!(suite.hears_record(&station, LAST, older).verdicts, [Verdict::Superseded]);
    assert_eq!(suite.energy(&station, SLOT), Some((100, 0)));
    assert_eq!(suite.energy(&neighbour, SLOT), None);
}

#[test]
fn records_of_1970_and_of_the_future_are_no_beginning() {
    let mut suite = Suite::new();
    let station = suite.station(KeyType::Secp256r1);
    suite.is_after_slot(2_000, 1);
    for (slot, verdict) in [(0, Verdict::StaleBaseline), (2_001, Verdict::Future), (2_500, Verdict::Future)] {
        let before = suite.storage();
        let told = suite.hears_record(&station, slot, record(&station, "F1", slot, 5));
        assert_eq!(told.verdicts, [verdict]);
        assert_eq!(suite.storage(), before);
    }
    // No slot ends in the first second.
    let zero = payload(&station, "F1", 0, 5).replace("00:15:00", "00:00:00");
    is_refused(&mut suite, &station, 0, sealed(&station, &zero), NotAtSlotEnd, "0 ms");
    assert_eq!(
        suite.hears_record(&station, 2_000, record(&station, "F1", 2_000, 5)).verdicts,
        [Verdict::Baseline]
    );
}

#[test]
fn a_meter_speaks_in_its_own_form_alone() {
    let (mut suite, station) = with_station();
    let native = suite.meter(KeyType::Secp256r1);
    suite.counts(&native, LAST, 0, 0);
    suite.is_after_slot(SLOT, 1);
    let text = payload(&native, "F1", SLOT, 10);
    is_refused(&mut suite, &native, SLOT, sealed(&native, &text), OtherFormat, "does not sign records");
    let before = suite.storage();
    let reading = suite.reads(&station, SLOT, 5_100, 0);
    assert_eq!(suite.submits(SLOT, &[reading]).verdicts, [Verdict::BadSignature]);
    assert_eq!(suite.storage(), before);
}

#[test]
fn a_recalled_station_and_one_that_nobody_approved_count_for_nothing() {
    let (mut suite, station) = with_station();
    suite.is_suspended(&station);
    let before = suite.storage();
    let told = suite.hears_record(&station, SLOT, record(&station, "F2", SLOT, 5_100));
    assert_eq!(told.verdicts, [Verdict::Suspended]);
    assert_eq!(suite.storage(), before);
    let nobody = Meter { meter_id: 9, ..station };
    let text = record(&nobody, "F1", SLOT, 5);
    is_refused(&mut suite, &nobody, SLOT, text, UnknownMeter, "nobody approved");
}

#[test]
fn a_message_has_one_to_sixteen_records_in_order_of_meters_of_a_bank() {
    let (mut suite, station) = with_station();
    let one = entry(&station, record(&station, "F2", SLOT, 5_100));
    let of = |index: u8| OcmfRecord { index, ..one.clone() };
    let rows = [
        (0, vec![], "0 records: 1 to 16 are wanted"),
        (0, (0..17).map(of).collect(), "17 records: 1 to 16 are wanted"),
        (0, vec![of(0), of(0)], "record of index 0 does not come after index 0"),
        (0, vec![of(1), of(0)], "record of index 0 does not come after index 1"),
        (1 << 24, vec![of(0)], "there is no bank 16777216"),
    ];
    for (bank, records, reason) in rows {
        let before = suite.storage();
        let refused = suite.hears("carrier", &ExecuteMsg::SubmitOcmf { bank, slot: SLOT, records });
        assert!(refused.unwrap_err().contains(reason), "{reason}");
        assert_eq!(suite.storage(), before);
    }
    let many = (0..16).map(of).collect();
    let told = suite.hears_records(SLOT, many).unwrap();
    assert_eq!((told.verdicts, told.refused.len()), (vec![Verdict::Accepted], 15));
}

#[test]
fn export_that_appears_after_the_first_record_is_not_energy() {
    let (mut suite, station) = with_station();
    for slot in SLOT..SLOT + 3 {
        suite.is_after_slot(slot, 1);
        let text = with_export(&payload(&station, &format!("F{slot}"), slot, 5_000), 900);
        is_refused(&mut suite, &station, slot, sealed(&station, &text), OtherRegisters, "no export");
    }
    // Nor after another key.
    let new = suite.rotates(&station, Device::new(KeyType::Secp256r1, 901));
    let text = with_export(&payload(&new, "F1", SLOT + 2, 5_000), 900);
    is_refused(&mut suite, &new, SLOT + 2, sealed(&new, &text), OtherRegisters, "no export");
}
