use cosmwasm_std::{Addr, StdError};
use interface::{
    migrate::MigrateError,
    registry::{FindingKind, KeyType, ParticipantStatus, PointKind, ProposalStatus, ReadingFormat, Source},
};
use thiserror::Error;
use units::{SlotError, pack::PackError};

/// Why a message or a query was refused. Trying again with the same values helps only where a variant says so.
#[derive(Debug, Error)]
pub enum ContractError {
    #[error(transparent)]
    Std(#[from] StdError),
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    #[error("sender {sender} may not do this")]
    Unauthorized { sender: Addr },
    #[error("{address:?} is no address")]
    Address { address: String },
    #[error("this message takes no coins, but {sent} was sent")]
    UnexpectedCoins { sent: String },
    #[error("{field} of {length} bytes is not of {least} to {most} bytes")]
    TextLength { field: &'static str, length: usize, least: usize, most: usize },
    #[error("serial {serial:?} has other characters than printable ASCII without spaces")]
    Serial { serial: String },
    #[error("{count} {field} are more than {most}")]
    TooMany { field: &'static str, count: usize, most: usize },
    #[error("a connection of {connection_w} W is more than {most} W")]
    ConnectionTooLarge { connection_w: u32, most: u32 },
    #[error("connection {connection:?} has other characters than A to Z and 0 to 9")]
    Connection { connection: String },
    #[error("connection {connection} is that of meter {meter_id}")]
    ConnectionTaken { connection: String, meter_id: u32 },
    #[error("the connection of meter {meter_id} has a name")]
    ConnectionKnown { meter_id: u32 },
    #[error("the connection of meter {meter_id} has no name")]
    ConnectionUnknown { meter_id: u32 },
    #[error("the connection of meter {meter_id} has got meter {latest} since")]
    ReplacedBy { meter_id: u32, latest: u32 },
    #[error(
        "meter {meter_id} of the same connection is suspended: it is replaced when verifiers have reinstated or decommissioned it, or its recall has lapsed"
    )]
    FormerSuspended { meter_id: u32 },
    #[error(
        "meter {meter_id} of the same connection is in quarantine: it is replaced when verifiers have released it"
    )]
    FormerFlagged { meter_id: u32 },
    #[error("meter {meter_id} is the sender's own: others decide")]
    OwnMeter { meter_id: u32 },
    #[error(
        "application {application_id} names no connection: its applicant has to withdraw it and to apply again"
    )]
    ApplicationUnnamed { application_id: u64 },
    #[error("meter {meter_id} had the same connection: say where its registers stood")]
    ClosingMissing { meter_id: u32 },
    #[error("no meter had connection {connection}: there are no registers to close")]
    NothingToClose { connection: String },
    #[error("an inverter of {inverter_w} W is more than its connection of {connection_w} W")]
    InverterTooLarge { inverter_w: u32, connection_w: u32 },
    #[error("an inverter of {inverter_w} W does not go with the source {of:?}")]
    InverterOfSource { inverter_w: u32, of: Source },
    #[error("a {kind:?} has no source, and not {of:?}")]
    SourceOfKind { of: Source, kind: PointKind },
    #[error("{sender} does not operate zone {zone_id}, whose line the feeder would measure")]
    NotOperator { zone_id: u32, sender: Addr },
    #[error("zone {zone_id} is the root: it has no line to measure")]
    NoLine { zone_id: u32 },
    #[error("the line of zone {zone_id} has feeder {meter_id}, which is replaced on its own connection only")]
    LineMeasured { zone_id: u32, meter_id: u32 },
    #[error("meter {meter_id} of connection {connection} is a {of:?}, and not a {kind:?}")]
    OtherKind { connection: String, meter_id: u32, of: PointKind, kind: PointKind },
    #[error("{name} is 0")]
    Zero { name: &'static str },
    #[error("{address} stands more than once among the verifiers")]
    VerifierTwice { address: Addr },
    #[error("threshold {threshold} is not between 1 and the number of verifiers, {verifiers}")]
    Threshold { threshold: u32, verifiers: usize },
    #[error("{address} is no participant")]
    UnknownParticipant { address: Addr },
    #[error("participant {address} is {status:?}, which does not allow this")]
    ParticipantStatus { address: Addr, status: ParticipantStatus },
    #[error("proposal {proposal_id} does not exist")]
    UnknownProposal { proposal_id: u64 },
    #[error("proposal {proposal_id} is {status:?}")]
    ProposalClosed { proposal_id: u64, status: ProposalStatus },
    #[error("proposal {proposal_id} expired at {expired_at}")]
    ProposalExpired { proposal_id: u64, expired_at: u64 },
    #[error("proposal {proposal_id} expires at {expires_at}, it is {now}: try again then")]
    NotYetExpired { proposal_id: u64, expires_at: u64, now: u64 },
    #[error("{verifier} has already voted on proposal {proposal_id}")]
    AlreadyVoted { proposal_id: u64, verifier: Addr },
    #[error("an evidence hash of {length} bytes is not of {expected} bytes")]
    EvidenceHash { length: usize, expected: usize },
    #[error(
        "{most} proposals are kept, as many as may be when somebody applies; try again when some are decided"
    )]
    TooManyProposals { most: u64 },
    #[error("{most} applications are open, as many as may be; try again when some are decided")]
    TooManyApplications { most: u32 },
    #[error("{applicant} has application {application_id} open")]
    AlreadyApplied { applicant: Addr, application_id: u64 },
    #[error("{applicant} has no application open")]
    NothingAppliedFor { applicant: Addr },
    #[error("application {application_id} is not open")]
    UnknownApplication { application_id: u64 },
    #[error("application {application_id} lapsed in slot {lapses_slot}")]
    ApplicationLapsed { application_id: u64, lapses_slot: u32 },
    #[error("application {application_id} is one's own")]
    OwnApplication { application_id: u64 },
    #[error(
        "application {application_id} of {power_w} W is beyond the {most_w} W about which an operator decides alone"
    )]
    BeyondOperator { application_id: u64, power_w: u32, most_w: u32 },
    #[error("{verifier} has already decided about application {application_id}")]
    AlreadyDecided { application_id: u64, verifier: Addr },
    #[error("zone {zone_id} is not in the grid")]
    UnknownZone { zone_id: u32 },
    #[error("meter {meter_id} is not registered")]
    UnknownMeter { meter_id: u32 },
    #[error("meter {meter_id} is already suspended")]
    MeterSuspended { meter_id: u32 },
    #[error("meter {meter_id} is out of service for good")]
    MeterDecommissioned { meter_id: u32 },
    #[error("{recaller} has recalled meter {meter_id} before")]
    AlreadyRecalled { meter_id: u32, recaller: Addr },
    #[error("meter {meter_id} is not suspended by itself")]
    MeterNotSuspended { meter_id: u32 },
    #[error("meter {meter_id} is flagged already: release it before")]
    AlreadyFlagged { meter_id: u32 },
    #[error("meter {meter_id} has no flag")]
    NotFlagged { meter_id: u32 },
    #[error("the flag of meter {meter_id} was appealed already")]
    AlreadyAppealed { meter_id: u32 },
    #[error(
        "a finding from slot {from_slot} on is older than the release of meter {meter_id} in slot {released_slot}"
    )]
    FoundBeforeRelease { meter_id: u32, from_slot: u32, released_slot: u32 },
    #[error("slots {from_slot} to {to_slot} are not 1 to {most} slots before slot {now}")]
    FindingSlots { from_slot: u32, to_slot: u32, now: u32, most: u32 },
    #[error("{slots} slots are not 1 to {span}, the slots of the finding")]
    FindingCounts { slots: u32, span: u64 },
    #[error("meter {meter_id} is a {kind:?}, of which nobody finds {of:?}")]
    FindingKind { meter_id: u32, of: FindingKind, kind: PointKind },
    #[error("{of:?} of meter {meter_id} does not go with another meter {other_meter_id:?}")]
    OtherMeter { of: FindingKind, meter_id: u32, other_meter_id: Option<u32> },
    #[error("{owner} already has {most} meters, the most one participant may have")]
    TooManyMeters { owner: Addr, most: u32 },
    #[error("serial {serial} is that of meter {meter_id}")]
    SerialTaken { serial: String, meter_id: u32 },
    #[error("key {public_key} is or was that of meter {meter_id}")]
    KeyTaken { public_key: String, meter_id: u32 },
    #[error("nothing in the format {format:?} is signed by a key of type {key_type:?}")]
    KeyOfFormat { key_type: KeyType, format: ReadingFormat },
    #[error("{key_type:?} key of {length} bytes is not of {expected} bytes")]
    KeyLength { key_type: KeyType, length: usize, expected: usize },
    #[error("everybody can sign for the Ed25519 key {public_key}, or it is written in a second way")]
    WeakKey { public_key: String },
    #[error("the proof of possession for serial {serial} is not by the {key_type:?} key {public_key}")]
    NotPossessed { serial: String, key_type: KeyType, public_key: String },
    #[error("the old key of meter {meter_id} did not sign for the new one")]
    NotSignedByOldKey { meter_id: u32 },
    #[error("every metering point id is taken")]
    NoMoreMeters,
    #[error(transparent)]
    Slot(#[from] SlotError),
    #[error(transparent)]
    Packed(#[from] PackError),
}
