use cosmwasm_std::{Addr, StdResult, Uint128};
use interface::{
    balancing::{CallAt, CutEnded, CutMeasured, CutOutcome, CutStage, CutVerdict},
    registry::{MeteringPoint, QueryMsg},
};
use units::money_micro;

use super::{
    cut::{Cutting, counted, registry},
    work::{Next, Work},
};
use crate::{
    award::{Award, Outcome},
    cut::Cut,
    cut_points::{CutPoints, PointCut},
    cut_result,
    energies::Energies,
    error::ContractError,
    points::point_at,
};

/// A bank whose metering points are measured.
pub struct Compensating {
    bank: u32,
    points: CutPoints,
    /// What each counted in the slot; nothing where it was not read in time.
    counted_wh: Vec<Option<u64>>,
}

/// Measures the next metering point of a cut whose slot every zone has taken in, or ends the cut.
#[inline(never)]
pub fn compensate(work: &mut Work, mut cutting: Cutting) -> Result<Next, ContractError> {
    let is_taken_in = cutting.cut.told.slot < work.clock.slot;
    if !is_taken_in || !work.budget.has_room_to_compensate() {
        work.cutting = Some(cutting);
        return Ok(Next::Tick);
    }
    let Some(open) = open(work, &mut cutting)? else { return end(work, cutting) };
    let from = cutting.cut.index;
    match open.points.0.iter().find(|point| u32::from(point.index) >= from && point.cut_wh > 0).copied() {
        Some(point) => {
            let counted_wh = open.counted_wh.get(usize::from(point.index)).copied().flatten();
            let meter_id = point_at(open.bank, point.index);
            cutting.compensating = Some(open);
            measure(work, &mut cutting, meter_id, point, counted_wh)?;
            cutting.cut.index = u32::from(point.index).saturating_add(1);
        }
        None => {
            work.budget.count_bank();
            (cutting.cut.bank, cutting.cut.index) = (open.bank.saturating_add(1), 0);
        }
    }
    cutting.is_changed = true;
    work.cutting = Some(cutting);
    Ok(Next::Step)
}

/// The bank where the work stands, or the next one of the cut.
fn open(work: &mut Work, cutting: &mut Cutting) -> Result<Option<Compensating>, ContractError> {
    let (at, bank) = (cutting.cut.at(), cutting.cut.bank);
    if let Some(open) = cutting.compensating.take().filter(|open| open.bank == bank) {
        return Ok(Some(open));
    }
    let Some((bank, points)) = CutPoints::first_from(work.deps.storage, at, bank)? else { return Ok(None) };
    work.budget.count_bank();
    cutting.cut.bank = bank;
    let energy = Energies::of_bank(work.deps.querier, &work.config.metering, at.slot, bank)?;
    let mut counted_wh = vec![None; 256];
    for (index, energy_wh) in counted(&energy, cutting.cut.told.relief) {
        counted_wh[usize::from(index)] = Some(energy_wh);
    }
    Ok(Some(Compensating { bank, points, counted_wh }))
}

#[inline(never)]
fn measure(
    work: &mut Work,
    cutting: &mut Cutting,
    meter_id: u32,
    point: PointCut,
    counted_wh: Option<u64>,
) -> Result<(), ContractError> {
    work.budget.count_compensated();
    let owner = owner(work, cutting, meter_id)?;
    let cut = &mut cutting.cut;
    let at = cut.at();
    let awarded_wh = awarded_wh(work, cut, meter_id, owner.as_ref())?;
    let (verdict, delivered_wh) = match (point.baseline_wh, counted_wh, &owner) {
        (None, ..) | (_, _, None) => (CutVerdict::NoBaseline, 0),
        (_, None, _) => (CutVerdict::Unread, 0),
        (Some(baseline_wh), Some(counted_wh), Some(_)) => {
            let less_wh = baseline_wh.saturating_sub(awarded_wh).saturating_sub(counted_wh);
            match less_wh.min(point.cut_wh) {
                0 => (CutVerdict::NotDelivered, 0),
                delivered_wh => (CutVerdict::Delivered, delivered_wh),
            }
        }
    };
    let price = cut.told.compensation_micro_per_kwh.into();
    let paid_micro = Uint128::new(money_micro(price, delivered_wh)?.unsigned_abs());
    if let Some(owner) = owner.as_ref().filter(|_| !paid_micro.is_zero()) {
        work.accounts.of(work.deps.storage, &cut.told.payer)?.spend_reserved(paid_micro)?;
        work.accounts.of(work.deps.storage, owner)?.add(paid_micro)?;
        cut.told.reserved_micro = cut.told.reserved_micro.checked_sub(paid_micro)?;
        cut.told.paid_micro = cut.told.paid_micro.checked_add(paid_micro)?;
        cut.told.delivered_wh = cut.told.delivered_wh.checked_add(delivered_wh.into())?;
    }
    let outcome = CutOutcome {
        verdict,
        owner: owner.clone(),
        counted_wh: counted_wh.map(Into::into),
        delivered_wh: delivered_wh.into(),
        paid_micro,
    };
    cut_result::save(work.deps.storage, at, meter_id, &outcome);
    let CallAt { slot, zone_id } = at;
    let relief = cut.told.relief;
    work.emit(CutMeasured {
        zone_id,
        slot,
        relief,
        meter_id,
        owner,
        verdict,
        cut_wh: point.cut_wh.into(),
        baseline_wh: point.baseline_wh.map(Into::into),
        counted_wh: counted_wh.map(Into::into),
        delivered_wh: delivered_wh.into(),
        paid_micro,
    });
    Ok(())
}

/// Whose a metering point is; nobody's that the registry does not know.
fn owner(work: &mut Work, cutting: &mut Cutting, meter_id: u32) -> Result<Option<Addr>, ContractError> {
    let address = registry(work, cutting)?.address.clone();
    let ask = QueryMsg::MeteringPoint { meter_id };
    let point: StdResult<MeteringPoint> = work.deps.querier.query_wasm_smart(address, &ask);
    Ok(point.ok().map(|point| point.owner))
}

/// What an award has to bring of the same slot by itself: no Wh is paid for twice. Of an award of several metering points each stands for all of it.
fn awarded_wh(work: &Work, cut: &Cut, meter_id: u32, owner: Option<&Addr>) -> Result<u64, ContractError> {
    let Some(owner) = owner else { return Ok(0) };
    let award = Award::of_owner_at(work.deps.storage, owner, cut.at())?;
    let holds = |award: &Award| {
        award.relief == cut.told.relief
            && award.meter_ids.contains(&meter_id)
            && !matches!(award.outcome, Outcome::Void(_))
    };
    Ok(award.filter(holds).map_or(0, |award| award.awarded_wh))
}

fn end(work: &mut Work, mut cutting: Cutting) -> Result<Next, ContractError> {
    let cut = &mut cutting.cut;
    let CallAt { slot, zone_id } = cut.at();
    let freed_micro = std::mem::take(&mut cut.told.reserved_micro);
    work.accounts.of(work.deps.storage, &cut.told.payer)?.free(freed_micro)?;
    cut.told.stage = CutStage::Ended;
    cut.save(work.deps.storage);
    work.budget.count_bank();
    let (short_wh, delivered_wh, paid_micro) =
        (cut.told.short_wh, cut.told.delivered_wh, cut.told.paid_micro);
    work.emit(CutEnded { zone_id, slot, short_wh, delivered_wh, paid_micro, freed_micro });
    Ok(Next::Step)
}
