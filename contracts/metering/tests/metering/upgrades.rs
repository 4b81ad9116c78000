use cosmwasm_std::testing::{message_info, mock_dependencies, mock_env};
use cw_multi_test::IntoAddr;
use interface::{
    metering::{InstantiateMsg, MigrateMsg},
    migrate::MigrateError,
};
use metering::{ContractError, contract::*};

use crate::suite::*;

#[test]
fn metering_starts_only_with_times_that_make_sense() {
    let start = |change: fn(&mut InstantiateMsg)| {
        let mut msg = instantiate_msg(&"registry".into_addr());
        change(&mut msg);
        let mut deps = mock_dependencies();
        instantiate(deps.as_mut(), mock_env(), message_info(&"admin".into_addr(), &[]), msg)
    };
    assert!(start(|_| ()).is_ok());
    let no_slot = start(|msg| msg.slot_seconds = 0);
    assert!(matches!(no_slot, Err(ContractError::Zero { name: "slot_seconds" })));
    let nothing_metered = start(|msg| msg.metered_seconds_per_slot = 0);
    assert!(matches!(nothing_metered, Err(ContractError::Zero { name: "metered_seconds_per_slot" })));
    let forgetful = start(|msg| (msg.grace_seconds, msg.keep_slots) = (2 * SLOT_SECONDS, 3));
    assert!(matches!(forgetful, Err(ContractError::KeepSlots { keep_slots: 3, least: 4 })));
    let nowhere = start(|msg| msg.registry = "?".into());
    assert!(matches!(nowhere, Err(ContractError::Address { address }) if address == "?"));
}

#[test]
fn a_migration_goes_forward_and_stays_with_its_contract() {
    let from = |name: &str, version: &str| {
        let mut deps = mock_dependencies();
        cw2::set_contract_version(&mut deps.storage, name, version).unwrap();
        migrate(deps.as_mut(), mock_env(), MigrateMsg {})
    };
    let refusal = |name, version| match from(name, version) {
        Err(ContractError::Migrate(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    assert!(from("wattmesh:metering", "0.0.9").is_ok());
    assert!(from("wattmesh:metering", env!("CARGO_PKG_VERSION")).is_ok());
    assert!(matches!(refusal("wattmesh:metering", "99.0.0"), MigrateError::Downgrade { .. }));
    assert!(matches!(refusal("wattmesh:registry", "0.0.1"), MigrateError::WrongContract { .. }));
    assert!(matches!(refusal("wattmesh:metering", "new"), MigrateError::Version { .. }));
}
