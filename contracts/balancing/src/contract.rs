#[cfg(not(feature = "library"))]
use cosmwasm_std::entry_point;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response, to_json_binary};
use interface::{
    balancing::{
        BalancingStarted, CallAt, Config, ExecuteMsg, InstantiateMsg, MigrateMsg, QueryMsg, SudoMsg,
    },
    migrate::take_over,
    wire::Json,
};

use crate::{
    account,
    error::ContractError,
    execute::{call, check, deposit, remove_offer, say_state, set_class, set_offer, set_params, withdraw},
    memory::Memory,
    query,
    state::{CONFIG, Clock},
    tell,
    tick::tick,
};

const NAME: &str = "wattmesh:balancing";
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
    check::params(&msg.params)?;
    if msg.params.calls.is_some() {
        return Err(ContractError::CallsForEverybody {});
    }
    if msg.params.cuts.is_some() {
        return Err(ContractError::CutsForEverybody {});
    }
    if msg.params.islands.is_some() {
        return Err(ContractError::IslandsForEverybody {});
    }
    let slot = units::slot_at(env.block.time.seconds(), msg.slot_seconds)?;
    let config = Config {
        admin: deps.api.addr_validate(&msg.admin)?,
        grid: deps.api.addr_validate(&msg.grid)?,
        metering: deps.api.addr_validate(&msg.metering)?,
        slot_seconds: msg.slot_seconds,
        params: msg.params,
    };
    CONFIG.save(deps.storage, &config)?;
    Clock::starting_at(slot).save(deps.storage);
    Memory::begin(deps.storage, slot);
    let Config { admin, grid, metering, slot_seconds, params } = config;
    let params = Json::of(&params)?;
    Ok(Response::new().add_event(BalancingStarted { admin, grid, metering, slot_seconds, params }))
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    if msg != (ExecuteMsg::Deposit {}) {
        check::no_coins(&info)?;
    }
    match msg {
        ExecuteMsg::SetParams { zone_id, params } => set_params(deps, info, zone_id, params),
        ExecuteMsg::SayState { zone_id, said } => say_state(deps, env, info, zone_id, said),
        ExecuteMsg::SetOffer { zone_id, relief, terms } => set_offer(deps, env, info, zone_id, relief, terms),
        ExecuteMsg::RemoveOffer { zone_id, relief, owner } => {
            remove_offer(deps, env, info, zone_id, relief, owner)
        }
        ExecuteMsg::Call { zone_id, slot, relief, needed_wh, price_cap_micro_per_kwh } => {
            let at = CallAt { slot, zone_id };
            call(deps, env, info, at, relief, needed_wh, price_cap_micro_per_kwh)
        }
        ExecuteMsg::SetClass { meter_id, class } => set_class(deps, info, meter_id, class),
        ExecuteMsg::Deposit {} => deposit(deps, info),
        ExecuteMsg::Withdraw { amount_micro } => withdraw(deps, info, amount_micro),
    }
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn sudo(deps: DepsMut, env: Env, msg: SudoMsg) -> Result<Response, ContractError> {
    match msg {
        SudoMsg::Tick { gas_budget, consecutive_failures } => {
            tick(deps, env, gas_budget, consecutive_failures)
        }
    }
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn reply(deps: DepsMut, _env: Env, reply: Reply) -> Result<Response, ContractError> {
    match reply.id {
        tell::REPLY => tell::refused(reply),
        tell::ISLAND_REPLY => tell::island_refused(deps.storage, reply),
        id => Err(ContractError::UnknownReply { id }),
    }
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn query(deps: Deps, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    let answer = match msg {
        QueryMsg::Config {} => to_json_binary(&query::config(deps)?),
        QueryMsg::Progress {} => to_json_binary(&query::progress(deps)?),
        QueryMsg::Zone { zone_id } => to_json_binary(&query::zone(deps, &env, zone_id)?),
        QueryMsg::Zones { start_after, limit } => {
            to_json_binary(&query::zones(deps, &env, start_after, limit)?)
        }
        QueryMsg::Forecast { zone_id, slots } => to_json_binary(&query::forecast(deps, zone_id, slots)?),
        QueryMsg::Score { zone_id } => to_json_binary(&query::score(deps, zone_id)?),
        QueryMsg::Offer { zone_id, relief, owner } => {
            to_json_binary(&query::offer(deps, &env, zone_id, relief, owner)?)
        }
        QueryMsg::Offers { zone_id, relief, start_after, limit } => {
            to_json_binary(&query::offers(deps, &env, zone_id, relief, start_after, limit)?)
        }
        QueryMsg::Baseline { zone_id, relief, owner, slot } => {
            to_json_binary(&query::baseline(deps, &env, zone_id, relief, owner, slot)?)
        }
        QueryMsg::Calls { start_after, limit } => to_json_binary(&query::calls(deps, start_after, limit)?),
        QueryMsg::Awards { slot, zone_id, start_after, limit } => {
            to_json_binary(&query::awards(deps, CallAt { slot, zone_id }, start_after, limit)?)
        }
        QueryMsg::AwardsOf { owner, start_before, limit } => {
            to_json_binary(&query::awards_of(deps, owner, start_before, limit)?)
        }
        QueryMsg::PointClass { meter_id } => to_json_binary(&query::point_class(deps, meter_id)?),
        QueryMsg::PointClasses { start_after, limit } => {
            to_json_binary(&query::point_classes(deps, start_after, limit)?)
        }
        QueryMsg::Cuts { start_after, limit } => to_json_binary(&query::cuts(deps, start_after, limit)?),
        QueryMsg::CutPoints { slot, zone_id, start_after, limit } => {
            to_json_binary(&query::cut_points(deps, CallAt { slot, zone_id }, start_after, limit)?)
        }
        QueryMsg::Restoration { sources } => to_json_binary(&query::restoration(deps, &env, sources)?),
        QueryMsg::Account { address } => to_json_binary(&query::account(deps, address)?),
        QueryMsg::Accounts { start_after, limit } => {
            to_json_binary(&query::accounts(deps, start_after, limit)?)
        }
        QueryMsg::Money {} => to_json_binary(&query::money(deps, &env)?),
    };
    Ok(answer?)
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn migrate(deps: DepsMut, _env: Env, _msg: MigrateMsg) -> Result<Response, ContractError> {
    take_over(deps.storage, NAME, VERSION)?;
    let Clock { slot, .. } = Clock::load(deps.storage)?;
    Memory::begin(deps.storage, slot);
    account::pack(deps.storage)?;
    Ok(Response::new())
}
