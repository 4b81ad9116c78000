use cosmwasm_std::{Binary, Deps, Int128, Order, Uint64, to_json_binary};
use interface::{
    packed::{BankMembership, SlotEnergy, keys as shared},
    trading::{BankResult, CatchUpMoney, PointEnergy, PointResult, Reason, ResultsResponse, Stage},
};
use ledger::{CONFIG, Clock, positions_of_bank};
use pool::{
    CaughtUp, Decision, Decisions, Outcome, OutcomeZone, Part, PointRule, RuleBank, SlotWork, counted, keys,
    parts,
};
use units::{bank_of, index_in_bank, meter_id, money_micro, pack::Reader};

use super::{
    explanation::{Forward, caught_up, explain},
    slots::outcome,
};
use crate::error::ContractError;

/// Former rules that a query looks through at most.
const FORMER_RULES_READ: usize = 4_096;

pub fn results(deps: Deps, slot: u32, bank: u32) -> Result<Binary, ContractError> {
    let settled = SettledBank::load(deps, slot, bank)?;
    let results = settled.results()?;
    Ok(to_json_binary(&ResultsResponse { results })?)
}

pub fn result(deps: Deps, meter_id: u32, slot: u32) -> Result<Binary, ContractError> {
    let bank = bank_of(meter_id);
    let settled = SettledBank::load(deps, slot, bank)?;
    let found = settled.results()?.into_iter().find(|result| result.meter_id == meter_id);
    let result = found.ok_or(ContractError::NoResult { meter_id, slot })?;
    let rule = rule_of_slot(deps, slot, bank, index_in_bank(meter_id))?;
    let limit_micro_per_kwh = limit(&settled.outcome, &rule, &result);
    let forward = settled.forward(index_in_bank(meter_id));
    let mut explanation = explain(&settled.outcome, &settled.zone, &result, &forward, limit_micro_per_kwh);
    explanation.extend(settled.caught_up(index_in_bank(meter_id)).iter().map(caught_up));
    Ok(to_json_binary(&PointResult {
        meter_id,
        slot,
        zone_id: settled.zone.zone_id,
        energy: result.energy,
        pool_price_micro_per_kwh: settled.zone.price_micro_per_kwh,
        limit_micro_per_kwh,
        money_micro: result.money_micro,
        catch_up: result.catch_up,
        reason: result.reason,
        explanation,
    })?)
}

/// A bank's slot as it is kept: energies by metering, positions, decisions and outcome here.
struct SettledBank {
    bank: u32,
    outcome: Outcome,
    zone: OutcomeZone,
    /// What was metered or traded forward, in order of index; a decision each.
    parts: Vec<Part>,
    energy: SlotEnergy,
    decisions: Decisions,
}

impl SettledBank {
    fn load(deps: Deps, slot: u32, bank: u32) -> Result<Self, ContractError> {
        let (outcome, stage) = outcome(deps, slot)?;
        let no_results = || ContractError::NoResults { slot, bank };
        if !is_settled(deps, stage, slot, bank)? {
            return Err(no_results());
        }
        let config = CONFIG.load(deps.storage)?;
        let energy = deps.querier.query_wasm_raw(&config.metering, shared::energy(slot, bank))?;
        let energy = energy.map(|bytes| SlotEnergy::decode(&bytes)).transpose()?.unwrap_or_default();
        let parts = parts(energy.readings(), &positions_of_bank(deps.storage, slot, bank)?);
        let decisions = Decisions::load(deps.storage, slot, bank)?;
        // Metering may keep energies for a shorter time; a bank that was set aside has none either.
        if decisions.points.len() != parts.len() {
            return Err(no_results());
        }
        let membership = deps.querier.query_wasm_raw(&config.registry, shared::membership(bank))?;
        let membership = BankMembership::decode(&membership.ok_or_else(no_results)?)?;
        let zone = *outcome.zone(membership.zone_id).ok_or_else(no_results)?;
        Ok(Self { bank, outcome, zone, parts, energy, decisions })
    }

    fn results(&self) -> Result<Vec<BankResult>, ContractError> {
        let mut results = Vec::with_capacity(self.decisions.points.len());
        for index in 0..=u8::MAX {
            let settled = self.parts.binary_search_by_key(&index, |part| part.reading.index).ok();
            let caught_up = self.caught_up(index);
            let Some(meter_id) = meter_id(self.bank, index) else { break };
            if settled.is_none() && caught_up.is_empty() {
                continue;
            }
            let (mut energy, mut reason, mut forward_micro) = (no_energy(), Reason::CatchUp, 0);
            if let Some(at) = settled {
                let (part, decision) = (&self.parts[at], &self.decisions.points[at]);
                reason = decision.reason;
                energy = traded(part, decision);
                forward_micro = part.position.money_micro;
            }
            let settled_micro = self.money(&energy)?.saturating_add(forward_micro);
            let (mut catch_up, mut late_micro) = (CatchUpMoney::default(), 0i128);
            for caught_up in caught_up {
                let (earned_micro, paid_micro) = money_of(caught_up)?;
                late_micro = late_micro.saturating_add(earned_micro).saturating_sub(paid_micro);
                add(&mut catch_up.earned_micro, earned_micro);
                add(&mut catch_up.paid_micro, paid_micro);
                add(&mut energy.catch_up_import_wh, caught_up.span.import_wh.into());
                add(&mut energy.catch_up_export_wh, caught_up.span.export_wh.into());
            }
            let money_micro = Int128::new(settled_micro.saturating_add(late_micro));
            results.push(BankResult { meter_id, energy, money_micro, catch_up, reason });
        }
        Ok(results)
    }

    /// What was settled of a point's late energy, in order of slots.
    fn caught_up(&self, index: u8) -> &[CaughtUp] {
        let all = &self.decisions.caught_up;
        let first = all.partition_point(|caught_up| caught_up.span.index < index);
        let after = all.partition_point(|caught_up| caught_up.span.index <= index);
        &all[first..after]
    }

    fn forward(&self, index: u8) -> Forward {
        let part = self.parts.binary_search_by_key(&index, |part| part.reading.index);
        let money_micro = part.map_or(0, |at| self.parts[at].position.money_micro);
        Forward { money_micro, has_reading: self.energy.get(index).is_some() }
    }

    /// But for forward trades and catch-up.
    fn money(&self, energy: &PointEnergy) -> Result<i128, ContractError> {
        let tariff = &self.outcome.tariff;
        let pool = self.zone.price_micro_per_kwh.unwrap_or_default();
        let buyer = u64::from(pool) + u64::from(tariff.trading_fee_micro_per_kwh);
        let mut money: i128 = 0;
        for (price, energy_wh) in [
            (u64::from(pool), energy.pool_sold_wh),
            (tariff.feed_in_micro_per_kwh.into(), energy.utility_sold_wh),
        ] {
            money = money.saturating_add(money_micro(price, energy_wh.u64())?);
        }
        for (price, energy_wh) in
            [(buyer, energy.pool_bought_wh), (tariff.retail_micro_per_kwh.into(), energy.utility_bought_wh)]
        {
            money = money.saturating_sub(money_micro(price, energy_wh.u64())?);
        }
        Ok(money)
    }
}

fn is_settled(deps: Deps, stage: Stage, slot: u32, bank: u32) -> Result<bool, ContractError> {
    match stage {
        Stage::Final => Ok(true),
        Stage::Settling if Clock::load(deps.storage)?.slot_in_work() == Some(slot) => {
            Ok(bank < SlotWork::load(deps.storage, slot)?.progress.banks_done)
        }
        Stage::Settling | Stage::Summing | Stage::Clearing => Ok(false),
    }
}

/// What late energy earned and what was paid for it.
fn money_of(caught_up: &CaughtUp) -> Result<(i128, i128), ContractError> {
    let late = caught_up.to_settle();
    let earned_micro = money_micro(late.feed_in_micro_per_kwh, late.export_wh)?;
    Ok((earned_micro, money_micro(late.retail_micro_per_kwh, late.import_wh)?))
}

fn add(sum: &mut Uint64, more: i128) {
    *sum = sum.saturating_add(Uint64::new(u64::try_from(more).unwrap_or(u64::MAX)));
}

fn no_energy() -> PointEnergy {
    let zero = Uint64::zero();
    PointEnergy {
        export_wh: zero,
        import_wh: zero,
        forward_sold_wh: zero,
        forward_bought_wh: zero,
        held_wh: zero,
        used_wh: zero,
        pool_sold_wh: zero,
        pool_bought_wh: zero,
        utility_sold_wh: zero,
        utility_bought_wh: zero,
        catch_up_import_wh: zero,
        catch_up_export_wh: zero,
    }
}

/// What became of a point's energy: its residual, less what was held or used, was pooled or went to the utility.
fn traded(part: &Part, decision: &Decision) -> PointEnergy {
    let (export_wh, import_wh) = (counted(part.reading.export_wh), counted(part.reading.import_wh));
    let (sold_wh, bought_wh) = (part.position.sold_wh, part.position.bought_wh);
    let (came_wh, went_wh) = (export_wh.saturating_add(bought_wh), import_wh.saturating_add(sold_wh));
    let residual_wh = came_wh.abs_diff(went_wh);
    let left_wh = residual_wh.saturating_sub(decision.held_wh).saturating_sub(decision.used_wh);
    let pooled_wh = decision.pooled.energy_wh(left_wh);
    let utility_wh = left_wh.saturating_sub(pooled_wh);
    let when = |condition: bool, energy_wh: u64| Uint64::new(if condition { energy_wh } else { 0 });
    let surplus = came_wh > went_wh;
    PointEnergy {
        export_wh: Uint64::new(export_wh),
        import_wh: Uint64::new(import_wh),
        forward_sold_wh: Uint64::new(sold_wh),
        forward_bought_wh: Uint64::new(bought_wh),
        held_wh: Uint64::new(decision.held_wh),
        used_wh: Uint64::new(decision.used_wh),
        pool_sold_wh: when(surplus, pooled_wh),
        pool_bought_wh: when(!surplus, pooled_wh),
        utility_sold_wh: when(surplus, utility_wh),
        utility_bought_wh: when(!surplus, utility_wh),
        ..no_energy()
    }
}

/// The rule that held in a slot: the oldest one replaced since, or the present one.
fn rule_of_slot(deps: Deps, slot: u32, bank: u32, index: u8) -> Result<PointRule, ContractError> {
    let (first, after) = (keys::former_rules_from(bank, slot), keys::former_rules_after(bank, u32::MAX));
    let mut former = deps.storage.range(Some(&first), Some(&after), Order::Ascending).take(FORMER_RULES_READ);
    match former.find(|(key, _)| key.last() == Some(&index)) {
        Some((_, bytes)) => Ok(PointRule::unpack(&mut Reader::new(&bytes))?),
        None => Ok(RuleBank::load(deps.storage, bank)?.get(index)),
    }
}

/// The limit the rule led to: of the ask for surplus, of the bid less the trading fee for a deficit.
fn limit(outcome: &Outcome, point: &PointRule, result: &BankResult) -> Option<u32> {
    let tariff = &outcome.tariff;
    let (feed_in, retail) = (tariff.feed_in_micro_per_kwh, tariff.retail_micro_per_kwh);
    let (ask, bid) = point.rule.map_or((None, None), |rule| (rule.ask_micro_per_kwh, rule.bid_micro_per_kwh));
    if point.rule.is_some_and(|rule| rule.paused) {
        return None;
    }
    let PointEnergy { export_wh, import_wh, forward_sold_wh, forward_bought_wh, .. } = result.energy;
    let came_wh = export_wh.saturating_add(forward_bought_wh);
    match came_wh.cmp(&import_wh.saturating_add(forward_sold_wh)) {
        std::cmp::Ordering::Greater => Some(ask.unwrap_or(feed_in).clamp(feed_in, retail)),
        std::cmp::Ordering::Less => {
            let bid = bid.unwrap_or(retail).clamp(feed_in, retail);
            bid.checked_sub(tariff.trading_fee_micro_per_kwh).filter(|limit| *limit >= feed_in)
        }
        std::cmp::Ordering::Equal => None,
    }
}
