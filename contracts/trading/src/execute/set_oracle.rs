use book::ORACLE;
use cosmwasm_std::{DepsMut, MessageInfo, Response};
use interface::trading::OracleSet;
use ledger::CONFIG;

use super::{address, only_admin};
use crate::error::ContractError;

pub fn set_oracle(
    deps: DepsMut,
    info: MessageInfo,
    oracle: Option<String>,
) -> Result<Response, ContractError> {
    only_admin(&CONFIG.load(deps.storage)?, &info)?;
    let oracle = oracle.map(|oracle| address(deps.api, oracle)).transpose()?;
    match &oracle {
        Some(oracle) => ORACLE.save(deps.storage, oracle)?,
        None => ORACLE.remove(deps.storage),
    }
    Ok(Response::new().add_event(OracleSet { oracle }))
}
