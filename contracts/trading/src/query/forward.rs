use std::collections::BTreeMap;

use book::{
    FORWARD_PARAMS, ForwardClock, Lines, ORACLE, PRICING, ReferenceSources, SlotBook, price, signals,
};
use clearing::{PriceGrid, Zone};
use cosmwasm_std::{Binary, Deps, Env, Int128, Uint64, to_json_binary};
use forward::References;
use interface::{
    grid,
    trading::{Config, ForwardResponse, ForwardSlotResponse, ForwardZone, ReferencePrices},
};
use ledger::{CONFIG, Flows};
use units::{slot_at, slot_start};

use crate::error::ContractError;

pub fn forward(deps: Deps) -> Result<Binary, ContractError> {
    let clock = ForwardClock::load(deps.storage)?;
    let slots_changed = u32::try_from(clock.changed.len()).unwrap_or(u32::MAX);
    Ok(to_json_binary(&ForwardResponse {
        params: FORWARD_PARAMS.load(deps.storage)?,
        pricing: PRICING.load(deps.storage)?,
        oracle: ORACLE.may_load(deps.storage)?,
        next_order_id: clock.next_order_id,
        changes_waiting: clock.next_change.saturating_sub(clock.first_change),
        slots_changed,
        slot_in_batch: clock.batch.as_ref().and_then(|batch| batch.slots.first().copied()),
        closed_before_slot: clock.closed_before,
        conditional_orders: clock.conditional_orders,
        bundles_waiting: clock.bundles_waiting,
    })?)
}

pub fn forward_slot(deps: Deps, env: Env, slot: u32) -> Result<Binary, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let now = env.block.time.seconds();
    let gate_at = slot_start(slot, config.slot_seconds);
    let now_slot = slot_at(now, config.slot_seconds)?;
    let horizon = now_slot.saturating_add(FORWARD_PARAMS.load(deps.storage)?.horizon_slots);
    let grid = price_grid(deps, &config, slot)?;
    let flows = Flows::load(deps.storage, slot)?;
    let signals = signals(deps, &config).unwrap_or_default();
    let lines = lines_left(deps, &config, slot, &flows, signals.terms_version)?;
    let sources = ReferenceSources::load(deps, &config, signals)?;
    let stopped: BTreeMap<u32, u32> = sources.signals().without_batches(now_slot).collect();
    let zones = lines.iter().map(|(zone_id, zone)| {
        let traded = flows.zone(*zone_id);
        let (up, down) = zone.line.map_or((0, 0), |line| (line.capacity_up_wh, line.capacity_down_wh));
        ForwardZone {
            zone_id: *zone_id,
            last_price_micro_per_kwh: traded.last_price_micro_per_kwh.map(price),
            sold_wh: Uint64::new(traded.sold_wh),
            bought_wh: Uint64::new(traded.bought_wh),
            line_flow_wh: traded.flow_wh,
            capacity_left_up_wh: Uint64::new(up),
            capacity_left_down_wh: Uint64::new(down),
            line_earned_micro: Int128::new(traded.line_earned_micro),
            references: reference_prices(&sources.of(slot, *zone_id)),
            batches_stopped_until: stopped.get(zone_id).copied(),
        }
    });
    Ok(to_json_binary(&ForwardSlotResponse {
        slot,
        gate_at,
        open: now < gate_at && slot <= horizon,
        price_tick_micro_per_kwh: price(grid.price_tick()),
        floor_micro_per_kwh: price(grid.floor()),
        ceiling_micro_per_kwh: price(grid.ceiling()),
        batches: flows.batches,
        zones: zones.collect(),
    })?)
}

/// The prices of a slot's book, or those with which it would open now.
pub fn price_grid(deps: Deps, config: &Config, slot: u32) -> Result<PriceGrid, ContractError> {
    match SlotBook::load(deps.storage, slot)? {
        Some(book) => Ok(*book.grid()),
        None => {
            Ok(SlotBook::prices_of(deps, config, SlotBook::price_tick_micro_per_kwh(deps, config)?, slot)?)
        }
    }
}

/// What batches left of each line, as the next batch would see it.
pub fn lines_left(
    deps: Deps,
    config: &Config,
    slot: u32,
    flows: &Flows,
    terms_version: u64,
) -> Result<BTreeMap<u32, Zone>, ContractError> {
    let lines = match Lines::load(deps.storage, slot)? {
        Some(lines) if lines.terms_version == terms_version => lines,
        _ => {
            let msg = grid::QueryMsg::SlotGrid { slot };
            let terms: grid::SlotGrid = deps.querier.query_wasm_smart(&config.grid, &msg)?;
            Lines::new(terms_version, &terms)
        }
    };
    Ok(lines.left(flows).into_iter().map(|zone| (zone.id, zone)).collect())
}

fn reference_prices(references: &References) -> ReferencePrices {
    ReferencePrices {
        dynamic_micro_per_kwh: price(references.dynamic),
        time_of_use_micro_per_kwh: price(references.time_of_use),
        demand_response_micro_per_kwh: price(references.demand_response),
        grid_stability_micro_per_kwh: price(references.grid_stability),
    }
}
