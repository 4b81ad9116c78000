use cosmwasm_std::{DepsMut, MessageInfo, Response, Uint64};
use interface::grid::StorageSet;

use super::check;
use crate::{error::ContractError, state::ZONES};

/// What is stored beyond a smaller capacity stays; there is no room until it is used.
pub fn set_storage(
    deps: DepsMut,
    info: MessageInfo,
    zone_id: u32,
    capacity_wh: Uint64,
) -> Result<Response, ContractError> {
    let mut zone = check::operated_zone(deps.storage, zone_id, &info.sender)?;
    zone.storage_capacity_wh = capacity_wh.u64();
    ZONES.save(deps.storage, zone_id, &zone)?;
    Ok(Response::new().add_event(StorageSet { zone_id, capacity_wh }))
}
