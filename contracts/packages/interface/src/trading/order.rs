//! Orders of the forward book: what is placed, by whom, and what became of it.

use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Int128, Uint64, Uint128};

use super::{explanation::OrderFact, side::Side};
use crate::{grid::GridState, named_attribute};

/// An order of a metering point, as it is placed. It trades in the zone of its point.
#[cw_serde]
pub struct NewOrder {
    pub side: Side,
    pub terms: OrderTerms,
    /// It waits until this holds; then it is the order it says. Not with a bundle.
    pub condition: Option<Condition>,
}

#[cw_serde]
pub enum OrderTerms {
    /// Rests until it is filled, cancelled, expires, or the slot begins.
    Limit {
        slot: u32,
        energy_wh: Uint64,
        price: OrderPrice,
        /// Unix seconds, before the slot begins. Without it, the order rests until then.
        expires_at: Option<u64>,
    },
    /// Joins the next batch; what that does not fill is cancelled.
    Market { slot: u32, energy_wh: Uint64, worst_price_micro_per_kwh: u32 },
    /// Every part whole, at this average price or better, or nothing.
    Bundle {
        /// 2 to 24 parts, strictly ascending by slot.
        parts: Vec<BundlePart>,
        average_limit_micro_per_kwh: u32,
        /// Unix seconds, before the first slot begins.
        expires_at: Option<u64>,
    },
}

#[cw_serde]
#[derive(Copy, Eq)]
pub struct BundlePart {
    pub slot: u32,
    pub energy_wh: Uint64,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub enum OrderPrice {
    Fixed {
        limit_micro_per_kwh: u32,
    },
    /// The model's reference plus this, read anew at each batch and clamped to the slot's floor and ceiling.
    Model {
        model: PricingModel,
        offset_micro_per_kwh: i32,
    },
}

/// What a reference price follows.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum PricingModel {
    /// The zone's demand and supply, slot after slot.
    Dynamic,
    /// The time of the day and the week at the community's place.
    TimeOfUse,
    /// The demand-response event that holds for zone and slot.
    DemandResponse,
    /// The zone's state.
    GridStability,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub enum Comparison {
    Above,
    Below,
}

#[cw_serde]
pub enum Condition {
    /// A feed of the oracle is above or below a value.
    Feed { feed_id: String, comparison: Comparison, value: i64 },
    /// The last price at which a zone's pool traded is above or below a price.
    ZonePrice { zone_id: u32, comparison: Comparison, price_micro_per_kwh: u32 },
    /// A zone is in this state.
    ZoneState { zone_id: u32, state: GridState },
}

/// Names an order: orders are kept by slot. A bundle's slot is its first.
#[cw_serde]
#[derive(Copy, Eq, PartialOrd, Ord)]
pub struct OrderRef {
    pub slot: u32,
    pub order_id: u64,
}

/// What a delegate may do for a metering point.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct DelegateLimits {
    /// What delegates' open orders and the point's forward trades of one slot may come to, both sides together.
    pub slot_energy_wh: Uint64,
    /// It neither sells below nor buys above these; model prices are taken at the slot's floor and ceiling.
    pub lowest_sell_micro_per_kwh: u32,
    pub highest_buy_micro_per_kwh: u32,
    /// Unix seconds.
    pub expires_at: u64,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub enum OrderStatus {
    /// In the book, or in the queue to it.
    Open,
    /// Its condition does not hold yet.
    Conditional,
    /// All of it traded.
    Filled,
    /// It ended with something left.
    Ended,
}

/// Why an order is not, or not wholly, filled. The codes are those of packed values and never change.
#[cw_serde]
#[derive(Copy, Eq)]
#[repr(u8)]
pub enum OrderReason {
    /// It is filled, or no batch has seen it yet.
    None = 0,
    /// The zone traded at a price beyond its limit.
    Outbid = 1,
    /// At the zone's price exactly, and shared with the others there.
    Marginal = 2,
    /// Nobody within reach would trade at its limit.
    NoCounterparty = 3,
    /// It expired, or its slot began.
    Expired = 4,
    /// Its condition does not hold.
    ConditionUnmet = 5,
    /// A part of the bundle could not be filled, or the average was beyond its limit.
    BundleIncomplete = 6,
    /// Cancelled by the owner or a delegate.
    Cancelled = 7,
    /// The rest of a market order after its batch.
    MarketRest = 8,
    /// It joins the next batch; a bundle is tried after it.
    Queued = 9,
}

impl OrderReason {
    pub const ALL: [OrderReason; 10] = [
        OrderReason::None,
        OrderReason::Outbid,
        OrderReason::Marginal,
        OrderReason::NoCounterparty,
        OrderReason::Expired,
        OrderReason::ConditionUnmet,
        OrderReason::BundleIncomplete,
        OrderReason::Cancelled,
        OrderReason::MarketRest,
        OrderReason::Queued,
    ];

    pub fn code(self) -> u8 {
        self as u8
    }

    pub fn from_code(code: u8) -> Option<OrderReason> {
        Self::ALL.get(usize::from(code)).copied()
    }
}

/// An order and what became of it so far.
#[cw_serde]
pub struct Order {
    pub slot: u32,
    pub order_id: u64,
    pub meter_id: u32,
    pub zone_id: u32,
    pub side: Side,
    pub terms: OrderTerms,
    pub condition: Option<Condition>,
    /// Placed by a delegate.
    pub delegated: bool,
    pub status: OrderStatus,
    pub filled_wh: Uint64,
    /// Still open.
    pub left_wh: Uint64,
    /// What it holds of its point's account, without what its fills hold until the slot settles.
    pub reserved_micro: Uint128,
    pub reason: OrderReason,
}

#[cw_serde]
pub struct OrderResponse {
    pub order: Order,
    /// Oldest first; the price is the zone's in that batch.
    pub fills: Vec<OrderFill>,
    /// What became of it and why, in the order to tell it.
    pub explanation: Vec<OrderFact>,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub struct OrderFill {
    pub slot: u32,
    /// Number of the batch within the slot.
    pub batch: u32,
    pub energy_wh: Uint64,
    pub price_micro_per_kwh: u32,
}

#[cw_serde]
pub struct OrdersResponse {
    pub orders: Vec<Order>,
    /// Start after it for the next page; absent on the last. A page may be short, or empty, and not the last.
    pub next: Option<OrderRef>,
}

/// What a metering point traded forward for one slot.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Position {
    pub meter_id: u32,
    pub slot: u32,
    pub sold_wh: Uint64,
    pub bought_wh: Uint64,
    /// Received when the slot settles, or paid if negative.
    pub money_micro: Int128,
    /// Held until then.
    pub reserved_micro: Uint128,
}

#[cw_serde]
pub struct PositionsResponse {
    pub positions: Vec<Position>,
    /// Start after this slot for the next page; absent on the last. A page may be short, or empty, and not the last.
    pub next: Option<u32>,
}

named_attribute!(OrderReason);
