use book::BookError;
use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, Response, Storage};
use interface::{
    grid,
    trading::{Config, Rule, RuleSet},
};
use ledger::CONFIG;
use pool::{HOLDERS, PointRule, RuleBank, keys};
use units::{bank_of, index_in_bank, slot_at};

use super::only_owner;
use crate::error::ContractError;

/// The rule holds from the next slot, so that nobody can choose it with a slot's prices in view.
pub fn set_rule(
    deps: DepsMut,
    env: &Env,
    info: MessageInfo,
    meter_id: u32,
    rule: Rule,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    only_owner(deps.as_ref(), &config, &info, meter_id)?;
    let prices = [("ask", rule.ask_micro_per_kwh), ("bid", rule.bid_micro_per_kwh)];
    let prices: Vec<_> = prices.into_iter().filter_map(|(name, price)| Some((name, price?))).collect();
    check_on_price_tick(deps.as_ref(), &config, &prices)?;
    let (bank, index) = (bank_of(meter_id), index_in_bank(meter_id));
    let mut rules = RuleBank::load(deps.storage, bank)?;
    let former = rules.get(index);
    let present_slot = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    keep_former(deps.storage, bank, present_slot, index, &former);
    rules.set(index, PointRule { rule: Some(rule), ..former });
    rules.save(deps.storage, bank);
    if rule.hold || rule.draw {
        HOLDERS.save(deps.storage, meter_id, &info.sender)?;
    }
    Ok(Response::new().add_event(RuleSet {
        meter_id,
        from_slot: present_slot.saturating_add(1),
        ask_micro_per_kwh: rule.ask_micro_per_kwh,
        bid_micro_per_kwh: rule.bid_micro_per_kwh,
        hold: rule.hold,
        draw: rule.draw,
        paused: rule.paused,
    }))
}

/// Slots that have begun go on with the rule they began with, settled or not. What was set since then is replaced.
fn keep_former(storage: &mut dyn Storage, bank: u32, present_slot: u32, index: u8, former: &PointRule) {
    let key = keys::former_rule(bank, present_slot, index);
    if storage.get(&key).is_none() {
        let mut bytes = Vec::new();
        former.pack(&mut bytes);
        storage.set(&key, &bytes);
    }
}

/// Prices that are not about one slot, against the price tick.
pub fn check_on_price_tick(
    deps: Deps,
    config: &Config,
    prices: &[(&'static str, u32)],
) -> Result<(), ContractError> {
    let grid: grid::Config = deps.querier.query_wasm_smart(&config.grid, &grid::QueryMsg::Config {})?;
    let price_tick_micro_per_kwh = grid.price_tick_micro_per_kwh;
    for (name, price_micro_per_kwh) in prices.iter().copied() {
        if price_micro_per_kwh.checked_rem(price_tick_micro_per_kwh) != Some(0) {
            return Err(BookError::OffTick { name, price_micro_per_kwh, price_tick_micro_per_kwh }.into());
        }
    }
    Ok(())
}
