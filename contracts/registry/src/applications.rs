//! Applications for metering points: opened, voted on, closed. Only open ones are kept whole; of the others, each applicant's latest outcome.

use cosmwasm_std::{Addr, Deps, Event, Order, StdResult, Storage};
use interface::registry::{
    ApplicationOutcome, ClosedMeterApplication, ClosingRegisters, MeterApplicationClosed,
    MeterApplicationVoted, NamedClosing, NewMeter,
};
use units::Slot;

use crate::{
    ballot::{Outcome, outcome},
    connections::Former,
    error::ContractError,
    execute::is_verifier,
    limits::MAX_OPEN_APPLICATIONS,
    state::{
        APPLICATION_COUNT, APPLICATION_OF, APPLICATIONS, Application, LATEST_CLOSED, OPEN_APPLICATION_COUNT,
        POINT_TERMS, VerifierSet,
    },
    zone::load_zone,
};

/// As whom somebody decides about an application.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Decides alone.
    Operator,
    /// One of n, of whom k decide.
    Verifier,
}

pub fn open(
    storage: &mut dyn Storage,
    applicant: Addr,
    meter: NewMeter,
    connection: String,
    now: Slot,
) -> Result<Application, ContractError> {
    let open = OPEN_APPLICATION_COUNT.may_load(storage)?.unwrap_or_default();
    if open >= MAX_OPEN_APPLICATIONS {
        return Err(ContractError::TooManyApplications { most: MAX_OPEN_APPLICATIONS });
    }
    if let Some(application_id) = APPLICATION_OF.may_load(storage, &applicant)? {
        return Err(ContractError::AlreadyApplied { applicant, application_id });
    }
    let application_id = APPLICATION_COUNT.may_load(storage)?.unwrap_or_default() + 1;
    let lapses_slot = now.saturating_add(POINT_TERMS.load(storage)?.application_slots);
    let application = Application {
        application_id,
        applicant,
        meter,
        connection: Some(connection),
        approvals: Vec::new(),
        closings: Vec::new(),
        refusals: Vec::new(),
        lapses_slot,
    };
    OPEN_APPLICATION_COUNT.save(storage, &(open + 1))?;
    APPLICATION_COUNT.save(storage, &application_id)?;
    APPLICATION_OF.save(storage, &application.applicant, &application_id)?;
    APPLICATIONS.save(storage, application_id, &application)?;
    Ok(application)
}

pub fn load(storage: &dyn Storage, application_id: u64) -> Result<Application, ContractError> {
    let application = APPLICATIONS.may_load(storage, application_id)?;
    application.ok_or(ContractError::UnknownApplication { application_id })
}

/// An application about which somebody may still decide.
pub fn load_undecided(
    storage: &dyn Storage,
    application_id: u64,
    now: Slot,
) -> Result<Application, ContractError> {
    let application = load(storage, application_id)?;
    if application.lapses_slot <= now {
        let lapses_slot = application.lapses_slot;
        return Err(ContractError::ApplicationLapsed { application_id, lapses_slot });
    }
    Ok(application)
}

/// As whom `voter` decides: a zone's operator up to a power, verifiers about everything, and nobody about what is their own, which goes for the meter
/// that would be replaced as well.
pub fn voice_of(
    deps: Deps,
    application: &Application,
    former: Option<&Former>,
    voter: &Addr,
) -> Result<Voice, ContractError> {
    let application_id = application.application_id;
    if *voter == application.applicant {
        return Err(ContractError::OwnApplication { application_id });
    }
    if let Some(Former { meter_id, .. }) = former.filter(|former| former.owner == *voter) {
        return Err(ContractError::OwnMeter { meter_id: *meter_id });
    }
    let NewMeter { zone_id, connection_w, inverter_w, .. } = application.meter;
    let power_w = connection_w.max(inverter_w).max(former.map_or(0, |former| former.power_w));
    let most_w = POINT_TERMS.load(deps.storage)?.operator_power_w;
    let is_one_zone = former.is_none_or(|former| former.zone_id == zone_id);
    let is_operator = is_one_zone && load_zone(deps, zone_id)?.operator == *voter;
    if is_operator && power_w <= most_w {
        return Ok(Voice::Operator);
    }
    if is_verifier(deps.storage, voter)? {
        return Ok(Voice::Verifier);
    }
    match is_operator {
        true => Err(ContractError::BeyondOperator { application_id, power_w, most_w }),
        false => Err(ContractError::Unauthorized { sender: voter.clone() }),
    }
}

/// A meter that is replaced, and where its registers stood.
pub type Replaced = Option<(u32, ClosingRegisters)>;

impl Application {
    /// A verifier has one vote. Who approved may still say something else of what is replaced.
    pub fn check_vote(&self, verifier: &Addr, replaced: Replaced) -> Result<(), ContractError> {
        let approved = self.approvals.contains(verifier) && self.named_by(verifier) == replaced;
        if approved || self.refusals.contains(verifier) {
            let (application_id, verifier) = (self.application_id, verifier.clone());
            return Err(ContractError::AlreadyDecided { application_id, verifier });
        }
        Ok(())
    }

    pub fn check_refusal(&self, verifier: &Addr) -> Result<(), ContractError> {
        self.check_vote(verifier, self.named_by(verifier))
    }

    fn named_by(&self, verifier: &Addr) -> Replaced {
        let named = self.closings.iter().find(|named| named.by == *verifier);
        named.map(|named| (named.meter_id, named.closing))
    }

    pub fn approve(&mut self, verifier: Addr, replaced: Replaced) {
        self.closings.retain(|named| named.by != verifier);
        let named = |(meter_id, closing)| NamedClosing { by: verifier.clone(), meter_id, closing };
        self.closings.extend(replaced.map(named));
        if !self.approvals.contains(&verifier) {
            self.approvals.push(verifier);
        }
    }

    /// Whether enough verifiers approve and say the same of what is replaced.
    pub fn is_approved(&self, verifiers: &VerifierSet, replaced: Replaced) -> bool {
        let agree = |voter: &&Addr| self.named_by(voter) == replaced;
        let approvals: Vec<Addr> = self.approvals.iter().filter(agree).cloned().collect();
        outcome(verifiers, &approvals, &self.refusals) == Outcome::Passed
    }
}

pub fn approval(
    application_id: u64,
    voter: &Addr,
    evidence_hash: &[u8],
    closing: Option<ClosingRegisters>,
) -> MeterApplicationVoted {
    MeterApplicationVoted {
        application_id,
        voter: voter.clone(),
        approved: true,
        evidence_hash: Some(evidence_hash.into()),
        closing_import_total_wh: closing.map(|closing| closing.import_total_wh.u64()),
        closing_export_total_wh: closing.map(|closing| closing.export_total_wh.u64()),
        reason: None,
    }
}

pub fn refusal(application_id: u64, voter: &Addr, reason: String) -> MeterApplicationVoted {
    MeterApplicationVoted {
        application_id,
        voter: voter.clone(),
        approved: false,
        evidence_hash: None,
        closing_import_total_wh: None,
        closing_export_total_wh: None,
        reason: Some(reason),
    }
}

/// How an application ends.
pub enum Ending {
    Approved { meter_id: u32 },
    Refused { reason: String },
    Withdrawn,
    Lapsed,
}

pub fn close(
    storage: &mut dyn Storage,
    application: Application,
    ending: Ending,
) -> Result<Event, ContractError> {
    let application_id = application.application_id;
    let (outcome, meter_id, reason) = match ending {
        Ending::Approved { meter_id } => (ApplicationOutcome::Approved, Some(meter_id), None),
        Ending::Refused { reason } => (ApplicationOutcome::Refused, None, Some(reason)),
        Ending::Withdrawn => (ApplicationOutcome::Withdrawn, None, None),
        Ending::Lapsed => (ApplicationOutcome::Lapsed, None, None),
    };
    let serial = application.meter.serial;
    let closed = ClosedMeterApplication { application_id, serial, outcome, reason };
    LATEST_CLOSED.save(storage, &application.applicant, &closed)?;
    APPLICATIONS.remove(storage, application_id);
    APPLICATION_OF.remove(storage, &application.applicant);
    let open = OPEN_APPLICATION_COUNT.load(storage)?;
    OPEN_APPLICATION_COUNT.save(storage, &open.saturating_sub(1))?;
    Ok(MeterApplicationClosed { application_id, outcome, meter_id }.into())
}

/// Ends the oldest applications that have lapsed, `most` at most.
pub fn end_lapsed(storage: &mut dyn Storage, now: Slot, most: usize) -> Result<Vec<Event>, ContractError> {
    let oldest: Vec<Application> = APPLICATIONS
        .range(storage, None, None, Order::Ascending)
        .take(most)
        .map(|entry| entry.map(|(_, application)| application))
        .collect::<StdResult<_>>()?;
    let lapsed = oldest.into_iter().filter(|application| application.lapses_slot <= now);
    lapsed.map(|application| close(storage, application, Ending::Lapsed)).collect()
}
