//! What flowed in the slots before: as much as a forecast and its score look back on, in rows of four times of day, so that a slot reads two
//! small values and writes one.

use std::collections::BTreeMap;

use balancing::forecast::SLOTS_A_DAY;
use cosmwasm_std::Storage;
use units::pack::{PackError, Reader, write_u64, write_u128};

use crate::{
    error::ContractError,
    state::{HISTORY, key_of_zone},
};

/// Times of day of one row.
const ROW_SLOTS: u32 = 4;
const ROWS: u32 = SLOTS_A_DAY / ROW_SLOTS;
/// Days of one time of day: a typical day is of seven, the difference of now needs an eighth, and yesterday's score a ninth.
const DAYS: usize = 9;

/// Slots that are kept of a zone.
pub const KEPT_SLOTS: u32 = SLOTS_A_DAY * DAYS as u32;

/// For each of four times of day what flowed on the last days, newest first: `count u8 | (zigzag of the flow + 1 varint, 0 for unknown)*`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row([Vec<Option<i64>>; ROW_SLOTS as usize]);

/// Some or all rows of a zone.
pub struct History {
    zone_id: u32,
    rows: BTreeMap<u32, Row>,
}

impl History {
    /// With all that a forecast of the four slots after `slot` looks at.
    pub fn around(storage: &dyn Storage, zone_id: u32, slot: u32) -> Result<Self, ContractError> {
        Self::with(storage, zone_id, [row_of(slot), row_of(slot.wrapping_add(ROW_SLOTS))])
    }

    /// With all that a forecast of the slot `ahead` slots after `slot` looks at.
    pub fn ahead_of(
        storage: &dyn Storage,
        zone_id: u32,
        slot: u32,
        ahead: u32,
    ) -> Result<Self, ContractError> {
        Self::with(storage, zone_id, [row_of(slot), row_of(slot.wrapping_add(ahead))])
    }

    /// With all that is kept.
    pub fn whole(storage: &dyn Storage, zone_id: u32) -> Result<Self, ContractError> {
        Self::with(storage, zone_id, 0..ROWS)
    }

    fn with(
        storage: &dyn Storage,
        zone_id: u32,
        rows: impl IntoIterator<Item = u32>,
    ) -> Result<Self, ContractError> {
        let load = |row| Ok((row, Row::load(storage, zone_id, row)?));
        Ok(Self { zone_id, rows: rows.into_iter().map(load).collect::<Result<_, ContractError>>()? })
    }

    /// Adds what flowed in `slot`, the one after the last that was added.
    pub fn push(&mut self, storage: &mut dyn Storage, slot: u32, flow_wh: Option<i64>) {
        let number = row_of(slot);
        let row = self.rows.entry(number).or_default();
        let flows = &mut row.0[place_of(slot)];
        flows.insert(0, flow_wh);
        flows.truncate(DAYS);
        storage.set(&Row::key(self.zone_id, number), &row.encode());
    }

    /// What flowed in the `slots` slots up to `last_slot`, the last one that was added; unknown where it is not loaded.
    pub fn flows(&self, last_slot: u32, slots: u32) -> Vec<Option<i64>> {
        (0..slots).rev().map(|back| self.flow(last_slot, back)).collect()
    }

    /// What flowed `back` slots before the last one that was added.
    fn flow(&self, last_slot: u32, back: u32) -> Option<i64> {
        let slot = last_slot.checked_sub(back)?;
        let days_ago = usize::try_from(back / SLOTS_A_DAY).ok()?;
        self.rows.get(&row_of(slot))?.0[place_of(slot)].get(days_ago).copied().flatten()
    }
}

fn row_of(slot: u32) -> u32 {
    slot % SLOTS_A_DAY / ROW_SLOTS
}

fn place_of(slot: u32) -> usize {
    (slot % ROW_SLOTS) as usize
}

impl Row {
    fn key(zone_id: u32, row: u32) -> Vec<u8> {
        key_of_zone(HISTORY, zone_id, &[row as u8])
    }

    fn load(storage: &dyn Storage, zone_id: u32, row: u32) -> Result<Self, ContractError> {
        match storage.get(&Self::key(zone_id, row)) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(ROW_SLOTS as usize * (DAYS * 3 + 1));
        for flows in &self.0 {
            bytes.push(flows.len() as u8);
            for flow_wh in flows {
                match flow_wh {
                    None => write_u64(&mut bytes, 0),
                    Some(flow_wh) => write_u128(&mut bytes, u128::from(zigzag(*flow_wh)) + 1),
                }
            }
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut row = Self::default();
        for flows in &mut row.0 {
            for _ in 0..reader.u8()? {
                let at = reader.position();
                let zigzag = reader.u128()?.checked_sub(1).map(u64::try_from).transpose();
                flows.push(zigzag.map_err(|_| PackError::TooLarge { at })?.map(from_zigzag));
            }
        }
        reader.finish()?;
        Ok(row)
    }
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

fn from_zigzag(zigzag: u64) -> i64 {
    (zigzag >> 1).cast_signed() ^ (zigzag & 1).cast_signed().wrapping_neg()
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_row_comes_back_as_it_was(flows: [Vec<Option<i64>>; 4]) {
            let mut row = Row(flows);
            row.0.iter_mut().for_each(|flows| flows.truncate(DAYS));
            prop_assert_eq!(Row::decode(&row.encode()), Ok(row));
        }
    }

    #[test]
    fn what_flowed_is_found_again_for_nine_days_and_then_forgotten() {
        let mut storage = MockStorage::new();
        let first = 1_000_003;
        let flow_of = |slot: u32| (!slot.is_multiple_of(5)).then_some(i64::from(slot) - 1_000_500);
        for slot in first..first + 2 * KEPT_SLOTS {
            let mut history = History::around(&storage, 3, slot).unwrap();
            history.push(&mut storage, slot, flow_of(slot));
        }
        let last = first + 2 * KEPT_SLOTS - 1;
        let whole = History::whole(&storage, 3).unwrap();
        let expected: Vec<_> = (last + 1 - KEPT_SLOTS..=last).map(flow_of).collect();
        assert_eq!(whole.flows(last, KEPT_SLOTS), expected);
        assert_eq!(whole.flow(last, KEPT_SLOTS), None);
        assert_eq!(History::whole(&storage, 2).unwrap().flow(last, 0), None, "another zone's");
    }
}
