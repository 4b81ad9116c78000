//! Meters: registered as they were approved, and taken out of service.

use cosmwasm_std::{Addr, Binary, Empty, Event, Storage};
use interface::{
    packed::{Device, DeviceStatus, PackedApproval},
    registry::{Approval, MeterRegistered, NewMeter, PointKind},
};
use units::Slot;

use crate::{
    bank::Bank,
    error::ContractError,
    flags, recalls,
    standing::{load_in_service, refresh_meter},
    state::{
        APPROVALS, Application, CONNECTIONS, METER_COUNTS, METERS, METERS_OF, Meter, PUBLIC_KEYS, SERIALS,
    },
};

/// What a decision says besides what was applied for.
pub struct Approved {
    pub connection: String,
    /// The meter that the connection had before.
    pub replaced_meter_id: Option<u32>,
    pub approver: Addr,
    pub evidence_hash: Binary,
    pub slot: Slot,
}

/// Makes what was applied for a meter of its zone, and the one of its connection.
pub fn register(
    storage: &mut dyn Storage,
    application: &Application,
    approved: Approved,
) -> Result<MeterRegistered, ContractError> {
    let Approved { connection, replaced_meter_id, approver, evidence_hash, slot: approved_slot } = approved;
    let owner = application.applicant.clone();
    let NewMeter {
        serial,
        zone_id,
        device_key,
        class,
        connection_w,
        inverter_w,
        source,
        kind,
        reading_format,
    } = application.meter.clone();
    let mut bank = match kind {
        PointKind::Feeder => Bank::of_feeders(storage, zone_id)?,
        PointKind::Prosumer | PointKind::Battery => Bank::with_room(storage, zone_id)?,
    };
    let device = Device {
        kind,
        status: DeviceStatus::Active,
        reading_format,
        key_type: device_key.key_type,
        connection_w,
        public_key: device_key.public_key.to_vec(),
    };
    let meter_id = bank.join(&device, source, PackedApproval { approved_slot, inverter_w })?;
    bank.save(storage);
    SERIALS.save(storage, &serial, &meter_id)?;
    PUBLIC_KEYS.save(storage, &device_key.public_key, &meter_id)?;
    METERS_OF.save(storage, (&owner, meter_id), &Empty {})?;
    let count = METER_COUNTS.may_load(storage, &owner)?.unwrap_or_default();
    METER_COUNTS.save(storage, &owner, &(count + 1))?;
    CONNECTIONS.save(storage, &connection, &meter_id)?;
    let kept = Meter {
        owner: owner.clone(),
        serial: serial.clone(),
        suspended: false,
        decommissioned: false,
        connection: Some(connection),
    };
    METERS.save(storage, meter_id, &kept)?;
    let approval = Approval { class, inverter_w, approver, evidence_hash, approved_slot };
    APPROVALS.save(storage, meter_id, &approval)?;
    let Approval { approver, evidence_hash, .. } = approval;
    Ok(MeterRegistered {
        meter_id,
        zone_id,
        owner,
        serial,
        source,
        class,
        connection_w,
        inverter_w,
        point_kind: named(kind),
        key_type: device_key.key_type,
        public_key: device_key.public_key,
        reading_format,
        approver,
        evidence_hash,
        approved_slot,
        replaced_meter_id,
    })
}

/// As events name a kind: a prosumer's goes without saying.
pub fn named(kind: PointKind) -> Option<PointKind> {
    Some(kind).filter(|kind| *kind != PointKind::Prosumer)
}

/// Takes a meter out of service for good. Its serial and its key of today are free for another metering point.
pub fn decommission(storage: &mut dyn Storage, meter_id: u32) -> Result<Vec<Event>, ContractError> {
    let mut meter = load_in_service(storage, meter_id)?;
    recalls::forget(storage, meter_id)?;
    SERIALS.remove(storage, &meter.serial);
    let device = Bank::load_of(storage, meter_id)?.device(meter_id)?;
    PUBLIC_KEYS.remove(storage, &device.public_key);
    meter.decommissioned = true;
    METERS.save(storage, meter_id, &meter)?;
    let mut events: Vec<Event> = flags::forget(storage, meter_id).into_iter().collect();
    events.extend(refresh_meter(storage, meter_id)?);
    Ok(events)
}
