use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::registry::{Equipment, ParticipantStatus, Profile};

use crate::{
    error::ContractError,
    limits::check_description,
    profile,
    standing::{check_status, load_participant},
    state::PARTICIPANTS,
};

pub fn update_profile(
    deps: DepsMut,
    info: MessageInfo,
    profile: Profile,
    equipment: Vec<Equipment>,
    certifications: Vec<String>,
) -> Result<Response, ContractError> {
    check_description(&profile, &equipment, &certifications)?;
    let mut participant = load_participant(deps.storage, &info.sender)?;
    // What the verifiers are looking at stays as it is.
    check_status(&participant, &[ParticipantStatus::Admitted])?;
    participant.profile = profile;
    participant.equipment = equipment;
    participant.certifications = certifications;
    PARTICIPANTS.save(deps.storage, &info.sender, &participant)?;
    Ok(Response::new().add_event(profile::updated(&participant)?))
}
