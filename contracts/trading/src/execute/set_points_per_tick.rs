use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::trading::WorkBoundSet;
use ledger::CONFIG;

use super::only_admin;
use crate::error::ContractError;

pub fn set_points_per_tick(
    deps: DepsMut,
    info: MessageInfo,
    points_per_tick: u32,
) -> Result<Response, ContractError> {
    let mut config = CONFIG.load(deps.storage)?;
    only_admin(&config, &info)?;
    if points_per_tick == 0 {
        return Err(ContractError::TooSmall { name: "points_per_tick", value: points_per_tick });
    }
    config.points_per_tick = points_per_tick;
    CONFIG.save(deps.storage, &config)?;
    Ok(Response::new().add_event(WorkBoundSet { points_per_tick }))
}
