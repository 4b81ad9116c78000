use book::{BookError, OrderRecord, Placement, SlotBook, StoredOrder, held_by};
use cosmwasm_std::{Binary, Deps, Env, Uint64, Uint128, to_json_binary};
use interface::{
    page::page_size,
    trading::{NewOrder, Order, OrderRef, OrderResponse, OrderStatus, OrdersResponse},
};

use super::{
    SLOTS_READ,
    execution::{BATCHES_READ, Execution, Executions},
    order_explanation::explain,
};
use crate::error::ContractError;

pub fn order(deps: Deps, env: Env, meter_id: u32, slot: u32, order_id: u64) -> Result<Binary, ContractError> {
    let stored = StoredOrder::load(deps.storage, slot, meter_id, order_id)?;
    let stored = stored.ok_or(BookError::UnknownOrder { meter_id, slot, order_id })?;
    let execution = Executions::load(deps.storage)?.of(slot, meter_id, order_id, &stored)?;
    let execution = execution.ok_or(ContractError::TooManyBatches { slot, order_id, most: BATCHES_READ })?;
    let explanation = explain(deps, &env, &stored, &execution)?;
    let order = described(deps, (slot, meter_id, order_id), stored, &execution)?;
    Ok(to_json_binary(&OrderResponse { order, fills: execution.fills, explanation })?)
}

pub fn orders(
    deps: Deps,
    meter_id: u32,
    start_after: Option<OrderRef>,
    limit: Option<u32>,
) -> Result<Binary, ContractError> {
    let mut executions = Executions::load(deps.storage)?;
    let size = page_size(limit).max(1);
    let mut page = Page { orders: Vec::new(), last: start_after };
    let first_slot = start_after.map_or(0, |after| after.slot);
    for (read, slot) in SlotBook::slots(deps.storage, first_slot, u32::MAX).enumerate() {
        if read == SLOTS_READ {
            return page.ends(true);
        }
        let after = start_after.filter(|after| after.slot == slot);
        let from_id = after.map_or(Some(0), |after| after.order_id.checked_add(1));
        let Some(from_id) = from_id else { continue };
        for record in OrderRecord::of_point(deps.storage, slot, meter_id, from_id) {
            let (order_id, OrderRecord::Order(stored)) = record? else { continue };
            if page.orders.len() == size {
                return page.ends(true);
            }
            let Some(execution) = executions.of(slot, meter_id, order_id, &stored)? else {
                return match page.orders.is_empty() {
                    true => Err(ContractError::TooManyBatches { slot, order_id, most: BATCHES_READ }),
                    false => page.ends(true),
                };
            };
            page.orders.push(described(deps, (slot, meter_id, order_id), stored, &execution)?);
            page.last = Some(OrderRef { slot, order_id });
        }
        page.last = Some(OrderRef { slot, order_id: u64::MAX });
    }
    page.ends(false)
}

struct Page {
    orders: Vec<Order>,
    last: Option<OrderRef>,
}

impl Page {
    fn ends(self, more: bool) -> Result<Binary, ContractError> {
        let next = self.last.filter(|_| more);
        Ok(to_json_binary(&OrdersResponse { orders: self.orders, next })?)
    }
}

fn described(
    deps: Deps,
    (slot, meter_id, order_id): (u32, u32, u64),
    stored: StoredOrder,
    execution: &Execution,
) -> Result<Order, ContractError> {
    let is_open = matches!(execution.status, OrderStatus::Open | OrderStatus::Conditional);
    let left_wh = if is_open { execution.rest_wh } else { 0 };
    let reserved_micro = if is_open { reserved(deps, slot, &stored, left_wh)? } else { 0 };
    let NewOrder { side, terms, condition } = stored.packed.order;
    Ok(Order {
        slot,
        order_id,
        meter_id,
        zone_id: stored.packed.zone_id,
        side,
        terms,
        condition,
        delegated: stored.packed.delegated,
        status: execution.status,
        filled_wh: Uint64::new(execution.filled_wh),
        left_wh: Uint64::new(left_wh),
        reserved_micro: Uint128::new(reserved_micro),
        reason: execution.reason,
    })
}

fn reserved(deps: Deps, slot: u32, stored: &StoredOrder, left_wh: u64) -> Result<u128, ContractError> {
    let book = SlotBook::load(deps.storage, slot)?.ok_or(BookError::NoBook { slot })?;
    let place = stored.placement(book.grid())?.map(|place| Placement { energy_wh: left_wh, ..place });
    let held = held_by(deps.storage, &stored.packed.order, place.as_ref(), &book)?;
    Ok(held.total_micro()?.unsigned_abs())
}
