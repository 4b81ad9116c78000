use cosmwasm_std::{Order, StdError};
use interface::{
    grid, metering, registry,
    trading::{SlotOpened, SlotWaits, SlotsSkipped},
};
use ledger::{Flows, Next, anybody_owes};
use settlement::Terms;
use thiserror::Error;

use crate::{error::TermsError, outcome::Outcome, slot::SlotWork, terms::SlotTerms, work::Work};

/// Slots that one tick opens at most: opening costs more than a bank.
const SLOTS_OPENED_PER_TICK: u32 = 2;

/// A slot that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub slot: u32,
    pub traded_forward: bool,
}

/// Passes over slots without energy and without forward trades; the first one with some.
pub fn next_due(work: &mut Work) -> Option<Due> {
    if !work.may_open(SLOTS_OPENED_PER_TICK) {
        return None;
    }
    let due = last_due(work).filter(|due| work.tick.clock.slot <= *due)?;
    let traded_forward = Flows::next_slot(work.tick.deps.storage, work.tick.clock.slot);
    let with_energy = match next_with_energy(work) {
        Ok(slot) => slot,
        Err(error) => {
            wait(work, &error.into());
            return None;
        }
    };
    let next = with_energy.into_iter().chain(traded_forward).min();
    let slot = next.filter(|slot| *slot <= due).unwrap_or(due.saturating_add(1));
    if slot > work.tick.clock.slot {
        work.tick.emit(SlotsSkipped { from_slot: work.tick.clock.slot, to_slot: slot.saturating_sub(1) });
        work.tick.clock.slot = slot;
        work.tick.clock.waits = false;
    }
    (slot <= due).then_some(Due { slot, traded_forward: traded_forward == Some(slot) })
}

/// Fixes the terms of a slot. While they are not to be had, it waits.
pub fn open(work: &mut Work, due: Due) -> Next {
    match terms(work, due.slot) {
        Ok((given, terms)) => {
            begin(work, due, given, terms);
            Next::Step
        }
        Err(error) => {
            wait(work, &error);
            Next::Tick
        }
    }
}

/// The last slot whose readings are no longer in time.
fn last_due(work: &Work) -> Option<u32> {
    let settled_until = work.tick.now.checked_sub(work.tick.config.grace_seconds.into())?;
    let slot = settled_until.checked_div(work.tick.config.slot_seconds.into())?.checked_sub(1)?;
    Some(u32::try_from(slot).unwrap_or(u32::MAX))
}

fn next_with_energy(work: &Work) -> Result<Option<u32>, StdError> {
    let msg = metering::QueryMsg::NextSlotWithEnergy { slot: work.tick.clock.slot };
    let next: metering::NextSlotResponse =
        work.tick.deps.querier.query_wasm_smart(&work.tick.config.metering, &msg)?;
    Ok(next.slot.map(|slot| slot.max(work.tick.clock.slot)))
}

#[derive(Debug, Error)]
enum NoTerms {
    #[error(transparent)]
    Query(#[from] StdError),
    #[error(transparent)]
    Terms(#[from] TermsError),
}

fn terms(work: &Work, slot: u32) -> Result<(SlotTerms, Terms), NoTerms> {
    let querier = work.tick.deps.querier;
    let grid: grid::SlotGrid =
        querier.query_wasm_smart(&work.tick.config.grid, &grid::QueryMsg::SlotGrid { slot })?;
    let registry: registry::Config =
        querier.query_wasm_smart(&work.tick.config.registry, &registry::QueryMsg::Config {})?;
    let given = SlotTerms::new(grid, registry.bank_count, work.tokens_in_step());
    let terms = given.check()?;
    Ok((given, terms))
}

fn begin(work: &mut Work, Due { slot, traded_forward }: Due, given: SlotTerms, terms: Terms) {
    work.tick.clock.waits = false;
    work.tick.emit(SlotOpened {
        slot,
        bank_count: given.bank_count,
        feed_in_micro_per_kwh: given.tariff.feed_in_micro_per_kwh,
        retail_micro_per_kwh: given.tariff.retail_micro_per_kwh,
        trading_fee_micro_per_kwh: given.tariff.trading_fee_micro_per_kwh,
    });
    let pruned = expired(work, slot);
    // Who cannot tell looks.
    let owing = anybody_owes(work.tick.deps.storage).unwrap_or(true);
    work.opened(SlotWork::begin(slot, given, terms, traded_forward, owing, pruned));
}

/// The oldest outcome, if it is no longer kept. A slot adds one outcome and prunes at most one, so that they never grow beyond what is kept.
fn expired(work: &Work, slot: u32) -> Option<u32> {
    let last = slot.checked_sub(work.tick.config.keep_slots)?;
    Outcome::slots_until(work.tick.deps.storage, last, Order::Ascending).next()
}

fn wait(work: &mut Work, error: &NoTerms) {
    if !work.tick.clock.waits {
        work.tick.clock.waits = true;
        work.tick.emit(SlotWaits { slot: work.tick.clock.slot, error: error.to_string() });
    }
}
