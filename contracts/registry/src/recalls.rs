//! Recalls of meters: one verifier's word, which lapses unless k of n decommission the meter.

use cosmwasm_std::{Empty, Event, Order, StdResult, Storage};
use cw_storage_plus::Bound;
use interface::registry::Recall;
use units::Slot;

use crate::{
    error::ContractError,
    standing::set_meter_suspended,
    state::{RECALLS, RECALLS_BY_SLOT},
};

pub fn open(storage: &mut dyn Storage, meter_id: u32, recall: &Recall) -> Result<(), ContractError> {
    RECALLS.save(storage, meter_id, recall)?;
    RECALLS_BY_SLOT.save(storage, (recall.lapses_slot, meter_id), &Empty {})?;
    Ok(())
}

/// Forgets the recall of a meter, if there is one.
pub fn forget(storage: &mut dyn Storage, meter_id: u32) -> Result<(), ContractError> {
    if let Some(recall) = RECALLS.may_load(storage, meter_id)? {
        RECALLS.remove(storage, meter_id);
        RECALLS_BY_SLOT.remove(storage, (recall.lapses_slot, meter_id));
    }
    Ok(())
}

/// Ends the oldest recalls that have lapsed, `most` at most: their meters are as if nobody had recalled them.
pub fn end_lapsed(storage: &mut dyn Storage, now: Slot, most: usize) -> Result<Vec<Event>, ContractError> {
    let after = Bound::exclusive((now.saturating_add(1), 0));
    let lapsed: Vec<u32> = RECALLS_BY_SLOT
        .keys(storage, None, Some(after), Order::Ascending)
        .take(most)
        .map(|key| key.map(|(_, meter_id)| meter_id))
        .collect::<StdResult<_>>()?;
    let mut events = Vec::new();
    for meter_id in lapsed {
        forget(storage, meter_id)?;
        events.extend(set_meter_suspended(storage, meter_id, false)?);
    }
    Ok(events)
}
