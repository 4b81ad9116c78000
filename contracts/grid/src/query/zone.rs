use cosmwasm_std::{Deps, Env, Order};
use cw_storage_plus::Bound;
use interface::{
    grid::{Zone, ZonesResponse},
    packed::Signals,
    page::page_size,
};

use super::{current_slot, held_in};
use crate::{
    error::ContractError,
    execute::check::existing_zone,
    state::{STORED_WH, ZONES, ZoneRecord, load_signals},
};

pub fn zone(deps: Deps, env: Env, zone_id: u32) -> Result<Zone, ContractError> {
    let zone = existing_zone(deps.storage, zone_id)?;
    describe(deps, current_slot(deps, &env)?, &load_signals(deps.storage)?, zone_id, zone)
}

pub fn zones(
    deps: Deps,
    env: Env,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<ZonesResponse, ContractError> {
    let (slot, signals) = (current_slot(deps, &env)?, load_signals(deps.storage)?);
    let zones = ZONES
        .range(deps.storage, start_after.map(Bound::exclusive), None, Order::Ascending)
        .take(page_size(limit))
        .map(|entry| {
            let (zone_id, zone) = entry?;
            describe(deps, slot, &signals, zone_id, zone)
        })
        .collect::<Result<_, _>>()?;
    Ok(ZonesResponse { zones })
}

fn describe(
    deps: Deps,
    slot: u32,
    signals: &Signals,
    zone_id: u32,
    zone: ZoneRecord,
) -> Result<Zone, ContractError> {
    let link = zone.link.as_ref();
    let signal = signals.zones.get(zone_id as usize).ok_or(ContractError::UnknownZone { zone_id })?;
    Ok(Zone {
        zone_id,
        parent_id: link.map(|link| link.parent_id),
        line: link.map(|link| held_in(slot, &link.line)).transpose()?,
        islanded: link.map_or(Ok(false), |link| held_in(slot, &link.islanded))?,
        state: signal.state,
        batches_stopped_until: signal.batches_stopped_until.filter(|until_slot| *until_slot >= slot),
        storage_capacity_wh: zone.storage_capacity_wh.into(),
        stored_wh: STORED_WH.may_load(deps.storage, zone_id)?.unwrap_or_default().into(),
        name: zone.name,
        operator: zone.operator,
    })
}
