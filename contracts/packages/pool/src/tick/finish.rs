use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Int128, Uint64};
use interface::{
    grid,
    registry::Source,
    token::{SlotLedger, SourceEnergy},
    trading::{CounterpartySettled, IdentityViolated, SlotFinalized, Stage},
    wire::Json,
};
use ledger::{Flows, move_counterparty};
use settlement::{SettlementError, SlotTotals, close};

use crate::{
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
    let closed = closed.and_then(|totals| with_forward(totals, &flows));
    if let Err(error) = &closed {
        work.tick.emit(IdentityViolated { slot: slot.slot, error: error.to_string() });
    }
    let (money, payments) = match &closed {
        Ok(totals) => (money(slot, totals, &flows), payments(work, slot, totals, &flows)),
        Err(_) => utility_stands_in(work, slot),
    };
    pay(work, slot.slot, payments)?;
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

/// What each counterparty receives, or pays if negative.
type Payments = BTreeMap<Addr, i128>;

fn payments(work: &Work, slot: &SlotWork, totals: &SlotTotals, flows: &Flows) -> Payments {
    let operator_of = |zone_id: u32| {
        let zone = slot.given.zones.iter().find(|zone| zone.zone_id == zone_id);
        zone.map(|zone| Addr::unchecked(&zone.operator))
    };
    let utility = &work.tick.config.utility;
    let mut payments = Payments::new();
    add(&mut payments, utility.clone(), totals.utility_micro);
    add(&mut payments, work.tick.config.community.clone(), totals.community_micro);
    let pool = totals.lines.iter().map(|line| (line.zone, line.money_micro));
    let forward = flows.zones().iter().map(|zone| (zone.zone_id, zone.line_earned_micro));
    for (zone_id, earned_micro) in pool.chain(forward) {
        add(&mut payments, operator_of(zone_id).unwrap_or_else(|| utility.clone()), earned_micro);
    }
    for backstop in totals.backstops.iter().filter(|backstop| backstop.island.is_some()) {
        let operator = backstop.island.and_then(operator_of).unwrap_or_else(|| utility.clone());
        add(&mut payments, operator, backstop.money_micro);
    }
    payments
}

/// When a slot does not add up, the utility takes the other side of all that points have moved.
fn utility_stands_in(work: &Work, slot: &SlotWork) -> (Money, Payments) {
    let points_micro = slot.points_micro();
    let utility_micro = points_micro.saturating_neg();
    let turnover_micro = slot.progress.turnover_micro;
    let money = Money { points_micro, utility_micro, turnover_micro, ..Money::default() };
    (money, Payments::from([(work.tick.config.utility.clone(), utility_micro)]))
}

fn add(payments: &mut Payments, counterparty: Addr, micro: i128) {
    let sum = payments.entry(counterparty).or_default();
    *sum = sum.saturating_add(micro);
}

fn pay(work: &mut Work, slot: u32, payments: Payments) -> Result<(), PoolError> {
    for (counterparty, micro) in payments.into_iter().filter(|(_, micro)| *micro != 0) {
        move_counterparty(work.tick.deps.storage, &counterparty, micro)?;
        work.tick.emit(CounterpartySettled { slot, counterparty, money_micro: Int128::new(micro) });
    }
    Ok(())
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
