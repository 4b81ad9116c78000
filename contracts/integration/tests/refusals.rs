//! What is refused, with the value that was wrong, and nothing moved.

use cosmwasm_std::{Coin, Uint64, Uint128, coins};
use integration::{Suite, SuiteResult};
use interface::{
    grid, token,
    trading::{AccountRef, ExecuteMsg, Rule},
};

const PLAIN: Rule =
    Rule { ask_micro_per_kwh: None, bid_micro_per_kwh: None, hold: false, draw: false, paused: false };

fn pair() -> Suite {
    let mut suite = Suite::community().household("ada").household("ben").meter_of("ada", "shed").start();
    suite.everybody_deposits(1_000_000);
    suite
}

fn refused(answer: SuiteResult, reason: &str) {
    let error = answer.expect_err(reason);
    assert!(error.contains(reason), "{error} does not say: {reason}");
}

fn deposit(suite: &mut Suite, funds: &[Coin]) -> SuiteResult {
    let (ada, account) = (suite.owner("ada"), AccountRef::Point { meter_id: suite.meter_id("ada") });
    suite.execute(&ada, &suite.trading.clone(), &ExecuteMsg::Deposit { account }, funds)
}

#[test]
fn a_deposit_is_exactly_one_coin_of_the_denom() {
    let mut suite = pair();
    let both = [Coin::new(5u128, "other"), Coin::new(5u128, "uwatt")];
    refused(deposit(&mut suite, &coins(5, "other")), "a deposit is one coin of uwatt, not 5other");
    refused(deposit(&mut suite, &both), "a deposit is one coin of uwatt, not 5other,5uwatt");
    refused(deposit(&mut suite, &[]), "a deposit is one coin of uwatt, not nothing");
    assert_eq!(suite.available("ada"), 1_000_000);
    suite.everything_adds_up();
}

#[test]
fn an_account_must_belong_to_somebody() {
    let mut suite = pair();
    let ada = suite.owner("ada");
    let trading = suite.trading.clone();
    let nowhere = ExecuteMsg::Deposit { account: AccountRef::Point { meter_id: 77 } };
    refused(
        suite.execute(&ada, &trading, &nowhere, &coins(5, "uwatt")),
        "metering point 77 is not registered",
    );
    let nobody = ExecuteMsg::Deposit { account: AccountRef::Counterparty { address: "nobody".to_string() } };
    assert!(suite.execute(&ada, &trading, &nobody, &coins(5, "uwatt")).is_err());
    suite.everything_adds_up();
}

#[test]
fn amounts_of_zero_and_beyond_the_balance_are_refused() {
    let mut suite = pair();
    refused(suite.withdraw("ada", 0), "an amount of zero");
    refused(suite.withdraw("ada", 1_000_001), "1000001 is more than the 1000000 available");
    refused(suite.withdraw("ada", u128::MAX), "is more than the 1000000 available");
    refused(suite.transfer("ada", "shed", 0), "an amount of zero");
    refused(suite.transfer("ada", "shed", 1_000_001), "1000001 is more than the 1000000 available");
    refused(suite.transfer("ada", "ada", 1), "from metering point");
    suite.withdraw("ada", 1_000_000).unwrap();
    suite.everything_adds_up();
}

#[test]
fn coins_that_points_still_owe_cannot_be_withdrawn_by_the_utility() {
    let mut suite =
        Suite::community().settings(|settings| settings.utility_coins_micro = 0).household("ada").start();
    suite.meter_reads("ada", 1_000, 0);
    suite.a_slot_passes();
    let utility = suite.utility.clone();
    assert_eq!((suite.worth("ada"), suite.earned(&utility)), (-300_000, 300_000));
    refused(suite.counterparty_withdraws(&utility, 300_000), "300000 is more than the 0 available");
    suite.deposit("ada", 300_000).unwrap();
    suite.counterparty_withdraws(&utility, 300_000).unwrap();
    suite.everything_adds_up();
}

#[test]
fn a_rule_off_the_tick_grid_is_refused() {
    let mut suite = pair();
    let off = Rule { ask_micro_per_kwh: Some(90_500), ..PLAIN };
    refused(suite.set_rule("ada", off), "ask 90500 is not a multiple of the price tick 1000");
    let off = Rule { bid_micro_per_kwh: Some(1), ..PLAIN };
    refused(suite.set_rule("ada", off), "bid 1 is not a multiple of the price tick 1000");
    assert_eq!(suite.account("ada").rule, None);
}

#[test]
fn a_stranger_may_do_nothing_that_is_not_theirs() {
    let mut suite = pair();
    let (ben, ada_id, shed_id) = (suite.owner("ben"), suite.meter_id("ada"), suite.meter_id("shed"));
    let (one, ben_id) = (Uint128::one(), suite.meter_id("ben"));
    let account = AccountRef::Point { meter_id: ada_id };
    let utility = AccountRef::Counterparty { address: suite.utility.to_string() };
    for (message, reason) in [
        (ExecuteMsg::Withdraw { account, amount_micro: one }, "belongs to"),
        (ExecuteMsg::Withdraw { account: utility, amount_micro: one }, "may not do this"),
        (
            ExecuteMsg::Transfer { from_meter_id: ada_id, to_meter_id: shed_id, amount_micro: one },
            "belongs to",
        ),
        (
            ExecuteMsg::Transfer { from_meter_id: ben_id, to_meter_id: ada_id, amount_micro: one },
            "belongs to",
        ),
        (ExecuteMsg::SetRule { meter_id: ada_id, rule: PLAIN }, "belongs to"),
        (ExecuteMsg::SetCreditLine { meter_id: ben_id, credit_micro: Uint64::MAX }, "may not do this"),
        (ExecuteMsg::SetPointsPerTick { points_per_tick: 1 }, "may not do this"),
    ] {
        refused(suite.trade(&ben, &message), reason);
    }
    let settle = token::ExecuteMsg::Settle { slot: 1, drawn: vec![], held: vec![], ledger: None };
    assert!(suite.execute(&ben, &suite.token.clone(), &settle, &[]).is_err());
    let report = grid::ExecuteMsg::ReportSlot { slot: 1, zones: vec![] };
    assert!(suite.execute(&ben, &suite.grid.clone(), &report, &[]).is_err());
    suite.everything_adds_up();
}

#[test]
fn no_message_reaches_the_clocks_entry() {
    let mut suite = pair();
    let (admin, trading) = (suite.admin.clone(), suite.trading.clone());
    let tick = interface::trading::SudoMsg::Tick { gas_budget: u64::MAX, consecutive_failures: 0 };
    refused(suite.execute(&admin, &trading, &tick, &[]), "unknown variant `tick`");
}

#[test]
fn messages_that_take_no_coins_give_none_away() {
    let mut suite = pair();
    let (ada, trading, meter_id) = (suite.owner("ada"), suite.trading.clone(), suite.meter_id("ada"));
    let account = AccountRef::Point { meter_id };
    for message in [
        ExecuteMsg::SetRule { meter_id, rule: PLAIN },
        ExecuteMsg::Withdraw { account, amount_micro: Uint128::one() },
    ] {
        refused(
            suite.execute(&ada, &trading, &message, &coins(1, "uwatt")),
            "takes no coins, but 1uwatt was sent",
        );
    }
    suite.everything_adds_up();
}

#[test]
fn the_bound_of_work_is_the_admins_and_never_zero() {
    let mut suite = pair();
    let admin = suite.admin.clone();
    refused(
        suite.trade(&admin, &ExecuteMsg::SetPointsPerTick { points_per_tick: 0 }),
        "points_per_tick is 0",
    );
    suite.trade(&admin, &ExecuteMsg::SetPointsPerTick { points_per_tick: 7 }).unwrap();
    let told = suite.told("work_bound_set");
    assert_eq!(told.last().unwrap()["points_per_tick"], "7");
}

#[test]
fn nothing_leaves_a_point_while_a_slot_is_being_settled_and_a_retry_helps() {
    let mut suite = Suite::community()
        .settings(|settings| settings.points_per_tick = 1)
        .household("ada")
        .meter_of("ada", "shed")
        .start();
    suite.everybody_deposits(1_000_000);
    suite.meter_reads("ada", 1_000, 0);
    suite.a_slot_ends();
    suite.grace_passes();
    suite.clock_ticks();
    let busy = format!("slot {} is being settled; try again when it is final", suite.slot);
    refused(suite.withdraw("ada", 1), &busy);
    refused(suite.transfer("ada", "shed", 1), &busy);
    suite.deposit("ada", 5).unwrap();
    suite.everything_adds_up();
    suite.clock_ticks_until_final();
    suite.withdraw("ada", 1).unwrap();
    suite.transfer("ada", "shed", 1).unwrap();
    suite.everything_adds_up();
}

#[test]
fn questions_without_an_answer_say_so() {
    let suite = pair();
    let ask = |msg: interface::trading::QueryMsg| {
        suite.try_ask::<interface::trading::SlotOutcome>(&suite.trading, &msg).unwrap_err().to_string()
    };
    let unknown = ask(interface::trading::QueryMsg::Slot { slot: 3 });
    assert!(unknown.contains("slot 3 has no outcome"), "{unknown}");
    let unknown = ask(interface::trading::QueryMsg::Result { meter_id: 0, slot: 3 });
    assert!(unknown.contains("slot 3 has no outcome"), "{unknown}");
}
