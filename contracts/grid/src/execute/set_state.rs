use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response, Storage};
use interface::grid::{GridState, MAX_STOPPED_SLOTS, StateSet};
use units::slot_at;

use super::{check, set_controller::dismiss_controller};
use crate::{
    error::ContractError,
    state::{CONFIG, balancing, controller, load_signals, save_signals},
};

/// What an operator says itself stands: a controller sets nothing until it is named again.
pub fn set_state(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    zone_id: u32,
    state: GridState,
    batches_stopped_until: Option<u32>,
) -> Result<Response, ContractError> {
    let zone = check::existing_zone(deps.storage, zone_id)?;
    let is_controller = || controller(deps.storage, zone_id).is_some_and(|named| named == info.sender);
    if info.sender != zone.operator && !is_controller() {
        return Err(ContractError::Unauthorized { sender: info.sender });
    }
    if let Some(until_slot) = batches_stopped_until {
        check_stop(deps.storage, &env, &info.sender, is_controller(), state, until_slot)?;
    }
    let dismissed =
        if info.sender == zone.operator { dismiss_controller(deps.storage, zone_id)? } else { None };
    let mut signals = load_signals(deps.storage)?;
    let zone = signals.zones.get_mut(zone_id as usize).ok_or(ContractError::UnknownZone { zone_id })?;
    (zone.state, zone.batches_stopped_until) = (state, batches_stopped_until);
    save_signals(deps.storage, &signals);
    Ok(Response::new().add_event(StateSet { zone_id, state }).add_events(dismissed))
}

/// Whoever an operator names could be the operator again, so only the contract that measures stops batches, and not for ever.
fn check_stop(
    storage: &dyn Storage,
    env: &Env,
    sender: &Addr,
    is_controller: bool,
    state: GridState,
    until_slot: u32,
) -> Result<(), ContractError> {
    let measures = balancing(storage).is_some_and(|measures| measures == *sender);
    if !measures || !is_controller || state != GridState::Emergency {
        return Err(ContractError::NotMeasured { sender: sender.clone(), state });
    }
    let current_slot = slot_at(env.block.time.seconds(), CONFIG.load(storage)?.slot_seconds)?;
    if until_slot < current_slot || until_slot - current_slot >= MAX_STOPPED_SLOTS {
        return Err(ContractError::StoppedUntil { until_slot, current_slot });
    }
    Ok(())
}
