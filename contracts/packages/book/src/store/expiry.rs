use cosmwasm_std::Storage;
use units::pack::{PackError, Reader, write_u64};

use crate::{
    error::BookError,
    keys,
    store::scan::{id_in, under},
};

/// When an order ends unless something else ends it before, by time and id: `slot varint | meter_id varint`. Kept for orders with an expiry,
/// and at the gate of their first slot for bundles and conditional orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// Unix seconds.
    pub expires_at: u64,
    pub order_id: u64,
    pub slot: u32,
    pub meter_id: u32,
}

impl Expiry {
    pub fn save(&self, storage: &mut dyn Storage) {
        let mut bytes = Vec::with_capacity(8);
        write_u64(&mut bytes, self.slot.into());
        write_u64(&mut bytes, self.meter_id.into());
        storage.set(&keys::expiry(self.expires_at, self.order_id), &bytes);
    }

    pub fn remove(storage: &mut dyn Storage, expires_at: u64, order_id: u64) {
        storage.remove(&keys::expiry(expires_at, order_id));
    }

    /// Those due at a time, earliest first.
    pub fn due(storage: &dyn Storage, now: u64) -> impl Iterator<Item = Result<Self, BookError>> + '_ {
        under(storage, &keys::expiries(), None)
            .map(|(key, bytes)| Ok(Self::decode(&key, &bytes)?))
            .take_while(move |expiry| expiry.as_ref().map_or(true, |expiry: &Self| expiry.expires_at <= now))
    }

    fn decode(key: &[u8], bytes: &[u8]) -> Result<Self, PackError> {
        let truncated = PackError::Truncated { at: key.len() };
        let (expires_at, order_id) = (id_in(key, 8).ok_or(truncated)?, id_in(key, 0).ok_or(truncated)?);
        let mut reader = Reader::new(bytes);
        let (slot, meter_id) = (reader.u32()?, reader.u32()?);
        reader.finish()?;
        Ok(Self { expires_at, order_id, slot, meter_id })
    }
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn what_is_due_comes_earliest_first_and_the_rest_not_at_all() {
        let mut storage = MockStorage::new();
        let expiry = |expires_at, order_id| Expiry { expires_at, order_id, slot: 9, meter_id: 70_000 };
        for (expires_at, order_id) in [(1_700_000_900, 5), (1_700_000_000, 9), (1_700_000_000, 300)] {
            expiry(expires_at, order_id).save(&mut storage);
        }
        let due = |now| Expiry::due(&storage, now).collect::<Result<Vec<_>, _>>().unwrap();
        assert_eq!(due(1_699_999_999), []);
        assert_eq!(due(1_700_000_899), [expiry(1_700_000_000, 9), expiry(1_700_000_000, 300)]);
        assert_eq!(due(1_700_000_900).len(), 3);
        Expiry::remove(&mut storage, 1_700_000_000, 9);
        assert_eq!(Expiry::due(&storage, u64::MAX).count(), 2);
    }
}
