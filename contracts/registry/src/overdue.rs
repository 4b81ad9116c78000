//! What is over by the time of a block.

use cosmwasm_std::{Env, Event, Storage};
use units::{Slot, slot_at};

use crate::{applications, error::ContractError, limits::ENDED_BY_THE_WAY, recalls, state::POINT_TERMS};

pub fn current_slot(storage: &dyn Storage, env: &Env) -> Result<Slot, ContractError> {
    Ok(slot_at(env.block.time.seconds(), POINT_TERMS.load(storage)?.slot_seconds)?)
}

pub fn end_some(storage: &mut dyn Storage, now: Slot) -> Result<Vec<Event>, ContractError> {
    let mut events = applications::end_lapsed(storage, now, ENDED_BY_THE_WAY)?;
    events.extend(recalls::end_lapsed(storage, now, ENDED_BY_THE_WAY)?);
    Ok(events)
}
