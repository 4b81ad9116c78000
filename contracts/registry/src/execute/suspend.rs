use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::registry::ParticipantStatus;

use super::{allow, is_admin, is_verifier};
use crate::{
    error::ContractError,
    limits::check_address,
    standing::{check_status, load_participant, set_participant_status},
};

pub fn suspend(deps: DepsMut, info: MessageInfo, participant: String) -> Result<Response, ContractError> {
    let allowed = is_verifier(deps.storage, &info.sender)? || is_admin(deps.storage, &info.sender)?;
    allow(allowed, &info.sender)?;
    let participant = load_participant(deps.storage, &check_address(deps.api, &participant)?)?;
    check_status(&participant, &[ParticipantStatus::Admitted])?;
    let events = set_participant_status(deps.storage, participant, ParticipantStatus::Suspended)?;
    Ok(Response::new().add_events(events))
}
