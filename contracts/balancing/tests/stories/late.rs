use crate::suite::*;
use balancing_contract::limits::{MAX_WAIT_SLOTS, WAIT_FOR_REPORT_SLOTS};
use interface::{
    balancing::{SaidState, SlotUnknown},
    grid::GridState,
};

#[test]
fn a_slot_is_waited_for_until_it_is_clear_that_it_was_passed_over() {
    let mut suite = Suite::new();
    let skipped = suite.slot;
    suite.a_slot_ends();
    for _ in 1..WAIT_FOR_REPORT_SLOTS {
        suite.a_slot_flows(100, 0);
        assert_eq!(suite.progress().slot, skipped);
    }
    let ticked = suite.a_slot_flows(100, 0);
    let error = "it was not reported".to_string();
    ticked.assert_event(&emitted(SlotUnknown { slot: skipped, error }));
    assert_eq!(suite.progress().slot, suite.slot);
}

#[test]
fn nothing_waits_for_ever_for_a_trading_that_stands_still() {
    let mut suite = Suite::new();
    suite.a_slot_flows(1_100, 0);
    let standing_still_from = suite.slot;
    for _ in 0..MAX_WAIT_SLOTS {
        suite.a_slot_ends();
    }
    suite.clock_ticks();
    assert_eq!(suite.progress().slot, standing_still_from);
    suite.a_slot_ends();
    suite.clock_ticks();
    assert_eq!(suite.progress().slot, standing_still_from + 1);
    let zone = suite.zone(LINDEN);
    assert_eq!((zone.state, zone.flow_wh, zone.loading_permille), (GridState::Emergency, None, None));
}

#[test]
fn a_report_that_comes_after_others_is_taken_in_in_its_place() {
    let mut suite = Suite::new();
    let late = suite.slot;
    suite.a_slot_ends();
    suite.a_slot_flows(200, 0);
    assert_eq!(suite.progress().slot, late);
    suite.is_reported_of(late, &[(LINDEN, 0, 150)]);
    suite.clock_ticks();
    assert_eq!((suite.progress().slot, suite.zone(LINDEN).flow_wh), (late + 2, Some(200)));
}

#[test]
fn nothing_counted_is_nothing_known_and_calms_nobody() {
    let mut suite = Suite::new();
    suite.a_slot_flows(1_100, 0);
    for _ in 0..5 {
        suite.a_slot_ends();
        suite.is_reported(&[(0, 0, 0), (LINDEN, 0, 0), (MILL, 0, 5)]);
        suite.clock_ticks();
    }
    assert_eq!(suite.state(LINDEN), (GridState::Emergency, 0));
    assert_eq!(suite.zone(LINDEN).flow_wh, None);
    assert_eq!(suite.zone(0).flow_wh, Some(5));
}

#[test]
fn what_an_operator_says_counts_where_nothing_is_known() {
    let mut suite = Suite::new();
    suite.a_slot_flows(100, 0);
    suite.says("linden", LINDEN, SaidState::Emergency, 50).unwrap();
    for _ in 0..5 {
        suite.a_slot_ends();
        suite.is_reported(&[(MILL, 0, 5)]);
        suite.clock_ticks();
    }
    let zone = suite.zone(LINDEN);
    assert_eq!((zone.state, zone.counted_slots), (GridState::Emergency, 0));
}

#[test]
fn the_clock_goes_on_where_it_stopped_with_as_many_zones_as_it_has_gas_for() {
    let (mut in_one, mut in_many) = (Suite::new(), Suite::new());
    in_many.gas_budget = 375_000;
    for (linden_wh, mill_wh) in [(100, 900), (1_100, 100), (850, 20)] {
        in_one.a_slot_flows(linden_wh, mill_wh);
        in_many.a_slot_flows(linden_wh, mill_wh);
        let slot = in_many.slot - 1;
        assert_eq!((in_many.progress().slot, in_many.progress().zone_id), (slot, 1));
        in_many.clock_ticks();
        assert_eq!(in_many.stored(), in_one.stored());
    }
}

#[test]
fn with_too_little_gas_nothing_is_begun() {
    let mut suite = Suite::new();
    suite.gas_budget = 100_000;
    let before = suite.stored();
    suite.a_slot_flows(1_100, 0);
    assert_eq!(suite.stored(), before);
}

#[test]
fn after_a_failure_a_single_zone_is_worked_on() {
    let mut suite = Suite::new();
    suite.consecutive_failures = 1;
    let slot = suite.slot;
    suite.a_slot_flows(100, 100);
    assert_eq!((suite.progress().slot, suite.progress().zone_id), (slot, 1));
}

#[test]
fn a_zone_that_joins_while_a_slot_is_taken_in_begins_with_the_next() {
    let mut suite = Suite::new();
    suite.gas_budget = 370_000;
    suite.a_slot_flows(100, 100);
    let lane = suite.add_zone(LINDEN, "linden", "lane");
    suite.gas_budget = u64::MAX;
    suite.clock_ticks();
    assert_eq!((suite.progress().slot, suite.progress().zone_id), (suite.slot, 0));
    suite.a_slot_ends();
    suite.is_reported(&[(lane, 0, 9)]);
    suite.clock_ticks();
    assert_eq!(suite.zone(lane).flow_wh, Some(9));
}
