//! Where remembering stands: eight slots that every zone has taken in are kept for every offer, one offer after the other.

use cosmwasm_std::Storage;
use units::pack::{PackError, Reader, write_u64};

use crate::{days::CHUNK_SLOTS, state::MEMORY};

/// `slot varint | (zone_id varint | relief u8 | offer_id varint)`, the place only while some are kept and others are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// The first of the eight slots that are kept next.
    pub slot: u32,
    /// Offers before this one have them.
    pub place: Option<Place>,
}

/// An offer, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub zone_id: u32,
    pub relief: u8,
    pub offer_id: u32,
}

impl Memory {
    /// It begins with the eight slots around `slot`, unless it has begun.
    pub fn begin(storage: &mut dyn Storage, slot: u32) {
        if storage.get(&MEMORY).is_none() {
            Self { slot: slot / CHUNK_SLOTS * CHUNK_SLOTS, place: None }.save(storage);
        }
    }

    pub fn load(storage: &dyn Storage) -> Result<Self, PackError> {
        let bytes = storage.get(&MEMORY).unwrap_or_default();
        let mut reader = Reader::new(&bytes);
        let slot = reader.u32()?;
        let place = match reader.is_empty() {
            true => None,
            false => Some(Place { zone_id: reader.u32()?, relief: reader.u8()?, offer_id: reader.u32()? }),
        };
        reader.finish()?;
        Ok(Self { slot, place })
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        let mut bytes = Vec::with_capacity(12);
        write_u64(&mut bytes, self.slot.into());
        if let Some(Place { zone_id, relief, offer_id }) = self.place {
            write_u64(&mut bytes, zone_id.into());
            bytes.push(relief);
            write_u64(&mut bytes, offer_id.into());
        }
        storage.set(&MEMORY, &bytes);
    }

    /// The first slot after those that are kept next.
    pub fn end_slot(&self) -> u32 {
        self.slot.saturating_add(CHUNK_SLOTS)
    }
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn where_remembering_stands_comes_back_as_it_was_and_begins_with_eight_whole_slots() {
        let mut storage = MockStorage::new();
        Memory::begin(&mut storage, 807);
        assert_eq!(Memory::load(&storage), Ok(Memory { slot: 800, place: None }));
        let place = Place { zone_id: u32::MAX, relief: 1, offer_id: 999 };
        for memory in [Memory { slot: 8, place: None }, Memory { slot: 16, place: Some(place) }] {
            memory.save(&mut storage);
            Memory::begin(&mut storage, 807);
            assert_eq!(Memory::load(&storage), Ok(memory));
        }
    }
}
