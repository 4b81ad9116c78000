use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::{
    quorum::Quorum,
    registry::{self, QueryMsg},
    trading::ResumptionBacked,
};
use ledger::{CONFIG, PAUSE};

use super::no_coins;
use crate::error::ContractError;

/// Votes of those who are no verifiers any more do not count.
pub fn resume_withdrawals(deps: DepsMut, info: MessageInfo) -> Result<Response, ContractError> {
    no_coins(&info)?;
    let registry = CONFIG.load(deps.storage)?.registry;
    let registry::Config { verifiers, threshold, .. } =
        deps.querier.query_wasm_smart(registry, &QueryMsg::Config {})?;
    if !verifiers.contains(&info.sender) {
        return Err(ContractError::Unauthorized { sender: info.sender });
    }
    let mut pause = PAUSE.may_load(deps.storage)?.ok_or(ContractError::NotPaused {})?;
    if pause.resumed_by.contains(&info.sender) {
        return Err(ContractError::ResumedAlready { sender: info.sender });
    }
    pause.resumed_by.push(info.sender.clone());
    let quorum = Quorum { verifiers: &verifiers, threshold };
    pause.resumed_by.retain(|address| quorum.counts(address));
    let resumed = quorum.is_reached_by(&pause.resumed_by);
    if resumed {
        PAUSE.remove(deps.storage);
    } else {
        PAUSE.save(deps.storage, &pause)?;
    }
    Ok(Response::new().add_event(ResumptionBacked { by: info.sender, resumed }))
}
