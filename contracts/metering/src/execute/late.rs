use cosmwasm_std::{Addr, Deps, DepsMut, Storage};
use interface::packed::{CatchUpEnergy, CatchUpSpan, NoRoom, Tariffs, keys};
use units::bank_of;

use crate::{
    error::ContractError,
    state::{load_catch_up, save_catch_up},
};

/// What came late in a slot of arrival, with the prices that say what of it may be added up.
#[derive(Default)]
pub struct Late {
    energy: CatchUpEnergy,
    tariffs: Tariffs,
}

impl Late {
    pub fn load(deps: Deps, grid: &Addr, arrival_slot: u32, bank: u32) -> Result<Self, ContractError> {
        let tariffs = deps.querier.query_wasm_raw(grid, keys::tariffs())?;
        Ok(Self {
            energy: load_catch_up(deps.storage, arrival_slot, bank)?,
            tariffs: tariffs.map(|bytes| Tariffs::decode(&bytes)).transpose()?.unwrap_or_default(),
        })
    }

    pub fn add(&mut self, span: CatchUpSpan) -> Result<(), NoRoom> {
        self.energy.add(span, &self.tariffs)
    }

    pub fn save(&self, storage: &mut dyn Storage, arrival_slot: u32, bank: u32) {
        if !self.energy.spans().is_empty() {
            save_catch_up(storage, arrival_slot, bank, &self.energy);
        }
    }
}

/// Adds one point's energy to what came late in a slot of arrival.
pub fn add_late(
    deps: DepsMut,
    grid: &Addr,
    arrival_slot: u32,
    meter_id: u32,
    span: CatchUpSpan,
) -> Result<(), ContractError> {
    let bank = bank_of(meter_id);
    let mut late = Late::load(deps.as_ref(), grid, arrival_slot, bank)?;
    late.add(span).map_err(|no_room| refused(no_room, meter_id, arrival_slot))?;
    late.save(deps.storage, arrival_slot, bank);
    Ok(())
}

/// Why what comes late is not taken in a slot of arrival.
fn refused(no_room: NoRoom, meter_id: u32, slot: u32) -> ContractError {
    match no_room {
        NoRoom::Spans => ContractError::NoRoomInSlot { meter_id, slot },
        NoRoom::Overflow => ContractError::EnergyOverflow { meter_id, slot },
    }
}
