use book::BookError;
use cosmwasm_std::{Addr, StdError};
use forward::ForwardError;
use interface::migrate::MigrateError;
use ledger::LedgerError;
use pool::PoolError;
use settlement::SettlementError;
use thiserror::Error;
use units::{MoneyError, ShareError, SlotError, pack::PackError};

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
    #[error("a deposit is one coin of {denom}, not {sent}")]
    WrongDeposit { denom: String, sent: String },
    #[error(
        "{address} is no utility, no operator of a zone and not the community: it has no account by address"
    )]
    NoCounterparty { address: Addr },
    #[error("this message takes no coins, but {sent} was sent")]
    UnexpectedCoins { sent: String },
    #[error("an amount of zero")]
    ZeroAmount {},
    #[error("from metering point {meter_id} to itself")]
    TransferToItself { meter_id: u32 },
    #[error("nothing is paid out since slot {slot} ({error}), until verifiers resume; a retry helps then")]
    Paused { slot: u32, error: String },
    #[error("paying out is not paused")]
    NotPaused {},
    #[error("{sender} is for resuming already")]
    ResumedAlready { sender: Addr },
    #[error("a withdrawal is on its way until slot {due_slot}; a retry helps when it is paid")]
    WithdrawalOnItsWay { due_slot: u32 },
    #[error("metering point {meter_id} of the same owner is suspended; a retry helps when it is reinstated")]
    Suspended { meter_id: u32 },
    #[error(
        "meter {meter_id} of the same owner, or export of it, is in quarantine until verifiers have decided about it"
    )]
    Quarantined { meter_id: u32 },
    #[error("the utility owes metering points {payable_micro}; a retry helps when that is paid")]
    UtilityOwes { payable_micro: u128 },
    #[error(
        "metering point {meter_id} owes {debt_micro}, more than its credit line of {credit_micro}; a retry helps when that is paid"
    )]
    DebtBeyondCredit { meter_id: u32, debt_micro: u128, credit_micro: u64 },
    #[error("{name} is {value}, and must be at least 1")]
    TooSmall { name: &'static str, value: u32 },
    #[error("metering point {meter_id} has {most} delegates already")]
    TooManyDelegates { meter_id: u32, most: usize },
    #[error("{delegate} is no delegate of metering point {meter_id}")]
    NoDelegate { meter_id: u32, delegate: Addr },
    #[error("{delegate} owns metering point {meter_id}, and needs no leave")]
    DelegateIsOwner { meter_id: u32, delegate: Addr },
    #[error("{name} is {value}, and must be {least} to {most}")]
    ParameterOutOfRange { name: &'static str, value: u64, least: u64, most: u64 },
    #[error(
        "a horizon of {horizon_slots} slots goes beyond the {notice_slots} whose tariff is certain: tariffs need no more notice"
    )]
    HorizonBeyondNotice { horizon_slots: u32, notice_slots: u32 },
    #[error("order {order_id} of slot {slot} cannot be told from the {most} batches that a query reads")]
    TooManyBatches { slot: u32, order_id: u64, most: usize },
    #[error("batch {batch} of slot {slot} is not there")]
    NoBatch { slot: u32, batch: u32 },
    #[error("slot {slot} has no outcome: not yet opened, without readings, or pruned")]
    NoOutcome { slot: u32 },
    #[error("results of bank {bank} in slot {slot} are not there: not yet settled, or pruned")]
    NoResults { slot: u32, bank: u32 },
    #[error("metering point {meter_id} has no result in slot {slot}: no reading arrived for it")]
    NoResult { meter_id: u32, slot: u32 },
    #[error(transparent)]
    Packed(#[from] PackError),
    #[error(transparent)]
    Money(#[from] MoneyError),
    #[error(transparent)]
    Share(#[from] ShareError),
    #[error(transparent)]
    Slot(#[from] SlotError),
    #[error(transparent)]
    Settlement(#[from] SettlementError),
    #[error(transparent)]
    Forward(#[from] ForwardError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Pool(#[from] PoolError),
    #[error(transparent)]
    Book(#[from] BookError),
}
