use cosmwasm_std::{
    Binary, Deps, DepsMut, Empty, Env, MessageInfo, Response, StdError, StdResult, Uint64, to_json_binary,
};
use cw_multi_test::{Contract, ContractWrapper, IntoAddr};
use interface::{
    grid::{GridState, QueryMsg, Zone},
    packed::{Tariffs, UtilityPrices, keys},
};

/// Every zone below this one is in the grid of [`Zones`].
pub const UNKNOWN_ZONE: u32 = 100;

/// Who operates every one of them.
pub const ZONE_OPERATOR: &str = "operator";

/// The slot from which the second of its two tariffs holds.
pub const TARIFF_CHANGES_AT: u32 = 1_000;

/// Stands where the grid stands: answers [`QueryMsg::Zone`] alone, and has tariffs to read.
pub struct Zones;

impl Zones {
    pub fn contract() -> Box<dyn Contract<Empty>> {
        Box::new(ContractWrapper::new(Self::nothing, Self::start, Self::query))
    }

    fn start(deps: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
        let prices = |feed_in_micro_per_kwh, retail_micro_per_kwh| UtilityPrices {
            feed_in_micro_per_kwh,
            retail_micro_per_kwh,
        };
        let versions = vec![(0, prices(80_000, 300_000)), (TARIFF_CHANGES_AT, prices(60_000, 250_000))];
        deps.storage.set(&keys::tariffs(), &Tariffs::new(None, versions).encode());
        Ok(Response::new())
    }

    fn nothing(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
        Ok(Response::new())
    }

    fn query(_: Deps, _: Env, msg: QueryMsg) -> StdResult<Binary> {
        match msg {
            QueryMsg::Zone { zone_id } if zone_id < UNKNOWN_ZONE => to_json_binary(&zone(zone_id)),
            other => Err(StdError::msg(format!("no answer to {other:?}"))),
        }
    }
}

fn zone(zone_id: u32) -> Zone {
    Zone {
        zone_id,
        name: format!("zone {zone_id}"),
        parent_id: (zone_id > 0).then_some(0),
        operator: ZONE_OPERATOR.into_addr(),
        line: None,
        islanded: false,
        state: GridState::Normal,
        batches_stopped_until: None,
        storage_capacity_wh: Uint64::zero(),
        stored_wh: Uint64::zero(),
    }
}
