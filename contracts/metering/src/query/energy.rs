use cosmwasm_std::Deps;
use interface::metering::{CatchUpEnergyResponse, CatchUpSpan, MeterEnergy, SlotEnergyResponse};
use units::meter_id;

use crate::{
    error::ContractError,
    state::{load_catch_up, load_energy},
};

pub fn slot_energy(deps: Deps, slot: u32, bank: u32) -> Result<SlotEnergyResponse, ContractError> {
    let energy = load_energy(deps.storage, slot, bank)?;
    let energies = energy.readings().iter().filter_map(|reading| {
        Some(MeterEnergy {
            meter_id: meter_id(bank, reading.index)?,
            import_wh: reading.import_wh,
            export_wh: reading.export_wh,
        })
    });
    Ok(SlotEnergyResponse { energies: energies.collect() })
}

pub fn catch_up_energy(deps: Deps, slot: u32, bank: u32) -> Result<CatchUpEnergyResponse, ContractError> {
    let energy = load_catch_up(deps.storage, slot, bank)?;
    let spans = energy.spans().iter().filter_map(|span| {
        Some(CatchUpSpan {
            meter_id: meter_id(bank, span.index)?,
            from_slot: span.from_slot,
            to_slot: span.to_slot,
            import_wh: span.import_wh,
            export_wh: span.export_wh,
        })
    });
    Ok(CatchUpEnergyResponse { spans: spans.collect() })
}
