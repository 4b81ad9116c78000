//! Why a result or an order is what it is: facts with their numbers. Words are made of them where they are read.

use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Int128, Uint64};

use super::side::Side;
use crate::grid::GridState;

/// What became of a metering point's energy in a slot, and why.
#[cw_serde]
pub enum ResultFact {
    /// No reading arrived in time.
    Unread {},
    Metered {
        export_wh: Uint64,
        import_wh: Uint64,
    },
    /// Before the slot began; received for it, or paid if negative.
    TradedForward {
        sold_wh: Uint64,
        bought_wh: Uint64,
        money_micro: Int128,
    },
    /// More was metered and bought forward than was used and sold forward.
    LeftOver {
        energy_wh: Uint64,
    },
    /// Less was metered and bought forward than was used and sold forward.
    LeftMissing {
        energy_wh: Uint64,
    },
    /// Went into storage as energy tokens, at no price.
    Held {
        energy_wh: Uint64,
    },
    /// Came from the owner's energy tokens, at no price.
    Used {
        energy_wh: Uint64,
    },
    SoldToNeighbours {
        energy_wh: Uint64,
        price_micro_per_kwh: u32,
    },
    BoughtFromNeighbours {
        energy_wh: Uint64,
        price_micro_per_kwh: u32,
        trading_fee_micro_per_kwh: u32,
    },
    SoldToBackstop {
        backstop: Backstop,
        energy_wh: Uint64,
        price_micro_per_kwh: u32,
    },
    BoughtFromBackstop {
        backstop: Backstop,
        energy_wh: Uint64,
        price_micro_per_kwh: u32,
    },
    /// Not traded with neighbours: their price was beyond the limit.
    Outbid {
        side: Side,
        energy_wh: Uint64,
        price_micro_per_kwh: Option<u32>,
        limit_micro_per_kwh: Option<u32>,
    },
    /// Not traded with neighbours: the limit was exactly their price, and those at it shared.
    Marginal {
        side: Side,
        energy_wh: Uint64,
        limit_micro_per_kwh: Option<u32>,
    },
    /// Not traded with neighbours: nobody within reach would at the limit.
    NoCounterparty {
        side: Side,
        energy_wh: Uint64,
        limit_micro_per_kwh: Option<u32>,
    },
    /// Not traded with neighbours: account and credit line could not pay for all of it.
    Funds {
        side: Side,
        energy_wh: Uint64,
    },
    /// Not traded with neighbours: the rule says so.
    Paused {
        side: Side,
        energy_wh: Uint64,
    },
    /// Not traded with neighbours: the bid less the trading fee was below feed-in.
    BelowFeedIn {
        side: Side,
        energy_wh: Uint64,
        feed_in_micro_per_kwh: u32,
    },
    /// Of an earlier slot whose reading came late, or of all of a gap, at the lowest feed-in and the highest retail price of its slots.
    CaughtUp {
        from_slot: u32,
        /// The last one.
        to_slot: u32,
        export_wh: Uint64,
        import_wh: Uint64,
        feed_in_micro_per_kwh: u32,
        retail_micro_per_kwh: u32,
    },
}

/// Who buys and sells what neighbours do not.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Backstop {
    Utility,
    /// Stands in for the utility on an island.
    ZoneOperator,
}

/// What became of an order and why, beyond its terms and fills.
#[cw_serde]
pub enum OrderFact {
    /// It joins the next batch.
    WaitsForBook {},
    /// A bundle, tried when the books of its slots have no batch due.
    WaitsForTrial {},
    WaitsForCondition {
        energy_wh: Uint64,
    },
    /// In the book; its first batch is yet to come.
    WaitsForFirstBatch {
        energy_wh: Uint64,
    },
    Rests {
        energy_wh: Uint64,
    },
    /// When the bundle was last tried, a part could not be filled, or the average was beyond its limit.
    BundleIncomplete {
        energy_wh: Uint64,
    },
    AllTraded {},
    Cancelled {
        energy_wh: Uint64,
    },
    /// A market order's rest after its batch.
    MarketRest {
        energy_wh: Uint64,
    },
    /// It expired, or its slot began.
    Expired {
        energy_wh: Uint64,
    },
    /// The latest batch that saw it and in which its zone traded. At the order's limit exactly, those at it shared.
    ZoneTraded {
        batch: u32,
        price_micro_per_kwh: u32,
        limit_micro_per_kwh: u32,
        /// By the zone, in that batch.
        sold_wh: Uint64,
        bought_wh: Uint64,
        /// On the zone's line, positive towards the root.
        line_flow_wh: i64,
    },
    /// What the condition reads, as it is now.
    FeedIs {
        feed_id: String,
        value: i64,
        /// Unix seconds.
        updated_at: u64,
    },
    FeedIsEmpty {
        feed_id: String,
    },
    PoolPriceIs {
        zone_id: u32,
        price_micro_per_kwh: u32,
    },
    NoPoolPrice {
        zone_id: u32,
    },
    ZoneStateIs {
        zone_id: u32,
        state: GridState,
    },
    NoZone {
        zone_id: u32,
    },
    /// The best on the other side now. The side is the order's.
    BestWithinReach {
        side: Side,
        zone_id: u32,
        /// Fees of the lines between included.
        price_micro_per_kwh: u32,
        fees_micro_per_kwh: u32,
        limit_micro_per_kwh: u32,
    },
    NobodyWithinReach {
        side: Side,
    },
    /// The zone is in an emergency that was measured: its orders take part in no batch before that is over, or this slot is.
    BatchesStopped {
        zone_id: u32,
        until_slot: u32,
    },
    /// The best that would trade now, if a line between had room.
    BehindFullLine {
        side: Side,
        zone_id: u32,
        /// Fees of the lines between included.
        price_micro_per_kwh: u32,
        /// The zone below the first line without room, and what that carries.
        line_of_zone_id: u32,
        line_carries_wh: Uint64,
    },
}
