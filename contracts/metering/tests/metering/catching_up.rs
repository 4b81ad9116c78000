use interface::{metering::Verdict::*, registry::KeyType};

use crate::suite::*;

#[test]
fn a_reading_counts_for_its_market_until_the_grace_period_is_over() {
    let grace = u64::from(GRACE_SECONDS);
    for (seconds, verdict) in [(0, Accepted), (grace - 1, Accepted), (grace, CatchUp), (9_000, CatchUp)] {
        let mut suite = Suite::new();
        let meter = suite.meter(KeyType::Ed25519);
        suite.counts(&meter, 100, 0, 0);
        suite.is_after_slot(101, seconds);
        let reading = suite.reads(&meter, 101, 300, 40);
        let submitted = suite.submits(101, &[reading]);
        assert_eq!(submitted.verdicts, [verdict], "after {seconds} s");
        let taken = Some((300, 40));
        let (energy, catch_up) = if verdict == Accepted { (taken, None) } else { (None, taken) };
        assert_eq!(suite.energy(&meter, 101), energy);
        assert_eq!(suite.catch_up(&meter, submitted.event.arrival_slot), catch_up);
        assert_eq!(suite.registers(&meter), Some((101, 300, 40)));
    }
}

#[test]
fn after_a_gap_the_energy_of_the_missed_slots_is_caught_up_even_in_time() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Secp256r1);
    suite.counts(&meter, 100, 0, 0);
    assert_eq!(suite.counts(&meter, 103, 900, 60), CatchUp);
    assert_eq!(suite.energy(&meter, 103), None);
    assert_eq!(suite.catch_up(&meter, 104), Some((900, 60)));
    assert_eq!(suite.counts(&meter, 104, 950, 60), Accepted);
    assert_eq!(suite.energy(&meter, 104), Some((50, 0)));
}

#[test]
fn a_reading_of_a_missed_slot_that_comes_after_a_later_one_is_superseded() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    suite.counts(&meter, 102, 500, 0);
    let missed = suite.reads(&meter, 101, 200, 0);
    assert_eq!(suite.submits(101, &[missed]).verdicts, [Superseded]);
    assert_eq!(suite.registers(&meter), Some((102, 500, 0)));
    assert_eq!(suite.energy(&meter, 101), None);
    assert_eq!(suite.catch_up(&meter, 103), Some((500, 0)));
}

#[test]
fn late_readings_in_order_add_up_in_the_slot_of_their_arrival() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    suite.is_after_slot(110, 500);
    for (slot, import_wh) in [(101, 10), (102, 30), (103, 60)] {
        let reading = suite.reads(&meter, slot, import_wh, 1);
        let submitted = suite.submits(slot, &[reading]);
        assert_eq!((submitted.verdicts, submitted.event.caught_up), (vec![CatchUp], 1));
    }
    assert_eq!(suite.catch_up(&meter, 111), Some((60, 1)));
}

#[test]
fn readings_refused_during_a_suspension_are_caught_up_after_it() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    suite.is_suspended(&meter);
    assert_eq!(suite.counts(&meter, 101, 100, 0), Suspended);
    assert_eq!(suite.registers(&meter), Some((100, 0, 0)));
    suite.is_reinstated(&meter);
    assert_eq!(suite.counts(&meter, 102, 150, 0), CatchUp);
    assert_eq!(suite.catch_up(&meter, 103), Some((150, 0)));
}

#[test]
fn the_fuse_grows_with_the_slots_that_a_gap_covers() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    assert_eq!(suite.counts(&meter, 103, 3 * MOST_WH_PER_SLOT + 1, 0), Implausible);
    assert_eq!(suite.registers(&meter), Some((100, 0, 0)));
    assert_eq!(suite.counts(&meter, 104, 3 * MOST_WH_PER_SLOT + 1, 0), CatchUp);
}
