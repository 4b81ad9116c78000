//! Applications for metering points: opened, voted on, closed. Only open ones are kept whole; of the others, each applicant's latest outcome.

use cosmwasm_std::{Addr, Deps, Event, Order, StdResult, Storage};
use interface::registry::{
    ApplicationOutcome, ClosedMeterApplication, MeterApplication, MeterApplicationClosed,
    MeterApplicationVoted, NewMeter,
};
use units::Slot;

use crate::{
    error::ContractError,
    execute::is_verifier,
    limits::MAX_OPEN_APPLICATIONS,
    state::{
        APPLICATION_COUNT, APPLICATION_OF, APPLICATIONS, LATEST_CLOSED, OPEN_APPLICATION_COUNT, POINT_TERMS,
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
    now: Slot,
) -> Result<MeterApplication, ContractError> {
    let open = OPEN_APPLICATION_COUNT.may_load(storage)?.unwrap_or_default();
    if open >= MAX_OPEN_APPLICATIONS {
        return Err(ContractError::TooManyApplications { most: MAX_OPEN_APPLICATIONS });
    }
    if let Some(application_id) = APPLICATION_OF.may_load(storage, &applicant)? {
        return Err(ContractError::AlreadyApplied { applicant, application_id });
    }
    let application_id = APPLICATION_COUNT.may_load(storage)?.unwrap_or_default() + 1;
    let lapses_slot = now.saturating_add(POINT_TERMS.load(storage)?.application_slots);
    let application = MeterApplication {
        application_id,
        applicant,
        meter,
        approvals: Vec::new(),
        refusals: Vec::new(),
        lapses_slot,
    };
    OPEN_APPLICATION_COUNT.save(storage, &(open + 1))?;
    APPLICATION_COUNT.save(storage, &application_id)?;
    APPLICATION_OF.save(storage, &application.applicant, &application_id)?;
    APPLICATIONS.save(storage, application_id, &application)?;
    Ok(application)
}

pub fn load(storage: &dyn Storage, application_id: u64) -> Result<MeterApplication, ContractError> {
    let application = APPLICATIONS.may_load(storage, application_id)?;
    application.ok_or(ContractError::UnknownApplication { application_id })
}

/// An application about which somebody may still decide.
pub fn load_undecided(
    storage: &dyn Storage,
    application_id: u64,
    now: Slot,
) -> Result<MeterApplication, ContractError> {
    let application = load(storage, application_id)?;
    if application.lapses_slot <= now {
        let lapses_slot = application.lapses_slot;
        return Err(ContractError::ApplicationLapsed { application_id, lapses_slot });
    }
    Ok(application)
}

/// As whom `voter` decides: a zone's operator up to a power, verifiers about everything, and nobody about what is their own.
pub fn voice_of(deps: Deps, application: &MeterApplication, voter: &Addr) -> Result<Voice, ContractError> {
    let application_id = application.application_id;
    if *voter == application.applicant {
        return Err(ContractError::OwnApplication { application_id });
    }
    let power_w = application.meter.connection_w.max(application.meter.inverter_w);
    let most_w = POINT_TERMS.load(deps.storage)?.operator_power_w;
    let is_operator = load_zone(deps, application.meter.zone_id)?.operator == *voter;
    if is_operator && power_w <= most_w {
        return Ok(Voice::Operator);
    }
    if is_verifier(deps.storage, voter)? {
        let voted = application.approvals.contains(voter) || application.refusals.contains(voter);
        return match voted {
            true => Err(ContractError::AlreadyDecided { application_id, verifier: voter.clone() }),
            false => Ok(Voice::Verifier),
        };
    }
    match is_operator {
        true => Err(ContractError::BeyondOperator { application_id, power_w, most_w }),
        false => Err(ContractError::Unauthorized { sender: voter.clone() }),
    }
}

pub fn approval(application_id: u64, voter: &Addr, evidence_hash: &[u8]) -> MeterApplicationVoted {
    let (voter, evidence_hash) = (voter.clone(), Some(evidence_hash.into()));
    MeterApplicationVoted { application_id, voter, approved: true, evidence_hash, reason: None }
}

pub fn refusal(application_id: u64, voter: &Addr, reason: String) -> MeterApplicationVoted {
    let (voter, reason) = (voter.clone(), Some(reason));
    MeterApplicationVoted { application_id, voter, approved: false, evidence_hash: None, reason }
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
    application: MeterApplication,
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
    let oldest: Vec<MeterApplication> = APPLICATIONS
        .range(storage, None, None, Order::Ascending)
        .take(most)
        .map(|entry| entry.map(|(_, application)| application))
        .collect::<StdResult<_>>()?;
    let lapsed = oldest.into_iter().filter(|application| application.lapses_slot <= now);
    lapsed.map(|application| close(storage, application, Ending::Lapsed)).collect()
}
