use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response, Storage, to_json_binary};
use interface::grid::{DemandResponseEvent, EventAnnounced, MAX_MULTIPLIER_PERMILLE};

use super::check;
use crate::{
    error::ContractError,
    limits::{MAX_EVENT_AHEAD_SLOTS, MAX_EVENT_SLOTS, MAX_EVENTS, MAX_EVENTS_OF_OPERATOR},
    state::{CONFIG, NEXT_EVENT_ID, load_signals, save_signals},
};

/// Events that are over leave to make room.
pub fn announce_event(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    zone_id: u32,
    from_slot: u32,
    to_slot: u32,
    multiplier_permille: u16,
) -> Result<Response, ContractError> {
    check::operated_zone(deps.storage, zone_id, &info.sender)?;
    let current_slot = check::not_begun(&env, &CONFIG.load(deps.storage)?, from_slot)?;
    let event_id = NEXT_EVENT_ID.load(deps.storage)?;
    let event = DemandResponseEvent { event_id, zone_id, from_slot, to_slot, multiplier_permille };
    check_event(&event, current_slot)?;

    let mut signals = load_signals(deps.storage)?;
    signals.events.retain(|event| event.to_slot >= current_slot);
    check_slots(&event, &signals.events)?;
    check_room(deps.storage, &info.sender, &signals.events)?;
    signals.events.push(event);
    save_signals(deps.storage, &signals);
    NEXT_EVENT_ID.save(deps.storage, &(event_id + 1))?;

    let announced = EventAnnounced { event_id, zone_id, from_slot, to_slot, multiplier_permille };
    Ok(Response::new().add_event(announced).set_data(to_json_binary(&event_id)?))
}

fn check_event(event: &DemandResponseEvent, current_slot: u32) -> Result<(), ContractError> {
    let DemandResponseEvent { from_slot, to_slot, multiplier_permille, .. } = *event;
    if !(1..=MAX_MULTIPLIER_PERMILLE).contains(&multiplier_permille) {
        return Err(ContractError::Multiplier { multiplier_permille });
    }
    let Some(slots_after_first) = to_slot.checked_sub(from_slot) else {
        return Err(ContractError::EventEndsFirst { from_slot, to_slot });
    };
    if slots_after_first >= MAX_EVENT_SLOTS {
        return Err(ContractError::EventTooLong { from_slot, to_slot });
    }
    if to_slot - current_slot > MAX_EVENT_AHEAD_SLOTS {
        return Err(ContractError::EventTooFarAhead { to_slot, current_slot });
    }
    Ok(())
}

fn check_slots(event: &DemandResponseEvent, open: &[DemandResponseEvent]) -> Result<(), ContractError> {
    let meets = |other: &&DemandResponseEvent| {
        other.zone_id == event.zone_id && other.from_slot <= event.to_slot && event.from_slot <= other.to_slot
    };
    match open.iter().find(meets) {
        Some(&DemandResponseEvent { event_id, from_slot, to_slot, .. }) => {
            Err(ContractError::EventOverlaps { event_id, from_slot, to_slot })
        }
        None => Ok(()),
    }
}

/// Room for one more among those of all, and among those in the operator's zones.
fn check_room(
    storage: &dyn Storage,
    operator: &Addr,
    open: &[DemandResponseEvent],
) -> Result<(), ContractError> {
    let mut own = Vec::new();
    for event in open {
        if check::existing_zone(storage, event.zone_id)?.operator == *operator {
            own.push(event.to_slot);
        }
    }
    match (own.iter().min(), open.iter().map(|event| event.to_slot).min()) {
        (Some(&to_slot), _) if own.len() >= MAX_EVENTS_OF_OPERATOR => {
            Err(ContractError::TooManyEventsOfOperator { operator: operator.clone(), to_slot })
        }
        (_, Some(to_slot)) if open.len() >= MAX_EVENTS => Err(ContractError::TooManyEvents { to_slot }),
        _ => Ok(()),
    }
}
