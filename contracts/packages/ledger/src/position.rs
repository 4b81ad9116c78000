use clearing::Side;
use cosmwasm_std::{Order, Storage};
use units::{
    MoneyMicro,
    pack::{PackError, Reader, write_i128, write_u64, write_u128},
};

use crate::{
    error::LedgerError,
    keys,
    reserve::{POINTS_PER_ROW, place_in_row},
};

/// What eight consecutive points traded forward for a slot: `place u8 | sold_wh varint | bought_wh varint | money_micro zigzag | reserved_micro
/// varint | orders varint` for each that did, in order of id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PositionRow([Position; POINTS_PER_ROW as usize]);

/// What a point traded forward for a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub sold_wh: u64,
    pub bought_wh: u64,
    /// Received when the slot settles, or paid if negative.
    pub money_micro: MoneyMicro,
    /// Held back until then.
    pub reserved_micro: u128,
    /// Orders that were filled whole. They count as open until the slot settles.
    pub orders: u32,
}

/// Rows of a bank.
const ROWS_PER_BANK: u32 = units::BANK_SIZE / POINTS_PER_ROW as u32;

impl PositionRow {
    pub fn load(storage: &dyn Storage, slot: u32, row: u32) -> Result<Self, LedgerError> {
        match storage.get(&keys::positions(slot, row)) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage, slot: u32, row: u32) {
        storage.set(&keys::positions(slot, row), &self.encode());
    }

    pub fn get(&self, meter_id: u32) -> Position {
        self.0[place_in_row(meter_id)]
    }

    pub fn set(&mut self, meter_id: u32, position: Position) {
        self.0[place_in_row(meter_id)] = position;
    }

    /// At least one byte: the chain stores no empty value.
    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(16);
        let held = (0u8..).zip(&self.0).filter(|(_, position)| **position != Position::default());
        for (place, position) in held {
            bytes.push(place);
            write_u64(&mut bytes, position.sold_wh);
            write_u64(&mut bytes, position.bought_wh);
            write_i128(&mut bytes, position.money_micro);
            write_u128(&mut bytes, position.reserved_micro);
            write_u64(&mut bytes, position.orders.into());
        }
        if bytes.is_empty() {
            bytes.extend([0; 6]);
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut row = Self::default();
        while !reader.is_empty() {
            let place = reader.u8()?;
            let unexpected = PackError::Unexpected { value: place.into(), at: reader.position() };
            *row.0.get_mut(usize::from(place)).ok_or(unexpected)? = Position {
                sold_wh: reader.u64()?,
                bought_wh: reader.u64()?,
                money_micro: reader.i128()?,
                reserved_micro: reader.u128()?,
                orders: reader.u32()?,
            };
        }
        Ok(row)
    }
}

impl Position {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds a trade, worth so much.
    pub fn add(&mut self, side: Side, energy_wh: u64, money_micro: i128) {
        let (energy, by) = match side {
            Side::Sell => (&mut self.sold_wh, money_micro),
            Side::Buy => (&mut self.bought_wh, money_micro.saturating_neg()),
        };
        *energy = energy.saturating_add(energy_wh);
        self.money_micro = self.money_micro.saturating_add(by);
    }
}

/// Positions of a bank's points by index, ascending.
pub fn positions_of_bank(
    storage: &dyn Storage,
    slot: u32,
    bank: u32,
) -> Result<Vec<(u8, Position)>, LedgerError> {
    let mut positions = Vec::new();
    for (key, bytes) in
        storage.range(Some(&first_row(slot, bank)), Some(&after_rows(slot, bank)), Order::Ascending)
    {
        let first = key.last().copied().unwrap_or_default() % ROWS_PER_BANK.to_le_bytes()[0] * POINTS_PER_ROW;
        let row = PositionRow::decode(&bytes)?;
        let held = (first..=u8::MAX).zip(row.0).filter(|(_, position)| !position.is_empty());
        positions.extend(held);
    }
    Ok(positions)
}

/// Takes away the positions of a bank's points.
pub fn remove_positions_of_bank(storage: &mut dyn Storage, slot: u32, bank: u32) {
    let (first, after) = (first_row(slot, bank), after_rows(slot, bank));
    let rows: Vec<Vec<u8>> = storage.range_keys(Some(&first), Some(&after), Order::Ascending).collect();
    rows.iter().for_each(|row| storage.remove(row));
}

fn first_row(slot: u32, bank: u32) -> Vec<u8> {
    keys::positions(slot, bank.saturating_mul(ROWS_PER_BANK))
}

fn after_rows(slot: u32, bank: u32) -> Vec<u8> {
    keys::positions(slot, bank.saturating_add(1).saturating_mul(ROWS_PER_BANK))
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;
    use crate::reserve::row_of;

    fn sold(sold_wh: u64) -> Position {
        Position { sold_wh, money_micro: -7, reserved_micro: 1 << 80, orders: 2, ..Position::default() }
    }

    #[test]
    fn positions_stand_at_their_point_and_nowhere_else() {
        let mut storage = MockStorage::new();
        for (slot, meter_id) in [(9, 256), (9, 263), (9, 264), (9, 511), (9, 512), (9, 255), (8, 300)] {
            let mut row = PositionRow::load(&storage, slot, row_of(meter_id)).unwrap();
            row.set(meter_id, sold(meter_id.into()));
            row.save(&mut storage, slot, row_of(meter_id));
        }
        let of_bank = |storage: &MockStorage, slot, bank| {
            let positions = positions_of_bank(storage, slot, bank).unwrap();
            positions.into_iter().map(|(index, position)| (index, position.sold_wh)).collect::<Vec<_>>()
        };
        assert_eq!(of_bank(&storage, 9, 1), [(0, 256), (7, 263), (8, 264), (255, 511)]);
        assert_eq!(of_bank(&storage, 9, 0), [(255, 255)]);
        assert_eq!(of_bank(&storage, 8, 1), [(44, 300)]);
        assert_eq!(of_bank(&storage, 8, 0), []);
        assert_eq!(PositionRow::load(&storage, 9, row_of(263)).unwrap().get(263), sold(263));
        remove_positions_of_bank(&mut storage, 9, 1);
        assert_eq!(of_bank(&storage, 9, 1), []);
        assert_eq!(of_bank(&storage, 9, 2), [(0, 512)]);
    }

    #[test]
    fn an_ordinary_position_takes_sixteen_bytes_at_most() {
        let mut row = PositionRow::default();
        let position = Position {
            sold_wh: 1_500,
            bought_wh: 0,
            money_micro: 165_000,
            reserved_micro: 315_000,
            orders: 1,
        };
        row.set(7, position);
        assert!(row.encode().len() <= 16);
    }
}
