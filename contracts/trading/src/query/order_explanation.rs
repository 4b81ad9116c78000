use std::collections::BTreeMap;

use book::{ORACLE, Placement, ReferenceSources, StoredOrder, curves_of_slot, price, signals};
use cosmwasm_std::{Deps, Env, Uint64};
use forward::{References, effective_price};
use interface::{
    packed::{FeedValue, keys},
    trading::{Condition, Config, OrderFact, OrderReason, OrderStatus, OrderTerms, Side},
};
use ledger::{CONFIG, Flows};
use units::{slot_at, slot_start};

use super::{
    execution::{Execution, Seen},
    forward::{lines_left, price_grid},
    reach::{Counterparties, counterparties},
};
use crate::error::ContractError;

/// What became of an order and why, beyond its terms and fills.
pub fn explain(
    deps: Deps,
    env: &Env,
    stored: &StoredOrder,
    execution: &Execution,
) -> Result<Vec<OrderFact>, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let order = &stored.packed.order;
    let mut facts = vec![rest(&order.terms, execution)];
    if let (Some(seen), true) = (&execution.seen, execution.rest_wh > 0) {
        facts.push(zone_traded(seen));
    }
    if let (OrderStatus::Conditional, Some(condition)) = (execution.status, &order.condition) {
        facts.push(unmet(deps, &config, condition)?);
    }
    let now = env.block.time.seconds();
    if execution.status == OrderStatus::Open && now < slot_start(stored.slot(), config.slot_seconds) {
        let sources = sources(deps, &config)?;
        let stopped = sources.signals().without_batches(slot_at(now, config.slot_seconds)?).collect();
        match stopped_in(&stopped, stored.packed.zone_id) {
            Some(stopped) => facts.push(stopped),
            None if execution.reason == OrderReason::Queued => {}
            None => facts.extend(others(deps, &config, stored, &sources, &stopped)?),
        }
    }
    Ok(facts)
}

/// Why no order of the zone trades.
fn stopped_in(stopped: &BTreeMap<u32, u32>, zone_id: u32) -> Option<OrderFact> {
    let until_slot = *stopped.get(&zone_id)?;
    Some(OrderFact::BatchesStopped { zone_id, until_slot })
}

/// What was not traded, and why.
fn rest(terms: &OrderTerms, execution: &Execution) -> OrderFact {
    let energy_wh = Uint64::new(execution.rest_wh);
    match (execution.status, execution.reason) {
        (OrderStatus::Filled, _) => OrderFact::AllTraded {},
        (OrderStatus::Open, OrderReason::Queued) if matches!(terms, OrderTerms::Bundle { .. }) => {
            OrderFact::WaitsForTrial {}
        }
        (OrderStatus::Open, OrderReason::Queued) => OrderFact::WaitsForBook {},
        (OrderStatus::Conditional, _) => OrderFact::WaitsForCondition { energy_wh },
        (OrderStatus::Open, OrderReason::None) => OrderFact::WaitsForFirstBatch { energy_wh },
        (OrderStatus::Open, OrderReason::BundleIncomplete) => OrderFact::BundleIncomplete { energy_wh },
        (OrderStatus::Open, _) => OrderFact::Rests { energy_wh },
        (OrderStatus::Ended, OrderReason::Cancelled) => OrderFact::Cancelled { energy_wh },
        (OrderStatus::Ended, OrderReason::MarketRest) => OrderFact::MarketRest { energy_wh },
        (OrderStatus::Ended, _) => OrderFact::Expired { energy_wh },
    }
}

fn zone_traded(seen: &Seen) -> OrderFact {
    OrderFact::ZoneTraded {
        batch: seen.batch,
        price_micro_per_kwh: price(seen.price_micro_per_kwh),
        limit_micro_per_kwh: price(seen.limit_micro_per_kwh),
        sold_wh: Uint64::new(seen.zone.sold_wh),
        bought_wh: Uint64::new(seen.zone.bought_wh),
        line_flow_wh: seen.zone.flow_wh,
    }
}

/// What the condition's value is now.
fn unmet(deps: Deps, config: &Config, condition: &Condition) -> Result<OrderFact, ContractError> {
    Ok(match condition {
        Condition::Feed { feed_id, .. } => {
            let oracle = ORACLE.may_load(deps.storage)?;
            let bytes = match oracle {
                Some(oracle) => deps.querier.query_wasm_raw(oracle, keys::feed(feed_id))?,
                None => None,
            };
            let feed_id = feed_id.clone();
            match bytes.map(|bytes| FeedValue::decode(&bytes)).transpose()? {
                Some(FeedValue { value, updated_at }) => OrderFact::FeedIs { feed_id, value, updated_at },
                None => OrderFact::FeedIsEmpty { feed_id },
            }
        }
        Condition::ZonePrice { zone_id, .. } => {
            let zone_id = *zone_id;
            match sources(deps, config)?.prices().get(zone_id).pool_micro_per_kwh {
                Some(at) => OrderFact::PoolPriceIs { zone_id, price_micro_per_kwh: price(at) },
                None => OrderFact::NoPoolPrice { zone_id },
            }
        }
        Condition::ZoneState { zone_id, .. } => {
            let zone_id = *zone_id;
            match sources(deps, config)?.signals().state_of(zone_id) {
                Some(state) => OrderFact::ZoneStateIs { zone_id, state },
                None => OrderFact::NoZone { zone_id },
            }
        }
    })
}

fn sources(deps: Deps, config: &Config) -> Result<ReferenceSources, ContractError> {
    Ok(ReferenceSources::load(deps, config, signals(deps, config).unwrap_or_default())?)
}

/// Who is on the other side now, but in zones without batches.
fn others(
    deps: Deps,
    config: &Config,
    stored: &StoredOrder,
    sources: &ReferenceSources,
    stopped: &BTreeMap<u32, u32>,
) -> Result<Vec<OrderFact>, ContractError> {
    let slot = stored.slot();
    let grid = price_grid(deps, config, slot)?;
    let Some(Placement { zone_id, side, kind, level, .. }) = stored.placement(&grid)? else {
        return Ok(Vec::new());
    };
    let flows = Flows::load(deps.storage, slot)?;
    let zones = lines_left(deps, config, slot, &flows, sources.signals().terms_version)?;
    let mut books = Vec::new();
    for book in curves_of_slot(deps.storage, slot) {
        let (zone_id, curve) = book?;
        if !stopped.contains_key(&zone_id) {
            books.push((zone_id, curve, sources.of(slot, zone_id)));
        }
    }
    let references: References = sources.of(slot, zone_id);
    let limit = effective_price(&grid, &references, kind, level);
    let found = counterparties(&grid, &zones, &books, (zone_id, side), limit);
    Ok(others_found(stored.packed.order.side, price(limit), &found, &flows))
}

fn others_found(
    side: Side,
    limit_micro_per_kwh: u32,
    found: &Counterparties,
    flows: &Flows,
) -> Vec<OrderFact> {
    let mut facts = vec![match found.within_reach {
        None => OrderFact::NobodyWithinReach { side },
        Some(offer) => OrderFact::BestWithinReach {
            side,
            zone_id: offer.zone_id,
            price_micro_per_kwh: price(offer.price_micro_per_kwh),
            fees_micro_per_kwh: price(offer.fees_micro_per_kwh),
            limit_micro_per_kwh,
        },
    }];
    facts.extend(found.behind_full_line.map(|blocked| OrderFact::BehindFullLine {
        side,
        zone_id: blocked.offer.zone_id,
        price_micro_per_kwh: price(blocked.offer.price_micro_per_kwh),
        line_of_zone_id: blocked.line_of,
        line_carries_wh: Uint64::new(flows.zone(blocked.line_of).flow_wh.unsigned_abs()),
    }));
    facts
}
