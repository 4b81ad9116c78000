use book::Delegates;
use cosmwasm_std::{Addr, DepsMut, MessageInfo, Response};
use interface::trading::DelegateRemoved;
use ledger::CONFIG;

use super::only_owner;
use crate::error::ContractError;

pub fn remove_delegate(
    deps: DepsMut,
    info: MessageInfo,
    meter_id: u32,
    delegate: String,
) -> Result<Response, ContractError> {
    only_owner(deps.as_ref(), &CONFIG.load(deps.storage)?, &info, meter_id)?;
    let delegate = Addr::unchecked(delegate);
    let mut delegates = Delegates::load(deps.storage, meter_id)?;
    if !delegates.remove(&delegate) {
        return Err(ContractError::NoDelegate { meter_id, delegate });
    }
    delegates.save(deps.storage, meter_id);
    Ok(Response::new().add_event(DelegateRemoved { meter_id, delegate }))
}
