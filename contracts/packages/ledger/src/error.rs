use cosmwasm_std::{Addr, StdError};
use thiserror::Error;
use units::pack::PackError;

/// Why the ledger cannot be read or moved.
#[derive(Debug, Error)]
pub enum LedgerError {
    #[error(transparent)]
    Std(#[from] StdError),
    #[error(transparent)]
    Packed(#[from] PackError),
    #[error("metering point {meter_id} is not registered")]
    UnknownMeteringPoint { meter_id: u32 },
    #[error("metering point {meter_id} is a feeder: what it measures is nobody's to trade")]
    Feeder { meter_id: u32 },
    #[error("metering point {meter_id} belongs to {owner}, not to {sender}")]
    NotOwner { meter_id: u32, owner: Addr, sender: Addr },
    #[error("slot {slot} is being settled; try again when it is final")]
    SlotInSettlement { slot: u32 },
    #[error("{amount_micro} is more than the {available_micro} available")]
    Insufficient { amount_micro: u128, available_micro: u128 },
    #[error("account of {available_micro} cannot be moved by {by_micro}")]
    Overflow { available_micro: u128, by_micro: u128 },
    #[error("there is no utility {number}")]
    NoUtility { number: u32 },
    #[error("metering point {meter_id} has {reserved_micro} reserved, and cannot reserve {by_micro} more")]
    ReserveOverflow { meter_id: u32, reserved_micro: u128, by_micro: u128 },
    #[error(
        "metering point {meter_id} has {reserved_micro} reserved for {open_orders} open orders, not {micro} for {orders}"
    )]
    NotReserved { meter_id: u32, micro: u128, orders: u32, reserved_micro: u128, open_orders: u32 },
}
