use cosmwasm_std::{Deps, Order, StdResult};
use cw_storage_plus::Bound;
use interface::{
    page::page_size,
    registry::{FlaggedMeter, FlaggedMetersResponse},
};

use crate::{error::ContractError, state::FLAGS};

pub fn flagged_meters(
    deps: Deps,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<FlaggedMetersResponse, ContractError> {
    let flagged_meters = FLAGS
        .range(deps.storage, start_after.map(Bound::exclusive), None, Order::Ascending)
        .take(page_size(limit))
        .map(|entry| entry.map(|(meter_id, flag)| FlaggedMeter { meter_id, flag }))
        .collect::<StdResult<_>>()?;
    Ok(FlaggedMetersResponse { flagged_meters })
}
