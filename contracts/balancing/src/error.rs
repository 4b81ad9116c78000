use std::fmt;

use balancing::BalancingError;
use cosmwasm_std::{Addr, OverflowError, StdError, Uint128};
use interface::{
    balancing::{
        LEAST_MIN_OFFER_WH, MAX_AHEAD_SLOTS, MAX_CALL_AHEAD_SLOTS, MAX_OFFER_BANKS, MAX_OFFER_POINTS,
        MAX_OFFERS, MAX_RESTORATION_BANKS, MAX_SAID_SLOTS, MIN_NOTICE_SLOTS, MOST_MIN_OFFER_WH, PointClass,
        Relief,
    },
    event::Attribute,
    migrate::MigrateError,
};
use thiserror::Error;
use units::{MoneyError, SlotError, pack::PackError};

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
    #[error(transparent)]
    Balancing(#[from] BalancingError),
    #[error("zone {zone_id} does not exist")]
    UnknownZone { zone_id: u32 },
    #[error("{slots} slots are not 1 to {MAX_SAID_SLOTS}")]
    SaidSlots { slots: u32 },
    #[error("{slots} slots are not 1 to {MAX_AHEAD_SLOTS}")]
    AheadSlots { slots: u32 },
    #[error("an offer of {count} metering points; it is of 1 to {MAX_OFFER_POINTS}")]
    OfferPoints { count: usize },
    #[error("an offer of metering points in {count} banks of 256; they are in {MAX_OFFER_BANKS} at most")]
    OfferBanks { count: usize },
    #[error("metering point {meter_id} of an offer does not come after {previous}")]
    PointsNotAscending { meter_id: u32, previous: u32 },
    #[error("metering point {meter_id} is not registered")]
    UnknownPoint { meter_id: u32 },
    #[error("metering point {meter_id} is a feeder's, and nobody's to offer")]
    FeederOffered { meter_id: u32 },
    #[error("metering point {meter_id} is not that of {sender}")]
    NotOwner { meter_id: u32, sender: Addr },
    #[error("metering point {meter_id} is in zone {zone_id}")]
    PointElsewhere { meter_id: u32, zone_id: u32 },
    #[error("metering point {meter_id} is not in service; a retry helps when it is")]
    PointNotInService { meter_id: u32 },
    #[error("an offer of {energy_wh} Wh in a slot; {least_wh} Wh is the least")]
    OfferTooSmall { energy_wh: u64, least_wh: u64 },
    #[error("a smallest offer of {energy_wh} Wh is not one of {LEAST_MIN_OFFER_WH} to {MOST_MIN_OFFER_WH}")]
    MinOffer { energy_wh: u64 },
    #[error("an offer of {energy_wh} Wh in a slot, in which its metering points let {most_wh} Wh through")]
    OfferBeyondConnection { energy_wh: u64, most_wh: u64 },
    #[error(transparent)]
    Price(#[from] MoneyError),
    #[error("hours {hours_utc:#x} are not one or more of the bits 0 to 23")]
    OfferHours { hours_utc: u32 },
    #[error("{slots_a_day} slots a day are not 1 to 96")]
    OfferSlots { slots_a_day: u32 },
    #[error("{owner} has no offer to {relief} in zone {zone_id}")]
    NoOffer { owner: Addr, zone_id: u32, relief: ReliefWords },
    #[error("{MAX_OFFERS} offers to {relief} stand in zone {zone_id}; a retry helps when one is gone")]
    OffersFull { zone_id: u32, relief: ReliefWords },
    #[error(
        "the offer of {owner} is theirs to remove, unless {MAX_OFFERS} stand and none of its metering points is in service"
    )]
    OfferNotIdle { owner: Addr },
    #[error("zone {zone_id} has no line that could be relieved")]
    NoLine { zone_id: u32 },
    #[error("a call for 0 Wh")]
    NothingNeeded {},
    #[error("slot {slot} can be called no more; slot {first_slot} is the first that can")]
    CalledTooLate { slot: u32, first_slot: u32 },
    #[error("slot {slot} cannot be called yet; slot {last_slot} is the last that can")]
    CalledTooEarly { slot: u32, last_slot: u32 },
    #[error("zone {zone_id} is called for slot {slot} already")]
    AlreadyCalled { zone_id: u32, slot: u32 },
    #[error("zone {called_id}, above or below zone {zone_id}, is called for slot {slot}")]
    RelatedCalled { zone_id: u32, slot: u32, called_id: u32 },
    #[error("each zone's operator sets on what terms it pays for calls; nobody does for all zones")]
    CallsForEverybody {},
    #[error(
        "the terms of calls in zone {zone_id} are those of {address}, who does not operate it; a retry helps when its operator has set some"
    )]
    CallTermsOfAnother { zone_id: u32, address: Addr },
    #[error("each zone's operator sets on what terms it pays for cuts; nobody does for all zones")]
    CutsForEverybody {},
    #[error("each zone's operator asks for islands of its own; nobody does for all zones")]
    IslandsForEverybody {},
    #[error(
        "a compensation of {compensation_micro_per_kwh} for what is cut is less than {least_micro_per_kwh}"
    )]
    Compensation { compensation_micro_per_kwh: u32, least_micro_per_kwh: u32 },
    #[error(
        "the terms of cuts in zone {zone_id} are those of {address}, who does not operate it; a retry helps when its operator has set some"
    )]
    CutTermsOfAnother { zone_id: u32, address: Addr },
    #[error("metering point {meter_id} is a feeder's, and of no class")]
    FeederClassed { meter_id: u32 },
    #[error("metering point {meter_id} is of that class already: {}", class.attribute())]
    ClassAlready { meter_id: u32, class: PointClass },
    #[error(
        "{bank_count} banks of metering points are more than the {MAX_RESTORATION_BANKS} for which a restoration is planned"
    )]
    RestorationBanks { bank_count: u32 },
    #[error("no slot was taken in yet; a retry helps when one was")]
    NothingTakenIn {},
    #[error("zone {zone_id} is named twice as a source")]
    SourceTwice { zone_id: u32 },
    #[error("a notice of {notice_slots} slots is not one of {MIN_NOTICE_SLOTS} to {MAX_CALL_AHEAD_SLOTS}")]
    NoticeSlots { notice_slots: u32 },
    #[error("nominal {name} is {value}, not 1 to {most}")]
    Nominal { name: &'static str, value: u32, most: u32 },
    #[error("target_permille is {target_permille}; it is at most 1000")]
    Target { target_permille: u32 },
    #[error(
        "{amount_micro} is more than the {available_micro} of {address} here; a retry helps after a deposit"
    )]
    Insufficient { address: Addr, amount_micro: Uint128, available_micro: Uint128 },
    #[error("a deposit is of one coin of {denom}, not of \"{sent}\"")]
    WrongDeposit { denom: String, sent: String },
    #[error("nothing is withdrawn with an amount of 0")]
    ZeroAmount {},
    #[error(transparent)]
    TooMuchMoney(#[from] OverflowError),
    #[error("reply {id} is to nothing that was sent")]
    UnknownReply { id: u64 },
}

/// What relieves a line, in words.
#[derive(Clone, Copy, Debug)]
pub struct ReliefWords(pub Relief);

impl fmt::Display for ReliefWords {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Relief::DrawLess => "draw less",
            Relief::FeedInLess => "feed in less",
        })
    }
}
