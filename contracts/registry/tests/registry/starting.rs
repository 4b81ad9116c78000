use cosmwasm_std::testing::{message_info, mock_dependencies, mock_env};
use registry::{ContractError, contract::*};

use crate::suite::*;

#[test]
fn a_registry_starts_only_with_a_reachable_threshold_and_a_time_to_decide() {
    let start = |change: fn(&mut interface::registry::InstantiateMsg)| {
        let mut msg = instantiate_msg(&address("grid"), &address("metering"));
        change(&mut msg);
        let mut deps = mock_dependencies();
        instantiate(deps.as_mut(), mock_env(), message_info(&address(ADMIN), &[]), msg)
    };
    assert!(start(|_| ()).is_ok());
    let unreachable = start(|msg| msg.threshold = 4);
    assert!(matches!(unreachable, Err(ContractError::Threshold { threshold: 4, verifiers: 3 })));
    let none = start(|msg| msg.verifiers.clear());
    assert!(matches!(none, Err(ContractError::Threshold { threshold: 2, verifiers: 0 })));
    let many = start(|msg| msg.verifiers = (0..33).map(|n| address(&n.to_string()).into()).collect());
    assert!(matches!(many, Err(ContractError::TooMany { field: "verifiers", count: 33, most: 32 })));
    let at_once = start(|msg| msg.proposal_seconds = 0);
    assert!(matches!(at_once, Err(ContractError::Zero { name: "proposal_seconds" })));
    let nowhere = start(|msg| msg.grid = "?".into());
    assert!(matches!(nowhere, Err(ContractError::Address { address }) if address == "?"));
    let nobody = start(|msg| msg.metering = "!".into());
    assert!(matches!(nobody, Err(ContractError::Address { address }) if address == "!"));
}
