use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::grid::ZoneUpdated;

use super::check;
use crate::{
    error::ContractError,
    state::{ZONES, terms_changed},
};

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
    if let Some(operator) = operator {
        zone.operator = deps.api.addr_validate(&operator)?;
        // A slot's terms name who earns on the zone's line.
        terms_changed(deps.storage)?;
    }
    ZONES.save(deps.storage, zone_id, &zone)?;
    Ok(Response::new().add_event(ZoneUpdated { zone_id, operator: zone.operator, name: zone.name }))
}
