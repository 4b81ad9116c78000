use cosmwasm_std::Storage;
use units::pack::{PackError, Reader, write_u64};

use crate::{
    error::BookError,
    keys,
    store::scan::{id_in, under},
};

/// An order that waits for its condition, by its id: `slot varint | meter_id varint`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConditionalOrder {
    pub order_id: u64,
    pub slot: u32,
    pub meter_id: u32,
}

impl ConditionalOrder {
    pub fn save(&self, storage: &mut dyn Storage) {
        let mut bytes = Vec::with_capacity(8);
        write_u64(&mut bytes, self.slot.into());
        write_u64(&mut bytes, self.meter_id.into());
        storage.set(&keys::conditional(self.order_id), &bytes);
    }

    pub fn remove(storage: &mut dyn Storage, order_id: u64) {
        storage.remove(&keys::conditional(order_id));
    }

    /// Oldest first, from an id on.
    pub fn from(storage: &dyn Storage, order_id: u64) -> impl Iterator<Item = Result<Self, BookError>> + '_ {
        let start = keys::conditional(order_id);
        under(storage, &keys::all_conditional(), Some(&start))
            .map(|(key, bytes)| Ok(Self::decode(&key, &bytes)?))
    }

    fn decode(key: &[u8], bytes: &[u8]) -> Result<Self, PackError> {
        let order_id = id_in(key, 0).ok_or(PackError::Truncated { at: key.len() })?;
        let mut reader = Reader::new(bytes);
        let conditional = Self { order_id, slot: reader.u32()?, meter_id: reader.u32()? };
        reader.finish()?;
        Ok(conditional)
    }
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn the_oldest_come_first() {
        let mut storage = MockStorage::new();
        let conditional = |order_id| ConditionalOrder { order_id, slot: 1_944_000, meter_id: 70_000 };
        for order_id in [300, 2, 77] {
            conditional(order_id).save(&mut storage);
        }
        ConditionalOrder::remove(&mut storage, 77);
        let found: Vec<_> = ConditionalOrder::from(&storage, 0).collect::<Result<_, _>>().unwrap();
        assert_eq!(found, [conditional(2), conditional(300)]);
        assert_eq!(ConditionalOrder::from(&storage, 3).count(), 1);
    }
}
