use crate::suite::*;
use interface::{
    migrate::MigrateError,
    token::{ExecuteMsg, Logo},
};
use token::{contract::NAME, error::ContractError};

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

#[test]
fn code_takes_over_from_itself_and_older_versions_only() {
    let mut suite = Suite::new();
    suite.migrate().unwrap();
    let store = |suite: &mut Suite, contract: &str, version: &str| {
        let token = suite.token.clone();
        cw2::set_contract_version(&mut *suite.app.contract_storage_mut(&token), contract, version).unwrap();
    };
    store(&mut suite, NAME, "0.0.9");
    suite.migrate().unwrap();
    store(&mut suite, NAME, "9.0.0");
    assert!(suite.migrate().unwrap_err().to_string().contains("version 9.0.0 is newer"));
    store(&mut suite, NAME, "nine");
    refused(suite.migrate(), MigrateError::Version { version: "nine".into() }.into());
    store(&mut suite, "wattmesh:grid", "0.0.1");
    refused(
        suite.migrate(),
        MigrateError::WrongContract { stored: "wattmesh:grid".into(), expected: NAME }.into(),
    );
}
