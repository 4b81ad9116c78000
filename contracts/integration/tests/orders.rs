//! Orders are placed, replaced and cancelled: what is refused changes nothing, and what is freed is exactly what was reserved.

use cosmwasm_std::{Addr, Coin, Record, Uint64, Uint128, coins, from_json};
use integration::{Settings, Suite, SuiteResult, at_market, bundle, buy, following, once, sell, until};
use interface::{
    grid,
    trading::{
        CancelledOrders, Comparison, Condition, DelegateLimits, DelegatesResponse, ExecuteMsg, ForwardParams,
        ForwardSlotResponse, NewOrder, Order, OrderFact, OrderReason, OrderRef, OrderStatus, OrdersResponse,
        PlacedOrders, Pricing, PricingModel, QueryMsg, Side,
    },
};
use testing::{Feeds, SetFeed};

const DEPOSIT: u128 = 1_000;
const MODEL: PricingModel = PricingModel::GridStability;

fn village() -> Suite {
    village_with(|_| {})
}

fn village_with(change: impl FnOnce(&mut Settings)) -> Suite {
    let mut suite = Suite::community()
        .settings(change)
        .zone("street", 10_000)
        .household("ada")
        .household("ben")
        .meter_of("ada", "shed")
        .start();
    suite.everybody_deposits(1_000_000);
    suite
}

fn now(suite: &Suite) -> u64 {
    suite.app.block_info().time.seconds()
}

fn gate(suite: &Suite, slot: u32) -> u64 {
    units::slot_start(slot, suite.settings.slot_seconds)
}

/// It waits for an emergency.
fn once_alert(order: NewOrder) -> NewOrder {
    once(Condition::ZoneState { zone_id: 0, state: grid::GridState::Emergency }, order)
}

/// A bundle of half a kWh in each slot.
fn halves(side: Side, slots: &[u32], average_limit_micro_per_kwh: u32) -> NewOrder {
    let parts: Vec<(u32, u64)> = slots.iter().map(|slot| (*slot, 500)).collect();
    bundle(side, &parts, average_limit_micro_per_kwh)
}

fn place(suite: &mut Suite, name: &str, orders: &[NewOrder]) -> SuiteResult {
    let owner = suite.owner(name);
    place_as(suite, &owner, name, orders)
}

fn place_as(suite: &mut Suite, sender: &Addr, name: &str, orders: &[NewOrder]) -> SuiteResult {
    let msg = ExecuteMsg::PlaceOrders { meter_id: suite.meter_id(name), orders: orders.to_vec() };
    suite.trade(sender, &msg)
}

/// Places what is taken; what the answer's data says.
fn placed(suite: &mut Suite, name: &str, orders: &[NewOrder]) -> PlacedOrders {
    let response = place(suite, name, orders).expect("orders that are taken");
    from_json(response.data.expect("data")).expect("what was placed")
}

fn cancel(suite: &mut Suite, name: &str, orders: &[OrderRef]) -> SuiteResult {
    let msg = ExecuteMsg::CancelOrders { meter_id: suite.meter_id(name), orders: orders.to_vec() };
    suite.trade(&suite.owner(name), &msg)
}

fn cancel_all(suite: &mut Suite, name: &str, slot: Option<u32>) -> CancelledOrders {
    let msg = ExecuteMsg::CancelAllOrders { meter_id: suite.meter_id(name), slot };
    let response = suite.trade(&suite.owner(name), &msg).expect("a cancellation");
    from_json(response.data.expect("data")).expect("what was cancelled")
}

fn orders_of(suite: &Suite, name: &str) -> Vec<Order> {
    let msg = QueryMsg::Orders { meter_id: suite.meter_id(name), start_after: None, limit: Some(100) };
    let page: OrdersResponse = suite.ask(&suite.trading, &msg);
    assert_eq!(page.next, None);
    page.orders
}

fn memory(suite: &Suite) -> Vec<Record> {
    suite.app.dump_wasm_raw(&suite.trading)
}

/// The message is refused with this reason, and trading remembers what it remembered before, to the last byte.
fn refused(suite: &mut Suite, reason: &str, message: impl FnOnce(&mut Suite) -> SuiteResult) {
    let before = memory(suite);
    let error = message(suite).expect_err(reason);
    assert!(error.contains(reason), "{error} does not say: {reason}");
    assert!(memory(suite) == before, "what is refused changes nothing: {reason}");
    suite.everything_adds_up();
}

#[test]
fn what_cannot_be_an_order_is_refused_with_the_value_that_was_wrong() {
    let mut suite = village();
    let next = suite.ahead(1);
    let (gate_at, last) = (gate(&suite, next), next + 95);
    placed(&mut suite, "ada", &[sell(next, 1_000, 120_000), buy(next, 500, 100_000)]);
    placed(
        &mut suite,
        "ada",
        &[following(sell(next + 1, 500, 0), MODEL, 0), once_alert(buy(next + 2, 500, 90_000))],
    );
    placed(&mut suite, "ada", &[halves(Side::Sell, &[next + 3, next + 4], 100_000)]);
    let expired = until(sell(next, 500, 120_000), gate_at + 1);
    let unknown_feed = |feed_id: &str| NewOrder {
        condition: Some(Condition::Feed {
            feed_id: feed_id.to_string(),
            comparison: Comparison::Above,
            value: 0,
        }),
        ..sell(next, 500, 120_000)
    };
    let no_zone = NewOrder {
        condition: Some(Condition::ZonePrice {
            zone_id: 2,
            comparison: Comparison::Above,
            price_micro_per_kwh: 100_000,
        }),
        ..sell(next, 500, 120_000)
    };
    let most = 1 << 44;
    let rows: Vec<(Vec<NewOrder>, String)> = vec![
        (vec![], "0 orders; a message takes 1 to 20".to_string()),
        (vec![sell(next, 500, 120_000); 21], "21 orders; a message takes 1 to 20".to_string()),
        (vec![sell(next - 1, 500, 120_000)], format!("slot {} began at", next - 1)),
        (
            vec![sell(last, 500, 120_000), sell(last + 1, 500, 120_000)],
            format!("orders[1]: slot {} is too far ahead; the last one now is {last}", last + 1),
        ),
        (vec![sell(next, 499, 120_000)], "energy of 499 Wh; an order is for 500 to".to_string()),
        (vec![sell(next, u64::MAX, 120_000)], format!("energy of {} Wh", u64::MAX)),
        (vec![sell(next, 500, 120_500)], "limit 120500 is not a multiple of the price tick 1000".to_string()),
        (vec![sell(next, 500, 79_000)], "limit 79000 lies outside 80000 to 300000".to_string()),
        (vec![buy(next, 500, 301_000)], "limit 301000 lies outside 80000 to 300000".to_string()),
        (vec![at_market(buy(next, 500, 301_000))], "worst price 301000 lies outside".to_string()),
        (
            vec![following(sell(next, 500, 0), MODEL, 500)],
            "offset 500 micro/kWh is not a multiple of the price tick 1000".to_string(),
        ),
        (
            vec![following(sell(next, 500, 0), MODEL, 221_000)],
            "offset 221000 micro/kWh; at most 220000 either way".to_string(),
        ),
        (vec![following(sell(next, 500, 0), MODEL, i32::MIN)], "offset -2147483648 micro/kWh".to_string()),
        (vec![expired], format!("expires at {}", gate_at + 1)),
        (vec![unknown_feed("wholesale")], "the oracle has no feed \"wholesale\"".to_string()),
        (vec![unknown_feed("")], "feed id \"\" is not 1 to 32 bytes".to_string()),
        (vec![no_zone], "the grid has no zone 2".to_string()),
        (vec![halves(Side::Sell, &[next], 120_000)], "a bundle of 1 parts; it has 2 to 24".to_string()),
        (
            vec![halves(Side::Sell, &[next + 1, next], 120_000)],
            format!("slot {next} comes after slot {}", next + 1),
        ),
        (vec![halves(Side::Sell, &[next, last + 1], 120_000)], format!("slot {} is too far ahead", last + 1)),
        (
            vec![halves(Side::Sell, &[next, next + 1], 400_000)],
            "average limit 400000 lies outside".to_string(),
        ),
        (
            vec![once_alert(halves(Side::Sell, &[next, next + 1], 120_000))],
            "a bundle takes no condition".to_string(),
        ),
        (vec![buy(next, 500, 120_000)], "orders[0] could trade with the point's own order 1".to_string()),
        (
            vec![buy(next, 500, 100_000), sell(next, 500, 100_000)],
            "orders[1] could trade with orders[0] of the same point".to_string(),
        ),
        (
            vec![at_market(sell(next, 500, 100_000))],
            "orders[0] could trade with the point's own order 2".to_string(),
        ),
        (
            vec![following(buy(next, 500, 0), MODEL, -220_000)],
            "could trade with the point's own order 1".to_string(),
        ),
        (vec![buy(next + 1, 500, 80_000)], "could trade with the point's own order 3".to_string()),
        (vec![sell(next + 2, 500, 90_000)], "could trade with the point's own order 4".to_string()),
        (vec![buy(next + 4, 500, 80_000)], "could trade with the point's own order 5".to_string()),
        (
            vec![halves(Side::Buy, &[next + 4, next + 5], 80_000)],
            "could trade with the point's own order 5".to_string(),
        ),
        (vec![buy(next + 9, 3_300, 300_000)], "is more than the".to_string()),
        (vec![buy(next + 9, most, 300_000); 20], "is more than the".to_string()),
    ];
    for (orders, reason) in rows {
        refused(&mut suite, &reason, |suite| place(suite, "ada", &orders));
    }
    assert_eq!(suite.forward().next_order_id, 6);
}

#[test]
fn a_seller_and_a_buyer_who_cannot_meet_may_be_one() {
    let mut suite = village();
    let slot = suite.ahead(1);
    placed(
        &mut suite,
        "ada",
        &[sell(slot, 500, 121_000), buy(slot, 500, 120_000), once_alert(buy(slot, 500, 90_000))],
    );
    placed(
        &mut suite,
        "ada",
        &[following(sell(slot + 1, 500, 0), MODEL, 0), halves(Side::Sell, &[slot + 1, slot + 2], 90_000)],
    );
    placed(&mut suite, "shed", &[buy(slot, 500, 200_000)]);
    suite.everything_adds_up();
}

#[test]
fn what_crossed_may_be_placed_when_the_other_is_cancelled() {
    let mut suite = village();
    let slot = suite.ahead(1);
    let first = placed(&mut suite, "ada", &[halves(Side::Sell, &[slot, slot + 1], 120_000)]).first_order_id;
    refused(&mut suite, "could trade with the point's own order 1", |suite| {
        place(suite, "ada", &[buy(slot + 1, 500, 80_000)])
    });
    cancel(&mut suite, "ada", &[OrderRef { slot, order_id: first }]).unwrap();
    placed(&mut suite, "ada", &[buy(slot + 1, 500, 80_000)]);
    suite.everything_adds_up();
}

#[test]
fn an_order_reserves_what_it_may_come_to_cost_and_cancelling_frees_exactly_that() {
    let mut suite = village();
    let slot = suite.ahead(1);
    let rows = [
        (buy(slot, 2_000, 120_000), 2_000 * 120 + DEPOSIT),
        (sell(slot, 2_000, 120_000), 2_000 * (300 - 120) + DEPOSIT),
        (sell(slot, 2_000, 300_000), DEPOSIT),
        (following(buy(slot, 500, 0), MODEL, -20_000), 500 * 300 + DEPOSIT),
        (following(sell(slot, 500, 0), MODEL, 20_000), 500 * (300 - 80) + DEPOSIT),
        (at_market(buy(slot, 500, 130_000)), 500 * 130 + DEPOSIT),
        (at_market(sell(slot, 500, 130_000)), 500 * 170 + DEPOSIT),
        (halves(Side::Buy, &[slot, slot + 1, slot + 5], 110_000), 1_500 * 110 + DEPOSIT),
        (halves(Side::Sell, &[slot, slot + 1, slot + 5], 110_000), 1_500 * 190 + DEPOSIT),
        (once_alert(buy(slot, 1_000, 120_000)), 1_000 * 120 + DEPOSIT),
        (until(buy(slot, 1_000, 120_000), gate(&suite, slot) - 5), 1_000 * 120 + DEPOSIT),
    ];
    for (order, reserve) in rows {
        let said = placed(&mut suite, "ada", std::slice::from_ref(&order));
        assert_eq!((said.count, said.reserved_micro.u128()), (1, reserve), "{order:?}");
        assert_eq!((suite.available("ada"), suite.reserved("ada")), (1_000_000 - reserve as i128, reserve));
        let found = orders_of(&suite, "ada").pop().unwrap();
        assert_eq!((found.order_id, found.reserved_micro.u128()), (said.first_order_id, reserve));
        suite.everything_adds_up();
        let before = suite.told("orders_cancelled").len();
        cancel(&mut suite, "ada", &[OrderRef { slot: found.slot, order_id: found.order_id }]).unwrap();
        assert_eq!(
            (before, suite.told("orders_cancelled")[0]["freed_micro"].as_str()),
            (0, reserve.to_string().as_str())
        );
        assert_eq!((suite.available("ada"), suite.reserved("ada")), (1_000_000, 0));
        let found = orders_of(&suite, "ada").pop().unwrap();
        assert_eq!((found.status, found.reason), (OrderStatus::Ended, OrderReason::Cancelled));
        assert_eq!((found.left_wh.u64(), found.filled_wh.u64(), found.reserved_micro.u128()), (0, 0, 0));
        suite.everything_adds_up();
    }
    let left = suite.forward();
    assert_eq!((left.conditional_orders, left.bundles_waiting, left.next_order_id), (0, 0, 12));
}

#[test]
fn an_account_pays_for_its_orders_to_the_last_micro_and_no_credit_line_helps() {
    let mut suite = village();
    let slot = suite.ahead(1);
    suite.set_credit_line("ada", 5_000_000).unwrap();
    suite.withdraw("ada", 1).unwrap();
    let whole = [buy(slot, 4_995, 200_000)];
    refused(&mut suite, "1000000 is more than the 999999 available", |suite| place(suite, "ada", &whole));
    suite.deposit("ada", 1).unwrap();
    placed(&mut suite, "ada", &whole);
    assert_eq!((suite.available("ada"), suite.reserved("ada")), (0, 1_000_000));
    refused(&mut suite, "1 is more than the 0 available", |suite| suite.withdraw("ada", 1));
    refused(&mut suite, "1000 is more than the 0 available", |suite| {
        place(suite, "ada", &[sell(slot, 500, 300_000)])
    });
    suite.everything_adds_up();
}

#[test]
fn orders_of_a_message_are_placed_all_or_none_and_have_consecutive_ids() {
    let mut suite = village();
    let slot = suite.ahead(1);
    let orders: Vec<NewOrder> = (0..20).map(|number| sell(slot + number, 500, 290_000)).collect();
    let said = placed(&mut suite, "ben", &orders);
    assert_eq!((said.first_order_id, said.count), (1, 20));
    assert_eq!(said.reserved_micro.u128(), 20 * (500 * 10 + DEPOSIT));
    let told = suite.told("orders_placed");
    assert_eq!((told.len(), told[0]["first_order_id"].as_str()), (1, "1"));
    assert_eq!(placed(&mut suite, "ada", &[sell(slot, 500, 290_000)]).first_order_id, 21);
    let found = orders_of(&suite, "ben");
    assert_eq!(found.iter().map(|order| order.order_id).collect::<Vec<_>>(), (1..=20).collect::<Vec<_>>());
    assert!(
        found.iter().all(|order| (order.status, order.reason) == (OrderStatus::Open, OrderReason::Queued)
            && order.zone_id == 1)
    );
    let mut one_too_far = orders.clone();
    one_too_far[19] = sell(slot + 96, 500, 290_000);
    refused(&mut suite, "orders[19]: slot", |suite| place(suite, "ben", &one_too_far));
}

#[test]
fn a_point_has_only_so_many_open_orders() {
    let mut suite = Suite::community()
        .settings(|settings| settings.forward.open_orders_per_point = 5)
        .household("ada")
        .start();
    suite.everybody_deposits(1_000_000);
    let slot = suite.ahead(1);
    let four = placed(&mut suite, "ada", &vec![sell(slot, 500, 290_000); 4]);
    refused(&mut suite, "2 orders on top of 4, at most 5", |suite| {
        place(suite, "ada", &[sell(slot, 500, 290_000), once_alert(sell(slot, 500, 290_000))])
    });
    placed(&mut suite, "ada", &[halves(Side::Sell, &[slot, slot + 1], 290_000)]);
    refused(&mut suite, "1 orders on top of 5", |suite| place(suite, "ada", &[sell(slot, 500, 290_000)]));
    cancel(&mut suite, "ada", &[OrderRef { slot, order_id: four.first_order_id }]).unwrap();
    placed(&mut suite, "ada", &[sell(slot, 500, 290_000)]);
    suite.everything_adds_up();
}

#[test]
fn what_is_not_open_cannot_be_cancelled() {
    let mut suite = village();
    let slot = suite.ahead(1);
    let first =
        placed(&mut suite, "ada", &[sell(slot, 500, 200_000), sell(slot, 500, 210_000)]).first_order_id;
    let parts = placed(&mut suite, "ada", &[halves(Side::Sell, &[slot, slot + 1], 200_000)]).first_order_id;
    let at = |slot, order_id| OrderRef { slot, order_id };
    let ada_id = suite.meter_id("ada");
    for (orders, reason) in [
        (vec![], "0 orders to cancel; a message takes 1 to 20".to_string()),
        (
            vec![at(slot, first), at(slot, 77)],
            format!("metering point {ada_id} has no order 77 in slot {slot}"),
        ),
        (vec![at(slot + 1, first)], format!("has no order {first} in slot {}", slot + 1)),
        (vec![at(slot + 1, parts)], format!("has no order {parts} in slot {}", slot + 1)),
        (
            vec![at(slot, first), at(slot, first)],
            format!("order {first} of slot {slot} is filled or has ended"),
        ),
    ] {
        refused(&mut suite, &reason, |suite| cancel(suite, "ada", &orders));
    }
    refused(&mut suite, "has no order", |suite| cancel(suite, "shed", &[at(slot, first)]));
    refused(&mut suite, "has no order", |suite| cancel(suite, "ben", &[at(slot, first)]));
    cancel(&mut suite, "ada", &[at(slot, first), at(slot, parts)]).unwrap();
    refused(&mut suite, "is filled or has ended", |suite| cancel(suite, "ada", &[at(slot, first)]));
    assert_eq!(suite.reserved("ada"), 500 * 90 + DEPOSIT);
}

#[test]
fn replacing_reserves_again_what_cancelling_frees() {
    let mut suite = village();
    let slot = suite.ahead(1);
    let first = placed(&mut suite, "ada", &[buy(slot, 4_995, 200_000)]).first_order_id;
    assert_eq!(suite.available("ada"), 0);
    let replace = |order_id, orders: Vec<NewOrder>| ExecuteMsg::ReplaceOrders {
        meter_id: 0,
        cancel: vec![OrderRef { slot, order_id }],
        orders,
    };
    let ada = suite.owner("ada");
    assert_eq!(suite.meter_id("ada"), 0);
    refused(&mut suite, "1000200 is more than the 1000000 available", |suite| {
        suite.trade(&ada, &replace(first, vec![buy(slot, 4_996, 200_000)]))
    });
    refused(&mut suite, "has no order 9", |suite| {
        suite.trade(&ada, &replace(9, vec![buy(slot, 500, 200_000)]))
    });
    refused(&mut suite, "0 orders; a message takes", |suite| suite.trade(&ada, &replace(first, vec![])));
    let response =
        suite.trade(&ada, &replace(first, vec![sell(slot, 500, 100_000), buy(slot, 500, 90_000)])).unwrap();
    let said: PlacedOrders = from_json(response.data.unwrap()).unwrap();
    assert_eq!((said.first_order_id, said.count), (2, 2));
    assert_eq!(suite.reserved("ada"), 500 * 200 + 500 * 90 + 2 * DEPOSIT);
    suite.everything_adds_up();
}

#[test]
fn everything_can_be_cancelled_a_message_at_a_time_earliest_slots_first() {
    let mut suite = Suite::community()
        .settings(|settings| settings.forward.orders_per_message = 3)
        .household("ada")
        .start();
    suite.everybody_deposits(1_000_000);
    let slot = suite.ahead(1);
    for number in 0..3 {
        let later = slot + 10 * number;
        placed(
            &mut suite,
            "ada",
            &[
                sell(later, 500, 290_000),
                once_alert(sell(later, 500, 290_000)),
                halves(Side::Sell, &[later, later + 1], 290_000),
            ],
        );
    }
    let said = cancel_all(&mut suite, "ada", Some(slot + 11));
    assert_eq!((said.count, said.more), (1, false), "a bundle is cancelled by any of its slots");
    let said = cancel_all(&mut suite, "ada", None);
    assert_eq!((said.count, said.more), (6, true));
    let open = orders_of(&suite, "ada").into_iter().filter(|order| order.status != OrderStatus::Ended);
    assert!(open.map(|order| order.slot).eq([slot + 20, slot + 20]));
    let said = cancel_all(&mut suite, "ada", None);
    assert_eq!((said.count, said.freed_micro.u128(), said.more), (2, 1_500 * 10 + 2 * DEPOSIT, false));
    let before = memory(&suite);
    assert_eq!(
        cancel_all(&mut suite, "ada", None),
        CancelledOrders { count: 0, freed_micro: Uint128::zero(), more: false }
    );
    assert!(memory(&suite) == before);
    assert_eq!((suite.available("ada"), suite.reserved("ada")), (1_000_000, 0));
    suite.everything_adds_up();
}

#[test]
fn a_stranger_deals_with_no_orders_and_sets_no_parameters() {
    let mut suite = village();
    let slot = suite.ahead(1);
    let order_id = placed(&mut suite, "ada", &[sell(slot, 500, 200_000)]).first_order_id;
    let (ben, admin, meter_id) = (suite.owner("ben"), suite.admin.clone(), suite.meter_id("ada"));
    let orders = vec![sell(slot, 500, 200_000)];
    let named = vec![OrderRef { slot, order_id }];
    let limits = limits(&suite);
    let delegate = ben.to_string();
    let params = testing::FORWARD_PARAMS;
    for message in [
        ExecuteMsg::PlaceOrders { meter_id, orders: orders.clone() },
        ExecuteMsg::ReplaceOrders { meter_id, cancel: named.clone(), orders },
        ExecuteMsg::CancelOrders { meter_id, orders: named },
        ExecuteMsg::CancelAllOrders { meter_id, slot: None },
        ExecuteMsg::SetDelegate { meter_id, delegate: delegate.clone(), limits },
        ExecuteMsg::RemoveDelegate { meter_id, delegate },
    ] {
        refused(&mut suite, "belongs to", |suite| suite.trade(&ben, &message));
        refused(&mut suite, "belongs to", |suite| suite.trade(&admin, &message));
        refused(&mut suite, "takes no coins, but 1uwatt was sent", |suite| {
            let (ada, trading) = (suite.owner("ada"), suite.trading.clone());
            suite.execute(&ada, &trading, &message, &coins(1, "uwatt"))
        });
    }
    for message in [
        ExecuteMsg::SetForwardParams { params },
        ExecuteMsg::SetPricing { pricing: testing::pricing() },
        ExecuteMsg::SetOracle { oracle: None },
    ] {
        refused(&mut suite, "may not do this", |suite| suite.trade(&ben, &message));
        refused(&mut suite, "takes no coins", |suite| {
            let (admin, trading) = (suite.admin.clone(), suite.trading.clone());
            suite.execute(&admin, &trading, &message, &[Coin::new(1u128, "uwatt")])
        });
    }
    let nowhere = ExecuteMsg::PlaceOrders { meter_id: 77, orders: vec![sell(slot, 500, 200_000)] };
    refused(&mut suite, "metering point 77 is not registered", |suite| suite.trade(&ben, &nowhere));
}

#[test]
fn a_suspended_point_cancels_but_places_nothing() {
    let mut suite = village();
    let slot = suite.ahead(1);
    let order_id = placed(&mut suite, "ada", &[sell(slot, 500, 200_000)]).first_order_id;
    suite.suspend("ada").unwrap();
    refused(&mut suite, "is suspended", |suite| place(suite, "ada", &[sell(slot, 500, 200_000)]));
    cancel(&mut suite, "ada", &[OrderRef { slot, order_id }]).unwrap();
    assert_eq!(suite.available("ada"), 1_000_000);
}

#[test]
fn nothing_is_placed_while_a_slot_is_being_settled_but_anything_cancelled() {
    let mut suite =
        Suite::community().settings(|settings| settings.points_per_tick = 1).household("ada").start();
    suite.everybody_deposits(1_000_000);
    let slot = suite.ahead(5);
    let order_id = placed(&mut suite, "ada", &[sell(slot, 500, 200_000)]).first_order_id;
    suite.meter_reads("ada", 1_000, 0);
    suite.a_slot_ends();
    suite.grace_passes();
    suite.clock_ticks();
    let busy = format!("slot {} is being settled; try again when it is final", suite.slot);
    refused(&mut suite, &busy, |suite| place(suite, "ada", &[sell(slot, 500, 200_000)]));
    cancel(&mut suite, "ada", &[OrderRef { slot, order_id }]).unwrap();
    suite.clock_ticks_until_final();
    placed(&mut suite, "ada", &[sell(slot, 500, 200_000)]);
    suite.everything_adds_up();
}

// Delegates.

fn limits(suite: &Suite) -> DelegateLimits {
    DelegateLimits {
        slot_energy_wh: Uint64::new(2_000),
        lowest_sell_micro_per_kwh: 100_000,
        highest_buy_micro_per_kwh: 200_000,
        expires_at: now(suite) + 3_600,
    }
}

fn set_delegate(suite: &mut Suite, delegate: &Addr, limits: DelegateLimits) -> SuiteResult {
    let msg =
        ExecuteMsg::SetDelegate { meter_id: suite.meter_id("ada"), delegate: delegate.to_string(), limits };
    suite.trade(&suite.owner("ada"), &msg)
}

fn cancel_as(suite: &mut Suite, sender: &Addr, orders: Vec<OrderRef>) -> SuiteResult {
    let msg = ExecuteMsg::CancelOrders { meter_id: suite.meter_id("ada"), orders };
    suite.trade(sender, &msg)
}

#[test]
fn a_delegate_trades_within_its_limits_and_cancels_what_delegates_placed() {
    let mut suite = village();
    let slot = suite.ahead(1);
    let (agent, other) = (suite.app.api().addr_make("agent"), suite.app.api().addr_make("other"));
    let terms = limits(&suite);
    let own = placed(&mut suite, "ada", &[sell(slot, 5_000, 290_000)]).first_order_id;
    set_delegate(&mut suite, &agent, terms).unwrap();
    set_delegate(&mut suite, &other, terms).unwrap();
    let response = place_as(&mut suite, &agent, "ada", &[sell(slot, 1_500, 250_000)]).unwrap();
    let theirs: PlacedOrders = from_json(response.data.unwrap()).unwrap();
    let energy = |energy_wh| {
        format!("{energy_wh} Wh in slot {slot}; with a delegate, open and traded energy may come to 2000 Wh")
    };
    for (orders, reason) in [
        (vec![sell(slot, 501, 250_000)], energy(2_001)),
        (vec![sell(slot, 500, 250_000), once_alert(sell(slot, 500, 250_000))], energy(2_500)),
        (vec![halves(Side::Sell, &[slot, slot + 1], 250_000), sell(slot, 500, 250_000)], energy(2_500)),
        (
            vec![sell(slot, 500, 99_000)],
            "a delegate may not sell at 99000; the owner's limit is 100000".to_string(),
        ),
        (
            vec![buy(slot + 1, 500, 201_000)],
            "a delegate may not buy at 201000; the owner's limit is 200000".to_string(),
        ),
        (vec![following(sell(slot, 500, 0), MODEL, 0)], "may not sell at 80000".to_string()),
        (vec![following(buy(slot + 1, 500, 0), MODEL, 0)], "may not buy at 300000".to_string()),
        (vec![at_market(buy(slot + 1, 500, 300_000))], "may not buy at 300000".to_string()),
    ] {
        refused(&mut suite, &reason, |suite| place_as(suite, &agent, "ada", &orders));
    }
    refused(&mut suite, &energy(2_001), |suite| place_as(suite, &other, "ada", &[sell(slot, 501, 250_000)]));
    place_as(&mut suite, &other, "ada", &[sell(slot, 500, 250_000), sell(slot + 1, 2_000, 250_000)]).unwrap();
    refused(&mut suite, "was placed by the owner; a delegate may not cancel it", |suite| {
        cancel_as(suite, &agent, vec![OrderRef { slot, order_id: own }])
    });
    cancel_as(&mut suite, &other, vec![OrderRef { slot, order_id: theirs.first_order_id }]).unwrap();
    let all = ExecuteMsg::CancelAllOrders { meter_id: suite.meter_id("ada"), slot: None };
    let response = suite.trade(&agent, &all).unwrap();
    let said: CancelledOrders = from_json(response.data.unwrap()).unwrap();
    assert_eq!((said.count, said.more), (2, false), "the owner's order stays");
    assert!(orders_of(&suite, "ada").iter().all(|order| order.delegated == (order.order_id != own)));
    refused(&mut suite, "belongs to", |suite| place_as(suite, &agent, "shed", &[sell(slot, 500, 250_000)]));
    refused(&mut suite, "belongs to", |suite| {
        let limits = limits(suite);
        let msg =
            ExecuteMsg::SetDelegate { meter_id: suite.meter_id("ada"), delegate: other.to_string(), limits };
        suite.trade(&agent, &msg)
    });
    suite.everything_adds_up();
}

#[test]
fn a_delegates_time_ends_and_so_does_its_leave() {
    let mut suite = village();
    let slot = suite.ahead(40);
    let agent = suite.app.api().addr_make("agent");
    let terms = limits(&suite);
    set_delegate(&mut suite, &agent, terms).unwrap();
    place_as(&mut suite, &agent, "ada", &[sell(slot, 500, 250_000)]).unwrap();
    suite.app.update_block(|block| block.time = block.time.plus_seconds(3_600));
    let over = format!("is a delegate of metering point 0 only until {}", terms.expires_at);
    refused(&mut suite, &over, |suite| place_as(suite, &agent, "ada", &[sell(slot, 500, 250_000)]));
    refused(&mut suite, &over, |suite| cancel_as(suite, &agent, vec![OrderRef { slot, order_id: 1 }]));
    let again = limits(&suite);
    set_delegate(&mut suite, &agent, again).unwrap();
    cancel_as(&mut suite, &agent, vec![OrderRef { slot, order_id: 1 }]).unwrap();
    let remove = ExecuteMsg::RemoveDelegate { meter_id: 0, delegate: agent.to_string() };
    let ada = suite.owner("ada");
    suite.trade(&ada, &remove).unwrap();
    refused(&mut suite, "is no delegate of metering point 0", |suite| suite.trade(&ada, &remove));
    refused(&mut suite, "belongs to", |suite| place_as(suite, &agent, "ada", &[sell(slot, 500, 250_000)]));
}

#[test]
fn a_point_has_eight_delegates_with_limits_that_make_sense() {
    let mut suite = village();
    let terms = limits(&suite);
    let ada = suite.owner("ada");
    for (delegate, limits, reason) in [
        (ada, terms, "needs no leave"),
        (Addr::unchecked("nobody"), terms, "\"nobody\" is no address"),
        (suite.owner("ben"), DelegateLimits { expires_at: now(&suite), ..terms }, "only until"),
        (
            suite.owner("ben"),
            DelegateLimits { lowest_sell_micro_per_kwh: 1, ..terms },
            "lowest sell 1 is not a multiple of the price tick 1000",
        ),
        (
            suite.owner("ben"),
            DelegateLimits { highest_buy_micro_per_kwh: 999, ..terms },
            "highest buy 999 is not a multiple of the price tick 1000",
        ),
    ] {
        refused(&mut suite, reason, |suite| set_delegate(suite, &delegate, limits));
    }
    for number in 0..8 {
        let delegate = suite.app.api().addr_make(&format!("agent {number}"));
        set_delegate(&mut suite, &delegate, terms).unwrap();
    }
    let ben = suite.owner("ben");
    refused(&mut suite, "metering point 0 has 8 delegates already", |suite| set_delegate(suite, &ben, terms));
    let known = suite.app.api().addr_make("agent 3");
    let wider = DelegateLimits { slot_energy_wh: Uint64::new(u64::MAX), ..terms };
    set_delegate(&mut suite, &known, wider).unwrap();
    let found: DelegatesResponse = suite.ask(&suite.trading, &QueryMsg::Delegates { meter_id: 0 });
    assert_eq!(found.delegates.len(), 8);
    assert_eq!(found.delegates[3].limits, wider);
}

// Parameters.

#[test]
fn parameters_that_make_no_sense_are_refused() {
    let mut suite = village();
    let admin = suite.admin.clone();
    let params = testing::FORWARD_PARAMS;
    for (params, reason) in [
        (ForwardParams { horizon_slots: 1_345, ..params }, "horizon_slots is 1345, and must be 0 to 1344"),
        (
            ForwardParams { horizon_slots: 97, ..params },
            "a horizon of 97 slots goes beyond the 96 whose tariff is certain",
        ),
        (ForwardParams { min_energy_wh: Uint64::zero(), ..params }, "min_energy_wh is 0, and must be 1 to"),
        (ForwardParams { min_energy_wh: Uint64::MAX, ..params }, "min_energy_wh is 18446744073709551615"),
        (
            ForwardParams { open_orders_per_point: 0, ..params },
            "open_orders_per_point is 0, and must be 1 to 1000",
        ),
        (
            ForwardParams { orders_per_message: 101, ..params },
            "orders_per_message is 101, and must be 1 to 100",
        ),
        (ForwardParams { conditions_per_tick: 0, ..params }, "conditions_per_tick is 0"),
        (ForwardParams { bundle_slots_per_tick: 0, ..params }, "bundle_slots_per_tick is 0"),
    ] {
        let message = ExecuteMsg::SetForwardParams { params };
        refused(&mut suite, reason, |suite| suite.trade(&admin, &message));
    }
    let pricing = testing::pricing();
    let with = |change: &dyn Fn(&mut Pricing)| {
        let mut changed = pricing.clone();
        change(&mut changed);
        changed
    };
    for (pricing, reason) in [
        (with(&|pricing| pricing.base_micro_per_kwh = 79_999), "base 79999 lies outside 80000 to 300000"),
        (with(&|pricing| pricing.base_micro_per_kwh = 300_001), "base 300001 lies outside"),
        (with(&|pricing| pricing.sensitivity_permille = 1_001), "sensitivity_permille is 1001"),
        (
            with(&|pricing| pricing.state_permille.emergency = 0),
            "state_permille is 0; it must lie in 1 to 10000",
        ),
        (with(&|pricing| pricing.time_of_use.windows[0].weekdays = 0), "weekdays is 0"),
        (with(&|pricing| pricing.time_of_use.windows[0].from_minute = 1_440), "from_minute is 1440"),
        (
            with(&|pricing| pricing.time_of_use.windows = vec![pricing.time_of_use.windows[0]; 33]),
            "windows is 33",
        ),
        (
            with(&|pricing| pricing.time_of_use.time_zone.standard_offset_minutes = i16::MAX),
            "standard_offset_minutes is 32767",
        ),
    ] {
        let message = ExecuteMsg::SetPricing { pricing };
        refused(&mut suite, reason, |suite| suite.trade(&admin, &message));
    }
    let nobody = ExecuteMsg::SetOracle { oracle: Some("nobody".to_string()) };
    refused(&mut suite, "\"nobody\" is no address", |suite| suite.trade(&admin, &nobody));
}

#[test]
fn references_may_leave_the_tariff_and_orders_that_follow_them_are_clamped_to_it() {
    let mut suite = village();
    let admin = suite.admin.clone();
    let mut pricing = testing::pricing();
    pricing.state_permille.normal = 10_000;
    suite.trade(&admin, &ExecuteMsg::SetPricing { pricing }).unwrap();
    let slot = suite.ahead(1);
    placed(&mut suite, "ada", &[following(sell(slot, 500, 0), MODEL, 0)]);
    suite.clock_ticks();
    let depth: interface::trading::DepthResponse =
        suite.ask(&suite.trading, &QueryMsg::Depth { slot, zone_id: 1 });
    assert_eq!(
        depth.levels.iter().map(|level| (level.price_micro_per_kwh, level.sell_wh.u64())).collect::<Vec<_>>(),
        [(300_000, 500)]
    );
    let terms: ForwardSlotResponse = suite.ask(&suite.trading, &QueryMsg::ForwardSlot { slot });
    assert_eq!(terms.zones[1].references.grid_stability_micro_per_kwh, 1_500_000);
}

#[test]
fn a_books_prices_and_deposit_stay_as_they_were_when_it_opened() {
    let mut suite = village_with(|settings| settings.forward.horizon_slots = 3);
    let (admin, slot) = (suite.admin.clone(), suite.ahead(3));
    placed(&mut suite, "ada", &[sell(slot, 500, 290_000)]);
    let told = suite.told("book_opened");
    assert_eq!(
        (told.len(), told[0]["ceiling_micro_per_kwh"].as_str(), told[0]["order_deposit_micro"].as_str()),
        (1, "300000", "1000")
    );
    let cheaper = grid::Tariff {
        feed_in_micro_per_kwh: 60_000,
        retail_micro_per_kwh: 200_000,
        trading_fee_micro_per_kwh: 2_000,
    };
    suite.set_tariff(cheaper).unwrap();
    suite.a_slot_passes();
    suite.a_slot_passes();
    let params = ForwardParams { order_deposit_micro: 7, ..suite.settings.forward };
    suite.trade(&admin, &ExecuteMsg::SetForwardParams { params }).unwrap();
    let said = placed(&mut suite, "ada", &[sell(slot, 500, 290_000), sell(slot + 1, 500, 190_000)]);
    assert_eq!(said.reserved_micro.u128(), 500 * 10 + 1_000 + 500 * 10 + 7);
    assert_eq!(suite.told("book_opened").len(), 1);
    refused(&mut suite, "limit 290000 lies outside 60000 to 200000", |suite| {
        place(suite, "ada", &[sell(slot + 1, 500, 290_000)])
    });
    let cancelled = cancel_all(&mut suite, "ada", None);
    assert_eq!(cancelled.freed_micro.u128(), 2 * (500 * 10 + 1_000) + 500 * 10 + 7);
    assert_eq!(suite.available("ada"), 1_000_000);
    let open: ForwardSlotResponse = suite.ask(&suite.trading, &QueryMsg::ForwardSlot { slot: slot + 2 });
    assert_eq!((open.open, open.floor_micro_per_kwh, open.ceiling_micro_per_kwh), (true, 60_000, 200_000));
}

#[test]
fn who_sets_the_tariff_changes_it_for_no_slot_that_can_be_traded() {
    let mut suite = village_with(|settings| settings.forward.horizon_slots = 3);
    let (operator, grid, slot) = (suite.operator.clone(), suite.grid.clone(), suite.ahead(3));
    suite.places("ada", sell(slot, 500, 100_000));
    suite.places("ben", buy(slot, 500, 200_000));
    let tariff = grid::Tariff { retail_micro_per_kwh: 900_000, ..suite.settings.tariff };
    for from_slot in [suite.ahead(1), slot] {
        let change = grid::ExecuteMsg::SetTariff { from_slot, tariff };
        let reason = format!("a tariff from slot {from_slot} comes without 3 slots of notice");
        refused(&mut suite, &reason, |suite| suite.execute(&operator, &grid, &change, &[]));
    }
    // Nor by making room for it first: trades made before stay made.
    let params = ForwardParams { horizon_slots: 0, ..suite.settings.forward };
    let admin = suite.admin.clone();
    suite.trade(&admin, &ExecuteMsg::SetForwardParams { params }).unwrap();
    let change = grid::ExecuteMsg::SetTariff { from_slot: slot, tariff };
    refused(&mut suite, "without 3 slots of notice", |suite| suite.execute(&operator, &grid, &change, &[]));
    suite.set_tariff(tariff).unwrap();
    let terms: grid::Tariff = suite.ask(&grid, &grid::QueryMsg::Tariff { slot });
    assert_eq!(terms, suite.settings.tariff);
}

#[test]
fn a_condition_on_a_feed_needs_an_oracle_that_has_it() {
    let mut suite = village();
    let (admin, slot) = (suite.admin.clone(), suite.ahead(1));
    let feeds = Feeds::deploy(&mut suite.app);
    let above = NewOrder {
        condition: Some(Condition::Feed {
            feed_id: "wholesale".to_string(),
            comparison: Comparison::Above,
            value: 90,
        }),
        ..sell(slot, 500, 290_000)
    };
    let orders = [above];
    refused(&mut suite, "the oracle has no feed \"wholesale\"", |suite| place(suite, "ada", &orders));
    suite.trade(&admin, &ExecuteMsg::SetOracle { oracle: Some(feeds.to_string()) }).unwrap();
    refused(&mut suite, "the oracle has no feed \"wholesale\"", |suite| place(suite, "ada", &orders));
    let value = SetFeed { feed_id: "wholesale".to_string(), unit: "micro/kWh".to_string(), value: 70 };
    suite.must(&admin, &feeds, &value);
    let order_id = placed(&mut suite, "ada", &orders).first_order_id;
    assert_eq!(suite.forward().conditional_orders, 1);
    let found = suite.order("ada", slot, order_id);
    assert_eq!(
        (found.order.status, found.order.reason),
        (OrderStatus::Conditional, OrderReason::ConditionUnmet)
    );
    assert_eq!(
        found.explanation,
        [
            OrderFact::WaitsForCondition { energy_wh: Uint64::new(500) },
            OrderFact::FeedIs { feed_id: "wholesale".to_string(), value: 70, updated_at: now(&suite) },
        ]
    );
    suite.trade(&admin, &ExecuteMsg::SetOracle { oracle: None }).unwrap();
    assert_eq!(suite.forward().oracle, None);
}
