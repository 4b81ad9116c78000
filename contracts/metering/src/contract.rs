#[cfg(not(feature = "library"))]
use cosmwasm_std::entry_point;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response, to_json_binary};
use interface::{
    metering::{Config, ExecuteMsg, InstantiateMsg, MeteringStarted, MigrateMsg, QueryMsg},
    migrate::take_over,
    packed::MeterQuality,
    registry::ClosingRegisters,
};

use crate::{
    ballot::Decision,
    error::ContractError,
    execute::{
        close_registers::close_registers, confirm_restart::confirm_restart, decide_export::decide_export,
        no_coins, restart_registers::restart_registers, submit_ocmf::submit_ocmf,
        submit_quality::submit_quality, submit_readings::submit_readings,
    },
    migrate::add_what_is_missing,
    query,
    restart::Registers,
    state::CONFIG,
};

const NAME: &str = "wattmesh:metering";
const VERSION: &str = env!("CARGO_PKG_VERSION");

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn instantiate(
    deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    no_coins(&info)?;
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    let address = |text: String| match deps.api.addr_validate(&text) {
        Ok(address) => Ok(address),
        Err(_) => Err(ContractError::Address { address: text }),
    };
    let config = Config {
        admin: address(msg.admin)?,
        registry: address(msg.registry)?,
        grid: address(msg.grid)?,
        slot_seconds: msg.slot_seconds,
        grace_seconds: msg.grace_seconds,
        metered_seconds_per_slot: msg.metered_seconds_per_slot,
        max_clock_skew_seconds: msg.max_clock_skew_seconds,
        keep_slots: msg.keep_slots,
    };
    check(&config)?;
    CONFIG.save(deps.storage, &config)?;
    Ok(Response::new().add_event(started(config)))
}

fn started(config: Config) -> MeteringStarted {
    MeteringStarted {
        admin: config.admin,
        registry: config.registry,
        grid: config.grid,
        slot_seconds: config.slot_seconds,
        grace_seconds: config.grace_seconds,
        metered_seconds_per_slot: config.metered_seconds_per_slot,
        max_clock_skew_seconds: config.max_clock_skew_seconds,
        keep_slots: config.keep_slots,
    }
}

fn check(config: &Config) -> Result<(), ContractError> {
    for (name, value) in
        [("slot_seconds", config.slot_seconds), ("metered_seconds_per_slot", config.metered_seconds_per_slot)]
    {
        if value == 0 {
            return Err(ContractError::Zero { name });
        }
    }
    // A reading that is in time names a slot that ended at most a grace period ago.
    let least = (config.grace_seconds / config.slot_seconds).saturating_add(2);
    if config.keep_slots < least {
        return Err(ContractError::KeepSlots { keep_slots: config.keep_slots, least });
    }
    Ok(())
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    no_coins(&info)?;
    match msg {
        ExecuteMsg::SubmitReadings { batch } => submit_readings(deps, env, info, batch),
        ExecuteMsg::SubmitOcmf { bank, slot, records } => submit_ocmf(deps, env, info, bank, slot, records),
        ExecuteMsg::ReleaseExport { meter_id, export_wh } => {
            decide_export(deps, env, info, meter_id, export_wh, Decision::Release)
        }
        ExecuteMsg::DropExport { meter_id, export_wh } => {
            decide_export(deps, env, info, meter_id, export_wh, Decision::Drop)
        }
        ExecuteMsg::RestartRegisters { meter_id, slot, import_total_wh, export_total_wh, signature } => {
            let (import_total_wh, export_total_wh) = (import_total_wh.u64(), export_total_wh.u64());
            let first = Registers { slot, import_total_wh, export_total_wh };
            restart_registers(deps, env, meter_id, first, &signature)
        }
        ExecuteMsg::ConfirmRestart { meter_id, slot, missed_import_wh } => {
            confirm_restart(deps, env, info, meter_id, slot, missed_import_wh.u64())
        }
        ExecuteMsg::SubmitQuality { meter_id, slot, quality, signature } => {
            submit_quality(deps, env, info, meter_id, MeterQuality { slot, quality }, &signature)
        }
        ExecuteMsg::CloseRegisters { meter_id, import_total_wh, export_total_wh } => {
            let closing = ClosingRegisters { import_total_wh, export_total_wh };
            close_registers(deps, env, info, meter_id, closing)
        }
    }
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn query(deps: Deps, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    use QueryMsg::*;
    Ok(match msg {
        Config {} => to_json_binary(&query::config(deps)?),
        Registers { meter_id } => to_json_binary(&query::registers(deps, meter_id)?),
        BankRegisters { bank } => to_json_binary(&query::bank_registers(deps, bank)?),
        SlotEnergy { slot, bank } => to_json_binary(&query::slot_energy(deps, slot, bank)?),
        CatchUpEnergy { slot, bank } => to_json_binary(&query::catch_up_energy(deps, slot, bank)?),
        Quarantine { start_after, limit } => to_json_binary(&query::quarantine(deps, start_after, limit)?),
        Restarts { start_after, limit } => to_json_binary(&query::restarts(deps, start_after, limit)?),
        Closing { meter_id } => to_json_binary(&query::closing(deps, meter_id)?),
        Quality { meter_id, start_after, limit } => {
            to_json_binary(&query::quality(deps, &env, meter_id, start_after, limit)?)
        }
        ZoneQuality { zone_id, start_after, limit } => {
            to_json_binary(&query::zone_quality(deps, &env, zone_id, start_after, limit)?)
        }
        NextSlotWithEnergy { slot } => to_json_binary(&query::next_slot_with_energy(deps, slot)?),
    }?)
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn migrate(deps: DepsMut, _env: Env, msg: MigrateMsg) -> Result<Response, ContractError> {
    take_over(deps.storage, NAME, VERSION)?;
    add_what_is_missing(deps, msg)?;
    Ok(Response::new())
}
