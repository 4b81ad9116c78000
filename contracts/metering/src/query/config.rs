use cosmwasm_std::Deps;
use interface::metering::Config;

use crate::{error::ContractError, state::CONFIG};

pub fn config(deps: Deps) -> Result<Config, ContractError> {
    Ok(CONFIG.load(deps.storage)?)
}
