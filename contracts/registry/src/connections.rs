//! Connections: what a network operator calls the place of a meter. Each has one metering point in service at most, and knows the one that it got last.

use cosmwasm_std::{Addr, Event, Storage};
use interface::registry::{ConnectionForgotten, ConnectionNamed, PointKind};

use crate::{
    bank::Bank,
    error::ContractError,
    flags::quarantines,
    standing::load_meter,
    state::{APPROVALS, CONNECTIONS, FLAGS, METERS, Meter},
};

/// The metering point that a connection had before it gets another one.
pub struct Former {
    pub meter_id: u32,
    pub owner: Addr,
    pub zone_id: u32,
    pub kind: PointKind,
    /// The larger of its connection's and its inverter's.
    pub power_w: u32,
    pub in_service: bool,
    /// By itself, whatever its owner's status is.
    pub suspended: bool,
    pub flagged: bool,
}

/// The metering point that a connection got last.
pub fn former_of(storage: &dyn Storage, connection: &str) -> Result<Option<Former>, ContractError> {
    let Some(meter_id) = CONNECTIONS.may_load(storage, connection)? else {
        return Ok(None);
    };
    let Meter { owner, suspended, decommissioned, .. } = load_meter(storage, meter_id)?;
    let bank = Bank::load_of(storage, meter_id)?;
    let device = bank.device(meter_id)?;
    let inverter_w = APPROVALS.may_load(storage, meter_id)?.map_or(0, |approval| approval.inverter_w);
    Ok(Some(Former {
        meter_id,
        owner,
        zone_id: bank.membership.zone_id,
        kind: device.kind,
        power_w: device.connection_w.max(inverter_w),
        in_service: !decommissioned,
        suspended,
        flagged: FLAGS.has(storage, meter_id),
    }))
}

/// What a connection had is replaced only by its like, and where it is out of service, or its owner's own and nobody doubts it.
pub fn check_replaceable(
    former: &Former,
    connection: &str,
    owner: &Addr,
    kind: PointKind,
) -> Result<(), ContractError> {
    let meter_id = former.meter_id;
    if former.kind != kind {
        let (connection, of) = (connection.to_string(), former.kind);
        return Err(ContractError::OtherKind { connection, meter_id, of, kind });
    }
    if former.in_service && former.owner != *owner {
        return Err(ContractError::ConnectionTaken { connection: connection.to_string(), meter_id });
    }
    if former.in_service && former.suspended {
        return Err(ContractError::FormerSuspended { meter_id });
    }
    // Else who is in quarantine would leave it by another meter. A feeder's flag may well say that it has to be replaced.
    if former.in_service && former.flagged && quarantines(kind) {
        return Err(ContractError::FormerFlagged { meter_id });
    }
    Ok(())
}

/// Names the connection of a meter that has none.
pub fn name(
    storage: &mut dyn Storage,
    meter_id: u32,
    connection: String,
    by: Addr,
) -> Result<Event, ContractError> {
    let mut meter = load_meter(storage, meter_id)?;
    if meter.connection.is_some() {
        return Err(ContractError::ConnectionKnown { meter_id });
    }
    if let Some(meter_id) = CONNECTIONS.may_load(storage, &connection)? {
        return Err(ContractError::ConnectionTaken { connection, meter_id });
    }
    CONNECTIONS.save(storage, &connection, &meter_id)?;
    meter.connection = Some(connection);
    METERS.save(storage, meter_id, &meter)?;
    Ok(ConnectionNamed { meter_id, by }.into())
}

/// The name of a meter's connection, if it may be forgotten: the meter is the one that the connection got last.
pub fn forgettable(storage: &dyn Storage, meter_id: u32) -> Result<String, ContractError> {
    let connection = load_meter(storage, meter_id)?.connection;
    let connection = connection.ok_or(ContractError::ConnectionUnknown { meter_id })?;
    match CONNECTIONS.load(storage, &connection)? {
        latest if latest == meter_id => Ok(connection),
        latest => Err(ContractError::ReplacedBy { meter_id, latest }),
    }
}

pub fn forget(storage: &mut dyn Storage, meter_id: u32) -> Result<Event, ContractError> {
    let connection = forgettable(storage, meter_id)?;
    CONNECTIONS.remove(storage, &connection);
    let mut meter = load_meter(storage, meter_id)?;
    meter.connection = None;
    METERS.save(storage, meter_id, &meter)?;
    Ok(ConnectionForgotten { meter_id }.into())
}
