use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::grid::ZoneUpdated;

use super::{check, set_controller::dismiss_controller};
use crate::{
    error::ContractError,
    state::{ZONES, terms_changed},
};

/// Whom the operator before let set the state, the next one has to name again.
pub fn update_zone(
    deps: DepsMut,
    info: MessageInfo,
    zone_id: u32,
    name: Option<String>,
    operator: Option<String>,
) -> Result<Response, ContractError> {
    let mut zone = check::operated_zone(deps.storage, zone_id, &info.sender)?;
    if let Some(name) = name {
        check::name(&name)?;
        zone.name = name;
    }
    let mut dismissed = None;
    if let Some(operator) = operator {
        zone.operator = deps.api.addr_validate(&operator)?;
        // A slot's terms name who earns on the zone's line.
        terms_changed(deps.storage)?;
        dismissed = dismiss_controller(deps.storage, zone_id)?;
    }
    ZONES.save(deps.storage, zone_id, &zone)?;
    let updated = ZoneUpdated { zone_id, operator: zone.operator, name: zone.name };
    Ok(Response::new().add_event(updated).add_events(dismissed))
}
