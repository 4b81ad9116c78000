//! Work is bounded, and where it stops makes no difference.

use integration::{Community, Suite, buy, sell};
use interface::trading::{QueryMsg, Rule};

/// Four zones, each with a bank of its own.
fn street(points_per_tick: u32) -> Suite {
    let mut plan = Community::default();
    for zone in 1..5 {
        plan = plan.zone(&format!("zone {zone}"), zone * 5_000).with_storage(1_500);
        for house in 0..4 {
            plan = plan.household(&format!("house-{zone}.{house}"));
        }
    }
    let mut suite = plan.settings(|settings| settings.points_per_tick = points_per_tick).start();
    suite.everybody_deposits(800_000);
    for (number, name) in (0u32..).zip(suite.names()) {
        let rule = Rule {
            ask_micro_per_kwh: (number % 3 > 0).then_some(80_000 + number * 5_000),
            bid_micro_per_kwh: (number % 4 > 0).then_some(300_000 - number * 9_000),
            hold: number % 5 == 0,
            draw: number % 7 == 0,
            paused: number % 11 == 10,
        };
        suite.set_rule(&name, rule).unwrap();
    }
    suite
}

fn read_something(suite: &mut Suite, slot: u64) {
    for (number, name) in (0u64..).zip(suite.names()) {
        suite.meter_reads(&name, (number * 997 + slot * 331) % 1_700, (number * 577 + slot * 1_013) % 2_900);
    }
}

#[test]
fn stopping_after_every_bank_changes_no_outcome_no_account_and_no_token() {
    let (mut whole, mut pieces) = (street(1_000_000), street(1));
    for slot in 0..6 {
        let mut ticks = [0, 0];
        for (ticks, suite) in ticks.iter_mut().zip([&mut whole, &mut pieces]) {
            read_something(suite, slot);
            suite.a_slot_ends();
            suite.grace_passes();
            *ticks = suite.clock_ticks_until_final();
            suite.everything_adds_up();
        }
        assert!(ticks[0] == 1 && ticks[1] >= 8, "one tick for all, or one a bank: {ticks:?}");
        assert_eq!(whole.outcome(), pieces.outcome());
        for name in whole.names() {
            assert_eq!(whole.account(&name), pieces.account(&name));
            assert_eq!(whole.result(&name), pieces.result(&name));
            assert_eq!(whole.tokens(&whole.owner(&name)), pieces.tokens(&pieces.owner(&name)));
        }
        for counterparty in [&whole.utility, &whole.community, &whole.operator] {
            assert_eq!(whole.earned(counterparty), pieces.earned(counterparty));
        }
        assert_eq!(whole.token_totals(), pieces.token_totals());
    }
}

#[test]
fn accounts_sum_to_the_coins_held_after_every_single_tick() {
    let mut suite = street(1);
    read_something(&mut suite, 3);
    suite.a_slot_ends();
    suite.grace_passes();
    while suite.progress().last_final_slot != Some(suite.slot) {
        suite.clock_ticks();
        suite.everything_adds_up();
    }
}

#[test]
fn a_clock_that_stood_still_catches_up_slot_by_slot() {
    let mut suite = street(1_000_000);
    for slot in 0..5 {
        read_something(&mut suite, slot);
        suite.a_slot_ends();
    }
    suite.grace_passes();
    suite.told("slot_opened");
    let first = suite.clock_ticks();
    let opened = first.events.iter().filter(|event| event.ty == "wasm-slot_opened").count();
    assert!((1..=2).contains(&opened), "a tick opens few slots, not {opened}");
    suite.clock_ticks_until_final();
    suite.everything_adds_up();
    let slots: interface::trading::SlotsResponse =
        suite.ask(&suite.trading, &QueryMsg::Slots { start_before: None, limit: None });
    assert_eq!(slots.slots.len(), 5);
}

#[test]
fn nothing_is_worked_on_before_its_readings_are_in() {
    let mut suite = street(1_000_000);
    read_something(&mut suite, 1);
    suite.a_slot_ends();
    suite.clock_ticks();
    assert_eq!(suite.progress().last_final_slot, None);
    suite.grace_passes();
    suite.clock_ticks();
    assert_eq!(suite.progress().last_final_slot, Some(suite.slot));
}

#[test]
fn after_clock_calls_that_failed_what_is_due_is_settled_and_books_wait() {
    let mut suite = street(1_000_000);
    read_something(&mut suite, 1);
    suite.a_slot_ends();
    suite.grace_passes();
    let ahead = suite.slot + 4;
    suite.places("house-1.0", sell(ahead, 500, 100_000));
    suite.places("house-1.1", buy(ahead, 500, 200_000));
    let tick = suite.clock_ticks_after_failures(60);
    assert_eq!(suite.progress().last_final_slot, Some(suite.slot));
    assert!(tick.events.iter().all(|event| event.ty != "wasm-batch_cleared"));
    let tick = suite.clock_ticks();
    assert!(tick.events.iter().any(|event| event.ty == "wasm-batch_cleared"));
}
