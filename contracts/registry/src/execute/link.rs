use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::registry::GridLinked;

use super::{allow, is_admin};
use crate::{error::ContractError, limits::check_address, state::SETTINGS};

pub fn link(deps: DepsMut, info: MessageInfo, grid: String) -> Result<Response, ContractError> {
    allow(is_admin(deps.storage, &info.sender)?, &info.sender)?;
    let grid = check_address(deps.api, &grid)?;
    let mut settings = SETTINGS.load(deps.storage)?;
    settings.grid = Some(grid.clone());
    SETTINGS.save(deps.storage, &settings)?;
    Ok(Response::new().add_event(GridLinked { grid }))
}
