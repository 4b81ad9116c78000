use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::registry::{ParticipantStatus, Subject};

use super::{allow, is_admin, is_verifier};
use crate::{
    error::ContractError,
    limits::check_address,
    standing::{check_status, load_meter, load_participant, set_meter_suspended, set_participant_status},
};

pub fn suspend(deps: DepsMut, info: MessageInfo, subject: Subject) -> Result<Response, ContractError> {
    let allowed = is_verifier(deps.storage, &info.sender)? || is_admin(deps.storage, &info.sender)?;
    allow(allowed, &info.sender)?;
    let events = match subject {
        Subject::Participant { address } => {
            let participant = load_participant(deps.storage, &check_address(deps.api, &address)?)?;
            check_status(&participant, &[ParticipantStatus::Admitted])?;
            set_participant_status(deps.storage, participant, ParticipantStatus::Suspended)?
        }
        Subject::Meter { meter_id } => {
            if load_meter(deps.storage, meter_id)?.suspended {
                return Err(ContractError::MeterSuspended { meter_id });
            }
            set_meter_suspended(deps.storage, meter_id, true)?
        }
    };
    Ok(Response::new().add_events(events))
}
