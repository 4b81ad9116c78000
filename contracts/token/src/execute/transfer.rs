use cosmwasm_std::{DepsMut, MessageInfo, Response, Uint128};
use interface::token::EnergyTransferred;

use crate::{balance::move_energy, error::ContractError};

pub fn transfer(
    deps: DepsMut,
    info: MessageInfo,
    recipient: String,
    amount: Uint128,
) -> Result<Response, ContractError> {
    let to = deps.api.addr_validate(&recipient)?;
    move_energy(deps.storage, &info.sender, &to, amount)?;
    Ok(Response::new()
        .add_attribute("action", "transfer")
        .add_attribute("from", &info.sender)
        .add_attribute("to", &to)
        .add_attribute("amount", amount)
        .add_event(EnergyTransferred { from: info.sender, to, by: None, energy_wh: amount }))
}
