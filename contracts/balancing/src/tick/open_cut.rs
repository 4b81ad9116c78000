use balancing::need::{Expectation, Need, need};
use cosmwasm_std::{StdResult, Uint64, Uint128};
use interface::{
    balancing::{CallAt, CutMissed, CutOpened, CutStage, CutTerms, EmergencyCut, Relief},
    grid,
};
use units::money_micro;

use super::{notice::foreseen, open::OpenSlot, work::Work};
use crate::{
    call::Call,
    cut::{ClassShare, Cut},
    error::ContractError,
    limits::{CUT_AHEAD_SLOTS, MAX_CUT_SLOTS_SINCE},
    line::Line,
    state::CALLERS,
    words,
};

/// Decides what the metering points of the zone in work have to do less of in the slot after the next one: what its line is foreseen to carry too much by then,
/// less what offers are awarded, with its operator's money. What was measured long ago cuts nobody.
#[inline(never)]
pub fn open_cut(work: &mut Work, slots: &OpenSlot, terms: &CutTerms) -> Result<(), ContractError> {
    let (zone_id, measured_slot) = (work.clock.zone_id, work.clock.slot);
    let slot = work.now.saturating_add(CUT_AHEAD_SLOTS);
    let ahead = slot.saturating_sub(measured_slot);
    let line = slots.zones.get(zone_id as usize).and_then(|zone| zone.line);
    let Some(line) = line.filter(|line| line.parent_id.is_some()) else { return Ok(()) };
    let at = CallAt { slot, zone_id };
    if ahead > MAX_CUT_SLOTS_SINCE || Cut::load(work.deps.storage, at)?.is_some() {
        return Ok(());
    }
    work.budget.count_foreseen();
    let Some((relief, needed_wh)) = needed(work, at, line, ahead, terms)? else { return Ok(()) };
    work.budget.count_cut();
    match decide(work, at, relief, needed_wh, terms) {
        Ok(opened) => work.emit(opened),
        Err(error) => {
            let (needed_wh, error) = (needed_wh.into(), error.to_string());
            work.emit(CutMissed { zone_id, slot, relief, needed_wh, error });
        }
    }
    Ok(())
}

/// That of the forecast alone: what is measured is no bump that only a forecast has.
#[inline(never)]
fn needed(
    work: &Work,
    at: CallAt,
    line: Line,
    ahead: u32,
    terms: &CutTerms,
) -> Result<Option<(Relief, u64)>, ContractError> {
    let (_, forecast_wh) = foreseen(work, at.zone_id, ahead)?;
    let Line { capacity_up_wh, capacity_down_wh, .. } = line;
    let target_permille = u16::try_from(terms.target_permille).unwrap_or(u16::MAX);
    let typical_wh = forecast_wh;
    let need =
        need(&Expectation { forecast_wh, typical_wh, capacity_up_wh, capacity_down_wh, target_permille })?;
    let Need { direction: Some(direction), needed_wh, .. } = need else { return Ok(None) };
    let relief = words::relief(direction);
    let awarded_wh = match Call::load(work.deps.storage, at)? {
        Some(call) if call.told.relief == relief => call.told.awarded_wh.u64(),
        _ => 0,
    };
    let needed_wh = needed_wh.saturating_sub(awarded_wh);
    Ok((needed_wh > 0).then_some((relief, needed_wh)))
}

/// Nothing of a cut that cannot be paid for is written.
#[inline(never)]
fn decide(
    work: &mut Work,
    at: CallAt,
    relief: Relief,
    needed_wh: u64,
    terms: &CutTerms,
) -> Result<CutOpened, ContractError> {
    let CallAt { slot, zone_id } = at;
    let ask = grid::QueryMsg::Zone { zone_id };
    let zone: StdResult<grid::Zone> = work.deps.querier.query_wasm_smart(&work.config.grid, &ask);
    let (payer, address) = (zone?.operator, CALLERS.load(work.deps.storage, zone_id)?);
    if payer != address {
        return Err(ContractError::CutTermsOfAnother { zone_id, address });
    }
    let compensation_micro_per_kwh = terms.compensation_micro_per_kwh;
    let most_micro = money_micro(compensation_micro_per_kwh.into(), needed_wh)?;
    let reserved_micro = Uint128::new(most_micro.unsigned_abs());
    work.accounts.of(work.deps.storage, &payer)?.reserve(&payer, reserved_micro)?;
    let (needed_wh, measured_slot) = (needed_wh.into(), work.clock.slot);
    let told = EmergencyCut {
        slot,
        zone_id,
        relief,
        needed_wh,
        compensation_micro_per_kwh,
        measured_slot,
        made_in_slot: work.now,
        payer: payer.clone(),
        reserved_micro,
        stage: CutStage::Foreseeing,
        cut_wh: Uint64::zero(),
        short_wh: needed_wh,
        delivered_wh: Uint64::zero(),
        paid_micro: Uint128::zero(),
    };
    let class = ClassShare::default();
    let cut = Cut { told, bank: 0, index: 0, flexible: class, ordinary: class, points: 0 };
    cut.save(work.deps.storage);
    Ok(CutOpened {
        zone_id,
        slot,
        relief,
        needed_wh,
        compensation_micro_per_kwh,
        measured_slot,
        payer,
        reserved_micro,
    })
}
