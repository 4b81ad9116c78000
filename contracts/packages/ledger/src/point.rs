use cosmwasm_std::{Deps, StdResult};
use interface::{
    registry::{MeteringPoint, QueryMsg},
    trading::Config,
};

use units::is_feeder;

use crate::error::LedgerError;

/// The most energy of a metering point in a slot: more than any connection carries, and little enough that no sum overflows.
pub const MAX_POINT_WH: u64 = 1 << 44;

/// What the registry knows of a point that trades.
pub fn metering_point(deps: Deps, config: &Config, meter_id: u32) -> Result<MeteringPoint, LedgerError> {
    if is_feeder(meter_id) {
        return Err(LedgerError::Feeder { meter_id });
    }
    let msg = QueryMsg::MeteringPoint { meter_id };
    let point: StdResult<MeteringPoint> = deps.querier.query_wasm_smart(&config.registry, &msg);
    point.map_err(|_| LedgerError::UnknownMeteringPoint { meter_id })
}
