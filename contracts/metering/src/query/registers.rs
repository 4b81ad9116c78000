use cosmwasm_std::Deps;
use interface::metering::{BankRegistersResponse, Registers, RegistersResponse};
use units::{bank_of, index_in_bank};

use crate::{error::ContractError, registers::LastReading, state::load_registers};

pub fn registers(deps: Deps, meter_id: u32) -> Result<RegistersResponse, ContractError> {
    let bank = load_registers(deps.storage, bank_of(meter_id))?.unwrap_or_default();
    Ok(RegistersResponse {
        registers: bank.get(index_in_bank(meter_id)).map(|last| described(meter_id, last)),
    })
}

pub fn bank_registers(deps: Deps, bank: u32) -> Result<BankRegistersResponse, ContractError> {
    let known = load_registers(deps.storage, bank)?.unwrap_or_default();
    let registers =
        known.readings().filter_map(|(index, last)| Some(described(units::meter_id(bank, index)?, last)));
    Ok(BankRegistersResponse { registers: registers.collect() })
}

fn described(meter_id: u32, last: &LastReading) -> Registers {
    let LastReading { slot, import_total_wh, export_total_wh, flags } = *last;
    Registers { meter_id, slot, import_total_wh, export_total_wh, flags }
}
