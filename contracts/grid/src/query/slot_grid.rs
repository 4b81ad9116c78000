use cosmwasm_std::{Deps, Order, Storage, Uint64};
use interface::grid::{Line, SlotGrid, SlotZone};

use super::{held_in, tariff};
use crate::{
    error::ContractError,
    state::{CONFIG, STORED_WH, ZONES, ZoneRecord},
};

pub fn slot_grid(deps: Deps, slot: u32) -> Result<SlotGrid, ContractError> {
    let zones = ZONES
        .range(deps.storage, None, None, Order::Ascending)
        .map(|entry| {
            let (zone_id, zone) = entry?;
            slot_zone(deps.storage, slot, zone_id, zone)
        })
        .collect::<Result<_, _>>()?;
    let price_tick_micro_per_kwh = CONFIG.load(deps.storage)?.price_tick_micro_per_kwh;
    Ok(SlotGrid { slot, price_tick_micro_per_kwh, tariff: tariff(deps, slot)?, zones })
}

fn slot_zone(
    storage: &dyn Storage,
    slot: u32,
    zone_id: u32,
    zone: ZoneRecord,
) -> Result<SlotZone, ContractError> {
    let (parent_id, line, islanded) = match &zone.link {
        Some(link) => (Some(link.parent_id), held_in(slot, &link.line)?, held_in(slot, &link.islanded)?),
        None => (None, NO_LINE, false),
    };
    let stored_wh = STORED_WH.may_load(storage, zone_id)?.unwrap_or_default();
    Ok(SlotZone {
        zone_id,
        parent_id,
        operator: zone.operator,
        fee_micro_per_kwh: line.fee_micro_per_kwh,
        capacity_up_wh: line.capacity_up_wh,
        capacity_down_wh: line.capacity_down_wh,
        islanded,
        storage_room_wh: zone.storage_capacity_wh.saturating_sub(stored_wh).into(),
    })
}

const NO_LINE: Line =
    Line { fee_micro_per_kwh: 0, capacity_up_wh: Uint64::zero(), capacity_down_wh: Uint64::zero() };
