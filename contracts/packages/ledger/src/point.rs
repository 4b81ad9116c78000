use cosmwasm_std::{Addr, Deps, StdResult};
use interface::{
    registry::{MeterStatus, QueryMsg},
    trading::Config,
};
use serde::{Deserialize, de::IgnoredAny};
use units::is_feeder;

use crate::error::LedgerError;

/// The most energy of a metering point in a slot: more than any connection carries, and little enough that no sum overflows.
pub const MAX_POINT_WH: u64 = 1 << 44;

/// Of the registry's [`MeteringPoint`](interface::registry::MeteringPoint) what trading reads; to read all of it costs nine kilobytes of code.
#[derive(Debug, Deserialize)]
pub struct TradingPoint {
    pub meter_id: u32,
    pub owner: Addr,
    pub zone_id: u32,
    pub status: MeterStatus,
    flag: Option<IgnoredAny>,
}

impl TradingPoint {
    pub fn is_flagged(&self) -> bool {
        self.flag.is_some()
    }
}

/// Of the registry's [`MeteringPointsResponse`](interface::registry::MeteringPointsResponse) the same.
#[derive(Debug, Deserialize)]
pub struct TradingPoints {
    pub metering_points: Vec<TradingPoint>,
}

/// What the registry knows of a point that trades.
pub fn metering_point(deps: Deps, config: &Config, meter_id: u32) -> Result<TradingPoint, LedgerError> {
    if is_feeder(meter_id) {
        return Err(LedgerError::Feeder { meter_id });
    }
    let msg = QueryMsg::MeteringPoint { meter_id };
    let point: StdResult<TradingPoint> = deps.querier.query_wasm_smart(&config.registry, &msg);
    point.map_err(|_| LedgerError::UnknownMeteringPoint { meter_id })
}
