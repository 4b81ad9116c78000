use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use interface::balancing::{MAX_SAID_SLOTS, Said, SaidUntil, StateSaid};
use units::slot_at;

use super::check;
use crate::{
    error::ContractError,
    state::{CONFIG, params_of},
    tell::{Told, tell},
    tick::moved,
    words,
    zone::ZoneRecord,
};

/// What is worse than measured holds at once; what is taken back ends with the slots that are taken in from now on.
pub fn say_state(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    zone_id: u32,
    said: Option<Said>,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let signals = check::operated_zone(deps.as_ref(), &config, zone_id, &info)?;
    let now = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    let said = said.map(|said| until(said, now)).transpose()?;
    let before = ZoneRecord::load(deps.storage, zone_id)?;
    let mut zone = ZoneRecord { said, ..before.clone() };
    if let Some(SaidUntil { state, .. }) = said {
        let bands = words::bands(&params_of(deps.storage, &config, zone_id)?.bands);
        zone.worsen(&bands, state);
    }
    zone.save(deps.storage, zone_id);
    let told = StateSaid {
        zone_id,
        state: said.map(|said| said.state),
        until_slot: said.map(|said| said.until_slot),
    };
    let mut response =
        Response::new().add_event(told).add_events(moved(zone_id, now, &before, &zone).transpose()?);
    if let Some(before) = Told::before(&signals, zone_id, now) {
        let (parties, told) = ((&config.grid, &env.contract.address), Told::of(&zone, now));
        response = response.add_submessages(tell(deps.querier, parties, zone_id, (before, told))?);
    }
    Ok(response)
}

fn until(Said { state, slots }: Said, now: u32) -> Result<SaidUntil, ContractError> {
    if !(1..=MAX_SAID_SLOTS).contains(&slots) {
        return Err(ContractError::SaidSlots { slots });
    }
    Ok(SaidUntil { state, until_slot: now.saturating_add(slots - 1) })
}
