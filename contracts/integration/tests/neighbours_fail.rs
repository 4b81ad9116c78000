//! The clock goes on when a neighbour fails, and the neighbour hears everything once it is mended.

use cosmwasm_std::Addr;
use integration::Suite;
use interface::{
    grid, token,
    trading::{QueryMsg, Rule, SlotOutcome},
};

const HOLDING: Rule =
    Rule { ask_micro_per_kwh: None, bid_micro_per_kwh: None, hold: true, draw: false, paused: false };

fn with_storage() -> Suite {
    let mut suite = Suite::community()
        .zone("north", 10_000)
        .with_storage(5_000)
        .household("ada")
        .household("ben")
        .start();
    suite.everybody_deposits(5_000_000);
    suite.set_rule("ada", HOLDING).unwrap();
    suite
}

fn link_token(suite: &mut Suite, trading: &Addr) {
    let msg = token::ExecuteMsg::Link { trading: trading.to_string() };
    suite.must(&suite.admin.clone(), &suite.token.clone(), &msg);
}

fn link_grid(suite: &mut Suite, trading: &Addr) {
    let msg = grid::ExecuteMsg::Link { trading: trading.to_string() };
    suite.must(&suite.admin.clone(), &suite.grid.clone(), &msg);
}

#[test]
fn a_token_that_refuses_hears_of_every_slot_later_and_nothing_is_held_meanwhile() {
    let mut suite = with_storage();
    let (trading, stranger) = (suite.trading.clone(), suite.admin.clone());
    link_token(&mut suite, &stranger);
    for slot in 0..3 {
        suite.meter_reads("ada", 0, 1_000);
        suite.a_slot_passes();
        let held_wh = suite.result("ada").energy.held_wh.u64();
        assert_eq!(held_wh, if slot == 0 { 1_000 } else { 0 }, "held in slot {slot}");
    }
    assert!(suite.told("message_deferred").len() >= 3);
    assert!(suite.progress().deferred_messages >= 3);

    link_token(&mut suite, &trading);
    for _ in 0..2 {
        suite.meter_reads("ada", 0, 100);
        suite.a_slot_passes();
        (0..20).for_each(|_| drop(suite.clock_ticks()));
    }
    assert_eq!(suite.progress().deferred_messages, 0);
    suite.told("everything so far");
    suite.everything_adds_up();
    assert!(suite.tokens(&suite.owner("ada")) >= 1_000);
    let minted: u64 = suite.token_totals().minted.iter().map(|source| source.energy_wh.u64()).sum();
    assert_eq!(minted, 3 * 1_000 + 2 * 100, "every exported Wh is minted in the end");
}

#[test]
fn a_grid_that_refuses_reports_gets_them_later_in_order() {
    let mut suite = with_storage();
    let (trading, stranger) = (suite.trading.clone(), suite.admin.clone());
    link_grid(&mut suite, &stranger);
    suite.meter_reads("ben", 500, 0);
    suite.a_slot_passes();
    let first = suite.slot;
    suite.a_slot_passes();
    link_grid(&mut suite, &trading);
    suite.a_slot_passes();
    (0..20).for_each(|_| drop(suite.clock_ticks()));
    assert_eq!(suite.progress().deferred_messages, 0);
    let totals: grid::SlotTotalsResponse =
        suite.ask(&suite.grid, &grid::QueryMsg::SlotTotals { slot: first });
    assert_eq!(totals.zones[1].import_wh.u64(), 500);
    let outcome: SlotOutcome = suite.ask(&suite.trading, &QueryMsg::Slot { slot: first });
    assert_eq!(outcome.zones, totals.zones);
}
