use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};
use interface::token::EnergyRetired;

use super::burn::retire;
use crate::{allowance, error::ContractError};

pub fn burn_from(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    owner: String,
    amount: Uint128,
) -> Result<Response, ContractError> {
    let owner = deps.api.addr_validate(&owner)?;
    let left = allowance::spend(deps.storage, &env.block, &owner, &info.sender, amount)?;
    retire(deps.storage, &owner, amount)?;
    Ok(Response::new()
        .add_attribute("action", "burn_from")
        .add_attribute("from", &owner)
        .add_attribute("by", &info.sender)
        .add_attribute("amount", amount)
        .add_event(EnergyRetired { owner, by: Some(info.sender), energy_wh: amount })
        .add_event(left))
}
