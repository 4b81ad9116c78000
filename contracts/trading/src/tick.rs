//! What the clock makes the contract do: the order of steps. The slot that is due goes first, then withdrawals and
//! the forward books, all within one budget of work.

use book::{SettledZone, is_in_batch, move_references, tend};
use cosmwasm_std::{DepsMut, Env, Response};
use interface::trading::Stage;
use ledger::{Next, Tick};
use pool::{
    Outcome, SlotWork, Work, clear, end_pass, finish, next_due, open, settle_next_bank, sum_next_bank,
};

use crate::{error::ContractError, payout::pay_due};

/// After calls that failed the books are tended less: what costs more than it was taken for must not make the due slot wait.
pub fn tick(
    deps: DepsMut,
    env: Env,
    gas_budget: u64,
    consecutive_failures: u32,
) -> Result<Response, ContractError> {
    let mut work = Work::load(Tick::load(deps, &env, gas_budget)?)?;
    work.retry()?;
    let mut references_moved = false;
    while settle(&mut work, &mut references_moved)? == Next::Step {}
    // What a utility has for a slot must not depend on how many ticks the slot takes.
    let payments = if work.slot.is_none() { pay_due(&mut work.tick)? } else { Vec::new() };
    work.tick.budget.halve(consecutive_failures);
    tend(&mut work.tick, references_moved)?;
    Ok(work.save()?.add_submessages(payments))
}

/// One step of the slot in work, or of opening the next.
fn settle(work: &mut Work, references_moved: &mut bool) -> Result<Next, ContractError> {
    let Some(mut slot) = work.slot.take() else { return open_next(work) };
    let next = match slot.progress.stage {
        _ if work.tick.budget.is_out_of_gas() => Next::Tick,
        Stage::Summing if slot.has_banks_left() => sum_next_bank(work, &mut slot),
        Stage::Summing => end_pass(work, &mut slot),
        Stage::Clearing => clear(work, &mut slot)?,
        Stage::Settling if slot.has_banks_left() => settle_next_bank(work, &mut slot)?,
        Stage::Settling | Stage::Final => {
            let outcome = finish(work, &slot)?;
            *references_moved |= take_in(work, &slot, &outcome)?;
            return Ok(Next::Step);
        }
    };
    work.slot = Some(slot);
    Ok(next)
}

fn open_next(work: &mut Work) -> Result<Next, ContractError> {
    let Some(due) = next_due(work) else { return Ok(Next::Tick) };
    // Positions are complete when the last batch is filled.
    if due.traded_forward && is_in_batch(work.tick.deps.storage, due.slot)? {
        return Ok(Next::Tick);
    }
    Ok(open(work, due))
}

/// What a settled slot says to the forward books. Whether their references moved.
fn take_in(work: &mut Work, slot: &SlotWork, outcome: &Outcome) -> Result<bool, ContractError> {
    let zones = outcome.zones.iter().map(|zone| SettledZone {
        zone_id: zone.zone_id,
        import_wh: zone.totals.import_wh,
        export_wh: zone.totals.export_wh,
        traded_wh: zone.totals.pool_sold_wh.max(zone.totals.pool_bought_wh),
        pool_micro_per_kwh: zone.price_micro_per_kwh.map(u64::from),
    });
    Ok(move_references(&mut work.tick, slot.slot, slot.terms.grid(), zones)?)
}
