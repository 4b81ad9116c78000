use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, Response, to_json_string};
use interface::trading::{Config, Pricing, PricingSet};
use units::slot_at;

use super::only_admin;
use crate::{
    book::{ForwardClock, SlotBook, multipliers, schedule},
    error::ContractError,
    state::{CONFIG, PRICING},
};

pub fn set_pricing(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    pricing: Pricing,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    only_admin(&config, &info)?;
    check_pricing(deps.as_ref(), &config, env.block.time.seconds(), &pricing)?;
    PRICING.save(deps.storage, &pricing)?;
    let mut clock = ForwardClock::load(deps.storage)?;
    clock.references_moved = true;
    clock.save(deps.storage);
    Ok(Response::new().add_event(PricingSet { pricing: to_json_string(&pricing)? }))
}

/// Refuses what makes no sense: a base outside of the present slot's tariff, multipliers of nothing, windows of no day. What a sensible
/// multiplier makes of a sensible base may still leave the tariff; orders that follow it are clamped to it.
pub fn check_pricing(deps: Deps, config: &Config, now: u64, pricing: &Pricing) -> Result<(), ContractError> {
    let (tick, slot) = (SlotBook::tick_micro_per_kwh(deps, config)?, slot_at(now, config.slot_seconds)?);
    let prices = SlotBook::prices_of(deps, config, tick, slot)?;
    multipliers(pricing).check(&prices)?;
    schedule(pricing)?;
    Ok(())
}
