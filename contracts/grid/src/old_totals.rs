//! Totals as older code stored them, without their number and base64 as JSON: they are read until they are no longer kept.

use cosmwasm_std::{Binary, Order, StdResult, Storage};
use cw_storage_plus::{Bound, Map};
use interface::packed::SlotTotals;

use crate::{error::ContractError, limits::PRUNE_PER_REPORT};

const SLOT_TOTALS: Map<u32, Binary> = Map::new("slot_totals");

pub fn load(storage: &dyn Storage, slot: u32) -> Result<Option<SlotTotals>, ContractError> {
    let Some(bytes) = SLOT_TOTALS.may_load(storage, slot)? else { return Ok(None) };
    Ok(Some(SlotTotals::decode_without_number(&bytes)?))
}

/// Removes a bounded number of those before `keep_from`. Answers the last one that it removed.
pub fn prune(storage: &mut dyn Storage, keep_from: u32) -> StdResult<Option<u32>> {
    let before = Some(Bound::exclusive(keep_from));
    let keys = SLOT_TOTALS.keys(storage, None, before, Order::Ascending).take(PRUNE_PER_REPORT);
    let old: Vec<u32> = keys.collect::<StdResult<_>>()?;
    old.iter().for_each(|slot| SLOT_TOTALS.remove(storage, *slot));
    Ok(old.last().copied())
}
