//! What the clock makes the contract do: the order of steps, all within one budget of gas.

mod end_call;
mod notice;
mod open;
mod remember;
mod take_in;
mod work;

use cosmwasm_std::{DepsMut, Env, Response};
pub use take_in::moved;
use work::{Next, Work};

use crate::error::ContractError;

pub fn tick(
    deps: DepsMut,
    env: Env,
    gas_budget: u64,
    consecutive_failures: u32,
) -> Result<Response, ContractError> {
    let mut work = Work::load(deps, &env, gas_budget, consecutive_failures)?;
    while step(&mut work)? == Next::Step {}
    Ok(work.save())
}

fn step(work: &mut Work) -> Result<Next, ContractError> {
    if let Some(next) = end_call::end_call(work)? {
        return Ok(next);
    }
    match take_in::take_in(work)? {
        Next::Step => Ok(Next::Step),
        // States come first.
        Next::Tick => remember::remember(work),
    }
}
