use book::PointOrders;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use interface::trading::NewOrder;

use super::{no_coins, within_credit};
use crate::error::ContractError;

pub fn place_orders(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter_id: u32,
    orders: Vec<NewOrder>,
) -> Result<Response, ContractError> {
    no_coins(&info)?;
    within_credit(deps.storage, meter_id)?;
    let mut point_orders = PointOrders::open(deps, &env, &info, meter_id)?;
    let placed = point_orders.place(orders)?;
    Ok(point_orders.close(&placed)?)
}
