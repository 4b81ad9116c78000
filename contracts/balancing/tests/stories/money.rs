//! Who has what here, and that none of it is lost or made.

use cosmwasm_std::{Event, Uint128, coin};
use interface::balancing::{
    BalancingAccountsResponse, BalancingDeposited, BalancingMoney, BalancingWithdrawn, QueryMsg,
};
use proptest::prelude::*;

use crate::{market::DENOM, suite::*};

fn purse(suite: &Suite, name: &str) -> u128 {
    let amount = suite.app.wrap().query_balance(who(name), DENOM).unwrap().amount;
    Uint128::try_from(amount).unwrap().u128()
}

#[test]
fn coins_that_are_deposited_can_be_taken_out_again_but_for_those_that_are_held_back() {
    let mut suite = Suite::new();
    let before = suite.stored();
    let deposited = suite.deposits("linden", 1_000_000).unwrap();
    let event = |event: Event| emitted(event);
    let amount_micro = 1_000_000u128.into();
    deposited.assert_event(&event(BalancingDeposited { address: who("linden"), amount_micro }.into()));
    suite.calls("linden", LINDEN, suite.slot + 1, 2_000).unwrap();
    assert_eq!(suite.money_of("linden"), (200_000, 800_000));
    refused(
        suite.withdraws("linden", 200_001),
        &format!("200001 is more than the 200000 of {} here; a retry helps after a deposit", who("linden")),
    );
    suite.money_adds_up();
    let withdrawn = suite.withdraws("linden", 200_000).unwrap();
    let amount_micro = 200_000u128.into();
    withdrawn.assert_event(&event(BalancingWithdrawn { address: who("linden"), amount_micro }.into()));
    suite.a_slot_flows(0, 0);
    suite.a_slot_flows(0, 0);
    suite.a_slot_flows(0, 0);
    assert_eq!(suite.money_of("linden"), (800_000, 0));
    suite.withdraws("linden", 800_000).unwrap();
    assert_eq!((suite.money_of("linden"), purse(&suite, "linden")), ((0, 0), PURSE_MICRO));
    suite.money_adds_up();
    let accounts = |stored: Vec<(Vec<u8>, Vec<u8>)>| {
        stored.into_iter().filter(|(key, _)| key.starts_with(b"\0\x08accounts")).count()
    };
    assert_eq!((accounts(before), accounts(suite.stored())), (0, 0), "who has nothing has no account");
}

#[test]
fn what_is_no_deposit_or_withdrawal_is_refused_by_name() {
    let mut suite = Suite::new();
    let before = suite.stored();
    refused(suite.deposits_coins("linden", &[]), "a deposit is of one coin of watt, not of \"\"");
    suite.gives("linden", coin(5, "sand"));
    let sand = coin(5, "sand");
    refused(
        suite.deposits_coins("linden", std::slice::from_ref(&sand)),
        "one coin of watt, not of \"5sand\"",
    );
    refused(suite.deposits_coins("linden", &[sand, coin(1, DENOM)]), "not of \"5sand,1watt\"");
    refused(suite.withdraws("linden", 0), "nothing is withdrawn with an amount of 0");
    refused(suite.withdraws("linden", 1), "1 is more than the 0 of");
    assert_eq!(suite.stored(), before);
    let money: BalancingMoney = suite.ask(&QueryMsg::Money {}).unwrap();
    assert_eq!((money.denom, money.coins_micro.u128()), (None, 0));
}

#[test]
fn accounts_come_in_pages_in_order_of_address() {
    let mut suite = Suite::new();
    let mut names = ["linden", "mill", "town"].map(|name| who(name).to_string());
    names.sort();
    for name in ["linden", "mill", "town"] {
        suite.deposits(name, 5).unwrap();
    }
    let page = |start_after: Option<String>, limit| {
        let ask = QueryMsg::Accounts { start_after, limit };
        let page: BalancingAccountsResponse = suite.ask(&ask).unwrap();
        page.accounts.into_iter().map(|account| account.address.into_string()).collect::<Vec<_>>()
    };
    assert_eq!(page(None, None), names);
    assert_eq!(page(Some(names[0].clone()), Some(1)), [names[1].clone()]);
    assert_eq!(page(Some(names[2].clone()), None), [""; 0]);
}

#[derive(Clone, Debug)]
enum Deed {
    Deposit(u128),
    Withdraw(u128),
    Call { ahead: u32, needed_wh: u64 },
    Slots(u32),
    Coins(u128),
}

fn deeds() -> impl Strategy<Value = Vec<(usize, Deed)>> {
    let deed = prop_oneof![
        (1..2_000_000u128).prop_map(Deed::Deposit),
        (1..2_000_000u128).prop_map(Deed::Withdraw),
        (0..9u32, 0..4_000u64).prop_map(|(ahead, needed_wh)| Deed::Call { ahead, needed_wh }),
        (1..4u32).prop_map(Deed::Slots),
        (1..100u128).prop_map(Deed::Coins),
    ];
    prop::collection::vec((0..3usize, deed), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn money_adds_up_after_whatever_anybody_did(deeds in deeds()) {
        let mut suite = Suite::new();
        let actors = [("town", 0), ("linden", LINDEN), ("mill", MILL)];
        for (actor, deed) in deeds {
            let (name, zone_id) = actors[actor];
            // What is refused has changed nothing.
            match deed {
                Deed::Deposit(amount_micro) => drop(suite.deposits(name, amount_micro)),
                Deed::Withdraw(amount_micro) => drop(suite.withdraws(name, amount_micro)),
                Deed::Call { ahead, needed_wh } => {
                    let slot = suite.slot + ahead;
                    drop(suite.calls(name, zone_id, slot, needed_wh));
                }
                Deed::Slots(slots) => {
                    for _ in 0..slots {
                        suite.a_slot_flows(-900, 100);
                    }
                }
                Deed::Coins(amount_micro) => suite.gives_the_contract(name, amount_micro),
            }
            suite.money_adds_up();
        }
        for _ in 0..12 {
            suite.a_slot_flows(-900, 100);
        }
        suite.money_adds_up();
        prop_assert!(suite.open_calls().is_empty());
    }
}
