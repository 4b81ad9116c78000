//! Charging stations whose records are readings: they go the same way, and count once.

use cosmwasm_std::Event;
use cw_multi_test::AppResponse;
use interface::{
    metering::{OcmfFault, OcmfRecord, Verdict::*, *},
    packed::{Verdicts, flags},
    registry::{KeyType, ReadingFormat},
};
use testing::{Device, Spelling};
use units::slot_end;

use crate::suite::*;

pub const CURVES: [KeyType; 2] = [KeyType::Secp256r1, KeyType::Secp256k1];

/// What became of records.
pub struct Told {
    pub verdicts: Vec<Verdict>,
    pub refused: Vec<(OcmfFault, String)>,
}

impl Suite {
    /// The next meter is a station that signs records.
    pub fn station(&mut self, key_type: KeyType) -> Meter {
        self.reading_format = Some(ReadingFormat::Ocmf);
        let station = self.meter(key_type);
        self.reading_format = None;
        station
    }

    pub fn hears_records(&mut self, slot: u32, records: Vec<OcmfRecord>) -> Result<Told, String> {
        self.hears("carrier", &ExecuteMsg::SubmitOcmf { bank: 0, slot, records }).map(told)
    }

    /// One record, in time; what became of it.
    pub fn hears_record(&mut self, meter: &Meter, slot: u32, record: Vec<u8>) -> Told {
        self.hears_records(slot, vec![entry(meter, record)]).unwrap()
    }

    /// The record of a page is of the slot that has just ended.
    pub fn counts_record(&mut self, meter: &Meter, page: &str, slot: u32, import_wh: u64) -> Told {
        self.is_after_slot(slot, 1);
        self.hears_record(meter, slot, record(meter, page, slot, import_wh))
    }
}

pub fn entry(meter: &Meter, record: Vec<u8>) -> OcmfRecord {
    OcmfRecord { index: meter.meter_id as u8, record: record.into() }
}

fn told(response: AppResponse) -> Told {
    let of = |kind: &str| -> Vec<Event> {
        response.events.iter().filter(|event| event.ty == format!("wasm-{kind}")).cloned().collect()
    };
    let said =
        |event: &Event, key: &str| event.attributes.iter().find(|one| one.key == key).unwrap().value.clone();
    let verdicts = of(ReadingsSubmitted::TYPE).into_iter().flat_map(|event| {
        let packed = cosmwasm_std::Binary::from_base64(&said(&event, "readings")).unwrap();
        Verdicts::decode(&packed).unwrap().0.into_iter().map(|one| one.verdict).collect::<Vec<_>>()
    });
    let fault = |event: &Event| {
        let fault = cosmwasm_std::from_json(format!("\"{}\"", said(event, "fault"))).unwrap();
        (fault, said(event, "detail"))
    };
    Told { verdicts: verdicts.collect(), refused: of(OcmfRefused::TYPE).iter().map(fault).collect() }
}

/// `2026-11-29T16:00:00,000+0000` of seconds since 1970.
pub fn time_of(unix_seconds: u64) -> String {
    let (day, second) = (unix_seconds / 86_400, unix_seconds % 86_400);
    assert!(day < 31, "January of 1970 is enough");
    format!(
        "1970-01-{:02}T{:02}:{:02}:{:02},000+0000",
        day + 1,
        second / 3_600,
        second / 60 % 60,
        second % 60
    )
}

pub fn payload(meter: &Meter, page: &str, slot: u32, import_wh: u64) -> String {
    let time = time_of(slot_end(slot, SLOT_SECONDS));
    let reason = if page.starts_with('T') { r#""TX":"C","# } else { "" };
    format!(
        r#"{{"FV":"1.0","GS":"GATEWAY","PG":"{page}","MS":"SN-{}","RD":[{{"TM":"{time} S",{reason}"RV":{}.{:03},"RI":"1-b:1.8.0","RU":"kWh","EF":"","ST":"G"}}]}}"#,
        meter.meter_id,
        import_wh / 1_000,
        import_wh % 1_000,
    )
}

/// The same with a register of export.
pub fn with_export(payload: &str, export_wh: u64) -> String {
    payload.replace("}]}", &format!(r#"}},{{"RV":{export_wh},"RI":"1-0:2.8.0*255","RU":"Wh"}}]}}"#))
}

pub fn sealed(meter: &Meter, payload: &str) -> Vec<u8> {
    meter.device.seals(payload, Spelling::default())
}

pub fn record(meter: &Meter, page: &str, slot: u32, import_wh: u64) -> Vec<u8> {
    sealed(meter, &payload(meter, page, slot, import_wh))
}

#[test]
fn records_count_as_readings_do_on_either_curve() {
    for key_type in CURVES {
        let mut suite = Suite::new();
        let station = suite.station(key_type);
        assert_eq!(suite.counts_record(&station, "F1", 100, 5_000).verdicts, [Baseline]);
        assert_eq!(suite.counts_record(&station, "F2", 101, 5_250).verdicts, [Accepted]);
        assert_eq!(suite.registers(&station), Some((101, 5_250, 0)));
        assert_eq!(suite.energy(&station, 101), Some((250, 0)));
    }
}

#[test]
fn a_fraction_of_a_wh_stays_in_the_register_and_counts_when_it_is_one() {
    let mut suite = Suite::new();
    let station = suite.station(KeyType::Secp256r1);
    let mut of = |page: &str, slot, kwh: &str| {
        suite.is_after_slot(slot, 1);
        let text = payload(&station, page, slot, 0).replace("0.000", kwh);
        suite.hears_record(&station, slot, sealed(&station, &text)).verdicts
    };
    assert_eq!(of("F1", 100, "1.0006"), [Baseline]);
    assert_eq!(of("F2", 101, "1.0012"), [Accepted]);
    assert_eq!(of("F3", 102, "1.0018"), [Accepted]);
    assert_eq!(of("F4", 103, "1.0024"), [Accepted]);
    let energies = [101, 102, 103].map(|slot| suite.energy(&station, slot).unwrap().0);
    assert_eq!(energies, [1, 0, 1]);
}

#[test]
fn export_counts_and_beyond_the_inverter_it_waits_for_verifiers_as_any_does() {
    let mut suite = Suite::new();
    let station = suite.station(KeyType::Secp256k1);
    let mut of = |page: &str, slot, import_wh, export_wh| {
        suite.is_after_slot(slot, 1);
        let text = with_export(&payload(&station, page, slot, import_wh), export_wh);
        suite.hears_record(&station, slot, sealed(&station, &text)).verdicts
    };
    assert_eq!(of("F1", 100, 0, 0), [Baseline]);
    assert_eq!(of("F2", 101, 10, 700), [Accepted]);
    assert_eq!(of("F3", 102, 20, 700 + MOST_WH_PER_SLOT + 1), [Quarantined]);
    assert_eq!(of("F4", 103, 20 + MOST_WH_PER_SLOT + 1, 1_701), [Implausible]);
    assert_eq!(suite.energy(&station, 101), Some((10, 700)));
    assert_eq!(suite.registers(&station), Some((102, 20, 1_701)));
}

#[test]
fn a_gap_is_waited_for_and_counts_as_catch_up() {
    let mut suite = Suite::new();
    let station = suite.station(KeyType::Secp256r1);
    suite.counts_record(&station, "F1", 100, 0);
    assert_eq!(suite.counts_record(&station, "F3", 102, 300).verdicts, [TooSoon]);
    suite.is_after_slot(100 + GAP_WAIT_SLOTS, 1);
    let late = record(&station, "F3", 102, 300);
    assert_eq!(suite.hears_record(&station, 102, late).verdicts, [CatchUp]);
    assert_eq!(suite.catch_ups(&station, 101 + GAP_WAIT_SLOTS), [(101, 102, 300, 0)]);
}

#[test]
fn every_spelling_of_a_signature_counts_and_counts_once() {
    for key_type in CURVES {
        let mut suite = Suite::new();
        let station = suite.station(key_type);
        suite.counts_record(&station, "F1", 100, 0);
        let spellings = [
            (false, false, false),
            (true, false, false),
            (false, true, true),
            (true, true, true),
            (true, false, true),
        ];
        for (slot, (raw, base64, other_s)) in (101..).zip(spellings) {
            suite.is_after_slot(slot, 1);
            let text = payload(&station, &format!("F{slot}"), slot, u64::from(slot));
            let record = station.device.seals(&text, Spelling { raw, base64, other_s });
            assert_eq!(
                suite.hears_record(&station, slot, record).verdicts,
                [Accepted],
                "{raw} {base64} {other_s}"
            );
            let again = station.device.seals(&text, Spelling { other_s: !other_s, ..Spelling::default() });
            assert_eq!(suite.hears_record(&station, slot, again).verdicts, [Duplicate]);
        }
    }
}

#[test]
fn of_a_transaction_in_one_record_the_end_counts() {
    let mut suite = Suite::new();
    let station = suite.station(KeyType::Secp256r1);
    suite.counts_record(&station, "T1", 100, 1_000);
    suite.is_after_slot(101, 1);
    let begin = payload(&station, "T2", 100, 1_000).replace(r#""TX":"C""#, r#""TX":"B""#);
    let end = format!(r#"}},{{"TM":"{} S","TX":"E","RV":1.600}}]}}"#, time_of(slot_end(101, SLOT_SECONDS)));
    let both = sealed(&station, &begin.replace("}]}", &end));
    assert_eq!(suite.hears_record(&station, 100, both.clone()).refused[0].0, OcmfFault::OtherSlot);
    assert_eq!(suite.hears_record(&station, 101, both).verdicts, [Accepted]);
    assert_eq!(suite.energy(&station, 101), Some((600, 0)));
}

#[test]
fn the_hour_that_clocks_show_twice_is_two_and_the_one_that_they_skip_is_an_instant_like_others() {
    let mut suite = Suite::new();
    let station = suite.station(KeyType::Secp256r1);
    suite.counts_record(&station, "F1", 99, 0);
    // The same clock face with the offsets of summer and winter: an hour apart.
    let end = slot_end(100, SLOT_SECONDS);
    let face = time_of(end + 7_200).replace("+0000", "");
    for (page, zone, slot, import_wh) in [("F2", "+0200", 100, 10), ("F3", "+0100", 104, 20)] {
        let (last, ..) = suite.registers(&station).unwrap();
        suite.is_after_slot(last + GAP_WAIT_SLOTS, 1);
        let text = payload(&station, page, slot, import_wh)
            .replace(&time_of(slot_end(slot, SLOT_SECONDS)), &format!("{face}{zone}"));
        assert_eq!(suite.hears_record(&station, slot, sealed(&station, &text)).verdicts, [CatchUp], "{zone}");
    }
    assert_eq!(suite.registers(&station), Some((104, 20, 0)));
}

#[test]
fn a_clock_a_little_off_is_of_the_slot_that_ends_then_and_one_further_off_of_none() {
    let skew_ms = u64::from(CLOCK_SKEW_SECONDS) * 1_000;
    let end_ms = slot_end(100, SLOT_SECONDS) * 1_000;
    for (unix_ms, counts) in [
        (end_ms - skew_ms, true),
        (end_ms + skew_ms, true),
        (end_ms - skew_ms - 1, false),
        (end_ms + skew_ms + 1, false),
        (end_ms + u64::from(SLOT_SECONDS) * 500, false),
    ] {
        let mut suite = Suite::new();
        let station = suite.station(KeyType::Secp256r1);
        suite.is_after_slot(101, 1);
        let time = time_of(unix_ms / 1_000).replace(",000", &format!(",{:03}", unix_ms % 1_000));
        let text = payload(&station, "F1", 100, 5).replace(&time_of(end_ms / 1_000), &time);
        let told = suite.hears_record(&station, 100, sealed(&station, &text));
        match counts {
            true => assert_eq!(told.verdicts, [Baseline], "{unix_ms}"),
            false => assert_eq!(told.refused[0].0, OcmfFault::NotAtSlotEnd, "{unix_ms}"),
        }
    }
}

#[test]
fn a_clock_that_is_not_synchronised_is_flagged() {
    for (clock, flags) in [("S", 0), ("I", flags::CLOCK_UNSYNCHRONISED), ("R", flags::CLOCK_UNSYNCHRONISED)] {
        let mut suite = Suite::new();
        let station = suite.station(KeyType::Secp256r1);
        suite.is_after_slot(100, 1);
        let text = payload(&station, "F1", 100, 5).replace(" S\"", &format!(" {clock}\""));
        suite.hears_record(&station, 100, sealed(&station, &text));
        let registers: RegistersResponse = suite.asks(&QueryMsg::Registers { meter_id: station.meter_id });
        assert_eq!(registers.registers.unwrap().flags, flags, "{clock}");
    }
}

#[test]
fn each_kind_of_page_counts_by_itself() {
    let mut suite = Suite::new();
    let station = suite.station(KeyType::Secp256r1);
    for (slot, page) in (100..).zip(["F900", "T1", "F901", "T2", "T9"]) {
        assert!(
            matches!(suite.counts_record(&station, page, slot, 5).verdicts[..], [Baseline | Accepted]),
            "{page}"
        );
    }
    for (page, slot) in [("F901", 105), ("F1", 105), ("T9", 105), ("T2", 105), ("T0", 105)] {
        let before = suite.storage();
        let told = suite.counts_record(&station, page, slot, 5);
        assert_eq!((told.verdicts, told.refused[0].0), (vec![], OcmfFault::PageDidNotRise), "{page}");
        assert_eq!(suite.storage(), before);
    }
}

#[test]
fn a_new_key_counts_its_own_pages_and_the_old_one_speaks_no_more() {
    let mut suite = Suite::new();
    let old = suite.station(KeyType::Secp256r1);
    suite.counts_record(&old, "F700", 100, 5);
    let new = suite.rotates(&old, Device::new(KeyType::Secp256r1, 900));
    assert_eq!(suite.counts_record(&old, "F701", 101, 6).verdicts, [BadSignature]);
    assert_eq!(suite.counts_record(&new, "F1", 101, 6).verdicts, [Accepted]);
    assert_eq!(suite.counts_record(&new, "F1", 102, 7).refused[0].0, OcmfFault::PageDidNotRise);
}

#[test]
fn one_bad_record_never_fails_its_neighbours() {
    let mut suite = Suite::new();
    let stations: Vec<Meter> = (0..4).map(|_| suite.station(KeyType::Secp256k1)).collect();
    for station in &stations {
        suite.counts_record(station, "F1", 100, 0);
    }
    suite.is_after_slot(101, 1);
    let records = vec![
        entry(&stations[0], record(&stations[0], "F2", 101, 10)),
        entry(&stations[1], b"OCMF|".to_vec()),
        entry(&stations[2], record(&stations[3], "F2", 101, 10)),
        entry(&stations[3], record(&stations[3], "F2", 101, 30)),
    ];
    let told = suite.hears_records(101, records).unwrap();
    assert_eq!(told.verdicts, [Accepted, Accepted]);
    let faults: Vec<OcmfFault> = told.refused.into_iter().map(|(fault, _)| fault).collect();
    assert_eq!(faults, [OcmfFault::Truncated, OcmfFault::OtherMeter]);
    assert_eq!(
        (suite.energy(&stations[0], 101), suite.energy(&stations[3], 101)),
        (Some((10, 0)), Some((30, 0)))
    );
}
