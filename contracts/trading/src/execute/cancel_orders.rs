use book::Desk;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use interface::trading::OrderRef;

use super::no_coins;
use crate::error::ContractError;

pub fn cancel_orders(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter_id: u32,
    orders: Vec<OrderRef>,
) -> Result<Response, ContractError> {
    no_coins(&info)?;
    let mut desk = Desk::open(deps, &env, &info, meter_id)?;
    desk.cancel(&orders)?;
    let cancelled = desk.cancelled(false);
    Ok(desk.close(&cancelled)?)
}
