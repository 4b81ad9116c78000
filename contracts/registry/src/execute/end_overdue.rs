use cosmwasm_std::{DepsMut, Env, Response};

use crate::{
    applications, error::ContractError, limits::MAX_ENDED, overdue::current_slot, proposals, recalls,
};

pub fn end_overdue(deps: DepsMut, env: Env) -> Result<Response, ContractError> {
    let now = current_slot(deps.storage, &env)?;
    Ok(Response::new()
        .add_events(applications::end_lapsed(deps.storage, now, MAX_ENDED)?)
        .add_events(recalls::end_lapsed(deps.storage, now, MAX_ENDED)?)
        .add_events(proposals::end_oldest(deps.storage, &env, MAX_ENDED)?))
}
