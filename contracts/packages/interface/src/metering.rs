//! Signed readings in, verified registers and energies out.

use cosmwasm_schema::{QueryResponses, cw_serde};
use cosmwasm_std::{Addr, Binary, Uint64};

use crate::{
    answers, events, named_attribute,
    packed::{ReadingBatch, Verdicts},
    wire::Packed,
};

/// The highest voltage that a meter tells, in tenths of a volt: a kilovolt, where low voltage ends.
pub const MAX_VOLTAGE_DV: u32 = 10_000;
/// The highest frequency that a meter tells.
pub const MAX_FREQUENCY_MHZ: u32 = 100_000;

#[cw_serde]
pub struct InstantiateMsg {
    pub admin: String,
    pub registry: String,
    /// Whose tariffs say which late energy may be added up.
    pub grid: String,
    /// Length of a slot in seconds of block time.
    pub slot_seconds: u32,
    /// Readings of a slot count for its market until `slot end + grace_seconds`.
    pub grace_seconds: u32,
    /// Seconds of consumption that a slot's reading stands for: `slot_seconds`, but 900 where a localnet replays quarter-hours faster.
    pub metered_seconds_per_slot: u32,
    /// How far a meter's clock may be ahead of the block.
    pub max_clock_skew_seconds: u32,
    /// Energies of slots older than this are pruned; more slots than a reading may be late for its market.
    pub keep_slots: u32,
}

#[cw_serde]
pub struct MigrateMsg {
    /// Where older code did not know the grid.
    pub grid: Option<String>,
}

#[cw_serde]
pub enum ExecuteMsg {
    /// Readings of one bank for one slot. Anybody may carry them; the signatures speak.
    SubmitReadings { batch: Packed<ReadingBatch> },
    /// Records of charging stations (docs/spec/ocmf.md) of one bank, whose last registers are those at the end of one slot: at most 16, in order of index.
    /// Anybody may carry them; the signatures speak. What no reading can be made of is refused by itself, with `ocmf_refused`; the others are judged as readings
    /// are.
    SubmitOcmf { bank: u32, slot: u32, records: Vec<OcmfRecord> },
    /// A verifier believes what a point is said to have fed in beyond its inverter. With as many verifiers as the registry's threshold it counts, as
    /// energy of missed slots. `export_wh` is all that is in quarantine, so that nobody decides about more than they have seen.
    ReleaseExport { meter_id: u32, export_wh: Uint64 },
    /// A verifier does not believe it. With as many as the registry's threshold it is forgotten.
    DropExport { meter_id: u32, export_wh: Uint64 },
    /// A meter's counter starts again: at the end of `slot`, one of the last 8 that are over and later than its last reading, its registers stood at these.
    /// Signed by its key ([`crate::signed::restart_bytes`]), carried by anybody. It waits 96 slots for somebody to confirm it; another one takes its place.
    RestartRegisters {
        meter_id: u32,
        slot: u32,
        import_total_wh: Uint64,
        export_total_wh: Uint64,
        signature: Binary,
    },
    /// The operator of the meter's zone, up to the power that the registry's terms say, or as many verifiers as its threshold, who name the same, let the
    /// meter's counter start again. Nobody decides about their own meter.
    ConfirmRestart {
        meter_id: u32,
        /// That of the restart which is confirmed.
        slot: u32,
        /// What flowed in since the last reading and no register shows any more: billed as a gap is. At most what the connection lets through.
        missed_import_wh: Uint64,
    },
    /// What a meter saw of its power in a slot, signed by its key ([`crate::signed::quality_bytes`]) and carried by anybody: once for each of the last 96
    /// slots that are over. It is evidence of that meter, and of a feeder also what its zone is judged by.
    SubmitQuality { meter_id: u32, slot: u32, quality: PowerQuality, signature: Binary },
    /// The registry alone: a meter is replaced on its connection, and its registers stood so when its device was taken away. Import since its last reading that
    /// counts, at most what the connection let through, is billed as a gap is; export since then is nobody's.
    CloseRegisters { meter_id: u32, import_total_wh: Uint64, export_total_wh: Uint64 },
}

#[cw_serde]
pub struct OcmfRecord {
    /// Place within the bank.
    pub index: u8,
    /// All of it, from `OCMF|` on: at most 4096 bytes.
    pub record: Binary,
}

/// What a meter saw of its power in a slot. Voltages are tenths of a volt.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct PowerQuality {
    pub voltage_min_dv: u16,
    pub voltage_mean_dv: u16,
    /// At most 10,000.
    pub voltage_max_dv: u16,
    pub frequency_min_mhz: u32,
    /// At most 100,000.
    pub frequency_max_mhz: u32,
    /// -1000 to 1000, negative while power flows out.
    pub power_factor_permille: i16,
}

/// Why no reading is made of a record. None of them is mended by sending the same bytes again, but for those that a later approval mends.
#[cw_serde]
#[derive(Copy, Eq, Hash)]
pub enum OcmfFault {
    Oversized,
    NoRecord,
    Truncated,
    Malformed,
    DuplicateKey,
    Missing,
    WrongKind,
    TooMany,
    UnknownVersion,
    BadPage,
    WrongReason,
    Exception,
    LossCompensated,
    BadStatus,
    EnergyUnusable,
    TimeUnusable,
    UnknownErrorFlags,
    UnknownObis,
    WrongUnit,
    NotANumber,
    Exponent,
    Spaces,
    Negative,
    TooLarge,
    Decreasing,
    TwoValues,
    BadTime,
    TimeWithoutZone,
    ClockNotSet,
    TimeGoesBack,
    UnknownAlgorithm,
    UnknownCurve,
    UnknownHash,
    BadEncoding,
    BadSignature,
    /// Nobody approved the meter.
    UnknownMeter,
    /// The meter does not sign records: its application did not say so.
    OtherFormat,
    /// The meter's key is on the other curve.
    WrongCurve,
    /// The record names another meter.
    OtherMeter,
    /// No slot ends at the time of the last reading, give or take `max_clock_skew_seconds`.
    NotAtSlotEnd,
    /// Another slot than that of the message ends then.
    OtherSlot,
    /// The record is without import.
    NoImport,
    /// The meter's first record had export and this one has not, or the other way round.
    OtherRegisters,
    /// A record that would count has a page that is no higher than the last one that did.
    PageDidNotRise,
}

/// What became of one reading. The codes are those of packed values and never change.
#[cw_serde]
#[derive(Copy, Eq, Hash)]
#[repr(u8)]
pub enum Verdict {
    /// Counted for its slot.
    Accepted = 0,
    /// The meter's first reading: where its registers start.
    Baseline = 1,
    /// Verified and counted, too late for its slot's market: settled at the utility's prices of its slot, or after a gap at the worst of those it skips.
    CatchUp = 2,
    /// Same content as before: nothing to do.
    Duplicate = 3,
    /// A later slot of this meter already counts, and what is known of this one, or of the first after it, agrees.
    Superseded = 4,
    /// Other registers than were taken of the slot, or more than a later one counts: nothing is overwritten.
    Conflict = 5,
    BadSignature = 6,
    UnknownMeter = 7,
    Suspended = 8,
    WentBack = 9,
    /// More import than the connection's fuse lets through since the last reading.
    Implausible = 10,
    /// The slot has not ended yet.
    Future = 11,
    /// A first reading of a slot that is long over: energy since then could be invented.
    StaleBaseline = 12,
    /// Registers that no meter reaches, as of one whose memory is empty.
    RegisterTooLarge = 13,
    /// A first reading of a slot before the metering point was approved.
    BeforeApproval = 14,
    /// The metering point is out of service for good.
    Decommissioned = 15,
    /// Not yet: readings that it skips may still come, or the slot of arrival has taken in what it can of the point's late energy. It counts when it is
    /// sent again in a later slot.
    TooSoon = 16,
    /// Verified, with more export than the inverter feeds in since the last reading: the import counts as catch-up, the export waits for verifiers.
    Quarantined = 17,
}

impl Verdict {
    pub const ALL: [Verdict; 18] = [
        Verdict::Accepted,
        Verdict::Baseline,
        Verdict::CatchUp,
        Verdict::Duplicate,
        Verdict::Superseded,
        Verdict::Conflict,
        Verdict::BadSignature,
        Verdict::UnknownMeter,
        Verdict::Suspended,
        Verdict::WentBack,
        Verdict::Implausible,
        Verdict::Future,
        Verdict::StaleBaseline,
        Verdict::RegisterTooLarge,
        Verdict::BeforeApproval,
        Verdict::Decommissioned,
        Verdict::TooSoon,
        Verdict::Quarantined,
    ];

    pub fn code(self) -> u8 {
        self as u8
    }

    pub fn from_code(code: u8) -> Option<Verdict> {
        Self::ALL.get(usize::from(code)).copied()
    }

    /// Whether the reading's energy is in the registers, now or already before.
    pub fn is_final(self) -> bool {
        self.code() <= Verdict::Superseded.code() || self == Verdict::Quarantined
    }
}

#[cw_serde]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// Metering's terms.
    #[returns(Config)]
    Config {},
    /// The last verified reading of one meter.
    #[returns(RegistersResponse)]
    Registers { meter_id: u32 },
    /// The last verified reading of every meter of a bank that has one (at most 256).
    #[returns(BankRegistersResponse)]
    BankRegisters { bank: u32 },
    /// Verified energy of a bank's meters for one slot.
    #[returns(SlotEnergyResponse)]
    SlotEnergy { slot: u32, bank: u32 },
    /// Energy that arrived during `slot` for slots that were over: catch-up.
    #[returns(CatchUpEnergyResponse)]
    CatchUpEnergy { slot: u32, bank: u32 },
    /// Export that waits for verifiers, in order of meter.
    #[returns(QuarantineResponse)]
    Quarantine { start_after: Option<u32>, limit: Option<u32> },
    /// Restarts of registers that wait to be confirmed, in order of meter; those that lapsed are among them until another takes their place.
    #[returns(RestartsResponse)]
    Restarts { start_after: Option<u32>, limit: Option<u32> },
    /// With which registers a meter was replaced on its connection, if it was.
    #[returns(ClosingResponse)]
    Closing { meter_id: u32 },
    /// What a meter saw of its power, in order of slot: the last 96 slots at most.
    #[returns(QualityResponse)]
    Quality { meter_id: u32, start_after: Option<u32>, limit: Option<u32> },
    /// The extremes of what the feeders of a zone's line saw, in order of slot: the last 96 slots at most.
    #[returns(ZoneQualityResponse)]
    ZoneQuality { zone_id: u32, start_after: Option<u32>, limit: Option<u32> },
    /// First slot at or after `slot` that has any energy or catch-up, if there is one.
    #[returns(NextSlotResponse)]
    NextSlotWithEnergy { slot: u32 },
}

#[cw_serde]
pub struct Config {
    pub admin: Addr,
    pub registry: Addr,
    pub grid: Addr,
    pub slot_seconds: u32,
    pub grace_seconds: u32,
    pub metered_seconds_per_slot: u32,
    pub max_clock_skew_seconds: u32,
    pub keep_slots: u32,
}

#[cw_serde]
pub struct RegistersResponse {
    pub registers: Option<Registers>,
}

#[cw_serde]
pub struct Registers {
    pub meter_id: u32,
    pub slot: u32,
    pub import_total_wh: u64,
    pub export_total_wh: u64,
    pub flags: u8,
}

#[cw_serde]
pub struct BankRegistersResponse {
    pub registers: Vec<Registers>,
}

#[cw_serde]
pub struct SlotEnergyResponse {
    pub energies: Vec<MeterEnergy>,
}

#[cw_serde]
pub struct MeterEnergy {
    pub meter_id: u32,
    pub import_wh: u64,
    pub export_wh: u64,
}

#[cw_serde]
pub struct CatchUpEnergyResponse {
    /// In order of meter, then of slots; at most two of a meter.
    pub spans: Vec<CatchUpSpan>,
}

/// What a meter measured in slots that were over.
#[cw_serde]
pub struct CatchUpSpan {
    pub meter_id: u32,
    pub from_slot: u32,
    /// The last one.
    pub to_slot: u32,
    pub import_wh: u64,
    pub export_wh: u64,
}

#[cw_serde]
pub struct QuarantineResponse {
    pub exports: Vec<QuarantinedExport>,
}

/// What a point is said to have fed in beyond its inverter.
#[cw_serde]
pub struct QuarantinedExport {
    pub meter_id: u32,
    pub from_slot: u32,
    /// The last one.
    pub to_slot: u32,
    pub export_wh: Uint64,
    /// Verifiers who believe it, and who do not.
    pub released_by: Vec<Addr>,
    pub dropped_by: Vec<Addr>,
}

#[cw_serde]
pub struct RestartsResponse {
    pub restarts: Vec<RegistersRestart>,
}

/// A counter that starts again, once it is confirmed.
#[cw_serde]
pub struct RegistersRestart {
    pub meter_id: u32,
    /// The last reading that counts.
    pub last_slot: u32,
    pub last_import_total_wh: Uint64,
    pub last_export_total_wh: Uint64,
    /// Where the registers stood at the end of which slot, when they had started again.
    pub slot: u32,
    pub import_total_wh: Uint64,
    pub export_total_wh: Uint64,
    /// From this slot on nobody can confirm it any more.
    pub lapses_slot: u32,
    /// Verifiers who confirmed it so far.
    pub confirmations: Vec<RestartConfirmation>,
}

#[cw_serde]
pub struct RestartConfirmation {
    pub by: Addr,
    pub missed_import_wh: Uint64,
}

#[cw_serde]
pub struct ClosingResponse {
    pub closing: Option<Closing>,
}

/// Where a meter's registers stood when it was replaced.
#[cw_serde]
pub struct Closing {
    /// In which it was replaced.
    pub slot: u32,
    pub import_total_wh: Uint64,
    pub export_total_wh: Uint64,
}

#[cw_serde]
pub struct QualityResponse {
    pub slots: Vec<SlotQuality>,
}

/// What a meter saw of its power in a slot.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct SlotQuality {
    pub slot: u32,
    pub quality: PowerQuality,
}

#[cw_serde]
pub struct ZoneQualityResponse {
    pub slots: Vec<ZoneSlotQuality>,
}

/// The extremes of what the feeders of a zone's line saw in a slot: two of them while one is exchanged.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct ZoneSlotQuality {
    pub slot: u32,
    pub voltage_min_dv: u16,
    pub voltage_max_dv: u16,
    pub frequency_min_mhz: u32,
    pub frequency_max_mhz: u32,
}

#[cw_serde]
pub struct NextSlotResponse {
    pub slot: Option<u32>,
}

named_attribute!(OcmfFault, Verdict);

answers! {}

events! {
    /// What holds as long as metering does.
    MeteringStarted = "metering_started" {
        admin: Addr,
        registry: Addr,
        grid: Addr,
        slot_seconds: u32,
        grace_seconds: u32,
        metered_seconds_per_slot: u32,
        max_clock_skew_seconds: u32,
        keep_slots: u32,
    }
    /// What became of a batch. Each reading's verdict is in `readings`.
    ReadingsSubmitted = "readings_submitted" {
        bank: u32,
        slot: u32,
        /// The slot whose settlement takes up what came too late.
        arrival_slot: u32,
        submitter: Addr,
        /// Counted for the slot, baselines among them.
        accepted: u32,
        caught_up: u32,
        /// Neither in the registers now nor before; sending them again does not help, but for [`Verdict::Future`],
        /// [`Verdict::TooSoon`] and [`Verdict::Suspended`].
        refused: u32,
        readings: Packed<Verdicts>,
    }
    /// No reading is made of a record.
    OcmfRefused = "ocmf_refused" {
        meter_id: u32,
        slot: u32,
        submitter: Addr,
        fault: OcmfFault,
        /// What is wrong, with its beginning as it is written.
        detail: String,
    }
    /// A point is said to have fed in more than its inverter does. All that is in quarantine of it.
    ExportQuarantined = "export_quarantined" {
        meter_id: u32,
        from_slot: u32,
        to_slot: u32,
        export_wh: u64,
    }
    /// A verifier decided about export in quarantine.
    QuarantineBacked = "quarantine_backed" {
        meter_id: u32,
        by: Addr,
        release: bool,
    }
    /// Export in quarantine counts: it is settled with slot `arrival_slot`, at the worst of the utility's prices in its slots.
    ExportReleased = "export_released" {
        meter_id: u32,
        export_wh: u64,
        arrival_slot: u32,
    }
    /// A meter signed that its counter starts again; somebody has to confirm it.
    RestartSigned = "restart_signed" {
        meter_id: u32,
        /// The last reading that counts.
        last_slot: u32,
        slot: u32,
        import_total_wh: u64,
        export_total_wh: u64,
        lapses_slot: u32,
    }
    /// A verifier confirmed a restart, and others still have to.
    RestartBacked = "restart_backed" {
        meter_id: u32,
        by: Addr,
        slot: u32,
        missed_import_wh: u64,
    }
    /// A meter is counted from new registers on. What it fed in since its last reading is nobody's; what flowed in is settled with slot `arrival_slot`, at
    /// the highest retail price of the slots in between.
    RegistersRestarted = "registers_restarted" {
        meter_id: u32,
        /// The first slot without a reading.
        from_slot: u32,
        /// The last one: the registers stood so at its end.
        slot: u32,
        import_total_wh: u64,
        export_total_wh: u64,
        missed_import_wh: u64,
        arrival_slot: u32,
        confirmed_by: Addr,
    }
    /// A meter was replaced on its connection. What flowed in since its last reading that counts is settled with slot `arrival_slot`, at the highest retail
    /// price of the slots since then.
    RegistersClosed = "registers_closed" {
        meter_id: u32,
        import_total_wh: u64,
        export_total_wh: u64,
        /// Nothing is known to be missed of a meter that was never read.
        missed_import_wh: u64,
        /// The first slot without a reading; 0 of a meter that was never read.
        from_slot: u32,
        /// In which it was replaced.
        arrival_slot: u32,
    }
    /// A meter signed what it saw of its power in a slot.
    QualitySubmitted = "quality_submitted" {
        meter_id: u32,
        slot: u32,
        submitter: Addr,
        /// The zone whose extremes it counts for, of a feeder; nothing of anybody else's meter.
        zone_id: Option<u32>,
        voltage_min_dv: u16,
        voltage_mean_dv: u16,
        voltage_max_dv: u16,
        frequency_min_mhz: u32,
        frequency_max_mhz: u32,
        power_factor_permille: i16,
    }
    /// Export in quarantine is forgotten.
    ExportDropped = "export_dropped" {
        meter_id: u32,
        export_wh: u64,
    }
}
