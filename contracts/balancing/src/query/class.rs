use cosmwasm_std::Deps;
use interface::{
    balancing::{PointClassResponse, PointClassesResponse},
    page::page_size,
};

use crate::{
    class::{class_of, classed_from},
    error::ContractError,
    state::CLASS_SAID,
};

pub fn point_class(deps: Deps, meter_id: u32) -> Result<PointClassResponse, ContractError> {
    let said = CLASS_SAID.may_load(deps.storage, meter_id)?.unwrap_or_default();
    Ok(PointClassResponse { meter_id, class: class_of(deps.storage, meter_id)?, said })
}

pub fn point_classes(
    deps: Deps,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<PointClassesResponse, ContractError> {
    let from_meter = start_after.map_or(0, |after| after.saturating_add(1));
    Ok(PointClassesResponse { points: classed_from(deps.storage, from_meter, page_size(limit))? })
}
