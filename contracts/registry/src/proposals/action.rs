use cosmwasm_std::{Deps, Env, Event, Storage};
use interface::registry::{Action, DeviceKey, Participant, ParticipantStatus, Subject};
use units::Slot;

use crate::{
    connections,
    device_key::{check_new_key, replace_key},
    error::ContractError,
    execute::set_verifiers,
    flags,
    limits::check_address,
    meters::decommission,
    overdue::current_slot,
    recalls,
    standing::{
        check_status, load_in_service, load_participant, set_meter_suspended, set_participant_status,
    },
    state::VerifierSet,
};

/// An action whose subject was found and may be changed so.
pub enum Change {
    Participant { participant: Participant, status: ParticipantStatus },
    ReinstateMeter { meter_id: u32 },
    Decommission { meter_id: u32 },
    Key { meter_id: u32, key: DeviceKey },
    ForgetConnection { meter_id: u32 },
    ReleaseMeter { meter_id: u32, now: Slot },
    Verifiers(VerifierSet),
}

/// Checks that `action` can be carried out now.
pub fn resolve(deps: Deps, env: &Env, action: &Action) -> Result<Change, ContractError> {
    use ParticipantStatus::*;
    match action {
        Action::Admit { participant } => {
            to_status(deps, participant, &[Applied, Rejected, Revoked], Admitted)
        }
        Action::Revoke { participant } => to_status(deps, participant, &[Admitted, Suspended], Revoked),
        Action::Reinstate { subject: Subject::Participant { address } } => {
            to_status(deps, address, &[Suspended], Admitted)
        }
        Action::Reinstate { subject: Subject::Meter { meter_id } } => {
            if !load_in_service(deps.storage, *meter_id)?.suspended {
                return Err(ContractError::MeterNotSuspended { meter_id: *meter_id });
            }
            Ok(Change::ReinstateMeter { meter_id: *meter_id })
        }
        Action::Decommission { meter_id } => {
            load_in_service(deps.storage, *meter_id)?;
            Ok(Change::Decommission { meter_id: *meter_id })
        }
        Action::RotateLostKey { meter_id, new_key, new_key_proof } => {
            let meter = load_in_service(deps.storage, *meter_id)?;
            check_new_key(deps, env, &meter.owner, &meter.serial, new_key, new_key_proof)?;
            Ok(Change::Key { meter_id: *meter_id, key: new_key.clone() })
        }
        Action::ForgetConnection { meter_id } => {
            connections::forgettable(deps.storage, *meter_id)?;
            Ok(Change::ForgetConnection { meter_id: *meter_id })
        }
        Action::ReleaseMeter { meter_id } => {
            flags::load(deps.storage, *meter_id)?;
            Ok(Change::ReleaseMeter { meter_id: *meter_id, now: current_slot(deps.storage, env)? })
        }
        Action::SetVerifiers { verifiers, threshold } => {
            Ok(Change::Verifiers(set_verifiers::check(deps.api, verifiers, *threshold)?))
        }
    }
}

fn to_status(
    deps: Deps,
    address: &str,
    from: &[ParticipantStatus],
    status: ParticipantStatus,
) -> Result<Change, ContractError> {
    let participant = load_participant(deps.storage, &check_address(deps.api, address)?)?;
    check_status(&participant, from)?;
    Ok(Change::Participant { participant, status })
}

impl Change {
    pub fn carry_out(self, storage: &mut dyn Storage) -> Result<Vec<Event>, ContractError> {
        match self {
            Change::Participant { participant, status } => {
                set_participant_status(storage, participant, status)
            }
            Change::ReinstateMeter { meter_id } => {
                recalls::forget(storage, meter_id)?;
                set_meter_suspended(storage, meter_id, false)
            }
            Change::Decommission { meter_id } => decommission(storage, meter_id),
            Change::Key { meter_id, key } => Ok(vec![replace_key(storage, meter_id, &key)?]),
            Change::ForgetConnection { meter_id } => Ok(vec![connections::forget(storage, meter_id)?]),
            Change::ReleaseMeter { meter_id, now } => flags::release(storage, meter_id, now),
            Change::Verifiers(set) => Ok(vec![set_verifiers::save(storage, &set)?]),
        }
    }
}
