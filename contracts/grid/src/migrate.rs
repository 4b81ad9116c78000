//! What state lacks that older code has stored.

use cosmwasm_std::{Addr, StdResult, Storage};
use cw_storage_plus::Item;
use interface::{
    grid::{Config, GridState},
    packed::{Signals, ZoneSignal, keys},
};
use serde::{Deserialize, Serialize};

use crate::{
    error::ContractError,
    state::{CONFIG, NEXT_EVENT_ID, TARIFF, ZONES, save_signals, save_tariff},
};

#[derive(Serialize, Deserialize)]
struct OldConfig {
    admin: Addr,
    trading: Addr,
    slot_seconds: u32,
    tick_micro_per_kwh: u32,
    zone_count: u32,
}

/// State from before there were signals gets them, every zone normal, no demand-response event; and tariffs for others to read.
pub fn add_what_is_missing(storage: &mut dyn Storage) -> Result<(), ContractError> {
    if storage.get(&keys::tariffs()).is_none() {
        let schedule = TARIFF.load(storage)?;
        save_tariff(storage, &schedule, None)?;
    }
    add_signals(storage)
}

fn add_signals(storage: &mut dyn Storage) -> Result<(), ContractError> {
    if storage.get(&keys::signals()).is_some() {
        return Ok(());
    }
    let signal = |zone_id| {
        let link = ZONES.load(storage, zone_id)?.link;
        Ok(ZoneSignal { parent_id: link.map(|link| link.parent_id), state: GridState::Normal })
    };
    let zones = (0..CONFIG.load(storage)?.zone_count).map(signal).collect::<StdResult<_>>()?;
    save_signals(storage, &Signals { terms_version: 1, zones, events: vec![] });
    Ok(NEXT_EVENT_ID.save(storage, &0)?)
}

/// The config that older code stored, by the names of today.
pub fn rename_in_config(storage: &mut dyn Storage) -> Result<(), ContractError> {
    let Ok(old) = Item::<OldConfig>::new("config").load(storage) else { return Ok(()) };
    let OldConfig { admin, trading, slot_seconds, tick_micro_per_kwh, zone_count } = old;
    let price_tick_micro_per_kwh = tick_micro_per_kwh;
    Ok(CONFIG
        .save(storage, &Config { admin, trading, slot_seconds, price_tick_micro_per_kwh, zone_count })?)
}
