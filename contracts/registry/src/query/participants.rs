use cosmwasm_std::{Deps, Order, StdResult};
use cw_storage_plus::Bound;
use interface::{
    page::page_size,
    registry::{Participant, ParticipantsResponse},
};

use crate::{error::ContractError, limits::check_address, standing::load_participant, state::PARTICIPANTS};

pub fn participant(deps: Deps, address: String) -> Result<Participant, ContractError> {
    load_participant(deps.storage, &check_address(deps.api, &address)?)
}

pub fn participants(
    deps: Deps,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<ParticipantsResponse, ContractError> {
    let after = start_after.map(|address| check_address(deps.api, &address)).transpose()?;
    let participants = PARTICIPANTS
        .range(deps.storage, after.as_ref().map(Bound::exclusive), None, Order::Ascending)
        .take(page_size(limit))
        .map(|entry| entry.map(|(_, participant)| participant))
        .collect::<StdResult<_>>()?;
    Ok(ParticipantsResponse { participants })
}
