use cosmwasm_std::{Binary, DepsMut, Env, MessageInfo, Response, StdResult, Storage, WasmMsg, wasm_execute};
use interface::{
    metering,
    registry::{ClosingRegisters, PointKind},
};

use crate::{
    applications::{self, Ending, Replaced, Voice},
    connections::{Former, check_replaceable, former_of},
    device_key::check_key_free,
    error::ContractError,
    feeder::check_feeder,
    limits::{check_evidence_hash, check_meter_room, check_serial_free},
    meters::{self, Approved},
    overdue::{current_slot, end_some},
    standing::check_admitted,
    state::{APPLICATIONS, METERING, VERIFIERS},
    zone::load_zone,
};

pub fn approve_meter(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    application_id: u64,
    evidence_hash: Binary,
    closing: Option<ClosingRegisters>,
) -> Result<Response, ContractError> {
    check_evidence_hash(&evidence_hash)?;
    let now = current_slot(deps.storage, &env)?;
    let mut application = applications::load_undecided(deps.storage, application_id, now)?;
    let connection =
        application.connection.clone().ok_or(ContractError::ApplicationUnnamed { application_id })?;
    let former = former_of(deps.storage, &connection)?;
    let voice = applications::voice_of(deps.as_ref(), &application, former.as_ref(), &info.sender)?;
    if let Some(former) = &former {
        check_replaceable(former, &connection, &application.applicant, application.meter.kind)?;
    }
    let replaced = check_closing(&connection, former.as_ref(), closing)?;
    // Much may have changed since it was applied for, and others may have been faster.
    check_admitted(deps.storage, &application.applicant)?;
    check_meter_room(deps.storage, &application.applicant)?;
    check_serial_free(deps.storage, &application.meter.serial)?;
    check_key_free(deps.storage, &application.meter.device_key)?;
    if application.meter.kind == PointKind::Feeder {
        let zone = load_zone(deps.as_ref(), application.meter.zone_id)?;
        check_feeder(deps.storage, &zone, &application.applicant, &connection)?;
    }
    let response = Response::new().add_event(applications::approval(
        application_id,
        &info.sender,
        &evidence_hash,
        closing,
    ));
    if voice == Voice::Verifier {
        application.check_vote(&info.sender, replaced)?;
        application.approve(info.sender.clone(), replaced);
        if !application.is_approved(&VERIFIERS.load(deps.storage)?, replaced) {
            APPLICATIONS.save(deps.storage, application_id, &application)?;
            return Ok(response.add_events(end_some(deps.storage, now)?));
        }
    }
    let retired = match &former {
        Some(Former { meter_id, in_service: true, .. }) => meters::decommission(deps.storage, *meter_id)?,
        _ => Vec::new(),
    };
    let replaced_meter_id = former.map(|former| former.meter_id);
    let approved =
        Approved { connection, replaced_meter_id, approver: info.sender, evidence_hash, slot: now };
    let registered = meters::register(deps.storage, &application, approved)?;
    let ending = Ending::Approved { meter_id: registered.meter_id };
    let closed = applications::close(deps.storage, application, ending)?;
    Ok(response
        .add_messages(close_registers(deps.storage, replaced)?)
        .add_event(closed)
        .add_events(retired)
        .add_event(registered)
        .add_events(end_some(deps.storage, now)?))
}

/// What metering is told. If it refuses, nothing of the approval is kept.
fn close_registers(storage: &dyn Storage, replaced: Replaced) -> StdResult<Option<WasmMsg>> {
    let Some((meter_id, ClosingRegisters { import_total_wh, export_total_wh })) = replaced else {
        return Ok(None);
    };
    let msg = metering::ExecuteMsg::CloseRegisters { meter_id, import_total_wh, export_total_wh };
    wasm_execute(METERING.load(storage)?, &msg, Vec::new()).map(Some)
}

/// Closing registers are those of the meter that the connection had, and of no other.
fn check_closing(
    connection: &str,
    former: Option<&Former>,
    closing: Option<ClosingRegisters>,
) -> Result<Replaced, ContractError> {
    match (former.map(|former| former.meter_id), closing) {
        (None, None) => Ok(None),
        (Some(meter_id), Some(closing)) => Ok(Some((meter_id, closing))),
        (Some(meter_id), None) => Err(ContractError::ClosingMissing { meter_id }),
        (None, Some(_)) => Err(ContractError::NothingToClose { connection: connection.to_string() }),
    }
}
