use cosmwasm_std::{Deps, StdResult};
use interface::{
    registry::Source,
    token::{SlotTotalsResponse, SourceEnergy, TotalsResponse},
};

use crate::state::{BOOK, LEDGERS};

pub fn totals(deps: Deps) -> StdResult<TotalsResponse> {
    let book = BOOK.load(deps.storage)?;
    let minted = Source::ALL
        .iter()
        .zip(book.minted_wh)
        .filter(|(_, energy_wh)| *energy_wh > 0)
        .map(|(source, energy_wh)| SourceEnergy { source: *source, energy_wh: energy_wh.into() })
        .collect();
    Ok(TotalsResponse {
        minted,
        burned_consumed_wh: book.burned_consumed_wh.into(),
        burned_exported_wh: book.burned_exported_wh.into(),
        retired_wh: book.retired_wh.into(),
        unbooked_held_wh: book.unbooked.held_wh.into(),
        unbooked_drawn_wh: book.unbooked.drawn_wh.into(),
        supply_wh: book.supply_wh().into(),
    })
}

/// Without a ledger when the slot is not booked, or so long ago that its ledger is no longer kept.
pub fn slot_totals(deps: Deps, slot: u32) -> StdResult<SlotTotalsResponse> {
    Ok(SlotTotalsResponse { slot, ledger: LEDGERS.may_load(deps.storage, slot)? })
}
