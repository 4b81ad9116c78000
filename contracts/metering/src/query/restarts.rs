use cosmwasm_std::{Deps, Order};
use cw_storage_plus::Bound;
use interface::{
    metering::{RegistersRestart, RestartConfirmation, RestartsResponse},
    page::page_size,
};

use crate::{
    error::ContractError,
    restart::{Restart, Vote},
    state::RESTARTS,
};

pub fn restarts(
    deps: Deps,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<RestartsResponse, ContractError> {
    let after = start_after.map(Bound::exclusive);
    let waiting = RESTARTS.range(deps.storage, after, None, Order::Ascending).take(page_size(limit));
    let restarts = waiting.map(|entry| Ok(described(entry?)));
    Ok(RestartsResponse { restarts: restarts.collect::<Result<_, ContractError>>()? })
}

fn described((meter_id, restart): (u32, Restart)) -> RegistersRestart {
    let Restart { last, first, lapses_slot, votes } = restart;
    let confirmation =
        |Vote { by, missed_import_wh }| RestartConfirmation { by, missed_import_wh: missed_import_wh.into() };
    RegistersRestart {
        meter_id,
        last_slot: last.slot,
        last_import_total_wh: last.import_total_wh.into(),
        last_export_total_wh: last.export_total_wh.into(),
        slot: first.slot,
        import_total_wh: first.import_total_wh.into(),
        export_total_wh: first.export_total_wh.into(),
        lapses_slot,
        confirmations: votes.into_iter().map(confirmation).collect(),
    }
}
