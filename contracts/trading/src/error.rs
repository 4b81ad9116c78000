use cosmwasm_std::{Addr, Int128, StdError, Uint128};
use interface::migrate::MigrateError;
use settlement::SettlementError;
use thiserror::Error;
use units::{MoneyError, SlotError, pack::PackError};

use crate::tick::TermsError;

/// Why a message or a query was refused. Trying again helps only where a variant says so.
#[derive(Debug, Error)]
pub enum ContractError {
    #[error(transparent)]
    Std(#[from] StdError),
    #[error(transparent)]
    Migrate(#[from] MigrateError),
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
}
