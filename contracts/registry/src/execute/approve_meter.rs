use cosmwasm_std::{Binary, DepsMut, Env, MessageInfo, Response};

use crate::{
    applications::{self, Ending, Voice},
    ballot::{Outcome, outcome},
    device_key::check_key_free,
    error::ContractError,
    limits::{check_evidence_hash, check_meter_room, check_serial_free},
    meters,
    overdue::{current_slot, end_some},
    standing::check_admitted,
    state::{APPLICATIONS, VERIFIERS},
};

pub fn approve_meter(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    application_id: u64,
    evidence_hash: Binary,
) -> Result<Response, ContractError> {
    check_evidence_hash(&evidence_hash)?;
    let now = current_slot(deps.storage, &env)?;
    let mut application = applications::load_undecided(deps.storage, application_id, now)?;
    let voice = applications::voice_of(deps.as_ref(), &application, &info.sender)?;
    // Much may have changed since it was applied for, and others may have been faster.
    check_admitted(deps.storage, &application.applicant)?;
    check_meter_room(deps.storage, &application.applicant)?;
    check_serial_free(deps.storage, &application.meter.serial)?;
    check_key_free(deps.storage, &application.meter.device_key)?;
    let response =
        Response::new().add_event(applications::approval(application_id, &info.sender, &evidence_hash));
    if voice == Voice::Verifier {
        application.approvals.push(info.sender.clone());
        let verifiers = VERIFIERS.load(deps.storage)?;
        if outcome(&verifiers, &application.approvals, &application.refusals) != Outcome::Passed {
            APPLICATIONS.save(deps.storage, application_id, &application)?;
            return Ok(response.add_events(end_some(deps.storage, now)?));
        }
    }
    let registered = meters::register(deps.storage, &application, info.sender, evidence_hash, now)?;
    let approved = Ending::Approved { meter_id: registered.meter_id };
    let closed = applications::close(deps.storage, application, approved)?;
    Ok(response.add_event(closed).add_event(registered).add_events(end_some(deps.storage, now)?))
}
