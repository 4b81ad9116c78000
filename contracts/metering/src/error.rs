use cosmwasm_std::{Addr, StdError};
use interface::{migrate::MigrateError, packed::BatchError};
use thiserror::Error;
use units::{SlotError, pack::PackError};

/// Why a message or a query was refused. Sending it again does not help, but for [`ContractError::NoRoomInSlot`].
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
    #[error("{sender} is no verifier")]
    NoVerifier { sender: Addr },
    #[error("meter {meter_id} is the verifier's own: others decide")]
    OwnExport { meter_id: u32 },
    #[error("nothing of meter {meter_id} is in quarantine")]
    NotQuarantined { meter_id: u32 },
    #[error("{held_wh} Wh of meter {meter_id} are in quarantine, not {export_wh}: look again")]
    OtherExport { meter_id: u32, held_wh: u64, export_wh: u64 },
    #[error("slot {slot} has no room for more late energy of meter {meter_id}; the next one has")]
    NoRoomInSlot { meter_id: u32, slot: u32 },
    #[error(transparent)]
    Batch(#[from] BatchError),
    #[error("energy of meter {meter_id} in slot {slot} leaves 64 bits")]
    EnergyOverflow { meter_id: u32, slot: u32 },
    #[error(transparent)]
    Packed(#[from] PackError),
    #[error(transparent)]
    Slot(#[from] SlotError),
}
