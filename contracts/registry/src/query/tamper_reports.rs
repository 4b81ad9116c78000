use cosmwasm_std::{Deps, Order, StdResult};
use cw_storage_plus::Bound;
use interface::{page::page_size, registry::TamperReportsResponse};

use crate::{error::ContractError, state::TAMPER_REPORTS};

pub fn tamper_reports(
    deps: Deps,
    meter_id: u32,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<TamperReportsResponse, ContractError> {
    let reports = TAMPER_REPORTS
        .prefix(meter_id)
        .range(deps.storage, start_after.map(Bound::exclusive), None, Order::Ascending)
        .take(page_size(limit))
        .map(|entry| entry.map(|(_, report)| report))
        .collect::<StdResult<_>>()?;
    Ok(TamperReportsResponse { reports })
}
