use cosmwasm_std::{Addr, Binary, Storage};
use cw_storage_plus::{Item, Map};
use interface::{
    grid::{Config, Line, Tariff},
    packed::{Signals, Tariffs, UtilityPrices, keys},
};
use serde::{Deserialize, Serialize};
use units::pack::PackError;

use crate::{error::ContractError, limits::LATE_SLOTS, schedule::Schedule};

pub const ROOT: u32 = 0;

pub const CONFIG: Item<Config> = Item::new("config");
pub const TARIFF: Item<Schedule<Tariff>> = Item::new("tariff");
/// Zone id to zone.
pub const ZONES: Map<u32, ZoneRecord> = Map::new("zones");
/// Zone id to Wh stored, apart from the zone because every slot moves it.
pub const STORED_WH: Map<u32, u64> = Map::new("stored_wh");
/// Slot to totals of its zones, packed by [`crate::totals`].
pub const SLOT_TOTALS: Map<u32, Binary> = Map::new("slot_totals");
pub const REPORTS: Item<Reports> = Item::new("reports");
/// The id of the next demand-response event.
pub const NEXT_EVENT_ID: Item<u32> = Item::new("next_event_id");

/// Zones' states, demand-response events and the version of all terms, under [`keys::signals`], for other contracts to read.
pub fn load_signals(storage: &dyn Storage) -> Result<Signals, PackError> {
    Signals::decode(&storage.get(&keys::signals()).unwrap_or_default())
}

pub fn save_signals(storage: &mut dyn Storage, signals: &Signals) {
    storage.set(&keys::signals(), &signals.encode());
}

/// The tariff with what it came to before as far as it had to be forgotten, for other contracts to read under [`keys::tariffs`].
pub fn save_tariff(
    storage: &mut dyn Storage,
    schedule: &Schedule<Tariff>,
    made_room: Option<Tariff>,
) -> Result<(), ContractError> {
    let forgotten = match storage.get(&keys::tariffs()) {
        Some(bytes) => Tariffs::decode(&bytes)?.forgotten(),
        None => None,
    };
    let made_room = made_room.as_ref().map(UtilityPrices::from);
    let forgotten = forgotten.into_iter().chain(made_room).reduce(UtilityPrices::worse_of);
    let versions = schedule.versions().map(|(from_slot, tariff)| (from_slot, tariff.into())).collect();
    storage.set(&keys::tariffs(), &Tariffs::new(forgotten, versions).encode());
    Ok(TARIFF.save(storage, schedule)?)
}

/// Whoever keeps terms of a slot has to read them again.
pub fn terms_changed(storage: &mut dyn Storage) -> Result<(), PackError> {
    let mut signals = load_signals(storage)?;
    signals.terms_version += 1;
    save_signals(storage, &signals);
    Ok(())
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ZoneRecord {
    pub name: String,
    pub operator: Addr,
    /// The root has none.
    pub link: Option<ParentLink>,
    pub storage_capacity_wh: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParentLink {
    pub parent_id: u32,
    /// Lines between the zone and the root.
    pub depth: u32,
    pub line: Schedule<Line>,
    pub islanded: Schedule<bool>,
}

impl ZoneRecord {
    pub fn depth(&self) -> u32 {
        self.link.as_ref().map_or(0, |link| link.depth)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reports {
    pub newest_slot: Option<u32>,
    /// Totals of slots before this are gone.
    pub kept_from: u32,
}

impl Reports {
    /// The first slot that may still have to be settled, as seen in slot `now`.
    pub fn unsettled_from(&self, now: u32) -> u32 {
        let after_reports = self.newest_slot.map_or(0, |slot| slot.saturating_add(1));
        after_reports.max(now.saturating_sub(LATE_SLOTS))
    }
}
