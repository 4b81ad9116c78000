use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use interface::grid::{Line, LineSet};

use super::check;
use crate::{
    error::ContractError,
    state::{CONFIG, ZONES, terms_changed, unsettled_from},
};

pub fn set_line(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    zone_id: u32,
    from_slot: u32,
    line: Line,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let mut zone = check::operated_zone(deps.storage, zone_id, &info.sender)?;
    let link = zone.link.as_mut().ok_or(ContractError::RootHasNoLine {})?;
    let now = check::not_begun(&env, &config, from_slot)?;
    check::line(&line, config.price_tick_micro_per_kwh)?;
    link.line.set(from_slot, line, unsettled_from(deps.storage, now)?)?;
    ZONES.save(deps.storage, zone_id, &zone)?;
    terms_changed(deps.storage)?;
    Ok(Response::new().add_event(line_set(zone_id, from_slot, &line)))
}

pub fn line_set(zone_id: u32, from_slot: u32, line: &Line) -> LineSet {
    let Line { fee_micro_per_kwh, capacity_up_wh, capacity_down_wh } = *line;
    LineSet { zone_id, from_slot, fee_micro_per_kwh, capacity_up_wh, capacity_down_wh }
}
