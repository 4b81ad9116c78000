use cosmwasm_std::{Binary, DepsMut, Env, MessageInfo, Response};
use interface::{
    registry::DeviceKey,
    signed::{chain_tag, is_signed, rotation_bytes},
};

use super::allow;
use crate::{
    bank::Bank,
    device_key::{check_new_key, replace_key},
    error::ContractError,
    standing::{check_admitted, load_in_service},
};

pub fn rotate_key(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter_id: u32,
    new_key: DeviceKey,
    new_key_proof: Binary,
    old_key_signature: Binary,
) -> Result<Response, ContractError> {
    let meter = load_in_service(deps.storage, meter_id)?;
    allow(meter.owner == info.sender, &info.sender)?;
    check_admitted(deps.storage, &info.sender)?;
    // The old key of a suspended meter may be the reason for its suspension.
    if meter.suspended {
        return Err(ContractError::MeterSuspended { meter_id });
    }
    check_new_key(deps.as_ref(), &env, &meter.owner, &meter.serial, &new_key, &new_key_proof)?;
    let old = Bank::load_of(deps.storage, meter_id)?.device(meter_id)?;
    let message = rotation_bytes(&chain_tag(&env.block.chain_id), meter_id, &new_key.public_key);
    if !is_signed(deps.api, old.key_type, &old.public_key, &message, &old_key_signature) {
        return Err(ContractError::NotSignedByOldKey { meter_id });
    }
    Ok(Response::new().add_event(replace_key(deps.storage, meter_id, &new_key)?))
}
