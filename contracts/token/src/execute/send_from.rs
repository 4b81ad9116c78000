use cosmwasm_std::{Binary, DepsMut, Env, MessageInfo, Response, Uint128};
use interface::token::EnergyTransferred;

use super::send::receive;
use crate::{allowance, balance::move_energy, error::ContractError};

/// The receiving contract hears of the spender, as in cw20-base.
pub fn send_from(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    owner: String,
    contract: String,
    amount: Uint128,
    msg: Binary,
) -> Result<Response, ContractError> {
    let (from, to) = (deps.api.addr_validate(&owner)?, deps.api.addr_validate(&contract)?);
    let left = allowance::spend(deps.storage, &env.block, &from, &info.sender, amount)?;
    move_energy(deps.storage, &from, &to, amount)?;
    Ok(Response::new()
        .add_message(receive(&to, &info.sender, amount, msg)?)
        .add_attribute("action", "send_from")
        .add_attribute("from", &from)
        .add_attribute("to", &to)
        .add_attribute("by", &info.sender)
        .add_attribute("amount", amount)
        .add_event(EnergyTransferred { from, to, by: Some(info.sender), energy_wh: amount })
        .add_event(left))
}
