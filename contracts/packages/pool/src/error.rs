use cosmwasm_std::StdError;
use ledger::LedgerError;
use settlement::SettlementError;
use thiserror::Error;
use units::pack::PackError;

/// Why a slot's work cannot go on.
#[derive(Debug, Error)]
pub enum PoolError {
    #[error(transparent)]
    Std(#[from] StdError),
    #[error(transparent)]
    Packed(#[from] PackError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Settlement(#[from] SettlementError),
    #[error(transparent)]
    Terms(#[from] TermsError),
    #[error("reply {id} is to no message of this contract")]
    UnknownReply { id: u64 },
}

/// Why a bank cannot be settled.
#[derive(Debug, Error)]
pub enum BankError {
    #[error("bank {bank} has energy, but no zone")]
    NoZone { bank: u32 },
    #[error(transparent)]
    Packed(#[from] PackError),
    #[error(transparent)]
    Settlement(#[from] SettlementError),
    #[error(transparent)]
    Query(#[from] StdError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Pool(#[from] PoolError),
}

/// Why the grid's terms make no market. They may after the grid is mended.
#[derive(Debug, Error)]
pub enum TermsError {
    #[error(transparent)]
    Settlement(#[from] SettlementError),
    #[error(
        "{zones} zones with {prices} prices each are more than the {most} cells that are cleared at once"
    )]
    TooWide { zones: u64, prices: u64, most: u64 },
}
