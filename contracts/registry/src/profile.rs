//! What a participant says of themselves.

use cosmwasm_std::StdResult;
use interface::{
    registry::{Participant, ProfileUpdated},
    wire::Json,
};

pub fn updated(participant: &Participant) -> StdResult<ProfileUpdated> {
    Ok(ProfileUpdated {
        participant: participant.address.clone(),
        name: participant.profile.name.clone(),
        equipment: Json::of(&participant.equipment)?,
        certifications: Json::of(&participant.certifications)?,
    })
}
