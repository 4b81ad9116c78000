//! What meters counted, as metering has it, each bank of a slot read once.

use std::collections::BTreeMap;

use cosmwasm_std::{Addr, QuerierWrapper, StdResult};
use interface::{
    balancing::Relief,
    packed::{SlotEnergy, keys},
};
use units::{bank_of, index_in_bank};

use crate::days::{MAX_COUNTED_WH, Points};

#[derive(Default)]
pub struct Energies {
    banks: BTreeMap<(u32, u32), SlotEnergy>,
    reads: u32,
}

impl Energies {
    /// What points counted together in a slot that is over; nothing where one of them was not read in time. What cannot be read was not.
    pub fn of(
        &mut self,
        querier: QuerierWrapper,
        metering: &Addr,
        slot: u32,
        points: Points,
    ) -> StdResult<Option<u64>> {
        let mut sum_wh = 0u64;
        for &meter_id in points.meter_ids {
            let bank = self.bank(querier, metering, slot, bank_of(meter_id))?;
            let Some(reading) = bank.get(index_in_bank(meter_id)) else { return Ok(None) };
            sum_wh = sum_wh.saturating_add(match points.relief {
                Relief::DrawLess => reading.import_wh,
                Relief::FeedInLess => reading.export_wh,
            });
        }
        Ok(Some(sum_wh.min(MAX_COUNTED_WH)))
    }

    /// How many banks were read since this was asked last.
    pub fn take_reads(&mut self) -> u32 {
        std::mem::take(&mut self.reads)
    }

    /// What a whole bank counted in a slot. What cannot be read was not.
    pub fn of_bank(querier: QuerierWrapper, metering: &Addr, slot: u32, bank: u32) -> StdResult<SlotEnergy> {
        let bytes = querier.query_wasm_raw(metering, keys::energy(slot, bank))?;
        Ok(bytes.and_then(|bytes| SlotEnergy::decode(&bytes).ok()).unwrap_or_default())
    }

    fn bank(
        &mut self,
        querier: QuerierWrapper,
        metering: &Addr,
        slot: u32,
        bank: u32,
    ) -> StdResult<&SlotEnergy> {
        if !self.banks.contains_key(&(slot, bank)) {
            self.reads = self.reads.saturating_add(1);
            self.banks.insert((slot, bank), Self::of_bank(querier, metering, slot, bank)?);
        }
        Ok(self.banks.entry((slot, bank)).or_default())
    }
}
