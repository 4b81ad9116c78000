use cosmwasm_std::Deps;
use interface::{
    balancing::{CallAt, CallsResponse},
    page::page_size,
};

use crate::{call::calls_after, error::ContractError};

pub fn calls(
    deps: Deps,
    start_after: Option<CallAt>,
    limit: Option<u32>,
) -> Result<CallsResponse, ContractError> {
    let calls = calls_after(deps.storage, start_after, page_size(limit))?;
    Ok(CallsResponse { calls: calls.into_iter().map(|call| call.told).collect() })
}
