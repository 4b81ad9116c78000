use interface::{metering::Verdict::*, registry::KeyType};

use testing::TARIFF_CHANGES_AT;

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
    assert_eq!(suite.counts(&meter, 108, 900, 60), CatchUp);
    assert_eq!(suite.energy(&meter, 108), None);
    assert_eq!(suite.catch_ups(&meter, 109), [(101, 108, 900, 60)]);
    assert_eq!(suite.counts(&meter, 109, 950, 60), Accepted);
    assert_eq!(suite.energy(&meter, 109), Some((50, 0)));
}

#[test]
fn a_reading_of_a_missed_slot_that_comes_after_a_later_one_is_superseded() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    suite.counts_after_a_gap(&meter, 102, 500, 0);
    let missed = suite.reads(&meter, 101, 200, 0);
    assert_eq!(suite.submits(101, &[missed]).verdicts, [Superseded]);
    assert_eq!(suite.registers(&meter), Some((102, 500, 0)));
    assert_eq!(suite.energy(&meter, 101), None);
    assert_eq!(suite.catch_ups(&meter, 109), [(101, 102, 500, 0)]);
}

#[test]
fn who_hurries_makes_no_gap_another_brings_what_is_missing() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    suite.is_after_slot(102, 1);
    let (missing, hurried) = (suite.reads(&meter, 101, 200, 0), suite.reads(&meter, 102, 500, 0));
    let told = suite.submits(102, std::slice::from_ref(&hurried));
    assert_eq!((told.verdicts, told.event.refused), (vec![TooSoon], 1));
    assert_eq!(suite.registers(&meter), Some((100, 0, 0)));
    assert_eq!(suite.submits(101, &[missing]).verdicts, [CatchUp]);
    assert_eq!(suite.submits(102, &[hurried]).verdicts, [Accepted]);
    assert_eq!(
        (suite.energy(&meter, 102), suite.catch_ups(&meter, 103)),
        (Some((300, 0)), vec![(101, 101, 200, 0)])
    );
}

#[test]
fn a_gap_is_one_from_the_eighth_slot_after_its_first_on() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    let after_the_gap = suite.reads(&meter, 102, 500, 0);
    for (ended, verdict) in [(102, TooSoon), (107, TooSoon), (108, CatchUp)] {
        suite.is_after_slot(ended, 0);
        assert_eq!(
            suite.submits(102, std::slice::from_ref(&after_the_gap)).verdicts,
            [verdict],
            "slot {ended} has ended"
        );
    }
}

#[test]
fn late_slots_of_one_tariff_add_up_and_those_of_another_stay_apart() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    let change = TARIFF_CHANGES_AT;
    suite.counts(&meter, change - 3, 0, 0);
    suite.is_after_slot(change + 9, 0);
    let arrival = change + 10;
    for (slot, import_wh) in [(change - 2, 10), (change - 1, 30), (change, 60), (change + 1, 100)] {
        let reading = suite.reads(&meter, slot, import_wh, 0);
        assert_eq!(suite.submits(slot, &[reading]).verdicts, [CatchUp], "slot {slot}");
    }
    assert_eq!(
        suite.catch_ups(&meter, arrival),
        [(change - 2, change - 1, 30, 0), (change, change + 1, 70, 0)]
    );
}

#[test]
fn a_gap_over_a_change_of_tariff_and_what_is_on_both_sides_of_it_take_two_arrival_slots() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    let change = TARIFF_CHANGES_AT;
    suite.counts(&meter, change - 3, 0, 0);
    suite.is_after_slot(change + 19, 0);
    let arrival = change + 20;
    let before = suite.reads(&meter, change - 2, 10, 0);
    let over = suite.reads(&meter, change + 1, 50, 0);
    let after = suite.reads(&meter, change + 2, 60, 0);
    assert_eq!(suite.submits(change - 2, &[before]).verdicts, [CatchUp]);
    assert_eq!(suite.submits(change + 1, &[over]).verdicts, [CatchUp]);
    assert_eq!(suite.submits(change + 2, std::slice::from_ref(&after)).verdicts, [TooSoon]);
    assert_eq!(suite.registers(&meter), Some((change + 1, 50, 0)));
    suite.is_after_slot(arrival, 0);
    assert_eq!(suite.submits(change + 2, &[after]).verdicts, [CatchUp]);
    let first = [(change - 2, change - 2, 10, 0), (change - 1, change + 1, 40, 0)];
    assert_eq!(suite.catch_ups(&meter, arrival), first);
    assert_eq!(suite.catch_ups(&meter, arrival + 1), [(change + 2, change + 2, 10, 0)]);
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
    assert_eq!(suite.counts_after_a_gap(&meter, 102, 150, 0), CatchUp);
    assert_eq!(suite.catch_ups(&meter, 109), [(101, 102, 150, 0)]);
}

#[test]
fn the_fuse_grows_with_the_slots_that_a_gap_covers() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    assert_eq!(suite.counts_after_a_gap(&meter, 103, 3 * MOST_WH_PER_SLOT + 1, 0), Implausible);
    assert_eq!(suite.registers(&meter), Some((100, 0, 0)));
    assert_eq!(suite.counts_after_a_gap(&meter, 104, 3 * MOST_WH_PER_SLOT + 1, 0), CatchUp);
}
