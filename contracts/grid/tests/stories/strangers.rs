use crate::suite::*;
use cosmwasm_std::Uint64;
use grid::error::ContractError;
use interface::grid::{ExecuteMsg, GridState, InstantiateMsg};

/// How many of [`every_message`] are for a zone's operator.
const OF_A_ZONE: usize = 8;

fn every_message(zone_id: u32) -> Vec<ExecuteMsg> {
    let (operator, from_slot) = (who("stranger").to_string(), FIRST_SLOT + 1);
    vec![
        ExecuteMsg::AddZone { name: "x".into(), parent_id: zone_id, operator: operator.clone(), line: LINE },
        ExecuteMsg::UpdateZone { zone_id, name: None, operator: Some(operator) },
        ExecuteMsg::SetLine { zone_id, from_slot, line: LINE },
        ExecuteMsg::SetIsland { zone_id, from_slot, islanded: true },
        ExecuteMsg::SetStorage { zone_id, capacity_wh: Uint64::MAX },
        ExecuteMsg::SetState { zone_id, state: GridState::Emergency, batches_stopped_until: None },
        ExecuteMsg::SetController { zone_id, controller: Some(who("stranger").to_string()) },
        ExecuteMsg::AnnounceEvent { zone_id, from_slot, to_slot: from_slot, multiplier_permille: 1 },
        ExecuteMsg::SetTariff { from_slot, tariff: TARIFF },
        ExecuteMsg::ReportSlot { slot: FIRST_SLOT - 1, zones: vec![totals(0, 1, 0)] },
        ExecuteMsg::WithdrawEvent { event_id: 0 },
    ]
}

#[test]
fn a_stranger_changes_nothing() {
    let mut suite = Suite::new();
    let zone_id = suite.zone_of("feeder");
    suite.announce("feeder", zone_id, (FIRST_SLOT + 2, FIRST_SLOT + 3), 1_500).unwrap();
    let before = suite.state();
    for msg in every_message(zone_id) {
        refused(suite.by("stranger", msg), ContractError::Unauthorized { sender: who("stranger") });
    }
    assert_eq!(suite.state(), before);
}

#[test]
fn neither_the_parents_operator_nor_the_admin_touches_a_zone() {
    let mut suite = Suite::new();
    let zone_id = suite.zone_of("feeder");
    let event_id = suite.announce("feeder", zone_id, (FIRST_SLOT + 2, FIRST_SLOT + 3), 1_500).unwrap();
    for sender in ["operator", "admin", "trading"] {
        for msg in every_message(zone_id).into_iter().take(OF_A_ZONE) {
            refused(suite.by(sender, msg), ContractError::Unauthorized { sender: who(sender) });
        }
        refused(suite.withdraw(sender, event_id), ContractError::Unauthorized { sender: who(sender) });
    }
}

#[test]
fn only_the_trading_that_the_grid_started_with_reports() {
    let trading = who("other").to_string();
    let mut suite = Suite::with(InstantiateMsg { trading, ..instantiate_msg() }).unwrap();
    refused(suite.report(1, vec![]), ContractError::Unauthorized { sender: who("trading") });
    suite.by("other", ExecuteMsg::ReportSlot { slot: 1, zones: vec![] }).unwrap();
}

#[test]
fn a_zone_that_does_not_exist_has_no_operator() {
    let mut suite = Suite::new();
    for msg in every_message(9).into_iter().take(OF_A_ZONE) {
        refused(suite.by("operator", msg), ContractError::UnknownZone { zone_id: 9 });
    }
}

#[test]
fn coins_are_sent_back() {
    let mut suite = Suite::new();
    let update = ExecuteMsg::UpdateZone { zone_id: 0, name: None, operator: None };
    let sent = "7watt".to_string();
    refused(suite.with_coins("operator", update), ContractError::UnexpectedCoins { sent });
}

#[test]
fn an_address_that_is_none_is_refused() {
    let mut suite = Suite::new();
    assert!(Suite::with(InstantiateMsg { trading: "nobody".into(), ..instantiate_msg() }).is_err());
    let add = ExecuteMsg::AddZone { name: "x".into(), parent_id: 0, operator: "".into(), line: LINE };
    assert!(suite.by("operator", add).is_err());
}
