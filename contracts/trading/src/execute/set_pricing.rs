use book::{ForwardClock, PRICING, SlotBook, multipliers, schedule};
use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, Response};
use interface::{
    trading::{Config, Pricing, PricingSet},
    wire::Json,
};
use ledger::CONFIG;
use units::slot_at;

use super::only_admin;
use crate::error::ContractError;

pub fn set_pricing(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    pricing: Pricing,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    only_admin(&config, &info)?;
    let set = save_pricing(deps.branch(), &config, env.block.time.seconds(), &pricing)?;
    let mut clock = ForwardClock::load(deps.storage)?;
    clock.references_moved = true;
    clock.save(deps.storage);
    Ok(Response::new().add_event(set))
}

pub fn save_pricing(
    deps: DepsMut,
    config: &Config,
    now: u64,
    pricing: &Pricing,
) -> Result<PricingSet, ContractError> {
    check_pricing(deps.as_ref(), config, now, pricing)?;
    PRICING.save(deps.storage, pricing)?;
    Ok(PricingSet { pricing: Json::of(pricing)? })
}

/// Refuses what makes no sense: a base outside of the present slot's tariff, multipliers of nothing, windows of no day. What a sensible
/// multiplier makes of a sensible base may still leave the tariff; orders that follow it are clamped to it.
fn check_pricing(deps: Deps, config: &Config, now: u64, pricing: &Pricing) -> Result<(), ContractError> {
    let (tick, slot) =
        (SlotBook::price_tick_micro_per_kwh(deps, config)?, slot_at(now, config.slot_seconds)?);
    let prices = SlotBook::prices_of(deps, config, tick, slot)?;
    multipliers(pricing).check(&prices)?;
    schedule(pricing)?;
    Ok(())
}
