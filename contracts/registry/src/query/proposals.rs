use cosmwasm_std::{Deps, Order, StdResult};
use cw_storage_plus::Bound;
use interface::{
    page::page_size,
    registry::{Proposal, ProposalsResponse},
};

use crate::{error::ContractError, proposals::load, state::PROPOSALS};

pub fn proposal(deps: Deps, proposal_id: u64) -> Result<Proposal, ContractError> {
    load(deps.storage, proposal_id)
}

/// Newest first.
pub fn proposals(
    deps: Deps,
    start_before: Option<u64>,
    limit: Option<u32>,
) -> Result<ProposalsResponse, ContractError> {
    let proposals = PROPOSALS
        .range(deps.storage, None, start_before.map(Bound::exclusive), Order::Descending)
        .take(page_size(limit))
        .map(|entry| entry.map(|(_, proposal)| proposal))
        .collect::<StdResult<_>>()?;
    Ok(ProposalsResponse { proposals })
}
