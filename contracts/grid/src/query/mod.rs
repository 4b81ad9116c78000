mod events;
mod slot_grid;
mod zone;

use cosmwasm_std::{Deps, Env, StdResult};
pub use events::events;
use interface::grid::{Config, ControllerResponse, SlotTotalsResponse, Tariff};
pub use slot_grid::slot_grid;
use units::slot_at;
pub use zone::{zone, zones};

use crate::{
    error::ContractError,
    execute::check::existing_zone,
    schedule::Schedule,
    state::{CONFIG, TARIFF, balancing, controller as stored_controller, load_totals},
};

pub fn config(deps: Deps) -> StdResult<Config> {
    Ok(Config { balancing: balancing(deps.storage), ..CONFIG.load(deps.storage)? })
}

pub fn tariff(deps: Deps, slot: u32) -> Result<Tariff, ContractError> {
    held_in(slot, &TARIFF.load(deps.storage)?)
}

/// Empty when the slot was not reported, or so long ago that its totals are no longer kept.
pub fn slot_totals(deps: Deps, slot: u32) -> Result<SlotTotalsResponse, ContractError> {
    let totals = load_totals(deps.storage, slot)?.unwrap_or_default();
    Ok(SlotTotalsResponse { slot, zones: totals.0 })
}

pub fn controller(deps: Deps, zone_id: u32) -> Result<ControllerResponse, ContractError> {
    existing_zone(deps.storage, zone_id)?;
    Ok(ControllerResponse { controller: stored_controller(deps.storage, zone_id) })
}

fn current_slot(deps: Deps, env: &Env) -> Result<u32, ContractError> {
    Ok(slot_at(env.block.time.seconds(), CONFIG.load(deps.storage)?.slot_seconds)?)
}

fn held_in<T: Clone>(slot: u32, schedule: &Schedule<T>) -> Result<T, ContractError> {
    let no_longer_kept = || ContractError::NoLongerKept { slot, oldest_slot: schedule.oldest_slot() };
    schedule.at(slot).cloned().ok_or_else(no_longer_kept)
}
