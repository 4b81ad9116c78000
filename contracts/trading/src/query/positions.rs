use cosmwasm_std::{Binary, Deps, Int128, Uint64, Uint128, to_json_binary};
use interface::{
    page::page_size,
    trading::{Position, PositionsResponse},
};

use super::SLOTS_READ;
use crate::{
    book::{PositionRow, SlotBook, row_of},
    error::ContractError,
};

pub fn positions(
    deps: Deps,
    meter_id: u32,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<Binary, ContractError> {
    let mut positions = Vec::new();
    let mut next = None;
    let first = start_after.map_or(Some(0), |slot| slot.checked_add(1));
    let slots = first.into_iter().flat_map(|first| SlotBook::slots(deps.storage, first, u32::MAX));
    let mut before = start_after;
    for (read, slot) in slots.enumerate() {
        if read == SLOTS_READ || positions.len() == page_size(limit) {
            next = before;
            break;
        }
        before = Some(slot);
        let position = PositionRow::load(deps.storage, slot, row_of(meter_id))?.get(meter_id);
        if !position.is_empty() {
            positions.push(Position {
                meter_id,
                slot,
                sold_wh: Uint64::new(position.sold_wh),
                bought_wh: Uint64::new(position.bought_wh),
                money_micro: Int128::new(position.money_micro),
                reserved_micro: Uint128::new(position.reserved_micro),
            });
        }
    }
    Ok(to_json_binary(&PositionsResponse { positions, next })?)
}
