use cosmwasm_std::{Order, Storage};
use units::{
    BANK_SIZE, first_meter_of,
    pack::{PackError, Reader, write_u64, write_u128},
};

use crate::{error::LedgerError, keys};

pub const POINTS_PER_ROW: u8 = 8;

/// What eight consecutive points hold back of their money: `reserved_micro varint | open_orders varint` each, in order of id, up to the last
/// that is not zero. A row of nothing is not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReserveRow([Held; POINTS_PER_ROW as usize]);

/// What a point holds back for its open orders, and for its forward trades until their slots settle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub reserved_micro: u128,
    pub open_orders: u32,
}

/// The row in which a point stands: its id without the lowest three bits.
pub fn row_of(meter_id: u32) -> u32 {
    meter_id / u32::from(POINTS_PER_ROW)
}

/// Its place there.
pub fn place_in_row(meter_id: u32) -> usize {
    usize::from(meter_id.to_le_bytes()[0] % POINTS_PER_ROW)
}

impl ReserveRow {
    pub fn load(storage: &dyn Storage, row: u32) -> Result<Self, LedgerError> {
        match storage.get(&keys::reserves(row)) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage, row: u32) {
        match self.encode() {
            bytes if bytes.is_empty() => storage.remove(&keys::reserves(row)),
            bytes => storage.set(&keys::reserves(row), &bytes),
        }
    }

    /// What the points of a bank hold back.
    pub fn sum_of_bank(storage: &dyn Storage, bank: u32) -> Result<u128, LedgerError> {
        let first = row_of(first_meter_of(bank).unwrap_or(u32::MAX));
        let after = keys::reserves(first.saturating_add(BANK_SIZE / u32::from(POINTS_PER_ROW)));
        let rows = storage.range(Some(&keys::reserves(first)), Some(&after), Order::Ascending);
        let mut sum: u128 = 0;
        for (_, bytes) in rows {
            for held in Self::decode(&bytes)?.0 {
                sum = sum.saturating_add(held.reserved_micro);
            }
        }
        Ok(sum)
    }

    pub fn get(&self, meter_id: u32) -> Held {
        self.0[place_in_row(meter_id)]
    }

    /// Holds back money of a point for so many more orders. Its account gives the money.
    pub fn reserve(&mut self, meter_id: u32, micro: u128, orders: u32) -> Result<(), LedgerError> {
        let held = &mut self.0[place_in_row(meter_id)];
        let sums = (held.reserved_micro.checked_add(micro), held.open_orders.checked_add(orders));
        let (Some(reserved_micro), Some(open_orders)) = sums else {
            return Err(LedgerError::ReserveOverflow {
                meter_id,
                reserved_micro: held.reserved_micro,
                by_micro: micro,
            });
        };
        *held = Held { reserved_micro, open_orders };
        Ok(())
    }

    /// Lets go of money of a point, with so many orders that ended. Its account gets the money, or a position keeps it.
    pub fn free(&mut self, meter_id: u32, micro: u128, orders: u32) -> Result<(), LedgerError> {
        let held = &mut self.0[place_in_row(meter_id)];
        let rests = (held.reserved_micro.checked_sub(micro), held.open_orders.checked_sub(orders));
        let (Some(reserved_micro), Some(open_orders)) = rests else {
            return Err(LedgerError::NotReserved {
                meter_id,
                micro,
                orders,
                reserved_micro: held.reserved_micro,
                open_orders: held.open_orders,
            });
        };
        *held = Held { reserved_micro, open_orders };
        Ok(())
    }

    fn encode(&self) -> Vec<u8> {
        let used = self.0.iter().rposition(|held| *held != Held::default()).map_or(0, |last| last + 1);
        let mut bytes = Vec::with_capacity(used * 6);
        for held in &self.0[..used] {
            write_u128(&mut bytes, held.reserved_micro);
            write_u64(&mut bytes, held.open_orders.into());
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut row = Self::default();
        for held in &mut row.0 {
            if reader.is_empty() {
                break;
            }
            *held = Held { reserved_micro: reader.u128()?, open_orders: reader.u32()? };
        }
        reader.finish()?;
        Ok(row)
    }
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn more_than_there_is_cannot_be_freed_nor_more_reserved_than_can_be_counted() {
        let mut row = ReserveRow::default();
        row.reserve(13, 500, 2).unwrap();
        assert!(matches!(row.free(13, 501, 1), Err(LedgerError::NotReserved { reserved_micro: 500, .. })));
        assert!(matches!(row.free(13, 1, 3), Err(LedgerError::NotReserved { open_orders: 2, .. })));
        let refused = row.reserve(13, u128::MAX, 1);
        assert!(matches!(refused, Err(LedgerError::ReserveOverflow { reserved_micro: 500, .. })));
        assert_eq!(row.get(13), Held { reserved_micro: 500, open_orders: 2 });
    }

    #[test]
    fn a_row_of_nothing_is_not_kept() {
        let mut storage = MockStorage::new();
        let mut row = ReserveRow::default();
        row.reserve(13, 500, 1).unwrap();
        row.save(&mut storage, row_of(13));
        assert!(storage.get(&keys::reserves(1)).is_some());
        row.free(13, 500, 1).unwrap();
        row.save(&mut storage, row_of(13));
        assert_eq!(storage.get(&keys::reserves(1)), None);
    }

    proptest! {
        #[test]
        fn reserves_come_back_as_they_were(moves in prop::collection::vec((0..8u32, any::<u64>(), 0..9u32), 0..20)) {
            let mut row = ReserveRow::default();
            for (meter_id, micro, orders) in moves {
                row.reserve(meter_id, micro.into(), orders).unwrap();
            }
            prop_assert_eq!(ReserveRow::decode(&row.encode()), Ok(row));
        }
    }
}
