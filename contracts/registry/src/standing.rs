//! Whether participants and meters take part, and what follows for the packed status of each meter.

use cosmwasm_std::{Addr, Event, Order, StdResult, Storage};
use interface::{
    packed::DeviceStatus,
    registry::{MeterStatus, MeterStatusChanged, Participant, ParticipantStatus, ParticipantStatusChanged},
};
use units::bank_of;

use crate::{
    bank::Bank,
    error::ContractError,
    flags,
    state::{METERS, METERS_OF, Meter, PARTICIPANTS},
};

pub fn load_participant(storage: &dyn Storage, address: &Addr) -> Result<Participant, ContractError> {
    let participant = PARTICIPANTS.may_load(storage, address)?;
    participant.ok_or_else(|| ContractError::UnknownParticipant { address: address.clone() })
}

pub fn check_status(participant: &Participant, allowed: &[ParticipantStatus]) -> Result<(), ContractError> {
    if !allowed.contains(&participant.status) {
        return Err(ContractError::ParticipantStatus {
            address: participant.address.clone(),
            status: participant.status,
        });
    }
    Ok(())
}

pub fn check_admitted(storage: &dyn Storage, address: &Addr) -> Result<(), ContractError> {
    check_status(&load_participant(storage, address)?, &[ParticipantStatus::Admitted])
}

pub fn load_meter(storage: &dyn Storage, meter_id: u32) -> Result<Meter, ContractError> {
    METERS.may_load(storage, meter_id)?.ok_or(ContractError::UnknownMeter { meter_id })
}

pub fn load_in_service(storage: &dyn Storage, meter_id: u32) -> Result<Meter, ContractError> {
    let meter = load_meter(storage, meter_id)?;
    if meter.decommissioned {
        return Err(ContractError::MeterDecommissioned { meter_id });
    }
    Ok(meter)
}

pub fn owns_meters(storage: &dyn Storage, owner: &Addr) -> bool {
    METERS_OF.prefix(owner).keys_raw(storage, None, None, Order::Ascending).next().is_some()
}

/// Sets a participant's status and that of all their meters.
pub fn set_participant_status(
    storage: &mut dyn Storage,
    mut participant: Participant,
    status: ParticipantStatus,
) -> Result<Vec<Event>, ContractError> {
    participant.status = status;
    PARTICIPANTS.save(storage, &participant.address, &participant)?;
    let changed =
        ParticipantStatusChanged { participant: participant.address.clone(), role: participant.role, status };
    let mut events = vec![changed.into()];
    events.extend(refresh_meters_of(storage, &participant.address)?);
    Ok(events)
}

/// Suspends or reinstates a meter by itself.
pub fn set_meter_suspended(
    storage: &mut dyn Storage,
    meter_id: u32,
    suspended: bool,
) -> Result<Vec<Event>, ContractError> {
    let mut meter = load_meter(storage, meter_id)?;
    meter.suspended = suspended;
    METERS.save(storage, meter_id, &meter)?;
    refresh_meter(storage, meter_id)
}

/// Writes the status that follows for one meter.
pub fn refresh_meter(storage: &mut dyn Storage, meter_id: u32) -> Result<Vec<Event>, ContractError> {
    let admitted = is_admitted(storage, &load_meter(storage, meter_id)?.owner)?;
    refresh(storage, bank_of(meter_id), &[meter_id], admitted)
}

fn is_admitted(storage: &dyn Storage, address: &Addr) -> Result<bool, ContractError> {
    Ok(load_participant(storage, address)?.status == ParticipantStatus::Admitted)
}

fn refresh_meters_of(storage: &mut dyn Storage, owner: &Addr) -> Result<Vec<Event>, ContractError> {
    let admitted = is_admitted(storage, owner)?;
    let meters: Vec<u32> =
        METERS_OF.prefix(owner).keys(storage, None, None, Order::Ascending).collect::<StdResult<_>>()?;
    let mut events = Vec::new();
    for in_one_bank in meters.chunk_by(|one, next| bank_of(*one) == bank_of(*next)) {
        events.extend(refresh(storage, bank_of(in_one_bank[0]), in_one_bank, admitted)?);
    }
    Ok(events)
}

/// Writes the status that follows for `meters` of one owner in one bank.
fn refresh(
    storage: &mut dyn Storage,
    bank: u32,
    meters: &[u32],
    admitted: bool,
) -> Result<Vec<Event>, ContractError> {
    let mut bank = Bank::load(storage, bank)?.ok_or(ContractError::UnknownMeter { meter_id: meters[0] })?;
    let mut events = Vec::new();
    let mut changed = false;
    for &meter_id in meters {
        let Meter { suspended, decommissioned, .. } = load_meter(storage, meter_id)?;
        let (packed, status) = match (decommissioned, admitted && !suspended) {
            (true, _) => (DeviceStatus::Decommissioned, MeterStatus::Decommissioned),
            (false, true) => (flags::status_of(storage, &bank, meter_id)?, MeterStatus::Active),
            (false, false) => (DeviceStatus::Suspended, MeterStatus::Suspended),
        };
        let before = bank.device(meter_id)?.status;
        if bank.set_status(meter_id, packed)? {
            changed = true;
            // To and from quarantine a meter stays in service; that has events of its own.
            if !(serves(before) && serves(packed)) {
                events.push(MeterStatusChanged { meter_id, status }.into());
            }
        }
    }
    if changed {
        bank.save(storage);
    }
    Ok(events)
}

fn serves(status: DeviceStatus) -> bool {
    matches!(status, DeviceStatus::Active | DeviceStatus::Quarantined)
}
