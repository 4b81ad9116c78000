use cosmwasm_std::{Binary, Deps, Uint128, to_json_binary};
use interface::trading::MoneyResponse;
use ledger::{COINS, MONEY_PARAMS, PAUSE, UTILITIES};

use crate::error::ContractError;

pub fn money(deps: Deps) -> Result<Binary, ContractError> {
    Ok(to_json_binary(&MoneyResponse {
        params: MONEY_PARAMS.load(deps.storage)?,
        coins_micro: Uint128::new(COINS.load(deps.storage)?),
        utilities: UTILITIES.load(deps.storage)?,
        pause: PAUSE.may_load(deps.storage)?,
    })?)
}
