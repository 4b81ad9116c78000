//! Where remembering stands: eight slots that every zone has taken in are kept for every offer, one offer after the other.

use cosmwasm_std::Storage;
use units::pack::{PackError, Reader, write_u64};

use crate::{days::CHUNK_SLOTS, state::MEMORY};

/// `slot varint | 0 | zone_id varint | relief u8 | offer_id varint`, or `slot varint | 1 | the key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memory {
    /// The first of the eight slots that are kept next.
    pub slot: u32,
    pub stage: Stage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Offers before this one have them.
    Keeping(Place),
    /// All offers have, and what stands in none any more is forgotten, after the key of the one that was looked at last.
    Forgetting(Vec<u8>),
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
            Self::of(slot / CHUNK_SLOTS * CHUNK_SLOTS).save(storage);
        }
    }

    pub fn load(storage: &dyn Storage) -> Result<Self, PackError> {
        let bytes = storage.get(&MEMORY).unwrap_or_default();
        let mut reader = Reader::new(&bytes);
        let slot = reader.u32()?;
        let kind = reader.u8()?;
        let unexpected = PackError::Unexpected { value: kind.into(), at: reader.position() };
        let stage = match kind {
            0 => Stage::Keeping(Place {
                zone_id: reader.u32()?,
                relief: reader.u8()?,
                offer_id: reader.u32()?,
            }),
            1 => Stage::Forgetting(bytes.get(reader.position()..).unwrap_or_default().to_vec()),
            _ => return Err(unexpected),
        };
        Ok(Self { slot, stage })
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        let mut bytes = Vec::with_capacity(12);
        write_u64(&mut bytes, self.slot.into());
        match &self.stage {
            Stage::Keeping(Place { zone_id, relief, offer_id }) => {
                bytes.push(0);
                write_u64(&mut bytes, (*zone_id).into());
                bytes.push(*relief);
                write_u64(&mut bytes, (*offer_id).into());
            }
            Stage::Forgetting(key) => {
                bytes.push(1);
                bytes.extend(key);
            }
        }
        storage.set(&MEMORY, &bytes);
    }

    /// Nothing of the eight slots from this one on is kept yet.
    pub fn of(slot: u32) -> Self {
        Self { slot, stage: Stage::Keeping(Place { zone_id: 0, relief: 0, offer_id: 0 }) }
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
        assert_eq!(Memory::load(&storage), Ok(Memory::of(800)));
        let place = Place { zone_id: u32::MAX, relief: 1, offer_id: 999 };
        let stages = [Stage::Keeping(place), Stage::Forgetting(vec![]), Stage::Forgetting(vec![7; 70])];
        for memory in stages.map(|stage| Memory { slot: 16, stage }) {
            memory.save(&mut storage);
            Memory::begin(&mut storage, 807);
            assert_eq!(Memory::load(&storage), Ok(memory));
        }
    }
}
