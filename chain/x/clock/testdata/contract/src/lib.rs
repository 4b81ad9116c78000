//! A contract that takes the clock's tick well or badly. Its mode says how; a message changes it.

use cosmwasm_std::{
    coins, entry_point, to_json_binary, BankMsg, Binary, Deps, DepsMut, Env, MessageInfo, Response,
    StdError, StdResult, Storage,
};
use serde::{Deserialize, Serialize};

const MODE: &[u8] = b"mode";
const COUNT: &[u8] = b"count";
const SPENT: &[u8] = b"spent";
const DONE: &[u8] = b"done";

/// More than a tick costs beside its units of work, and more than a unit costs.
const GAS_PER_TICK: u64 = 16_000;
const GAS_PER_UNIT: u64 = 3_400;

/// What a tick does.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Adds 1 to the count.
    Count,
    /// Adds 1, writes to the store `writes` times.
    Spend { writes: u32 },
    /// Adds 1, does as many units of work as the budget allows: there is always more to do.
    Work,
    /// The same, though each unit costs four times what it is taken for; half as much after each failure in a row.
    WorkDearly,
    /// Adds 1, then returns an error.
    Fail,
    /// Adds 1, then sends coins it does not have.
    Overdraw,
    /// Adds 1, then panics.
    Panic,
    /// Adds 1, then computes for ever.
    Loop,
    /// Adds 1, then writes for ever.
    WriteLoop,
    /// Adds 1, then writes as much as one write takes: several million gas.
    WriteBig,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExecuteMsg {
    SetMode(Mode),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SudoMsg {
    Tick { gas_budget: u64, consecutive_failures: u32 },
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueryMsg {
    Count {},
    /// Units of work done.
    Done {},
}

#[entry_point]
pub fn instantiate(deps: DepsMut, _: Env, _: MessageInfo, mode: Mode) -> StdResult<Response> {
    save(deps.storage, MODE, &mode)?;
    save(deps.storage, COUNT, &0u64)?;
    save(deps.storage, DONE, &0u64)?;
    Ok(Response::new())
}

#[entry_point]
pub fn execute(deps: DepsMut, _: Env, _: MessageInfo, msg: ExecuteMsg) -> StdResult<Response> {
    match msg {
        ExecuteMsg::SetMode(mode) => save(deps.storage, MODE, &mode)?,
    }
    Ok(Response::new())
}

#[entry_point]
pub fn sudo(deps: DepsMut, env: Env, msg: SudoMsg) -> StdResult<Response> {
    match msg {
        SudoMsg::Tick {
            gas_budget,
            consecutive_failures,
        } => tick(deps, env, gas_budget, consecutive_failures),
    }
}

#[entry_point]
pub fn query(deps: Deps, _: Env, msg: QueryMsg) -> StdResult<Binary> {
    match msg {
        QueryMsg::Count {} => to_json_binary(&load::<u64>(deps.storage, COUNT)?),
        QueryMsg::Done {} => to_json_binary(&load::<u64>(deps.storage, DONE)?),
    }
}

fn tick(
    deps: DepsMut,
    env: Env,
    gas_budget: u64,
    consecutive_failures: u32,
) -> StdResult<Response> {
    let count = load::<u64>(deps.storage, COUNT)? + 1;
    save(deps.storage, COUNT, &count)?;
    let response = Response::new().add_attribute("count", count.to_string());
    match load(deps.storage, MODE)? {
        Mode::Count => {}
        Mode::Spend { writes } => {
            for write in 0..writes {
                save(deps.storage, SPENT, &write)?;
            }
        }
        Mode::Work => work(deps.storage, gas_budget, 1)?,
        Mode::WorkDearly => work(deps.storage, gas_budget >> consecutive_failures, 4)?,
        Mode::Fail => return Err(StdError::msg("told to fail")),
        Mode::Overdraw => {
            return Ok(response.add_message(BankMsg::Send {
                to_address: env.contract.address.into_string(),
                amount: coins(1_000_000, "ueur"),
            }))
        }
        Mode::Panic => panic!("told to panic"),
        Mode::Loop => loop {
            std::hint::black_box(count);
        },
        Mode::WriteLoop => loop {
            save(deps.storage, SPENT, &count)?;
        },
        Mode::WriteBig => deps.storage.set(SPENT, &vec![0; 100_000]),
    }
    Ok(response)
}

/// As many units as the budget allows, if each is one write.
fn work(storage: &mut dyn Storage, gas_budget: u64, writes_per_unit: u32) -> StdResult<()> {
    let done: u64 = load(storage, DONE)?;
    for unit in 1..=gas_budget.saturating_sub(GAS_PER_TICK) / GAS_PER_UNIT {
        for _ in 0..writes_per_unit {
            save(storage, DONE, &(done + unit))?;
        }
    }
    Ok(())
}

fn save<T: Serialize>(storage: &mut dyn Storage, key: &[u8], value: &T) -> StdResult<()> {
    storage.set(key, &cosmwasm_std::to_json_vec(value)?);
    Ok(())
}

fn load<T: serde::de::DeserializeOwned>(storage: &dyn Storage, key: &[u8]) -> StdResult<T> {
    let value = storage
        .get(key)
        .ok_or_else(|| StdError::msg(format!("nothing under {}", String::from_utf8_lossy(key))))?;
    cosmwasm_std::from_json(value)
}
