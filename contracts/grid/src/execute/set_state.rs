use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::grid::{GridState, StateSet};

use super::{check, set_controller::dismiss_controller};
use crate::{
    error::ContractError,
    state::{controller, load_signals, save_signals},
};

/// What an operator says itself stands: a controller sets nothing until it is named again.
pub fn set_state(
    deps: DepsMut,
    info: MessageInfo,
    zone_id: u32,
    state: GridState,
) -> Result<Response, ContractError> {
    let zone = check::existing_zone(deps.storage, zone_id)?;
    let dismissed = if info.sender == zone.operator {
        dismiss_controller(deps.storage, zone_id)
    } else if controller(deps.storage, zone_id).is_some_and(|controller| controller == info.sender) {
        None
    } else {
        return Err(ContractError::Unauthorized { sender: info.sender });
    };
    let mut signals = load_signals(deps.storage)?;
    let zone = signals.zones.get_mut(zone_id as usize).ok_or(ContractError::UnknownZone { zone_id })?;
    zone.state = state;
    save_signals(deps.storage, &signals);
    Ok(Response::new().add_event(StateSet { zone_id, state }).add_events(dismissed))
}
