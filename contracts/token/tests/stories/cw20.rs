use crate::suite::*;
use cosmwasm_std::{Event, Timestamp, Uint128};
use interface::token::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceChanged,
    AllowanceResponse, EnergyRetired, EnergyTransferred, ExecuteMsg,
    Expiration::{self, AtHeight, AtTime, Never},
    MinterResponse, QueryMsg, TokenInfoResponse,
};
use interface::wire::Json;
use token::error::ContractError;

fn allowance(suite: &Suite, owner: &str, spender: &str) -> AllowanceResponse {
    suite
        .ask(QueryMsg::Allowance { owner: who(owner).to_string(), spender: who(spender).to_string() })
        .unwrap()
}

fn from(owner: &str, to: &str, amount: u64) -> ExecuteMsg {
    ExecuteMsg::TransferFrom {
        owner: who(owner).to_string(),
        recipient: who(to).to_string(),
        amount: wh(amount),
    }
}

fn strings(attributes: &[(&str, &str)]) -> Vec<(String, String)> {
    attributes.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect()
}

/// What the chain tells of Bob's allowance from Ann.
fn changed_to(energy_wh: u64, expires: Expiration) -> Event {
    let expires = Json::of(&expires).unwrap();
    emitted(AllowanceChanged { owner: who("ann"), spender: who("bob"), energy_wh: wh(energy_wh), expires })
}

#[test]
fn the_token_says_what_it_is() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_500);
    let info: TokenInfoResponse = suite.ask(QueryMsg::TokenInfo {}).unwrap();
    assert_eq!((info.name.as_str(), info.symbol.as_str()), ("Energy held", "HELD"));
    assert_eq!((info.decimals, info.total_supply), (3, wh(1_500)));
    let minter: MinterResponse = suite.ask(QueryMsg::Minter {}).unwrap();
    assert_eq!(minter, MinterResponse { minter: who("trading").to_string(), cap: None });
}

#[test]
fn names_and_symbols_are_those_of_cw20() {
    let start = |name: &str, symbol: &str| {
        let (name, symbol) = (name.to_string(), symbol.to_string());
        Suite::with(interface::token::InstantiateMsg { name, symbol, ..instantiate_msg() })
            .err()
            .map(|e| e.to_string())
    };
    assert_eq!(start("abc", "A-b"), None);
    assert_eq!(start(&"n".repeat(50), "ABCDEFGHIJKL"), None);
    for name in ["", "ab", &"n".repeat(51)] {
        assert!(
            start(name, "HELD").unwrap().contains(&ContractError::Name { name: name.into() }.to_string())
        );
    }
    for symbol in ["", "AB", "ABCDEFGHIJKLM", "A1B", "A B", "Ä-B"] {
        let reason = ContractError::Symbol { symbol: symbol.into() }.to_string();
        assert!(start("abc", symbol).unwrap().contains(&reason), "{symbol}");
    }
}

#[test]
fn a_transfer_moves_energy_and_says_so_as_cw20_does() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    let answer = suite.transfer("ann", "bob", 300).unwrap();
    let (ann, bob) = (who("ann"), who("bob"));
    assert_eq!(
        attributes(&answer),
        strings(&[("action", "transfer"), ("from", ann.as_str()), ("to", bob.as_str()), ("amount", "300")])
    );
    answer.assert_event(&emitted(EnergyTransferred { from: ann, to: bob, by: None, energy_wh: wh(300) }));
    assert_eq!((suite.balance("ann"), suite.balance("bob")), (700, 300));
    suite.adds_up();
}

#[test]
fn a_transfer_to_oneself_changes_nothing() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    let before = suite.state();
    suite.transfer("ann", "ann", 1_000).unwrap();
    assert_eq!(suite.state(), before);
    let (owner, balance, amount) = (who("ann"), wh(1_000), wh(1_001));
    refused(
        suite.transfer("ann", "ann", 1_001),
        ContractError::InsufficientBalance { owner, balance, amount },
    );
}

#[test]
fn nobody_spends_more_than_they_have() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    let before = suite.state();
    for amount in [Uint128::new(1_001), Uint128::from(u64::MAX), Uint128::MAX] {
        let recipient = who("bob").to_string();
        for msg in [
            ExecuteMsg::Transfer { recipient: recipient.clone(), amount },
            ExecuteMsg::Burn { amount },
            ExecuteMsg::Send { contract: recipient, amount, msg: vec![].into() },
        ] {
            let (owner, balance) = (who("ann"), wh(1_000));
            refused(suite.by("ann", msg), ContractError::InsufficientBalance { owner, balance, amount });
        }
    }
    assert_eq!(suite.state(), before);
}

#[test]
fn an_amount_of_zero_moves_nothing_and_is_refused() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    suite.allow("ann", "bob", 100).unwrap();
    let (ann, vault, amount) = (who("ann").to_string(), suite.vault.to_string(), Uint128::zero());
    for (sender, msg) in [
        ("ann", ExecuteMsg::Transfer { recipient: ann.clone(), amount }),
        ("ann", ExecuteMsg::Burn { amount }),
        ("ann", ExecuteMsg::Send { contract: vault.clone(), amount, msg: vec![].into() }),
        ("bob", from("ann", "bob", 0)),
        ("bob", ExecuteMsg::BurnFrom { owner: ann.clone(), amount }),
        ("bob", ExecuteMsg::SendFrom { owner: ann.clone(), contract: vault, amount, msg: vec![].into() }),
    ] {
        refused(suite.by(sender, msg), ContractError::ZeroAmount {});
    }
    refused(suite.settle(2, vec![of("ann", 0)], vec![], None), ContractError::ZeroAmount {});
    refused(suite.settle(2, vec![], vec![of("ann", 0)], None), ContractError::ZeroAmount {});
}

#[test]
fn a_holder_retires_energy() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    let answer = suite.by("ann", ExecuteMsg::Burn { amount: wh(400) }).unwrap();
    let ann = who("ann");
    assert_eq!(
        attributes(&answer),
        strings(&[("action", "burn"), ("from", ann.as_str()), ("amount", "400")])
    );
    answer.assert_event(&emitted(EnergyRetired { owner: ann, by: None, energy_wh: wh(400) }));
    assert_eq!((suite.balance("ann"), suite.totals().retired_wh.u64()), (600, 400));
    suite.adds_up();
}

#[test]
fn a_contract_receives_what_is_sent_with_the_message() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    let (ann, vault) = (who("ann"), suite.vault.clone());
    let send = ExecuteMsg::Send { contract: vault.to_string(), amount: wh(250), msg: b"hello".into() };
    let answer = suite.by("ann", send).unwrap();
    assert_eq!(
        attributes(&answer),
        strings(&[("action", "send"), ("from", ann.as_str()), ("to", vault.as_str()), ("amount", "250")])
    );
    let received = Event::new("wasm")
        .add_attribute("sender", ann.as_str())
        .add_attribute("received", "250")
        .add_attribute("msg", "aGVsbG8=");
    answer.assert_event(&received);
    assert_eq!((suite.balance("ann"), suite.balance_of(&vault)), (750, 250));
    suite.adds_up();
}

#[test]
fn when_the_receiving_contract_fails_nothing_has_happened() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    suite.allow("ann", "bob", 500).unwrap();
    let before = suite.state();
    let (owner, vault) = (who("ann").to_string(), suite.vault.to_string());
    let closed = ExecuteMsg::Send { contract: vault.clone(), amount: wh(250), msg: b"fail".into() };
    assert!(suite.by("ann", closed).unwrap_err().to_string().contains("the vault is closed"));
    let closed = ExecuteMsg::SendFrom { owner, contract: vault, amount: wh(250), msg: b"fail".into() };
    assert!(suite.by("bob", closed).unwrap_err().to_string().contains("the vault is closed"));
    let no_contract =
        ExecuteMsg::Send { contract: who("bob").to_string(), amount: wh(1), msg: vec![].into() };
    assert!(suite.by("ann", no_contract).is_err());
    assert_eq!(suite.state(), before);
}

#[test]
fn a_spender_uses_an_allowance_until_nothing_is_left() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    let (ann, bob, cleo) = (who("ann"), who("bob"), who("cleo"));
    let answer = suite.allow("ann", "bob", 500).unwrap();
    assert_eq!(
        attributes(&answer),
        strings(&[
            ("action", "increase_allowance"),
            ("owner", ann.as_str()),
            ("spender", bob.as_str()),
            ("amount", "500")
        ])
    );
    let changed = |energy_wh| changed_to(energy_wh, Never {});
    answer.assert_event(&changed(500));

    let answer = suite.by("bob", from("ann", "cleo", 200)).unwrap();
    assert_eq!(
        attributes(&answer),
        strings(&[
            ("action", "transfer_from"),
            ("from", ann.as_str()),
            ("to", cleo.as_str()),
            ("by", bob.as_str()),
            ("amount", "200")
        ])
    );
    let transferred =
        EnergyTransferred { from: ann.clone(), to: cleo, by: Some(bob.clone()), energy_wh: wh(200) };
    answer.assert_event(&emitted(transferred));
    answer.assert_event(&changed(300));

    let answer = suite.by("bob", ExecuteMsg::BurnFrom { owner: ann.to_string(), amount: wh(100) }).unwrap();
    assert_eq!(
        attributes(&answer),
        strings(&[("action", "burn_from"), ("from", ann.as_str()), ("by", bob.as_str()), ("amount", "100")])
    );
    let retired = EnergyRetired { owner: ann.clone(), by: Some(bob.clone()), energy_wh: wh(100) };
    answer.assert_event(&emitted(retired));

    let (owner, contract) = (ann.to_string(), suite.vault.to_string());
    let send = ExecuteMsg::SendFrom { owner, contract, amount: wh(150), msg: vec![].into() };
    let answer = suite.by("bob", send).unwrap();
    assert_eq!(
        attributes(&answer),
        strings(&[
            ("action", "send_from"),
            ("from", ann.as_str()),
            ("to", suite.vault.as_str()),
            ("by", bob.as_str()),
            ("amount", "150")
        ])
    );
    // The contract hears of the spender.
    answer.assert_event(&Event::new("wasm").add_attribute("sender", bob.as_str()));

    let (allowance_left, amount) = (wh(50), wh(51));
    let (owner, spender) = (ann.clone(), bob.clone());
    let short = ContractError::InsufficientAllowance { owner, spender, allowance: allowance_left, amount };
    refused(suite.by("bob", from("ann", "bob", 51)), short);
    suite.by("bob", from("ann", "bob", 50)).unwrap().assert_event(&changed(0));
    let gone = ContractError::NoAllowance { owner: ann, spender: bob };
    refused(suite.by("bob", from("ann", "bob", 1)), gone);
    assert_eq!((suite.balance("ann"), suite.balance("bob"), suite.balance("cleo")), (500, 50, 200));
    suite.adds_up();
}

#[test]
fn an_allowance_is_no_balance() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 10);
    suite.allow("ann", "bob", 500).unwrap();
    let short = ContractError::InsufficientBalance { owner: who("ann"), balance: wh(10), amount: wh(11) };
    refused(suite.by("bob", from("ann", "bob", 11)), short);
    assert_eq!(allowance(&suite, "ann", "bob").allowance, wh(500));
}

#[test]
fn an_allowance_expires() {
    let block = |suite: &Suite| suite.app.block_info();
    let in_five =
        |suite: &Suite| [AtHeight(block(suite).height + 5), AtTime(block(suite).time.plus_seconds(5))];
    for kind in 0..2 {
        let mut suite = Suite::new();
        suite.held(1, "ann", 1_000);
        let expires = in_five(&suite)[kind];
        let increase = |expires| ExecuteMsg::IncreaseAllowance {
            spender: who("bob").to_string(),
            amount: wh(500),
            expires: Some(expires),
        };
        suite.by("ann", increase(expires)).unwrap();
        suite.app.update_block(|block| {
            block.height += 4;
            block.time = block.time.plus_seconds(4);
        });
        suite.by("bob", from("ann", "bob", 1)).unwrap();
        suite.app.update_block(|block| {
            block.height += 1;
            block.time = block.time.plus_seconds(1);
        });
        let expired = || ContractError::AllowanceExpired { owner: who("ann"), spender: who("bob"), expires };
        refused(suite.by("bob", from("ann", "bob", 1)), expired());
        let burn = ExecuteMsg::BurnFrom { owner: who("ann").to_string(), amount: wh(1) };
        refused(suite.by("bob", burn), expired());
        refused(suite.by("ann", increase(expires)), ContractError::ExpiresInThePast { expires });
        let nothing = AllowanceResponse { allowance: Uint128::zero(), expires: Never {} };
        assert_eq!(allowance(&suite, "ann", "bob"), nothing);
    }
}

#[test]
fn an_expired_allowance_comes_back_with_neither_a_raise_nor_a_cut() {
    let raise = |amount: u64, expires| ExecuteMsg::IncreaseAllowance {
        spender: who("bob").to_string(),
        amount: wh(amount),
        expires,
    };
    let cut = |amount: u64, expires| ExecuteMsg::DecreaseAllowance {
        spender: who("bob").to_string(),
        amount: wh(amount),
        expires,
    };
    let after_it_expired = || {
        let mut suite = Suite::new();
        suite.held(1, "ann", 1_000);
        let expires = AtHeight(suite.app.block_info().height + 5);
        suite.by("ann", raise(100, Some(expires))).unwrap();
        suite.app.update_block(|block| block.height += 5);
        (suite, expires)
    };
    let later = AtHeight(99_999_999);
    for (raised_wh, expires, left_wh, left_expires) in [
        (50, Some(later), 50, later),
        (50, None, 50, Never {}),
        (0, Some(later), 0, Never {}),
        (0, None, 0, Never {}),
    ] {
        let (mut suite, _) = after_it_expired();
        let answer = suite.by("ann", raise(raised_wh, expires)).unwrap();
        answer.assert_event(&changed_to(left_wh, left_expires));
        let left = AllowanceResponse { allowance: wh(left_wh), expires: left_expires };
        assert_eq!(allowance(&suite, "ann", "bob"), left);
        if left_wh > 0 {
            let (owner, spender) = (who("ann"), who("bob"));
            let short = ContractError::InsufficientAllowance {
                owner,
                spender,
                allowance: wh(left_wh),
                amount: wh(left_wh + 1),
            };
            refused(suite.by("bob", from("ann", "bob", left_wh + 1)), short);
        }
    }
    for (cut_wh, new_expires) in [(0, Some(later)), (40, Some(later)), (40, None), (100, None)] {
        let (mut suite, expires) = after_it_expired();
        let expired = ContractError::AllowanceExpired { owner: who("ann"), spender: who("bob"), expires };
        refused(suite.by("ann", cut(cut_wh, new_expires)), expired);
    }
}

#[test]
fn an_expiry_is_changed_without_changing_the_amount() {
    let mut suite = Suite::new();
    suite.allow("ann", "bob", 500).unwrap();
    let expires = AtTime(Timestamp::from_seconds(9_999_999_999));
    let spender = who("bob").to_string();
    let increase = |expires: Option<Expiration>| ExecuteMsg::IncreaseAllowance {
        spender: spender.clone(),
        amount: Uint128::zero(),
        expires,
    };
    let answer = suite.by("ann", increase(Some(expires))).unwrap();
    assert_eq!(allowance(&suite, "ann", "bob"), AllowanceResponse { allowance: wh(500), expires });
    answer.assert_event(&changed_to(500, expires));
    suite.by("ann", increase(None)).unwrap();
    assert_eq!(allowance(&suite, "ann", "bob").expires, expires);
}

#[test]
fn an_allowance_is_decreased_to_nothing_at_least() {
    let mut suite = Suite::new();
    let decrease = |amount: u64, expires: Option<Expiration>| ExecuteMsg::DecreaseAllowance {
        spender: who("bob").to_string(),
        amount: wh(amount),
        expires,
    };
    let none = || ContractError::NoAllowance { owner: who("ann"), spender: who("bob") };
    refused(suite.by("ann", decrease(1, None)), none());
    suite.allow("ann", "bob", 500).unwrap();
    let past = AtHeight(1);
    refused(suite.by("ann", decrease(1, Some(past))), ContractError::ExpiresInThePast { expires: past });
    let later = AtHeight(99_999_999);
    let answer = suite.by("ann", decrease(200, Some(later))).unwrap();
    assert_eq!(attributes(&answer)[0].1, "decrease_allowance");
    assert_eq!(allowance(&suite, "ann", "bob"), AllowanceResponse { allowance: wh(300), expires: later });
    answer.assert_event(&changed_to(300, later));
    let answer = suite.by("ann", decrease(u64::MAX, None)).unwrap();
    answer.assert_event(&changed_to(0, Never {}));
    let nothing = AllowanceResponse { allowance: Uint128::zero(), expires: Never {} };
    assert_eq!(allowance(&suite, "ann", "bob"), nothing);
    refused(suite.by("ann", decrease(1, None)), none());
}

#[test]
fn an_allowance_neither_overflows_nor_is_for_oneself() {
    let mut suite = Suite::new();
    let increase = |spender: &str, amount| ExecuteMsg::IncreaseAllowance {
        spender: who(spender).to_string(),
        amount,
        expires: None,
    };
    suite.by("ann", increase("bob", Uint128::MAX)).unwrap();
    let overflow = ContractError::Overflow { what: "allowance", value: u128::MAX, by: 1 };
    refused(suite.by("ann", increase("bob", Uint128::one())), overflow);
    assert_eq!(allowance(&suite, "ann", "bob").allowance, Uint128::MAX);
    let own = || ContractError::OwnSpender { owner: who("ann") };
    refused(suite.by("ann", increase("ann", Uint128::one())), own());
    let spender = who("ann").to_string();
    let decrease = ExecuteMsg::DecreaseAllowance { spender, amount: Uint128::one(), expires: None };
    refused(suite.by("ann", decrease), own());
}

#[test]
fn owners_spenders_and_holders_are_listed_in_pages() {
    let mut suite = Suite::new();
    let names = ["bob", "cleo", "dan", "eve"];
    for (slot, name) in names.iter().enumerate() {
        suite.held(slot as u32, name, 10);
        suite.allow("ann", name, 5).unwrap();
        suite.allow(name, "zoe", 7).unwrap();
    }
    let mut sorted: Vec<String> = names.iter().map(|name| who(name).to_string()).collect();
    sorted.sort();
    let after = |start: usize| start.checked_sub(1).map(|at| sorted[at].clone());
    for (start, limit, end) in
        [(0, Some(2), 2), (2, Some(2), 4), (3, None, 4), (4, None, 4), (0, Some(u32::MAX), 4)]
    {
        let expected = &sorted[start..end];
        let start_after = after(start);
        let accounts: AllAccountsResponse =
            suite.ask(QueryMsg::AllAccounts { start_after: start_after.clone(), limit }).unwrap();
        assert_eq!(accounts.accounts, expected);

        let owner = who("ann").to_string();
        let given: AllAllowancesResponse =
            suite.ask(QueryMsg::AllAllowances { owner, start_after: start_after.clone(), limit }).unwrap();
        assert!(given.allowances.iter().all(|info| info.allowance == wh(5) && info.expires == Never {}));
        assert_eq!(given.allowances.into_iter().map(|info| info.spender).collect::<Vec<_>>(), expected);

        let spender = who("zoe").to_string();
        let taken: AllSpenderAllowancesResponse =
            suite.ask(QueryMsg::AllSpenderAllowances { spender, start_after, limit }).unwrap();
        assert!(taken.allowances.iter().all(|info| info.allowance == wh(7)));
        assert_eq!(taken.allowances.into_iter().map(|info| info.owner).collect::<Vec<_>>(), expected);
    }
}

#[test]
fn who_has_nothing_left_is_no_holder() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 10);
    suite.transfer("ann", "bob", 10).unwrap();
    let holders: AllAccountsResponse =
        suite.ask(QueryMsg::AllAccounts { start_after: None, limit: None }).unwrap();
    assert_eq!(holders.accounts, [who("bob").to_string()]);
}
