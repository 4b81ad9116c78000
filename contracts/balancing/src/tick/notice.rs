use balancing::{
    forecast::{Known, MAX_AHEAD, forecast, typical_wh},
    need::{Expectation, Need, need},
};
use cosmwasm_std::StdResult;
use interface::{
    balancing::{CallAt, CallMissed, CallOpened, CallTerms},
    grid,
};

use super::{open::OpenSlot, work::Work};
use crate::{
    call::{Asked, open},
    error::ContractError,
    history::History,
    line::Line,
    state::CALLERS,
    words,
};

/// Calls for what the zone in work is expected to need in the slot that its notice reaches, with its operator's money.
pub fn notice(work: &mut Work, slots: &OpenSlot, terms: &CallTerms) -> Result<(), ContractError> {
    let zone_id = work.clock.zone_id;
    let slot = work.clock.slot.saturating_add(terms.notice_slots);
    let line = slots.zones.get(zone_id as usize).and_then(|zone| zone.line);
    let Some(line) = line.filter(|line| line.parent_id.is_some()) else { return Ok(()) };
    // A tick that comes late foresees what has begun.
    if slot <= work.now {
        return Ok(());
    }
    work.budget.count_foreseen();
    let (typical_wh, forecast_wh) = foreseen(work, zone_id, terms.notice_slots)?;
    let Line { capacity_up_wh, capacity_down_wh, .. } = line;
    let target_permille = u16::try_from(terms.target_permille).unwrap_or(u16::MAX);
    let expected = Expectation { forecast_wh, typical_wh, capacity_up_wh, capacity_down_wh, target_permille };
    let Need { direction: Some(direction), needed_wh, .. } = need(&expected)? else { return Ok(()) };
    work.budget.count_call();
    let asked = Asked {
        at: CallAt { slot, zone_id },
        relief: words::relief(direction),
        needed_wh,
        price_cap_micro_per_kwh: terms.price_cap_micro_per_kwh,
        made_in_slot: work.now,
        by_clock: true,
    };
    let relief = asked.relief;
    match call(work, slots, asked) {
        Ok(opened) => work.emit(opened),
        // The operator's own call, or one that an earlier notice reached.
        Err(ContractError::AlreadyCalled { .. }) => {}
        Err(error) => {
            let (needed_wh, error) = (needed_wh.into(), error.to_string());
            work.emit(CallMissed { zone_id, slot, relief, needed_wh, error });
        }
    }
    Ok(())
}

/// What a zone's line typically carries so many slots after the one in work, and what it is foreseen to.
pub fn foreseen(work: &Work, zone_id: u32, ahead: u32) -> Result<(Option<i64>, Option<i64>), ContractError> {
    let slot = work.clock.slot;
    let history = History::ahead_of(work.deps.storage, zone_id, slot, ahead)?;
    let values = history.flows(slot, MAX_AHEAD + 1);
    let typical_wh = typical_wh(&values, ahead);
    Ok((typical_wh, forecast(&Known { values, ahead })?.forecast_wh.pop().flatten()))
}

/// Nothing of a call that cannot be made is written. A zone can be handed to anybody unasked, who pays for nothing that they have not set.
fn call(work: &mut Work, slots: &OpenSlot, asked: Asked) -> Result<CallOpened, ContractError> {
    let zone_id = asked.at.zone_id;
    let ask = grid::QueryMsg::Zone { zone_id };
    let zone: StdResult<grid::Zone> = work.deps.querier.query_wasm_smart(&work.config.grid, &ask);
    let lines: Vec<Line> = slots.zones.iter().filter_map(|zone| zone.line).collect();
    let (operator, address) = (zone?.operator, CALLERS.load(work.deps.storage, zone_id)?);
    if operator != address {
        return Err(ContractError::CallTermsOfAnother { zone_id, address });
    }
    work.accounts.save(work.deps.storage);
    open(work.deps.storage, &lines, asked, operator)
}
