use cosmwasm_std::{DepsMut, Env, Response, StdError, Storage};
use interface::{
    metering::RestartSigned,
    registry::{DeviceKey, MeterStatus, MeteringPoint, QueryMsg},
    signed::is_signed,
};
use units::{bank_of, index_in_bank};

use crate::{
    error::ContractError,
    restart::{RESTART_EVERY_SLOTS, RESTART_SLOTS, Registers, Restart, check_start},
    state::{CONFIG, RESTARTED, RESTARTS, load_quarantine, load_registers},
};

/// Keeps what a meter has signed of its counter's new start until somebody confirms it. It changes nothing by itself.
pub fn restart_registers(
    deps: DepsMut,
    env: Env,
    meter_id: u32,
    first: Registers,
    signature: &[u8],
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let bank = load_registers(deps.storage, bank_of(meter_id))?;
    let last = bank.as_ref().and_then(|bank| bank.get(index_in_bank(meter_id)));
    let last = Registers::from(last.ok_or(ContractError::NoRegisters { meter_id })?);
    let now = check_start(&config, &env, meter_id, &last, &first)?;
    check_free(deps.storage, meter_id, &first)?;
    let lapses_slot = now.saturating_add(RESTART_SLOTS);
    let restart = Restart { last, first, lapses_slot, votes: Vec::new() };

    let query = QueryMsg::MeteringPoint { meter_id };
    let point: Result<MeteringPoint, StdError> = deps.querier.query_wasm_smart(&config.registry, &query);
    let MeteringPoint { status, device_key: DeviceKey { key_type, public_key }, .. } = point?;
    if status != MeterStatus::Active {
        return Err(ContractError::NotInService { meter_id });
    }
    let message = restart.signed_bytes(&env, meter_id);
    if !is_signed(deps.api, key_type, &public_key, &message, signature) {
        return Err(ContractError::NotSignedByMeter { meter_id });
    }
    RESTARTS.save(deps.storage, meter_id, &restart)?;
    Ok(Response::new().add_event(RestartSigned {
        meter_id,
        last_slot: last.slot,
        slot: first.slot,
        import_total_wh: first.import_total_wh,
        export_total_wh: first.export_total_wh,
        lapses_slot,
    }))
}

/// Whether nothing of the meter has to be decided or waited for first.
pub(super) fn check_free(
    storage: &dyn Storage,
    meter_id: u32,
    first: &Registers,
) -> Result<(), ContractError> {
    if let Some(restarted) = RESTARTED.may_load(storage, meter_id)? {
        let from_slot = restarted.saturating_add(RESTART_EVERY_SLOTS);
        if first.slot < from_slot {
            return Err(ContractError::RestartedLately { meter_id, from_slot });
        }
    }
    if load_quarantine(storage, bank_of(meter_id))?.get(index_in_bank(meter_id)).is_some() {
        return Err(ContractError::ExportInQuarantine { meter_id });
    }
    Ok(())
}
