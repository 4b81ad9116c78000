//! A day in a community of two zones.

use std::collections::BTreeMap;

use cosmwasm_std::Uint64;
use integration::{Suite, reference};
use interface::trading::{Backstop, Reason, ResultFact, Rule, Side, Stage};

const PLAIN: Rule =
    Rule { ask_micro_per_kwh: None, bid_micro_per_kwh: None, hold: false, draw: false, paused: false };

fn two_zones() -> Suite {
    let mut suite = Suite::community()
        .zone("north", 10_000)
        .with_storage(3_000)
        .household("ada")
        .household("ben")
        .meter_of("ada", "shed")
        .zone("south", 15_000)
        .household("cleo")
        .household("dan")
        .start();
    suite.everybody_deposits(5_000_000);
    suite.set_rule("ada", Rule { ask_micro_per_kwh: Some(90_000), hold: true, ..PLAIN }).unwrap();
    suite.set_rule("shed", Rule { draw: true, ..PLAIN }).unwrap();
    suite
        .set_rule("ben", Rule { ask_micro_per_kwh: Some(120_000), bid_micro_per_kwh: Some(250_000), ..PLAIN })
        .unwrap();
    suite.set_rule("cleo", Rule { bid_micro_per_kwh: Some(280_000), ..PLAIN }).unwrap();
    suite.a_slot_passes();
    suite
}

/// Name, imported, exported.
type Meters = [(&'static str, u64, u64)];

fn deliver(suite: &mut Suite, meters: &Meters) -> BTreeMap<String, (u64, u64)> {
    for (name, import_wh, export_wh) in meters {
        suite.meter_reads(name, *import_wh, *export_wh);
    }
    let metered = suite.meters.iter().map(|(name, meter)| (name.clone(), (meter.import_wh, meter.export_wh)));
    metered.collect()
}

#[test]
fn a_day_in_a_two_zone_community_settles_as_the_engine_does_on_the_same_readings() {
    let mut suite = two_zones();
    let hours: [&Meters; 6] = [
        &[("ada", 300, 0), ("ben", 450, 0), ("cleo", 120, 0), ("dan", 700, 0), ("shed", 60, 0)],
        &[("ada", 100, 2_600), ("ben", 200, 900), ("cleo", 800, 0), ("dan", 350, 20), ("shed", 10, 0)],
        &[("ada", 0, 3_100), ("ben", 0, 2_400), ("cleo", 900, 0), ("dan", 100, 1_200), ("shed", 40, 0)],
        &[("ada", 50, 4_000), ("ben", 700, 100), ("cleo", 2_500, 0), ("dan", 3_000, 0)],
        &[("ada", 1_900, 0), ("ben", 800, 0), ("cleo", 700, 0), ("dan", 10, 15), ("shed", 2_000, 0)],
        &[],
    ];
    for meters in hours {
        let metered = deliver(&mut suite, meters);
        suite.a_slot_ends();
        suite.grace_passes();
        let expected = reference(&suite, &metered).unwrap();
        let before: BTreeMap<String, i128> =
            suite.names().into_iter().map(|name| (name.clone(), suite.worth(&name))).collect();
        let (utility, community) = (suite.earned(&suite.utility), suite.earned(&suite.community));

        suite.clock_ticks_until_final();

        for name in suite.names() {
            let (result, meter_id) = (suite.result(&name), suite.meter_id(&name));
            let point = expected.points.iter().find(|point| point.id == meter_id).unwrap();
            let energy = &result.energy;
            let settled = [energy.held_wh, energy.used_wh, energy.pool_sold_wh, energy.pool_bought_wh];
            let wanted = [point.held_wh, point.used_wh, point.pool_sold_wh, point.pool_bought_wh];
            assert_eq!(settled.map(|wh| wh.u64()), wanted, "{name}");
            assert_eq!(energy.utility_sold_wh.u64(), point.utility_sold_wh, "{name}");
            assert_eq!(energy.utility_bought_wh.u64(), point.utility_bought_wh, "{name}");
            assert_eq!(result.money_micro.i128(), point.money_micro, "{name}");
            assert_eq!(suite.worth(&name) - before[&name], point.money_micro, "{name}");
        }
        assert_eq!(suite.earned(&suite.utility) - utility, expected.utility_micro);
        assert_eq!(suite.earned(&suite.community) - community, expected.community_micro);
        let outcome = suite.outcome();
        assert!(outcome.adds_up);
        assert_eq!(outcome.stage, Stage::Final);
        for (zone, wanted) in outcome.zones.iter().zip(&expected.zones) {
            assert_eq!(zone.price_micro_per_kwh.map(u64::from), wanted.price);
            assert_eq!(
                (zone.pool_sold_wh.u64(), zone.pool_bought_wh.u64()),
                (wanted.sold_wh, wanted.bought_wh)
            );
        }
        suite.everything_adds_up();
    }
}

#[test]
fn a_result_says_what_became_of_the_energy_and_why() {
    let mut suite = two_zones();
    deliver(&mut suite, &[("ada", 100, 4_600), ("ben", 1_000, 0)]);
    suite.a_slot_passes();
    let ada = suite.result("ada");
    let wh = Uint64::new;
    assert_eq!(
        ada.explanation,
        [
            ResultFact::Metered { export_wh: wh(4_600), import_wh: wh(100) },
            ResultFact::Held { energy_wh: wh(3_000) },
            ResultFact::SoldToNeighbours { energy_wh: wh(1_000), price_micro_per_kwh: 90_000 },
            ResultFact::SoldToBackstop {
                backstop: Backstop::Utility,
                energy_wh: wh(500),
                price_micro_per_kwh: 80_000
            },
            ResultFact::Marginal { side: Side::Sell, energy_wh: wh(500), limit_micro_per_kwh: Some(90_000) },
        ]
    );
    assert_eq!(ada.money_micro.i128(), 130_000);
}

#[test]
fn held_energy_covers_a_later_deficit_of_the_owners_other_meter() {
    let mut suite = two_zones();
    deliver(&mut suite, &[("ada", 0, 1_000)]);
    suite.a_slot_passes();
    let ada = suite.owner("ada");
    assert_eq!(suite.tokens(&ada), 1_000);
    deliver(&mut suite, &[("shed", 700, 0), ("ada", 500, 0)]);
    suite.a_slot_passes();
    assert_eq!(suite.result("ada").energy.used_wh.u64(), 500);
    assert_eq!(suite.result("shed").energy.used_wh.u64(), 500);
    assert_eq!(suite.tokens(&ada), 0);
    suite.everything_adds_up();
}

#[test]
fn energy_of_a_missed_slot_is_settled_at_the_utilitys_prices_when_it_arrives() {
    let mut suite = two_zones();
    deliver(&mut suite, &[("dan", 400, 0)]);
    suite.meter_stays_silent("dan");
    suite.a_slot_passes();
    let gap = suite.slot;
    let before = suite.worth("dan");
    deliver(&mut suite, &[("dan", 600, 100)]);
    // The gap is one only when nobody waits for the missing reading any more.
    (0..8).for_each(|_| suite.a_slot_passes());
    let dan = suite.result("dan");
    assert_eq!(dan.energy.catch_up_import_wh.u64(), 1_000);
    assert_eq!(suite.worth("dan") - before, -1_000 * 300 + 100 * 80);
    assert_eq!(
        dan.explanation[1],
        ResultFact::CaughtUp {
            from_slot: gap,
            to_slot: gap + 6,
            export_wh: Uint64::new(100),
            import_wh: Uint64::new(1_000),
            feed_in_micro_per_kwh: 80_000,
            retail_micro_per_kwh: 300_000,
        }
    );
    suite.everything_adds_up();
}

#[test]
fn slots_without_a_reading_are_passed_over() {
    let mut suite = two_zones();
    suite.a_slot_passes();
    suite.told("slots_skipped");
    for _ in 0..3 {
        for name in suite.names() {
            suite.meter_stays_silent(&name);
        }
        suite.a_slot_ends();
    }
    suite.grace_passes();
    let first = suite.slot - 2;
    suite.clock_ticks();
    let skipped = suite.told("slots_skipped");
    assert_eq!(skipped[0]["from_slot"], first.to_string());
    assert_eq!(skipped[0]["to_slot"], suite.slot.to_string());
    assert!(
        suite
            .try_ask::<interface::trading::SlotOutcome>(
                &suite.trading,
                &interface::trading::QueryMsg::Slot { slot: first }
            )
            .is_err()
    );
}

#[test]
fn who_cannot_pay_for_the_bid_stays_out_of_the_pool_and_owes_the_utility() {
    let mut suite = Suite::community().household("ada").household("ben").start();
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("ben", 1_000, 0);
    suite.a_slot_passes();
    let ben = suite.result("ben");
    assert_eq!((ben.reason, ben.money_micro.i128()), (Reason::Funds, -300_000));
    assert_eq!(suite.result("ada").reason, Reason::NoCounterparty);
    suite.everything_adds_up();

    suite.deposit("ben", 600_000).unwrap();
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("ben", 1_000, 0);
    suite.a_slot_passes();
    assert_eq!(suite.result("ben").reason, Reason::None);
    suite.everything_adds_up();
}

#[test]
fn a_rule_set_while_a_slot_is_being_settled_changes_neither_that_slot_nor_the_one_that_runs() {
    let mut suite = Suite::community()
        .settings(|settings| settings.points_per_tick = 1)
        .household("ada")
        .household("ben")
        .start();
    suite.everybody_deposits(1_000_000);
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("ben", 1_000, 0);
    suite.a_slot_ends();
    suite.grace_passes();
    suite.clock_ticks();
    assert!(suite.stage().is_some(), "one tick does not settle the slot");
    suite.set_rule("ada", Rule { paused: true, ..PLAIN }).unwrap();
    suite.clock_ticks_until_final();
    assert_eq!(suite.result("ada").reason, Reason::None);
    assert_eq!(suite.result("ada").limit_micro_per_kwh, Some(80_000));
    for reason in [Reason::None, Reason::Paused] {
        suite.meter_reads("ada", 0, 1_000);
        suite.meter_reads("ben", 1_000, 0);
        suite.a_slot_passes();
        assert_eq!(suite.result("ada").reason, reason);
    }
    suite.everything_adds_up();
}

#[test]
fn who_looks_at_everybodys_readings_before_choosing_a_rule_is_too_late_for_their_slot() {
    let settle = |looks_last: bool| {
        let mut suite = Suite::community().household("ada").household("ben").start();
        suite.everybody_deposits(1_000_000);
        suite.set_rule("ada", Rule { ask_micro_per_kwh: Some(150_000), ..PLAIN }).unwrap();
        suite.set_rule("ben", Rule { bid_micro_per_kwh: Some(250_000), ..PLAIN }).unwrap();
        suite.a_slot_passes();
        suite.meter_reads("ada", 0, 1_000);
        suite.meter_reads("ben", 1_000, 0);
        suite.a_slot_ends();
        if looks_last {
            // Ben sees that ada has enough, and would now bid no more than her ask.
            suite.set_rule("ben", Rule { bid_micro_per_kwh: Some(151_000), ..PLAIN }).unwrap();
        }
        suite.grace_passes();
        suite.clock_ticks_until_final();
        suite.everything_adds_up();
        (suite.worth("ada"), suite.worth("ben"))
    };
    assert_eq!(settle(true), settle(false));
}

#[test]
fn a_change_within_a_slot_replaces_what_was_to_hold_next_and_takes_no_more_room() {
    let mut suite = Suite::community().household("ada").start();
    suite.set_rule("ada", Rule { hold: true, ..PLAIN }).unwrap();
    suite.a_slot_passes();
    let present = suite.account("ada").rule;
    let mut room = None;
    for price in 1..50 {
        let rule = Rule { ask_micro_per_kwh: Some(price * 1_000), ..PLAIN };
        suite.set_rule("ada", rule).unwrap();
        let account = suite.account("ada");
        assert_eq!((account.rule, account.next_rule.map(|next| next.rule)), (present, Some(rule)));
        let keys = suite.app.dump_wasm_raw(&suite.trading.clone()).len();
        assert_eq!(*room.get_or_insert(keys), keys);
    }
    suite.a_slot_passes();
    let account = suite.account("ada");
    assert_eq!(
        (account.rule.and_then(|rule| rule.ask_micro_per_kwh), account.next_rule),
        (Some(49_000), None)
    );
}

#[test]
fn on_an_island_the_operator_stands_in_for_the_utility() {
    let mut suite = two_zones();
    suite.set_island(2, true).unwrap();
    suite.a_slot_passes();
    deliver(&mut suite, &[("dan", 1_000, 0), ("ada", 0, 5_000)]);
    suite.a_slot_passes();
    let dan = suite.result("dan");
    assert_eq!(dan.energy.utility_bought_wh.u64(), 1_000);
    assert_eq!(
        dan.explanation[1],
        ResultFact::BoughtFromBackstop {
            backstop: Backstop::ZoneOperator,
            energy_wh: Uint64::new(1_000),
            price_micro_per_kwh: 300_000,
        }
    );
    assert_eq!(suite.earned(&suite.operator.clone()), 300_000);
    assert_eq!(suite.outcome().money.islands_micro.i128(), 300_000);
    suite.everything_adds_up();
}

#[test]
fn results_older_than_are_kept_are_pruned_with_their_outcome() {
    let mut suite = Suite::community().settings(|settings| settings.keep_slots = 3).household("ada").start();
    suite.a_slot_passes();
    let first = suite.slot;
    for _ in 0..3 {
        suite.a_slot_passes();
    }
    let outcome = |suite: &Suite| {
        suite.try_ask::<interface::trading::SlotOutcome>(
            &suite.trading,
            &interface::trading::QueryMsg::Slot { slot: first },
        )
    };
    assert!(outcome(&suite).is_err());
    let kept: interface::trading::SlotsResponse =
        suite.ask(&suite.trading, &interface::trading::QueryMsg::Slots { start_before: None, limit: None });
    let kept: Vec<u32> = kept.slots.iter().map(|slot| slot.slot).collect();
    assert_eq!(kept, [suite.slot, suite.slot - 1, suite.slot - 2]);
}
