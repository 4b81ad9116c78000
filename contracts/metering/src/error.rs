use cosmwasm_std::StdError;
use interface::{migrate::MigrateError, packed::BatchError};
use thiserror::Error;
use units::{SlotError, pack::PackError};

/// Why a message or a query was refused. Sending it again does not help.
#[derive(Debug, Error)]
pub enum ContractError {
    #[error(transparent)]
    Std(#[from] StdError),
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    #[error("{address:?} is no address")]
    Address { address: String },
    #[error("this message takes no coins, but {sent} was sent")]
    UnexpectedCoins { sent: String },
    #[error("{name} is 0")]
    Zero { name: &'static str },
    #[error(
        "keep_slots {keep_slots} is less than {least}: energies would be pruned before their readings are due"
    )]
    KeepSlots { keep_slots: u32, least: u32 },
    #[error(transparent)]
    Batch(#[from] BatchError),
    #[error("energy of meter {meter_id} in slot {slot} leaves 64 bits")]
    EnergyOverflow { meter_id: u32, slot: u32 },
    #[error(transparent)]
    Packed(#[from] PackError),
    #[error(transparent)]
    Slot(#[from] SlotError),
}
