//! All that the registry keeps. Device keys, memberships and what metering needs of approvals stand packed, one value per bank, under [`interface::packed::keys`].

use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Empty};
use cw_storage_plus::{Item, Map};
use interface::registry::{
    Approval, ClosedMeterApplication, MeterFlag, NamedClosing, NewMeter, Participant, PointTerms, Proposal,
    Recall, TamperReport,
};

#[cw_serde]
pub struct Settings {
    pub admin: Addr,
    pub proposal_seconds: u64,
    pub grid: Addr,
}

#[cw_serde]
pub struct VerifierSet {
    pub verifiers: Vec<Addr>,
    pub threshold: u32,
}

/// What of a meter is not packed in its bank.
#[cw_serde]
pub struct Meter {
    pub owner: Addr,
    pub serial: String,
    /// By itself, whatever its owner's status is.
    pub suspended: bool,
    #[serde(default)]
    pub decommissioned: bool,
    /// None of meters from before connections had names, until somebody names it.
    pub connection: Option<String>,
}

/// An application that is open.
#[cw_serde]
pub struct Application {
    pub application_id: u64,
    pub applicant: Addr,
    pub meter: NewMeter,
    /// None of applications from before connections had names.
    pub connection: Option<String>,
    pub approvals: Vec<Addr>,
    /// What those who approve say of the meter that the connection had.
    #[serde(default)]
    pub closings: Vec<NamedClosing>,
    pub refusals: Vec<Addr>,
    pub lapses_slot: u32,
}

pub const SETTINGS: Item<Settings> = Item::new("settings");
/// Where closing registers go.
pub const METERING: Item<Addr> = Item::new("metering");
pub const POINT_TERMS: Item<PointTerms> = Item::new("point_terms");
pub const VERIFIERS: Item<VerifierSet> = Item::new("verifiers");
/// address -> participant
pub const PARTICIPANTS: Map<&Addr, Participant> = Map::new("participants");
/// proposal id -> proposal, open or closed, until its time is over
pub const PROPOSALS: Map<u64, Proposal> = Map::new("proposals");
pub const PROPOSAL_COUNT: Item<u64> = Item::new("proposal_count");
/// application id -> open application
pub const APPLICATIONS: Map<u64, Application> = Map::new("meter_applications");
/// applicant -> their open application
pub const APPLICATION_OF: Map<&Addr, u64> = Map::new("meter_application_of");
/// applicant -> their latest application that is not open any more
pub const LATEST_CLOSED: Map<&Addr, ClosedMeterApplication> = Map::new("latest_closed_application");
/// All that were ever opened; nothing stands for 0.
pub const APPLICATION_COUNT: Item<u64> = Item::new("meter_application_count");
/// Nothing stands for 0.
pub const OPEN_APPLICATION_COUNT: Item<u32> = Item::new("open_meter_application_count");
/// meter id -> what was approved, of meters that were
pub const APPROVALS: Map<u32, Approval> = Map::new("approvals");
/// meter id -> recall that is open
pub const RECALLS: Map<u32, Recall> = Map::new("recalls");
/// (slot from which a recall may be ended, meter id)
pub const RECALLS_BY_SLOT: Map<(u32, u32), Empty> = Map::new("recalls_by_slot");
/// (meter id, who has recalled it)
pub const RECALLED_BY: Map<(u32, &Addr), Empty> = Map::new("recalled_by");
/// meter id -> its flag
pub const FLAGS: Map<u32, MeterFlag> = Map::new("flags");
/// meter id -> the slot in which it was last released
pub const RELEASED: Map<u32, u32> = Map::new("released");
/// meter id -> meter
pub const METERS: Map<u32, Meter> = Map::new("meters");
/// (owner, meter id)
pub const METERS_OF: Map<(&Addr, u32), Empty> = Map::new("meters_of");
/// owner -> number of meters
pub const METER_COUNTS: Map<&Addr, u32> = Map::new("meter_counts");
/// serial -> meter id in service
pub const SERIALS: Map<&str, u32> = Map::new("serials");
/// connection -> the meter that it got last, in service or not
pub const CONNECTIONS: Map<&str, u32> = Map::new("connections");
/// public key, of today or of before, but for those of decommissioned meters -> meter id
pub const PUBLIC_KEYS: Map<&[u8], u32> = Map::new("public_keys");
/// zone id -> the bank that its next meter joins, unless it is full
pub const OPEN_BANKS: Map<u32, u32> = Map::new("open_banks");
pub const BANK_COUNT: Item<u32> = Item::new("bank_count");
/// (meter id, report id) -> report
pub const TAMPER_REPORTS: Map<(u32, u64), TamperReport> = Map::new("tamper_reports");
pub const TAMPER_REPORT_COUNT: Item<u64> = Item::new("tamper_report_count");
