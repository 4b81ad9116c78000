//! What a participant says of themselves.

use cosmwasm_std::{StdResult, to_json_string};
use interface::registry::{Participant, ProfileUpdated};

pub fn updated(participant: &Participant) -> StdResult<ProfileUpdated> {
    Ok(ProfileUpdated {
        participant: participant.address.clone(),
        name: participant.profile.name.clone(),
        equipment: to_json_string(&participant.equipment)?,
        certifications: to_json_string(&participant.certifications)?,
    })
}
