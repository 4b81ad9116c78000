use book::Delegates;
use cosmwasm_std::{Binary, Deps, to_json_binary};
use interface::trading::DelegatesResponse;

use crate::error::ContractError;

pub fn delegates(deps: Deps, meter_id: u32) -> Result<Binary, ContractError> {
    let delegates = Delegates::load(deps.storage, meter_id)?.all().to_vec();
    Ok(to_json_binary(&DelegatesResponse { delegates })?)
}
