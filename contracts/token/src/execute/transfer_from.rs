use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};
use interface::token::EnergyTransferred;

use crate::{allowance, balance::move_energy, error::ContractError};

pub fn transfer_from(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    owner: String,
    recipient: String,
    amount: Uint128,
) -> Result<Response, ContractError> {
    let (from, to) = (deps.api.addr_validate(&owner)?, deps.api.addr_validate(&recipient)?);
    let left = allowance::spend(deps.storage, &env.block, &from, &info.sender, amount)?;
    move_energy(deps.storage, &from, &to, amount)?;
    Ok(Response::new()
        .add_attribute("action", "transfer_from")
        .add_attribute("from", &from)
        .add_attribute("to", &to)
        .add_attribute("by", &info.sender)
        .add_attribute("amount", amount)
        .add_event(EnergyTransferred { from, to, by: Some(info.sender), energy_wh: amount })
        .add_event(left))
}
