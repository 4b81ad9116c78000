use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::registry::FlagAppealed;

use super::allow;
use crate::{
    error::ContractError,
    flags,
    limits::{MAX_REASON_BYTES, check_text},
    standing::load_meter,
    state::FLAGS,
};

pub fn appeal_flag(
    deps: DepsMut,
    info: MessageInfo,
    meter_id: u32,
    reason: String,
) -> Result<Response, ContractError> {
    let owner = load_meter(deps.storage, meter_id)?.owner;
    allow(owner == info.sender, &info.sender)?;
    check_text("reason", &reason, 1, MAX_REASON_BYTES)?;
    let mut flag = flags::load(deps.storage, meter_id)?;
    if flag.appeal.is_some() {
        return Err(ContractError::AlreadyAppealed { meter_id });
    }
    flag.appeal = Some(reason.clone());
    FLAGS.save(deps.storage, meter_id, &flag)?;
    Ok(Response::new().add_event(FlagAppealed { meter_id, reason }))
}
