use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};
use interface::token::Expiration;

use crate::{allowance, error::ContractError};

/// Decreasing by more than is left takes the allowance away.
pub fn decrease_allowance(
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
    let mut allowed = allowance::must_be_in_force(deps.storage, &env.block, &info.sender, &spender)?;
    allowed.allowance = allowed.allowance.saturating_sub(amount);
    allowed.expires = expires.unwrap_or(allowed.expires);
    let changed = allowance::save(deps.storage, &info.sender, &spender, &allowed)?;
    Ok(Response::new()
        .add_attribute("action", "decrease_allowance")
        .add_attribute("owner", info.sender)
        .add_attribute("spender", spender)
        .add_attribute("amount", amount)
        .add_event(changed))
}
