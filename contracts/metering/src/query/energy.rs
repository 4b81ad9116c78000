use cosmwasm_std::Deps;
use interface::{
    metering::{MeterEnergy, SlotEnergyResponse},
    packed::keys,
};

use crate::{
    error::ContractError,
    state::{EnergyKey, load_energy},
};

pub fn slot_energy(deps: Deps, slot: u32, bank: u32) -> Result<SlotEnergyResponse, ContractError> {
    energies(deps, keys::energy, slot, bank)
}

pub fn catch_up_energy(deps: Deps, slot: u32, bank: u32) -> Result<SlotEnergyResponse, ContractError> {
    energies(deps, keys::catch_up, slot, bank)
}

fn energies(deps: Deps, key: EnergyKey, slot: u32, bank: u32) -> Result<SlotEnergyResponse, ContractError> {
    let energy = load_energy(deps.storage, key, slot, bank)?;
    let energies = energy.readings().iter().filter_map(|reading| {
        Some(MeterEnergy {
            meter_id: units::meter_id(bank, reading.index)?,
            import_wh: reading.import_wh,
            export_wh: reading.export_wh,
        })
    });
    Ok(SlotEnergyResponse { energies: energies.collect() })
}
