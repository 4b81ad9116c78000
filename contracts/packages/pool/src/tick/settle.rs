use cosmwasm_std::{Addr, Order, Storage};
use interface::{
    packed::{BankResults, CatchUpResult, CatchUpSpan, Dues, PackedResult, ResultEnergies, UtilityPrices},
    trading::{BankSettled, DuesMoved, Reason},
    wire::Packed,
};
use ledger::{AccountBank, DueBank, Next, remove_positions_of_bank};
use settlement::{CatchUpMoney, PointSettlement, SettlementError, Settler, request};
use units::meter_id;

use super::release::{Release, release_unsettled};
use crate::{
    bank::{Bank, CatchUp, Pass},
    decisions::{CaughtUp, Decision, Decisions, Pooled},
    error::{BankError, PoolError},
    keys,
    marks::Marks,
    part::{Part, counted},
    slot::SlotWork,
    state::HOLDERS,
    supplier::{AtTariff, Books, Supplier},
    work::Work,
};

/// Former rules that one bank's step prunes at most.
const FORMER_RULES_PRUNED: usize = 64;

/// Settles the next bank's points: their accounts move.
pub fn settle_next_bank(work: &mut Work, slot: &mut SlotWork) -> Result<Next, PoolError> {
    if !work.tick.budget.has_room() {
        return Ok(Next::Tick);
    }
    let bank = slot.progress.banks_done;
    match settle_bank(work, slot, bank) {
        Ok(Next::Tick) => return Ok(Next::Tick),
        Ok(Next::Step) => {}
        Err(error) => {
            work.set_aside(slot.slot, bank, &error);
            work.tick.budget.count_bank(0);
            if slot.progress.traded_forward {
                release_unsettled(work, slot.slot, bank)?;
            }
        }
    }
    if let Some(pruned) = slot.progress.pruned_slot {
        prune(work, pruned, bank);
    }
    slot.progress.banks_done += 1;
    Ok(Next::Step)
}

fn settle_bank(work: &mut Work, slot: &mut SlotWork, bank: u32) -> Result<Next, BankError> {
    let summed = work.summed.remove(&bank);
    let deps = work.tick.deps.as_ref();
    let read = match summed {
        Some(summed) => Some(summed.with_catch_up(deps, &work.tick.config, slot.slot, bank)?),
        None => Bank::read(deps, &work.tick.config, slot, bank, Pass::Settling)?,
    };
    let Some(read) = read else {
        let points = pay_claims_of(work, slot, bank)?;
        work.tick.budget.count_bank(points);
        return Ok(Next::Step);
    };
    let points = read.work();
    if !work.tick.budget.has_room_for_bank(points) {
        return Ok(Next::Tick);
    }
    let settled = settled(work, slot, bank, &read)?;
    perform(work, slot, bank, settled);
    work.tick.budget.count_bank(points);
    Ok(Next::Step)
}

/// What settling a bank comes to, before any of it is stored.
struct SettledBank {
    position: usize,
    progress: settlement::ZoneProgress,
    money: BankMoney,
    dues_moved: Dues,
    marks: Marks,
    decisions: Decisions,
    results: Vec<PackedResult>,
    exported_wh: Vec<(u8, u64)>,
    holders: Vec<(Addr, u64)>,
    release: Release,
    metered: u32,
    caught_up: u32,
}

fn settled(work: &Work, slot: &SlotWork, bank: u32, read: &Bank) -> Result<SettledBank, BankError> {
    let storage = &*work.tick.deps.storage;
    let position = read.position;
    let marks = slot.marks_of(storage, bank)?;
    let mut money = BankMoney::load(storage, slot, bank)?;
    let release = Release::of(storage, bank, &read.traded, &mut money.books.accounts);
    money.pay_claims();
    let tariff = slot.terms.tariff();
    let supplier = usize::from(slot.progress.supplier_of[position]);
    let progress = &slot.progress.zones[position];
    let mut settler = Settler::resume(&slot.terms, position, &slot.cleared[position], progress)?;
    let mut decisions = Decisions::default();
    let parts = read.parts();
    let mut results = Vec::with_capacity(parts.len());
    let mut holders = Vec::new();
    for part in &parts {
        let index = part.reading.index;
        let mut point = marks.get(index).point(part, &read.rules.get(index));
        point.rule.paused |= slot.progress.no_market;
        settler.count_metered(&point)?;
        let settled = settler.settle(&request(&slot.terms, &point)?, part.position.money_micro)?;
        let at_tariff = AtTariff::of(tariff, settled.utility_sold_wh, settled.utility_bought_wh);
        let at_tariff = at_tariff.map_err(SettlementError::from)?;
        let neighbours_micro = at_tariff.without(settled.money_micro);
        money.suppliers[supplier].settle(&mut money.books, index, neighbours_micro, at_tariff)?;
        decisions.points.push(decision(&settled));
        results.push(result(part, &settled));
        if settled.held_wh > 0
            && let Some(meter_id) = meter_id(bank, index)
            && let Some(owner) = HOLDERS.may_load(storage, meter_id)?
        {
            holders.push((owner, settled.held_wh));
        }
    }
    decisions.caught_up = caught_up(slot, &read.catch_up);
    let mut only_caught_up = 0;
    for caught_up in &decisions.caught_up {
        let money_micro = settler.settle_catch_up(caught_up.to_settle())?;
        money.suppliers[supplier].settle_catch_up(
            &mut money.books,
            caught_up.span.index,
            money_micro.into(),
        )?;
        only_caught_up += u32::from(add_catch_up(&mut results, &caught_up.span, money_micro));
    }
    let exported_wh =
        results.iter().map(|result| (read.source(result.index).code(), exported(result))).collect();
    let progress = settler.progress();
    let dues_moved = money.books.dues.moved_since(&money.dues_before)?;
    let metered = u32::try_from(read.energy.readings().len()).unwrap_or(u32::MAX);
    Ok(SettledBank {
        position,
        progress,
        money,
        dues_moved,
        marks,
        decisions,
        results,
        exported_wh,
        holders,
        release,
        metered,
        caught_up: only_caught_up,
    })
}

/// The money of a bank's points in a slot, and of those who supply them.
struct BankMoney {
    books: Books,
    dues_before: DueBank,
    suppliers: Vec<Supplier>,
}

impl BankMoney {
    fn load(storage: &dyn Storage, slot: &SlotWork, bank: u32) -> Result<Self, BankError> {
        let dues = slot.dues_of(storage, bank)?;
        let accounts = AccountBank::load(storage, bank)?;
        Ok(Self {
            books: Books { accounts, dues: dues.clone(), coins_moved_micro: 0 },
            dues_before: dues,
            suppliers: slot.progress.suppliers.clone(),
        })
    }

    fn pay_claims(&mut self) {
        let pay = |supplier: &mut Supplier| supplier.pay_claims(&mut self.books);
        self.suppliers.iter_mut().filter(|supplier| supplier.claims.paying_micro > 0).for_each(pay);
    }

    fn save(self, work: &mut Work, slot: &mut SlotWork, bank: u32, moved: Dues) {
        let storage = &mut *work.tick.deps.storage;
        let Books { accounts, dues, coins_moved_micro } = self.books;
        accounts.save(storage, bank);
        let progress = &mut slot.progress;
        progress.points_coins_micro = progress.points_coins_micro.saturating_add(coins_moved_micro);
        progress.suppliers = self.suppliers;
        if !moved.0.is_empty() {
            dues.save(storage, bank);
            work.tick.emit(DuesMoved { bank, moved: Packed::of(moved), by_withdrawal: false });
        }
    }
}

/// Claims of a bank that has nothing else to do in this slot. How many points that took.
fn pay_claims_of(work: &mut Work, slot: &mut SlotWork, bank: u32) -> Result<u32, BankError> {
    if slot.progress.suppliers.iter().all(|supplier| supplier.claims.paying_micro == 0) {
        return Ok(0);
    }
    let mut money = BankMoney::load(work.tick.deps.storage, slot, bank)?;
    money.pay_claims();
    let points = u32::try_from(money.dues_before.all().len()).unwrap_or(u32::MAX);
    let moved = money.books.dues.moved_since(&money.dues_before)?;
    money.save(work, slot, bank, moved);
    Ok(points)
}

fn perform(work: &mut Work, slot: &mut SlotWork, bank: u32, settled: SettledBank) {
    settled.money.save(work, slot, bank, settled.dues_moved);
    let storage = &mut *work.tick.deps.storage;
    settled.decisions.save(storage, slot.slot, bank);
    settled.marks.remove(storage, bank);
    settled.holders.into_iter().for_each(|(owner, held_wh)| work.tokens.hold(owner, held_wh));
    let progress = &mut slot.progress;
    progress.zones[settled.position] = settled.progress;
    progress.points_metered += settled.metered;
    progress.points_caught_up += settled.caught_up;
    for (code, wh) in settled.exported_wh {
        let sum = &mut progress.exported_wh[usize::from(code)];
        *sum = sum.saturating_add(wh);
    }
    for result in &settled.results {
        let paid = if result.money_micro < 0 { result.money_micro.unsigned_abs() } else { 0 };
        progress.turnover_micro = progress.turnover_micro.saturating_add(paid);
    }
    let results = Packed::of(BankResults(settled.results));
    settled.release.perform(work, slot.slot, bank);
    work.tick.emit(BankSettled { slot: slot.slot, bank, results });
}

fn decision(settled: &PointSettlement) -> Decision {
    let pooled_wh = settled.pool_sold_wh + settled.pool_bought_wh;
    let left_wh = pooled_wh + settled.utility_sold_wh + settled.utility_bought_wh;
    Decision {
        reason: Reason::from_code(settled.reason as u8).unwrap_or(Reason::None),
        held_wh: settled.held_wh,
        used_wh: settled.used_wh,
        pooled: Pooled::of(pooled_wh, left_wh),
    }
}

fn result(part: &Part, settled: &PointSettlement) -> PackedResult {
    PackedResult {
        index: part.reading.index,
        reason: settled.reason as u8,
        energies: ResultEnergies {
            export_wh: counted(part.reading.export_wh),
            import_wh: counted(part.reading.import_wh),
            forward_sold_wh: part.position.sold_wh,
            forward_bought_wh: part.position.bought_wh,
            held_wh: settled.held_wh,
            used_wh: settled.used_wh,
            pool_sold_wh: settled.pool_sold_wh,
            pool_bought_wh: settled.pool_bought_wh,
            utility_sold_wh: settled.utility_sold_wh,
            utility_bought_wh: settled.utility_bought_wh,
            ..ResultEnergies::default()
        },
        catch_up: CatchUpResult::default(),
        money_micro: settled.money_micro,
    }
}

/// Energy of missed slots at the worst prices of these slots: who makes a gap gains nothing by it.
fn caught_up(slot: &SlotWork, catch_up: &CatchUp) -> Vec<CaughtUp> {
    let at_prices = |span: &CatchUpSpan| {
        let (import_wh, export_wh) = (counted(span.import_wh), counted(span.export_wh));
        let known = catch_up.tariffs.worst_of(span.from_slot, span.to_slot);
        let prices = known.unwrap_or_else(|| UtilityPrices::from(&slot.given.tariff));
        CaughtUp { span: CatchUpSpan { import_wh, export_wh, ..*span }, prices }
    };
    catch_up.energy.spans().iter().map(at_prices).collect()
}

/// Adds energy of missed slots to a point's result. True if it is the first that the point has.
fn add_catch_up(results: &mut Vec<PackedResult>, span: &CatchUpSpan, money: CatchUpMoney) -> bool {
    let index = span.index;
    let found = results.binary_search_by_key(&index, |result| result.index);
    let alone = found.is_err();
    let at = found.unwrap_or_else(|at| {
        results.insert(at, PackedResult { index, reason: Reason::CatchUp.code(), ..PackedResult::default() });
        at
    });
    let PackedResult { energies, catch_up, money_micro, .. } = &mut results[at];
    let CatchUpMoney { earned_micro, paid_micro } = money;
    energies.catch_up_import_wh = energies.catch_up_import_wh.saturating_add(span.import_wh);
    energies.catch_up_export_wh = energies.catch_up_export_wh.saturating_add(span.export_wh);
    for (sum, micro) in [(&mut catch_up.earned_micro, earned_micro), (&mut catch_up.paid_micro, paid_micro)] {
        *sum = sum.saturating_add(u64::try_from(micro).unwrap_or(u64::MAX));
    }
    *money_micro = money_micro.saturating_add(earned_micro).saturating_sub(paid_micro);
    alone
}

fn exported(result: &PackedResult) -> u64 {
    result.energies.export_wh.saturating_add(result.energies.catch_up_export_wh)
}

/// Takes away what a slot that is no longer kept left of a bank.
fn prune(work: &mut Work, slot: u32, bank: u32) {
    let storage = &mut *work.tick.deps.storage;
    storage.remove(&keys::decisions(slot, bank));
    remove_positions_of_bank(storage, slot, bank);
    let (first, after) = (keys::former_rules_from(bank, 0), keys::former_rules_after(bank, slot));
    let former = storage.range_keys(Some(&first), Some(&after), Order::Ascending);
    let former: Vec<Vec<u8>> = former.take(FORMER_RULES_PRUNED).collect();
    former.iter().for_each(|key| storage.remove(key));
}
