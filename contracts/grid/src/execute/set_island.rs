use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use interface::grid::IslandSet;

use super::check;
use crate::{
    error::ContractError,
    state::{CONFIG, ZONES, terms_changed, unsettled_from},
};

pub fn set_island(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    zone_id: u32,
    from_slot: u32,
    islanded: bool,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let mut zone = check::operated_zone(deps.storage, zone_id, &info.sender)?;
    let link = zone.link.as_mut().ok_or(ContractError::RootHasNoLine {})?;
    let now = check::not_begun(&env, &config, from_slot)?;
    link.islanded.set(from_slot, islanded, unsettled_from(deps.storage, now)?)?;
    ZONES.save(deps.storage, zone_id, &zone)?;
    terms_changed(deps.storage)?;
    Ok(Response::new().add_event(IslandSet { zone_id, from_slot, islanded }))
}
