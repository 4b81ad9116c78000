use book::{BookError, Delegates, MAX_DELEGATES};
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response};
use interface::trading::{DelegateLimits, DelegateSet};
use ledger::CONFIG;

use super::{address, only_owner};
use crate::{error::ContractError, execute::set_rule::check_on_price_tick};

pub fn set_delegate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter_id: u32,
    delegate: String,
    limits: DelegateLimits,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    only_owner(deps.as_ref(), &config, &info, meter_id)?;
    let delegate = address(deps.api, delegate)?;
    check_limits(&info.sender, meter_id, &delegate, &limits, env.block.time.seconds())?;
    check_on_price_tick(
        deps.as_ref(),
        &config,
        &[
            ("lowest sell", limits.lowest_sell_micro_per_kwh),
            ("highest buy", limits.highest_buy_micro_per_kwh),
        ],
    )?;
    let mut delegates = Delegates::load(deps.storage, meter_id)?;
    if !delegates.set(delegate.clone(), limits) {
        return Err(ContractError::TooManyDelegates { meter_id, most: MAX_DELEGATES });
    }
    delegates.save(deps.storage, meter_id);
    let DelegateLimits { slot_energy_wh, lowest_sell_micro_per_kwh, highest_buy_micro_per_kwh, expires_at } =
        limits;
    Ok(Response::new().add_event(DelegateSet {
        meter_id,
        delegate,
        slot_energy_wh,
        lowest_sell_micro_per_kwh,
        highest_buy_micro_per_kwh,
        expires_at,
    }))
}

fn check_limits(
    owner: &Addr,
    meter_id: u32,
    delegate: &Addr,
    limits: &DelegateLimits,
    now: u64,
) -> Result<(), ContractError> {
    if delegate == owner {
        return Err(ContractError::DelegateIsOwner { meter_id, delegate: delegate.clone() });
    }
    if limits.expires_at <= now {
        let (delegate, expires_at) = (delegate.clone(), limits.expires_at);
        return Err(BookError::DelegateExpired { meter_id, delegate, expires_at }.into());
    }
    Ok(())
}
