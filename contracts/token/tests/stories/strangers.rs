use crate::suite::*;
use interface::token::{ExecuteMsg, InstantiateMsg, Logo};
use token::error::ContractError;

#[test]
fn a_stranger_neither_settles_nor_markets() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    let before = suite.state();
    for msg in [
        ExecuteMsg::Settle { slot: 2, drawn: vec![], held: vec![of("stranger", 1)], ledger: None },
        ExecuteMsg::Settle { slot: 2, drawn: vec![of("ann", 1)], held: vec![], ledger: None },
        ExecuteMsg::Settle { slot: 2, drawn: vec![], held: vec![], ledger: Some(ledger(0, 0, 0)) },
        ExecuteMsg::UpdateMarketing { project: None, description: None, marketing: None },
        ExecuteMsg::UploadLogo(Logo::Url("https://elsewhere.example".into())),
    ] {
        refused(suite.by("stranger", msg), ContractError::Unauthorized { sender: who("stranger") });
    }
    let (owner, spender, recipient) = (who("ann"), who("stranger"), who("stranger").to_string());
    let steal = ExecuteMsg::TransferFrom { owner: owner.to_string(), recipient, amount: wh(1) };
    refused(suite.by("stranger", steal), ContractError::NoAllowance { owner, spender });
    assert_eq!(suite.state(), before);
}

#[test]
fn the_admin_has_no_share_in_settlement() {
    let mut suite = Suite::new();
    let settle = ExecuteMsg::Settle { slot: 2, drawn: vec![], held: vec![of("admin", 1)], ledger: None };
    refused(suite.by("admin", settle), ContractError::Unauthorized { sender: who("admin") });
}

#[test]
fn only_the_trading_that_the_token_started_with_settles() {
    let trading = who("other").to_string();
    let mut suite = Suite::with(InstantiateMsg { trading, ..instantiate_msg() }).unwrap();
    refused(suite.settle(1, vec![], vec![], None), ContractError::Unauthorized { sender: who("trading") });
    suite.by("other", ExecuteMsg::Settle { slot: 1, drawn: vec![], held: vec![], ledger: None }).unwrap();
}

#[test]
fn coins_are_sent_back() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    let transfer = ExecuteMsg::Transfer { recipient: who("bob").to_string(), amount: wh(1) };
    let sent = "7watt".to_string();
    refused(suite.with_coins("ann", transfer), ContractError::UnexpectedCoins { sent });
}

#[test]
fn an_address_that_is_none_is_refused() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    for recipient in ["", "bob", "cosmos1qqq"] {
        assert!(Suite::with(InstantiateMsg { trading: recipient.into(), ..instantiate_msg() }).is_err());
        let transfer = ExecuteMsg::Transfer { recipient: recipient.into(), amount: wh(1) };
        assert!(suite.by("ann", transfer).is_err());
    }
}
