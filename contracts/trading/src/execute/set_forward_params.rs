use book::FORWARD_PARAMS;
use cosmwasm_std::{DepsMut, MessageInfo, QuerierWrapper, Response, Storage};
use interface::{
    grid,
    trading::{Config, ForwardParams, ForwardParamsSet},
    wire::Json,
};
use ledger::{CONFIG, MAX_POINT_WH};

use super::only_admin;
use crate::error::ContractError;

/// Two weeks of quarter-hours.
const MAX_HORIZON_SLOTS: u64 = 1_344;
const MAX_OPEN_ORDERS: u64 = 1_000;
/// What fits into a transaction with room to spare.
const MAX_ORDERS_PER_MESSAGE: u64 = 100;
const MAX_CONDITIONS_PER_TICK: u64 = 200;
const MAX_BUNDLE_SLOTS_PER_TICK: u64 = 240;

pub fn set_forward_params(
    deps: DepsMut,
    info: MessageInfo,
    params: ForwardParams,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    only_admin(&config, &info)?;
    let set = save_forward_params(deps.storage, &params)?;
    within_notice(deps.querier, &config, &params)?;
    Ok(Response::new().add_event(set))
}

pub fn save_forward_params(
    storage: &mut dyn Storage,
    params: &ForwardParams,
) -> Result<ForwardParamsSet, ContractError> {
    check_forward_params(params)?;
    FORWARD_PARAMS.save(storage, params)?;
    Ok(ForwardParamsSet { params: Json::of(params)? })
}

/// No slot is traded whose tariff can still change: the notice of tariffs covers the horizon.
pub fn within_notice(
    querier: QuerierWrapper,
    config: &Config,
    params: &ForwardParams,
) -> Result<(), ContractError> {
    let grid: grid::Config = querier.query_wasm_smart(&config.grid, &grid::QueryMsg::Config {})?;
    let ForwardParams { horizon_slots, .. } = *params;
    let notice_slots = grid.tariff_notice_slots;
    if horizon_slots > notice_slots {
        return Err(ContractError::HorizonBeyondNotice { horizon_slots, notice_slots });
    }
    Ok(())
}

/// Bounds of a bound: beyond them, one message or tick would be too much work. A horizon of 0 lets nothing new into the book.
fn check_forward_params(params: &ForwardParams) -> Result<(), ContractError> {
    for (name, value, least, most) in [
        ("horizon_slots", params.horizon_slots.into(), 0, MAX_HORIZON_SLOTS),
        ("min_energy_wh", params.min_energy_wh.u64(), 1, MAX_POINT_WH),
        ("open_orders_per_point", params.open_orders_per_point.into(), 1, MAX_OPEN_ORDERS),
        ("orders_per_message", params.orders_per_message.into(), 1, MAX_ORDERS_PER_MESSAGE),
        ("conditions_per_tick", params.conditions_per_tick.into(), 1, MAX_CONDITIONS_PER_TICK),
        ("bundle_slots_per_tick", params.bundle_slots_per_tick.into(), 1, MAX_BUNDLE_SLOTS_PER_TICK),
    ] {
        if !(least..=most).contains(&value) {
            return Err(ContractError::ParameterOutOfRange { name, value, least, most });
        }
    }
    Ok(())
}
