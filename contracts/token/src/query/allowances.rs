use cosmwasm_std::{Deps, Env, Order, StdResult};
use cw_storage_plus::Bound;
use interface::{
    page::page_size,
    token::{
        AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceInfo, AllowanceResponse,
        SpenderAllowanceInfo,
    },
};

use super::cursor;
use crate::{
    allowance::{self, NOTHING},
    state::{ALLOWANCES, ALLOWANCES_OF_SPENDER},
};

/// Zero once it has expired; lists have it with its end.
pub fn allowance(deps: Deps, env: Env, owner: String, spender: String) -> StdResult<AllowanceResponse> {
    let (owner, spender) = (deps.api.addr_validate(&owner)?, deps.api.addr_validate(&spender)?);
    Ok(allowance::in_force(deps.storage, &env.block, &owner, &spender)?.unwrap_or(NOTHING))
}

pub fn all_allowances(
    deps: Deps,
    owner: String,
    start_after: Option<String>,
    limit: Option<u32>,
) -> StdResult<AllAllowancesResponse> {
    let owner = deps.api.addr_validate(&owner)?;
    let start_after = cursor(deps, start_after)?;
    let allowances = ALLOWANCES
        .prefix(&owner)
        .range(deps.storage, start_after.as_ref().map(Bound::exclusive), None, Order::Ascending)
        .take(page_size(limit))
        .map(|entry| {
            let (spender, AllowanceResponse { allowance, expires }) = entry?;
            Ok(AllowanceInfo { spender: spender.into_string(), allowance, expires })
        })
        .collect::<StdResult<_>>()?;
    Ok(AllAllowancesResponse { allowances })
}

pub fn all_spender_allowances(
    deps: Deps,
    spender: String,
    start_after: Option<String>,
    limit: Option<u32>,
) -> StdResult<AllSpenderAllowancesResponse> {
    let spender = deps.api.addr_validate(&spender)?;
    let start_after = cursor(deps, start_after)?;
    let allowances = ALLOWANCES_OF_SPENDER
        .prefix(&spender)
        .range(deps.storage, start_after.as_ref().map(Bound::exclusive), None, Order::Ascending)
        .take(page_size(limit))
        .map(|entry| {
            let (owner, AllowanceResponse { allowance, expires }) = entry?;
            Ok(SpenderAllowanceInfo { owner: owner.into_string(), allowance, expires })
        })
        .collect::<StdResult<_>>()?;
    Ok(AllSpenderAllowancesResponse { allowances })
}
