use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, QuerierWrapper, Response, Uint64};
use interface::{
    metering::{ExportDropped, ExportReleased, QuarantineBacked},
    packed::{CatchUpSpan, QuarantinedExport},
    quorum::Quorum,
    registry::{self, MeteringPoint, QueryMsg},
};
use units::{bank_of, index_in_bank, slot_at};

use super::late::add_late;
use crate::{
    ballot::Decision,
    error::ContractError,
    state::{BALLOTS, CONFIG, load_quarantine, save_quarantine},
};

/// A verifier's vote on export in quarantine, and what becomes of it when enough agree.
pub fn decide_export(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter_id: u32,
    export_wh: Uint64,
    decision: Decision,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let by = info.sender;
    let registry::Config { verifiers, threshold, .. } =
        verifiers(deps.querier, &config.registry, &by, meter_id)?;
    let (bank, index) = (bank_of(meter_id), index_in_bank(meter_id));
    let mut quarantine = load_quarantine(deps.storage, bank)?;
    let held = quarantine.get(index).ok_or(ContractError::NotQuarantined { meter_id })?;
    if held.export_wh != export_wh.u64() {
        return Err(ContractError::OtherExport {
            meter_id,
            held_wh: held.export_wh,
            export_wh: export_wh.u64(),
        });
    }
    let mut ballot = BALLOTS.may_load(deps.storage, meter_id)?.unwrap_or_default();
    let agreed = ballot.vote(&by, decision, Quorum { verifiers: &verifiers, threshold });
    let response =
        Response::new().add_event(QuarantineBacked { meter_id, by, release: decision == Decision::Release });
    if !agreed {
        BALLOTS.save(deps.storage, meter_id, &ballot)?;
        return Ok(response);
    }
    BALLOTS.remove(deps.storage, meter_id);
    quarantine.remove(index);
    save_quarantine(deps.storage, bank, &quarantine);
    let QuarantinedExport { export_wh, .. } = held;
    match decision {
        Decision::Drop => Ok(response.add_event(ExportDropped { meter_id, export_wh })),
        Decision::Release => {
            let arrival_slot = slot_at(env.block.time.seconds(), config.slot_seconds)?;
            add_late(deps, &config.grid, arrival_slot, meter_id, span(&held))?;
            Ok(response.add_event(ExportReleased { meter_id, export_wh, arrival_slot }))
        }
    }
}

/// The registry's verifiers, if the sender is one and the metering point is not their own.
fn verifiers(
    querier: QuerierWrapper,
    registry: &Addr,
    sender: &Addr,
    meter_id: u32,
) -> Result<registry::Config, ContractError> {
    let config: registry::Config = querier.query_wasm_smart(registry, &QueryMsg::Config {})?;
    if !config.verifiers.contains(sender) {
        return Err(ContractError::NoVerifier { sender: sender.clone() });
    }
    let point: MeteringPoint = querier.query_wasm_smart(registry, &QueryMsg::MeteringPoint { meter_id })?;
    if point.owner == sender {
        return Err(ContractError::OwnExport { meter_id });
    }
    Ok(config)
}

fn span(held: &QuarantinedExport) -> CatchUpSpan {
    let QuarantinedExport { index, from_slot, to_slot, export_wh } = *held;
    CatchUpSpan { index, from_slot, to_slot, import_wh: 0, export_wh }
}
