use cosmwasm_std::{Addr, StdError};
use interface::{
    grid::{GridState, MAX_MULTIPLIER_PERMILLE, MAX_STOPPED_SLOTS, MAX_TARIFF_NOTICE_SLOTS, MAX_ZONES},
    migrate::MigrateError,
};
use thiserror::Error;
use units::{MoneyError, SlotError, pack::PackError};

use crate::{
    limits::{
        MAX_DEPTH, MAX_EVENT_AHEAD_SLOTS, MAX_EVENT_SLOTS, MAX_EVENTS, MAX_EVENTS_OF_OPERATOR, MAX_NAME_LEN,
        MAX_PRICES,
    },
    schedule::ScheduleFull,
};

/// Why a message or a query was refused. Trying again helps only where a variant says so.
#[derive(Debug, Error)]
pub enum ContractError {
    #[error(transparent)]
    Std(#[from] StdError),
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    #[error("sender {sender} may not do this")]
    Unauthorized { sender: Addr },
    #[error("this message takes no coins, but {sent} was sent")]
    UnexpectedCoins { sent: String },
    #[error(transparent)]
    Slot(#[from] SlotError),
    #[error("stored value: {0}")]
    Packed(#[from] PackError),
    #[error("{name}: {source}")]
    Price { name: &'static str, source: MoneyError },
    #[error("price tick: {0}")]
    PriceTick(MoneyError),
    #[error("retail {retail_micro_per_kwh} micro/kWh is below feed-in {feed_in_micro_per_kwh}")]
    RetailBelowFeedIn { feed_in_micro_per_kwh: u32, retail_micro_per_kwh: u32 },
    #[error(
        "{prices} prices between feed-in and retail are more than {MAX_PRICES}; take a larger price tick"
    )]
    TooManyPrices { prices: u32 },
    #[error("a zone's name has 1 to {MAX_NAME_LEN} bytes, not {length}")]
    NameLength { length: usize },
    #[error("zone {zone_id} does not exist")]
    UnknownZone { zone_id: u32 },
    #[error("the root has no line to a parent")]
    RootHasNoLine {},
    #[error("the grid has {MAX_ZONES} zones already, the most it may have")]
    TooManyZones {},
    #[error("below zone {parent_id} a zone would be {depth} lines from the root, more than {MAX_DEPTH}")]
    TooDeep { parent_id: u32, depth: u32 },
    #[error("slot {from_slot} has begun: the current slot is {current_slot}")]
    SlotHasBegun { from_slot: u32, current_slot: u32 },
    #[error(
        "a tariff from slot {from_slot} comes without {notice_slots} slots of notice: slot {earliest_slot} is the earliest"
    )]
    TariffWithoutNotice { from_slot: u32, notice_slots: u32, earliest_slot: u32 },
    #[error("a notice of {notice_slots} slots is more than {MAX_TARIFF_NOTICE_SLOTS}")]
    NoticeTooLong { notice_slots: u32 },
    #[error("a multiplier of {multiplier_permille} is not of 1 to {MAX_MULTIPLIER_PERMILLE} permille")]
    Multiplier { multiplier_permille: u16 },
    #[error("an event from slot {from_slot} cannot end before it, with slot {to_slot}")]
    EventEndsFirst { from_slot: u32, to_slot: u32 },
    #[error("slots {from_slot} to {to_slot} are more than the {MAX_EVENT_SLOTS} an event may have")]
    EventTooLong { from_slot: u32, to_slot: u32 },
    #[error(
        "slot {to_slot} is more than {MAX_EVENT_AHEAD_SLOTS} slots after the current slot {current_slot}"
    )]
    EventTooFarAhead { to_slot: u32, current_slot: u32 },
    #[error("event {event_id} of the same zone holds from slot {from_slot} to {to_slot}")]
    EventOverlaps { event_id: u32, from_slot: u32, to_slot: u32 },
    #[error("{MAX_EVENTS} events are open, the most there may be; try again after slot {to_slot}")]
    TooManyEvents { to_slot: u32 },
    #[error(
        "{operator} has {MAX_EVENTS_OF_OPERATOR} events open, the most one operator may have; try again after slot {to_slot}"
    )]
    TooManyEventsOfOperator { operator: Addr, to_slot: u32 },
    #[error("event {event_id} does not exist, or is over")]
    UnknownEvent { event_id: u32 },
    #[error(
        "event {event_id} ends with slot {to_slot}, and the current slot is {current_slot}: no slot is left"
    )]
    NothingToWithdraw { event_id: u32, to_slot: u32, current_slot: u32 },
    #[error(transparent)]
    Schedule(#[from] ScheduleFull),
    #[error(
        "what held in slot {slot} is no longer kept: the oldest that is kept holds from slot {oldest_slot}"
    )]
    NoLongerKept { slot: u32, oldest_slot: u32 },
    #[error("slot {slot} is not over: the current slot is {current_slot}")]
    SlotNotOver { slot: u32, current_slot: u32 },
    #[error("slot {slot} was reported before")]
    AlreadyReported { slot: u32 },
    #[error(
        "whether zone {zone_id} is an island its operator said itself; that stands until it names its controller again"
    )]
    IslandOfOperator { zone_id: u32 },
    #[error("batches stop in an emergency that balancing measured, and not in state {} as {sender} says", .state.code())]
    NotMeasured { sender: Addr, state: GridState },
    #[error(
        "batches are to stop up to slot {until_slot}; the current slot is {current_slot}, and {MAX_STOPPED_SLOTS} slots with it are the most"
    )]
    StoppedUntil { until_slot: u32, current_slot: u32 },
    #[error("zone {zone_id} of a report does not come after zone {previous}")]
    ReportNotAscending { zone_id: u32, previous: u32 },
}
