//! The grid: a tree of zones, the lines between them, tariffs, islands, storage room, states and demand-response events.
//!
//! Whatever shapes a slot's market holds from a named slot on, so that no slot's terms change after it has begun. A zone's state is what
//! it is, and holds at once.

use cosmwasm_schema::{QueryResponses, cw_serde};
use cosmwasm_std::{Addr, Uint64};

use crate::{answers, events, named_attribute, wire::Json};

/// Slots for which a measured emergency keeps a zone's orders out of batches, at most: a day of quarter-hours.
pub const MAX_STOPPED_SLOTS: u32 = 96;
/// Zones of one grid, at most: bounds what a slot's terms and its clearing cost.
pub const MAX_ZONES: u32 = 64;
/// Slots of notice of a tariff, at most: 31 days of quarter-hours.
pub const MAX_TARIFF_NOTICE_SLOTS: u32 = 2_976;

#[cw_serde]
pub struct InstantiateMsg {
    pub admin: String,
    /// Operates the root zone, sets tariffs and adds zones.
    pub operator: String,
    pub slot_seconds: u32,
    /// Every price and fee is a multiple of this; itself a multiple of 1000.
    pub price_tick_micro_per_kwh: u32,
    /// The root's name, 1 to 64 bytes. Its zone id is 0.
    pub root_name: String,
    pub tariff: Tariff,
    /// So many slots that have not begun keep the tariff they have, 0 to 2,976. No slot further ahead can be traded.
    pub tariff_notice_slots: u32,
    /// The trading contract, the only one that reports.
    pub trading: String,
    /// The contract that alone can say of a zone whose controller it is that its emergency was measured. Default: nobody can.
    pub balancing: Option<String>,
}

#[cw_serde]
pub struct MigrateMsg {
    /// As when the grid starts. Default: what it has, or 96 where older code had none.
    pub tariff_notice_slots: Option<u32>,
    /// As when the grid starts. Default: what it has.
    pub balancing: Option<String>,
}

#[cw_serde]
pub enum ExecuteMsg {
    /// The operator of `parent_id` adds a zone below it. Answers the zone id.
    AddZone {
        /// 1 to 64 bytes.
        name: String,
        parent_id: u32,
        operator: String,
        /// To the parent.
        line: Line,
    },
    /// The zone's operator renames it or hands it over.
    UpdateZone { zone_id: u32, name: Option<String>, operator: Option<String> },
    /// The zone's operator sets the line to its parent, from a slot that has not begun.
    SetLine { zone_id: u32, from_slot: u32, line: Line },
    /// The zone's operator cuts it off from its parent or joins it again, from a slot that has not begun.
    SetIsland { zone_id: u32, from_slot: u32, islanded: bool },
    /// The zone's operator says how much its storage holds in all.
    SetStorage { zone_id: u32, capacity_wh: Uint64 },
    /// The zone's operator, or the controller that it named, says in which state its network is. Holds at once. An operator that says it
    /// dismisses the controller.
    SetState {
        zone_id: u32,
        state: GridState,
        /// Of an emergency that was measured, said by the grid's balancing contract alone, where it is the controller: up to this slot what rests in
        /// the zone's books takes part in no batch of the forward market. The present slot and at most 95 more; the next state that is set ends it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        batches_stopped_until: Option<u32>,
    },
    /// The zone's operator names who sets its state beside it, until it sets one itself or hands the zone over; or nobody. What was said to
    /// be measured by who was named before ends.
    SetController { zone_id: u32, controller: Option<String> },
    /// The zone's operator announces a demand-response event for the zone and all zones below it, from a slot that has not begun to
    /// `to_slot`, which still belongs to it. No other event of the zone is in these slots, and at most 16 in an operator's zones are not over, of 64 in
    /// all. Answers the event id.
    AnnounceEvent {
        zone_id: u32,
        from_slot: u32,
        to_slot: u32,
        /// 1 to 10,000; 1000 changes nothing.
        multiplier_permille: u16,
    },
    /// The operator of the event's zone withdraws it for all slots that have not begun.
    WithdrawEvent { event_id: u32 },
    /// The root's operator sets the tariff, from a slot beyond the notice: on the price tick, retail at or above feed-in.
    SetTariff { from_slot: u32, tariff: Tariff },
    /// Trading only: totals of each zone of a settled slot.
    ReportSlot { slot: u32, zones: Vec<ZoneTotals> },
}

#[cw_serde]
#[derive(Copy, Eq)]
pub struct Tariff {
    /// What the utility pays for a kWh.
    pub feed_in_micro_per_kwh: u32,
    /// What the utility asks for a kWh.
    pub retail_micro_per_kwh: u32,
    /// What the community earns of each kWh bought from the pool.
    pub trading_fee_micro_per_kwh: u32,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub struct Line {
    pub fee_micro_per_kwh: u32,
    /// Towards the root, per slot.
    pub capacity_up_wh: Uint64,
    /// Away from the root, per slot.
    pub capacity_down_wh: Uint64,
}

/// The state of a zone's network, in the words of the system states of Regulation (EU) 2017/1485, article 18, without the blackout.
/// The codes are those of packed values and never change.
#[cw_serde]
#[derive(Copy, Eq, Hash, Default)]
#[repr(u8)]
pub enum GridState {
    /// Within limits, also if one element fails.
    #[default]
    Normal = 0,
    /// Within limits, but the failure of one element would break them.
    Alert = 1,
    /// Limits are broken.
    Emergency = 2,
    /// On the way back to normal.
    Restoration = 3,
}

impl GridState {
    pub const ALL: [GridState; 4] =
        [GridState::Normal, GridState::Alert, GridState::Emergency, GridState::Restoration];

    pub fn code(self) -> u8 {
        self as u8
    }

    pub fn from_code(code: u8) -> Option<GridState> {
        Self::ALL.get(usize::from(code)).copied()
    }
}

/// A zone's operator asks its whole subtree to use less or more in some slots, by a factor on the reference price of orders that follow
/// it. Where a zone and one of its ancestors have an event in the same slot, the nearest one's holds.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct DemandResponseEvent {
    pub event_id: u32,
    pub zone_id: u32,
    pub from_slot: u32,
    /// The last slot.
    pub to_slot: u32,
    /// 1 to 10,000; 1000 changes nothing.
    pub multiplier_permille: u16,
}

/// Ten times the reference price.
pub const MAX_MULTIPLIER_PERMILLE: u16 = 10_000;

/// What one zone did in one slot.
#[cw_serde]
pub struct ZoneTotals {
    pub zone_id: u32,
    pub import_wh: Uint64,
    pub export_wh: Uint64,
    pub pool_sold_wh: Uint64,
    pub pool_bought_wh: Uint64,
    /// Sold to the utility.
    pub utility_sold_wh: Uint64,
    /// Bought from the utility.
    pub utility_bought_wh: Uint64,
    pub held_wh: Uint64,
    /// Taken from what was held.
    pub used_wh: Uint64,
    /// Flow on the zone's line, positive towards the root.
    pub line_flow_wh: i64,
    pub price_micro_per_kwh: Option<u32>,
}

#[cw_serde]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// The grid's terms.
    #[returns(Config)]
    Config {},
    /// A zone as it is now.
    #[returns(Zone)]
    Zone { zone_id: u32 },
    /// Zones in order of id.
    #[returns(ZonesResponse)]
    Zones { start_after: Option<u32>, limit: Option<u32> },
    /// The tariff that holds in `slot`.
    #[returns(Tariff)]
    Tariff { slot: u32 },
    /// All that clearing and settlement of `slot` need to know of the grid.
    #[returns(SlotGrid)]
    SlotGrid { slot: u32 },
    /// Who sets the zone's state beside its operator.
    #[returns(ControllerResponse)]
    Controller { zone_id: u32 },
    /// Demand-response events that are not over, in order of id.
    #[returns(EventsResponse)]
    Events { start_after: Option<u32>, limit: Option<u32> },
    /// What trading reported of a settled slot; empty when it was not reported or is no longer kept.
    #[returns(SlotTotalsResponse)]
    SlotTotals { slot: u32 },
}

#[cw_serde]
pub struct Config {
    pub admin: Addr,
    pub trading: Addr,
    pub slot_seconds: u32,
    pub price_tick_micro_per_kwh: u32,
    /// So many slots that have not begun keep the tariff they have.
    pub tariff_notice_slots: u32,
    pub zone_count: u32,
    /// Who alone can say that an emergency was measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balancing: Option<Addr>,
}

#[cw_serde]
pub struct Zone {
    pub zone_id: u32,
    pub name: String,
    pub parent_id: Option<u32>,
    pub operator: Addr,
    /// As it holds now; the root has none.
    pub line: Option<Line>,
    pub islanded: bool,
    pub state: GridState,
    /// It is in an emergency that was measured: up to this slot what rests in its books takes part in no batch of the forward market.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batches_stopped_until: Option<u32>,
    pub storage_capacity_wh: Uint64,
    pub stored_wh: Uint64,
}

#[cw_serde]
pub struct ZonesResponse {
    pub zones: Vec<Zone>,
}

#[cw_serde]
pub struct ControllerResponse {
    pub controller: Option<Addr>,
}

#[cw_serde]
pub struct EventsResponse {
    pub events: Vec<DemandResponseEvent>,
}

#[cw_serde]
pub struct SlotGrid {
    pub slot: u32,
    pub price_tick_micro_per_kwh: u32,
    pub tariff: Tariff,
    /// In order of id; a parent comes before its children.
    pub zones: Vec<SlotZone>,
}

#[cw_serde]
pub struct SlotZone {
    pub zone_id: u32,
    pub parent_id: Option<u32>,
    pub operator: Addr,
    /// Zero for the root.
    pub fee_micro_per_kwh: u32,
    pub capacity_up_wh: Uint64,
    pub capacity_down_wh: Uint64,
    pub islanded: bool,
    pub storage_room_wh: Uint64,
}

#[cw_serde]
pub struct SlotTotalsResponse {
    pub slot: u32,
    pub zones: Vec<ZoneTotals>,
}

named_attribute!(GridState);

answers! { add_zone: u32, announce_event: u32 }

events! {
    /// What holds as long as the grid does.
    GridStarted = "grid_started" {
        admin: Addr,
        slot_seconds: u32,
        price_tick_micro_per_kwh: u32,
        trading: Addr,
    }
    /// A zone joined the tree; the root is the first and has no parent.
    ZoneAdded = "zone_added" {
        zone_id: u32,
        parent_id: Option<u32>,
        operator: Addr,
        name: String,
    }
    /// A zone has another name or operator.
    ZoneUpdated = "zone_updated" {
        zone_id: u32,
        operator: Addr,
        name: String,
    }
    /// The line to the parent is this one from a slot on; from slot 0 when the zone is added.
    LineSet = "line_set" {
        zone_id: u32,
        from_slot: u32,
        fee_micro_per_kwh: u32,
        capacity_up_wh: Uint64,
        capacity_down_wh: Uint64,
    }
    /// A zone is cut off from its parent, or joined again, from a slot on.
    IslandSet = "island_set" {
        zone_id: u32,
        from_slot: u32,
        islanded: bool,
    }
    /// How much a zone stores in all.
    StorageSet = "storage_set" {
        zone_id: u32,
        capacity_wh: Uint64,
    }
    /// A zone's network is in this state from now on.
    StateSet = "state_set" {
        zone_id: u32,
        state: GridState,
    }
    /// This contract alone can say that an emergency was measured.
    BalancingNamed = "balancing_named" {
        balancing: Addr,
    }
    /// This one sets the zone's state beside its operator from now on; nobody does when it is empty.
    ControllerSet = "controller_set" {
        zone_id: u32,
        controller: Option<Addr>,
    }
    /// A demand-response event for a zone and all zones below it.
    EventAnnounced = "event_announced" {
        event_id: u32,
        zone_id: u32,
        from_slot: u32,
        /// The last slot.
        to_slot: u32,
        multiplier_permille: u16,
    }
    /// A demand-response event ends early or never begins.
    EventWithdrawn = "event_withdrawn" {
        event_id: u32,
        zone_id: u32,
        /// The last slot in which it holds; nothing when it never begins.
        to_slot: Option<u32>,
    }
    /// The tariff is this one from a slot on; from slot 0 when the grid starts.
    TariffSet = "tariff_set" {
        from_slot: u32,
        feed_in_micro_per_kwh: u32,
        retail_micro_per_kwh: u32,
        trading_fee_micro_per_kwh: u32,
    }
    /// So many slots that have not begun keep the tariff they have.
    TariffNoticeSet = "tariff_notice_set" {
        tariff_notice_slots: u32,
    }
    /// A settled slot, zone by zone; what zones store moved by it.
    SlotReported = "slot_reported" {
        slot: u32,
        zones: Json<Vec<ZoneTotals>>,
    }
}
