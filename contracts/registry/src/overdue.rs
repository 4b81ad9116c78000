//! What is over by the time of a block.

use cosmwasm_std::{Env, Event, Storage};
use units::{Slot, slot_at};

use crate::{applications, error::ContractError, recalls, state::POINT_TERMS};

/// What a message about meters ends of each kind by the way: more than one, so that what is overdue becomes less.
const ENDED_BY_THE_WAY: usize = 2;

pub fn current_slot(storage: &dyn Storage, env: &Env) -> Result<Slot, ContractError> {
    Ok(slot_at(env.block.time.seconds(), POINT_TERMS.load(storage)?.slot_seconds)?)
}

pub fn end_some(storage: &mut dyn Storage, now: Slot) -> Result<Vec<Event>, ContractError> {
    let mut events = applications::end_lapsed(storage, now, ENDED_BY_THE_WAY)?;
    events.extend(recalls::end_lapsed(storage, now, ENDED_BY_THE_WAY)?);
    Ok(events)
}
