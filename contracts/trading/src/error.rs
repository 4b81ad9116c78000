use cosmwasm_std::{Addr, Int128, StdError, Uint128};
use forward::ForwardError;
use interface::{migrate::MigrateError, oracle::FeedIdError};
use settlement::SettlementError;
use thiserror::Error;
use units::{MoneyError, SlotError, pack::PackError};

use crate::slot::TermsError;

/// Why a message or a query was refused. Trying again helps only where a variant says so.
#[derive(Debug, Error)]
pub enum ContractError {
    #[error(transparent)]
    Std(#[from] StdError),
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    #[error("nothing is stored of {name}, and the migration does not say it")]
    MigrationLacks { name: &'static str },
    #[error("{name} is stored already; a migration does not change it, the admin's message does")]
    StoredAlready { name: &'static str },
    #[error("{address:?} is no address")]
    Address { address: String },
    #[error("sender {sender} may not do this")]
    Unauthorized { sender: Addr },
    #[error("metering point {meter_id} belongs to {owner}, not to {sender}")]
    NotOwner { meter_id: u32, owner: Addr, sender: Addr },
    #[error("metering point {meter_id} is not registered")]
    UnknownMeteringPoint { meter_id: u32 },
    #[error("a deposit is one coin of {denom}, not {sent}")]
    WrongDeposit { denom: String, sent: String },
    #[error("this message takes no coins, but {sent} was sent")]
    UnexpectedCoins { sent: String },
    #[error("an amount of zero")]
    ZeroAmount {},
    #[error("from metering point {meter_id} to itself")]
    TransferToItself { meter_id: u32 },
    #[error("{amount_micro} is more than the {available_micro} available")]
    Insufficient { amount_micro: Uint128, available_micro: Int128 },
    #[error("{amount_micro} is more than the {held_micro} coins held; the rest is owed by metering points")]
    NotHeld { amount_micro: Uint128, held_micro: Uint128 },
    #[error("slot {slot} is being settled; try again when it is final")]
    SlotInSettlement { slot: u32 },
    #[error("{name} {price_micro_per_kwh} is not a multiple of the tick {tick_micro_per_kwh}")]
    OffTick { name: &'static str, price_micro_per_kwh: u32, tick_micro_per_kwh: u32 },
    #[error("{name} is {value}, and must be at least 1")]
    TooSmall { name: &'static str, value: u32 },
    #[error("account of {amount} cannot be moved by {by}")]
    Overflow { amount: i128, by: i128 },
    #[error("{count} {name}; a message takes 1 to {most}")]
    WrongCount { name: &'static str, count: usize, most: u32 },
    /// Of a message's list, counted from 0.
    #[error("orders[{index}]: {error}")]
    InOrders { index: usize, error: Box<ContractError> },
    #[error("metering point {meter_id} is suspended: its orders can be cancelled, but none placed")]
    Suspended { meter_id: u32 },
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
    #[error("metering point {meter_id} has {most} delegates already")]
    TooManyDelegates { meter_id: u32, most: usize },
    #[error("{delegate} is no delegate of metering point {meter_id}")]
    NoDelegate { meter_id: u32, delegate: Addr },
    #[error("{delegate} owns metering point {meter_id}, and needs no leave")]
    DelegateIsOwner { meter_id: u32, delegate: Addr },
    #[error("{delegate} is a delegate of metering point {meter_id} only until {expires_at}")]
    DelegateExpired { meter_id: u32, delegate: Addr, expires_at: u64 },
    #[error("a delegate may not {side} at {price_micro_per_kwh}; the owner's limit is {limit_micro_per_kwh}")]
    DelegatePrice { side: &'static str, price_micro_per_kwh: u64, limit_micro_per_kwh: u32 },
    #[error(
        "{energy_wh} Wh in slot {slot}; with a delegate, open and traded energy may come to {most_wh} Wh"
    )]
    DelegateEnergy { slot: u32, energy_wh: u64, most_wh: u64 },
    #[error("{name} is {value}, and must be {least} to {most}")]
    ParameterOutOfRange { name: &'static str, value: u64, least: u64, most: u64 },
    #[error("metering point {meter_id} has {reserved_micro} reserved, and cannot reserve {by_micro} more")]
    ReserveOverflow { meter_id: u32, reserved_micro: u128, by_micro: u128 },
    #[error(
        "metering point {meter_id} has {reserved_micro} reserved for {open_orders} open orders, not {micro} for {orders}"
    )]
    NotReserved { meter_id: u32, micro: u128, orders: u32, reserved_micro: u128, open_orders: u32 },
    #[error("order {order_id} of slot {slot} cannot be told from the {most} batches that a query reads")]
    TooManyBatches { slot: u32, order_id: u64, most: usize },
    #[error("batch {batch} of slot {slot} is not there")]
    NoBatch { slot: u32, batch: u32 },
    #[error("slot {slot} has no book: nothing was placed for it, or it is pruned")]
    NoBook { slot: u32 },
    #[error("the curve of zone {zone_id} in slot {slot} holds energy of no order")]
    NoOrders { slot: u32, zone_id: u32 },
    #[error("a book of {zones} zones; at most {most} are cleared")]
    TooManyZones { zones: u64, most: u64 },
    #[error("there is no bundle {order_id}")]
    NoBundle { order_id: u64 },
    #[error("slot {slot} has no outcome: not yet opened, without readings, or pruned")]
    NoOutcome { slot: u32 },
    #[error("results of bank {bank} in slot {slot} are not there: not yet settled, or pruned")]
    NoResults { slot: u32, bank: u32 },
    #[error("metering point {meter_id} has no result in slot {slot}: no reading arrived for it")]
    NoResult { meter_id: u32, slot: u32 },
    #[error("reply {id} is to no message of this contract")]
    UnknownReply { id: u64 },
    #[error(transparent)]
    Packed(#[from] PackError),
    #[error(transparent)]
    Money(#[from] MoneyError),
    #[error(transparent)]
    Slot(#[from] SlotError),
    #[error(transparent)]
    Settlement(#[from] SettlementError),
    #[error(transparent)]
    Terms(#[from] TermsError),
    #[error(transparent)]
    Forward(#[from] ForwardError),
    #[error(transparent)]
    FeedId(#[from] FeedIdError),
}
