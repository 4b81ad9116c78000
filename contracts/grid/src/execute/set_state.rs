use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::grid::{GridState, StateSet};

use super::check;
use crate::{
    error::ContractError,
    state::{load_signals, save_signals},
};

pub fn set_state(
    deps: DepsMut,
    info: MessageInfo,
    zone_id: u32,
    state: GridState,
) -> Result<Response, ContractError> {
    check::operated_zone(deps.storage, zone_id, &info.sender)?;
    let mut signals = load_signals(deps.storage)?;
    let zone = signals.zones.get_mut(zone_id as usize).ok_or(ContractError::UnknownZone { zone_id })?;
    zone.state = state;
    save_signals(deps.storage, &signals);
    Ok(Response::new().add_event(StateSet { zone_id, state }))
}
