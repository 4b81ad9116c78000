//! Whose coins are whose: nobody is paid with somebody else's deposit, and what cannot be paid is owed.

use cosmwasm_std::{Uint128, coins};
use integration::{Community, Suite, SuiteResult, buy, sell};
use interface::{
    grid::Tariff,
    registry::{self, Action, Subject},
    trading::{AccountRef, ExecuteMsg, MoneyParams, ResultFact},
};

const DAY: u32 = 96;

fn refused(answer: SuiteResult, reason: &str) {
    let error = answer.expect_err(reason);
    assert!(error.contains(reason), "{error} does not say: {reason}");
}

/// Nobody but households has paid in.
fn without_a_rich_utility() -> Suite {
    Suite::community()
        .settings(|settings| settings.utility_coins_micro = 0)
        .household("ada")
        .household("ben")
        .zone("north", 0)
        .household("cleo")
        .start()
}

fn coins_of(suite: &Suite) -> Vec<i128> {
    suite.names().iter().map(|name| suite.available(name)).collect()
}

fn debt(suite: &Suite, name: &str) -> u128 {
    suite.account(name).debt_micro.u128()
}

fn claim(suite: &Suite, name: &str) -> u128 {
    suite.account(name).claim_micro.u128()
}

fn set_money_params(suite: &mut Suite, change: impl FnOnce(&mut MoneyParams)) -> SuiteResult {
    let mut params = suite.money().params;
    change(&mut params);
    suite.trade(&suite.admin.clone(), &ExecuteMsg::SetMoneyParams { params })
}

fn reinstate(suite: &mut Suite, name: &str) {
    let subject = Subject::Meter { meter_id: suite.meter_id(name) };
    let msg = registry::ExecuteMsg::Propose { action: Action::Reinstate { subject } };
    suite.must(&suite.verifier.clone(), &suite.registry.clone(), &msg);
}

#[test]
fn energy_that_was_never_made_brings_a_claim_on_the_utility_and_no_coin_of_a_neighbour() {
    let mut suite = without_a_rich_utility();
    for name in ["ada", "cleo"] {
        suite.deposit(name, 10_000_000).unwrap();
    }
    let before = coins_of(&suite);
    suite.meter_reads("ben", 0, 4_000);
    suite.a_slot_passes();
    assert_eq!((suite.available("ben"), claim(&suite, "ben")), (0, 320_000));
    refused(suite.withdraw("ben", 1), "1 is more than the 0 available");
    assert_eq!(coins_of(&suite), before, "nobody paid for it");
    suite.everything_adds_up();
    for name in ["ada", "cleo"] {
        suite.withdraw(name, 10_000_000).expect("everybody has what they paid in");
    }
    suite.everything_adds_up();
}

#[test]
fn a_utility_that_is_short_pays_every_seller_the_same_part_and_the_rest_pro_rata_once_a_day() {
    let mut suite = without_a_rich_utility();
    let utility = suite.utility.clone();
    suite.counterparty_deposits(&utility, 120_000).unwrap();
    for (name, export_wh) in [("ada", 1_000), ("ben", 500), ("cleo", 1_500)] {
        suite.meter_reads(name, 0, export_wh);
    }
    suite.a_slot_passes();
    assert_eq!(coins_of(&suite), [40_000, 20_000, 60_000], "half of what each is to be paid");
    assert_eq!(["ada", "ben", "cleo"].map(|name| claim(&suite, name)), [40_000, 20_000, 60_000]);
    assert_eq!(suite.counterparty(&utility).payable_micro.u128(), 120_000);
    assert_eq!(suite.told("utility_short").len(), 1);
    suite.everything_adds_up();

    suite.counterparty_deposits(&utility, 30_000).unwrap();
    refused(suite.counterparty_withdraws(&utility, 1), "the utility owes metering points 120000");
    suite.a_slot_passes();
    assert_eq!(coins_of(&suite), [50_000, 25_000, 75_000], "a quarter of each claim");
    suite.counterparty_deposits(&utility, 1_000_000).unwrap();
    for _ in 1..DAY {
        suite.a_slot_passes();
        assert_eq!(suite.available("ada"), 50_000, "claims wait for their day");
    }
    suite.a_slot_passes();
    assert_eq!(coins_of(&suite), [80_000, 40_000, 120_000]);
    assert_eq!(suite.counterparty(&utility).payable_micro.u128(), 0);
    suite.counterparty_withdraws(&utility, 910_000).unwrap();
    suite.everything_adds_up();
}

#[test]
fn a_claim_and_a_debt_of_one_point_net_at_once() {
    let mut suite = without_a_rich_utility();
    suite.meter_reads("ada", 0, 3_000);
    suite.a_slot_passes();
    assert_eq!(claim(&suite, "ada"), 240_000);
    suite.meter_reads("ada", 1_000, 0);
    suite.a_slot_passes();
    assert_eq!((claim(&suite, "ada"), debt(&suite, "ada"), suite.available("ada")), (0, 60_000, 0));
    suite.everything_adds_up();
}

#[test]
fn neighbours_are_paid_in_coins_and_never_on_a_credit_line() {
    let mut suite = without_a_rich_utility();
    suite.set_credit_line("ben", 5_000_000).unwrap();
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("ben", 1_000, 0);
    suite.a_slot_passes();
    assert_eq!(suite.result("ada").energy.pool_sold_wh.u64(), 0);
    assert_eq!((debt(&suite, "ben"), claim(&suite, "ada")), (300_000, 80_000));
    suite.everything_adds_up();
}

#[test]
fn money_that_comes_in_pays_debt_first() {
    let mut suite = without_a_rich_utility();
    let utility = suite.utility.clone();
    suite.meter_reads("ada", 1_000, 0);
    suite.a_slot_passes();
    assert_eq!(
        (debt(&suite, "ada"), suite.counterparty(&utility).receivable_micro.u128()),
        (300_000, 300_000)
    );
    suite.deposit("ada", 200_000).unwrap();
    assert_eq!((debt(&suite, "ada"), suite.available("ada")), (100_000, 0));
    suite.deposit("ada", 150_000).unwrap();
    assert_eq!((debt(&suite, "ada"), suite.available("ada")), (0, 50_000));
    assert_eq!(suite.counterparty(&utility).available_micro.u128(), 300_000);
    suite.everything_adds_up();
}

#[test]
fn a_deposit_is_taken_while_the_debt_that_it_will_pay_is_still_being_settled() {
    let mut suite = Suite::community()
        .settings(|settings| (settings.points_per_tick, settings.utility_coins_micro) = (1, 0))
        .household("ada")
        .zone("north", 0)
        .household("ben")
        .start();
    suite.meter_reads("ada", 1_000, 0);
    suite.meter_reads("ben", 1_000, 0);
    suite.a_slot_ends();
    suite.grace_passes();
    while debt(&suite, "ada") == 0 {
        suite.clock_ticks();
    }
    assert!(suite.stage().is_some(), "ben's bank is not settled yet");
    suite.deposit("ada", 400_000).unwrap();
    suite.everything_adds_up();
    suite.clock_ticks_until_final();
    suite.everything_adds_up();
    suite.withdraw("ada", 400_000).unwrap();
    assert_eq!((debt(&suite, "ada"), suite.told("withdrawn")[0]["amount_micro"].as_str()), (0, "100000"));
    suite.everything_adds_up();
}

#[test]
fn who_owes_more_than_the_credit_line_trades_nothing_forward() {
    let mut suite = without_a_rich_utility();
    suite.meter_reads("ada", 1_000, 0);
    suite.a_slot_passes();
    let (slot, ada) = (suite.slot + 3, suite.owner("ada"));
    let place = |suite: &Suite| ExecuteMsg::PlaceOrders {
        meter_id: suite.meter_id("ada"),
        orders: vec![sell(slot, 500, 100_000)],
    };
    let before = suite.app.dump_wasm_raw(&suite.trading.clone());
    refused(suite.trade(&ada, &place(&suite)), "owes 300000, more than its credit line of 0");
    assert_eq!(suite.app.dump_wasm_raw(&suite.trading.clone()), before);
    suite.set_credit_line("ada", 300_000).unwrap();
    refused(suite.trade(&ada, &place(&suite)), "is more than the 0 available");
    suite.deposit("ada", 500_000).unwrap();
    suite.trade(&ada, &place(&suite)).unwrap();
    suite.everything_adds_up();
}

#[test]
fn a_withdrawal_is_paid_when_its_day_has_passed_and_its_coins_are_nobodys_until_then() {
    let mut suite = Suite::community()
        .settings(|settings| settings.withdraw_delay_slots = DAY)
        .household("ada")
        .household("ben")
        .start();
    suite.everybody_deposits(1_000_000);
    let before = suite.wallet("ada");
    suite.withdraw("ada", 700_000).unwrap();
    assert_eq!(suite.available("ada"), 300_000);
    let pending = suite.account("ada").withdrawal.unwrap();
    assert_eq!((pending.amount_micro.u128(), pending.due_slot), (700_000, suite.slot + 1 + DAY));
    refused(suite.withdraw("ada", 1), &format!("a withdrawal is on its way until slot {}", pending.due_slot));
    for _ in 1..DAY {
        suite.a_slot_passes();
        assert_eq!(suite.wallet("ada"), before);
        suite.everything_adds_up();
    }
    suite.a_slot_passes();
    assert_eq!(suite.wallet("ada"), before + 700_000);
    assert_eq!(suite.account("ada").withdrawal, None);
    suite.clock_ticks();
    assert_eq!(suite.wallet("ada"), before + 700_000);
    suite.everything_adds_up();
}

#[test]
fn nobody_takes_coins_out_while_one_of_their_points_is_suspended_or_owes() {
    let mut suite = Suite::community()
        .settings(|settings| settings.withdraw_delay_slots = 2)
        .household("ada")
        .meter_of("ada", "shed")
        .start();
    suite.deposit("ada", 1_000_000).unwrap();
    suite.suspend("shed").unwrap();
    refused(suite.withdraw("ada", 500_000), "of the same owner is suspended");
    reinstate(&mut suite, "shed");
    suite.withdraw("ada", 500_000).unwrap();
    suite.meter_reads("shed", 400, 0);
    suite.a_slot_passes();
    assert_eq!(debt(&suite, "shed"), 120_000);
    let recall = registry::ExecuteMsg::RecallMeter {
        meter_id: suite.meter_id("shed"),
        reason: "once more".to_string(),
    };
    suite.must(&suite.admin.clone(), &suite.registry.clone(), &recall);
    for _ in 0..4 {
        suite.a_slot_passes();
        suite.everything_adds_up();
    }
    assert_eq!(suite.told("withdrawal_held").len(), 1);
    reinstate(&mut suite, "shed");
    for _ in 0..8 {
        suite.a_slot_passes();
    }
    let paid = suite.told("withdrawn");
    assert_eq!(paid[0]["amount_micro"], "380000", "the shed's debt was paid first");
    assert_eq!(debt(&suite, "shed"), 0);
    suite.everything_adds_up();
}

#[test]
fn what_is_in_quarantine_settles_at_the_utilitys_prices_and_nothing_is_taken_out_until_it_is_released() {
    let mut suite = Suite::community().household("ada").household("ben").start();
    suite.everybody_deposits(1_000_000);
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("ben", 1_000, 0);
    suite.a_slot_passes();
    assert_eq!(suite.result("ada").energy.pool_sold_wh.u64(), 1_000);
    let (before, meter_id) = (suite.worth("ada"), suite.meter_id("ada"));
    let finding = registry::Finding {
        kind: registry::FindingKind::NightExport,
        from_slot: suite.slot - 1,
        to_slot: suite.slot - 1,
        slots: 1,
        measured_wh: 1_000u64.into(),
        expected_wh: 0u64.into(),
        other_meter_id: None,
    };
    let (admin, registry) = (suite.admin.clone(), suite.registry.clone());
    suite.must(&admin, &registry, &registry::ExecuteMsg::FlagMeter { meter_id, finding });
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("ben", 1_000, 0);
    suite.a_slot_passes();
    // Its energy came with the slot after it: 1 kWh at the feed-in price of its own slot, nothing of it by a neighbour.
    suite.meter_reads("ben", 0, 0);
    suite.a_slot_passes();
    assert_eq!(suite.worth("ada") - before, 80_000);
    assert_eq!(suite.result("ada").energy.pool_sold_wh.u64(), 0);
    refused(suite.withdraw("ada", 1), "in quarantine");
    let (release, verifier) = (Action::ReleaseMeter { meter_id }, suite.verifier.clone());
    suite.must(&verifier, &registry, &registry::ExecuteMsg::Propose { action: release });
    suite.withdraw("ada", 1).unwrap();
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("ben", 1_000, 0);
    suite.a_slot_passes();
    assert_eq!(suite.result("ada").energy.pool_sold_wh.u64(), 1_000);
    suite.everything_adds_up();
}

#[test]
fn a_utility_keeps_what_it_has_to_keep() {
    let mut suite = without_a_rich_utility();
    let utility = suite.utility.clone();
    set_money_params(&mut suite, |params| params.utility_low_micro = Uint128::new(500_000)).unwrap();
    suite.counterparty_deposits(&utility, 600_000).unwrap();
    refused(suite.counterparty_withdraws(&utility, 100_001), "500000 is more than the 499999 available");
    suite.counterparty_withdraws(&utility, 100_000).unwrap();
    suite.meter_reads("ada", 0, 100);
    suite.a_slot_passes();
    assert_eq!(suite.told("utility_short")[0]["available_micro"], "492000");
    suite.everything_adds_up();
}

#[test]
fn coins_of_the_pool_cannot_be_taken_between_summing_and_settling() {
    let mut suite = Suite::community()
        .settings(|settings| settings.points_per_tick = 1)
        .household("ada")
        .meter_of("ada", "shed")
        .household("ben")
        .start();
    suite.everybody_deposits(1_000_000);
    suite.meter_reads("ada", 1_000, 0);
    suite.meter_reads("ben", 0, 1_000);
    suite.a_slot_ends();
    suite.grace_passes();
    suite.clock_ticks();
    assert!(suite.stage().is_some(), "the slot is being settled");
    refused(suite.withdraw("ada", 1_000_000), "is being settled; try again when it is final");
    refused(suite.transfer("ada", "shed", 1_000_000), "is being settled; try again when it is final");
    let (ada, slot) = (suite.owner("ada"), suite.slot + 3);
    let place =
        ExecuteMsg::PlaceOrders { meter_id: suite.meter_id("ada"), orders: vec![buy(slot, 1_000, 300_000)] };
    refused(suite.trade(&ada, &place), "is being settled; try again when it is final");
    refused(suite.counterparty_withdraws(&suite.utility.clone(), 1), "is being settled");
    suite.clock_ticks_until_final();
    assert_eq!(suite.result("ben").energy.pool_sold_wh.u64(), 1_000);
    suite.everything_adds_up();
}

#[test]
fn a_donation_stops_nothing_and_is_nobodys() {
    let mut suite = without_a_rich_utility();
    suite.deposit("ada", 1_000).unwrap();
    let (ben, trading) = (suite.owner("ben"), suite.trading.clone());
    let send = cosmwasm_std::BankMsg::Send { to_address: trading.to_string(), amount: coins(77, "uwatt") };
    cw_multi_test::Executor::execute(&mut suite.app, ben, send.into()).unwrap();
    suite.everything_adds_up();
    suite.withdraw("ada", 1_000).unwrap();
    assert_eq!(suite.money().coins_micro.u128(), 0);
    suite.everything_adds_up();
}

#[test]
fn nobody_makes_the_audit_longer_by_deposits_for_made_up_addresses() {
    let mut suite = without_a_rich_utility();
    let (ben, trading) = (suite.owner("ben"), suite.trading.clone());
    let made_up = suite.app.api().addr_make("made up").to_string();
    for address in [made_up, ben.to_string()] {
        let msg = ExecuteMsg::Deposit { account: AccountRef::Counterparty { address } };
        refused(suite.execute(&ben, &trading, &msg, &coins(1, "uwatt")), "has no account by address");
    }
    for counterparty in [suite.utility.clone(), suite.operator.clone(), suite.community.clone()] {
        suite.counterparty_deposits(&counterparty, 1).unwrap();
    }
    suite.everything_adds_up();
}

#[test]
fn a_violated_identity_stops_withdrawals_until_verifiers_resume_and_nothing_else() {
    let mut suite = Suite::community()
        .settings(|settings| settings.points_per_tick = 1)
        .household("ada")
        .household("ben")
        .start();
    suite.everybody_deposits(2_000_000);
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("ben", 800, 0);
    suite.a_slot_ends();
    suite.grace_passes();
    suite.clock_ticks();
    suite.corrupt_energy(0, &[7; 3]);
    suite.clock_ticks_until_final();
    let violated_slot = suite.slot;
    assert_eq!(suite.money().pause.unwrap().slot, violated_slot);
    refused(suite.withdraw("ada", 1), &format!("nothing is paid out since slot {violated_slot}"));
    suite.told("all of it");
    suite.meter_reads("ada", 0, 500);
    suite.meter_reads("ben", 500, 0);
    suite.a_slot_passes();
    assert_eq!(suite.result("ada").energy.pool_sold_wh.u64(), 500, "trading goes on");

    let (ada, verifier) = (suite.owner("ada"), suite.verifier.clone());
    refused(suite.trade(&ada, &ExecuteMsg::ResumeWithdrawals {}), "may not do this");
    suite.trade(&verifier, &ExecuteMsg::ResumeWithdrawals {}).unwrap();
    refused(suite.trade(&verifier, &ExecuteMsg::ResumeWithdrawals {}), "paying out is not paused");
    suite.withdraw("ada", 1).unwrap();
    suite.everything_adds_up();
}

#[test]
fn parameters_of_money_are_the_admins_and_within_bounds() {
    let mut suite = without_a_rich_utility();
    let ada = suite.owner("ada");
    let params = suite.money().params;
    refused(suite.trade(&ada, &ExecuteMsg::SetMoneyParams { params }), "may not do this");
    let before = suite.app.dump_wasm_raw(&suite.trading.clone());
    for (params, reason) in [
        (MoneyParams { withdraw_delay_slots: 2_977, ..params }, "withdraw_delay_slots is 2977"),
        (MoneyParams { claims_every_slots: 0, ..params }, "claims_every_slots is 0"),
        (MoneyParams { claims_every_slots: u32::MAX, ..params }, "claims_every_slots is 4294967295"),
    ] {
        let admin = suite.admin.clone();
        refused(suite.trade(&admin, &ExecuteMsg::SetMoneyParams { params }), reason);
    }
    assert_eq!(suite.app.dump_wasm_raw(&suite.trading.clone()), before);
    set_money_params(&mut suite, |params| params.withdraw_delay_slots = 2_976).unwrap();
    assert_eq!(suite.money().params.withdraw_delay_slots, 2_976);
}

#[test]
fn what_a_point_owes_an_islands_operator_is_owed_to_the_operator() {
    let mut suite = without_a_rich_utility();
    let (utility, operator) = (suite.utility.clone(), suite.operator.clone());
    suite.set_island(1, true).unwrap();
    suite.a_slot_passes();
    suite.a_slot_passes();
    suite.meter_reads("cleo", 1_000, 0);
    suite.meter_reads("ada", 1_000, 0);
    suite.a_slot_passes();
    let receivable = |suite: &Suite, address| suite.counterparty(address).receivable_micro.u128();
    assert_eq!((receivable(&suite, &utility), receivable(&suite, &operator)), (300_000, 300_000));
    suite.everything_adds_up();
    suite.deposit("cleo", 300_000).unwrap();
    assert_eq!((receivable(&suite, &operator), suite.available("cleo")), (0, 0));
    assert_eq!(suite.counterparty(&operator).available_micro.u128(), 300_000);
    suite.everything_adds_up();
}

/// Nothing is traded ahead, so that a tariff may hold from the next slot on.
fn without_notice() -> Community {
    Suite::community().settings(|settings| settings.forward.horizon_slots = 0)
}

fn tariff_becomes(suite: &mut Suite, feed_in_micro_per_kwh: u32, retail_micro_per_kwh: u32) {
    let tariff = Tariff { feed_in_micro_per_kwh, retail_micro_per_kwh, ..suite.settings.tariff };
    suite.set_tariff(tariff).unwrap();
}

#[test]
fn who_cuts_the_cable_until_the_tariff_is_better_has_the_worst_of_all_slots_of_the_gap() {
    let mut suite = without_notice().household("ada").household("ben").start();
    suite.everybody_deposits(10_000_000);
    suite.a_slot_passes();
    suite.meter_reads("ada", 1_000, 500);
    suite.meter_stays_silent("ada");
    let before = suite.worth("ada");
    tariff_becomes(&mut suite, 60_000, 400_000);
    suite.a_slot_passes();
    suite.meter_stays_silent("ada");
    tariff_becomes(&mut suite, 120_000, 150_000);
    suite.a_slot_passes();
    (0..10).for_each(|_| suite.a_slot_passes());
    assert_eq!(suite.worth("ada") - before, 500 * 60 - 1_000 * 400);
    suite.everything_adds_up();
}

#[test]
fn a_late_reading_is_settled_at_the_tariff_of_its_own_slot_even_if_a_worse_one_holds_when_it_arrives() {
    let mut suite = without_notice().household("ada").household("ben").start();
    suite.everybody_deposits(10_000_000);
    suite.a_slot_passes();
    let Tariff { feed_in_micro_per_kwh, retail_micro_per_kwh, .. } = suite.settings.tariff;
    suite.meter_reads("ada", 1_000, 500);
    suite.meter_is_late("ada");
    let before = suite.worth("ada");
    tariff_becomes(&mut suite, 60_000, 400_000);
    suite.a_slot_passes();
    suite.a_slot_passes();
    let slot = suite.slot - 1;
    suite.a_slot_passes();
    let (earned, paid) = (500 * feed_in_micro_per_kwh / 1_000, 1_000 * retail_micro_per_kwh / 1_000);
    assert_eq!(suite.worth("ada") - before, i128::from(earned) - i128::from(paid));
    let result = suite.result("ada");
    let micro = (u64::from(earned).into(), u64::from(paid).into());
    assert_eq!((result.catch_up.earned_micro, result.catch_up.paid_micro), micro);
    let told = ResultFact::CaughtUp {
        from_slot: slot,
        to_slot: slot,
        export_wh: 500u64.into(),
        import_wh: 1_000u64.into(),
        feed_in_micro_per_kwh,
        retail_micro_per_kwh,
    };
    assert_eq!(result.explanation.last(), Some(&told));
    suite.everything_adds_up();
}
