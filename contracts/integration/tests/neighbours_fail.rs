//! The clock goes on when a neighbour fails, and the neighbour hears everything once it is mended.

use cosmwasm_std::{Addr, DepsMut, Empty, Env, MessageInfo, MigrateInfo, Response, StdError, StdResult};
use cw_multi_test::{Contract, ContractWrapper, Executor};
use integration::Suite;
use interface::{
    grid::SlotTotalsResponse,
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
    suite.a_slot_passes();
    suite
}

fn refuse<M>(_: DepsMut, _: Env, _: MessageInfo, _: M) -> StdResult<Response> {
    Err(StdError::msg("defective"))
}

fn change_nothing(_: DepsMut, _: Env, _: Empty, _: MigrateInfo) -> StdResult<Response> {
    Ok(Response::new())
}

/// Code that refuses every message and answers queries as before.
macro_rules! defective {
    ($name:ident) => {
        Box::new(
            ContractWrapper::new(
                refuse::<interface::$name::ExecuteMsg>,
                $name::contract::instantiate,
                $name::contract::query,
            )
            .with_migrate(change_nothing),
        )
    };
}

/// Answers with the id of the code that the contract had.
fn breaks(suite: &mut Suite, contract: &Addr, code: Box<dyn Contract<Empty>>) -> u64 {
    let good = suite.app.wrap().query_wasm_contract_info(contract).unwrap().code_id;
    let defective = suite.app.store_code(code);
    takes(suite, contract, defective);
    good
}

fn takes(suite: &mut Suite, contract: &Addr, code_id: u64) {
    let admin = suite.admin.clone();
    suite.app.migrate_contract(admin, contract.clone(), &Empty {}, code_id).unwrap();
}

#[test]
fn a_token_that_refuses_hears_of_every_slot_later_and_nothing_is_held_meanwhile() {
    let mut suite = with_storage();
    let contract = suite.token.clone();
    let good = breaks(&mut suite, &contract, defective!(token));
    for slot in 0..3 {
        suite.meter_reads("ada", 0, 1_000);
        suite.a_slot_passes();
        let held_wh = suite.result("ada").energy.held_wh.u64();
        assert_eq!(held_wh, if slot == 0 { 1_000 } else { 0 }, "held in slot {slot}");
    }
    assert!(suite.told("message_deferred").len() >= 3);
    assert!(suite.progress().deferred_messages >= 3);

    takes(&mut suite, &contract, good);
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
    let contract = suite.grid.clone();
    let good = breaks(&mut suite, &contract, defective!(grid));
    suite.meter_reads("ben", 500, 0);
    suite.a_slot_passes();
    let first = suite.slot;
    suite.a_slot_passes();
    takes(&mut suite, &contract, good);
    suite.a_slot_passes();
    (0..20).for_each(|_| drop(suite.clock_ticks()));
    assert_eq!(suite.progress().deferred_messages, 0);
    let totals: SlotTotalsResponse =
        suite.ask(&suite.grid, &interface::grid::QueryMsg::SlotTotals { slot: first });
    assert_eq!(totals.zones[1].import_wh.u64(), 500);
    let outcome: SlotOutcome = suite.ask(&suite.trading, &QueryMsg::Slot { slot: first });
    assert_eq!(outcome.zones, totals.zones);
}
