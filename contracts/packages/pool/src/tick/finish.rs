use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Int128, Uint64, Uint128};
use interface::{
    grid,
    registry::Source,
    token::{SlotLedger, SourceEnergy},
    trading::{
        CounterpartySettled, IdentityViolated, Pause, SlotFinalized, Stage, UtilityShort, WithdrawalsPaused,
        ZoneBeyondLine,
    },
    wire::Json,
};
use ledger::{Counterparty, Flows, LedgerError, MONEY_PARAMS, PAUSE, UTILITIES};
use settlement::{SettlementError, SlotTotals, close};
use thiserror::Error;

use crate::{
    beyond_line::beyond_lines,
    error::PoolError,
    keys,
    outcome::{Money, Outcome, OutcomeZone},
    slot::SlotWork,
    work::Work,
};

/// Checks that the slot adds up, pays the counterparties, tells token and grid, and keeps the outcome, which it returns.
pub fn finish(work: &mut Work, slot: &SlotWork) -> Result<Outcome, PoolError> {
    let flows = if slot.progress.traded_forward {
        Flows::load(work.tick.deps.storage, slot.slot)?
    } else {
        Flows::default()
    };
    let closed = close(&slot.terms, &slot.cleared, &slot.progress.zones);
    let closed = closed.and_then(|totals| with_forward(totals, &flows)).map_err(NotBalanced::from);
    let closed = closed.and_then(|totals| with_suppliers(totals, slot));
    if let Err(error) = &closed {
        violated(work, slot.slot, error)?;
    }
    let (money, payments) = match &closed {
        Ok(totals) => (money(slot, totals, &flows), payments(work, slot, totals, &flows)),
        Err(_) => (utility_stands_in(slot), Payments::new()),
    };
    pay(work, slot, payments)?;
    let outcome = slot.outcome(money, closed.is_ok());
    outcome.save(work.tick.deps.storage, slot.slot);
    if let Some(pruned) = slot.progress.pruned_slot {
        work.tick.deps.storage.remove(&keys::outcome(pruned));
    }
    let zones: Vec<grid::ZoneTotals> = outcome.zones.iter().copied().map(OutcomeZone::to_interface).collect();
    work.settle_first = outcome.zones.iter().any(|zone| zone.totals.held_wh > 0 || zone.totals.used_wh > 0);
    work.tell_token(slot.slot, closed.ok().map(|totals| minted_and_burned(slot, &totals)))?;
    let grid = work.tick.config.grid.clone();
    work.send(grid, &grid::ExecuteMsg::ReportSlot { slot: slot.slot, zones })?;
    for beyond in beyond_lines(&slot.given.zones, &slot.terms, &slot.progress.zones) {
        let (zone_id, net_export_wh) = (beyond.zone_id, beyond.net_export_wh);
        let capacity_wh = Uint64::new(beyond.capacity_wh);
        work.tick.emit(ZoneBeyondLine { slot: slot.slot, zone_id, net_export_wh, capacity_wh });
    }
    work.tick.emit(SlotFinalized {
        slot: slot.slot,
        points_metered: outcome.points_metered,
        points_caught_up: outcome.points_caught_up,
        money: Json::of(&outcome.to_interface(slot.slot, Stage::Final).money)?,
    });
    work.tick.budget.count_bank(slot.given.zones.len().try_into().unwrap_or(u32::MAX));
    work.tick.clock.in_work = false;
    work.tick.clock.last_final = Some(slot.slot);
    work.tick.clock.slot = slot.slot.saturating_add(1);
    Ok(outcome)
}

/// Why a slot's money cannot be paid on as the market says.
#[derive(Debug, Error)]
enum NotBalanced {
    #[error(transparent)]
    Settlement(#[from] SettlementError),
    #[error("utilities earned {earned_micro}, and by coins and dues {moved_micro}")]
    Suppliers { earned_micro: i128, moved_micro: i128 },
    #[error("coins of {missing_micro} are missing")]
    Coins { missing_micro: u128 },
}

/// What points paid each other forward goes to the lines, and nowhere else.
fn with_forward(totals: SlotTotals, flows: &Flows) -> Result<SlotTotals, SettlementError> {
    let moved_micro = flows.line_earned_micro().saturating_neg();
    let forward_micro = totals.forward_micro;
    if moved_micro == forward_micro {
        Ok(totals)
    } else {
        Err(SettlementError::MoneyUnbalanced { moved_micro, forward_micro })
    }
}

/// What utilities earned came in coins or is owed.
fn with_suppliers(totals: SlotTotals, slot: &SlotWork) -> Result<SlotTotals, NotBalanced> {
    let earned_micro = totals.utility_micro.saturating_add(totals.islands_micro);
    let suppliers = slot.progress.suppliers.iter();
    let moved_micro = suppliers.fold(0i128, |sum, supplier| sum.saturating_add(supplier.money_micro()));
    if moved_micro == earned_micro {
        Ok(totals)
    } else {
        Err(NotBalanced::Suppliers { earned_micro, moved_micro })
    }
}

/// An identity does not hold: it is told, and nothing is paid out until it is understood.
fn violated(work: &mut Work, slot: u32, error: &NotBalanced) -> Result<(), PoolError> {
    let error = error.to_string();
    if PAUSE.may_load(work.tick.deps.storage)?.is_none() {
        let pause = Pause { slot, error: error.clone(), resumed_by: Vec::new() };
        PAUSE.save(work.tick.deps.storage, &pause)?;
        work.tick.emit(WithdrawalsPaused { slot, error: error.clone() });
    }
    work.tick.emit(IdentityViolated { slot, error });
    Ok(())
}

fn money(slot: &SlotWork, totals: &SlotTotals, flows: &Flows) -> Money {
    Money {
        points_micro: totals.points_micro,
        utility_micro: totals.utility_micro,
        community_micro: totals.community_micro,
        lines_micro: totals.lines_micro.saturating_add(flows.line_earned_micro()),
        islands_micro: totals.islands_micro,
        turnover_micro: slot.progress.turnover_micro,
    }
}

/// Coins that the community and the lines' operators receive.
type Payments = BTreeMap<Addr, i128>;

fn payments(work: &Work, slot: &SlotWork, totals: &SlotTotals, flows: &Flows) -> Payments {
    let utility = &work.tick.config.utility;
    let mut payments = Payments::new();
    add(&mut payments, work.tick.config.community.clone(), totals.community_micro);
    let pool = totals.lines.iter().map(|line| (line.zone, line.money_micro));
    let forward = flows.zones().iter().map(|zone| (zone.zone_id, zone.line_earned_micro));
    for (zone_id, earned_micro) in pool.chain(forward) {
        add(&mut payments, slot.given.operator_of(zone_id).unwrap_or_else(|| utility.clone()), earned_micro);
    }
    payments
}

/// When a slot does not add up, the utility takes the other side of all that points have moved.
fn utility_stands_in(slot: &SlotWork) -> Money {
    let points_micro = slot.points_micro();
    let turnover_micro = slot.progress.turnover_micro;
    Money { points_micro, utility_micro: points_micro.saturating_neg(), turnover_micro, ..Money::default() }
}

fn add(payments: &mut Payments, counterparty: Addr, micro: i128) {
    let sum = payments.entry(counterparty).or_default();
    *sum = sum.saturating_add(micro);
}

/// What a slot means for a counterparty.
#[derive(Clone, Copy, Default)]
struct Settled {
    coins_micro: i128,
    receivable_change_micro: i128,
    payable_change_micro: i128,
    is_utility: bool,
}

/// Moves the counterparties' coins and dues. What nobody is named for is the utility's, so that no coin comes from nowhere or is lost.
fn pay(work: &mut Work, slot: &SlotWork, payments: Payments) -> Result<(), PoolError> {
    let utilities = UTILITIES.load(work.tick.deps.storage)?;
    let mut settled: BTreeMap<Addr, Settled> = BTreeMap::new();
    for supplier in &slot.progress.suppliers {
        let number = supplier.utility;
        let utility = utilities.get(number as usize).ok_or(LedgerError::NoUtility { number })?;
        let entry = settled.entry(utility.clone()).or_default();
        *entry = Settled {
            coins_micro: supplier.coins_micro(),
            receivable_change_micro: supplier.receivable_change_micro,
            payable_change_micro: supplier.payable_change_micro,
            is_utility: true,
        };
    }
    for (counterparty, micro) in payments {
        let entry = settled.entry(counterparty).or_default();
        entry.coins_micro = entry.coins_micro.saturating_add(micro);
    }
    let named = settled.values().fold(0i128, |sum, entry| sum.saturating_add(entry.coins_micro));
    let unnamed_micro = slot.progress.points_coins_micro.saturating_add(named).saturating_neg();
    let utility = settled.entry(work.tick.config.utility.clone()).or_default();
    utility.coins_micro = utility.coins_micro.saturating_add(unnamed_micro);
    let mut missing_micro: u128 = 0;
    for (counterparty, entry) in settled {
        missing_micro = missing_micro.saturating_add(pay_one(work, slot.slot, counterparty, entry)?);
    }
    if missing_micro > 0 {
        violated(work, slot.slot, &NotBalanced::Coins { missing_micro })?;
    }
    Ok(())
}

/// Returns the coins that the counterparty should have given and does not have.
fn pay_one(work: &mut Work, slot: u32, counterparty: Addr, settled: Settled) -> Result<u128, PoolError> {
    let storage = &mut *work.tick.deps.storage;
    let before = Counterparty::load(storage, &counterparty)?;
    let mut after = before;
    let missing_micro = if settled.coins_micro < 0 {
        let given_micro = settled.coins_micro.unsigned_abs().min(before.available_micro);
        after.available_micro = before.available_micro.saturating_sub(given_micro);
        settled.coins_micro.unsigned_abs().saturating_sub(given_micro)
    } else {
        after.available_micro = before.available_micro.saturating_add_signed(settled.coins_micro);
        0
    };
    after.receivable_micro = before.receivable_micro.saturating_add_signed(settled.receivable_change_micro);
    after.payable_micro = before.payable_micro.saturating_add_signed(settled.payable_change_micro);
    if after == before {
        return Ok(missing_micro);
    }
    after.save(storage, &counterparty)?;
    let low_micro = MONEY_PARAMS.load(storage)?.utility_low_micro.u128();
    let is_short = |account: &Counterparty| account.available_micro < low_micro || account.payable_micro > 0;
    let dues_micro = settled.receivable_change_micro.saturating_sub(settled.payable_change_micro);
    work.tick.emit(CounterpartySettled {
        slot,
        counterparty: counterparty.clone(),
        money_micro: Int128::new(settled.coins_micro.saturating_add(dues_micro)),
        coins_micro: Int128::new(settled.coins_micro),
    });
    if settled.is_utility && is_short(&after) && !is_short(&before) {
        work.tick.emit(UtilityShort {
            slot,
            utility: counterparty,
            available_micro: Uint128::new(after.available_micro),
            payable_micro: Uint128::new(after.payable_micro),
        });
    }
    Ok(missing_micro)
}

/// Minted by source, burned by use.
fn minted_and_burned(slot: &SlotWork, totals: &SlotTotals) -> SlotLedger {
    let mut exported_wh = slot.progress.exported_wh;
    let from_utility = &mut exported_wh[usize::from(Source::None.code())];
    *from_utility = from_utility.saturating_add(totals.minted_from_utility_wh);
    let sources = Source::ALL.into_iter().zip(exported_wh).filter(|(_, energy_wh)| *energy_wh > 0);
    SlotLedger {
        minted: sources.map(|(source, wh)| SourceEnergy { source, energy_wh: Uint64::new(wh) }).collect(),
        burned_consumed_wh: Uint64::new(totals.burned_consumed_wh),
        burned_exported_wh: Uint64::new(totals.burned_exported_wh),
    }
}
