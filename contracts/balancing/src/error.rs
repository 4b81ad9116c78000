use balancing::BalancingError;
use cosmwasm_std::{Addr, StdError};
use interface::{
    balancing::{MAX_AHEAD_SLOTS, MAX_SAID_SLOTS},
    migrate::MigrateError,
};
use thiserror::Error;
use units::{SlotError, pack::PackError};

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
    #[error("reply {id} is to nothing that was sent")]
    UnknownReply { id: u64 },
}
