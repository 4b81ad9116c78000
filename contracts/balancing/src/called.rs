//! In which slots of a day offers are called, 32 offers in one value.

use balancing::forecast::SLOTS_A_DAY;
use cosmwasm_std::Storage;
use interface::balancing::Relief;
use units::pack::{PackError, Reader};

use crate::{
    days::day_of,
    error::ContractError,
    offer_book::OfferBook,
    state::{CALLED, key_of_zone},
};

const SLOTS_LEN: usize = SLOTS_A_DAY.div_ceil(8) as usize;
/// Days after which nothing asks any more.
const KEPT_DAYS: u32 = 3;

/// `(place u8 | a bit for each slot of the day, 12 bytes)*`, of those that are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called(Vec<(u8, [u8; SLOTS_LEN])>);

impl Called {
    /// Of the offers in a row, on the day of `slot`.
    pub fn load(storage: &dyn Storage, book: OfferBook, row: u32, slot: u32) -> Result<Self, ContractError> {
        match storage.get(&key(book.zone_id, book.relief, row, day_of(slot))) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage, book: OfferBook, row: u32, slot: u32) {
        storage.set(&key(book.zone_id, book.relief, row, day_of(slot)), &self.encode());
    }

    /// What was called long before the day of `slot`.
    pub fn forget_before(storage: &mut dyn Storage, book: OfferBook, row: u32, slot: u32) {
        if let Some(day) = day_of(slot).checked_sub(KEPT_DAYS) {
            storage.remove(&key(book.zone_id, book.relief, row, day));
        }
    }

    /// In how many slots of the day the offer at a place is.
    pub fn count(&self, place: u32) -> u32 {
        self.slots(place).map_or(0, |slots| slots.iter().map(|byte| byte.count_ones()).sum())
    }

    pub fn has(&self, place: u32, slot: u32) -> bool {
        let (byte, bit) = of_day(slot);
        self.slots(place).is_some_and(|slots| slots[byte] & bit != 0)
    }

    pub fn set(&mut self, place: u32, slot: u32) {
        let (byte, bit) = of_day(slot);
        match self.0.iter_mut().find(|(known, _)| u32::from(*known) == place) {
            Some((_, slots)) => slots[byte] |= bit,
            None => {
                let mut slots = [0; SLOTS_LEN];
                slots[byte] = bit;
                self.0.push((place as u8, slots));
            }
        }
    }

    fn slots(&self, place: u32) -> Option<&[u8; SLOTS_LEN]> {
        self.0.iter().find(|(known, _)| u32::from(*known) == place).map(|(_, slots)| slots)
    }

    fn encode(&self) -> Vec<u8> {
        self.0.iter().flat_map(|(place, slots)| std::iter::once(*place).chain(*slots)).collect()
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut called = Vec::new();
        while !reader.is_empty() {
            called.push((reader.u8()?, reader.bytes()?));
        }
        Ok(Self(called))
    }
}

/// The byte of a slot of the day, and its bit there.
fn of_day(slot: u32) -> (usize, u8) {
    let slot = slot % SLOTS_A_DAY;
    ((slot / 8) as usize, 1 << (slot % 8))
}

fn key(zone_id: u32, relief: Relief, row: u32, day: u32) -> Vec<u8> {
    let rest = [[relief.code(), row as u8].as_slice(), &day.to_be_bytes()].concat();
    key_of_zone(CALLED, zone_id, &rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_of_a_day_are_counted_for_each_offer_and_come_back_as_they_were() {
        let mut called = Called::default();
        for (place, slot) in [(31, 960), (0, 961), (31, 1_055), (31, 960)] {
            called.set(place, slot);
        }
        assert_eq!((called.count(31), called.count(0), called.count(7)), (2, 1, 0));
        assert!(called.has(31, 1_055) && called.has(0, 961) && !called.has(0, 960) && !called.has(7, 960));
        assert_eq!(Called::decode(&called.encode()), Ok(called));
    }
}
