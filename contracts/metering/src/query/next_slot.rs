use cosmwasm_std::{Deps, Order, Storage};
use interface::{metering::NextSlotResponse, packed::keys};

use crate::error::ContractError;

pub fn next_slot_with_energy(deps: Deps, slot: u32) -> Result<NextSlotResponse, ContractError> {
    let measured = first_slot(deps.storage, keys::energy, slot);
    let caught_up = first_slot(deps.storage, keys::catch_up, slot);
    Ok(NextSlotResponse { slot: [measured, caught_up].into_iter().flatten().min() })
}

/// The keys are ordered by slot, then bank.
fn first_slot(storage: &dyn Storage, key: fn(u32, u32) -> [u8; 9], slot: u32) -> Option<u32> {
    let (first, last) = (key(slot, 0), key(u32::MAX, u32::MAX));
    let found = storage.range_keys(Some(&first), Some(&last), Order::Ascending).next()?;
    Some(u32::from_be_bytes(found.get(1..5)?.try_into().ok()?))
}
