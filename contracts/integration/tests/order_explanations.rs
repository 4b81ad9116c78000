//! What one can ask about orders and books, and what explains an order.

use std::collections::BTreeSet;

use cosmwasm_std::{Binary, Uint64};
use integration::{Suite, at_market, bundle, buy, following, once, sell, until};
use interface::{
    grid::GridState,
    trading::{
        BatchesResponse, BookResponse, Comparison, Condition, DepthResponse, ExecuteMsg, NewOrder, Order,
        OrderFact, OrderReason, OrderRef, OrderStatus, OrdersResponse, PositionsResponse, PricingModel,
        QueryMsg, Side,
    },
};

/// Two households in the town, two up north, over a line with a fee of 0.01 that carries half a kWh.
fn two_zones() -> Suite {
    let town = Suite::community().household("tom").household("tina");
    let mut suite = town.zone("north", 10_000).household("nora").household("ned").start();
    suite.everybody_deposits(10_000_000);
    suite.set_line(1, suite.ahead(1), 10_000, 500);
    suite
}

fn facts(suite: &Suite, name: &str, slot: u32, order_id: u64) -> Vec<OrderFact> {
    suite.order(name, slot, order_id).explanation
}

fn wh(energy_wh: u64) -> Uint64 {
    Uint64::new(energy_wh)
}

#[test]
fn an_order_that_rests_knows_the_batch_that_passed_it_by_and_who_is_nearest() {
    let mut suite = two_zones();
    let slot = suite.ahead(1);
    suite.places("nora", sell(slot, 1_200, 90_000));
    let late = suite.places("ned", sell(slot, 500, 120_000));
    suite.places("tina", buy(slot, 900, 250_000));
    suite.clock_ticks();
    let side = Side::Sell;
    assert_eq!(
        facts(&suite, "ned", slot, late),
        [
            OrderFact::Rests { energy_wh: wh(500) },
            OrderFact::ZoneTraded {
                batch: 1,
                price_micro_per_kwh: 90_000,
                limit_micro_per_kwh: 120_000,
                sold_wh: wh(500),
                bought_wh: wh(0),
                line_flow_wh: 500,
            },
            OrderFact::NobodyWithinReach { side },
            OrderFact::BehindFullLine {
                side,
                zone_id: 0,
                price_micro_per_kwh: 240_000,
                line_of_zone_id: 1,
                line_carries_wh: wh(500),
            },
        ]
    );
}

#[test]
fn an_order_at_the_very_price_is_told_that_it_had_to_share() {
    let mut suite = two_zones();
    let slot = suite.ahead(1);
    suite.places("tom", sell(slot, 600, 100_000));
    let shared = suite.places("tina", sell(slot, 600, 100_000));
    suite.places("ned", buy(slot, 500, 130_000));
    suite.clock_ticks();
    let found = suite.order("tina", slot, shared);
    assert_eq!((found.order.status, found.order.filled_wh.u64()), (OrderStatus::Open, 250));
    assert_eq!(
        found.explanation,
        [
            OrderFact::Rests { energy_wh: wh(350) },
            OrderFact::ZoneTraded {
                batch: 1,
                price_micro_per_kwh: 100_000,
                limit_micro_per_kwh: 100_000,
                sold_wh: wh(500),
                bought_wh: wh(0),
                line_flow_wh: 0,
            },
            OrderFact::NobodyWithinReach { side: Side::Sell },
        ]
    );
}

#[test]
fn an_order_without_any_trade_is_told_who_is_nearest() {
    let mut suite = two_zones();
    let slot = suite.ahead(1);
    let alone = suite.places("nora", sell(slot, 600, 200_000));
    suite.clock_ticks();
    let (rests, side) = (OrderFact::Rests { energy_wh: wh(600) }, Side::Sell);
    let nobody = OrderFact::NobodyWithinReach { side };
    assert_eq!(facts(&suite, "nora", slot, alone), [rests.clone(), nobody]);
    suite.places("tina", buy(slot, 500, 150_000));
    suite.clock_ticks();
    let nearest = OrderFact::BestWithinReach {
        side,
        zone_id: 0,
        price_micro_per_kwh: 140_000,
        fees_micro_per_kwh: 10_000,
        limit_micro_per_kwh: 200_000,
    };
    assert_eq!(facts(&suite, "nora", slot, alone), [rests, nearest]);
}

#[test]
fn every_end_of_an_order_has_its_fact() {
    let mut suite = two_zones();
    let slot = suite.ahead(1);
    let soon = suite.app.block_info().time.seconds() + 60;
    let filled = suite.places("tom", sell(slot, 500, 100_000));
    let rest = suite.places("tina", at_market(buy(slot, 800, 140_000)));
    let cancelled = suite.places("tina", buy(slot + 1, 500, 90_000));
    let expires = suite.places("tina", until(buy(slot + 1, 500, 90_000), soon));
    let waiting = suite.places("tina", buy(slot + 1, 500, 95_000));
    assert_eq!(facts(&suite, "tina", slot + 1, waiting), [OrderFact::WaitsForBook {}]);
    suite.clock_ticks();
    suite.cancels("tina", slot + 1, cancelled).unwrap();
    suite.app.update_block(|block| block.time = block.time.plus_seconds(60));
    suite.clock_ticks();
    assert_eq!(facts(&suite, "tom", slot, filled), [OrderFact::AllTraded {}]);
    let first = |suite: &Suite, slot, id| facts(suite, "tina", slot, id).swap_remove(0);
    assert_eq!(first(&suite, slot, rest), OrderFact::MarketRest { energy_wh: wh(300) });
    assert_eq!(first(&suite, slot + 1, cancelled), OrderFact::Cancelled { energy_wh: wh(500) });
    let over = OrderFact::Expired { energy_wh: wh(500) };
    assert_eq!(first(&suite, slot + 1, expires), over);
    suite.a_slot_passes();
    suite.a_slot_passes();
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(suite.order("tina", slot + 1, waiting).order.status, OrderStatus::Ended);
    assert_eq!(first(&suite, slot + 1, waiting), over);
    assert_eq!(suite.order("tom", slot, filled).order.status, OrderStatus::Filled, "it stays what it was");
}

#[test]
fn a_conditional_order_is_told_what_its_condition_reads_now() {
    let mut suite = two_zones();
    let slot = suite.ahead(1);
    let state = Condition::ZoneState { zone_id: 1, state: GridState::Alert };
    let price =
        Condition::ZonePrice { zone_id: 1, comparison: Comparison::Below, price_micro_per_kwh: 100_000 };
    let conditional = suite.places("nora", once(state, sell(slot, 500, 90_000)));
    let watcher = suite.places("nora", once(price, sell(slot, 500, 90_000)));
    let waits = OrderFact::WaitsForCondition { energy_wh: wh(500) };
    let normal = OrderFact::ZoneStateIs { zone_id: 1, state: GridState::Normal };
    assert_eq!(facts(&suite, "nora", slot, conditional), [waits.clone(), normal]);
    assert_eq!(facts(&suite, "nora", slot, watcher), [waits, OrderFact::NoPoolPrice { zone_id: 1 }]);
}

#[test]
fn a_bundle_is_told_that_it_waits_for_its_trial_and_that_it_is_incomplete() {
    let mut suite = two_zones();
    let slot = suite.ahead(1);
    let parts = suite.places("ned", bundle(Side::Buy, &[(slot, 500), (slot + 2, 1_000)], 100_000));
    assert_eq!(facts(&suite, "ned", slot, parts), [OrderFact::WaitsForTrial {}]);
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(facts(&suite, "ned", slot, parts), [OrderFact::BundleIncomplete { energy_wh: wh(1_500) }]);
    suite.places("tina", sell(slot, 600, 80_000));
    suite.places("tina", sell(slot + 2, 1_100, 85_000));
    suite.clock_ticks_until_the_books_rest();
    let found = suite.order("ned", slot, parts);
    assert_eq!(found.order.status, OrderStatus::Open, "the line carries half a kWh only");
    suite.set_line(1, slot, 10_000, 5_000);
    suite.places("tina", sell(slot + 4, 500, 300_000));
    suite.clock_ticks_until_the_books_rest();
    let found = suite.order("ned", slot, parts);
    assert_eq!(found.order.status, OrderStatus::Filled, "{:?}", found.explanation);
    assert_eq!(
        found.fills.iter().map(|fill| (fill.slot, fill.energy_wh.u64())).collect::<Vec<_>>(),
        [(slot, 500), (slot + 2, 1_000)]
    );
    assert_eq!(found.explanation, [OrderFact::AllTraded {}]);
}

#[test]
fn a_triggered_order_is_judged_by_batches_since_then() {
    let mut suite = two_zones();
    let slot = suite.ahead(1);
    suite.set_line(1, slot, 10_000, 5_000);
    let alarm = Condition::ZoneState { zone_id: 0, state: GridState::Alert };
    let conditional = suite.places("tina", once(alarm, sell(slot, 500, 150_000)));
    suite.places("tom", sell(slot, 500, 100_000));
    suite.places("ned", buy(slot, 500, 120_000));
    suite.clock_ticks();
    assert_eq!(suite.forward_slot(slot).batches, 1);
    suite.set_state(0, GridState::Alert);
    suite.clock_ticks_until_the_books_rest();
    let found = suite.order("tina", slot, conditional).order;
    assert_eq!((found.status, found.reason), (OrderStatus::Open, OrderReason::NoCounterparty));
    suite.places("tom", sell(slot, 500, 100_000));
    suite.places("tom", sell(slot, 500, 110_000));
    suite.places("nora", buy(slot, 500, 130_000));
    suite.clock_ticks();
    let found = suite.order("tina", slot, conditional).order;
    assert_eq!((found.status, found.reason), (OrderStatus::Open, OrderReason::Outbid));
    suite.places("nora", buy(slot, 1_000, 180_000));
    suite.clock_ticks_until_the_books_rest();
    let found = suite.order("tina", slot, conditional);
    assert_eq!(found.order.status, OrderStatus::Filled, "{:?}", found.explanation);
    assert_eq!(found.fills.last().map(|fill| fill.batch), Some(suite.forward_slot(slot).batches));
}

/// Every page of a question, until the answer has no next one.
fn pages<T, C: Clone>(mut ask: impl FnMut(Option<C>) -> (Vec<T>, Option<C>)) -> Vec<Vec<T>> {
    let (mut pages, mut after) = (Vec::new(), None);
    for _ in 0..100 {
        let (page, next) = ask(after);
        pages.push(page);
        match next {
            Some(next) => after = Some(next),
            None => return pages,
        }
    }
    panic!("the pages never end")
}

#[test]
fn a_book_is_read_in_pages_best_first_side_by_side() {
    let mut suite = two_zones();
    let slot = suite.ahead(1);
    for number in 0..4 {
        suite.places("tom", sell(slot, 500, 150_000 - number * 1_000));
        suite.places("tina", buy(slot, 500, 100_000 + number * 1_000));
    }
    suite.places("tom", following(sell(slot, 500, 0), PricingModel::TimeOfUse, 100_000));
    suite.places("nora", sell(slot, 500, 200_000));
    suite.clock_ticks();
    let pages = pages(|after: Option<Binary>| {
        let msg = QueryMsg::Book { slot, zone_id: 0, after, limit: Some(4) };
        let page: BookResponse = suite.ask(&suite.trading, &msg);
        (page.entries, page.next)
    });
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4, 1]);
    let entries: Vec<(Side, u32)> =
        pages.concat().iter().map(|entry| (entry.side, entry.price_micro_per_kwh)).collect();
    let sells = [147_000, 148_000, 149_000, 150_000].map(|price| (Side::Sell, price));
    let buys = [103_000, 102_000, 101_000, 100_000].map(|price| (Side::Buy, price));
    assert_eq!(entries[..4], sells);
    assert_eq!(entries[4].0, Side::Sell, "the model's list comes after the limits");
    assert_eq!(entries[5..], buys);
    let depth: DepthResponse = suite.ask(&suite.trading, &QueryMsg::Depth { slot, zone_id: 0 });
    let sums: BTreeSet<u32> = entries.iter().map(|(_, price)| *price).collect();
    assert_eq!(depth.levels.iter().map(|level| level.price_micro_per_kwh).collect::<BTreeSet<_>>(), sums);
    assert!(depth.levels.iter().all(|level| level.sell_wh.u64() + level.buy_wh.u64() == 500));
}

#[test]
fn a_points_orders_and_positions_are_read_in_pages_from_slot_to_slot() {
    let mut suite = two_zones();
    let first = suite.ahead(1);
    for slot in first..first + 5 {
        suite.places("tom", sell(slot, 500, 100_000));
        suite.places("tina", buy(slot, 500, 120_000));
        suite.places("tom", sell(slot, 500, 290_000));
    }
    suite.places("tom", bundle(Side::Sell, &[(first + 1, 500), (first + 3, 500)], 295_000));
    suite.clock_ticks_until_the_books_rest();
    let meter_id = suite.meter_id("tom");
    let orders: Vec<Order> = pages(|start_after: Option<OrderRef>| {
        let page: OrdersResponse =
            suite.ask(&suite.trading, &QueryMsg::Orders { meter_id, start_after, limit: Some(3) });
        assert!(page.orders.len() <= 3);
        (page.orders, page.next)
    })
    .concat();
    let named: Vec<OrderRef> =
        orders.iter().map(|order| OrderRef { slot: order.slot, order_id: order.order_id }).collect();
    assert_eq!(named.len(), 11);
    assert!(named.is_sorted(), "in order of slot and id, the bundle under its first slot");
    let filled = orders.iter().filter(|order| order.status == OrderStatus::Filled);
    assert_eq!(filled.count(), 5);
    let positions = pages(|start_after: Option<u32>| {
        let page: PositionsResponse =
            suite.ask(&suite.trading, &QueryMsg::Positions { meter_id, start_after, limit: Some(2) });
        (page.positions, page.next)
    })
    .concat();
    assert!(positions.iter().map(|position| position.slot).eq(first..first + 5));
    assert!(
        positions
            .iter()
            .all(|position| position.sold_wh.u64() == 500 && position.money_micro.i128() == 55_000)
    );
}

#[test]
fn batches_of_a_slot_are_read_newest_first() {
    let mut suite = two_zones();
    let slot = suite.ahead(1);
    for _ in 0..3 {
        suite.places("tom", sell(slot, 500, 100_000));
        suite.places("tina", buy(slot, 500, 120_000));
        suite.clock_ticks();
    }
    let ask = |start_before, limit| {
        let msg = QueryMsg::Batches { slot, start_before, limit: Some(limit) };
        let page: BatchesResponse = suite.ask(&suite.trading, &msg);
        page.batches.iter().map(|batch| batch.batch).collect::<Vec<_>>()
    };
    assert_eq!((ask(None, 2), ask(Some(2), 9), ask(Some(0), 9)), (vec![3, 2], vec![1], vec![]));
    assert_eq!(suite.forward_slot(slot).batches, 3);
}

#[test]
fn questions_about_what_is_not_there_say_so() {
    let suite = two_zones();
    let ask = |msg: QueryMsg| {
        let answer = suite.try_ask::<cosmwasm_std::Empty>(&suite.trading, &msg);
        answer.expect_err("no answer").to_string()
    };
    let unknown = ask(QueryMsg::Order { meter_id: 0, slot: 7, order_id: 3 });
    assert!(unknown.contains("metering point 0 has no order 3 in slot 7"), "{unknown}");
    let cursor = Some(Binary::from([77]));
    let unreadable = ask(QueryMsg::Book { slot: 7, zone_id: 0, after: cursor, limit: None });
    assert!(unreadable.contains("77"), "{unreadable}");
}

#[test]
fn an_order_of_a_message_that_trades_at_once_leaves_what_it_says() {
    let mut suite = two_zones();
    let slot = suite.ahead(1);
    let orders: Vec<NewOrder> = vec![sell(slot, 500, 100_000), sell(slot + 1, 500, 100_000)];
    let message = ExecuteMsg::PlaceOrders { meter_id: suite.meter_id("tom"), orders };
    let tom = suite.owner("tom");
    suite.trade(&tom, &message).unwrap();
    suite.places("tina", buy(slot, 2_000, 120_000));
    suite.clock_ticks();
    assert_eq!(suite.traded("tom", slot), (500, 60_000));
    assert_eq!(suite.order("tom", slot, 1).order.status, OrderStatus::Filled);
    assert_eq!(suite.order("tom", slot + 1, 2).order.status, OrderStatus::Open);
    suite.everything_adds_up();
}
