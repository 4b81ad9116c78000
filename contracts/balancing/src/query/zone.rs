use cosmwasm_std::{Deps, Env};
use interface::{
    balancing::{BalancedZone, BalancedZonesResponse, ClockIsland, Config},
    page::page_size,
};
use units::slot_at;

use crate::{
    error::ContractError,
    execute::check,
    history::History,
    island::Island,
    state::{CONFIG, Clock, params_of},
    zone::ZoneRecord,
};

pub fn zone(deps: Deps, env: &Env, zone_id: u32) -> Result<BalancedZone, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    check::existing_zone(deps, &config, zone_id)?;
    describe(deps, env, &config, zone_id)
}

pub fn zones(
    deps: Deps,
    env: &Env,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<BalancedZonesResponse, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let zone_ids = check::signals(deps, &config)?.zone_ids();
    let zones = zone_ids
        .filter(|zone_id| start_after.is_none_or(|after| *zone_id > after))
        .take(page_size(limit))
        .map(|zone_id| describe(deps, env, &config, zone_id))
        .collect::<Result<_, _>>()?;
    Ok(BalancedZonesResponse { zones })
}

fn describe(deps: Deps, env: &Env, config: &Config, zone_id: u32) -> Result<BalancedZone, ContractError> {
    let now = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    let record = ZoneRecord::load(deps.storage, zone_id)?;
    let params = params_of(deps.storage, config, zone_id)?;
    let slot = Clock::load(deps.storage)?.last_slot_of(zone_id);
    let flow_wh = match slot {
        Some(slot) => History::around(deps.storage, zone_id, slot)?.flows(slot, 1).pop().flatten(),
        None => None,
    };
    Ok(BalancedZone {
        zone_id,
        params,
        state: record.state(),
        stage: record.fares.stage,
        counted_slots: record.fares.counted_slots,
        slot,
        flow_wh,
        loading_permille: record.loading_permille,
        said: record.said.filter(|said| said.until_slot >= now),
        reasons: record.reasons,
        measured_emergency: record.is_measured,
        island: match record.island {
            Island::Made { from_slot, normal_slots } => {
                Some(ClockIsland { from_slot, normal_slots, needed_slots: params.bands.calm_slots })
            }
            Island::Joined | Island::LeftAlone => None,
        },
    })
}
