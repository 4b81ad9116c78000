use cosmwasm_std::{Addr, Order, Storage};
use cw_storage_plus::{Item, Map};
use interface::{
    grid::{Config, Line, Tariff},
    packed::{Reports, Signals, SlotTotals, Tariffs, UtilityPrices, keys},
};
use serde::{Deserialize, Serialize};
use units::pack::PackError;

use crate::{error::ContractError, limits::LATE_SLOTS, old_totals, schedule::Schedule};

pub const ROOT: u32 = 0;

pub const CONFIG: Item<Config> = Item::new("config");
pub const TARIFF: Item<Schedule<Tariff>> = Item::new("tariff");
/// Zone id to zone.
pub const ZONES: Map<u32, ZoneRecord> = Map::new("zones");
/// Zone id to Wh stored, apart from the zone because every slot moves it.
pub const STORED_WH: Map<u32, u64> = Map::new("stored_wh");
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

/// Which slots were reported, under [`keys::reports`], for other contracts to read.
pub fn load_reports(storage: &dyn Storage) -> Result<Reports, PackError> {
    Reports::decode(&storage.get(&keys::reports()).unwrap_or_default())
}

pub fn save_reports(storage: &mut dyn Storage, reports: &Reports) {
    storage.set(&keys::reports(), &reports.encode());
}

/// A reported slot's totals, under [`keys::slot_totals`], for other contracts to read.
pub fn load_totals(storage: &dyn Storage, slot: u32) -> Result<Option<SlotTotals>, ContractError> {
    match storage.get(&keys::slot_totals(slot)) {
        Some(bytes) => Ok(Some(SlotTotals::decode(&bytes)?)),
        None => old_totals::load(storage, slot),
    }
}

pub fn save_totals(storage: &mut dyn Storage, slot: u32, totals: &SlotTotals) {
    storage.set(&keys::slot_totals(slot), &totals.encode());
}

pub fn remove_totals(storage: &mut dyn Storage, slot: u32) {
    storage.remove(&keys::slot_totals(slot));
}

/// Reported slots before `slot` whose totals are kept, oldest first.
pub fn slots_with_totals(storage: &dyn Storage, slot: u32) -> impl Iterator<Item = u32> {
    let (first, end) = (keys::slot_totals(0), keys::slot_totals(slot));
    let keys = storage.range_keys(Some(&first), Some(&end), Order::Ascending);
    keys.filter_map(|key| Some(u32::from_be_bytes(*key.last_chunk()?)))
}

/// The first slot that may still have to be settled, as seen in slot `now`.
pub fn unsettled_from(storage: &dyn Storage, now: u32) -> Result<u32, PackError> {
    let after_reports = load_reports(storage)?.newest_slot.map_or(0, |slot| slot.saturating_add(1));
    Ok(after_reports.max(now.saturating_sub(LATE_SLOTS)))
}

/// Whom a zone's operator lets set its state, under [`keys::controller`], for that contract to read.
pub fn controller(storage: &dyn Storage, zone_id: u32) -> Option<Addr> {
    let address = storage.get(&keys::controller(zone_id))?;
    String::from_utf8(address).ok().map(Addr::unchecked)
}

pub fn save_controller(storage: &mut dyn Storage, zone_id: u32, controller: Option<&Addr>) {
    match controller {
        Some(controller) => storage.set(&keys::controller(zone_id), controller.as_bytes()),
        None => storage.remove(&keys::controller(zone_id)),
    }
}

/// Who alone can say that an emergency was measured, under [`keys::balancing`], for that contract to read.
pub fn balancing(storage: &dyn Storage) -> Option<Addr> {
    String::from_utf8(storage.get(&keys::balancing())?).ok().map(Addr::unchecked)
}

pub fn save_balancing(storage: &mut dyn Storage, balancing: &Addr) {
    storage.set(&keys::balancing(), balancing.as_bytes());
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
    /// Who said last whether it is an island; nobody yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub island_by: Option<IslandBy>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IslandBy {
    /// Whose word stands until the controller is named again.
    Operator,
    Balancing,
}

impl ZoneRecord {
    pub fn depth(&self) -> u32 {
        self.link.as_ref().map_or(0, |link| link.depth)
    }
}
