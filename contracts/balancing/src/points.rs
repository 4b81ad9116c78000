use std::collections::BTreeMap;

use cosmwasm_std::{QuerierWrapper, StdResult};
use interface::{
    balancing::Config,
    metering,
    packed::{DeviceBank, DeviceStatus, keys},
};
use units::{bank_of, index_in_bank, meter_id};

/// The metering point at an index of a bank; the highest number, which none has, where the bank is beyond all ids.
pub fn point_at(bank: u32, index: u8) -> u32 {
    meter_id(bank, index).unwrap_or(u32::MAX)
}

/// What metering goes by: whose registry it asks, and how long a slot is measured.
pub fn metering_terms(querier: QuerierWrapper, config: &Config) -> StdResult<metering::Config> {
    querier.query_wasm_smart(&config.metering, &metering::QueryMsg::Config {})
}

/// Which metering points are in service, each bank read once.
pub struct InService<'a> {
    querier: QuerierWrapper<'a>,
    registry: String,
    banks: BTreeMap<u32, DeviceBank>,
    reads: u32,
}

impl<'a> InService<'a> {
    pub fn of(querier: QuerierWrapper<'a>, config: &Config) -> StdResult<Self> {
        let registry = metering_terms(querier, config)?.registry.into_string();
        Ok(Self { querier, registry, banks: BTreeMap::new(), reads: 0 })
    }

    /// How many banks were read since this was asked last.
    pub fn take_reads(&mut self) -> u32 {
        std::mem::take(&mut self.reads)
    }

    /// Neither out of service for good nor suspended, by itself or with its owner.
    pub fn has(&mut self, meter_id: u32) -> StdResult<bool> {
        let number = bank_of(meter_id);
        if !self.banks.contains_key(&number) {
            self.reads = self.reads.saturating_add(1);
            let bank = self.querier.query_wasm_raw(&self.registry, keys::devices(number))?;
            self.banks.insert(number, DeviceBank::from_bytes(bank.unwrap_or_default()));
        }
        let device = self.banks.get(&number).and_then(|bank| bank.get(index_in_bank(meter_id)));
        Ok(device.is_some_and(|device| device.status == DeviceStatus::Active))
    }
}
