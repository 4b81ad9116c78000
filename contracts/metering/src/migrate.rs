//! What state lacks that older code has stored.

use cosmwasm_std::{Addr, DepsMut, Order, Storage};
use cw_storage_plus::Item;
use interface::{
    metering::{Config, MigrateMsg},
    migrate::MigrateError,
    packed::{CatchUpEnergy, CatchUpSpan, SlotEnergy, Tariffs, keys},
};
use serde::{Deserialize, Serialize};

use crate::{
    error::ContractError,
    state::{CONFIG, save_catch_up},
};

/// Banks whose late energy is taken over, the newest first: only that of slots which are not settled matters.
const BANKS_TAKEN_OVER: usize = 1_024;

#[derive(Serialize, Deserialize)]
struct OldConfig {
    admin: Addr,
    registry: Addr,
    slot_seconds: u32,
    grace_seconds: u32,
    metered_seconds_per_slot: u32,
    max_clock_skew_seconds: u32,
    keep_slots: u32,
}

/// State from before metering knew the grid gets to know it; late energy of that time counts at the prices of the slot in which it came, as it would have.
pub fn add_what_is_missing(deps: DepsMut, msg: MigrateMsg) -> Result<(), ContractError> {
    if CONFIG.load(deps.storage).is_ok() {
        return Ok(());
    }
    let grid = msg.grid.ok_or(MigrateError::Lacks { name: "the grid" })?;
    let grid = match deps.api.addr_validate(&grid) {
        Ok(address) => address,
        Err(_) => return Err(ContractError::Address { address: grid }),
    };
    let old = Item::<OldConfig>::new("config").load(deps.storage)?;
    let config = Config {
        admin: old.admin,
        registry: old.registry,
        grid,
        slot_seconds: old.slot_seconds,
        grace_seconds: old.grace_seconds,
        metered_seconds_per_slot: old.metered_seconds_per_slot,
        max_clock_skew_seconds: old.max_clock_skew_seconds,
        keep_slots: old.keep_slots,
    };
    CONFIG.save(deps.storage, &config)?;
    take_over_catch_up(deps.storage)
}

fn take_over_catch_up(storage: &mut dyn Storage) -> Result<(), ContractError> {
    let (first, last) = (keys::catch_up_of_arrival(0, 0), keys::catch_up_of_arrival(u32::MAX, u32::MAX));
    let newest = storage.range(Some(&first), Some(&last), Order::Descending);
    let newest: Vec<(Vec<u8>, Vec<u8>)> = newest.take(BANKS_TAKEN_OVER).collect();
    for (key, bytes) in newest {
        storage.remove(&key);
        let Some((slot, bank)) = slot_and_bank(&key) else { continue };
        let mut energy = CatchUpEnergy::default();
        for reading in SlotEnergy::decode(&bytes)?.readings() {
            let (import_wh, export_wh) = (reading.import_wh, reading.export_wh);
            let span =
                CatchUpSpan { index: reading.index, from_slot: slot, to_slot: slot, import_wh, export_wh };
            // The first span of a point always has room.
            let _ = energy.add(span, &Tariffs::default());
        }
        save_catch_up(storage, slot, bank, &energy);
    }
    Ok(())
}

fn slot_and_bank(key: &[u8]) -> Option<(u32, u32)> {
    let number = |from: usize| Some(u32::from_be_bytes(key.get(from..from + 4)?.try_into().ok()?));
    Some((number(1)?, number(5)?))
}
