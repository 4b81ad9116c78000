//! In an emergency that was measured, what rests in the zone's books takes part in no batch of the forward market.

use cosmwasm_std::Addr;
use integration::{Community, Suite, at_market, bundle, buy, sell};
use interface::{
    balancing::{Bands, ExecuteMsg, Said, SaidState, ZoneParams},
    grid::{self, GridState, Line, MAX_STOPPED_SLOTS},
    trading::{BatchesResumed, BatchesStopped, OrderFact, OrderReason, OrderStatus, Side},
};

const PARAMS: ZoneParams = ZoneParams {
    bands: Bands {
        alert_permille: 500,
        emergency_permille: 1_000,
        clear_permille: 400,
        calm_slots: 1,
        stages: 1,
        frequency_alert_mhz: 0,
        frequency_emergency_mhz: 0,
        voltage_alert_permille: 0,
        voltage_emergency_permille: 0,
    },
    calls: None,
    min_offer_wh: None,
    cuts: None,
    nominal: None,
    islands: None,
};
const LINDEN: u32 = 1;
const CAPACITY_WH: u64 = 10_000;

/// Two streets with two households each; linden street hangs on a thin line.
fn two_streets() -> (Suite, Addr) {
    let linden = Suite::community().zone("linden", 0).household("ada").household("bob");
    let (mut suite, balancing) = started(linden.zone("mill", 0).household("cleo").household("dan"));
    passes(&mut suite, &balancing, 100);
    assert_eq!(state(&suite), GridState::Normal);
    (suite, balancing)
}

fn started(community: Community) -> (Suite, Addr) {
    let mut suite = community.start();
    suite.everybody_deposits(1_000_000_000);
    let capacity_wh = CAPACITY_WH.into();
    let line = Line { fee_micro_per_kwh: 0, capacity_up_wh: capacity_wh, capacity_down_wh: capacity_wh };
    let set = grid::ExecuteMsg::SetLine { zone_id: LINDEN, from_slot: suite.slot + 2, line };
    by_operator(&mut suite, &set);
    suite.a_slot_ends();
    let balancing = suite.balancing_starts(PARAMS);
    (suite, balancing)
}

fn by_operator(suite: &mut Suite, msg: &grid::ExecuteMsg) {
    let (operator, grid) = (suite.operator.clone(), suite.grid.clone());
    suite.must(&operator, &grid, msg);
}

/// A slot passes in which bob draws so much over linden street's line.
fn passes(suite: &mut Suite, balancing: &Addr, drawn_wh: u64) {
    suite.meter_reads("bob", drawn_wh, 0);
    suite.a_slot_passes();
    suite.balancing_ticks(balancing);
}

/// The line is overloaded for a slot.
fn overloads(suite: &mut Suite, balancing: &Addr) {
    passes(suite, balancing, CAPACITY_WH + 500);
    assert_eq!(state(suite), GridState::Emergency);
}

fn zone(suite: &Suite) -> grid::Zone {
    suite.ask(&suite.grid, &grid::QueryMsg::Zone { zone_id: LINDEN })
}

fn state(suite: &Suite) -> GridState {
    zone(suite).state
}

/// The last slot in which the market says that nothing of linden street trades.
fn stopped_until(suite: &Suite) -> Option<u32> {
    suite.forward_zone(suite.ahead(1), LINDEN).batches_stopped_until
}

fn has(suite: &Suite, event: impl Into<cosmwasm_std::Event>) -> bool {
    let event: cosmwasm_std::Event = event.into();
    let is_it = |told: &&cosmwasm_std::Event| {
        told.ty == format!("wasm-{}", event.ty)
            && event.attributes.iter().all(|one| told.attributes.contains(one))
    };
    suite.events.iter().any(|told| is_it(&told))
}

#[test]
fn orders_of_a_zone_in_a_measured_emergency_wait_and_trade_when_it_is_over() {
    let (mut suite, balancing) = two_streets();
    overloads(&mut suite, &balancing);
    let present = suite.slot + 1;
    let until_slot = present + MAX_STOPPED_SLOTS - 1;
    let slot = suite.ahead(5);
    let offer = suite.places("ada", sell(slot, 500, 100_000));
    let wish = suite.places("bob", buy(slot, 500, 200_000));
    let reserved = suite.reserved("bob");
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(stopped_until(&suite), Some(until_slot));
    assert!(has(&suite, BatchesStopped { zone_id: LINDEN, until_slot }));
    for (name, order_id) in [("ada", offer), ("bob", wish)] {
        let found = suite.order(name, slot, order_id);
        assert_eq!((found.order.status, found.order.filled_wh.u64()), (OrderStatus::Open, 0));
        assert_eq!(
            found.explanation[1..],
            [OrderFact::BatchesStopped { zone_id: LINDEN, until_slot }],
            "{name} is told why"
        );
    }
    assert_eq!(suite.reserved("bob"), reserved, "nothing is lost");

    passes(&mut suite, &balancing, 100);
    assert_eq!(state(&suite), GridState::Restoration);
    suite.clock_ticks_until_the_books_rest();
    assert!(has(&suite, BatchesResumed { zone_id: LINDEN }));
    assert_eq!(stopped_until(&suite), None);
    assert_eq!([suite.traded("ada", slot).0, suite.traded("bob", slot).0], [500, -500]);
}

#[test]
fn others_trade_on_and_not_with_a_zone_that_stands_still() {
    let linden = Suite::community().zone("linden", 0).household("ada").household("bob");
    let (mut suite, balancing) =
        started(linden.zone("mill", 0).household("cleo").household("dan").zone("lane", 0).household("eva"));
    overloads(&mut suite, &balancing);
    let slot = suite.ahead(5);
    suite.places("ada", sell(slot, 500, 90_000));
    suite.places("cleo", sell(slot, 500, 150_000));
    let rests = suite.places("dan", buy(slot, 500, 120_000));
    suite.places("eva", buy(slot, 500, 200_000));
    suite.clock_ticks_until_the_books_rest();
    let traded = ["ada", "cleo", "dan", "eva"].map(|name| suite.traded(name, slot).0);
    assert_eq!(traded, [0, 500, 0, -500], "ada's is the cheapest, and rests");
    let told = suite.order("dan", slot, rests).explanation;
    assert!(told.contains(&OrderFact::NobodyWithinReach { side: Side::Buy }), "{told:?}");
}

#[test]
fn market_orders_and_bundles_of_a_zone_that_stands_still_keep_their_one_batch() {
    let (mut suite, balancing) = two_streets();
    overloads(&mut suite, &balancing);
    let slot = suite.ahead(5);
    let wish = suite.places("bob", at_market(buy(slot, 500, 200_000)));
    let whole = suite.places("ada", bundle(Side::Sell, &[(slot, 500), (slot + 1, 500)], 100_000));
    suite.places("cleo", sell(slot, 500, 100_000));
    suite.places("dan", buy(slot, 500, 200_000));
    suite.places("dan", buy(slot + 1, 500, 150_000));
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(suite.traded("cleo", slot).0, 500, "the others' batch ran");
    let status = |suite: &Suite, name, order_id| {
        let order = suite.order(name, slot, order_id).order;
        (order.status, order.reason)
    };
    assert_eq!(status(&suite, "bob", wish).0, OrderStatus::Open, "none of its batches came yet");
    assert_eq!(status(&suite, "ada", whole), (OrderStatus::Open, OrderReason::Queued), "it was not tried");
    let told = suite.order("ada", slot, whole).explanation;
    assert!(matches!(told[..], [OrderFact::WaitsForTrial {}, OrderFact::BatchesStopped { .. }]), "{told:?}");

    passes(&mut suite, &balancing, 100);
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(status(&suite, "bob", wish).0, OrderStatus::Ended, "nobody sold in its batch");
    assert_eq!(status(&suite, "ada", whole).0, OrderStatus::Open, "it was tried, and is incomplete");
    suite.places("bob", buy(slot, 500, 200_000));
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(suite.traded("ada", slot).0, 500);
    assert_eq!(suite.traded("ada", slot + 1).0, 500);
}

#[test]
fn an_order_expires_at_its_gate_whether_or_not_its_zone_stands_still() {
    let (mut suite, balancing) = two_streets();
    overloads(&mut suite, &balancing);
    let slot = suite.ahead(1);
    let offer = suite.places("ada", sell(slot, 500, 100_000));
    assert!(suite.reserved("ada") > 0);
    for _ in 0..2 {
        overloads(&mut suite, &balancing);
    }
    suite.clock_ticks_until_the_books_rest();
    let order = suite.order("ada", slot, offer).order;
    assert_eq!((order.status, order.reason), (OrderStatus::Ended, OrderReason::Expired));
    assert_eq!(suite.reserved("ada"), 0);
}

#[test]
fn what_an_operator_says_stops_no_market() {
    let (mut suite, balancing) = two_streets();
    let says =
        ExecuteMsg::SayState { zone_id: LINDEN, said: Some(Said { state: SaidState::Emergency, slots: 96 }) };
    let operator = suite.operator.clone();
    suite.must(&operator, &balancing, &says);
    passes(&mut suite, &balancing, 100);
    assert_eq!((state(&suite), stopped_until(&suite)), (GridState::Emergency, None));
    let slot = suite.ahead(5);
    suite.places("ada", sell(slot, 500, 100_000));
    suite.places("bob", buy(slot, 500, 200_000));
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(suite.traded("ada", slot).0, 500);

    let stops = grid::ExecuteMsg::SetState {
        zone_id: LINDEN,
        state: GridState::Emergency,
        batches_stopped_until: Some(suite.slot + 2),
    };
    let grid = suite.grid.clone();
    let refused = suite.execute(&operator, &grid, &stops, &[]).unwrap_err();
    assert!(refused.contains("balancing measured"), "{refused}");
}

#[test]
fn an_operator_ends_what_was_measured_by_a_state_of_its_own() {
    let (mut suite, balancing) = two_streets();
    overloads(&mut suite, &balancing);
    assert!(stopped_until(&suite).is_some());
    by_operator(
        &mut suite,
        &grid::ExecuteMsg::SetState {
            zone_id: LINDEN,
            state: GridState::Emergency,
            batches_stopped_until: None,
        },
    );
    overloads(&mut suite, &balancing);
    assert_eq!(stopped_until(&suite), None, "balancing says nothing any more");
}

#[test]
fn a_market_that_stood_still_for_a_day_runs_again_whatever_is_measured() {
    let (mut suite, balancing) = two_streets();
    overloads(&mut suite, &balancing);
    let slot = suite.ahead(MAX_STOPPED_SLOTS + 2);
    for _ in 1..MAX_STOPPED_SLOTS {
        overloads(&mut suite, &balancing);
    }
    suite.places("ada", sell(slot, 500, 100_000));
    suite.places("bob", buy(slot, 500, 200_000));
    suite.clock_ticks_until_the_books_rest();
    assert!(stopped_until(&suite).is_some(), "the last slot of the day");
    assert_eq!(suite.traded("ada", slot).0, 0);
    overloads(&mut suite, &balancing);
    suite.clock_ticks_until_the_books_rest();
    assert_eq!((state(&suite), stopped_until(&suite)), (GridState::Emergency, None));
    assert_eq!(suite.traded("ada", slot).0, 500);
}

#[test]
fn a_line_without_capacity_stops_its_zone_for_one_day_of_eight() {
    let (mut suite, balancing) = two_streets();
    let none = Line { fee_micro_per_kwh: 0, capacity_up_wh: 0u64.into(), capacity_down_wh: 0u64.into() };
    let from_slot = suite.slot + 2;
    by_operator(&mut suite, &grid::ExecuteMsg::SetLine { zone_id: LINDEN, from_slot, line: none });
    suite.a_slot_passes();
    let mut stopped_slots = 0;
    for _ in 0..2 * MAX_STOPPED_SLOTS {
        passes(&mut suite, &balancing, 1);
        stopped_slots += u32::from(stopped_until(&suite).is_some());
    }
    assert_eq!((state(&suite), stopped_slots), (GridState::Emergency, MAX_STOPPED_SLOTS));
}
