use cosmwasm_std::{Deps, Env, Order};
use cw_storage_plus::Bound;
use interface::{
    grid::{Zone, ZonesResponse},
    page::page_size,
};
use units::slot_at;

use super::held_in;
use crate::{
    error::ContractError,
    execute::check::existing_zone,
    state::{CONFIG, STORED_WH, ZONES, ZoneRecord},
};

pub fn zone(deps: Deps, env: Env, zone_id: u32) -> Result<Zone, ContractError> {
    describe(deps, current_slot(deps, &env)?, zone_id, existing_zone(deps.storage, zone_id)?)
}

pub fn zones(
    deps: Deps,
    env: Env,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<ZonesResponse, ContractError> {
    let slot = current_slot(deps, &env)?;
    let zones = ZONES
        .range(deps.storage, start_after.map(Bound::exclusive), None, Order::Ascending)
        .take(page_size(limit))
        .map(|entry| {
            let (zone_id, zone) = entry?;
            describe(deps, slot, zone_id, zone)
        })
        .collect::<Result<_, _>>()?;
    Ok(ZonesResponse { zones })
}

fn current_slot(deps: Deps, env: &Env) -> Result<u32, ContractError> {
    Ok(slot_at(env.block.time.seconds(), CONFIG.load(deps.storage)?.slot_seconds)?)
}

fn describe(deps: Deps, slot: u32, zone_id: u32, zone: ZoneRecord) -> Result<Zone, ContractError> {
    let link = zone.link.as_ref();
    Ok(Zone {
        zone_id,
        parent_id: link.map(|link| link.parent_id),
        line: link.map(|link| held_in(slot, &link.line)).transpose()?,
        islanded: link.map_or(Ok(false), |link| held_in(slot, &link.islanded))?,
        storage_capacity_wh: zone.storage_capacity_wh.into(),
        stored_wh: STORED_WH.may_load(deps.storage, zone_id)?.unwrap_or_default().into(),
        name: zone.name,
        operator: zone.operator,
    })
}
