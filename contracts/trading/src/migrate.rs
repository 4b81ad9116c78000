//! What state lacks that older code has stored.

mod signed_accounts;

use book::{FORWARD_PARAMS, PRICING, take_over_prices};
use cosmwasm_std::{DepsMut, Env, Response};
use interface::trading::MigrateMsg;
use ledger::{CONFIG, MONEY_PARAMS, not_in_settlement};

use crate::{
    error::ContractError,
    execute::{
        set_forward_params::save_forward_params, set_money_params::save_money_params,
        set_pricing::save_pricing,
    },
};

/// State from before the forward book gets its parameters; signed accounts become coins, debts and claims. A slot in work is packed as the code that
/// began it has packed it, so that this waits for its end.
pub fn add_what_is_missing(mut deps: DepsMut, env: Env, msg: MigrateMsg) -> Result<Response, ContractError> {
    not_in_settlement(deps.storage)?;
    take_over_prices(deps.storage)?;
    let mut response = Response::new();
    if let Some(params) = missing("forward", FORWARD_PARAMS.exists(deps.storage), msg.forward)? {
        response = response.add_event(save_forward_params(deps.storage, &params)?);
    }
    if let Some(pricing) = missing("pricing", PRICING.exists(deps.storage), msg.pricing)? {
        let config = CONFIG.load(deps.storage)?;
        let set = save_pricing(deps.branch(), &config, env.block.time.seconds(), &pricing)?;
        response = response.add_event(set);
    }
    if let Some(params) = missing("money", MONEY_PARAMS.exists(deps.storage), msg.money)? {
        response = response.add_event(save_money_params(deps.storage, &params)?);
        response = response.add_events(signed_accounts::split(deps.storage)?);
    }
    Ok(response)
}

fn missing<T>(name: &'static str, is_stored: bool, given: Option<T>) -> Result<Option<T>, ContractError> {
    match (is_stored, given) {
        (false, None) => Err(ContractError::MigrationLacks { name }),
        (true, Some(_)) => Err(ContractError::StoredAlready { name }),
        (_, given) => Ok(given),
    }
}
