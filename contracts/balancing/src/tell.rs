//! Telling the grid how a zone fares, where the zone's operator lets balancing.

use cosmwasm_std::{
    Addr, QuerierWrapper, Reply, Response, StdResult, SubMsg, WasmMsg, from_json, to_json_binary,
};
use interface::{
    balancing::StateRefused,
    grid::{ExecuteMsg, GridState},
    packed::keys,
};

use crate::error::ContractError;

/// The reply to a state that the grid did not take.
pub const REPLY: u64 = 1;

/// What tells the grid; nothing where the operator lets somebody else, or nobody.
pub fn tell(
    querier: QuerierWrapper,
    (grid, me): (&Addr, &Addr),
    zone_id: u32,
    state: GridState,
) -> StdResult<Option<SubMsg>> {
    let controller = querier.query_wasm_raw(grid, keys::controller(zone_id))?;
    if controller.as_deref() != Some(me.as_bytes()) {
        return Ok(None);
    }
    let msg = to_json_binary(&ExecuteMsg::SetState { zone_id, state })?;
    let execute = WasmMsg::Execute { contract_addr: grid.to_string(), msg, funds: vec![] };
    Ok(Some(SubMsg::reply_on_error(execute, REPLY).with_payload(to_json_binary(&zone_id)?)))
}

/// The next slot tells the grid again.
pub fn refused(reply: Reply) -> Result<Response, ContractError> {
    let zone_id: u32 = from_json(&reply.payload)?;
    let error = reply.result.into_result().err().unwrap_or_default();
    Ok(Response::new().add_event(StateRefused { zone_id, error }))
}
