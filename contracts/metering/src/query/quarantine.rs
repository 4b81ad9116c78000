use cosmwasm_std::{Deps, Order};
use interface::{
    metering::{QuarantineResponse, QuarantinedExport},
    packed::{QuarantineBank, keys},
    page::page_size,
};
use units::{bank_of, meter_id};

use crate::{ballot::Ballot, error::ContractError, state::BALLOTS};

pub fn quarantine(
    deps: Deps,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<QuarantineResponse, ContractError> {
    let (first, after) = (keys::quarantine(start_after.map_or(0, bank_of)), keys::after_quarantine());
    let most = page_size(limit);
    let mut exports = Vec::new();
    for (key, bytes) in deps.storage.range(Some(&first), Some(&after), Order::Ascending) {
        let bank = key.last_chunk().copied().map_or(0, u32::from_be_bytes);
        for held in QuarantineBank::decode(&bytes)?.all() {
            let Some(meter_id) = meter_id(bank, held.index) else { continue };
            if start_after.is_some_and(|start_after| meter_id <= start_after) {
                continue;
            }
            if exports.len() >= most {
                return Ok(QuarantineResponse { exports });
            }
            let Ballot { released_by, dropped_by } =
                BALLOTS.may_load(deps.storage, meter_id)?.unwrap_or_default();
            exports.push(QuarantinedExport {
                meter_id,
                from_slot: held.from_slot,
                to_slot: held.to_slot,
                export_wh: held.export_wh.into(),
                released_by,
                dropped_by,
            });
        }
    }
    Ok(QuarantineResponse { exports })
}
