use cosmwasm_std::{Order, StdError};
use interface::{
    grid, metering, registry,
    trading::{SlotOpened, SlotWaits, SlotsSkipped},
};
use settlement::Terms;
use thiserror::Error;

use crate::{
    book::{Flows, ForwardClock},
    error::ContractError,
    slot::{Outcome, SlotTerms, SlotWork, TermsError, Work},
};

/// Passes over slots without energy and without forward trades, and fixes the terms of the first one with some. False when none is due.
pub fn open(work: &mut Work) -> Result<bool, ContractError> {
    let Some(due) = last_due(work) else { return Ok(false) };
    if work.clock.slot > due {
        return Ok(false);
    }
    let traded_forward = Flows::next_slot(work.deps.storage, work.clock.slot);
    let with_energy = match next_with_energy(work) {
        Ok(slot) => slot,
        Err(error) => return wait(work, &error.into()),
    };
    let next = with_energy.into_iter().chain(traded_forward).min();
    let slot = next.filter(|slot| *slot <= due).unwrap_or(due.saturating_add(1));
    if slot > work.clock.slot {
        work.emit(SlotsSkipped { from_slot: work.clock.slot, to_slot: slot.saturating_sub(1) });
        work.clock.slot = slot;
        work.clock.waits = false;
    }
    if slot > due {
        return Ok(false);
    }
    let traded_forward = traded_forward == Some(slot);
    if traded_forward && is_in_batch(work, slot)? {
        return Ok(false);
    }
    match terms(work, slot) {
        Ok((given, terms)) => begin(work, slot, given, terms, traded_forward),
        Err(error) => return wait(work, &error),
    }
    Ok(true)
}

/// The last slot whose readings are no longer in time.
fn last_due(work: &Work) -> Option<u32> {
    let settled_until = work.now.checked_sub(work.config.grace_seconds.into())?;
    let slot = settled_until.checked_div(work.config.slot_seconds.into())?.checked_sub(1)?;
    Some(u32::try_from(slot).unwrap_or(u32::MAX))
}

fn next_with_energy(work: &Work) -> Result<Option<u32>, StdError> {
    let msg = metering::QueryMsg::NextSlotWithEnergy { slot: work.clock.slot };
    let next: metering::NextSlotResponse = work.deps.querier.query_wasm_smart(&work.config.metering, &msg)?;
    Ok(next.slot.map(|slot| slot.max(work.clock.slot)))
}

#[derive(Debug, Error)]
enum NoTerms {
    #[error(transparent)]
    Query(#[from] StdError),
    #[error(transparent)]
    Terms(#[from] TermsError),
}

fn terms(work: &Work, slot: u32) -> Result<(SlotTerms, Terms), NoTerms> {
    let querier = work.deps.querier;
    let grid: grid::SlotGrid =
        querier.query_wasm_smart(&work.config.grid, &grid::QueryMsg::SlotGrid { slot })?;
    let registry: registry::Config =
        querier.query_wasm_smart(&work.config.registry, &registry::QueryMsg::Config {})?;
    let given = SlotTerms::new(grid, registry.bank_count, work.tokens_in_step());
    let terms = given.check()?;
    Ok((given, terms))
}

/// Positions are complete when the last batch is filled.
fn is_in_batch(work: &Work, slot: u32) -> Result<bool, ContractError> {
    let clock = ForwardClock::load(work.deps.storage)?;
    Ok(clock.batch.is_some_and(|batch| batch.slots.contains(&slot)))
}

fn begin(work: &mut Work, slot: u32, given: SlotTerms, terms: Terms, traded_forward: bool) {
    work.clock.waits = false;
    work.emit(SlotOpened {
        slot,
        bank_count: given.bank_count,
        feed_in_micro_per_kwh: given.tariff.feed_in_micro_per_kwh,
        retail_micro_per_kwh: given.tariff.retail_micro_per_kwh,
        trading_fee_micro_per_kwh: given.tariff.trading_fee_micro_per_kwh,
    });
    let pruned = expired(work, slot);
    work.opened(SlotWork::begin(slot, given, terms, traded_forward, pruned));
}

/// The oldest outcome, if it is no longer kept. A slot adds one outcome and prunes at most one, so that they never grow beyond what is kept.
fn expired(work: &Work, slot: u32) -> Option<u32> {
    let last = slot.checked_sub(work.config.keep_slots)?;
    Outcome::slots_until(work.deps.storage, last, Order::Ascending).next()
}

fn wait(work: &mut Work, error: &NoTerms) -> Result<bool, ContractError> {
    if !work.clock.waits {
        work.clock.waits = true;
        work.emit(SlotWaits { slot: work.clock.slot, error: error.to_string() });
    }
    Ok(false)
}
