//! A contract that takes the clock's tick well or badly. Its mode says how; a message changes it.

use cosmwasm_std::{
    coins, entry_point, to_json_binary, BankMsg, Binary, Deps, DepsMut, Env, MessageInfo, Response,
    StdError, StdResult, Storage,
};
use serde::{Deserialize, Serialize};

const MODE: &[u8] = b"mode";
const COUNT: &[u8] = b"count";
const SPENT: &[u8] = b"spent";

/// What a tick does.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Adds 1 to the count.
    Count,
    /// Adds 1, writes to the store `writes` times.
    Spend { writes: u32 },
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
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExecuteMsg {
    SetMode(Mode),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SudoMsg {
    Tick {},
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueryMsg {
    Count {},
}

#[entry_point]
pub fn instantiate(deps: DepsMut, _: Env, _: MessageInfo, mode: Mode) -> StdResult<Response> {
    save(deps.storage, MODE, &mode)?;
    save(deps.storage, COUNT, &0u64)?;
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
        SudoMsg::Tick {} => tick(deps, env),
    }
}

#[entry_point]
pub fn query(deps: Deps, _: Env, msg: QueryMsg) -> StdResult<Binary> {
    match msg {
        QueryMsg::Count {} => to_json_binary(&load::<u64>(deps.storage, COUNT)?),
    }
}

fn tick(deps: DepsMut, env: Env) -> StdResult<Response> {
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
    }
    Ok(response)
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
