use cosmwasm_std::Storage;
use units::pack::{PackError, Reader, write_u64};

use crate::{
    error::BookError,
    keys,
    store::scan::{id_in, under},
};

/// A bundle that waits, by its id: `first slot varint | meter_id varint | zone_id varint`. Its order is kept under its first slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitingBundle {
    pub order_id: u64,
    pub first_slot: u32,
    pub meter_id: u32,
    pub zone_id: u32,
}

impl WaitingBundle {
    pub fn save(&self, storage: &mut dyn Storage) {
        let mut bytes = Vec::with_capacity(10);
        for number in [self.first_slot, self.meter_id, self.zone_id] {
            write_u64(&mut bytes, number.into());
        }
        storage.set(&keys::bundle(self.order_id), &bytes);
    }

    /// Whether a bundle still waits.
    pub fn waits(storage: &dyn Storage, order_id: u64) -> bool {
        storage.get(&keys::bundle(order_id)).is_some()
    }

    pub fn remove(storage: &mut dyn Storage, order_id: u64) {
        storage.remove(&keys::bundle(order_id));
    }

    /// Oldest first, from an id on.
    pub fn from(storage: &dyn Storage, order_id: u64) -> impl Iterator<Item = Result<Self, BookError>> + '_ {
        let start = keys::bundle(order_id);
        under(storage, &keys::all_bundles(), Some(&start)).map(|(key, bytes)| Ok(Self::decode(&key, &bytes)?))
    }

    fn decode(key: &[u8], bytes: &[u8]) -> Result<Self, PackError> {
        let order_id = id_in(key, 0).ok_or(PackError::Truncated { at: key.len() })?;
        let mut reader = Reader::new(bytes);
        let (first_slot, meter_id, zone_id) = (reader.u32()?, reader.u32()?, reader.u32()?);
        reader.finish()?;
        Ok(Self { order_id, first_slot, meter_id, zone_id })
    }
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn the_oldest_bundles_come_first_until_they_are_removed() {
        let mut storage = MockStorage::new();
        let bundle =
            |order_id| WaitingBundle { order_id, first_slot: 1_944_000, meter_id: 70_000, zone_id: 3 };
        for order_id in [300, 2, 77] {
            bundle(order_id).save(&mut storage);
        }
        assert!(WaitingBundle::waits(&storage, 77));
        WaitingBundle::remove(&mut storage, 77);
        assert!(!WaitingBundle::waits(&storage, 77));
        let found: Vec<_> = WaitingBundle::from(&storage, 0).collect::<Result<_, _>>().unwrap();
        assert_eq!(found, [bundle(2), bundle(300)]);
    }
}
