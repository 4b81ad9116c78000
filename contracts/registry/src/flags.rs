//! Flags of meters: what one verifier found in their readings. They stand until k of n release the meter.

use cosmwasm_std::{Event, Storage};
use interface::{
    packed::DeviceStatus,
    registry::{FlagEnded, MeterFlag, PointKind},
};
use units::Slot;

use crate::{
    bank::Bank,
    error::ContractError,
    standing::{load_in_service, refresh_meter},
    state::{FLAGS, RELEASED},
};

pub fn load(storage: &dyn Storage, meter_id: u32) -> Result<MeterFlag, ContractError> {
    load_in_service(storage, meter_id)?;
    FLAGS.may_load(storage, meter_id)?.ok_or(ContractError::NotFlagged { meter_id })
}

/// Whether a flag puts a meter of this kind into quarantine. Nobody trades what a feeder measures, and its line is judged by it.
pub fn quarantines(kind: PointKind) -> bool {
    kind != PointKind::Feeder
}

pub fn open(storage: &mut dyn Storage, meter_id: u32, flag: &MeterFlag) -> Result<Vec<Event>, ContractError> {
    FLAGS.save(storage, meter_id, flag)?;
    refresh_meter(storage, meter_id)
}

/// Ends the flag of a meter. Who decides so has seen all slots before this one.
pub fn release(storage: &mut dyn Storage, meter_id: u32, now: Slot) -> Result<Vec<Event>, ContractError> {
    FLAGS.remove(storage, meter_id);
    RELEASED.save(storage, meter_id, &now)?;
    let mut events = vec![FlagEnded { meter_id, released_slot: Some(now) }.into()];
    events.extend(refresh_meter(storage, meter_id)?);
    Ok(events)
}

/// Forgets the flag of a meter that goes out of service, if there is one.
pub fn forget(storage: &mut dyn Storage, meter_id: u32) -> Option<Event> {
    FLAGS.has(storage, meter_id).then(|| {
        FLAGS.remove(storage, meter_id);
        FlagEnded { meter_id, released_slot: None }.into()
    })
}

/// The packed status of a meter of `bank` that takes part.
pub fn status_of(storage: &dyn Storage, bank: &Bank, meter_id: u32) -> Result<DeviceStatus, ContractError> {
    let doubted = FLAGS.has(storage, meter_id) && quarantines(bank.device(meter_id)?.kind);
    Ok(if doubted { DeviceStatus::Quarantined } else { DeviceStatus::Active })
}
