use cosmwasm_std::{DepsMut, MessageInfo, Response};

use super::{allow, is_verifier};
use crate::{
    bank::Bank, connections, error::ContractError, limits::check_connection, standing::load_meter,
    zone::load_zone,
};

pub fn name_connection(
    deps: DepsMut,
    info: MessageInfo,
    meter_id: u32,
    connection: String,
) -> Result<Response, ContractError> {
    check_connection(&connection)?;
    let by = info.sender;
    if load_meter(deps.storage, meter_id)?.owner == by {
        return Err(ContractError::OwnMeter { meter_id });
    }
    let zone_id = Bank::load_of(deps.storage, meter_id)?.membership.zone_id;
    let allowed = is_verifier(deps.storage, &by)? || load_zone(deps.as_ref(), zone_id)?.operator == by;
    allow(allowed, &by)?;
    Ok(Response::new().add_event(connections::name(deps.storage, meter_id, connection, by)?))
}
