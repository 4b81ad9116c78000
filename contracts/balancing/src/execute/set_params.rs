use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::{
    balancing::{ZoneParams, ZoneParamsSet},
    wire::Json,
};

use super::check;
use crate::{
    error::ContractError,
    state::{CALLERS, CONFIG, PARAMS},
};

pub fn set_params(
    deps: DepsMut,
    info: MessageInfo,
    zone_id: u32,
    params: ZoneParams,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    check::operated_zone(deps.as_ref(), &config, zone_id, &info)?;
    check::params(&params)?;
    PARAMS.save(deps.storage, zone_id, &params)?;
    if params.calls.is_some() || params.cuts.is_some() || params.islands == Some(true) {
        CALLERS.save(deps.storage, zone_id, &info.sender)?;
    } else {
        CALLERS.remove(deps.storage, zone_id);
    }
    Ok(Response::new().add_event(ZoneParamsSet { zone_id, params: Json::of(&params)? }))
}
