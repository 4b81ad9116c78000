use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

use crate::{
    applications::{self, Ending, Voice},
    ballot::{Outcome, outcome},
    connections::former_of,
    error::ContractError,
    limits::{MAX_REASON_BYTES, check_text},
    overdue::{current_slot, end_some},
    state::{APPLICATIONS, VERIFIERS},
};

pub fn refuse_meter(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    application_id: u64,
    reason: String,
) -> Result<Response, ContractError> {
    check_text("reason", &reason, 1, MAX_REASON_BYTES)?;
    let now = current_slot(deps.storage, &env)?;
    let mut application = applications::load_undecided(deps.storage, application_id, now)?;
    let former =
        application.connection.as_deref().map(|name| former_of(deps.storage, name)).transpose()?.flatten();
    let voice = applications::voice_of(deps.as_ref(), &application, former.as_ref(), &info.sender)?;
    let response =
        Response::new().add_event(applications::refusal(application_id, &info.sender, reason.clone()));
    if voice == Voice::Verifier {
        application.check_refusal(&info.sender)?;
        application.refusals.push(info.sender);
        let verifiers = VERIFIERS.load(deps.storage)?;
        if outcome(&verifiers, &application.approvals, &application.refusals) != Outcome::Rejected {
            APPLICATIONS.save(deps.storage, application_id, &application)?;
            return Ok(response.add_events(end_some(deps.storage, now)?));
        }
    }
    let closed = applications::close(deps.storage, application, Ending::Refused { reason })?;
    Ok(response.add_event(closed).add_events(end_some(deps.storage, now)?))
}
