use cosmwasm_std::{DepsMut, Env, MessageInfo, QuerierWrapper, Response};
use interface::{
    metering::{Config, RegistersClosed},
    packed::{CatchUpSpan, DeviceBank, keys},
    registry::ClosingRegisters,
};
use units::{Slot, bank_of, index_in_bank};

use super::late::add_late;
use crate::{
    error::ContractError,
    restart::{Registers, arrival_slot, most_missed_wh},
    state::{CLOSED, CONFIG, RESTARTS, load_registers},
    verdict::REGISTER_LIMIT_WH,
};

/// Keeps where a replaced meter's registers stood, and bills what flowed in since its last reading. No reading of it counts any more: it is out of service.
pub fn close_registers(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter_id: u32,
    closing: ClosingRegisters,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    if info.sender != config.registry {
        return Err(ContractError::NotTheRegistry { sender: info.sender });
    }
    if CLOSED.has(deps.storage, meter_id) {
        return Err(ContractError::AlreadyClosed { meter_id });
    }
    let (import_total_wh, export_total_wh) = (closing.import_total_wh.u64(), closing.export_total_wh.u64());
    let register_wh = import_total_wh.max(export_total_wh);
    if register_wh >= REGISTER_LIMIT_WH {
        return Err(ContractError::RegisterTooLarge { meter_id, register_wh });
    }
    let slot = arrival_slot(&config, &env)?;
    let closed = Registers { slot, import_total_wh, export_total_wh };
    let registers = load_registers(deps.storage, bank_of(meter_id))?.unwrap_or_default();
    let last = registers.get(index_in_bank(meter_id)).map(Registers::from);
    let missed = match last {
        Some(last) => missed(deps.querier, &config, meter_id, &last, &closed)?,
        None => Missed::default(),
    };
    CLOSED.save(deps.storage, meter_id, &closed)?;
    RESTARTS.remove(deps.storage, meter_id);
    let Missed { from_slot, import_wh } = missed;
    if import_wh > 0 {
        let span =
            CatchUpSpan { index: index_in_bank(meter_id), from_slot, to_slot: slot, import_wh, export_wh: 0 };
        add_late(deps, &config.grid, slot, meter_id, span)?;
    }
    Ok(Response::new().add_event(RegistersClosed {
        meter_id,
        import_total_wh,
        export_total_wh,
        missed_import_wh: import_wh,
        from_slot,
        arrival_slot: slot,
    }))
}

/// What flowed in after the last reading that counts.
#[derive(Default)]
struct Missed {
    from_slot: Slot,
    import_wh: u64,
}

fn missed(
    querier: QuerierWrapper,
    config: &Config,
    meter_id: u32,
    last: &Registers,
    closed: &Registers,
) -> Result<Missed, ContractError> {
    let import_wh = closed.import_total_wh.checked_sub(last.import_total_wh);
    let export_wh = closed.export_total_wh.checked_sub(last.export_total_wh);
    let (Some(import_wh), Some(_)) = (import_wh, export_wh) else {
        return Err(ContractError::ClosedBelowLast {
            meter_id,
            last_import_total_wh: last.import_total_wh,
            last_export_total_wh: last.export_total_wh,
        });
    };
    let devices = querier.query_wasm_raw(&config.registry, keys::devices(bank_of(meter_id)))?;
    let device = DeviceBank::from_bytes(devices.unwrap_or_default()).get(index_in_bank(meter_id));
    let connection_w = device.map_or(0, |device| device.connection_w);
    let most_wh = most_missed_wh(connection_w, last.slot, closed.slot, config.metered_seconds_per_slot);
    if import_wh > most_wh {
        return Err(ContractError::TooMuchMissed { meter_id, missed_import_wh: import_wh, most_wh });
    }
    // A clock that is a little ahead may have ended the slot that still runs.
    let from_slot = last.slot.saturating_add(1).min(closed.slot);
    Ok(Missed { from_slot, import_wh })
}
