use book::BookError;
use cosmwasm_std::{Deps, DepsMut, MessageInfo, Response, Storage};
use interface::{
    grid,
    trading::{Config, Rule, RuleSet},
};
use ledger::{CONFIG, Clock};
use pool::{HOLDERS, PointRule, RuleBank, keys};
use units::{bank_of, index_in_bank};

use super::only_owner;
use crate::error::ContractError;

pub fn set_rule(
    deps: DepsMut,
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
    keep_former(deps.storage, bank, index, &former)?;
    rules.set(index, PointRule { rule: Some(rule), ..former });
    rules.save(deps.storage, bank);
    if rule.hold || rule.draw {
        HOLDERS.save(deps.storage, meter_id, &info.sender)?;
    }
    Ok(Response::new().add_event(RuleSet {
        meter_id,
        ask_micro_per_kwh: rule.ask_micro_per_kwh,
        bid_micro_per_kwh: rule.bid_micro_per_kwh,
        hold: rule.hold,
        draw: rule.draw,
        paused: rule.paused,
    }))
}

/// The slot in work goes on with the rule it began with, and past slots are explained by the rule they had.
fn keep_former(
    storage: &mut dyn Storage,
    bank: u32,
    index: u8,
    former: &PointRule,
) -> Result<(), ContractError> {
    let Some(last_slot) = Clock::load(storage)?.last_begun() else { return Ok(()) };
    let key = keys::former_rule(bank, last_slot, index);
    if storage.get(&key).is_none() {
        let mut bytes = Vec::new();
        former.pack(&mut bytes);
        storage.set(&key, &bytes);
    }
    Ok(())
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
