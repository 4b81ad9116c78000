use balancing::forecast::{Known, MAX_AHEAD};
use cosmwasm_std::Deps;
use interface::balancing::{Forecast, MAX_AHEAD_SLOTS};

use crate::{
    error::ContractError,
    execute::check,
    history::History,
    state::{CONFIG, Clock},
};

pub fn forecast(deps: Deps, zone_id: u32, slots: Option<u32>) -> Result<Forecast, ContractError> {
    check::existing_zone(deps, &CONFIG.load(deps.storage)?, zone_id)?;
    let ahead = slots.unwrap_or(MAX_AHEAD_SLOTS);
    if !(1..=MAX_AHEAD_SLOTS).contains(&ahead) {
        return Err(ContractError::AheadSlots { slots: ahead });
    }
    let last_slot = Clock::load(deps.storage)?.last_slot_of(zone_id);
    let values = match last_slot {
        Some(slot) => History::whole(deps.storage, zone_id)?.flows(slot, MAX_AHEAD + 1),
        None => vec![],
    };
    let foreseen = balancing::forecast::forecast(&Known { values, ahead })?;
    let from_slot = last_slot.map_or(0, |slot| slot.saturating_add(1));
    Ok(Forecast { zone_id, from_slot, forecast_wh: foreseen.forecast_wh })
}
