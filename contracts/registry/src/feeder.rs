//! Feeders: who operates a zone has the meter of its line, which has one in service at most.

use cosmwasm_std::{Addr, Storage};
use interface::grid::Zone;

use crate::{bank::Bank, error::ContractError, standing::load_meter};

/// Whether `owner` may have a feeder on `connection` measure the line of `zone`.
pub fn check_feeder(
    storage: &dyn Storage,
    zone: &Zone,
    owner: &Addr,
    connection: &str,
) -> Result<(), ContractError> {
    let zone_id = zone.zone_id;
    if zone.operator != *owner {
        return Err(ContractError::NotOperator { zone_id, sender: owner.clone() });
    }
    if zone.parent_id.is_none() {
        return Err(ContractError::NoLine { zone_id });
    }
    check_free(storage, zone_id, connection)
}

/// The feeder in service, if any, makes room only on its own connection.
fn check_free(storage: &dyn Storage, zone_id: u32, connection: &str) -> Result<(), ContractError> {
    let Some(meter_id) = Bank::of_feeders(storage, zone_id)?.feeder_in_service() else {
        return Ok(());
    };
    match load_meter(storage, meter_id)?.connection {
        Some(taken) if taken == connection => Ok(()),
        _ => Err(ContractError::LineMeasured { zone_id, meter_id }),
    }
}
