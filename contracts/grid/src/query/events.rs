use cosmwasm_std::{Deps, Env};
use interface::{grid::EventsResponse, page::page_size};

use super::current_slot;
use crate::{error::ContractError, state::load_signals};

pub fn events(
    deps: Deps,
    env: Env,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<EventsResponse, ContractError> {
    let slot = current_slot(deps, &env)?;
    let events = load_signals(deps.storage)?
        .events
        .into_iter()
        .filter(|event| event.to_slot >= slot && start_after.is_none_or(|id| event.event_id > id))
        .take(page_size(limit))
        .collect();
    Ok(EventsResponse { events })
}
