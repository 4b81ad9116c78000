//! Owners who sign what never flowed: their keys are true, and what they say is not.

use interface::{metering::Verdict::*, registry::KeyType};

use crate::suite::*;

#[test]
fn a_first_reading_of_1970_is_refused_and_so_opens_no_gap_to_fill_with_energy() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.is_after_slot(1_900_000, 1);
    let of_1970 = suite.reads(&meter, 0, 0, 0);
    assert_eq!(suite.submits(0, &[of_1970]).verdicts, [StaleBaseline]);
    // All that the fuse would have let through since.
    let claim = suite.reads(&meter, 1_900_000, 0, 1_900_000 * MOST_WH_PER_SLOT);
    assert_eq!(suite.submits(1_900_000, &[claim]).verdicts, [Baseline]);
    assert_eq!((suite.energy(&meter, 1_900_000), suite.catch_up(&meter, 1_900_001)), (None, None));
}

#[test]
fn a_first_reading_of_all_ones_does_not_lock_the_meter_out() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Secp256r1);
    assert_eq!(suite.counts(&meter, 100, (1 << 48) - 1, (1 << 48) - 1), RegisterTooLarge);
    assert_eq!(suite.registers(&meter), None);
    assert_eq!(suite.counts(&meter, 101, 5_000, 10), Baseline);
    assert_eq!(suite.counts(&meter, 102, 5_100, 10), Accepted);
}

#[test]
fn who_waits_a_year_may_claim_no_more_than_who_waits_a_day() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    let (day, a_year_on) = (96 * MOST_WH_PER_SLOT, 100 + 365 * 96);
    assert_eq!(suite.counts(&meter, a_year_on, day + 1, day), Implausible);
    assert_eq!(suite.counts(&meter, a_year_on + 1, day, day + 1), Quarantined);
    assert_eq!(suite.catch_ups(&meter, a_year_on + 2), [(101, a_year_on + 1, day, 0)]);
}

#[test]
fn an_older_slot_with_more_than_a_later_one_is_no_part_of_it() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    suite.counts_after_a_gap(&meter, 102, 500, 20);
    for (import_wh, export_wh, verdict) in [(501, 20, Conflict), (500, 21, Conflict), (500, 20, Superseded)] {
        let older = suite.reads(&meter, 101, import_wh, export_wh);
        assert_eq!(suite.submits(101, &[older]).verdicts, [verdict]);
        assert_eq!(suite.registers(&meter), Some((102, 500, 20)));
    }
}

#[test]
fn an_older_slot_with_other_registers_than_were_taken_is_a_conflict() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Secp256k1);
    for (slot, import_wh) in [(100, 0), (101, 300), (102, 700), (103, 900)] {
        suite.counts(&meter, slot, import_wh, slot.into());
    }
    let rows = [
        // The first reading counts as exactly as those after it.
        (100, 0, 100, Superseded),
        (100, 1, 100, Conflict),
        (101, 300, 101, Superseded),
        (101, 299, 101, Conflict),
        (102, 700, 102, Superseded),
        (102, 700, 101, Conflict),
        // Nothing is known of the slots before it but that they have no more.
        (99, 0, 0, Superseded),
        (99, 0, 101, Conflict),
    ];
    for (slot, import_wh, export_wh, verdict) in rows {
        let older = suite.reads(&meter, slot, import_wh, export_wh);
        let told = suite.submits(slot, &[older]);
        assert_eq!(told.verdicts, [verdict], "slot {slot}: {import_wh} {export_wh}");
        assert_eq!(told.event.refused, u32::from(verdict == Conflict));
        assert_eq!(suite.registers(&meter), Some((103, 900, 103)));
    }
}

#[test]
fn what_is_older_than_eight_slots_or_before_a_gap_is_compared_with_the_last_registers_or_those_after_the_gap()
{
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    suite.counts_after_a_gap(&meter, 108, 500, 0);
    suite.counts(&meter, 109, 600, 0);
    for (slot, import_wh, verdict) in [(107, 500, Superseded), (107, 501, Conflict), (104, 501, Conflict)] {
        let older = suite.reads(&meter, slot, import_wh, 0);
        assert_eq!(suite.submits(slot, &[older]).verdicts, [verdict], "slot {slot}: {import_wh}");
    }
    for slot in 110..=120 {
        suite.counts(&meter, slot, 600, 0);
    }
    for (slot, import_wh, verdict) in [(111, 599, Superseded), (112, 599, Conflict), (111, 601, Conflict)] {
        let older = suite.reads(&meter, slot, import_wh, 0);
        assert_eq!(suite.submits(slot, &[older]).verdicts, [verdict], "slot {slot}: {import_wh}");
    }
}
