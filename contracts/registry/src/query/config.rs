use cosmwasm_std::Deps;
use interface::registry::Config;

use crate::{
    error::ContractError,
    state::{BANK_COUNT, METERING, POINT_TERMS, SETTINGS, VERIFIERS},
};

pub fn config(deps: Deps) -> Result<Config, ContractError> {
    let settings = SETTINGS.load(deps.storage)?;
    let set = VERIFIERS.load(deps.storage)?;
    Ok(Config {
        admin: settings.admin,
        verifiers: set.verifiers,
        threshold: set.threshold,
        proposal_seconds: settings.proposal_seconds,
        grid: settings.grid,
        metering: METERING.load(deps.storage)?,
        points: POINT_TERMS.load(deps.storage)?,
        bank_count: BANK_COUNT.load(deps.storage)?,
    })
}
