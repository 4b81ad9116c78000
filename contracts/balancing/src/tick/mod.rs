//! What the clock makes the contract do: the order of steps, all within one budget of gas. Steps are never inlined: the VM takes no function of more
//! than 100 locals.

mod award;
mod compensate;
mod cut;
mod deliver;
mod island;
mod notice;
mod open;
mod open_cut;
mod quality;
mod remember;
mod take_in;
mod work;

use cosmwasm_std::{DepsMut, Env, Response};
pub use cut::counted;
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
    // States come first, and awards are told before their slots begin.
    while take_in::take_in(&mut work)? == Next::Step {}
    while award::award(&mut work)? == Next::Step {}
    while cut::cut(&mut work)? == Next::Step {}
    while is_measured_or_kept(&mut work)? {}
    work.save()
}

/// Measures all that can be, and keeps the next eight slots: what they are measured by is never forgotten before. Answers whether it kept them.
fn is_measured_or_kept(work: &mut Work) -> Result<bool, ContractError> {
    while deliver::deliver(work)? == Next::Step {}
    work.has_kept = false;
    while !work.has_kept && remember::remember(work)? == Next::Step {}
    Ok(work.has_kept)
}
