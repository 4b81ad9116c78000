use cosmwasm_std::{Addr, StdError};
use forward::ForwardError;
use interface::oracle::FeedIdError;
use ledger::LedgerError;
use thiserror::Error;
use units::{MoneyError, SlotError, pack::PackError};

/// Why an order was refused, or a book cannot be tended. Trying again helps only where a variant says so.
#[derive(Debug, Error)]
pub enum BookError {
    #[error(transparent)]
    Std(#[from] StdError),
    #[error(transparent)]
    Packed(#[from] PackError),
    #[error(transparent)]
    Money(#[from] MoneyError),
    #[error(transparent)]
    Slot(#[from] SlotError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Forward(#[from] ForwardError),
    #[error(transparent)]
    FeedId(#[from] FeedIdError),
    #[error("slot {slot} began at {gate_at}; nothing can be traded for it any more")]
    PastGate { slot: u32, gate_at: u64 },
    #[error(
        "slot {slot} is too far ahead; the last one now is {last_slot}, and later ones follow as time goes by"
    )]
    BeyondHorizon { slot: u32, last_slot: u32 },
    #[error("energy of {energy_wh} Wh; an order is for {least_wh} to {most_wh} Wh")]
    EnergyOutOfRange { energy_wh: u64, least_wh: u64, most_wh: u64 },
    #[error("{name} {price_micro_per_kwh} lies outside {floor_micro_per_kwh} to {ceiling_micro_per_kwh}")]
    PriceOutOfRange {
        name: &'static str,
        price_micro_per_kwh: u32,
        floor_micro_per_kwh: u64,
        ceiling_micro_per_kwh: u64,
    },
    #[error(
        "expires at {expires_at}; that must be after {now} and not after {gate_at}, when the slot begins"
    )]
    ExpiryOutOfRange { expires_at: u64, now: u64, gate_at: u64 },
    #[error("a bundle of {count} parts; it has 2 to {most}")]
    BundleParts { count: usize, most: usize },
    #[error("slot {slot} comes after slot {after} in a bundle, whose parts ascend")]
    BundleOrder { slot: u32, after: u32 },
    #[error("a bundle takes no condition")]
    BundleWithCondition {},
    #[error("the oracle has no feed {feed_id:?}")]
    UnknownFeed { feed_id: String },
    #[error("the grid has no zone {zone_id}")]
    UnknownZone { zone_id: u32 },
    #[error(
        "in slot {slot}, orders[{index}] could trade with the point's own order {order_id}; cancel that first"
    )]
    CrossesOwn { slot: u32, index: usize, order_id: u64 },
    #[error("in slot {slot}, orders[{index}] could trade with orders[{other}] of the same point")]
    CrossesNew { slot: u32, index: usize, other: usize },
    #[error(
        "{new} orders on top of {open}, at most {most}: those that are open, and those filled in slots that are not settled yet; try again \
         when some have ended"
    )]
    TooManyOpenOrders { open: u32, new: usize, most: u32 },
    #[error("metering point {meter_id} has no order {order_id} in slot {slot}")]
    UnknownOrder { meter_id: u32, slot: u32, order_id: u64 },
    #[error("order {order_id} of slot {slot} is filled or has ended")]
    NotOpen { slot: u32, order_id: u64 },
    #[error(
        "order {order_id} belongs to the batch of slot {slot} that is being filled; try again in the next block"
    )]
    OrderInBatch { slot: u32, order_id: u64 },
    #[error("order {order_id} of slot {slot} was placed by the owner; a delegate may not cancel it")]
    NotDelegated { slot: u32, order_id: u64 },
    #[error("a delegate may not {side} at {price_micro_per_kwh}; the owner's limit is {limit_micro_per_kwh}")]
    DelegatePrice { side: &'static str, price_micro_per_kwh: u64, limit_micro_per_kwh: u32 },
    #[error(
        "{energy_wh} Wh in slot {slot}; with a delegate, open and traded energy may come to {most_wh} Wh"
    )]
    DelegateEnergy { slot: u32, energy_wh: u64, most_wh: u64 },
    #[error("{delegate} is a delegate of metering point {meter_id} only until {expires_at}")]
    DelegateExpired { meter_id: u32, delegate: Addr, expires_at: u64 },
    #[error("{count} {name}; a message takes 1 to {most}")]
    WrongCount { name: &'static str, count: usize, most: u32 },
    /// Of a message's list, counted from 0.
    #[error("orders[{index}]: {error}")]
    InOrders { index: usize, error: Box<BookError> },
    #[error("metering point {meter_id} is suspended: its orders can be cancelled, but none placed")]
    Suspended { meter_id: u32 },
    #[error("{name} {price_micro_per_kwh} is not a multiple of the price tick {price_tick_micro_per_kwh}")]
    OffTick { name: &'static str, price_micro_per_kwh: u32, price_tick_micro_per_kwh: u32 },
    #[error("slot {slot} has no book: nothing was placed for it, or it is pruned")]
    NoBook { slot: u32 },
    #[error("the curve of zone {zone_id} in slot {slot} holds energy of no order")]
    NoOrders { slot: u32, zone_id: u32 },
    #[error("a book of {zones} zones; at most {most} are cleared")]
    TooManyZones { zones: u64, most: u64 },
    #[error("there is no bundle {order_id}")]
    NoBundle { order_id: u64 },
    #[error(
        "{zones} zones with {prices} prices each are more than the {most} cells that are cleared at once"
    )]
    TooWide { zones: u64, prices: u64, most: u64 },
}
