use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response, Storage};
use interface::grid::IslandSet;

use super::check;
use crate::{
    error::ContractError,
    state::{
        CONFIG, IslandBy, ParentLink, ZONES, ZoneRecord, balancing, controller, terms_changed, unsettled_from,
    },
};

/// What an operator says itself stands: balancing cuts no line and joins none until it is named as the controller again.
pub fn set_island(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    zone_id: u32,
    from_slot: u32,
    islanded: bool,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let mut zone = check::existing_zone(deps.storage, zone_id)?;
    let island_by = who_says(deps.storage, zone_id, &zone, &info.sender)?;
    let link = zone.link.as_mut().ok_or(ContractError::RootHasNoLine {})?;
    let now = check::not_begun(&env, &config, from_slot)?;
    set(link, zone_id, island_by)?;
    link.islanded.set(from_slot, islanded, unsettled_from(deps.storage, now)?)?;
    ZONES.save(deps.storage, zone_id, &zone)?;
    terms_changed(deps.storage)?;
    Ok(Response::new().add_event(IslandSet { zone_id, from_slot, islanded }))
}

/// Whom an operator names as controller says states; of lines, balancing alone.
fn who_says(
    storage: &dyn Storage,
    zone_id: u32,
    zone: &ZoneRecord,
    sender: &Addr,
) -> Result<IslandBy, ContractError> {
    if *sender == zone.operator {
        return Ok(IslandBy::Operator);
    }
    let is_balancing = balancing(storage).is_some_and(|balancing| balancing == *sender);
    if is_balancing && controller(storage, zone_id).is_some_and(|named| named == *sender) {
        return Ok(IslandBy::Balancing);
    }
    Err(ContractError::Unauthorized { sender: sender.clone() })
}

fn set(link: &mut ParentLink, zone_id: u32, island_by: IslandBy) -> Result<(), ContractError> {
    if (link.island_by, island_by) == (Some(IslandBy::Operator), IslandBy::Balancing) {
        return Err(ContractError::IslandOfOperator { zone_id });
    }
    link.island_by = Some(island_by);
    Ok(())
}
