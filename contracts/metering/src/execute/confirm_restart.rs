use cosmwasm_std::{Addr, Deps, DepsMut, Env, MessageInfo, Response, Storage};
use interface::{
    grid::{self, Zone},
    metering::{Config, RegistersRestarted, RestartBacked},
    packed::CatchUpSpan,
    quorum::Quorum,
    registry::{self, MeterStatus, MeteringPoint},
};
use units::{Slot, bank_of, index_in_bank};

use super::{late::add_late, restart_registers::check_free};
use crate::{
    error::ContractError,
    registers::{LastReading, RegisterBank},
    restart::{Registers, Restart, Vote, arrival_slot},
    state::{CONFIG, RESTARTED, RESTARTS, load_registers, save_registers},
};

/// Somebody who may confirms that a meter's counter starts again, and what flowed in meanwhile. With enough of them it does.
pub fn confirm_restart(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter_id: u32,
    slot: Slot,
    missed_import_wh: u64,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let by = info.sender;
    let waiting = RESTARTS.may_load(deps.storage, meter_id)?.filter(|restart| restart.first.slot == slot);
    let mut restart = waiting.ok_or(ContractError::NoRestart { meter_id, slot })?;
    let now = arrival_slot(&config, &env)?;
    if now >= restart.lapses_slot {
        return Err(ContractError::RestartLapsed { meter_id, lapses_slot: restart.lapses_slot });
    }
    let point: MeteringPoint =
        deps.querier.query_wasm_smart(&config.registry, &registry::QueryMsg::MeteringPoint { meter_id })?;
    let voice = voice_of(deps.as_ref(), &config, &point, &by)?;
    if point.status != MeterStatus::Active {
        return Err(ContractError::NotInService { meter_id });
    }
    check_free(deps.storage, meter_id, &restart.first)?;
    let mut registers = load_registers(deps.storage, bank_of(meter_id))?.unwrap_or_default();
    check_last(&registers, meter_id, &restart)?;
    let most_wh = restart.most_missed_wh(point.connection_w, config.metered_seconds_per_slot);
    if missed_import_wh > most_wh {
        return Err(ContractError::TooMuchMissed { meter_id, missed_import_wh, most_wh });
    }

    if let Voice::Verifier { verifiers, threshold } = voice {
        let vote = Vote { by: by.clone(), missed_import_wh };
        if !restart.vote(vote, Quorum { verifiers: &verifiers, threshold }) {
            RESTARTS.save(deps.storage, meter_id, &restart)?;
            let backed = RestartBacked { meter_id, by, slot, missed_import_wh };
            return Ok(Response::new().add_event(backed));
        }
    }
    let restarted = RegistersRestarted {
        meter_id,
        from_slot: restart.last.slot.saturating_add(1),
        slot,
        import_total_wh: restart.first.import_total_wh,
        export_total_wh: restart.first.export_total_wh,
        missed_import_wh,
        arrival_slot: now,
        confirmed_by: by,
    };
    bill(deps.branch(), &config, &restarted)?;
    start_again(deps.storage, &mut registers, meter_id, &restart)?;
    Ok(Response::new().add_event(restarted))
}

/// As whom somebody confirms.
enum Voice {
    /// Decides alone.
    Operator,
    /// One of n, of whom k decide.
    Verifier { verifiers: Vec<Addr>, threshold: u32 },
}

/// A zone's operator decides up to a power, verifiers about everything, and nobody about what is their own.
fn voice_of(
    deps: Deps,
    config: &Config,
    point: &MeteringPoint,
    sender: &Addr,
) -> Result<Voice, ContractError> {
    let MeteringPoint { meter_id, zone_id, connection_w, .. } = *point;
    if point.owner == sender {
        return Err(ContractError::OwnRestart { meter_id });
    }
    let registry::Config { verifiers, threshold, points, .. } =
        deps.querier.query_wasm_smart(&config.registry, &registry::QueryMsg::Config {})?;
    let inverter_w = point.approval.as_ref().map_or(0, |approval| approval.inverter_w);
    if connection_w.max(inverter_w) <= points.operator_power_w {
        let zone: Zone = deps.querier.query_wasm_smart(&config.grid, &grid::QueryMsg::Zone { zone_id })?;
        if zone.operator == sender {
            return Ok(Voice::Operator);
        }
    }
    match verifiers.contains(sender) {
        true => Ok(Voice::Verifier { verifiers, threshold }),
        false => Err(ContractError::MayNotConfirm { sender: sender.clone(), meter_id }),
    }
}

/// What was signed follows the last reading, or it is void: energy that came meanwhile would count twice or not at all.
fn check_last(registers: &RegisterBank, meter_id: u32, restart: &Restart) -> Result<(), ContractError> {
    let last = registers.get(index_in_bank(meter_id)).map(Registers::from);
    match last {
        Some(last) if last == restart.last => Ok(()),
        last => {
            let last_slot = last.map_or(0, |last| last.slot);
            Err(ContractError::RestartOutdated { meter_id, last_slot })
        }
    }
}

/// What no register shows any more is billed as a gap is.
fn bill(deps: DepsMut, config: &Config, restarted: &RegistersRestarted) -> Result<(), ContractError> {
    let RegistersRestarted { meter_id, from_slot, slot, missed_import_wh, arrival_slot, .. } = *restarted;
    if missed_import_wh == 0 {
        return Ok(());
    }
    let index = index_in_bank(meter_id);
    let span = CatchUpSpan { index, from_slot, to_slot: slot, import_wh: missed_import_wh, export_wh: 0 };
    add_late(deps, &config.grid, arrival_slot, meter_id, span)
}

fn start_again(
    storage: &mut dyn Storage,
    registers: &mut RegisterBank,
    meter_id: u32,
    restart: &Restart,
) -> Result<(), ContractError> {
    let Registers { slot, import_total_wh, export_total_wh } = restart.first;
    registers.set(index_in_bank(meter_id), LastReading { slot, import_total_wh, export_total_wh, flags: 0 });
    save_registers(storage, bank_of(meter_id), registers);
    RESTARTED.save(storage, meter_id, &slot)?;
    RESTARTS.remove(storage, meter_id);
    Ok(())
}
