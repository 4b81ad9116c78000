//! What the clock makes the contract do: the recipe of a slot, one step a file, one step a bank, within a bound per tick.
//!
//! Nothing that meters, owners or other contracts say can make a tick fail, because the same tick would fail again for ever. A step reads
//! and computes before it writes; what cannot be computed is set aside with an event, and messages to other contracts are sent again.

mod clear;
mod finish;
mod open;
mod references;
mod release;
mod settle;
mod sum;

use cosmwasm_std::{DepsMut, Env, Response};
use interface::trading::Stage;

use crate::{error::ContractError, forward, outbox, slot::Work};

/// Slots that one tick opens at most: opening costs more than a bank.
const SLOTS_OPENED_PER_TICK: u32 = 2;

pub fn tick(deps: DepsMut, env: Env) -> Result<Response, ContractError> {
    let mut work = Work::load(deps, &env)?;
    outbox::retry(&mut work)?;
    while step(&mut work)? {}
    forward::tend(&mut work)?;
    work.save()
}

/// One step of the recipe. False when there is nothing left to do in this tick.
fn step(work: &mut Work) -> Result<bool, ContractError> {
    let Some(mut slot) = work.slot.take() else {
        return if work.may_open(SLOTS_OPENED_PER_TICK) { open::open(work) } else { Ok(false) };
    };
    let banks_left = slot.progress.banks_done < slot.given.bank_count;
    let goes_on = match slot.progress.stage {
        Stage::Summing | Stage::Settling if banks_left && !work.has_room() => false,
        Stage::Summing if banks_left => sum::sum_next_bank(work, &mut slot),
        Stage::Summing => {
            sum::end_pass(work, &mut slot);
            true
        }
        Stage::Clearing => {
            clear::clear(work, &mut slot)?;
            true
        }
        Stage::Settling if banks_left => settle::settle_next_bank(work, &mut slot)?,
        Stage::Settling | Stage::Final => {
            finish::finish(work, slot)?;
            return Ok(true);
        }
    };
    work.slot = Some(slot);
    Ok(goes_on)
}
