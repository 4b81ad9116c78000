use cosmwasm_std::{Addr, Binary};
use cw_storage_plus::{Item, Map};
use interface::grid::{Config, Line, Tariff};
use serde::{Deserialize, Serialize};

use crate::schedule::Schedule;

/// Zones of one grid, at most: bounds what a slot's terms and its clearing cost.
pub const MAX_ZONES: u32 = 64;
/// Lines between a zone and the root, at most.
pub const MAX_DEPTH: u32 = 8;
/// Bytes of a zone's name, at most.
pub const MAX_NAME_LEN: usize = 64;
/// Prices from feed-in to retail, both included, at most: clearing costs zones x prices.
pub const MAX_PRICES: u32 = 1_024;
/// Slots after which a version of a schedule may make room for new ones although its slots were never reported settled: 31 days of
/// quarter-hours. Slots without any energy are passed over and never reported.
pub const LATE_SLOTS: u32 = 2_976;
/// Slots whose totals are kept: 31 days of quarter-hours.
pub const KEEP_SLOTS: u32 = 2_976;
/// Old totals removed with one report, at most.
pub const PRUNE_PER_REPORT: usize = 4;

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
