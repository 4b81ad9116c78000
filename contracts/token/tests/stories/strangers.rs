use crate::suite::*;
use interface::token::{ExecuteMsg, Logo};
use token::error::ContractError;

#[test]
fn a_stranger_neither_settles_nor_links_nor_markets() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    let before = suite.state();
    for msg in [
        ExecuteMsg::Settle { slot: 2, drawn: vec![], held: vec![of("stranger", 1)], ledger: None },
        ExecuteMsg::Settle { slot: 2, drawn: vec![of("ann", 1)], held: vec![], ledger: None },
        ExecuteMsg::Settle { slot: 2, drawn: vec![], held: vec![], ledger: Some(ledger(0, 0, 0)) },
        ExecuteMsg::Link { trading: who("stranger").to_string() },
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
fn nobody_settles_before_trading_is_linked() {
    let mut suite = Suite::with(instantiate_msg()).unwrap();
    let unauthorized = || ContractError::Unauthorized { sender: who("trading") };
    refused(suite.settle(1, vec![], vec![], None), unauthorized());
    suite.by("admin", ExecuteMsg::Link { trading: who("trading").to_string() }).unwrap();
    suite.settle(1, vec![], vec![], None).unwrap();
    suite.by("admin", ExecuteMsg::Link { trading: who("other").to_string() }).unwrap();
    refused(suite.settle(1, vec![], vec![], None), unauthorized());
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
        let transfer = ExecuteMsg::Transfer { recipient: recipient.into(), amount: wh(1) };
        assert!(suite.by("ann", transfer).is_err());
    }
}
