use cosmwasm_std::coin;
use cw_multi_test::{Executor, IntoAddr};
use interface::{
    metering::{ExecuteMsg, Verdict::*},
    packed::{MAX_BATCH_BYTES, ReadingBatch},
    registry::KeyType,
};

use crate::suite::*;

#[track_caller]
fn refused(result: Result<Submitted, String>, reason: &str) {
    let error = result.err().expect("it was not refused");
    assert!(error.contains(reason), "refused for another reason: {error}");
}

#[test]
fn what_is_no_batch_is_refused_as_a_whole() {
    let mut suite = Suite::new();
    let meters = [suite.meter(KeyType::Ed25519), suite.meter(KeyType::Ed25519)];
    suite.is_after_slot(100, 1);
    let readings: Vec<_> = meters.iter().map(|meter| suite.reads(meter, 100, 5, 5)).collect();
    let batch = |readings| ReadingBatch { bank: 0, slot: 100, readings }.encode();
    let good = batch(readings.clone());
    let twice = batch(vec![readings[0].clone(), readings[0].clone()]);
    let disordered = batch(vec![readings[1].clone(), readings[0].clone()]);
    let mut overlong = good.clone();
    overlong.splice(11..12, [0x85, 0]);
    let rows = [
        (vec![], "end at 0"),
        (vec![9], "batch version 9 is not 1"),
        (good[..9].to_vec(), "batch without readings"),
        (good[..good.len() - 1].to_vec(), "inside a value"),
        ([&good[..], &[1]].concat(), "inside a value"),
        (twice, "index 0 does not come after index 0"),
        (disordered, "index 0 does not come after index 1"),
        (overlong, "overlong integer"),
        (vec![1; MAX_BATCH_BYTES + 1], "is longer than 22025"),
    ];
    for (bytes, reason) in rows {
        refused(suite.carries("carrier", bytes), reason);
    }
    assert!(meters.iter().all(|meter| suite.registers(meter).is_none()));
    assert_eq!(suite.carries("carrier", good).unwrap().verdicts, [Baseline, Baseline]);
}

#[test]
fn every_truncation_of_a_batch_takes_whole_readings_or_nothing() {
    let mut suite = Suite::new();
    let meters = [suite.meter(KeyType::Ed25519), suite.meter(KeyType::Secp256k1)];
    suite.is_after_slot(100, 1);
    let readings: Vec<_> = meters.iter().map(|meter| suite.reads(meter, 100, 5, 5)).collect();
    let whole = ReadingBatch { bank: 0, slot: 100, readings: readings.clone() }.encode();
    let first = ReadingBatch { bank: 0, slot: 100, readings: readings[..1].to_vec() }.encode();
    for length in 0..whole.len() {
        let taken = suite.carries("carrier", whole[..length].to_vec());
        assert_eq!(taken.is_ok(), length == first.len(), "{length} bytes");
    }
    assert_eq!(suite.registers(&meters[1]), None);
}

#[test]
fn a_batch_again_changes_nothing() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    for _ in 0..3 {
        let verdict = suite.counts(&meter, 101, 10, 1);
        assert!(matches!(verdict, Accepted | Duplicate));
        assert_eq!(suite.energy(&meter, 101), Some((10, 1)));
    }
    // Whoever signed it: what is known needs no signature.
    let mut unsigned = suite.reads(&meter, 101, 10, 1);
    unsigned.signature = [0; 64];
    let submitted = suite.submits(101, &[unsigned]);
    assert_eq!((submitted.verdicts, submitted.event.refused), (vec![Duplicate], 0));
}

#[test]
fn other_content_for_a_known_slot_is_a_conflict_and_overwrites_nothing() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    suite.counts(&meter, 101, 10, 1);
    let others = [(11, 1, 0), (10, 2, 0), (10, 1, 1), (9, 1, 0)];
    for (import_wh, export_wh, flags) in others {
        let other = suite.reads_with_flags(&meter, 101, import_wh, export_wh, flags);
        assert_eq!(suite.submits(101, &[other]).verdicts, [Conflict]);
        assert_eq!(suite.registers(&meter), Some((101, 10, 1)));
        assert_eq!(suite.energy(&meter, 101), Some((10, 1)));
    }
}

#[test]
fn registers_that_go_back_do_not_count() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 1_000, 1_000);
    assert_eq!(suite.counts(&meter, 101, 999, 1_100), WentBack);
    assert_eq!(suite.counts_after_a_gap(&meter, 102, 1_100, 999), WentBack);
    assert_eq!(suite.registers(&meter), Some((100, 1_000, 1_000)));
    assert_eq!(suite.counts_after_a_gap(&meter, 103, 1_001, 1_001), CatchUp);
}

#[test]
fn more_than_the_fuse_allows_does_not_count() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    for (import_wh, export_wh, verdict) in
        [(MOST_WH_PER_SLOT + 1, 0, Implausible), (u64::MAX, u64::MAX, RegisterTooLarge)]
    {
        assert_eq!(suite.counts(&meter, 101, import_wh, export_wh), verdict);
    }
    assert_eq!(suite.registers(&meter), Some((100, 0, 0)));
    assert_eq!(suite.counts(&meter, 101, MOST_WH_PER_SLOT, MOST_WH_PER_SLOT), Accepted);
}

#[test]
fn a_slot_that_has_not_ended_is_in_the_future_but_for_the_skew_of_clocks() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    let far = suite.reads(&meter, u32::MAX, 5, 5);
    assert_eq!(suite.submits(u32::MAX, &[far]).verdicts, [Future]);
    let second_before_the_end = |seconds: u32| u64::from(SLOT_SECONDS - seconds);
    for (seconds, verdict) in [(CLOCK_SKEW_SECONDS + 1, Future), (CLOCK_SKEW_SECONDS, Baseline)] {
        suite.is_after_slot(99, second_before_the_end(seconds));
        let reading = suite.reads(&meter, 100, 5, 5);
        assert_eq!(suite.submits(100, &[reading]).verdicts, [verdict]);
    }
    assert_eq!(suite.registers(&meter), Some((100, 5, 5)));
}

#[test]
fn meters_and_banks_that_are_not_registered_are_unknown() {
    let mut suite = Suite::new();
    let mut meter = suite.meter(KeyType::Ed25519);
    meter.meter_id = 1;
    assert_eq!(suite.counts(&meter, 100, 0, 0), UnknownMeter);
    // The bank number beyond the last one whose meters would have the ids of bank 0.
    for bank in [7, 1 << 24, u32::MAX] {
        meter.meter_id = 0;
        let reading = suite.reads(&meter, 100, 0, 0);
        let batch = ReadingBatch { bank, slot: 100, readings: vec![reading] };
        assert_eq!(suite.carries("carrier", batch.encode()).unwrap().verdicts, [UnknownMeter]);
    }
    assert_eq!(suite.registers(&meter), None);
}

#[test]
fn a_bad_reading_never_fails_its_neighbours() {
    let mut suite = Suite::new();
    let meters: Vec<_> = (0..6).map(|_| suite.meter(KeyType::Ed25519)).collect();
    for meter in &meters {
        suite.counts(meter, 100, 100, 100);
    }
    suite.is_suspended(&meters[4]);
    suite.is_after_slot(101, 1);
    let mut readings = [
        suite.reads(&meters[0], 101, 110, 100),
        suite.reads(&meters[1], 101, 90, 100),
        suite.reads(&meters[2], 101, 9_000, 100),
        suite.reads(&meters[3], 101, 110, 100),
        suite.reads(&meters[4], 101, 110, 100),
        suite.reads(&meters[5], 101, 120, 130),
    ];
    readings[3].signature = [7; 64];
    let submitted = suite.submits(101, &readings);
    assert_eq!(submitted.verdicts, [Accepted, WentBack, Implausible, BadSignature, Suspended, Accepted]);
    assert_eq!((submitted.event.accepted, submitted.event.refused), (2, 4));
    assert_eq!(suite.energy(&meters[0], 101), Some((10, 0)));
    assert_eq!(suite.energy(&meters[5], 101), Some((20, 30)));
}

#[test]
fn coins_are_refused() {
    let mut suite = Suite::new();
    let rich = "rich".into_addr();
    suite.app.init_modules(|router, _, storage| {
        router.bank.init_balance(storage, &rich, vec![coin(5, "uwatt")]).unwrap();
    });
    let msg = ExecuteMsg::SubmitReadings { batch: vec![1].into() };
    let sent = suite.app.execute_contract(rich, suite.metering.clone(), &msg, &[coin(5, "uwatt")]);
    assert!(sent.unwrap_err().to_string().contains("takes no coins, but 5uwatt was sent"));
}
