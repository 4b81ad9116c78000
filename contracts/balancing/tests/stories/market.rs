//! Stands where trading stands: says which coins it goes by, and nothing else.

use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    Binary, Deps, DepsMut, Empty, Env, MessageInfo, Response, StdError, StdResult, to_json_binary,
};
use cw_multi_test::{Contract, ContractWrapper};
use interface::trading::Config;

use crate::suite::SLOT_SECONDS;

pub const DENOM: &str = "watt";

#[cw_serde]
enum Question {
    Config {},
}

pub fn contract() -> Box<dyn Contract<Empty>> {
    Box::new(ContractWrapper::new(nothing, start, query))
}

fn start(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    Ok(Response::new())
}

fn nothing(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    Err(StdError::msg("takes nothing"))
}

fn query(_: Deps, env: Env, msg: Question) -> StdResult<Binary> {
    let Question::Config {} = msg;
    let me = env.contract.address;
    to_json_binary(&Config {
        admin: me.clone(),
        denom: DENOM.to_string(),
        registry: me.clone(),
        metering: me.clone(),
        grid: me.clone(),
        token: me.clone(),
        utility: me.clone(),
        community: me,
        slot_seconds: SLOT_SECONDS,
        grace_seconds: 60,
        points_per_tick: 1,
        keep_slots: 96,
    })
}
