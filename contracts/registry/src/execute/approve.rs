use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

use crate::{error::ContractError, proposals};

pub fn approve(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    proposal_id: u64,
) -> Result<Response, ContractError> {
    let proposal = proposals::load_open(deps.storage, proposal_id)?;
    Ok(Response::new().add_events(proposals::vote(deps, &env, info.sender, proposal, true)?))
}
