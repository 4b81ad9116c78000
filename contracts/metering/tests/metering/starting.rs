use cosmwasm_std::testing::{message_info, mock_dependencies, mock_env};
use cw_multi_test::IntoAddr;
use interface::metering::InstantiateMsg;
use metering::{ContractError, contract::*};

use crate::suite::*;

#[test]
fn metering_starts_only_with_times_that_make_sense() {
    let start = |change: fn(&mut InstantiateMsg)| {
        let mut msg = instantiate_msg(&"registry".into_addr(), &"grid".into_addr());
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
