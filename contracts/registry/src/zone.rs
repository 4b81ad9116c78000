//! What the grid says of a zone.

use cosmwasm_std::Deps;
use interface::grid::{QueryMsg, Zone};

use crate::{error::ContractError, state::SETTINGS};

pub fn load_zone(deps: Deps, zone_id: u32) -> Result<Zone, ContractError> {
    let grid = SETTINGS.load(deps.storage)?.grid;
    let zone = deps.querier.query_wasm_smart(grid, &QueryMsg::Zone { zone_id });
    zone.map_err(|_| ContractError::UnknownZone { zone_id })
}
