//! Who takes part, which meters they have, and which device key speaks for each meter.

use cosmwasm_schema::{QueryResponses, cw_serde};
use cosmwasm_std::{Addr, Binary, Uint64};

use crate::{
    answers, events, named_attribute,
    wire::{Json, List},
};

#[cw_serde]
pub struct InstantiateMsg {
    /// May suspend; meant to be a multisignature account.
    pub admin: String,
    /// Addresses that admit participants.
    pub verifiers: Vec<String>,
    /// Approvals a proposal needs: k of n.
    pub threshold: u32,
    /// A proposal that is undecided for this long expires.
    pub proposal_seconds: u64,
    /// The grid contract, whose zones meters join.
    pub grid: String,
    /// The metering contract, which keeps the closing registers of replaced metering points.
    pub metering: String,
    pub points: PointTerms,
}

/// On which terms metering points are approved.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct PointTerms {
    /// Length of a slot in seconds of block time.
    pub slot_seconds: u32,
    /// A zone's operator decides alone about connections and inverters up to this; above it, verifiers do.
    pub operator_power_w: u32,
    /// An application that is undecided for so many slots lapses.
    pub application_slots: u32,
}

#[cw_serde]
pub struct MigrateMsg {
    /// New terms. A registry of before metering points were approved must be told them; its meters count as approved.
    pub points: Option<PointTerms>,
    /// A registry of before connections had names must be told the metering contract; its meters stay without a connection until somebody names it.
    pub metering: Option<String>,
}

#[cw_serde]
pub enum ExecuteMsg {
    /// Asks to be admitted; opens a proposal for the verifiers. At most 16 equipments, and 16 certifications of 1 to 128 bytes.
    /// Who was rejected or revoked may apply again.
    Apply { role: Role, profile: Profile, equipment: Vec<Equipment>, certifications: Vec<String> },
    /// An admitted participant replaces profile and equipment. The role is part of the admission and stays.
    UpdateProfile { profile: Profile, equipment: Vec<Equipment>, certifications: Vec<String> },
    /// A verifier opens a proposal; it counts as approved by its proposer.
    Propose { action: Action },
    /// A verifier approves; the approval that reaches the threshold performs the action.
    Approve { proposal_id: u64 },
    /// A verifier rejects; the rejection that makes the threshold unreachable closes the proposal.
    Reject { proposal_id: u64 },
    /// Anybody closes a proposal whose time is over.
    Expire { proposal_id: u64 },
    /// Any single verifier or the admin stops a participant, with all their meters, at once. Only a proposal reinstates.
    Suspend { participant: String },
    /// An admitted participant (256 meters at most) applies for a metering point with its device's proof of possession
    /// ([`crate::signed::possession_bytes`]). Each has one application open at most, and all together 1024. Where the connection has a metering point in
    /// service, it is the applicant's and not suspended: the new one replaces it. Answers the application id.
    ApplyForMeter {
        meter: NewMeter,
        /// What the network operator calls the place where the meter is: 1 to 33 characters `A-Z` and `0-9`, without separators.
        connection: String,
        proof: Binary,
    },
    /// The operator of the meter's zone, up to the power that the terms say, or a verifier approves; the approval that decides registers the
    /// meter with everything that was applied for. Nobody decides about their own application. Where the connection had a metering point, it is taken out of
    /// service and its registers are closed by the same message; nobody decides about that of their own, and verifiers decide together who name the same registers.
    ApproveMeter {
        application_id: u64,
        /// SHA-256 of what the approval rests on: a photograph of the label, a test report, an installer's form.
        evidence_hash: Binary,
        /// Of the metering point that the connection had; none where it had none.
        closing: Option<ClosingRegisters>,
    },
    /// Who may approve refuses; a verifier's refusal decides when it makes the threshold unreachable.
    RefuseMeter {
        application_id: u64,
        /// 1 to 256 bytes, for the applicant and everybody to read.
        reason: String,
    },
    /// The applicant takes their open application back.
    WithdrawMeterApplication {},
    /// Any single verifier or the admin, each once per meter, suspends a meter at once. It lapses after 96 slots, unless verifiers
    /// [decommission](Action::Decommission) the meter.
    RecallMeter {
        meter_id: u32,
        /// 1 to 256 bytes, for the owner and everybody to read.
        reason: String,
    },
    /// The operator of a meter's zone, or a verifier, names the connection of somebody else's meter that has none: it was registered before connections had
    /// names, or verifiers [forgot](Action::ForgetConnection) a wrong one. No other meter has or had the connection.
    NameConnection { meter_id: u32, connection: String },
    /// Anybody ends applications, recalls and proposals whose time is over, 32 of each at most. Messages about such things end some by themselves.
    EndOverdue {},
    /// The admitted owner of a meter that is not suspended by itself replaces the device key by one that was never used.
    /// `new_key_proof` is the new key's proof of possession, `old_key_signature` is over
    /// [`crate::signed::rotation_bytes`]. When the old key is lost, verifiers propose [`Action::RotateLostKey`].
    RotateKey { meter_id: u32, new_key: DeviceKey, new_key_proof: Binary, old_key_signature: Binary },
    /// Any single verifier or the admin says what they found in a meter's readings of slots that are over. Until k of n verifiers
    /// [release](Action::ReleaseMeter) it the meter is in quarantine: its readings count, and are settled at the utility's prices as late ones are. A feeder is
    /// flagged without that: nobody trades what it measures. A meter has one flag at a time, and slots of before its last release count for none.
    FlagMeter { meter_id: u32, finding: Finding },
    /// The owner says once, for everybody to read, why the meter's flag is wrong.
    AppealFlag {
        meter_id: u32,
        /// 1 to 256 bytes.
        reason: String,
    },
    /// A verifier, the owner or the admin reports a meter that was tampered with.
    ReportTamper {
        meter_id: u32,
        kind: TamperKind,
        /// At most 256 bytes.
        note: String,
    },
}

#[cw_serde]
#[derive(Copy, Eq, Hash)]
pub enum Role {
    Prosumer,
    Consumer,
    Utility,
    GridOperator,
    FlexibilityProvider,
}

#[cw_serde]
pub struct Profile {
    /// 1 to 64 bytes.
    pub name: String,
    /// At most 128 bytes; empty when unknown.
    pub location: String,
    /// At most 128 bytes; empty when none is given.
    pub contact: String,
}

#[cw_serde]
pub struct Equipment {
    pub source: Source,
    pub rated_power_w: u32,
    pub storage_capacity_wh: u32,
    /// At most 64 bytes.
    pub label: String,
}

/// Where exported energy comes from. The codes are those of packed values and never change.
#[cw_serde]
#[derive(Copy, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Source {
    None = 0,
    Solar = 1,
    Wind = 2,
    Hydro = 3,
    Biomass = 4,
    Geothermal = 5,
    Storage = 6,
}

impl Source {
    pub const ALL: [Source; 7] = [
        Source::None,
        Source::Solar,
        Source::Wind,
        Source::Hydro,
        Source::Biomass,
        Source::Geothermal,
        Source::Storage,
    ];

    pub fn code(self) -> u8 {
        self as u8
    }

    pub fn from_code(code: u8) -> Option<Source> {
        Self::ALL.get(usize::from(code)).copied()
    }
}

#[cw_serde]
#[derive(Copy, Eq)]
pub enum ParticipantStatus {
    Applied,
    Admitted,
    Rejected,
    Suspended,
    Revoked,
}

#[cw_serde]
pub struct Participant {
    pub address: Addr,
    pub role: Role,
    pub profile: Profile,
    pub equipment: Vec<Equipment>,
    pub certifications: Vec<String>,
    pub status: ParticipantStatus,
}

#[cw_serde]
pub enum Subject {
    Participant { address: String },
    Meter { meter_id: u32 },
}

#[cw_serde]
pub enum Action {
    Admit {
        participant: String,
    },
    Revoke {
        participant: String,
    },
    Reinstate {
        subject: Subject,
    },
    /// Takes a meter out of service for good, whether or not it is recalled. Its device may be applied for again, as another metering point.
    Decommission {
        meter_id: u32,
    },
    RotateLostKey {
        meter_id: u32,
        new_key: DeviceKey,
        new_key_proof: Binary,
    },
    /// Ends a meter's flag, and its quarantine. Nobody approves that of their own meter.
    ReleaseMeter {
        meter_id: u32,
    },
    /// A meter's connection was named wrongly: neither knows the other any more, unless the connection got another meter since.
    ForgetConnection {
        meter_id: u32,
    },
    SetVerifiers {
        verifiers: Vec<String>,
        threshold: u32,
    },
}

#[cw_serde]
#[derive(Copy, Eq)]
pub enum ProposalStatus {
    Open,
    Passed,
    Rejected,
    Expired,
}

#[cw_serde]
pub struct Proposal {
    pub proposal_id: u64,
    pub proposer: Addr,
    pub action: Action,
    pub approvals: Vec<Addr>,
    pub rejections: Vec<Addr>,
    /// Unix seconds.
    pub expires_at: u64,
    pub status: ProposalStatus,
}

#[cw_serde]
#[derive(Copy, Eq, Hash)]
#[repr(u8)]
pub enum KeyType {
    /// RFC 8032, 32-byte keys.
    Ed25519 = 0,
    /// SEC1 compressed, 33 bytes.
    Secp256r1 = 1,
    /// SEC1 compressed, 33 bytes.
    Secp256k1 = 2,
}

impl KeyType {
    pub const ALL: [KeyType; 3] = [KeyType::Ed25519, KeyType::Secp256r1, KeyType::Secp256k1];

    pub fn key_len(self) -> usize {
        match self {
            KeyType::Ed25519 => 32,
            KeyType::Secp256r1 | KeyType::Secp256k1 => 33,
        }
    }
}

#[cw_serde]
pub struct DeviceKey {
    pub key_type: KeyType,
    pub public_key: Binary,
}

#[cw_serde]
pub struct NewMeter {
    /// The label on the device, 1 to 32 printable ASCII characters without spaces; unique among meters in service.
    pub serial: String,
    pub zone_id: u32,
    pub device_key: DeviceKey,
    pub class: AccuracyClass,
    /// The most the connection's fuse lets through in either direction, in W: fuse A x phases x 230 V.
    pub connection_w: u32,
    /// The most that what is behind the meter feeds in, in W: at most `connection_w`; of a prosumer's, 0 where `source` is none.
    pub inverter_w: u32,
    /// None of a battery and of a feeder.
    pub source: Source,
    #[serde(default)]
    pub kind: PointKind,
    /// None of a meter that signs readings of docs/spec/formats.md.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading_format: Option<ReadingFormat>,
}

/// Another form in which a meter signs its registers.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum ReadingFormat {
    /// Records of charging stations, the Open Charge Metering Format: signed on secp256r1 or secp256k1, with the meter's serial as it is registered.
    Ocmf = 1,
}

impl ReadingFormat {
    pub const ALL: [ReadingFormat; 1] = [ReadingFormat::Ocmf];
}

/// What a metering point measures.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub enum PointKind {
    /// What a connection draws and feeds in.
    #[default]
    Prosumer,
    /// A battery with a connection of its own. What it feeds in has no source.
    Battery,
    /// What flows on the line between a zone and its parent; import is into the zone. The zone's operator has it, each line has one at most, and the market
    /// never trades its energy.
    Feeder,
}

impl PointKind {
    pub const ALL: [PointKind; 3] = [PointKind::Prosumer, PointKind::Battery, PointKind::Feeder];
}

/// A meter's accuracy class by EN 50470-3, C being the most accurate.
#[cw_serde]
#[derive(Copy, Eq, Hash)]
pub enum AccuracyClass {
    A,
    B,
    C,
}

/// Where the registers of a device stood when it was taken from its connection. Import is not below its last reading that counts, and above it by no more than
/// the connection let through since; that part is billed as a gap is. Export is not below its last reading either; what is above it is nobody's.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct ClosingRegisters {
    pub import_total_wh: Uint64,
    pub export_total_wh: Uint64,
}

/// What a verifier who approves says of the metering point that the connection had.
#[cw_serde]
pub struct NamedClosing {
    pub by: Addr,
    /// That meter.
    pub meter_id: u32,
    pub closing: ClosingRegisters,
}

/// An application that is open.
#[cw_serde]
pub struct MeterApplication {
    pub application_id: u64,
    pub applicant: Addr,
    pub meter: NewMeter,
    /// None of applications from before connections had names: nobody can approve them.
    pub connection: Option<String>,
    pub approvals: Vec<Addr>,
    pub closings: Vec<NamedClosing>,
    pub refusals: Vec<Addr>,
    /// From this slot on nobody decides about it any more.
    pub lapses_slot: u32,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub enum ApplicationOutcome {
    Approved,
    Refused,
    Withdrawn,
    Lapsed,
}

/// What became of a participant's latest application that is not open any more.
#[cw_serde]
pub struct ClosedMeterApplication {
    pub application_id: u64,
    pub serial: String,
    pub outcome: ApplicationOutcome,
    /// The reason of the refusal that decided.
    pub reason: Option<String>,
}

/// What was approved of a meter besides what metering needs of it.
#[cw_serde]
pub struct Approval {
    pub class: AccuracyClass,
    pub inverter_w: u32,
    /// Who decided.
    pub approver: Addr,
    /// SHA-256 of what the decision rests on.
    pub evidence_hash: Binary,
    /// The meter's first reading is of this slot or a later one.
    pub approved_slot: u32,
}

#[cw_serde]
pub struct Recall {
    pub recaller: Addr,
    pub reason: String,
    /// From this slot on it may be ended.
    pub lapses_slot: u32,
}

/// What more than one reading of a meter says together and can hardly be true.
#[cw_serde]
#[derive(Copy, Eq, Hash)]
pub enum FindingKind {
    /// The sun was down, and nothing else than sun feeds in.
    NightExport,
    /// More export than the roofs around it made of the same sun and what was approved of its own.
    BeyondPeak,
    /// The same energy slot after slot, or none where there was some before.
    FlatLine,
    /// Slot by slot what another meter counts, at once or a day later.
    CopiedProfile,
    /// The feeder of a line counts something else than all meters behind it.
    FeederDiffers,
}

impl FindingKind {
    pub const ALL: [FindingKind; 5] = [
        FindingKind::NightExport,
        FindingKind::BeyondPeak,
        FindingKind::FlatLine,
        FindingKind::CopiedProfile,
        FindingKind::FeederDiffers,
    ];
}

/// A finding with its numbers.
#[cw_serde]
pub struct Finding {
    pub kind: FindingKind,
    pub from_slot: u32,
    /// The last one; with the first at most 672 slots.
    pub to_slot: u32,
    /// So many of these slots show it.
    pub slots: u32,
    /// What the meter said of those slots that show it.
    pub measured_wh: Uint64,
    /// What it could have said there, at most or at least as the kind has it.
    pub expected_wh: Uint64,
    /// Of a copied profile, whose it is.
    pub other_meter_id: Option<u32>,
}

/// Why a meter is in quarantine, or a feeder is doubted.
#[cw_serde]
pub struct MeterFlag {
    pub flagger: Addr,
    pub flagged_slot: u32,
    pub finding: Finding,
    /// What its owner says.
    pub appeal: Option<String>,
}

#[cw_serde]
pub struct FlaggedMeter {
    pub meter_id: u32,
    pub flag: MeterFlag,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub enum MeterStatus {
    Active,
    Suspended,
    /// Out of service for good.
    Decommissioned,
}

#[cw_serde]
pub struct MeteringPoint {
    pub meter_id: u32,
    pub kind: PointKind,
    pub owner: Addr,
    pub serial: String,
    pub zone_id: u32,
    pub source: Source,
    pub connection_w: u32,
    /// None while nobody has named it, of meters that were registered before connections had names.
    pub connection: Option<String>,
    pub device_key: DeviceKey,
    /// None of a meter that signs readings of docs/spec/formats.md.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading_format: Option<ReadingFormat>,
    pub status: MeterStatus,
    /// None of meters that were registered before metering points were approved.
    pub approval: Option<Approval>,
    pub recall: Option<Recall>,
    /// Of a meter that is in quarantine, and of a feeder that is doubted.
    pub flag: Option<MeterFlag>,
    /// The slot in which it was last released: no finding of slots before flags it again.
    pub released_slot: Option<u32>,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub enum TamperKind {
    CoverOpened,
    MagneticField,
    KeyExposed,
    ReadingsDisputed,
    Other,
}

#[cw_serde]
pub struct TamperReport {
    pub report_id: u64,
    pub meter_id: u32,
    pub reporter: Addr,
    pub kind: TamperKind,
    /// At most 256 bytes.
    pub note: String,
    /// Unix seconds.
    pub reported_at: u64,
}

#[cw_serde]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// The registry's terms.
    #[returns(Config)]
    Config {},
    /// Who takes part under an address; an error when nobody does.
    #[returns(Participant)]
    Participant { address: String },
    /// Participants in order of address.
    #[returns(ParticipantsResponse)]
    Participants { start_after: Option<String>, limit: Option<u32> },
    /// A proposal and its votes, until its time is over.
    #[returns(Proposal)]
    Proposal { proposal_id: u64 },
    /// Proposals, newest first.
    #[returns(ProposalsResponse)]
    Proposals { start_before: Option<u64>, limit: Option<u32> },
    /// An open application; an error when there is none.
    #[returns(MeterApplication)]
    MeterApplication { application_id: u64 },
    /// Open applications, oldest first.
    #[returns(MeterApplicationsResponse)]
    MeterApplications { start_after: Option<u64>, limit: Option<u32> },
    /// The open application of one participant, and what became of their latest one.
    #[returns(MeterApplicationOfResponse)]
    MeterApplicationOf { applicant: String },
    /// A registered meter; an error when there is none.
    #[returns(MeteringPoint)]
    MeteringPoint { meter_id: u32 },
    /// Registered meters in order of id.
    #[returns(MeteringPointsResponse)]
    MeteringPoints { start_after: Option<u32>, limit: Option<u32> },
    /// Meters of one owner in order of id.
    #[returns(MeteringPointsResponse)]
    MeteringPointsOf { owner: String, start_after: Option<u32>, limit: Option<u32> },
    /// The meter that a connection got last, in service or not.
    #[returns(MeterOfConnectionResponse)]
    MeterOfConnection { connection: String },
    /// Meters that have a flag, in order of id.
    #[returns(FlaggedMetersResponse)]
    FlaggedMeters { start_after: Option<u32>, limit: Option<u32> },
    /// Banks with their zone, in order of number; those of feeders come last.
    #[returns(BanksResponse)]
    Banks { start_after: Option<u32>, limit: Option<u32> },
    /// Tamper reports of one meter, oldest first.
    #[returns(TamperReportsResponse)]
    TamperReports { meter_id: u32, start_after: Option<u64>, limit: Option<u32> },
}

#[cw_serde]
pub struct Config {
    pub admin: Addr,
    pub verifiers: Vec<Addr>,
    pub threshold: u32,
    pub proposal_seconds: u64,
    pub grid: Addr,
    pub metering: Addr,
    pub points: PointTerms,
    /// Metering points but feeders live in banks `0..bank_count`.
    pub bank_count: u32,
}

#[cw_serde]
pub struct ParticipantsResponse {
    pub participants: Vec<Participant>,
}

#[cw_serde]
pub struct ProposalsResponse {
    pub proposals: Vec<Proposal>,
}

#[cw_serde]
pub struct MeterApplicationsResponse {
    pub applications: Vec<MeterApplication>,
}

#[cw_serde]
pub struct MeterApplicationOfResponse {
    pub application: Option<MeterApplication>,
    pub latest_closed: Option<ClosedMeterApplication>,
}

#[cw_serde]
pub struct MeteringPointsResponse {
    pub metering_points: Vec<MeteringPoint>,
}

#[cw_serde]
pub struct MeterOfConnectionResponse {
    pub metering_point: Option<MeteringPoint>,
}

#[cw_serde]
pub struct FlaggedMetersResponse {
    pub flagged_meters: Vec<FlaggedMeter>,
}

#[cw_serde]
pub struct BankSummary {
    pub bank: u32,
    pub zone_id: u32,
    pub meters: u32,
}

#[cw_serde]
pub struct BanksResponse {
    pub banks: Vec<BankSummary>,
}

#[cw_serde]
pub struct TamperReportsResponse {
    pub reports: Vec<TamperReport>,
}

named_attribute!(
    Role,
    Source,
    ParticipantStatus,
    ProposalStatus,
    AccuracyClass,
    ApplicationOutcome,
    MeterStatus,
    KeyType,
    PointKind,
    ReadingFormat,
    TamperKind,
    FindingKind
);

answers! { apply_for_meter: u64 }

events! {
    /// What holds as long as the registry does.
    RegistryStarted = "registry_started" {
        admin: Addr,
        proposal_seconds: u64,
        grid: Addr,
    }
    /// Which contract keeps the closing registers of replaced meters from now on.
    MeteringSet = "metering_set" {
        metering: Addr,
    }
    /// On which terms metering points are approved from now on.
    PointTermsSet = "point_terms_set" {
        slot_seconds: u32,
        operator_power_w: u32,
        application_slots: u32,
    }
    /// A participant's application, admission, rejection, suspension, reinstatement or revocation.
    ParticipantStatusChanged = "participant_status_changed" {
        participant: Addr,
        role: Role,
        status: ParticipantStatus,
    }
    /// What a participant says of themselves, with each application and each update. Location and contact are personal, and in no event.
    ProfileUpdated = "profile_updated" {
        participant: Addr,
        name: String,
        equipment: Json<Vec<Equipment>>,
        certifications: Json<Vec<String>>,
    }
    ProposalOpened = "proposal_opened" {
        proposal_id: u64,
        proposer: Addr,
        action: Json<Action>,
        expires_at: u64,
    }
    ProposalVoted = "proposal_voted" {
        proposal_id: u64,
        verifier: Addr,
        approved: bool,
    }
    ProposalClosed = "proposal_closed" {
        proposal_id: u64,
        status: ProposalStatus,
    }
    /// The connection's name is personal, and in no event.
    MeterAppliedFor = "meter_applied_for" {
        application_id: u64,
        zone_id: u32,
        applicant: Addr,
        serial: String,
        source: Source,
        class: AccuracyClass,
        connection_w: u32,
        inverter_w: u32,
        /// None of a prosumer's.
        point_kind: Option<PointKind>,
        key_type: KeyType,
        public_key: Binary,
        /// None of a meter that signs readings of docs/spec/formats.md.
        reading_format: Option<ReadingFormat>,
        lapses_slot: u32,
    }
    /// An operator's or a verifier's approval, with what it rests on and the closing registers of the meter that is replaced, or refusal, with its reason.
    MeterApplicationVoted = "meter_application_voted" {
        application_id: u64,
        voter: Addr,
        approved: bool,
        evidence_hash: Option<Binary>,
        closing_import_total_wh: Option<u64>,
        closing_export_total_wh: Option<u64>,
        reason: Option<String>,
    }
    MeterApplicationClosed = "meter_application_closed" {
        application_id: u64,
        outcome: ApplicationOutcome,
        meter_id: Option<u32>,
    }
    /// A metering point is approved; the one that its connection had is out of service.
    MeterRegistered = "meter_registered" {
        meter_id: u32,
        zone_id: u32,
        owner: Addr,
        serial: String,
        source: Source,
        class: AccuracyClass,
        connection_w: u32,
        inverter_w: u32,
        /// None of a prosumer's.
        point_kind: Option<PointKind>,
        key_type: KeyType,
        public_key: Binary,
        /// None of a meter that signs readings of docs/spec/formats.md.
        reading_format: Option<ReadingFormat>,
        approver: Addr,
        evidence_hash: Binary,
        approved_slot: u32,
        replaced_meter_id: Option<u32>,
    }
    /// Of a meter that had none. The name is personal, and in no event.
    ConnectionNamed = "connection_named" {
        meter_id: u32,
        by: Addr,
    }
    ConnectionForgotten = "connection_forgotten" {
        meter_id: u32,
    }
    /// A meter is suspended until it is reinstated, decommissioned, or the recall has lapsed.
    MeterRecalled = "meter_recalled" {
        meter_id: u32,
        recaller: Addr,
        reason: String,
        lapses_slot: u32,
    }
    /// What somebody found in a meter's readings.
    MeterFlagged = "meter_flagged" {
        meter_id: u32,
        flagger: Addr,
        finding_kind: FindingKind,
        from_slot: u32,
        to_slot: u32,
        slots: u32,
        measured_wh: u64,
        expected_wh: u64,
        other_meter_id: Option<u32>,
        /// Whether its readings are settled at the utility's prices until it is released.
        quarantined: bool,
    }
    FlagAppealed = "flag_appealed" {
        meter_id: u32,
        reason: String,
    }
    /// A meter's flag is ended by k of n, or because it is out of service for good.
    FlagEnded = "flag_ended" {
        meter_id: u32,
        released_slot: Option<u32>,
    }
    KeyRotated = "key_rotated" {
        meter_id: u32,
        key_type: KeyType,
        public_key: Binary,
    }
    MeterStatusChanged = "meter_status_changed" {
        meter_id: u32,
        status: MeterStatus,
    }
    TamperReported = "tamper_reported" {
        report_id: u64,
        meter_id: u32,
        reporter: Addr,
        kind: TamperKind,
        note: String,
    }
    VerifiersChanged = "verifiers_changed" {
        verifiers: List<Addr>,
        threshold: u32,
    }
}
