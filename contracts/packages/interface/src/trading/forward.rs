//! The forward book of a slot, and the parameters that hold for all of them.

use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Int128, Uint64, Uint128};

use super::{order::DelegateLimits, side::Side};
use crate::grid::GridState;

/// Bounds of the forward book. They hold from when they are set, the deposit for books that open after that: a slot's book opens with its
/// first order.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct ForwardParams {
    /// Slots ahead of the present one that can be traded. With 0, nothing new comes into the book.
    pub horizon_slots: u32,
    pub min_energy_wh: Uint64,
    /// Orders that a metering point may have open, or filled for slots that are not settled yet.
    pub open_orders_per_point: u32,
    /// Held with each open order and given back when it ends; what is filled gives it back when the slot settles.
    pub order_deposit_micro: u32,
    pub orders_per_message: u32,
    /// Conditional orders whose condition one tick looks at.
    pub conditions_per_tick: u32,
    /// Slots of bundles that one tick clears on trial; the first bundle of a tick is tried whole, however long it is.
    pub bundle_slots_per_tick: u32,
}

/// What the reference prices follow.
#[cw_serde]
pub struct Pricing {
    /// Of the dynamic reference, in thousandths.
    pub sensitivity_permille: u16,
    /// What the other references multiply.
    pub base_micro_per_kwh: u32,
    pub time_of_use: TimeOfUse,
    pub state_permille: StatePermille,
}

/// Multipliers of a zone's states, in thousandths.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct StatePermille {
    pub normal: u16,
    pub alert: u16,
    pub emergency: u16,
    pub restoration: u16,
}

impl StatePermille {
    pub fn of(&self, state: GridState) -> u16 {
        match state {
            GridState::Normal => self.normal,
            GridState::Alert => self.alert,
            GridState::Emergency => self.emergency,
            GridState::Restoration => self.restoration,
        }
    }
}

/// Prices by the clock on the wall: windows are in local time, slots in UTC.
#[cw_serde]
pub struct TimeOfUse {
    pub time_zone: TimeZone,
    /// The first that matches counts; outside of all, the multiplier is 1000. At most 32.
    pub windows: Vec<Window>,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub struct Window {
    /// Bit 0 is Monday.
    pub weekdays: u8,
    /// Minutes since local midnight, `from` included, `to` not; a window that ends at or before its start ends on the next day.
    pub from_minute: u16,
    pub to_minute: u16,
    pub multiplier_permille: u16,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub struct TimeZone {
    pub standard_offset_minutes: i16,
    pub daylight: Option<Daylight>,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub struct Daylight {
    pub offset_minutes: i16,
    pub starts: Turn,
    pub ends: Turn,
}

/// The `week`th `weekday` of `month`, the fifth being the last.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Turn {
    pub month: u8,
    pub week: u8,
    /// 0 is Monday.
    pub weekday: u8,
    pub second_of_day: u32,
    pub time_is: TurnTime,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub enum TurnTime {
    Utc,
    Standard,
    Wall,
}

#[cw_serde]
pub struct ForwardResponse {
    pub params: ForwardParams,
    pub pricing: Pricing,
    pub oracle: Option<Addr>,
    /// The next order's id, if nothing else is placed before it.
    pub next_order_id: u64,
    /// What the clock does: orders and cancellations on their way into the books, slots whose book changed, and the slot whose batch is being
    /// filled.
    pub changes_waiting: u64,
    pub slots_changed: u32,
    pub slot_in_batch: Option<u32>,
    /// Orders of earlier slots have ended at their gates.
    pub closed_before_slot: u32,
    pub conditional_orders: u32,
    pub bundles_waiting: u32,
}

/// The book of one slot.
#[cw_serde]
pub struct ForwardSlotResponse {
    pub slot: u32,
    /// Unix seconds: no batch runs then or later.
    pub gate_at: u64,
    pub open: bool,
    pub price_tick_micro_per_kwh: u32,
    pub floor_micro_per_kwh: u32,
    pub ceiling_micro_per_kwh: u32,
    /// Batches that traded so far.
    pub batches: u32,
    pub zones: Vec<ForwardZone>,
}

#[cw_serde]
pub struct ForwardZone {
    pub zone_id: u32,
    /// Of the latest batch in which the zone traded.
    pub last_price_micro_per_kwh: Option<u32>,
    pub sold_wh: Uint64,
    pub bought_wh: Uint64,
    /// On the zone's line, positive towards the root; what batches left of its capacities.
    pub line_flow_wh: i64,
    pub capacity_left_up_wh: Uint64,
    pub capacity_left_down_wh: Uint64,
    pub line_earned_micro: Int128,
    pub references: ReferencePrices,
    /// The zone is in an emergency that was measured: its orders take part in no batch before that is over, or this slot is.
    pub batches_stopped_until: Option<u32>,
}

/// As they are now; none of them is clamped.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct ReferencePrices {
    pub dynamic_micro_per_kwh: u32,
    pub time_of_use_micro_per_kwh: u32,
    pub demand_response_micro_per_kwh: u32,
    pub grid_stability_micro_per_kwh: u32,
}

#[cw_serde]
pub struct DepthResponse {
    pub slot: u32,
    pub zone_id: u32,
    /// Ascending by price; only prices with orders. Model orders stand at their price of now.
    pub levels: Vec<DepthLevel>,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub struct DepthLevel {
    pub price_micro_per_kwh: u32,
    pub sell_wh: Uint64,
    pub buy_wh: Uint64,
}

/// One order of a slot's book, as everybody may see it.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct BookEntry {
    pub order_id: u64,
    pub meter_id: u32,
    pub side: Side,
    pub price_micro_per_kwh: u32,
    pub left_wh: Uint64,
}

#[cw_serde]
pub struct BookResponse {
    pub entries: Vec<BookEntry>,
    /// Ask with it for the next page; absent on the last.
    pub next: Option<cosmwasm_std::Binary>,
}

/// A batch that traded.
#[cw_serde]
pub struct Batch {
    pub slot: u32,
    pub batch: u32,
    /// Unix seconds.
    pub cleared_at: u64,
    /// The bundle it was run for, if any.
    pub bundle_id: Option<u64>,
    /// Zones that traded or whose line carries more or less than before.
    pub zones: Vec<BatchZone>,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub struct BatchZone {
    pub zone_id: u32,
    pub price_micro_per_kwh: Option<u32>,
    pub sold_wh: Uint64,
    pub bought_wh: Uint64,
    pub line_flow_wh: i64,
    pub line_earned_micro: Int128,
}

#[cw_serde]
pub struct BatchesResponse {
    pub batches: Vec<Batch>,
}

#[cw_serde]
pub struct Delegate {
    pub delegate: Addr,
    pub limits: DelegateLimits,
}

#[cw_serde]
pub struct DelegatesResponse {
    pub delegates: Vec<Delegate>,
}

/// The answer to messages that place orders.
#[cw_serde]
pub struct PlacedOrders {
    /// Ids are consecutive, in the order given.
    pub first_order_id: u64,
    pub count: u32,
    pub reserved_micro: Uint128,
}

/// The answer to messages that cancel orders.
#[cw_serde]
pub struct CancelledOrders {
    pub count: u32,
    pub freed_micro: Uint128,
    /// Whether the point has open orders left that the message meant: send it again.
    pub more: bool,
}
