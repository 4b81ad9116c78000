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
