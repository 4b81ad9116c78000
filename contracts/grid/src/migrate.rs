//! What state lacks that older code has stored.

use cosmwasm_std::{StdResult, Storage};
use interface::{
    grid::GridState,
    packed::{Signals, ZoneSignal, keys},
};

use crate::{
    error::ContractError,
    state::{CONFIG, NEXT_EVENT_ID, ZONES, save_signals},
};

/// State from before there were signals gets them: every zone normal, no demand-response event.
pub fn add_what_is_missing(storage: &mut dyn Storage) -> Result<(), ContractError> {
    if storage.get(&keys::signals()).is_some() {
        return Ok(());
    }
    let signal = |zone_id| {
        let link = ZONES.load(storage, zone_id)?.link;
        Ok(ZoneSignal { parent_id: link.map(|link| link.parent_id), state: GridState::Normal })
    };
    let zones = (0..CONFIG.load(storage)?.zone_count).map(signal).collect::<StdResult<_>>()?;
    save_signals(storage, &Signals { terms_version: 1, zones, events: vec![] });
    Ok(NEXT_EVENT_ID.save(storage, &0)?)
}
