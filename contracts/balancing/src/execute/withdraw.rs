use cosmwasm_std::{BankMsg, DepsMut, MessageInfo, Response, Uint128, coins};
use interface::balancing::BalancingWithdrawn;

use crate::{
    account::{Account, count_coins, denom},
    error::ContractError,
    state::CONFIG,
};

pub fn withdraw(deps: DepsMut, info: MessageInfo, amount_micro: Uint128) -> Result<Response, ContractError> {
    if amount_micro.is_zero() {
        return Err(ContractError::ZeroAmount {});
    }
    let mut account = Account::load(deps.storage, &info.sender)?;
    account.take(&info.sender, amount_micro)?;
    account.save(deps.storage, &info.sender);
    count_coins(deps.storage, |coins| Ok(coins.checked_sub(amount_micro)?))?;
    let denom = denom(deps.as_ref(), &CONFIG.load(deps.storage)?)?;
    let amount = coins(amount_micro.u128(), denom);
    Ok(Response::new()
        .add_message(BankMsg::Send { to_address: info.sender.to_string(), amount })
        .add_event(BalancingWithdrawn { address: info.sender, amount_micro }))
}
