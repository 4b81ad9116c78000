use cosmwasm_std::{DepsMut, MessageInfo, Response, Uint128};
use interface::balancing::BalancingDeposited;

use crate::{
    account::{Account, count_coins, denom},
    error::ContractError,
    state::{CONFIG, DENOM},
};

pub fn deposit(deps: DepsMut, info: MessageInfo) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let denom = denom(deps.as_ref(), &config)?;
    let amount_micro = one_coin(&info, &denom)?;
    let mut account = Account::load(deps.storage, &info.sender)?;
    account.add(amount_micro)?;
    account.save(deps.storage, &info.sender);
    DENOM.save(deps.storage, &denom)?;
    count_coins(deps.storage, |coins| Ok(coins.checked_add(amount_micro)?))?;
    Ok(Response::new().add_event(BalancingDeposited { address: info.sender, amount_micro }))
}

fn one_coin(info: &MessageInfo, denom: &str) -> Result<Uint128, ContractError> {
    let wrong = || ContractError::WrongDeposit {
        denom: denom.to_string(),
        sent: info.funds.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
    };
    match info.funds.as_slice() {
        [coin] if coin.denom == denom && !coin.amount.is_zero() => {
            Uint128::try_from(coin.amount).map_err(|_| wrong())
        }
        _ => Err(wrong()),
    }
}
