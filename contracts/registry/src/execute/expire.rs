use cosmwasm_std::{DepsMut, Env, Response};
use interface::registry::ProposalStatus;

use crate::{error::ContractError, proposals};

pub fn expire(deps: DepsMut, env: Env, proposal_id: u64) -> Result<Response, ContractError> {
    let proposal = proposals::load_open(deps.storage, proposal_id)?;
    if !proposals::is_over(&env, &proposal) {
        let (expires_at, now) = (proposal.expires_at, env.block.time.seconds());
        return Err(ContractError::NotYetExpired { proposal_id, expires_at, now });
    }
    let closed = proposals::close_unpassed(deps.storage, proposal, ProposalStatus::Expired)?;
    Ok(Response::new().add_events(closed))
}
