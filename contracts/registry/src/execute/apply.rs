use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use interface::registry::{Action, Equipment, Participant, ParticipantStatus, Profile, Role};

use crate::{
    error::ContractError,
    limits::check_description,
    profile, proposals,
    standing::{check_status, set_participant_status},
    state::PARTICIPANTS,
};

pub fn apply(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    role: Role,
    profile: Profile,
    equipment: Vec<Equipment>,
    certifications: Vec<String>,
) -> Result<Response, ContractError> {
    check_description(&profile, &equipment, &certifications)?;
    if let Some(known) = PARTICIPANTS.may_load(deps.storage, &info.sender)? {
        check_status(&known, &[ParticipantStatus::Rejected, ParticipantStatus::Revoked])?;
    }
    let address = info.sender.clone();
    let status = ParticipantStatus::Applied;
    let participant = Participant { address, role, profile, equipment, certifications, status };
    let described = profile::updated(&participant)?;
    let changed = set_participant_status(deps.storage, participant, status)?;
    let admit = Action::Admit { participant: info.sender.to_string() };
    let (_, opened) = proposals::open(deps.branch(), &env, info.sender, admit)?;
    proposals::check_room(deps.storage)?;
    Ok(Response::new().add_events(changed).add_event(described).add_events(opened))
}
