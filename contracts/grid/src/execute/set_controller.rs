use cosmwasm_std::{DepsMut, MessageInfo, Response, Storage};
use interface::grid::ControllerSet;

use super::check;
use crate::{
    error::ContractError,
    state::{controller as stored_controller, save_controller},
};

pub fn set_controller(
    deps: DepsMut,
    info: MessageInfo,
    zone_id: u32,
    controller: Option<String>,
) -> Result<Response, ContractError> {
    check::operated_zone(deps.storage, zone_id, &info.sender)?;
    let controller = controller.map(|controller| deps.api.addr_validate(&controller)).transpose()?;
    save_controller(deps.storage, zone_id, controller.as_ref());
    Ok(Response::new().add_event(ControllerSet { zone_id, controller }))
}

/// Takes a zone from its controller, if it has one.
pub fn dismiss_controller(storage: &mut dyn Storage, zone_id: u32) -> Option<ControllerSet> {
    stored_controller(storage, zone_id)?;
    save_controller(storage, zone_id, None);
    Some(ControllerSet { zone_id, controller: None })
}
