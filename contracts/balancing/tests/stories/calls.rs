//! When offers are called, by whom and for whose money, and how a call ends.

use interface::balancing::{
    BalancedZone, CallAt, CallEnded, CallMissed, CallOpened, CallStage, CallTerms, CallsResponse, ExecuteMsg,
    OpenCall, QueryMsg, Relief, ZoneParams,
};

use crate::suite::*;

const TERMS: CallTerms =
    CallTerms { notice_slots: 6, target_permille: 950, price_cap_micro_per_kwh: 400_000 };

fn calling(terms: CallTerms) -> ZoneParams {
    ZoneParams { calls: Some(terms), ..PARAMS }
}

/// Linden street drew 1,200 Wh in every slot of a day, over a line of 1,000 Wh.
fn overloaded() -> Suite {
    let mut suite = Suite::new();
    for _ in 0..96 {
        suite.a_slot_flows(-1_200, 100);
    }
    suite
}

#[test]
fn an_operator_calls_and_what_is_held_back_is_its_own_again_when_the_slot_was_taken_in() {
    let mut suite = Suite::new();
    suite.deposits("linden", 1_000_000).unwrap();
    let slot = suite.slot + 1;
    let called = suite.calls("linden", LINDEN, slot, 2_000).unwrap();
    let (zone_id, relief, price_cap_micro_per_kwh) = (LINDEN, Relief::DrawLess, 400_000);
    let (needed_wh, reserved_micro, payer) = (2_000u64.into(), 800_000u128.into(), who("linden"));
    called.assert_event(&emitted(CallOpened {
        zone_id,
        slot,
        relief,
        needed_wh,
        price_cap_micro_per_kwh,
        by_clock: false,
        payer: payer.clone(),
        reserved_micro,
    }));
    let made_in_slot = suite.slot;
    let by_clock = false;
    let call = OpenCall {
        slot,
        zone_id,
        relief,
        needed_wh,
        price_cap_micro_per_kwh,
        made_in_slot,
        by_clock,
        payer,
        reserved_micro,
        stage: CallStage::Opened,
        price_micro_per_kwh: None,
        awarded_wh: 0u64.into(),
        short_wh: 0u64.into(),
    };
    assert_eq!(suite.open_calls(), [call]);
    suite.a_slot_flows(0, 0);
    assert_eq!(suite.open_calls().len(), 1, "its slot runs");
    let ended = suite.a_slot_flows(0, 0);
    ended.assert_event(&emitted(CallEnded {
        zone_id,
        slot,
        short_wh: needed_wh,
        delivered_wh: 0u64.into(),
        paid_micro: 0u128.into(),
        fined_micro: 0u128.into(),
        freed_micro: 0u128.into(),
    }));
    assert_eq!((suite.open_calls(), suite.money_of("linden")), (vec![], (1_000_000, 0)));
}

#[test]
fn a_call_that_cannot_be_is_refused_by_name_and_changes_nothing() {
    let mut suite = Suite::new();
    let lane = suite.add_zone(LINDEN, "linden", "lane");
    for name in ["linden", "lane", "town", "mill"] {
        suite.deposits(name, 1_000_000).unwrap();
    }
    suite.sets("mill", MILL, calling(TERMS)).unwrap();
    suite.a_slot_flows(0, 0);
    let now = suite.slot;
    suite.calls("linden", LINDEN, now + 10, 100).unwrap();
    let before = suite.stored();
    let no_more =
        |slot, first| format!("slot {slot} can be called no more; slot {first} is the first that can");
    let not_yet = |slot| format!("slot {slot} cannot be called yet; slot {} is the last that can", now + 96);
    let related =
        |zone_id| format!("zone {LINDEN}, above or below zone {zone_id}, is called for slot {}", now + 10);
    for (sender, zone_id, slot, needed_wh, reason) in [
        ("linden", LINDEN, now, 100, no_more(now, now + 1)),
        ("linden", LINDEN, 0, 100, no_more(0, now + 1)),
        ("mill", MILL, now + 4, 100, no_more(now + 4, now + 5)),
        ("linden", LINDEN, now + 97, 100, not_yet(now + 97)),
        ("linden", LINDEN, u32::MAX, 100, not_yet(u32::MAX)),
        ("linden", LINDEN, now + 10, 100, format!("zone {LINDEN} is called for slot {} already", now + 10)),
        ("lane", lane, now + 10, 100, related(lane)),
        ("linden", LINDEN, now + 11, 0, "a call for 0 Wh".to_string()),
        (
            "linden",
            LINDEN,
            now + 11,
            2_401,
            format!(
                "960400 is more than the 960000 of {} here; a retry helps after a deposit",
                who("linden")
            ),
        ),
        ("linden", LINDEN, now + 11, u64::MAX, "is more than the 960000 of".to_string()),
        ("mill", LINDEN, now + 11, 100, format!("sender {} may not do this", who("mill"))),
        ("town", 0, now + 11, 100, "zone 0 has no line that could be relieved".to_string()),
        ("town", 9, now + 11, 100, "zone 9 does not exist".to_string()),
    ] {
        refused(suite.calls(sender, zone_id, slot, needed_wh), &reason);
    }
    let (zone_id, relief, needed_wh) = (LINDEN, Relief::DrawLess, 100u64.into());
    let off_grid =
        ExecuteMsg::Call { zone_id, slot: now + 11, relief, needed_wh, price_cap_micro_per_kwh: 1 };
    refused(suite.by("linden", off_grid), "price 1 micro/kWh is not a multiple of the price tick 1000");
    assert_eq!(suite.stored(), before);
    // Beside it, and above it in another slot, zones are called all the same.
    suite.calls("mill", MILL, now + 10, 100).unwrap();
    suite.calls("lane", lane, now + 11, 100).unwrap();
    refused(
        suite.calls("linden", LINDEN, now + 11, 100),
        &format!("zone {lane}, above or below zone {LINDEN}, is called for slot {}", now + 11),
    );
    let called: Vec<_> = suite.open_calls().iter().map(|call| (call.slot, call.zone_id)).collect();
    assert_eq!(called, [(now + 10, LINDEN), (now + 10, MILL), (now + 11, lane)]);
    let page =
        |start_after, limit| suite.ask::<CallsResponse>(&QueryMsg::Calls { start_after, limit }).unwrap();
    let after = CallAt { slot: now + 10, zone_id: LINDEN };
    assert_eq!(page(Some(after), Some(1)).calls, suite.open_calls()[1..2]);
}

#[test]
fn terms_that_cannot_be_are_refused_by_name() {
    let mut suite = Suite::new();
    let before = suite.stored();
    for (terms, reason) in [
        (CallTerms { notice_slots: 1, ..TERMS }, "a notice of 1 slots is not one of 2 to 96"),
        (CallTerms { notice_slots: 97, ..TERMS }, "a notice of 97 slots is not one of 2 to 96"),
        (CallTerms { target_permille: 1_001, ..TERMS }, "target_permille is 1001; it is at most 1000"),
        (CallTerms { price_cap_micro_per_kwh: 1, ..TERMS }, "price 1 micro/kWh is not a multiple"),
    ] {
        refused(suite.sets("linden", LINDEN, calling(terms)), reason);
    }
    let for_everybody =
        "each zone's operator sets on what terms it pays for calls; nobody does for all zones";
    refused(Suite::with(calling(TERMS)).map(|_| ()), for_everybody);
    assert_eq!(suite.stored(), before);
    suite.sets("linden", LINDEN, calling(TERMS)).unwrap();
    assert_eq!(
        suite.ask::<BalancedZone>(&QueryMsg::Zone { zone_id: LINDEN }).unwrap().params.calls,
        Some(TERMS)
    );
}

#[test]
fn the_clock_calls_for_what_is_expected_above_the_target_as_far_ahead_as_the_operator_says() {
    let mut suite = overloaded();
    suite.deposits("linden", 1_000_000).unwrap();
    suite.sets("linden", LINDEN, calling(TERMS)).unwrap();
    let called = suite.a_slot_flows(-1_200, 100);
    let slot = suite.slot - 1 + TERMS.notice_slots;
    called.assert_event(&emitted(CallOpened {
        zone_id: LINDEN,
        slot,
        relief: Relief::DrawLess,
        needed_wh: 250u64.into(),
        price_cap_micro_per_kwh: 400_000,
        by_clock: true,
        payer: who("linden"),
        reserved_micro: 100_000u128.into(),
    }));
    assert_eq!(suite.money_of("linden"), (1_000_000, 0), "nobody offers anything");
    for _ in 0..20 {
        suite.a_slot_flows(-1_200, 100);
        suite.money_adds_up();
    }
    assert_eq!(suite.open_calls().len() as u32, TERMS.notice_slots, "each slot is called once");
    suite.sets("linden", LINDEN, PARAMS).unwrap();
    for _ in 0..TERMS.notice_slots {
        suite.a_slot_flows(-1_200, 100);
    }
    assert_eq!((suite.open_calls(), suite.money_of("linden")), (vec![], (1_000_000, 0)));
}

#[test]
fn the_clock_calls_to_feed_in_less_where_the_flow_is_up_and_nobody_where_nothing_is_needed() {
    let mut suite = Suite::new();
    for (name, zone_id) in [("linden", LINDEN), ("mill", MILL)] {
        suite.deposits(name, 10_000_000).unwrap();
        suite.sets(name, zone_id, calling(TERMS)).unwrap();
    }
    for _ in 0..97 {
        suite.a_slot_flows(1_100, 950);
    }
    let calls: Vec<_> =
        suite.open_calls().iter().map(|call| (call.zone_id, call.relief, call.needed_wh)).collect();
    assert!(
        !calls.is_empty() && calls.iter().all(|call| *call == (LINDEN, Relief::FeedInLess, 150u64.into()))
    );
}

#[test]
fn without_the_operators_money_there_is_no_call_and_an_event_says_so() {
    let mut suite = overloaded();
    suite.deposits("linden", 99_999).unwrap();
    suite.sets("linden", LINDEN, calling(TERMS)).unwrap();
    let missed = suite.a_slot_flows(-1_200, 100);
    missed.assert_event(&emitted(CallMissed {
        zone_id: LINDEN,
        slot: suite.slot - 1 + TERMS.notice_slots,
        relief: Relief::DrawLess,
        needed_wh: 250u64.into(),
        error: format!(
            "100000 is more than the 99999 of {} here; a retry helps after a deposit",
            who("linden")
        ),
    }));
    assert_eq!((suite.open_calls(), suite.money_of("linden")), (vec![], (99_999, 0)));
    assert_eq!(suite.progress().slot, suite.slot);
}

#[test]
fn the_clock_calls_no_zone_above_or_below_one_that_is_called_and_leaves_an_operators_own_call_alone() {
    let mut suite = overloaded();
    let lane = suite.add_zone(LINDEN, "linden", "lane");
    for name in ["linden", "lane"] {
        suite.deposits(name, 1_000_000).unwrap();
    }
    suite.sets("linden", LINDEN, calling(TERMS)).unwrap();
    let (above, own) = (suite.slot + TERMS.notice_slots, suite.slot + TERMS.notice_slots + 1);
    suite.calls("lane", lane, above, 100).unwrap();
    suite.calls("linden", LINDEN, own, 7).unwrap();
    let missed = suite.a_slot_flows(-1_200, 100);
    let error = format!("zone {lane}, above or below zone {LINDEN}, is called for slot {above}");
    let (zone_id, slot, relief, needed_wh) = (LINDEN, above, Relief::DrawLess, 250u64.into());
    missed.assert_event(&emitted(CallMissed { zone_id, slot, relief, needed_wh, error }));
    let quiet = suite.a_slot_flows(-1_200, 100);
    assert!(quiet.events.iter().all(|event| event.ty != format!("wasm-{}", CallMissed::TYPE)));
    assert_eq!(suite.open_calls().iter().map(|call| call.needed_wh.u64()).collect::<Vec<_>>(), [100, 7]);
}

#[test]
fn a_tick_that_comes_too_late_calls_nobody_for_what_has_begun() {
    let mut suite = overloaded();
    suite.deposits("linden", 1_000_000).unwrap();
    suite.sets("linden", LINDEN, calling(CallTerms { notice_slots: 2, ..TERMS })).unwrap();
    for _ in 0..3 {
        suite.a_slot_ends();
        suite.is_reported(&[(LINDEN, 1_200, 0), (MILL, 0, 100)]);
    }
    suite.clock_ticks();
    let slots: Vec<_> = suite.open_calls().iter().map(|call| call.slot).collect();
    assert_eq!(slots, [suite.slot + 1], "of the last slot that is over alone");
}

#[test]
fn the_clock_calls_and_ends_calls_all_the_same_however_little_it_does_at_once() {
    let story = |gas_budget, consecutive_failures| {
        let mut suite = overloaded();
        for (name, zone_id) in [("linden", LINDEN), ("mill", MILL)] {
            suite.deposits(name, 1_000_000).unwrap();
            suite.sets(name, zone_id, calling(TERMS)).unwrap();
        }
        (suite.gas_budget, suite.consecutive_failures) = (gas_budget, consecutive_failures);
        for _ in 0..9 {
            suite.a_slot_flows(-1_200, 1_300);
            for _ in 0..20 {
                suite.money_adds_up();
                suite.forecast(LINDEN, 4);
                suite.clock_ticks();
            }
        }
        assert_eq!(suite.progress().slot, suite.slot);
        suite.stored()
    };
    let at_once = story(u64::MAX, 0);
    assert!(story(u64::MAX, 1) == at_once);
    assert!(story(900_000, 0) == at_once);
}
