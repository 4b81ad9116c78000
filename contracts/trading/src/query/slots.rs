use cosmwasm_std::{Binary, Deps, Order, to_json_binary};
use interface::{
    page::page_size,
    trading::{ProgressResponse, SlotOutcome, SlotsResponse, Stage},
};
use ledger::Clock;
use pool::{Outcome, SlotWork};

use crate::error::ContractError;

pub fn progress(deps: Deps) -> Result<Binary, ContractError> {
    let clock = Clock::load(deps.storage)?;
    let work = match clock.slot_in_work() {
        Some(slot) => Some(SlotWork::load(deps.storage, slot)?),
        None => None,
    };
    Ok(to_json_binary(&ProgressResponse {
        slot: clock.slot,
        stage: work.as_ref().map(|work| work.progress.stage),
        banks_done: work.as_ref().map_or(0, |work| work.progress.banks_done),
        bank_count: work.as_ref().map_or(0, |work| work.given.bank_count),
        last_final_slot: clock.last_final,
        waiting_slot: clock.waits.then_some(clock.slot),
        deferred_messages: clock.deferral.map_or(0, |deferral| deferral.messages),
    })?)
}

pub fn slot(deps: Deps, slot: u32) -> Result<Binary, ContractError> {
    let (outcome, stage) = outcome(deps, slot)?;
    Ok(to_json_binary(&outcome.to_interface(slot, stage))?)
}

/// A slot's outcome, or as much of it as is settled.
pub fn outcome(deps: Deps, slot: u32) -> Result<(Outcome, Stage), ContractError> {
    if Clock::load(deps.storage)?.slot_in_work() == Some(slot) {
        let work = SlotWork::load(deps.storage, slot)?;
        return Ok((work.outcome_so_far(), work.progress.stage));
    }
    match Outcome::load(deps.storage, slot)? {
        Some(outcome) => Ok((outcome, Stage::Final)),
        None => Err(ContractError::NoOutcome { slot }),
    }
}

pub fn slots(deps: Deps, start_before: Option<u32>, limit: Option<u32>) -> Result<Binary, ContractError> {
    let last = start_before.map_or(Some(u32::MAX), |slot| slot.checked_sub(1));
    let Some(last) = last else { return Ok(to_json_binary(&SlotsResponse { slots: vec![] })?) };
    let in_work = Clock::load(deps.storage)?.slot_in_work().filter(|slot| *slot <= last);
    let kept = Outcome::slots_until(deps.storage, last, Order::Descending);
    let slots = in_work.into_iter().chain(kept).take(page_size(limit)).map(|slot| {
        let (outcome, stage) = outcome(deps, slot)?;
        Ok(outcome.to_interface(slot, stage))
    });
    let slots = slots.collect::<Result<Vec<SlotOutcome>, ContractError>>()?;
    Ok(to_json_binary(&SlotsResponse { slots })?)
}
