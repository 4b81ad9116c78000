//! Metering points that are not approved any more, or not yet.

use interface::{
    metering::Verdict::*,
    registry::{Action, KeyType},
};

use crate::suite::*;

#[test]
fn a_meter_is_not_read_before_its_point_is_approved() {
    let mut suite = Suite::new();
    suite.is_after_slot(100, 0);
    let unapproved = suite.has_applied(KeyType::Ed25519);
    let first = suite.reads(&unapproved, 100, 0, 0);
    assert_eq!(suite.submits(100, &[first]).verdicts, [UnknownMeter]);
    let meter = suite.has_been_approved(unapproved);
    // Slot 101 runs: what was before it is not what was approved.
    let before = suite.reads(&meter, 100, 0, 0);
    assert_eq!(suite.submits(100, &[before]).verdicts, [BeforeApproval]);
    assert_eq!(suite.registers(&meter), None);
    assert_eq!(suite.counts(&meter, 101, 7, 0), Baseline);
}

#[test]
fn a_meter_exports_no_more_than_its_inverter_feeds_in() {
    let mut suite = Suite::new();
    let meter = suite.meter_with_inverter(KeyType::Ed25519, CONNECTION_W / 4);
    suite.counts(&meter, 100, 0, 0);
    let most_wh = MOST_WH_PER_SLOT / 4;
    assert_eq!(suite.counts(&meter, 101, MOST_WH_PER_SLOT, most_wh), Accepted);
    assert_eq!(suite.counts(&meter, 102, 2 * MOST_WH_PER_SLOT, 2 * most_wh + 1), Quarantined);
    assert_eq!(suite.energy(&meter, 102), None);
    assert_eq!(suite.catch_up(&meter, 103), Some((MOST_WH_PER_SLOT, 0)));
}

#[test]
fn a_recalled_meter_is_not_read_and_loses_nothing_when_the_recall_has_lapsed() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    suite.is_suspended(&meter);
    assert_eq!(suite.counts(&meter, 101, 10, 0), Suspended);
    suite.is_after_slot(195, 0);
    suite.overdue_ends();
    assert_eq!(suite.counts(&meter, 196, 20, 0), Suspended);
    suite.is_after_slot(197, 0);
    suite.overdue_ends();
    assert_eq!(suite.counts(&meter, 197, 30, 0), CatchUp);
}

#[test]
fn a_decommissioned_meters_readings_are_refused_and_its_device_starts_anew_as_another_point() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 5_000, 70);
    suite.verifier_proposes(Action::Decommission { meter_id: meter.meter_id });
    assert_eq!(suite.counts(&meter, 101, 5_100, 80), Decommissioned);
    let again = suite.comes_back(&meter);
    assert_ne!(again.meter_id, meter.meter_id);
    // Registers of a device that was reset in between.
    assert_eq!(suite.counts(&again, 102, 0, 0), Baseline);
    assert_eq!(suite.counts(&again, 103, 10, 0), Accepted);
    assert_eq!(suite.counts(&meter, 103, 5_200, 90), Decommissioned);
    assert_eq!(suite.registers(&meter), Some((100, 5_000, 70)));
}
