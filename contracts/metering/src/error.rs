use cosmwasm_std::{Addr, StdError};
use interface::{
    migrate::MigrateError,
    packed::{BatchError, SIGNATURE_LEN},
};
use thiserror::Error;
use units::{SlotError, pack::PackError};

/// Why a message or a query was refused. Sending it again does not help, but in a later slot for [`ContractError::NoRoomInSlot`],
/// [`ContractError::RestartedLately`] and, where the slot is not over, [`ContractError::QualitySlot`].
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
    #[error("meter {meter_id} has no reading that counts: its first one is where its registers start")]
    NoRegisters { meter_id: u32 },
    #[error("meter {meter_id} is suspended or out of service")]
    NotInService { meter_id: u32 },
    #[error(
        "the restart of meter {meter_id} is not signed by its key, for this contract and its last reading"
    )]
    NotSignedByMeter { meter_id: u32 },
    #[error(
        "meter {meter_id} can start again with a slot from {from_slot} to {to_slot} for now, not with slot {slot}"
    )]
    RestartSlot { meter_id: u32, slot: u32, from_slot: u32, to_slot: u32 },
    #[error("{register_wh} Wh are more than any register of meter {meter_id} reaches")]
    RegisterTooLarge { meter_id: u32, register_wh: u64 },
    #[error("meter {meter_id} started again lately: it can once more from slot {from_slot} on")]
    RestartedLately { meter_id: u32, from_slot: u32 },
    #[error("export of meter {meter_id} is in quarantine: verifiers decide about it first")]
    ExportInQuarantine { meter_id: u32 },
    #[error("no restart of meter {meter_id} with slot {slot} waits")]
    NoRestart { meter_id: u32, slot: u32 },
    #[error("the restart of meter {meter_id} lapsed in slot {lapses_slot}: its meter has to sign another")]
    RestartLapsed { meter_id: u32, lapses_slot: u32 },
    #[error(
        "meter {meter_id} was read in slot {last_slot} since it signed its restart: it has to sign another"
    )]
    RestartOutdated { meter_id: u32, last_slot: u32 },
    #[error(
        "{missed_import_wh} Wh are more than the {most_wh} Wh that the connection of meter {meter_id} let through"
    )]
    TooMuchMissed { meter_id: u32, missed_import_wh: u64, most_wh: u64 },
    #[error("{name} is {value}, not {least} to {most}")]
    QualityRange { name: &'static str, value: i64, least: i64, most: i64 },
    #[error("voltages of {min_dv}, {mean_dv} and {max_dv} dV are not in the order of lowest, mean, highest")]
    VoltageOrder { min_dv: u16, mean_dv: u16, max_dv: u16 },
    #[error("frequencies of {min_mhz} and {max_mhz} mHz are not in the order of lowest, highest")]
    FrequencyOrder { min_mhz: u32, max_mhz: u32 },
    #[error(
        "the quality of meter {meter_id} is taken of a slot from {from_slot} to {to_slot} for now, not of slot {slot}"
    )]
    QualitySlot { meter_id: u32, slot: u32, from_slot: u32, to_slot: u32 },
    #[error("meter {meter_id} was approved in slot {approved_slot}, and speaks of no slot before it: {slot}")]
    QualityBeforeApproval { meter_id: u32, slot: u32, approved_slot: u32 },
    #[error("meter {meter_id} has said what it saw in slot {slot}; its first word counts")]
    QualityTwice { meter_id: u32, slot: u32 },
    #[error("there is no meter {meter_id}")]
    NoMeter { meter_id: u32 },
    #[error("a signature of {length} bytes; it has {SIGNATURE_LEN}")]
    SignatureLength { length: usize },
    #[error("the quality of meter {meter_id} in slot {slot} is not signed by its key, for this chain")]
    QualityNotSigned { meter_id: u32, slot: u32 },
    #[error("{sender} is not the registry, which alone closes registers")]
    NotTheRegistry { sender: Addr },
    #[error("the registers of meter {meter_id} are closed")]
    AlreadyClosed { meter_id: u32 },
    #[error(
        "meter {meter_id} was last read with {last_import_total_wh} Wh in and {last_export_total_wh} Wh out: its registers do not close below that"
    )]
    ClosedBelowLast { meter_id: u32, last_import_total_wh: u64, last_export_total_wh: u64 },
    #[error("meter {meter_id} is the sender's own: others decide")]
    OwnRestart { meter_id: u32 },
    #[error("{sender} is no verifier, nor the operator who may decide about meter {meter_id}")]
    MayNotConfirm { sender: Addr, meter_id: u32 },
    #[error(transparent)]
    Batch(#[from] BatchError),
    #[error("{records} records: 1 to {most} are wanted")]
    RecordCount { records: usize, most: usize },
    #[error("there is no bank {bank}")]
    NoBank { bank: u32 },
    #[error("record of index {index} does not come after index {previous}")]
    RecordNotAscending { index: u8, previous: u8 },
    #[error("energy of meter {meter_id} in slot {slot} leaves 64 bits")]
    EnergyOverflow { meter_id: u32, slot: u32 },
    #[error(transparent)]
    Packed(#[from] PackError),
    #[error(transparent)]
    Slot(#[from] SlotError),
}
