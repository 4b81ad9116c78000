use cosmwasm_std::{
    Addr, Binary, DepsMut, MessageInfo, Response, StdResult, Uint128, WasmMsg, to_json_binary,
};
use interface::token::{Cw20ReceiveMsg, EnergyTransferred};
use serde::Serialize;

use crate::{balance::move_energy, error::ContractError};

/// When the receiving contract fails, all of it is undone.
pub fn send(
    deps: DepsMut,
    info: MessageInfo,
    contract: String,
    amount: Uint128,
    msg: Binary,
) -> Result<Response, ContractError> {
    let to = deps.api.addr_validate(&contract)?;
    move_energy(deps.storage, &info.sender, &to, amount)?;
    Ok(Response::new()
        .add_message(receive(&to, &info.sender, amount, msg)?)
        .add_attribute("action", "send")
        .add_attribute("from", &info.sender)
        .add_attribute("to", &to)
        .add_attribute("amount", amount)
        .add_event(EnergyTransferred { from: info.sender, to, by: None, energy_wh: amount }))
}

/// What a contract that takes cw20 tokens answers to.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum ReceiverMsg {
    Receive(Cw20ReceiveMsg),
}

/// Tells `contract` that `sender` sent it `amount`.
pub fn receive(contract: &Addr, sender: &Addr, amount: Uint128, msg: Binary) -> StdResult<WasmMsg> {
    let receive = ReceiverMsg::Receive(Cw20ReceiveMsg { sender: sender.to_string(), amount, msg });
    Ok(WasmMsg::Execute {
        contract_addr: contract.to_string(),
        msg: to_json_binary(&receive)?,
        funds: vec![],
    })
}
