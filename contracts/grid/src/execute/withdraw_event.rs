use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use interface::grid::EventWithdrawn;
use units::slot_at;

use super::check;
use crate::{
    error::ContractError,
    state::{CONFIG, load_signals, save_signals},
};

/// An event that has begun ends with the current slot.
pub fn withdraw_event(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    event_id: u32,
) -> Result<Response, ContractError> {
    let current_slot = slot_at(env.block.time.seconds(), CONFIG.load(deps.storage)?.slot_seconds)?;
    let mut signals = load_signals(deps.storage)?;
    let unknown = ContractError::UnknownEvent { event_id };
    let at = signals.events.iter().position(|event| event.event_id == event_id).ok_or(unknown)?;
    let event = &mut signals.events[at];
    let zone_id = event.zone_id;
    check::operated_zone(deps.storage, zone_id, &info.sender)?;
    if event.to_slot <= current_slot {
        return Err(ContractError::NothingToWithdraw { event_id, to_slot: event.to_slot, current_slot });
    }
    let to_slot = (event.from_slot <= current_slot).then_some(current_slot);
    match to_slot {
        Some(current_slot) => event.to_slot = current_slot,
        None => drop(signals.events.remove(at)),
    }
    save_signals(deps.storage, &signals);
    Ok(Response::new().add_event(EventWithdrawn { event_id, zone_id, to_slot }))
}
