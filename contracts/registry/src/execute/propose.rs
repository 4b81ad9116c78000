use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use interface::registry::Action;

use super::{allow, is_verifier};
use crate::{error::ContractError, proposals};

pub fn propose(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    action: Action,
) -> Result<Response, ContractError> {
    allow(is_verifier(deps.storage, &info.sender)?, &info.sender)?;
    let (proposal, opened) = proposals::open(deps.branch(), &env, info.sender.clone(), action)?;
    let approved = proposals::vote(deps, &env, info.sender, proposal, true)?;
    Ok(Response::new().add_events(opened).add_events(approved))
}
