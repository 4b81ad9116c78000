#[cfg(not(feature = "library"))]
use cosmwasm_std::entry_point;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response};
use interface::{
    migrate::take_over,
    trading::{
        Config, ExecuteMsg, InstantiateMsg, MigrateMsg, QueryMsg, SudoMsg, TradingStarted, WorkBoundSet,
    },
};
use ledger::{COINS, CONFIG, Clock, numbers_of_utilities};
use pool::outbox;

use crate::{
    error::ContractError,
    execute::{
        cancel_all_orders::cancel_all_orders,
        cancel_orders::cancel_orders,
        deposit::deposit,
        no_coins,
        place_orders::place_orders,
        remove_delegate::remove_delegate,
        replace_orders::replace_orders,
        resume_withdrawals::resume_withdrawals,
        set_credit_line::set_credit_line,
        set_delegate::set_delegate,
        set_forward_params::{save_forward_params, set_forward_params, within_notice},
        set_money_params::{save_money_params, set_money_params},
        set_oracle::set_oracle,
        set_points_per_tick::set_points_per_tick,
        set_pricing::{save_pricing, set_pricing},
        set_rule::set_rule,
        transfer::transfer,
        withdraw::withdraw,
    },
    migrate::add_what_is_missing,
    payout, query,
    tick::tick,
};

const NAME: &str = "wattmesh:trading";
const VERSION: &str = env!("CARGO_PKG_VERSION");

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn instantiate(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    no_coins(&info)?;
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    for (name, value) in [
        ("slot_seconds", msg.slot_seconds),
        ("points_per_tick", msg.points_per_tick),
        ("keep_slots", msg.keep_slots),
    ] {
        if value == 0 {
            return Err(ContractError::TooSmall { name, value });
        }
    }
    let config = Config {
        admin: deps.api.addr_validate(&msg.admin)?,
        denom: msg.denom,
        registry: deps.api.addr_validate(&msg.registry)?,
        metering: deps.api.addr_validate(&msg.metering)?,
        grid: deps.api.addr_validate(&msg.grid)?,
        token: deps.api.addr_validate(&msg.token)?,
        utility: deps.api.addr_validate(&msg.utility)?,
        community: deps.api.addr_validate(&msg.community)?,
        slot_seconds: msg.slot_seconds,
        grace_seconds: msg.grace_seconds,
        points_per_tick: msg.points_per_tick,
        keep_slots: msg.keep_slots,
    };
    let now = env.block.time.seconds();
    let forward_params_set = save_forward_params(deps.storage, &msg.forward)?;
    within_notice(deps.querier, &config, &msg.forward)?;
    let pricing_set = save_pricing(deps.branch(), &config, now, &msg.pricing)?;
    CONFIG.save(deps.storage, &config)?;
    COINS.save(deps.storage, &0)?;
    numbers_of_utilities(deps.storage, [config.utility.clone()])?;
    let money_params_set = save_money_params(deps.storage, &msg.money)?;
    Clock::starting_at(units::slot_at(now, config.slot_seconds)?).save(deps.storage);
    Ok(Response::new()
        .add_event(started(&config))
        .add_event(WorkBoundSet { points_per_tick: config.points_per_tick })
        .add_event(forward_params_set)
        .add_event(pricing_set)
        .add_event(money_params_set))
}

fn started(config: &Config) -> TradingStarted {
    let Config {
        admin,
        denom,
        registry,
        metering,
        grid,
        token,
        utility,
        community,
        slot_seconds,
        grace_seconds,
        points_per_tick: _,
        keep_slots,
    } = config.clone();
    TradingStarted {
        admin,
        denom,
        registry,
        metering,
        grid,
        token,
        utility,
        community,
        slot_seconds,
        grace_seconds,
        keep_slots,
    }
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    match msg {
        ExecuteMsg::Deposit { account } => deposit(deps, env, info, account),
        ExecuteMsg::Withdraw { account, amount_micro } => withdraw(deps, env, info, account, amount_micro),
        ExecuteMsg::Transfer { from_meter_id, to_meter_id, amount_micro } => {
            transfer(deps, info, from_meter_id, to_meter_id, amount_micro)
        }
        ExecuteMsg::SetRule { meter_id, rule } => set_rule(deps, &env, info, meter_id, rule),
        ExecuteMsg::SetCreditLine { meter_id, credit_micro } => {
            set_credit_line(deps, info, meter_id, credit_micro)
        }
        ExecuteMsg::SetPointsPerTick { points_per_tick } => set_points_per_tick(deps, info, points_per_tick),
        ExecuteMsg::PlaceOrders { meter_id, orders } => place_orders(deps, env, info, meter_id, orders),
        ExecuteMsg::ReplaceOrders { meter_id, cancel, orders } => {
            replace_orders(deps, env, info, meter_id, cancel, orders)
        }
        ExecuteMsg::CancelOrders { meter_id, orders } => cancel_orders(deps, env, info, meter_id, orders),
        ExecuteMsg::CancelAllOrders { meter_id, slot } => cancel_all_orders(deps, env, info, meter_id, slot),
        ExecuteMsg::SetDelegate { meter_id, delegate, limits } => {
            set_delegate(deps, env, info, meter_id, delegate, limits)
        }
        ExecuteMsg::RemoveDelegate { meter_id, delegate } => remove_delegate(deps, info, meter_id, delegate),
        ExecuteMsg::SetForwardParams { params } => set_forward_params(deps, info, params),
        ExecuteMsg::SetPricing { pricing } => set_pricing(deps, env, info, pricing),
        ExecuteMsg::SetOracle { oracle } => set_oracle(deps, info, oracle),
        ExecuteMsg::SetMoneyParams { params } => set_money_params(deps, info, params),
        ExecuteMsg::ResumeWithdrawals {} => resume_withdrawals(deps, info),
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
pub fn reply(deps: DepsMut, env: Env, reply: Reply) -> Result<Response, ContractError> {
    match reply.id {
        payout::REPLY => payout::failed(deps, reply),
        _ => Ok(outbox::defer(deps, env, reply)?),
    }
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn query(deps: Deps, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    match msg {
        QueryMsg::Config {} => query::config(deps),
        QueryMsg::Account { meter_id } => query::account(deps, &env, meter_id),
        QueryMsg::Accounts { bank } => query::accounts(deps, &env, bank),
        QueryMsg::Counterparty { address } => query::counterparty(deps, address),
        QueryMsg::Counterparties { start_after, limit } => query::counterparties(deps, start_after, limit),
        QueryMsg::Progress {} => query::progress(deps),
        QueryMsg::Slot { slot } => query::slot(deps, slot),
        QueryMsg::Slots { start_before, limit } => query::slots(deps, start_before, limit),
        QueryMsg::Result { meter_id, slot } => query::result(deps, meter_id, slot),
        QueryMsg::Results { slot, bank } => query::results(deps, slot, bank),
        QueryMsg::Forward {} => query::forward(deps),
        QueryMsg::ForwardSlot { slot } => query::forward_slot(deps, env, slot),
        QueryMsg::Depth { slot, zone_id } => query::depth(deps, slot, zone_id),
        QueryMsg::Book { slot, zone_id, after, limit } => query::book(deps, slot, zone_id, after, limit),
        QueryMsg::Batches { slot, start_before, limit } => query::batches(deps, slot, start_before, limit),
        QueryMsg::Order { meter_id, slot, order_id } => query::order(deps, env, meter_id, slot, order_id),
        QueryMsg::Orders { meter_id, start_after, limit } => {
            query::orders(deps, meter_id, start_after, limit)
        }
        QueryMsg::Positions { meter_id, start_after, limit } => {
            query::positions(deps, meter_id, start_after, limit)
        }
        QueryMsg::Delegates { meter_id } => query::delegates(deps, meter_id),
        QueryMsg::Money {} => query::money(deps),
        QueryMsg::Audit { start_bank, limit } => query::audit(deps, env, start_bank, limit),
    }
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn migrate(deps: DepsMut, env: Env, msg: MigrateMsg) -> Result<Response, ContractError> {
    take_over(deps.storage, NAME, VERSION)?;
    add_what_is_missing(deps, env, msg)
}
