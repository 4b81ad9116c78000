use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint64};
use interface::{
    balancing::{CallAt, MAX_CALL_AHEAD_SLOTS, MIN_NOTICE_SLOTS, Relief},
    grid,
};
use units::slot_at;

use super::check;
use crate::{
    call::{Asked, open},
    error::ContractError,
    line::Lines,
    state::{CONFIG, params_of},
};

pub fn call(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    at: CallAt,
    relief: Relief,
    needed_wh: Uint64,
    price_cap_micro_per_kwh: u32,
) -> Result<Response, ContractError> {
    let CallAt { slot, zone_id } = at;
    let config = CONFIG.load(deps.storage)?;
    check::operated_zone(deps.as_ref(), &config, zone_id, &info)?;
    if zone_id == 0 {
        return Err(ContractError::NoLine { zone_id });
    }
    if needed_wh.is_zero() {
        return Err(ContractError::NothingNeeded {});
    }
    let now = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    let terms = params_of(deps.storage, &config, zone_id)?.calls;
    let notice_slots = terms.map_or(MIN_NOTICE_SLOTS, |terms| terms.notice_slots);
    let first_slot = now.saturating_sub(1).saturating_add(notice_slots);
    let last_slot = now.saturating_add(MAX_CALL_AHEAD_SLOTS);
    if slot < first_slot {
        return Err(ContractError::CalledTooLate { slot, first_slot });
    }
    if slot > last_slot {
        return Err(ContractError::CalledTooEarly { slot, last_slot });
    }
    let slot_grid: grid::SlotGrid =
        deps.querier.query_wasm_smart(&config.grid, &grid::QueryMsg::SlotGrid { slot: now })?;
    let lines = Lines::of(&slot_grid);
    let needed_wh = needed_wh.u64();
    let asked = Asked { at, relief, needed_wh, price_cap_micro_per_kwh, made_in_slot: now, by_clock: false };
    Ok(Response::new().add_event(open(deps.storage, &lines.zones, asked, info.sender)?))
}
