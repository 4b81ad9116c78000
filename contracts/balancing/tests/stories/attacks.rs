//! Who could stop the clock, and who could fake a state?

use crate::suite::*;
use interface::{
    balancing::{
        CallMissed, CallTerms, ExecuteMsg, Relief, SaidState, SlotUnknown, StateRefused, ZoneParams,
    },
    grid::{self, GridState},
};

#[test]
fn nobody_but_a_zones_operator_says_or_sets_anything_of_it() {
    let mut suite = Suite::new();
    let before = suite.stored();
    for sender in ["town", "mill", "admin", "trading", "stranger"] {
        let reason = format!("sender {} may not do this", who(sender));
        refused(suite.says(sender, LINDEN, SaidState::Emergency, 1), &reason);
        refused(suite.by(sender, ExecuteMsg::SayState { zone_id: LINDEN, said: None }), &reason);
        refused(suite.sets(sender, LINDEN, PARAMS), &reason);
    }
    assert_eq!(suite.stored(), before);
}

#[test]
fn an_operator_that_says_nothing_but_good_things_has_no_word_for_it() {
    let mut suite = Suite::new();
    suite.lets("linden", LINDEN);
    suite.a_slot_flows(1_100, 0);
    for _ in 0..3 {
        suite.says("linden", LINDEN, SaidState::Alert, 96).unwrap();
        suite.by("linden", ExecuteMsg::SayState { zone_id: LINDEN, said: None }).unwrap();
    }
    let zone = suite.zone(LINDEN);
    assert_eq!((zone.state, zone.counted_slots), (GridState::Emergency, 0));
    assert_eq!(suite.signal(LINDEN), GridState::Emergency);
}

/// A line's schedule keeps 32 versions: who plans one with every slot makes the grid forget those of slots that were just settled.
#[test]
fn an_operator_that_makes_the_grid_forget_a_slots_line_delays_nobody() {
    let mut suite = Suite::new();
    for _ in 0..40 {
        let from_slot = suite.slot + 1;
        suite.in_the_grid("mill", grid::ExecuteMsg::SetLine { zone_id: MILL, from_slot, line: line(700) });
        suite.a_slot_ends();
        suite.is_reported(&[(LINDEN, 0, 1_100), (MILL, 0, 1)]);
    }
    let ticked = suite.clock_ticks();
    assert_eq!(suite.progress().slot, suite.slot);
    assert_eq!(suite.state(LINDEN).0, GridState::Emergency);
    let unknown =
        ticked.events.iter().filter(|event| event.ty == format!("wasm-{}", SlotUnknown::TYPE)).count();
    assert!((1..10).contains(&unknown), "{unknown} slots of which lines are no longer known");
}

#[test]
fn a_grid_that_takes_no_state_stops_no_tick() {
    let mut suite = Suite::new();
    suite.lets("linden", LINDEN);
    suite.a_slot_ends();
    suite.is_reported(&[(LINDEN, 0, 1_100), (MILL, 0, 1_100)]);
    // What no message can do: the grid has lost the zone of which it is told.
    let grid = suite.grid.clone();
    suite.app.contract_storage_mut(&grid).remove(&zones_key(LINDEN));
    let ticked = suite.clock_ticks();
    let refused = ticked.events.iter().find(|event| event.ty == format!("wasm-{}", StateRefused::TYPE));
    assert!(refused.is_some(), "{:?}", ticked.events);
    assert_eq!(suite.progress().slot, suite.slot);
}

fn zones_key(zone_id: u32) -> Vec<u8> {
    [b"\x00\x05zones".as_slice(), &zone_id.to_be_bytes()].concat()
}

#[test]
fn what_a_meter_claims_beyond_all_measure_is_judged_and_stops_nothing() {
    let mut suite = Suite::new();
    for _ in 0..2 {
        suite.a_slot_ends();
        suite.is_reported(&[(0, u64::MAX, 0), (LINDEN, 0, u64::MAX), (MILL, u64::MAX, 0)]);
        suite.clock_ticks();
    }
    for _ in 0..96 {
        suite.a_slot_flows(100, -100);
    }
    assert_eq!(suite.progress().slot, suite.slot);
    assert_eq!(suite.forecast(LINDEN, 96).len(), 96);
    assert!(suite.scores(LINDEN)[0].error_wh.u128() > 0);
}

/// A zone can be handed to anybody unasked.
#[test]
fn nobody_is_made_to_pay_for_calls_by_being_given_a_zone_that_somebody_else_has_called() {
    let mut suite = Suite::new();
    for _ in 0..96 {
        suite.a_slot_flows(-1_200, 100);
    }
    let terms = CallTerms { notice_slots: 6, target_permille: 950, price_cap_micro_per_kwh: 400_000 };
    let calling = ZoneParams { calls: Some(terms), ..PARAMS };
    suite.deposits("mill", 1_000_000).unwrap();
    suite.sets("linden", LINDEN, calling).unwrap();
    let operator = Some(who("mill").to_string());
    suite.in_the_grid("linden", grid::ExecuteMsg::UpdateZone { zone_id: LINDEN, name: None, operator });
    let missed = suite.a_slot_flows(-1_200, 100);
    let error = format!(
        "the terms of calls in zone {LINDEN} are those of {}, who does not operate it; a retry helps when its operator has set some",
        who("linden")
    );
    let slot = suite.slot - 1 + terms.notice_slots;
    let (zone_id, relief, needed_wh) = (LINDEN, Relief::DrawLess, 250u64.into());
    missed.assert_event(&emitted(CallMissed { zone_id, slot, relief, needed_wh, error }));
    assert_eq!((suite.open_calls(), suite.money_of("mill")), (vec![], (1_000_000, 0)));
    suite.sets("mill", LINDEN, calling).unwrap();
    suite.a_slot_flows(-1_200, 100);
    assert_eq!(suite.open_calls()[0].payer, who("mill"));
}
