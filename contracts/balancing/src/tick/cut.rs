use balancing::forecast::{SLOTS_A_DAY, TYPICAL_DAYS, foreseen_wh};
use cosmwasm_std::{Addr, Uint128};
use interface::{
    balancing::{CallAt, CutMade, CutStage, PointClass, PointCut as PointCutTold, Relief},
    packed::{BankMembership, SlotEnergy, keys},
    registry,
};
use units::{Share, money_micro};

use super::{
    compensate::{Compensating, compensate},
    work::{Next, Work},
};
use crate::{
    baseline::TERMS,
    class::BankClasses,
    cut::{ClassShare, Cut},
    cut_points::{CutPoints, PointCut},
    energies::Energies,
    error::ContractError,
    limits::MAX_EXPECTED_WH,
    points::{InService, metering_terms, point_at},
};

/// A cut that is worked on.
pub struct Cutting {
    pub cut: Cut,
    registry: Option<Registry>,
    /// Whether it is another one than is stored.
    pub is_changed: bool,
    /// The bank that is measured.
    pub compensating: Option<Compensating>,
}

pub struct Registry {
    pub address: Addr,
    bank_count: u32,
}

/// Of the first cut that has not ended: looks at the next bank, tells it, or measures the next metering point.
#[inline(never)]
pub fn cut(work: &mut Work) -> Result<Next, ContractError> {
    let cutting = match work.cutting.take() {
        Some(cutting) => cutting,
        None => match Cut::next_open(work.deps.storage)? {
            Some(cut) => Cutting { cut, registry: None, is_changed: false, compensating: None },
            None => return Ok(Next::Tick),
        },
    };
    if !work.budget.has_room_to_cut() {
        work.cutting = Some(cutting);
        return Ok(Next::Tick);
    }
    match cutting.cut.told.stage {
        CutStage::Foreseeing | CutStage::Cutting if cutting.cut.told.slot <= work.now => made(work, cutting),
        CutStage::Foreseeing => foresee_next(work, cutting),
        CutStage::Cutting => tell_next(work, cutting),
        CutStage::Made | CutStage::Ended => compensate(work, cutting),
    }
}

/// Whose registry it is, asked once a tick.
pub fn registry<'a>(work: &mut Work, cutting: &'a mut Cutting) -> Result<&'a Registry, ContractError> {
    let known = match cutting.registry.take() {
        Some(known) => known,
        None => {
            work.budget.count_registry();
            let address = metering_terms(work.deps.querier, &work.config)?.registry;
            let ask = registry::QueryMsg::Config {};
            let terms: registry::Config = work.deps.querier.query_wasm_smart(&address, &ask)?;
            Registry { address, bank_count: terms.bank_count }
        }
    };
    Ok(cutting.registry.insert(known))
}

#[inline(never)]
fn foresee_next(work: &mut Work, mut cutting: Cutting) -> Result<Next, ContractError> {
    let bank = cutting.cut.bank;
    let Registry { address, bank_count } = registry(work, &mut cutting)?;
    if bank >= *bank_count {
        let cut = &mut cutting.cut;
        (cut.told.stage, cut.bank) = (CutStage::Cutting, 0);
        cutting.is_changed = true;
        work.cutting = Some(cutting);
        return Ok(Next::Step);
    }
    let membership = work.deps.querier.query_wasm_raw(address, keys::membership(bank))?;
    let membership = membership.and_then(|bytes| BankMembership::decode(&bytes).ok());
    let members = membership.filter(|members| members.zone_id == cutting.cut.told.zone_id);
    let points = members.map_or(0, |members| members.sources.len());
    if points > 0 {
        if !work.budget.has_room_to_foresee_bank(points) {
            work.cutting = Some(cutting);
            return Ok(Next::Tick);
        }
        work.budget.count_bank_foreseen(points);
        foresee(work, &mut cutting.cut, bank, points)?;
    }
    work.budget.count_bank();
    (cutting.cut.bank, cutting.is_changed) = (bank.saturating_add(1), true);
    work.cutting = Some(cutting);
    Ok(Next::Step)
}

/// Keeps what each metering point of a bank is expected to draw or feed in, and by what it would be compensated: days on which it was cut say nothing of either.
#[inline(never)]
fn foresee(work: &mut Work, cut: &mut Cut, bank: u32, points: usize) -> Result<(), ContractError> {
    let (at, measured_slot) = (cut.at(), cut.told.measured_slot);
    let then = days_before(work, cut, at.slot, bank)?;
    let typical_now = days_before(work, cut, measured_slot, bank)?;
    let mut now = Means::default();
    now.add(work, cut, measured_slot, bank)?;
    let classes = BankClasses::load(work.deps.storage, bank)?;
    if work.in_service.is_none() {
        work.budget.count_terms();
        work.in_service = Some(InService::of(work.deps.querier, &work.config)?);
    }
    let Some(in_service) = &mut work.in_service else { return Ok(()) };
    let ahead = at.slot.saturating_sub(measured_slot);
    let mut rows = Vec::with_capacity(points);
    for index in (0..=u8::MAX).take(points) {
        if !in_service.has(point_at(bank, index))? {
            continue;
        }
        let typical_wh = then.mean_wh(index);
        let (now_wh, typical_now_wh) = (now.mean_wh(index), typical_now.mean_wh(index));
        let foreseen = foreseen_wh(signed(typical_wh), (signed(now_wh), signed(typical_now_wh)), ahead)?;
        let expected_wh = foreseen.map(|wh| u64::try_from(wh).unwrap_or_default().min(MAX_EXPECTED_WH));
        let less_wh = now_wh.and_then(|now_wh| Some(typical_now_wh?.saturating_sub(now_wh)));
        let baseline_wh = typical_wh
            .filter(|_| then.days(index) >= TERMS.least_days)
            .map(|base_wh| TERMS.baseline_wh(base_wh, less_wh.unwrap_or_default()));
        let class = classes.get(index);
        count_expected(cut, class, expected_wh);
        rows.push(PointCut { index, class, expected_wh, baseline_wh, cut_wh: 0 });
    }
    work.budget.count_devices(in_service.take_reads());
    CutPoints(rows).save(work.deps.storage, at, bank);
    Ok(())
}

fn count_expected(cut: &mut Cut, class: PointClass, expected_wh: Option<u64>) {
    if let Some(share) = share_of(cut, class) {
        share.expected_wh = share.expected_wh.saturating_add(expected_wh.unwrap_or_default());
    }
}

fn share_of(cut: &mut Cut, class: PointClass) -> Option<&mut ClassShare> {
    match class {
        PointClass::LifeSupporting => None,
        PointClass::Ordinary => Some(&mut cut.ordinary),
        PointClass::Flexible => Some(&mut cut.flexible),
    }
}

fn signed(energy_wh: Option<u64>) -> Option<i64> {
    energy_wh.map(|energy_wh| i64::try_from(energy_wh).unwrap_or(i64::MAX))
}

/// At the time of day of a slot, on the days before.
fn days_before(work: &Work, cut: &Cut, slot: u32, bank: u32) -> Result<Means, ContractError> {
    let mut means = Means::default();
    for days in 1..=TYPICAL_DAYS {
        let Some(before) = slot.checked_sub(days.saturating_mul(SLOTS_A_DAY)) else { break };
        means.add(work, cut, before, bank)?;
    }
    Ok(means)
}

/// What each metering point of a bank counted in the mean of some slots in which it was read and not cut.
struct Means {
    sums_wh: Vec<u64>,
    days: Vec<u32>,
}

impl Default for Means {
    fn default() -> Self {
        Self { sums_wh: vec![0; 256], days: vec![0; 256] }
    }
}

impl Means {
    fn add(&mut self, work: &Work, cut: &Cut, slot: u32, bank: u32) -> Result<(), ContractError> {
        let (zone_id, relief) = (cut.told.zone_id, cut.told.relief);
        let energy = Energies::of_bank(work.deps.querier, &work.config.metering, slot, bank)?;
        let are_cut = CutPoints::load(work.deps.storage, CallAt { slot, zone_id }, bank)?.are_cut();
        for (index, counted_wh) in counted(&energy, relief) {
            let index = usize::from(index);
            if !are_cut[index] {
                self.sums_wh[index] = self.sums_wh[index].saturating_add(counted_wh);
                self.days[index] = self.days[index].saturating_add(1);
            }
        }
        Ok(())
    }

    fn days(&self, index: u8) -> u32 {
        self.days[usize::from(index)]
    }

    fn mean_wh(&self, index: u8) -> Option<u64> {
        self.sums_wh[usize::from(index)].checked_div(self.days(index).into())
    }
}

/// Of the register that counts.
pub fn counted(energy: &SlotEnergy, relief: Relief) -> impl Iterator<Item = (u8, u64)> {
    energy.readings().iter().map(move |reading| match relief {
        Relief::DrawLess => (reading.index, reading.import_wh),
        Relief::FeedInLess => (reading.index, reading.export_wh),
    })
}

/// Takes of the next bank what is needed, class by class, as the engine does of all points at once.
#[inline(never)]
fn tell_next(work: &mut Work, mut cutting: Cutting) -> Result<Next, ContractError> {
    let at = cutting.cut.at();
    let Some((bank, points)) = CutPoints::first_from(work.deps.storage, at, cutting.cut.bank)? else {
        return made(work, cutting);
    };
    if !work.budget.has_room_to_cut_bank(points.0.len()) {
        work.cutting = Some(cutting);
        return Ok(Next::Tick);
    }
    work.budget.count_bank_cut(points.0.len());
    tell(work, &mut cutting.cut, bank, points)?;
    work.budget.count_bank();
    (cutting.cut.bank, cutting.is_changed) = (bank.saturating_add(1), true);
    work.cutting = Some(cutting);
    Ok(Next::Step)
}

#[inline(never)]
fn tell(work: &mut Work, cut: &mut Cut, bank: u32, mut points: CutPoints) -> Result<(), ContractError> {
    let (CallAt { slot, zone_id }, relief) = (cut.at(), cut.told.relief);
    let mut cut_wh = 0u64;
    let mut flexible = resume(cut.flexible, cut.told.needed_wh.u64())?;
    let left_wh = cut.told.needed_wh.u64().saturating_sub(cut.flexible.expected_wh);
    let mut ordinary = resume(cut.ordinary, left_wh)?;
    for point in &mut points.0 {
        let size_wh = point.expected_wh.unwrap_or_default();
        let (share, class) = match point.class {
            PointClass::LifeSupporting => continue,
            PointClass::Ordinary => (&mut ordinary, &mut cut.ordinary),
            PointClass::Flexible => (&mut flexible, &mut cut.flexible),
        };
        point.cut_wh = share.next(size_wh).map_err(balancing::BalancingError::from)?;
        class.before_wh = class.before_wh.saturating_add(size_wh);
        if point.cut_wh > 0 {
            cut_wh = cut_wh.saturating_add(point.cut_wh);
            cut.points = cut.points.saturating_add(1);
            work.emit(PointCutTold {
                zone_id,
                slot,
                relief,
                meter_id: point_at(bank, point.index),
                class: point.class,
                expected_wh: size_wh.into(),
                cut_wh: point.cut_wh.into(),
            });
        }
    }
    cut.told.cut_wh = cut.told.cut_wh.checked_add(cut_wh.into())?;
    cut.told.short_wh = cut.told.short_wh.checked_sub(cut_wh.into())?;
    points.save(work.deps.storage, cut.at(), bank);
    Ok(())
}

fn resume(class: ClassShare, needed_wh: u64) -> Result<Share, ContractError> {
    let share = Share::resume(class.expected_wh.min(needed_wh), class.expected_wh, class.before_wh);
    Ok(share.map_err(balancing::BalancingError::from)?)
}

/// All are told, or those that could be before the slot began: no more of the payer's money is held back than that costs at most.
#[inline(never)]
fn made(work: &mut Work, mut cutting: Cutting) -> Result<Next, ContractError> {
    let cut = &mut cutting.cut;
    let CallAt { slot, zone_id } = cut.at();
    let price = cut.told.compensation_micro_per_kwh.into();
    let costs_micro = Uint128::new(money_micro(price, cut.told.cut_wh.u64())?.unsigned_abs());
    let freed_micro = cut.told.reserved_micro.checked_sub(costs_micro)?;
    work.accounts.of(work.deps.storage, &cut.told.payer)?.free(freed_micro)?;
    cut.told.reserved_micro = costs_micro;
    (cut.told.stage, cut.bank, cut.index) = (CutStage::Made, 0, 0);
    let (cut_wh, short_wh, points) = (cut.told.cut_wh, cut.told.short_wh, cut.points);
    cut.save(work.deps.storage);
    work.budget.count_bank();
    work.emit(CutMade { zone_id, slot, cut_wh, short_wh, points, freed_micro });
    Ok(Next::Step)
}
