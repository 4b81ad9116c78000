use book::PointOrders;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

use super::no_coins;
use crate::error::ContractError;

/// Cancelling costs less than placing, so that this many times as many orders fit into a message.
const CANCELLED_PER_PLACED: usize = 2;

pub fn cancel_all_orders(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter_id: u32,
    slot: Option<u32>,
) -> Result<Response, ContractError> {
    no_coins(&info)?;
    let mut point_orders = PointOrders::open(deps, &env, &info, meter_id)?;
    let slots = match slot {
        Some(slot) => vec![slot],
        None => point_orders.slots_with_books()?,
    };
    let most = point_orders.params().orders_per_message as usize * CANCELLED_PER_PLACED;
    let more = point_orders.cancel_all(&slots, most)?;
    let cancelled = point_orders.cancelled(more);
    Ok(point_orders.close(&cancelled)?)
}
