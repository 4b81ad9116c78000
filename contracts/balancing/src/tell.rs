//! Telling the grid how a zone fares, where the zone's operator lets balancing.

use cosmwasm_std::{
    Addr, QuerierWrapper, Reply, Response, StdResult, Storage, SubMsg, WasmMsg, from_json, to_json_binary,
};
use interface::{
    balancing::{IslandRefused, StateRefused},
    grid::{ExecuteMsg, GridState},
    packed::{Signals, ZoneSignal, keys},
};

use crate::{error::ContractError, island::Island, zone::ZoneRecord};

/// The reply to a state that the grid did not take.
pub const REPLY: u64 = 1;
/// That to an island that it did not make, or join.
pub const ISLAND_REPLY: u64 = 2;

/// What the grid is to know of a zone in slot `now`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    state: GridState,
    batches_stopped_until: Option<u32>,
}

impl Told {
    pub fn of(zone: &ZoneRecord, now: u32) -> Self {
        Self { state: zone.state(), batches_stopped_until: zone.stops.until_slot(now) }
    }

    /// As the grid will signal it.
    pub fn stand_in(self, signal: &mut ZoneSignal) {
        (signal.state, signal.batches_stopped_until) = (self.state, self.batches_stopped_until);
    }

    /// What it knows.
    pub fn before(signals: &Signals, zone_id: u32, now: u32) -> Option<Self> {
        let ZoneSignal { state, batches_stopped_until, .. } = *signals.zones.get(zone_id as usize)?;
        let batches_stopped_until = batches_stopped_until.filter(|until_slot| *until_slot >= now);
        Some(Self { state, batches_stopped_until })
    }
}

/// What tells the grid, if it does not know; nothing where the operator lets somebody else, or nobody. Of what was measured a grid is told
/// that was told to hear it.
pub fn tell(
    querier: QuerierWrapper,
    (grid, me): (&Addr, &Addr),
    zone_id: u32,
    (before, mut told): (Told, Told),
) -> StdResult<Option<SubMsg>> {
    let is_me = |key: &[u8]| -> StdResult<bool> {
        Ok(querier.query_wasm_raw(grid, key)?.as_deref() == Some(me.as_bytes()))
    };
    if before == told || !is_me(&keys::controller(zone_id))? {
        return Ok(None);
    }
    if told.batches_stopped_until.is_some() && !is_me(&keys::balancing())? {
        told.batches_stopped_until = None;
        if before == told {
            return Ok(None);
        }
    }
    let Told { state, batches_stopped_until } = told;
    let msg = to_json_binary(&ExecuteMsg::SetState { zone_id, state, batches_stopped_until })?;
    let execute = WasmMsg::Execute { contract_addr: grid.to_string(), msg, funds: vec![] };
    Ok(Some(SubMsg::reply_on_error(execute, REPLY).with_payload(to_json_binary(&zone_id)?)))
}

/// The next slot tells the grid again.
pub fn refused(reply: Reply) -> Result<Response, ContractError> {
    let zone_id: u32 = from_json(&reply.payload)?;
    let error = reply.result.into_result().err().unwrap_or_default();
    Ok(Response::new().add_event(StateRefused { zone_id, error }))
}

/// What tells the grid that a zone is cut off from a slot on, or joined; nothing where the operator lets somebody else, or nobody.
pub fn tell_island(
    querier: QuerierWrapper,
    (grid, me): (&Addr, &Addr),
    zone_id: u32,
    from_slot: u32,
    islanded: bool,
) -> StdResult<Option<SubMsg>> {
    for key in [&keys::controller(zone_id)[..], &keys::balancing()[..]] {
        if querier.query_wasm_raw(grid, key)?.as_deref() != Some(me.as_bytes()) {
            return Ok(None);
        }
    }
    let msg = to_json_binary(&ExecuteMsg::SetIsland { zone_id, from_slot, islanded })?;
    let execute = WasmMsg::Execute { contract_addr: grid.to_string(), msg, funds: vec![] };
    Ok(Some(SubMsg::reply_on_error(execute, ISLAND_REPLY).with_payload(to_json_binary(&zone_id)?)))
}

/// An operator's word stands.
pub fn island_refused(storage: &mut dyn Storage, reply: Reply) -> Result<Response, ContractError> {
    let zone_id: u32 = from_json(&reply.payload)?;
    let zone = ZoneRecord::load(storage, zone_id)?;
    ZoneRecord { island: Island::LeftAlone, ..zone }.save(storage, zone_id);
    let error = reply.result.into_result().err().unwrap_or_default();
    Ok(Response::new().add_event(IslandRefused { zone_id, error }))
}
