use cosmwasm_std::{DepsMut, MessageInfo, Response, Storage};
use interface::grid::ControllerSet;
use units::pack::PackError;

use super::check;
use crate::{
    error::ContractError,
    state::{IslandBy, ZONES, controller as stored_controller, load_signals, save_controller, save_signals},
};

pub fn set_controller(
    deps: DepsMut,
    info: MessageInfo,
    zone_id: u32,
    controller: Option<String>,
) -> Result<Response, ContractError> {
    let mut zone = check::operated_zone(deps.storage, zone_id, &info.sender)?;
    let controller = controller.map(|controller| deps.api.addr_validate(&controller)).transpose()?;
    if stored_controller(deps.storage, zone_id) != controller {
        let_batches_run(deps.storage, zone_id)?;
    }
    // Who names its controller takes its own word back.
    if let Some(link) = zone.link.as_mut().filter(|link| link.island_by == Some(IslandBy::Operator)) {
        link.island_by = controller.as_ref().map_or(link.island_by, |_| Some(IslandBy::Balancing));
        ZONES.save(deps.storage, zone_id, &zone)?;
    }
    save_controller(deps.storage, zone_id, controller.as_ref());
    Ok(Response::new().add_event(ControllerSet { zone_id, controller }))
}

/// Takes a zone from its controller, if it has one.
pub fn dismiss_controller(
    storage: &mut dyn Storage,
    zone_id: u32,
) -> Result<Option<ControllerSet>, ContractError> {
    if stored_controller(storage, zone_id).is_none() {
        return Ok(None);
    }
    let_batches_run(storage, zone_id)?;
    save_controller(storage, zone_id, None);
    Ok(Some(ControllerSet { zone_id, controller: None }))
}

/// Who is dismissed can't say any more that the emergency is over.
fn let_batches_run(storage: &mut dyn Storage, zone_id: u32) -> Result<(), PackError> {
    let mut signals = load_signals(storage)?;
    let stopped = signals.zones.get_mut(zone_id as usize).and_then(|zone| zone.batches_stopped_until.take());
    if stopped.is_some() {
        save_signals(storage, &signals);
    }
    Ok(())
}
