use book::SlotBook;
use cosmwasm_std::{Binary, Deps, Int128, Uint64, Uint128, to_json_binary};
use interface::{
    page::page_size,
    trading::{Position, PositionsResponse, Stage},
};
use ledger::{Clock, PositionRow, row_of};
use pool::SlotWork;
use units::bank_of;

use super::SLOTS_READ;
use crate::error::ContractError;

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
    let freed_before = freed_before(deps, meter_id)?;
    let mut before = start_after;
    for (read, slot) in slots.enumerate() {
        if read == SLOTS_READ || positions.len() == page_size(limit).max(1) {
            next = before;
            break;
        }
        before = Some(slot);
        let position = PositionRow::load(deps.storage, slot, row_of(meter_id))?.get(meter_id);
        if !position.is_empty() {
            let reserved_micro = if slot < freed_before { 0 } else { position.reserved_micro };
            positions.push(Position {
                meter_id,
                slot,
                sold_wh: Uint64::new(position.sold_wh),
                bought_wh: Uint64::new(position.bought_wh),
                money_micro: Int128::new(position.money_micro),
                reserved_micro: Uint128::new(reserved_micro),
            });
        }
    }
    Ok(to_json_binary(&PositionsResponse { positions, next })?)
}

/// The first slot whose settlement has not yet freed what the point's position holds.
fn freed_before(deps: Deps, meter_id: u32) -> Result<u32, ContractError> {
    let clock = Clock::load(deps.storage)?;
    let Some(slot) = clock.slot_in_work() else { return Ok(clock.slot) };
    let progress = SlotWork::load(deps.storage, slot)?.progress;
    let settled = matches!(progress.stage, Stage::Settling) && bank_of(meter_id) < progress.banks_done;
    Ok(slot.saturating_add(settled.into()))
}
