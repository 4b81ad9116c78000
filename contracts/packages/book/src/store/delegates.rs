use cosmwasm_std::{Addr, Storage};
use interface::trading::{Delegate, DelegateLimits};
use units::{
    MICRO_PER_KWH_PER_MICRO_PER_WH,
    pack::{PackError, Reader, write_u64},
};

use crate::{error::BookError, keys};

/// Delegates that a point may have.
pub const MAX_DELEGATES: usize = 8;

/// Who may place and cancel for a point: `length varint | address | slot_energy_wh varint | lowest sell varint | highest buy varint |
/// expires_at varint`, one after the other; prices in micro per Wh. No delegates are not kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delegates(Vec<Delegate>);

impl Delegates {
    pub fn load(storage: &dyn Storage, meter_id: u32) -> Result<Self, BookError> {
        match storage.get(&keys::delegates(meter_id)) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage, meter_id: u32) {
        if self.0.is_empty() {
            storage.remove(&keys::delegates(meter_id));
        } else {
            storage.set(&keys::delegates(meter_id), &self.encode());
        }
    }

    pub fn all(&self) -> &[Delegate] {
        &self.0
    }

    pub fn get(&self, delegate: &Addr) -> Option<&DelegateLimits> {
        self.0.iter().find(|known| known.delegate == *delegate).map(|known| &known.limits)
    }

    /// Adds a delegate or changes its limits, which stand on whole micro per Wh. False when there are as many as may be.
    pub fn set(&mut self, delegate: Addr, limits: DelegateLimits) -> bool {
        match self.0.iter().position(|known| known.delegate == delegate) {
            Some(at) => self.0[at].limits = limits,
            None if self.0.len() >= MAX_DELEGATES => return false,
            None => self.0.push(Delegate { delegate, limits }),
        }
        true
    }

    /// False when it is none.
    pub fn remove(&mut self, delegate: &Addr) -> bool {
        let before = self.0.len();
        self.0.retain(|known| known.delegate != *delegate);
        self.0.len() < before
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 64);
        for Delegate { delegate, limits } in &self.0 {
            write_u64(&mut bytes, delegate.as_str().len() as u64);
            bytes.extend_from_slice(delegate.as_bytes());
            write_u64(&mut bytes, limits.slot_energy_wh.u64());
            for price in [limits.lowest_sell_micro_per_kwh, limits.highest_buy_micro_per_kwh] {
                write_u64(&mut bytes, u64::from(price) / MICRO_PER_KWH_PER_MICRO_PER_WH);
            }
            write_u64(&mut bytes, limits.expires_at);
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut delegates = Vec::new();
        while !reader.is_empty() {
            let length = reader.u64()?;
            let at = reader.position();
            let address = (0..length).map(|_| reader.u8()).collect::<Result<Vec<u8>, _>>()?;
            let address =
                String::from_utf8(address).map_err(|_| PackError::Unexpected { value: length, at })?;
            let slot_energy_wh = reader.u64()?.into();
            let limits = DelegateLimits {
                slot_energy_wh,
                lowest_sell_micro_per_kwh: price(&mut reader)?,
                highest_buy_micro_per_kwh: price(&mut reader)?,
                expires_at: reader.u64()?,
            };
            delegates.push(Delegate { delegate: Addr::unchecked(address), limits });
        }
        Ok(Self(delegates))
    }
}

fn price(reader: &mut Reader<'_>) -> Result<u32, PackError> {
    let at = reader.position();
    let price = reader.u64()?.checked_mul(MICRO_PER_KWH_PER_MICRO_PER_WH);
    price.and_then(|price| u32::try_from(price).ok()).ok_or(PackError::TooLarge { at })
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    fn limits(slot_energy_wh: u64) -> DelegateLimits {
        DelegateLimits {
            slot_energy_wh: slot_energy_wh.into(),
            lowest_sell_micro_per_kwh: 90_000,
            highest_buy_micro_per_kwh: 250_000,
            expires_at: 1_800_000_000,
        }
    }

    #[test]
    fn a_point_has_at_most_eight_and_changing_one_needs_no_room() {
        let mut delegates = Delegates::default();
        for number in 0..MAX_DELEGATES {
            assert!(delegates.set(Addr::unchecked(format!("watt1bot{number}")), limits(1)));
        }
        assert!(!delegates.set(Addr::unchecked("watt1other"), limits(1)));
        assert!(delegates.set(Addr::unchecked("watt1bot3"), limits(9_000)));
        assert_eq!(delegates.get(&Addr::unchecked("watt1bot3")), Some(&limits(9_000)));
        assert!(delegates.remove(&Addr::unchecked("watt1bot0")));
        assert!(!delegates.remove(&Addr::unchecked("watt1bot0")));
        assert!(delegates.set(Addr::unchecked("watt1other"), limits(1)));
    }

    #[test]
    fn delegates_come_back_as_they_were_and_none_are_not_kept() {
        let mut storage = MockStorage::new();
        let mut delegates = Delegates::default();
        delegates.set(Addr::unchecked("watt1bot"), limits(9_000));
        delegates.set(Addr::unchecked("watt1other"), limits(u64::MAX));
        delegates.save(&mut storage, 77);
        assert_eq!(Delegates::load(&storage, 77).unwrap(), delegates);
        delegates.remove(&Addr::unchecked("watt1bot"));
        delegates.remove(&Addr::unchecked("watt1other"));
        delegates.save(&mut storage, 77);
        assert_eq!(storage.get(&keys::delegates(77)), None);
    }
}
