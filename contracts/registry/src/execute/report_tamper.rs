use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use interface::registry::{TamperKind, TamperReport, TamperReported};

use super::{allow, is_admin, is_verifier};
use crate::{
    error::ContractError,
    limits::{MAX_NOTE_BYTES, check_text},
    standing::load_meter,
    state::{TAMPER_REPORT_COUNT, TAMPER_REPORTS},
};

pub fn report_tamper(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter_id: u32,
    kind: TamperKind,
    note: String,
) -> Result<Response, ContractError> {
    let reporter = info.sender;
    let owner = load_meter(deps.storage, meter_id)?.owner;
    let allowed =
        owner == reporter || is_verifier(deps.storage, &reporter)? || is_admin(deps.storage, &reporter)?;
    allow(allowed, &reporter)?;
    check_text("note", &note, 0, MAX_NOTE_BYTES)?;
    let report_id = TAMPER_REPORT_COUNT.load(deps.storage)? + 1;
    TAMPER_REPORT_COUNT.save(deps.storage, &report_id)?;
    let reported_at = env.block.time.seconds();
    let report = TamperReport { report_id, meter_id, reporter, kind, note, reported_at };
    TAMPER_REPORTS.save(deps.storage, (meter_id, report_id), &report)?;
    let TamperReport { reporter, note, .. } = report;
    Ok(Response::new().add_event(TamperReported { report_id, meter_id, reporter, kind, note }))
}
