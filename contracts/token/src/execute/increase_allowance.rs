use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};
use interface::token::Expiration;

use crate::{
    allowance::{self, NOTHING},
    error::ContractError,
};

/// Increasing by zero sets when the allowance expires. One that has expired is begun anew: from zero, and without an end unless one is given.
pub fn increase_allowance(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    spender: String,
    amount: Uint128,
    expires: Option<Expiration>,
) -> Result<Response, ContractError> {
    let spender = deps.api.addr_validate(&spender)?;
    allowance::not_own(&info.sender, &spender)?;
    allowance::not_over(expires, &env.block)?;
    let mut allowed =
        allowance::in_force(deps.storage, &env.block, &info.sender, &spender)?.unwrap_or(NOTHING);
    let overflow =
        |_| ContractError::Overflow { what: "allowance", value: allowed.allowance.u128(), by: amount.u128() };
    allowed.allowance = allowed.allowance.checked_add(amount).map_err(overflow)?;
    allowed.expires = expires.unwrap_or(allowed.expires);
    let changed = allowance::save(deps.storage, &info.sender, &spender, &allowed)?;
    Ok(Response::new()
        .add_attribute("action", "increase_allowance")
        .add_attribute("owner", info.sender)
        .add_attribute("spender", spender)
        .add_attribute("amount", amount)
        .add_event(changed))
}
