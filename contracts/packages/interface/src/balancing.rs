//! Balancing: what zones' lines carried, what they are foreseen to carry, and how each zone fares by that.
//!
//! Energies are Wh of one slot, flows positive towards the root, as on a line. docs/spec/balancing.md says exactly how a zone is foreseen
//! and judged.

use cosmwasm_schema::{QueryResponses, cw_serde};
use cosmwasm_std::{Addr, Uint64, Uint128};

use crate::{answers, events, grid::GridState, named_attribute, wire::Json};

/// Slots for which an operator says how a zone fares, at most: a day of quarter-hours.
pub const MAX_SAID_SLOTS: u32 = 96;
/// Slots that a forecast is asked for, at most.
pub const MAX_AHEAD_SLOTS: u32 = 96;
/// Offers that stand in a zone for one relief, at most.
pub const MAX_OFFERS: u32 = 1_000;
/// Metering points of one offer, at most.
pub const MAX_OFFER_POINTS: usize = 16;
/// Banks of 256 that the metering points of one offer are in, at most: each is read for every slot that is kept of the offer.
pub const MAX_OFFER_BANKS: usize = 4;
/// What an offer is of in a slot, at least, where a zone's operator says nothing.
pub const MIN_OFFER_WH: u64 = 500;
/// What a zone's operator can say: not so little that a thousand bring nothing, not so much that no household can.
pub const LEAST_MIN_OFFER_WH: u64 = 50;
pub const MOST_MIN_OFFER_WH: u64 = 5_000;
/// A change of an offer counts from the first slot of the day after so many, of 96 slots each.
pub const OFFER_NOTICE_DAYS: u32 = 10;
/// A slot is called so many slots after one that is over, at least: the next one can be.
pub const MIN_NOTICE_SLOTS: u32 = 2;
/// Banks of metering points for which a restoration is planned, at most.
pub const MAX_RESTORATION_BANKS: u32 = 64;
/// The farthest slot that is called, counted from the present one: a day of quarter-hours.
pub const MAX_CALL_AHEAD_SLOTS: u32 = 96;

#[cw_serde]
pub struct InstantiateMsg {
    pub admin: String,
    /// What was reported to it is taken in, and it is told how zones fare.
    pub grid: String,
    /// What feeders measured is read of it.
    pub metering: String,
    pub slot_seconds: u32,
    /// Of zones whose operator has set none.
    pub params: ZoneParams,
}

#[cw_serde]
pub struct MigrateMsg {}

#[cw_serde]
pub enum ExecuteMsg {
    /// The zone's operator sets by what the zone is judged, from the next slot on that is taken in.
    SetParams { zone_id: u32, params: ZoneParams },
    /// The zone's operator says that the zone fares worse than is measured, at once; or takes back what it said.
    SayState { zone_id: u32, said: Option<Said> },
    /// An owner of metering points in a zone offers to do less of something when called, from the eleventh day after this one on; what the owner offered
    /// before counts until then. Refused while 1000 offers stand; a retry helps when one is gone.
    SetOffer { zone_id: u32, relief: Relief, terms: OfferTerms },
    /// The owner offers nothing any more, from the eleventh day after this one on; at once where nothing counts yet. Somebody else's offer
    /// is removed, at once, only where 1000 stand and none of its metering points is in service.
    RemoveOffer { zone_id: u32, relief: Relief, owner: Option<String> },
    /// The zone's operator calls: offers are to relieve its line in a slot that is to come. What the need costs at most is held back of its account until
    /// it is known what is awarded, and that until it is measured. Once for each slot, and not while a zone above or below it is called for it.
    Call { zone_id: u32, slot: u32, relief: Relief, needed_wh: Uint64, price_cap_micro_per_kwh: u32 },
    /// A verifier says of which class a metering point is; it is of it when as many say the same as the registry's threshold asks for. A verifier's last word counts.
    SetClass { meter_id: u32, class: PointClass },
    /// Coins of the denomination that trading goes by, into the sender's account here.
    Deposit {},
    /// Coins of the sender's account that are not held back, paid with this message.
    Withdraw { amount_micro: Uint128 },
}

#[cw_serde]
pub enum SudoMsg {
    /// The chain's clock, at the end of each block. The call may use so much gas, and so many before it failed in a row.
    Tick { gas_budget: u64, consecutive_failures: u32 },
}

/// By what a zone is judged.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct ZoneParams {
    pub bands: Bands,
    /// On what terms the clock calls, with the money of the operator who sets them, while it operates the zone; never where nothing is said.
    /// Of all zones nobody sets any.
    #[serde(default)]
    pub calls: Option<CallTerms>,
    /// The smallest offer, 50 to 5000; 500 where nothing is said. A smaller one that stands is not called.
    #[serde(default)]
    pub min_offer_wh: Option<Uint64>,
    /// On what terms metering points are cut in an emergency that was measured, with the money of the operator who sets them, while it operates the zone;
    /// never where nothing is said. Of all zones nobody sets any.
    #[serde(default)]
    pub cuts: Option<CutTerms>,
    /// What is nominal on the line: how far voltage and frequency are off it, as the line's feeder saw them, is held against the bands. Where nothing is
    /// said they are not looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nominal: Option<NominalQuality>,
    /// The zone is cut off from its parent while that is in an emergency that its feeder measured, where the zone's own feeder is foreseen to feed in; while the operator who
    /// sets it operates the zone, never where nothing is said. Of all zones nobody sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub islands: Option<bool>,
}

impl ZoneParams {
    /// The smallest offer.
    pub fn smallest_offer_wh(&self) -> u64 {
        self.min_offer_wh.map_or(MIN_OFFER_WH, |energy_wh| energy_wh.u64())
    }
}

/// When the clock calls for relief of a zone's line, and at what price.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct CallTerms {
    /// How many slots after the last one that is over a slot is called: 2 to 96. So is one that the operator calls.
    pub notice_slots: u32,
    /// What the line is expected to carry above so much of its capacity is called, 1000 at most.
    pub target_permille: u32,
    /// The highest price that is paid, a multiple of 1000.
    pub price_cap_micro_per_kwh: u32,
}

/// When metering points are cut, and what they get for it.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct CutTerms {
    /// What the line is foreseen to carry above so much of its capacity is cut, 1000 at most.
    pub target_permille: u32,
    /// Paid for what is not drawn or not fed in, a multiple of 1000: more than 0, and no less than the highest price of a call.
    pub compensation_micro_per_kwh: u32,
}

/// What voltage and frequency are when nothing is wrong.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct NominalQuality {
    /// Tenths of a volt, as the feeder measures them: 1 to 10,000.
    pub voltage_dv: u32,
    /// 1 to 100,000.
    pub frequency_mhz: u32,
}

/// What a metering point can be asked to do without.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum PointClass {
    /// Lives depend on it: never cut.
    LifeSupporting,
    /// What every metering point is of which nothing is said.
    Ordinary,
    /// It can wait, and is cut first.
    Flexible,
}

impl PointClass {
    pub const ALL: [PointClass; 3] = [PointClass::LifeSupporting, PointClass::Ordinary, PointClass::Flexible];

    /// The class in the engine, and in what is stored.
    pub fn code(self) -> u8 {
        self as u8
    }
}

/// Where one state ends and the next begins. What clears lies at or below what alerts, and that at or below what is an emergency.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Bands {
    /// Loading from which a zone is alert.
    pub alert_permille: u32,
    /// Loading above which it is in emergency; below 1,000,000.
    pub emergency_permille: u32,
    /// Loading below which it calms down.
    pub clear_permille: u32,
    /// Slots that a zone has to be calm for, 1 at least.
    pub calm_slots: u32,
    /// Stages of restoration, 1 at least.
    pub stages: u32,
    /// Deviation of the frequency above which a zone is alert.
    pub frequency_alert_mhz: u32,
    pub frequency_emergency_mhz: u32,
    /// Deviation of the voltage, of the nominal one, above which a zone is alert.
    pub voltage_alert_permille: u32,
    pub voltage_emergency_permille: u32,
}

/// What relieves a zone's line.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Relief {
    /// The zone draws less: what its points import counts.
    DrawLess,
    /// It feeds in less: what they export counts.
    FeedInLess,
}

impl Relief {
    pub const ALL: [Relief; 2] = [Relief::DrawLess, Relief::FeedInLess];

    /// Of stored keys; it never changes.
    pub fn code(self) -> u8 {
        self as u8
    }
}

/// What somebody offers.
#[cw_serde]
#[derive(Eq)]
pub struct OfferTerms {
    /// 1 to 16 of the owner's metering points in the zone, ascending. What they count together counts.
    pub meter_ids: Vec<u32>,
    /// How much less in a slot: as much as the zone's smallest offer at least, and no more than their connections let through, or their inverters feed in.
    pub energy_wh: Uint64,
    /// The lowest price, a multiple of 1000.
    pub price_micro_per_kwh: u32,
    /// The hours in which a slot has to begin: bit `i` from the lowest, 0 to 23, for the four slots of a day's 96 from slot `4 i` on, which is
    /// `i` o'clock UTC where slots are quarter-hours.
    pub hours_utc: u32,
    /// Slots of a day that may be called, 1 to 96.
    pub slots_a_day: u32,
}

/// What an operator says of its zone.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Said {
    pub state: SaidState,
    /// So many slots with the present one, 1 to 96.
    pub slots: u32,
}

/// What an operator can say: worse than measured, never better.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum SaidState {
    Alert,
    Emergency,
}

/// Why a zone is not calm.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum StateReason {
    /// The line is foreseen to be overloaded.
    Forecast,
    /// The frequency is beyond a band.
    Frequency,
    /// The line is near its capacity.
    Loaded,
    /// The operator says so.
    Operator,
    /// The line carries more than it may.
    Overloaded,
    /// The voltage is beyond a band.
    Voltage,
}

#[cw_serde]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// What balancing goes by.
    #[returns(Config)]
    Config {},
    /// Which slot is taken in next.
    #[returns(BalancingProgress)]
    Progress {},
    /// How a zone fares.
    #[returns(BalancedZone)]
    Zone { zone_id: u32 },
    /// How zones fare, in order of id.
    #[returns(BalancedZonesResponse)]
    Zones { start_after: Option<u32>, limit: Option<u32> },
    /// What a zone's line is foreseen to carry in the slots after the last one that was taken in: so many, 1 to 96, all of them by default.
    #[returns(Forecast)]
    Forecast { zone_id: u32, slots: Option<u32> },
    /// How well a zone was foreseen in the 96 slots that were taken in last.
    #[returns(ScoreResponse)]
    Score { zone_id: u32 },
    /// An owner's offer in a zone; an error when there is none.
    #[returns(FlexibilityOffer)]
    Offer { zone_id: u32, relief: Relief, owner: String },
    /// What is offered in a zone, in order of id.
    #[returns(OffersResponse)]
    Offers { zone_id: u32, relief: Relief, start_after: Option<u32>, limit: Option<u32> },
    /// By what an owner's offer would be measured in a slot, one of the next 96 or before: what its points counted at that time on the days before. An error
    /// where no offer counts in it.
    #[returns(BaselineResponse)]
    Baseline { zone_id: u32, relief: Relief, owner: String, slot: u32 },
    /// Calls that have not ended, in order of slot, then zone.
    #[returns(CallsResponse)]
    Calls { start_after: Option<CallAt>, limit: Option<u32> },
    /// Awards of a call, in order of offer, for 45 days.
    #[returns(AwardsResponse)]
    Awards { slot: u32, zone_id: u32, start_after: Option<u32>, limit: Option<u32> },
    /// Awards of somebody, newest first, for 45 days.
    #[returns(AwardsResponse)]
    AwardsOf { owner: String, start_before: Option<CallAt>, limit: Option<u32> },
    /// Of which class a metering point is, and what verifiers say of it who are not enough yet.
    #[returns(PointClassResponse)]
    PointClass { meter_id: u32 },
    /// Metering points that are not of the ordinary class, in order of id.
    #[returns(PointClassesResponse)]
    PointClasses { start_after: Option<u32>, limit: Option<u32> },
    /// Cuts in order of slot, then zone, for 45 days.
    #[returns(CutsResponse)]
    Cuts { start_after: Option<CallAt>, limit: Option<u32> },
    /// What a cut is for each metering point of its zone, in order of id, and why.
    #[returns(CutPointsResponse)]
    CutPoints { slot: u32, zone_id: u32, start_after: Option<u32>, limit: Option<u32> },
    /// In which order zones and their classes can be switched on again after a blackout, when these sources supply so much and each point draws what it drew
    /// in the slot that was taken in last. A source that is not named supplies nothing. Refused where there are more than 64 banks of points.
    #[returns(RestorationResponse)]
    Restoration { sources: Vec<SupplySource> },
    /// Somebody's money here; of whom nothing is known, none.
    #[returns(BalancingAccount)]
    Account { address: String },
    /// Everybody's, in order of address.
    #[returns(BalancingAccountsResponse)]
    Accounts { start_after: Option<String>, limit: Option<u32> },
    /// What all accounts hold together, as messages brought and took it, and what the contract has.
    #[returns(BalancingMoney)]
    Money {},
}

#[cw_serde]
pub struct Config {
    pub admin: Addr,
    pub grid: Addr,
    pub metering: Addr,
    pub slot_seconds: u32,
    /// Of zones whose operator has set none.
    pub params: ZoneParams,
}

#[cw_serde]
pub struct BalancingProgress {
    /// The slot that is being taken in, or else the first that was not.
    pub slot: u32,
    /// Zones before this one have taken it in.
    pub zone_id: u32,
}

#[cw_serde]
pub struct BalancedZone {
    pub zone_id: u32,
    pub params: ZoneParams,
    pub state: GridState,
    /// Of a restoration; 0 in other states.
    pub stage: u32,
    /// Slots in a row that count towards the next state.
    pub counted_slots: u32,
    /// The last slot that was taken in; nothing before the first.
    pub slot: Option<u32>,
    /// What the line carried in it, or what left the zone where it has no line; nothing where that is unknown.
    pub flow_wh: Option<i64>,
    pub loading_permille: Option<u32>,
    /// Why it was not calm, in alphabetical order.
    pub reasons: Vec<StateReason>,
    pub said: Option<SaidUntil>,
    /// It is in an emergency that was measured, not only said.
    pub measured_emergency: bool,
    /// The clock made an island of it.
    pub island: Option<ClockIsland>,
}

/// An island that the clock made.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct ClockIsland {
    pub from_slot: u32,
    /// Slots in a row in which the zone above was normal, and after how many it is joined again.
    pub normal_slots: u32,
    pub needed_slots: u32,
}

/// Why a zone that the clock cut off is joined with its parent again.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum IslandEnd {
    /// The zone above was normal for long enough.
    ParentNormal,
    /// The zone's operator has joined it itself.
    Joined,
}

/// What an operator said, and the last slot for which it said so.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct SaidUntil {
    pub state: SaidState,
    pub until_slot: u32,
}

#[cw_serde]
pub struct BalancedZonesResponse {
    pub zones: Vec<BalancedZone>,
}

#[cw_serde]
pub struct Forecast {
    pub zone_id: u32,
    /// The first slot that is foreseen.
    pub from_slot: u32,
    /// Slot by slot; nothing where no day says anything.
    pub forecast_wh: Vec<Option<i64>>,
}

#[cw_serde]
pub struct ScoreResponse {
    /// For 1, 4 and 96 slots ahead.
    pub scores: Vec<Score>,
}

/// The error of forecasts, and that of "as yesterday", over those of the last 96 slots for which both are known.
#[cw_serde]
pub struct Score {
    pub ahead_slots: u32,
    pub scored_slots: u32,
    pub error_wh: Uint128,
    pub as_yesterday_error_wh: Uint128,
    /// The one in permille of the other (MASE), rounded down; nothing where "as yesterday" was never wrong, or nothing is known.
    pub error_permille: Option<Uint128>,
}

#[cw_serde]
pub struct OffersResponse {
    pub offers: Vec<FlexibilityOffer>,
}

/// One owner's offer in a zone.
#[cw_serde]
pub struct FlexibilityOffer {
    /// Among those of the zone for the same relief, while it stands.
    pub offer_id: u32,
    pub owner: Addr,
    /// What counts now.
    pub terms: Option<OfferTerms>,
    pub next: Option<NextOffer>,
    /// Metering points of either that are not in service now, and do not count.
    pub idle_meter_ids: Vec<u32>,
}

/// What counts from a slot on; no terms where nothing will.
#[cw_serde]
#[derive(Eq)]
pub struct NextOffer {
    pub from_slot: u32,
    pub terms: Option<OfferTerms>,
}

/// What points that are offered together counted in the slots at one time of day, newest first.
#[cw_serde]
pub struct BaselineResponse {
    pub meter_ids: Vec<u32>,
    /// Days that are looked at: at most 12 without an award, of the last 45.
    pub days: Vec<BaselineDay>,
    /// The mean of the newest ten that were read, rounded down, before it is shifted; nothing where fewer than `least_days` were.
    pub baseline_wh: Option<Uint64>,
    /// Without so many days that were read and had no award nothing is awarded.
    pub least_days: u32,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub struct BaselineDay {
    pub slot: u32,
    /// Nothing where one of the points was not read in time.
    pub counted_wh: Option<Uint64>,
    /// Whether it is one of those that make the baseline.
    pub counts: bool,
}

#[cw_serde]
pub struct CallsResponse {
    pub calls: Vec<OpenCall>,
}

/// A call by what tells it from others.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct CallAt {
    pub slot: u32,
    pub zone_id: u32,
}

/// A call that has not ended.
#[cw_serde]
#[derive(Eq)]
pub struct OpenCall {
    pub slot: u32,
    pub zone_id: u32,
    pub relief: Relief,
    pub needed_wh: Uint64,
    pub price_cap_micro_per_kwh: u32,
    /// The slot in which it was made.
    pub made_in_slot: u32,
    /// By the clock, or else by the operator itself.
    pub by_clock: bool,
    /// The zone's operator when it was made.
    pub payer: Addr,
    /// Of the payer's account, held back: what all that is needed costs at most, and what is awarded once that is known.
    pub reserved_micro: Uint128,
    pub stage: CallStage,
    /// What everybody gets; nothing while nobody is awarded.
    pub price_micro_per_kwh: Option<u32>,
    pub awarded_wh: Uint64,
    /// What no offer covers.
    pub short_wh: Uint64,
}

/// How far a call has come.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum CallStage {
    /// Offers are to be awarded.
    Opened,
    /// Awards are bound one by one.
    Binding,
    /// All that can be are; they are measured when the slot is over.
    Bound,
}

/// What is asked of one offer in a slot, and what came of it.
#[cw_serde]
#[derive(Eq)]
pub struct FlexibilityAward {
    pub slot: u32,
    pub zone_id: u32,
    pub relief: Relief,
    pub offer_id: u32,
    pub owner: Addr,
    pub meter_ids: Vec<u32>,
    pub awarded_wh: Uint64,
    pub price_micro_per_kwh: u32,
    pub price_cap_micro_per_kwh: u32,
    /// Of the owner's account, held back for the greatest fine until it is measured.
    pub reserved_micro: Uint128,
    /// Why nothing is asked of it after all.
    pub void: Option<VoidReason>,
    /// Nothing before it is measured.
    pub delivery: Option<AwardDelivery>,
}

/// Why an award does not hold.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum VoidReason {
    /// Too few days were read.
    NoBaseline,
    /// The baseline is below nine tenths of the award: nobody can do without what they do not use.
    LowBaseline,
    /// The greatest fine is more than what is available in the owner's account.
    NoMoney,
    /// A metering point is suspended or out of service.
    NotInService,
    /// The slot had begun.
    TooLate,
    /// The offer was removed.
    NoOffer,
}

/// What an award was measured to have brought.
#[cw_serde]
#[derive(Eq)]
pub struct AwardDelivery {
    pub verdict: DeliveryVerdict,
    /// The days that make the baseline, newest first, with what was counted in the slot as far as that is still kept.
    pub days: Vec<BaselineDay>,
    /// What would have been counted; nothing where days were forgotten since.
    pub baseline_wh: Option<Uint64>,
    pub counted_wh: Option<Uint64>,
    pub delivered_wh: Uint64,
    /// Missing below nine tenths of the award.
    pub missing_wh: Uint64,
    pub paid_micro: Uint128,
    pub fined_micro: Uint128,
}

/// What is to be said of a delivery.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum DeliveryVerdict {
    /// At least nine tenths of the award.
    Delivered,
    /// Less, and what is missing is fined.
    Missing,
    /// One of the points was not read in time: nothing was delivered.
    Unread,
    /// There is nothing to measure it by: neither paid nor fined.
    NoBaseline,
}

#[cw_serde]
pub struct AwardsResponse {
    pub awards: Vec<FlexibilityAward>,
}

#[cw_serde]
pub struct PointClassResponse {
    pub meter_id: u32,
    pub class: PointClass,
    pub said: Vec<ClassSaid>,
}

/// What a verifier says of a metering point.
#[cw_serde]
#[derive(Eq)]
pub struct ClassSaid {
    pub verifier: Addr,
    pub class: PointClass,
}

#[cw_serde]
pub struct PointClassesResponse {
    pub points: Vec<ClassedPoint>,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub struct ClassedPoint {
    pub meter_id: u32,
    pub class: PointClass,
}

#[cw_serde]
pub struct CutsResponse {
    pub cuts: Vec<EmergencyCut>,
}

/// What a zone's metering points have to do less of in a slot, because its line was measured to be in an emergency.
#[cw_serde]
#[derive(Eq)]
pub struct EmergencyCut {
    pub slot: u32,
    pub zone_id: u32,
    pub relief: Relief,
    /// What the line was foreseen to carry above the target, less what offers are awarded.
    pub needed_wh: Uint64,
    pub compensation_micro_per_kwh: u32,
    /// The slot after which the zone was in the emergency.
    pub measured_slot: u32,
    /// The slot in which it was decided.
    pub made_in_slot: u32,
    /// The zone's operator then.
    pub payer: Addr,
    /// Of the payer's account, held back: what all that is needed costs at most, and what is cut once that is known.
    pub reserved_micro: Uint128,
    pub stage: CutStage,
    pub cut_wh: Uint64,
    /// What nobody is cut for.
    pub short_wh: Uint64,
    /// What was counted less than would have been.
    pub delivered_wh: Uint64,
    pub paid_micro: Uint128,
}

/// How far a cut has come.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum CutStage {
    /// What each metering point is expected to draw or feed in is looked at, bank by bank.
    Foreseeing,
    /// Metering points are told, bank by bank.
    Cutting,
    /// All are told; it is measured when the slot is over.
    Made,
    Ended,
}

#[cw_serde]
pub struct CutPointsResponse {
    pub points: Vec<CutPoint>,
}

/// What a cut is for one metering point.
#[cw_serde]
#[derive(Eq)]
pub struct CutPoint {
    pub meter_id: u32,
    pub class: PointClass,
    /// What it was expected to draw or feed in; nothing where that is unknown.
    pub expected_wh: Option<Uint64>,
    /// What it has to do less of.
    pub cut_wh: Uint64,
    pub reason: CutReason,
    /// By what it is compensated; nothing where too few days were read.
    pub baseline_wh: Option<Uint64>,
    /// Nothing before it is measured, and where nothing is cut.
    pub outcome: Option<CutOutcome>,
}

/// Why a metering point is cut or is not.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum CutReason {
    /// It shares in what its class has to do less of.
    Shares,
    /// Lives depend on it.
    LifeSupporting,
    /// It is not known to draw or feed in anything then.
    NothingExpected,
    /// Those who come first suffice, or it was not told in time.
    NotNeeded,
}

/// What came of a cut.
#[cw_serde]
#[derive(Eq)]
pub struct CutOutcome {
    pub verdict: CutVerdict,
    /// Whose the metering point is.
    pub owner: Option<Addr>,
    pub counted_wh: Option<Uint64>,
    pub delivered_wh: Uint64,
    pub paid_micro: Uint128,
}

/// What is to be said of a cut.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum CutVerdict {
    /// Less was counted than would have been; it is compensated.
    Delivered,
    /// No less was counted than would have been, or than an award has to bring by itself: not compensated, and not fined.
    NotDelivered,
    /// It was not read in time: not compensated.
    Unread,
    /// There is nothing to measure it by: not compensated.
    NoBaseline,
}

/// What a zone can supply after a blackout.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct SupplySource {
    pub zone_id: u32,
    /// In a slot, once it has power.
    pub supply_wh: Uint64,
    /// It needs no power of others to begin.
    pub starts_by_itself: bool,
}

#[cw_serde]
pub struct RestorationResponse {
    /// Of which it is known what was drawn.
    pub slot: u32,
    pub steps: Vec<RestorationStep>,
    /// What no supply bears, by class and zone.
    pub left: Vec<RestorationLeft>,
}

/// A zone with what lives depend on in it, or one more class of its load.
#[cw_serde]
#[derive(Eq)]
pub struct RestorationStep {
    pub zone_id: u32,
    pub class: PointClass,
    pub added_load_wh: Uint64,
    pub added_supply_wh: Uint64,
    /// Of all zones that are connected then.
    pub drawn_wh: Uint64,
    pub supply_wh: Uint64,
}

#[cw_serde]
#[derive(Eq)]
pub struct RestorationLeft {
    pub zone_id: u32,
    pub class: PointClass,
    pub load_wh: Uint64,
}

#[cw_serde]
pub struct BalancingAccount {
    pub address: Addr,
    pub available_micro: Uint128,
    /// Held back for calls, and for fines of awards.
    pub reserved_micro: Uint128,
}

#[cw_serde]
pub struct BalancingAccountsResponse {
    pub accounts: Vec<BalancingAccount>,
}

/// Coins: all accounts together, available and held back, are `coins_micro`, and no more than `balance_micro`.
#[cw_serde]
pub struct BalancingMoney {
    /// None before the first deposit.
    pub denom: Option<String>,
    /// What deposits brought less what withdrawals took.
    pub coins_micro: Uint128,
    /// What the contract has.
    pub balance_micro: Uint128,
}

named_attribute!(CutVerdict, DeliveryVerdict, IslandEnd, PointClass, Relief, SaidState, VoidReason);

answers! {}

events! {
    /// What balancing goes by.
    BalancingStarted = "balancing_started" {
        admin: Addr,
        grid: Addr,
        metering: Addr,
        slot_seconds: u32,
        params: Json<ZoneParams>,
    }
    /// A zone is judged by these from now on.
    ZoneParamsSet = "zone_params_set" {
        zone_id: u32,
        params: Json<ZoneParams>,
    }
    /// A zone's operator says how it fares; nothing when it took that back.
    StateSaid = "state_said" {
        zone_id: u32,
        state: Option<SaidState>,
        until_slot: Option<u32>,
    }
    /// A zone's state or stage of restoration is another one now.
    StateMoved = "state_moved" {
        zone_id: u32,
        /// The slot that was taken in, or the present one when its operator said so.
        slot: u32,
        state: GridState,
        stage: u32,
        loading_permille: Option<u32>,
        reasons: Json<Vec<StateReason>>,
    }
    /// Somebody offers flexibility; these terms count from a slot on.
    OfferSet = "offer_set" {
        zone_id: u32,
        relief: Relief,
        offer_id: u32,
        owner: Addr,
        from_slot: u32,
        terms: Json<OfferTerms>,
    }
    /// Somebody offers nothing any more from a slot on.
    OfferRemoved = "offer_removed" {
        zone_id: u32,
        relief: Relief,
        offer_id: u32,
        owner: Addr,
        from_slot: u32,
    }
    /// Offers are called to relieve a zone's line in a slot; what that costs at most is held back of the payer's account.
    CallOpened = "call_opened" {
        zone_id: u32,
        slot: u32,
        relief: Relief,
        needed_wh: Uint64,
        price_cap_micro_per_kwh: u32,
        by_clock: bool,
        payer: Addr,
        reserved_micro: Uint128,
    }
    /// The clock would have called, and could not.
    CallMissed = "call_missed" {
        zone_id: u32,
        slot: u32,
        relief: Relief,
        needed_wh: Uint64,
        error: String,
    }
    /// It is known which offers a call asks for, and at what price; what was held back beyond that is the payer's again.
    CallAwarded = "call_awarded" {
        zone_id: u32,
        slot: u32,
        price_micro_per_kwh: Option<u32>,
        awarded_wh: Uint64,
        /// What no offer covers.
        short_wh: Uint64,
        offers: u32,
        freed_micro: Uint128,
    }
    /// An offer is called: its owner is to do so much less in a slot. Its greatest fine is held back.
    OfferAwarded = "offer_awarded" {
        zone_id: u32,
        slot: u32,
        relief: Relief,
        offer_id: u32,
        owner: Addr,
        awarded_wh: Uint64,
        price_micro_per_kwh: u32,
        reserved_micro: Uint128,
    }
    /// An offer would have been called, and is not.
    AwardVoided = "award_voided" {
        zone_id: u32,
        slot: u32,
        relief: Relief,
        offer_id: u32,
        owner: Option<Addr>,
        awarded_wh: Uint64,
        reason: VoidReason,
    }
    /// An award was measured, paid and fined.
    AwardDelivered = "award_delivered" {
        zone_id: u32,
        slot: u32,
        relief: Relief,
        offer_id: u32,
        owner: Addr,
        verdict: DeliveryVerdict,
        awarded_wh: Uint64,
        baseline_wh: Option<Uint64>,
        counted_wh: Option<Uint64>,
        delivered_wh: Uint64,
        paid_micro: Uint128,
        fined_micro: Uint128,
    }
    /// The slot of a call was taken in, and its awards are measured; what was held back and not spent is the payer's again, and so are fines.
    CallEnded = "call_ended" {
        zone_id: u32,
        slot: u32,
        /// What no offer covered.
        short_wh: Uint64,
        delivered_wh: Uint64,
        paid_micro: Uint128,
        fined_micro: Uint128,
        freed_micro: Uint128,
    }
    /// A verifier says of which class a metering point is.
    PointClassSaid = "point_class_said" {
        meter_id: u32,
        class: PointClass,
        verifier: Addr,
    }
    /// Enough verifiers say so: a metering point is of another class now.
    PointClassSet = "point_class_set" {
        meter_id: u32,
        class: PointClass,
    }
    /// A zone's line was measured to be in an emergency: its metering points are to do less in a slot. What that costs at most is held back of the
    /// payer's account.
    CutOpened = "cut_opened" {
        zone_id: u32,
        slot: u32,
        relief: Relief,
        needed_wh: Uint64,
        compensation_micro_per_kwh: u32,
        measured_slot: u32,
        payer: Addr,
        reserved_micro: Uint128,
    }
    /// Metering points would have been cut, and could not be.
    CutMissed = "cut_missed" {
        zone_id: u32,
        slot: u32,
        relief: Relief,
        needed_wh: Uint64,
        error: String,
    }
    /// A metering point is to do so much less in a slot.
    PointCut = "point_cut" {
        zone_id: u32,
        slot: u32,
        relief: Relief,
        meter_id: u32,
        class: PointClass,
        expected_wh: Uint64,
        cut_wh: Uint64,
    }
    /// All metering points of a cut are told; what was held back beyond what it costs at most is the payer's again.
    CutMade = "cut_made" {
        zone_id: u32,
        slot: u32,
        cut_wh: Uint64,
        /// What nobody is cut for.
        short_wh: Uint64,
        points: u32,
        freed_micro: Uint128,
    }
    /// It was measured what a metering point did less of, and compensated.
    CutMeasured = "cut_measured" {
        zone_id: u32,
        slot: u32,
        relief: Relief,
        meter_id: u32,
        owner: Option<Addr>,
        verdict: CutVerdict,
        cut_wh: Uint64,
        baseline_wh: Option<Uint64>,
        counted_wh: Option<Uint64>,
        delivered_wh: Uint64,
        paid_micro: Uint128,
    }
    /// All metering points of a cut are measured; what was held back and not spent is the payer's again.
    CutEnded = "cut_ended" {
        zone_id: u32,
        slot: u32,
        short_wh: Uint64,
        delivered_wh: Uint64,
        paid_micro: Uint128,
        freed_micro: Uint128,
    }
    /// Coins came into somebody's account here.
    BalancingDeposited = "balancing_deposited" {
        address: Addr,
        amount_micro: Uint128,
    }
    /// Coins were paid out of it.
    BalancingWithdrawn = "balancing_withdrawn" {
        address: Addr,
        amount_micro: Uint128,
    }
    /// Nothing is known of what flowed in a slot.
    SlotUnknown = "slot_unknown" {
        slot: u32,
        error: String,
    }
    /// A zone is cut off from its parent from a slot on: that is in an emergency that its feeder measured, and the zone feeds in and is foreseen to.
    IslandMade = "island_made" {
        zone_id: u32,
        from_slot: u32,
        /// Of which it was measured.
        slot: u32,
        parent_id: u32,
        flow_wh: i64,
        /// The least of the next four slots.
        least_foreseen_wh: i64,
    }
    /// The clock's island is over from a slot on.
    IslandEnded = "island_ended" {
        zone_id: u32,
        from_slot: u32,
        reason: IslandEnd,
    }
    /// The grid did not take that a zone is cut off, or joined: its operator's word stands. The clock leaves it alone until the emergency is over.
    IslandRefused = "island_refused" {
        zone_id: u32,
        error: String,
    }
    /// The grid did not take a zone's state.
    StateRefused = "state_refused" {
        zone_id: u32,
        error: String,
    }
}
