//! The forward book, from orders to money.

use integration::{Suite, at_market, bundle, buy, following, once, sell, until};
use interface::{
    grid::GridState,
    trading::{self, Comparison, Condition, OrderReason, OrderStatus, PricingModel, Reason, Rule, Side},
};

/// Everybody in one zone, with 10 of currency each.
fn one_zone(names: &[&str]) -> Suite {
    let mut plan = Suite::community();
    for name in names {
        plan = plan.household(name);
    }
    let mut suite = plan.start();
    suite.everybody_deposits(10_000_000);
    suite
}

/// Two households in the town, two up north, over a line with a fee of 0.01.
fn two_zones() -> Suite {
    let town = Suite::community().household("tom").household("tina");
    let mut suite = town.zone("north", 10_000).household("nora").household("ned").start();
    suite.everybody_deposits(10_000_000);
    suite
}

fn execution(suite: &Suite, name: &str, slot: u32, order_id: u64) -> (OrderStatus, u64, OrderReason) {
    let order = suite.order(name, slot, order_id).order;
    (order.status, order.filled_wh.u64(), order.reason)
}

#[test]
fn orders_of_one_zone_trade_at_one_price_and_the_margin_is_shared() {
    let mut suite = one_zone(&["s1", "s2", "b1", "b2", "b3"]);
    let slot = suite.ahead(1);
    let orders = [
        ("s1", sell(slot, 1_200, 90_000)),
        ("s2", sell(slot, 800, 110_000)),
        ("b1", buy(slot, 700, 280_000)),
        ("b2", buy(slot, 900, 150_000)),
        ("b3", buy(slot, 600, 100_000)),
    ];
    let ids = orders.map(|(name, order)| (name, suite.places(name, order)));
    suite.clock_ticks();
    let zone = suite.forward_zone(slot, 0);
    assert_eq!(zone.last_price_micro_per_kwh, Some(110_000));
    assert_eq!((zone.sold_wh.u64(), zone.bought_wh.u64()), (1_600, 1_600));
    let traded = ids.map(|(name, _)| suite.traded(name, slot));
    assert_eq!(traded, [(1_200, 132_000), (400, 44_000), (-700, -77_000), (-900, -99_000), (0, 0)]);
    let executions = ids.map(|(name, id)| execution(&suite, name, slot, id));
    assert_eq!(
        executions,
        [
            (OrderStatus::Filled, 1_200, OrderReason::None),
            (OrderStatus::Open, 400, OrderReason::Marginal),
            (OrderStatus::Filled, 700, OrderReason::None),
            (OrderStatus::Filled, 900, OrderReason::None),
            (OrderStatus::Open, 0, OrderReason::Outbid),
        ]
    );
    suite.everything_adds_up();
}

#[test]
fn a_line_is_used_up_batch_after_batch_and_earns_its_rent_when_the_slot_settles() {
    let mut suite = two_zones();
    let slot = suite.ahead(2);
    suite.set_line(1, slot, 10_000, 500);
    let rows = [
        ("nora", sell(slot, 1_200, 90_000)),
        ("ned", buy(slot, 400, 150_000)),
        ("tom", sell(slot, 300, 200_000)),
        ("tina", buy(slot, 900, 250_000)),
    ];
    // The smallest order is of 500 Wh.
    suite.settings.forward.min_energy_wh = 1u64.into();
    let (admin, params) = (suite.admin.clone(), suite.settings.forward);
    suite.trade(&admin, &trading::ExecuteMsg::SetForwardParams { params }).unwrap();
    for (name, order) in rows {
        suite.places(name, order);
    }
    suite.clock_ticks();
    let (town, north) = (suite.forward_zone(slot, 0), suite.forward_zone(slot, 1));
    assert_eq!(
        (north.last_price_micro_per_kwh, town.last_price_micro_per_kwh),
        (Some(90_000), Some(250_000))
    );
    assert_eq!((north.sold_wh.u64(), town.bought_wh.u64()), (900, 800));
    assert_eq!((north.line_flow_wh, north.line_earned_micro.i128()), (500, 80_000));
    assert_eq!((north.capacity_left_up_wh.u64(), north.capacity_left_down_wh.u64()), (0, 1_000));

    // 300 Wh of Nora's rest, and the line is full: only the other way there is room.
    suite.places("tom", buy(slot, 600, 300_000));
    suite.places("ned", buy(slot, 100, 95_000));
    suite.clock_ticks();
    let north = suite.forward_zone(slot, 1);
    assert_eq!((north.sold_wh.u64(), north.line_flow_wh), (1_000, 500));
    assert_eq!(suite.traded("tom", slot), (300, 75_000), "he bought nothing: the line is full");
    suite.everything_adds_up();

    let operator = suite.earned(&suite.operator);
    suite.a_slot_passes();
    suite.a_slot_passes();
    suite.meter_reads("nora", 0, 1_000);
    suite.meter_reads("ned", 500, 0);
    suite.meter_reads("tom", 0, 300);
    suite.meter_reads("tina", 800, 0);
    suite.a_slot_passes();
    assert_eq!(suite.outcome().slot, slot);
    assert_eq!(suite.earned(&suite.operator) - operator, 80_000, "and nothing of the pool");
    assert_eq!(suite.outcome().money.lines_micro.i128(), 80_000);
    suite.everything_adds_up();
}

#[test]
fn books_are_cleared_again_when_a_line_gets_room() {
    let mut suite = two_zones();
    let slot = suite.ahead(3);
    suite.set_line(1, slot, 10_000, 0);
    suite.places("nora", sell(slot, 1_000, 100_000));
    suite.places("tina", buy(slot, 1_000, 200_000));
    suite.clock_ticks();
    assert_eq!(suite.traded("nora", slot), (0, 0));
    suite.set_line(1, slot, 10_000, 600);
    suite.clock_ticks();
    assert_eq!(suite.traded("nora", slot).0, 600);
    suite.set_island(1, true).unwrap();
    suite.set_line(1, slot, 10_000, 900);
    suite.clock_ticks();
    assert_eq!(suite.traded("nora", slot).0, 600, "an island has no line");
    suite.everything_adds_up();
}

#[test]
fn an_order_that_follows_the_zones_state_trades_when_the_state_makes_its_price() {
    let mut suite = one_zone(&["ada", "ben"]);
    let slot = suite.ahead(1);
    let base = suite.forward().pricing.base_micro_per_kwh;
    assert_eq!(base, 150_000);
    suite.places("ada", sell(slot, 1_000, 170_000));
    suite.places("ben", following(buy(slot, 1_000, 0), PricingModel::GridStability, 0));
    suite.clock_ticks();
    assert_eq!(suite.traded("ben", slot), (0, 0), "150 is below 170");
    suite.set_state(0, GridState::Alert);
    suite.clock_ticks();
    assert_eq!(suite.traded("ben", slot), (-1_000, -175_000), "between 170 and 150 times 1.2");
    suite.everything_adds_up();
}

#[test]
fn who_alone_is_metered_moves_the_reference_no_further_than_a_quarter() {
    let mut suite = one_zone(&["ada", "ben"]);
    let base = u64::from(testing::pricing().base_micro_per_kwh);
    // 1.02^12 is beyond 1.25.
    for _ in 0..12 {
        suite.meter_reads("ada", 1, 0);
        suite.a_slot_passes();
    }
    let next = trading::QueryMsg::ForwardSlot { slot: suite.slot + 2 };
    let terms: trading::ForwardSlotResponse = suite.ask(&suite.trading, &next);
    assert_eq!(u64::from(terms.zones[0].references.dynamic_micro_per_kwh), base * 5 / 4);
    suite.everything_adds_up();
}

#[test]
fn the_dynamic_reference_moves_with_demand_and_supply_and_takes_its_orders_along() {
    let mut suite = one_zone(&["ada", "ben", "cleo"]);
    let slot = suite.ahead(3);
    suite.places("ada", sell(slot, 1_000, 153_000));
    suite.places("ben", following(buy(slot, 1_000, 0), PricingModel::Dynamic, 0));
    suite.clock_ticks();
    assert_eq!(suite.traded("ben", slot), (0, 0));
    suite.meter_reads("cleo", 4_000, 0);
    suite.a_slot_passes();
    let moved = suite.told("references_moved");
    assert_eq!(moved[0]["dynamic_micro_per_kwh"], "[153000]", "demand without supply: 2 % up");
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(suite.traded("ben", slot), (-1_000, -153_000));
    suite.everything_adds_up();
}

#[test]
fn what_a_market_order_does_not_get_in_its_batch_is_cancelled_and_its_reserve_freed() {
    let mut suite = one_zone(&["ada", "ben", "cleo"]);
    let slot = suite.ahead(1);
    suite.places("ada", sell(slot, 600, 100_000));
    let id = suite.places("ben", at_market(buy(slot, 1_000, 200_000)));
    let alone = suite.places("cleo", at_market(sell(slot, 500, 290_000)));
    suite.clock_ticks();
    assert_eq!(execution(&suite, "ben", slot, id), (OrderStatus::Ended, 600, OrderReason::MarketRest));
    assert_eq!(execution(&suite, "cleo", slot, alone), (OrderStatus::Ended, 0, OrderReason::MarketRest));
    assert_eq!(suite.reserved("ben"), 120_000, "600 Wh at its worst price");
    assert_eq!(suite.reserved("cleo"), 0);
    suite.everything_adds_up();
}

#[test]
fn an_order_that_expires_is_gone_before_the_next_batch() {
    let mut suite = one_zone(&["ada", "ben"]);
    let slot = suite.ahead(2);
    let now = suite.app.block_info().time.seconds();
    let id = suite.places("ada", until(sell(slot, 1_000, 100_000), now + 300));
    suite.clock_ticks();
    assert_eq!(suite.reserved("ada"), 201_000, "what retail is above its limit, and the deposit");
    suite.app.update_block(|block| block.time = block.time.plus_seconds(300));
    suite.places("ben", buy(slot, 1_000, 200_000));
    suite.clock_ticks();
    assert_eq!(execution(&suite, "ada", slot, id), (OrderStatus::Ended, 0, OrderReason::Expired));
    assert_eq!((suite.reserved("ada"), suite.traded("ben", slot)), (0, (0, 0)));
    suite.everything_adds_up();
}

#[test]
fn a_conditional_order_is_triggered_by_a_feed_a_state_or_a_price() {
    let mut suite = one_zone(&["ada", "ben", "cleo", "dan"]);
    let oracle = suite.has_an_oracle();
    suite.oracle_says(&oracle, "wholesale", 50);
    let slot = suite.ahead(4);
    suite.places("ada", sell(slot, 3_000, 100_000));
    let wholesale =
        Condition::Feed { feed_id: "wholesale".to_string(), comparison: Comparison::Above, value: 80 };
    let alert = Condition::ZoneState { zone_id: 0, state: GridState::Alert };
    let dear =
        Condition::ZonePrice { zone_id: 0, comparison: Comparison::Below, price_micro_per_kwh: 300_000 };
    let conditionals = [("ben", wholesale), ("cleo", alert), ("dan", dear)];
    let ids = conditionals
        .map(|(name, condition)| (name, suite.places(name, once(condition, buy(slot, 500, 200_000)))));
    suite.clock_ticks();
    for (name, id) in ids {
        assert_eq!(
            execution(&suite, name, slot, id),
            (OrderStatus::Conditional, 0, OrderReason::ConditionUnmet)
        );
    }
    assert_eq!(suite.forward().conditional_orders, 3);

    suite.oracle_says(&oracle, "wholesale", 81);
    suite.clock_ticks();
    assert_eq!(suite.traded("ben", slot).0, -500);
    suite.set_state(0, GridState::Alert);
    suite.clock_ticks();
    assert_eq!(suite.traded("cleo", slot).0, -500);
    assert_eq!(suite.traded("dan", slot).0, 0);

    suite.meter_reads("ben", 700, 0);
    suite.meter_reads("ada", 0, 900);
    suite.a_slot_passes();
    suite.clock_ticks();
    assert_eq!(suite.traded("dan", slot).0, -500, "the pool's price was below 0.30");
    for (name, id) in ids {
        assert_eq!(execution(&suite, name, slot, id), (OrderStatus::Filled, 500, OrderReason::None));
    }
    assert_eq!(suite.forward().conditional_orders, 0);
    suite.everything_adds_up();
}

#[test]
fn a_bounded_number_of_conditions_is_looked_at_in_a_tick_and_all_in_turn() {
    let names: Vec<String> = (0..5).map(|number| format!("house-{number}")).collect();
    let mut plan = Suite::community().settings(|settings| settings.forward.conditions_per_tick = 2);
    for name in &names {
        plan = plan.household(name);
    }
    let mut suite = plan.start();
    suite.everybody_deposits(10_000_000);
    let slot = suite.ahead(2);
    for name in &names {
        let alert = Condition::ZoneState { zone_id: 0, state: GridState::Alert };
        suite.places(name, once(alert, buy(slot, 500, 200_000)));
    }
    suite.clock_ticks();
    suite.set_state(0, GridState::Alert);
    let conditional = [(); 3].map(|()| {
        suite.clock_ticks();
        suite.forward().conditional_orders
    });
    assert_eq!(conditional, [3, 1, 0]);
    suite.everything_adds_up();
}

#[test]
fn a_bundle_trades_in_all_its_slots_or_in_none() {
    let mut suite = one_zone(&["ada", "ben", "cleo"]);
    let slots = [suite.ahead(1), suite.ahead(2), suite.ahead(3)];
    for slot in &slots[..2] {
        suite.places("ada", sell(*slot, 1_500, 100_000));
    }
    let parts = slots.map(|slot| (slot, 1_000));
    let id = suite.places("ben", bundle(Side::Buy, &parts, 150_000));
    let reserved = suite.reserved("ben");
    assert_eq!(reserved, 451_000, "0.15 for each of 3 kWh, and the deposit");
    suite.clock_ticks();
    assert_eq!(execution(&suite, "ben", slots[0], id).0, OrderStatus::Open);
    assert_eq!(suite.positions("ben"), []);
    // The third part can be had, but then the average is above 0.15.
    let dear = suite.places("cleo", sell(slots[2], 1_500, 260_000));
    suite.clock_ticks();
    assert_eq!(execution(&suite, "ben", slots[0], id).2, OrderReason::BundleIncomplete);
    suite.cancels("cleo", slots[2], dear).unwrap();
    suite.places("cleo", sell(slots[2], 1_500, 240_000));
    suite.clock_ticks();
    assert_eq!(execution(&suite, "ben", slots[0], id), (OrderStatus::Filled, 3_000, OrderReason::None));
    let money = slots.map(|slot| suite.traded("ben", slot).1);
    assert_eq!(money, [-100_000, -100_000, -240_000], "less than 0.15 on average");
    assert_eq!(suite.reserved("ben"), reserved, "until the slots settle");
    suite.everything_adds_up();
    for _ in 0..4 {
        suite.a_slot_passes();
        suite.everything_adds_up();
    }
    assert_eq!(suite.reserved("ben"), 0);
}

#[test]
fn when_its_slot_begins_an_order_ends_and_what_it_held_is_free() {
    let mut suite = one_zone(&["ada", "ben"]);
    let slot = suite.ahead(1);
    let id = suite.places("ada", buy(slot, 1_000, 200_000));
    suite.clock_ticks();
    assert_eq!((suite.reserved("ada"), suite.available("ada")), (201_000, 9_799_000));
    suite.a_slot_ends();
    suite.clock_ticks();
    assert_eq!((suite.reserved("ada"), suite.available("ada")), (0, 10_000_000));
    assert_eq!(execution(&suite, "ada", slot, id), (OrderStatus::Ended, 0, OrderReason::Expired));
    assert!(!suite.forward_slot(slot).open);
    assert!(suite.tries_to_place("ben", sell(slot, 1_000, 100_000)).is_err());
    suite.everything_adds_up();
}

#[test]
fn what_was_traded_forward_settles_first_and_the_rest_of_what_was_metered_after_it() {
    // Name, traded forward (sold positive), imported, exported; what the pool and the utility then do.
    let mut suite = one_zone(&["delivered", "short", "over", "steady"]);
    let slot = suite.ahead(1);
    suite.places("delivered", sell(slot, 1_000, 100_000));
    suite.places("short", sell(slot, 1_000, 100_000));
    suite.places("over", buy(slot, 1_000, 200_000));
    suite.places("steady", buy(slot, 1_000, 200_000));
    suite.clock_ticks();
    assert_eq!(suite.forward_zone(slot, 0).last_price_micro_per_kwh, Some(150_000));
    suite.a_slot_passes();
    suite.meter_reads("delivered", 0, 1_000);
    suite.meter_reads("short", 0, 400);
    suite.meter_reads("over", 700, 0);
    suite.meter_reads("steady", 1_000, 0);
    suite.a_slot_passes();
    let energy = |name: &str| {
        let energy = suite.result(name).energy;
        [energy.pool_sold_wh, energy.pool_bought_wh, energy.utility_sold_wh, energy.utility_bought_wh]
            .map(|energy| energy.u64())
    };
    // 300 Wh that were bought too much go to the one who is 600 short, between 0.08 and 0.298.
    assert_eq!(energy("delivered"), [0, 0, 0, 0]);
    assert_eq!(energy("short"), [0, 300, 0, 300]);
    assert_eq!(energy("over"), [300, 0, 0, 0]);
    assert_eq!(energy("steady"), [0, 0, 0, 0]);
    let money = |name: &str| suite.result(name).money_micro.i128();
    let price = i128::from(suite.outcome().zones[0].price_micro_per_kwh.expect("a price"));
    assert_eq!(money("delivered"), 150_000);
    assert_eq!(money("short"), 150_000 - 300 * (price + 2_000) / 1_000 - 300 * 300);
    assert_eq!(money("over"), -150_000 + 300 * price / 1_000);
    assert_eq!(money("steady"), -150_000);
    for name in suite.names() {
        assert_eq!((suite.reserved(&name), suite.positions(&name)[0].reserved_micro.u128()), (0, 0));
        assert_eq!(suite.available(&name), 10_000_000 + money(&name));
    }
    assert_eq!(suite.result("short").reason, Reason::Marginal);
    suite.everything_adds_up();
}

#[test]
fn who_sold_forward_and_sends_no_reading_has_bought_what_is_missing() {
    let mut suite = one_zone(&["ada", "ben"]);
    let slot = suite.ahead(1);
    suite.places("ada", sell(slot, 1_000, 100_000));
    suite.places("ben", buy(slot, 1_000, 200_000));
    suite.clock_ticks();
    suite.a_slot_passes();
    suite.meter_stays_silent("ada");
    suite.meter_reads("ben", 1_000, 0);
    suite.a_slot_passes();
    let ada = suite.result("ada");
    assert_eq!((ada.energy.forward_sold_wh.u64(), ada.energy.utility_bought_wh.u64()), (1_000, 1_000));
    assert_eq!(ada.money_micro.i128(), 150_000 - 300_000);
    assert_eq!(suite.outcome().points_metered, 1);
    suite.everything_adds_up();
    // Her next reading carries what she did deliver.
    suite.meter_reads("ada", 0, 1_000);
    suite.a_slot_passes();
    suite.everything_adds_up();
    assert_eq!((suite.reserved("ada"), suite.reserved("ben")), (0, 0));
}

#[test]
fn a_slot_with_trades_settles_without_any_reading() {
    let mut suite = one_zone(&["ada", "ben"]);
    let slot = suite.ahead(1);
    suite.places("ada", sell(slot, 1_000, 100_000));
    suite.places("ben", buy(slot, 1_000, 200_000));
    suite.clock_ticks();
    suite.a_slot_passes();
    suite.names().iter().for_each(|name| suite.meter_stays_silent(name));
    suite.a_slot_passes();
    assert_eq!(suite.outcome().points_metered, 0);
    // Ben sells back what he bought, to Ada, who owes it.
    let (ada, ben) = (suite.result("ada").energy, suite.result("ben").energy);
    assert_eq!((ada.pool_bought_wh.u64(), ben.pool_sold_wh.u64()), (1_000, 1_000));
    assert_eq!(suite.reserved("ada") + suite.reserved("ben"), 0);
    suite.everything_adds_up();
}

#[test]
fn who_has_money_only_in_reserve_does_not_bid_in_the_pool_with_it() {
    let mut suite = one_zone(&["ada", "ben"]);
    let rule = Rule {
        ask_micro_per_kwh: None,
        bid_micro_per_kwh: Some(200_000),
        hold: false,
        draw: false,
        paused: false,
    };
    suite.set_rule("ada", rule).unwrap();
    suite.withdraw("ada", 9_799_000).unwrap();
    let slot = suite.ahead(3);
    suite.places("ada", buy(slot, 1_000, 200_000));
    assert_eq!(suite.available("ada"), 0);
    suite.meter_reads("ada", 500, 0);
    suite.meter_reads("ben", 0, 500);
    suite.a_slot_passes();
    assert_eq!(suite.result("ada").reason, Reason::Funds);
    suite.everything_adds_up();
}

/// A street of two zones whose households sell and buy at all prices.
fn street(points_per_tick: u32) -> Suite {
    let mut plan = Suite::community().settings(|settings| settings.points_per_tick = points_per_tick);
    for zone in 0..2 {
        if zone > 0 {
            plan = plan.zone("north", 10_000);
        }
        for house in 0..8 {
            plan = plan.household(&format!("house-{zone}.{house}"));
        }
    }
    let mut suite = plan.start();
    suite.everybody_deposits(10_000_000);
    suite
}

fn everybody_orders(suite: &mut Suite, slots: [u32; 3]) {
    for (number, name) in (0u32..).zip(suite.names()) {
        for (turn, slot) in (0u32..).zip(slots) {
            let energy_wh = 500 + u64::from((number * 37 + turn * 11) % 9) * 100;
            let price = 100_000 + (number * 13 + turn * 29) % 12 * 10_000;
            let order = if (number + turn) % 2 == 0 {
                sell(slot, energy_wh, price)
            } else {
                buy(slot, energy_wh, price)
            };
            let order = match number % 5 {
                0 => at_market(order),
                1 => following(order, PricingModel::Dynamic, 0),
                _ => order,
            };
            suite.places(&name, order);
        }
    }
    let late = suite.ahead(20);
    suite.places("house-0.3", bundle(Side::Sell, &[(late, 600), (late + 1, 600)], 120_000));
    suite.places("house-0.0", buy(late, 900, 200_000));
    suite.places("house-0.0", buy(late + 1, 900, 130_000));
}

#[test]
fn a_burst_that_takes_many_ticks_ends_as_it_does_in_one() {
    let (mut whole, mut pieces) = (street(1_000_000), street(1));
    let mut ticks = [0, 0];
    for (ticks, suite) in ticks.iter_mut().zip([&mut whole, &mut pieces]) {
        let slots = [suite.ahead(2), suite.ahead(3), suite.ahead(4)];
        everybody_orders(suite, slots);
        *ticks = suite.clock_ticks_until_the_books_rest();
        suite.everything_adds_up();
    }
    assert!(ticks[0] <= 3 && ticks[1] > 50, "in one go, or order by order: {ticks:?}");
    for slots in 0..6 {
        for name in whole.names() {
            assert_eq!(whole.account(&name), pieces.account(&name), "{name}");
            assert_eq!(whole.positions(&name), pieces.positions(&name), "{name}");
        }
        for suite in [&mut whole, &mut pieces] {
            for (number, name) in (0u64..).zip(suite.names()) {
                suite.meter_reads(
                    &name,
                    (number * 997 + slots * 331) % 1_700,
                    (number * 577 + slots * 1_013) % 2_900,
                );
            }
            suite.a_slot_passes();
            suite.clock_ticks_until_the_books_rest();
            suite.everything_adds_up();
        }
        assert_eq!(whole.outcome(), pieces.outcome());
    }
}

#[test]
fn conditional_orders_keep_nobody_waiting_however_little_a_tick_may_do() {
    let mut suite = street(1);
    let slot = suite.ahead(2);
    for house in 0..8 {
        let alert = Condition::ZoneState { zone_id: 1, state: GridState::Alert };
        suite.places(&format!("house-1.{house}"), once(alert, buy(slot, 500, 200_000)));
    }
    let parts = [(slot, 1_000), (slot + 1, 1_000)];
    suite.places("house-0.0", bundle(Side::Sell, &parts, 120_000));
    suite.places("house-0.1", sell(slot, 500, 100_000));
    suite.places("house-0.2", buy(slot, 500, 200_000));
    for (slot, energy_wh) in parts {
        suite.places("house-0.3", buy(slot, energy_wh + 500, 150_000));
    }
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(suite.traded("house-0.1", slot), (500, 87_500));
    assert_eq!(suite.traded("house-0.0", slot), (1_000, 150_000));
    suite.set_state(1, GridState::Alert);
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(suite.forward().conditional_orders, 0);
    suite.everything_adds_up();
}

#[test]
fn settlement_goes_first_when_a_tick_is_full() {
    let mut suite = street(1);
    let slot = suite.ahead(3);
    suite.a_slot_ends();
    suite.places("house-0.1", sell(slot, 1_000, 100_000));
    suite.places("house-0.2", buy(slot, 1_000, 200_000));
    suite.grace_passes();
    while suite.progress().last_final_slot != Some(suite.slot) {
        assert_eq!(suite.forward().changes_waiting, 2, "the slot that is due is not final yet");
        suite.clock_ticks();
        suite.everything_adds_up();
    }
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(suite.traded("house-0.1", slot).0, 1_000);
}

#[test]
fn an_order_of_a_batch_that_is_being_filled_cannot_be_cancelled_until_it_is_filled() {
    let mut suite = street(1);
    let slot = suite.ahead(2);
    for house in 1..8 {
        suite.places(&format!("house-0.{house}"), sell(slot, 500, 100_000 + house * 10_000));
    }
    let mut rest = Vec::new();
    for house in 1..8 {
        rest.push(suite.places(&format!("house-1.{house}"), buy(slot, 500, 100_000 + house * 10_000)));
    }
    while suite.forward().slot_in_batch.is_none() {
        suite.clock_ticks();
    }
    let error = suite.cancels("house-1.1", slot, rest[0]).unwrap_err();
    assert!(error.contains("try again in the next block"), "{error}");
    let late = suite.places("house-1.0", buy(slot, 500, 300_000));
    while suite.forward().slot_in_batch.is_some() {
        suite.clock_ticks();
        suite.everything_adds_up();
    }
    assert_eq!(suite.traded("house-1.0", slot), (0, 0), "it came after the batch");
    suite.cancels("house-1.1", slot, rest[0]).unwrap();
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(execution(&suite, "house-1.0", slot, late).0, OrderStatus::Filled);
    suite.everything_adds_up();
}

#[test]
fn what_a_slot_traded_is_pruned_with_its_outcome() {
    let mut plan = Suite::community().settings(|settings| settings.keep_slots = 3);
    for name in ["ada", "ben"] {
        plan = plan.household(name);
    }
    let mut suite = plan.start();
    suite.everybody_deposits(10_000_000);
    let slot = suite.ahead(1);
    suite.places("ada", sell(slot, 1_000, 100_000));
    suite.places("ben", buy(slot, 500, 200_000));
    suite.clock_ticks();
    for _ in 0..3 {
        suite.a_slot_passes();
        assert_eq!(suite.traded("ada", slot).0, 500);
    }
    for _ in 0..3 {
        suite.a_slot_passes();
    }
    assert_eq!(suite.positions("ada"), []);
    let storage = suite.app.contract_storage(&suite.trading);
    let left = storage.range_keys(None, None, cosmwasm_std::Order::Ascending);
    let of_slot = left.filter(|key| {
        key.first().is_some_and(|byte| (0x80..0xa0).contains(byte))
            && key.get(1..5) == Some(&slot.to_be_bytes()[..])
    });
    assert_eq!(of_slot.count(), 0, "nothing of the slot is left");
    suite.everything_adds_up();
}
