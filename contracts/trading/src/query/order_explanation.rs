use book::{ORACLE, Placement, ReferenceSources, StoredOrder, curves_of_slot, price, signals};
use clearing::Side;
use cosmwasm_std::{Deps, Env, StdResult, Uint64, to_json_string};
use forward::{References, effective_price};
use interface::{
    packed::{FeedValue, keys},
    trading::{
        BundlePart, Comparison, Condition, Config, NewOrder, OrderFill, OrderPrice, OrderReason, OrderStatus,
        OrderTerms, PricingModel, Side as OrderSide,
    },
};
use ledger::{CONFIG, Flows};
use units::{PriceMicroPerKwh, slot_start};

use super::{
    fate::{Fate, Seen},
    forward::{lines_left, price_grid},
    reach::{Counterparties, counterparties},
    words::{kwh, money},
};
use crate::error::ContractError;

/// Fills that are told one by one.
const FILLS_TOLD: usize = 8;

/// What an order asked for, what became of it and why, in plain words.
pub fn explain(
    deps: Deps,
    env: &Env,
    stored: &StoredOrder,
    fate: &Fate,
) -> Result<Vec<String>, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let order = &stored.packed.order;
    let mut words = vec![asked(order)];
    words.extend(fills(&fate.fills));
    words.extend(rest(order, fate));
    if let (Some(seen), true) = (&fate.seen, fate.rest_wh > 0) {
        words.push(batch(seen));
    }
    if let (OrderStatus::Sleeping, Some(condition)) = (fate.status, &order.condition) {
        words.push(unmet(deps, &config, condition)?);
    }
    let now = env.block.time.seconds();
    if fate.status == OrderStatus::Resting && now < slot_start(stored.slot(), config.slot_seconds) {
        words.extend(others(deps, &config, stored)?);
    }
    Ok(words)
}

/// The order as it was placed.
fn asked(order: &NewOrder) -> String {
    let (verb, bound) = match order.side {
        OrderSide::Buy => ("Buy", "less"),
        OrderSide::Sell => ("Sell", "more"),
    };
    let terms = match &order.terms {
        OrderTerms::Limit { slot, energy_wh, price: OrderPrice::Fixed { limit_micro_per_kwh }, .. } => {
            let limit = money(*limit_micro_per_kwh);
            format!("{verb} {} in slot {slot} at {limit} per kWh or {bound}.", kwh(*energy_wh))
        }
        OrderTerms::Limit {
            slot,
            energy_wh,
            price: OrderPrice::Model { model, offset_micro_per_kwh },
            ..
        } => {
            let reference = reference(*model, *offset_micro_per_kwh);
            format!("{verb} {} in slot {slot} at {reference}.", kwh(*energy_wh))
        }
        OrderTerms::Market { slot, energy_wh, worst_price_micro_per_kwh } => {
            let worst = money(*worst_price_micro_per_kwh);
            format!(
                "{verb} {} in slot {slot} with the next batch, at {worst} per kWh at worst.",
                kwh(*energy_wh)
            )
        }
        OrderTerms::Bundle { parts, average_limit_micro_per_kwh, .. } => {
            let energy = kwh(total(parts));
            let (first, last) =
                (parts.first().map_or(0, |part| part.slot), parts.last().map_or(0, |part| part.slot));
            let (count, limit) = (parts.len(), money(*average_limit_micro_per_kwh));
            format!(
                "{verb} {energy} in {count} slots from {first} to {last}, all or nothing, at {limit} per kWh or {bound} on average."
            )
        }
    };
    match &order.condition {
        Some(condition) => format!("{terms} It sleeps until {}.", holds(condition)),
        None => terms,
    }
}

fn reference(model: PricingModel, offset_micro_per_kwh: i32) -> String {
    let name = match model {
        PricingModel::Dynamic => "the zone's dynamic price",
        PricingModel::TimeOfUse => "the time-of-use price",
        PricingModel::DemandResponse => "the demand-response price",
        PricingModel::GridStability => "the grid-stability price",
    };
    let offset = money(offset_micro_per_kwh.unsigned_abs());
    match offset_micro_per_kwh.signum() {
        1 => format!("{name} plus {offset} per kWh"),
        -1 => format!("{name} less {offset} per kWh"),
        _ => name.to_string(),
    }
}

fn holds(condition: &Condition) -> String {
    let is = |comparison: &Comparison| match comparison {
        Comparison::Above => "above",
        Comparison::Below => "below",
    };
    match condition {
        Condition::Feed { feed_id, comparison, value } => {
            format!("the feed {feed_id} is {} {value}", is(comparison))
        }
        Condition::ZonePrice { zone_id, comparison, price_micro_per_kwh } => {
            let price = money(*price_micro_per_kwh);
            format!("the last pool price of zone {zone_id} is {} {price} per kWh", is(comparison))
        }
        Condition::ZoneState { zone_id, state } => format!("zone {zone_id} is in the state {}", name(state)),
    }
}

fn name(value: &impl serde::Serialize) -> String {
    let json: StdResult<String> = to_json_string(value);
    json.unwrap_or_default().trim_matches('"').to_string()
}

fn fills(fills: &[OrderFill]) -> Vec<String> {
    let mut words: Vec<String> = fills
        .iter()
        .take(FILLS_TOLD)
        .map(|fill| {
            let (energy, at) = (kwh(fill.energy_wh), money(fill.price_micro_per_kwh));
            format!("{energy} traded in batch {} of slot {} at {at} per kWh.", fill.batch, fill.slot)
        })
        .collect();
    let untold = fills.len().saturating_sub(FILLS_TOLD);
    if untold > 0 {
        words.push(format!("{untold} later batches filled more of it."));
    }
    words
}

/// What was not traded, and why.
fn rest(order: &NewOrder, fate: &Fate) -> Option<String> {
    let rest = kwh(Uint64::new(fate.rest_wh));
    Some(match (fate.status, fate.reason) {
        (OrderStatus::Filled, _) => "All of it traded.".to_string(),
        (OrderStatus::Waiting, _) if matches!(order.terms, OrderTerms::Bundle { .. }) => {
            "It is tried when the books of its slots have no batch due.".to_string()
        }
        (OrderStatus::Waiting, _) => "It is on its way into the book and joins the next batch.".to_string(),
        (OrderStatus::Sleeping, _) => format!("{rest} sleeps."),
        (OrderStatus::Resting, OrderReason::None) => format!("{rest} waits for its first batch."),
        (OrderStatus::Resting, OrderReason::BundleIncomplete) => format!(
            "{rest} waits: when it was last tried, not every slot had enough for it, or the average price was beyond its limit."
        ),
        (OrderStatus::Resting, _) => format!("{rest} rests in the book."),
        (OrderStatus::Ended, OrderReason::Cancelled) => format!("{rest} was cancelled."),
        (OrderStatus::Ended, OrderReason::MarketRest) => {
            format!("{rest} found nobody in its batch and was cancelled, as market orders are.")
        }
        (OrderStatus::Ended, _) => {
            format!("{rest} was not traded before the order expired or its slot began.")
        }
    })
}

/// The batch that decided last, with its numbers.
fn batch(seen: &Seen) -> String {
    let (at, limit) = (money(price(seen.price_micro_per_kwh)), money(price(seen.limit_micro_per_kwh)));
    let side = if seen.limit_micro_per_kwh > seen.price_micro_per_kwh { "below" } else { "above" };
    // Both sides of an order's limit are told apart by the price alone: what is better is filled.
    let why = match seen.limit_micro_per_kwh == seen.price_micro_per_kwh {
        true => format!(
            "at {at} per kWh, exactly its price, where there was not enough for everyone: who is nearer comes first, and the others share"
        ),
        false => format!("at {at} per kWh, {side} its price of {limit}"),
    };
    let (sold, bought) = (kwh(Uint64::new(seen.zone.sold_wh)), kwh(Uint64::new(seen.zone.bought_wh)));
    let line = match seen.zone.flow_wh {
        0 => "its line carried nothing".to_string(),
        flow_wh => {
            let way = if flow_wh > 0 { "towards the root" } else { "away from the root" };
            format!("its line carried {} {way}", kwh(Uint64::new(flow_wh.unsigned_abs())))
        }
    };
    format!(
        "In batch {} its zone traded {why}; {sold} were sold and {bought} bought there, and {line}.",
        seen.batch
    )
}

/// What the condition's value is now.
fn unmet(deps: Deps, config: &Config, condition: &Condition) -> Result<String, ContractError> {
    Ok(match condition {
        Condition::Feed { feed_id, .. } => {
            let oracle = ORACLE.may_load(deps.storage)?;
            let bytes = match oracle {
                Some(oracle) => deps.querier.query_wasm_raw(oracle, keys::feed(feed_id))?,
                None => None,
            };
            match bytes.map(|bytes| FeedValue::decode(&bytes)).transpose()? {
                Some(FeedValue { value, updated_at }) => {
                    format!("The feed {feed_id} is {value} since {updated_at}.")
                }
                None => format!("The feed {feed_id} says nothing."),
            }
        }
        Condition::ZonePrice { zone_id, .. } => {
            let sources = sources(deps, config)?;
            match sources.prices().get(*zone_id).pool_micro_per_kwh {
                Some(at) => format!("The last pool price of zone {zone_id} is {} per kWh.", money(price(at))),
                None => format!("Nothing was traded in the pool of zone {zone_id} yet."),
            }
        }
        Condition::ZoneState { zone_id, .. } => match sources(deps, config)?.signals().state_of(*zone_id) {
            Some(state) => format!("Zone {zone_id} is in the state {}.", name(&state)),
            None => format!("There is no zone {zone_id}."),
        },
    })
}

fn sources(deps: Deps, config: &Config) -> Result<ReferenceSources, ContractError> {
    Ok(ReferenceSources::load(deps, config, signals(deps, config).unwrap_or_default())?)
}

/// Who is on the other side now.
fn others(deps: Deps, config: &Config, stored: &StoredOrder) -> Result<Vec<String>, ContractError> {
    let slot = stored.slot();
    let grid = price_grid(deps, config, slot)?;
    let Some(Placement { zone_id, side, kind, level, .. }) = stored.placement(&grid)? else {
        return Ok(Vec::new());
    };
    let sources = sources(deps, config)?;
    let flows = Flows::load(deps.storage, slot)?;
    let zones = lines_left(deps, config, slot, &flows, sources.signals().terms_version)?;
    let mut books = Vec::new();
    for book in curves_of_slot(deps.storage, slot) {
        let (zone_id, curve) = book?;
        books.push((zone_id, curve, sources.of(slot, zone_id)));
    }
    let references: References = sources.of(slot, zone_id);
    let limit = effective_price(&grid, &references, kind, level);
    let found = counterparties(&grid, &zones, &books, (zone_id, side), limit);
    Ok(counterparty_words(side, limit, &found, &flows))
}

fn counterparty_words(
    side: Side,
    limit: PriceMicroPerKwh,
    found: &Counterparties,
    flows: &Flows,
) -> Vec<String> {
    let (best, nobody, verb) = match side {
        Side::Buy => ("The lowest offer", "Nobody within reach offers anything.", "offers at"),
        Side::Sell => ("The highest bid", "Nobody within reach bids for anything.", "bids"),
    };
    let limit = money(price(limit));
    let mut words = vec![match found.within_reach {
        None => nobody.to_string(),
        Some(offer) => {
            let (at, fees) =
                (money(price(offer.price_micro_per_kwh)), money(price(offer.fees_micro_per_kwh)));
            let zone_id = offer.zone_id;
            format!(
                "{best} within reach is {at} per kWh in zone {zone_id}, with {fees} of fees on the way counted; the order stands at {limit}."
            )
        }
    }];
    if let Some(blocked) = found.behind_full_line {
        let (zone_id, line_of) = (blocked.offer.zone_id, blocked.line_of);
        let at = money(price(blocked.offer.price_micro_per_kwh));
        let carried = kwh(Uint64::new(flows.zone(line_of).flow_wh.unsigned_abs()));
        words.push(format!(
            "Zone {zone_id} {verb} {at} per kWh, fees counted, but the line of zone {line_of} has no room left: it carries {carried}."
        ));
    }
    words
}

fn total(parts: &[BundlePart]) -> Uint64 {
    Uint64::new(parts.iter().fold(0, |sum: u64, part| sum.saturating_add(part.energy_wh.u64())))
}
