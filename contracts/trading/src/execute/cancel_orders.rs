use book::PointOrders;
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
    let mut point_orders = PointOrders::open(deps, &env, &info, meter_id)?;
    point_orders.cancel(&orders)?;
    let cancelled = point_orders.cancelled(false);
    Ok(point_orders.close(&cancelled)?)
}
