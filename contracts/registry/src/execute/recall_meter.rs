use cosmwasm_std::{DepsMut, Empty, Env, MessageInfo, Response};
use interface::registry::{MeterRecalled, Recall};

use super::{allow, is_admin, is_verifier};
use crate::{
    error::ContractError,
    limits::{MAX_REASON_BYTES, RECALL_SLOTS, check_text},
    overdue::{current_slot, end_some},
    recalls,
    standing::{load_in_service, set_meter_suspended},
    state::RECALLED_BY,
};

pub fn recall_meter(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter_id: u32,
    reason: String,
) -> Result<Response, ContractError> {
    let recaller = info.sender;
    let allowed = is_verifier(deps.storage, &recaller)? || is_admin(deps.storage, &recaller)?;
    allow(allowed, &recaller)?;
    check_text("reason", &reason, 1, MAX_REASON_BYTES)?;
    let now = current_slot(deps.storage, &env)?;
    let ended = end_some(deps.storage, now)?;
    if load_in_service(deps.storage, meter_id)?.suspended {
        return Err(ContractError::MeterSuspended { meter_id });
    }
    // Else whoever is alone with a doubt would prolong it for ever.
    if RECALLED_BY.has(deps.storage, (meter_id, &recaller)) {
        return Err(ContractError::AlreadyRecalled { meter_id, recaller });
    }
    RECALLED_BY.save(deps.storage, (meter_id, &recaller), &Empty {})?;
    let lapses_slot = now.saturating_add(RECALL_SLOTS);
    let recall = Recall { recaller, reason, lapses_slot };
    recalls::open(deps.storage, meter_id, &recall)?;
    let suspended = set_meter_suspended(deps.storage, meter_id, true)?;
    let Recall { recaller, reason, lapses_slot } = recall;
    Ok(Response::new()
        .add_events(ended)
        .add_event(MeterRecalled { meter_id, recaller, reason, lapses_slot })
        .add_events(suspended))
}
