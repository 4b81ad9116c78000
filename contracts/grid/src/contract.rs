#[cfg(not(feature = "library"))]
use cosmwasm_std::entry_point;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response, to_json_binary};
use interface::{
    grid::{
        BalancingNamed, Config, ExecuteMsg, GridStarted, InstantiateMsg, MigrateMsg, QueryMsg,
        TariffNoticeSet, ZoneAdded,
    },
    migrate::take_over,
    packed::{Reports, Signals, ZoneSignal},
};

use crate::{
    error::ContractError,
    execute::{
        self, add_zone, announce_event, check, report_slot, set_controller, set_island, set_line, set_state,
        set_storage, set_tariff, update_zone, withdraw_event,
    },
    migrate::{add_what_is_missing, renew_config},
    query,
    schedule::Schedule,
    state::{
        CONFIG, NEXT_EVENT_ID, ROOT, ZONES, ZoneRecord, save_balancing, save_reports, save_signals,
        save_tariff,
    },
};

const NAME: &str = "wattmesh:grid";
const VERSION: &str = env!("CARGO_PKG_VERSION");

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    check::no_coins(&info)?;
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    units::slot_at(env.block.time.seconds(), msg.slot_seconds)?;
    check::price_tick(msg.price_tick_micro_per_kwh)?;
    check::name(&msg.root_name)?;
    check::tariff(&msg.tariff, msg.price_tick_micro_per_kwh)?;
    let config = Config {
        admin: deps.api.addr_validate(&msg.admin)?,
        trading: deps.api.addr_validate(&msg.trading)?,
        slot_seconds: msg.slot_seconds,
        price_tick_micro_per_kwh: msg.price_tick_micro_per_kwh,
        tariff_notice_slots: check::tariff_notice(msg.tariff_notice_slots)?,
        zone_count: 1,
        balancing: None,
    };
    let root = ZoneRecord {
        name: msg.root_name,
        operator: deps.api.addr_validate(&msg.operator)?,
        link: None,
        storage_capacity_wh: 0,
    };
    CONFIG.save(deps.storage, &config)?;
    ZONES.save(deps.storage, ROOT, &root)?;
    save_tariff(deps.storage, &Schedule::always(msg.tariff), None)?;
    save_reports(deps.storage, &Reports::default());
    NEXT_EVENT_ID.save(deps.storage, &0)?;
    save_signals(
        deps.storage,
        &Signals { terms_version: 1, zones: vec![ZoneSignal::default()], events: vec![] },
    );
    let named = name_balancing(deps, msg.balancing)?;
    let Config { admin, slot_seconds, price_tick_micro_per_kwh, trading, tariff_notice_slots, .. } = config;
    Ok(Response::new()
        .add_event(GridStarted { admin, slot_seconds, price_tick_micro_per_kwh, trading })
        .add_event(ZoneAdded { zone_id: ROOT, parent_id: None, operator: root.operator, name: root.name })
        .add_event(execute::tariff_set(0, &msg.tariff))
        .add_event(TariffNoticeSet { tariff_notice_slots })
        .add_events(named))
}

fn name_balancing(deps: DepsMut, balancing: Option<String>) -> Result<Option<BalancingNamed>, ContractError> {
    let Some(balancing) = balancing else { return Ok(None) };
    let balancing = deps.api.addr_validate(&balancing)?;
    save_balancing(deps.storage, &balancing);
    Ok(Some(BalancingNamed { balancing }))
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    check::no_coins(&info)?;
    match msg {
        ExecuteMsg::AddZone { name, parent_id, operator, line } => {
            add_zone(deps, info, name, parent_id, operator, line)
        }
        ExecuteMsg::UpdateZone { zone_id, name, operator } => {
            update_zone(deps, info, zone_id, name, operator)
        }
        ExecuteMsg::SetLine { zone_id, from_slot, line } => {
            set_line(deps, env, info, zone_id, from_slot, line)
        }
        ExecuteMsg::SetIsland { zone_id, from_slot, islanded } => {
            set_island(deps, env, info, zone_id, from_slot, islanded)
        }
        ExecuteMsg::SetStorage { zone_id, capacity_wh } => set_storage(deps, info, zone_id, capacity_wh),
        ExecuteMsg::SetState { zone_id, state, batches_stopped_until } => {
            set_state(deps, env, info, zone_id, state, batches_stopped_until)
        }
        ExecuteMsg::SetController { zone_id, controller } => set_controller(deps, info, zone_id, controller),
        ExecuteMsg::AnnounceEvent { zone_id, from_slot, to_slot, multiplier_permille } => {
            announce_event(deps, env, info, zone_id, from_slot, to_slot, multiplier_permille)
        }
        ExecuteMsg::WithdrawEvent { event_id } => withdraw_event(deps, env, info, event_id),
        ExecuteMsg::SetTariff { from_slot, tariff } => set_tariff(deps, env, info, from_slot, tariff),
        ExecuteMsg::ReportSlot { slot, zones } => report_slot(deps, env, info, slot, zones),
    }
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn query(deps: Deps, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    let answer = match msg {
        QueryMsg::Config {} => to_json_binary(&query::config(deps)?),
        QueryMsg::Zone { zone_id } => to_json_binary(&query::zone(deps, env, zone_id)?),
        QueryMsg::Zones { start_after, limit } => {
            to_json_binary(&query::zones(deps, env, start_after, limit)?)
        }
        QueryMsg::Tariff { slot } => to_json_binary(&query::tariff(deps, slot)?),
        QueryMsg::SlotGrid { slot } => to_json_binary(&query::slot_grid(deps, slot)?),
        QueryMsg::Controller { zone_id } => to_json_binary(&query::controller(deps, zone_id)?),
        QueryMsg::Events { start_after, limit } => {
            to_json_binary(&query::events(deps, env, start_after, limit)?)
        }
        QueryMsg::SlotTotals { slot } => to_json_binary(&query::slot_totals(deps, slot)?),
    };
    Ok(answer?)
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn migrate(deps: DepsMut, _env: Env, msg: MigrateMsg) -> Result<Response, ContractError> {
    take_over(deps.storage, NAME, VERSION)?;
    let tariff_notice_slots = renew_config(deps.storage, msg.tariff_notice_slots)?;
    add_what_is_missing(deps.storage)?;
    let named = name_balancing(deps, msg.balancing)?;
    Ok(Response::new().add_event(TariffNoticeSet { tariff_notice_slots }).add_events(named))
}
