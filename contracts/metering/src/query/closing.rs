use cosmwasm_std::Deps;
use interface::metering::{Closing, ClosingResponse};

use crate::{error::ContractError, restart::Registers, state::CLOSED};

pub fn closing(deps: Deps, meter_id: u32) -> Result<ClosingResponse, ContractError> {
    let described = |Registers { slot, import_total_wh, export_total_wh }| Closing {
        slot,
        import_total_wh: import_total_wh.into(),
        export_total_wh: export_total_wh.into(),
    };
    Ok(ClosingResponse { closing: CLOSED.may_load(deps.storage, meter_id)?.map(described) })
}
