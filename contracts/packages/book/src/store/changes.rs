use clearing::Side;
use cosmwasm_std::Storage;
use forward::Kind;
use units::pack::{PackError, Reader, write_i64, write_u64};

use crate::{
    error::BookError,
    keys,
    store::{clock::ForwardClock, order::Placement, work},
};

/// What an order adds to a curve when it is placed, or what is left of it when it is cancelled. Packed: `flags u8 | slot varint | zone_id
/// varint | level zigzag | energy_wh varint`, the flags being `kind * 2 + side`, sells 1, and 128 for what is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub slot: u32,
    pub zone_id: u32,
    pub kind: Kind,
    pub side: Side,
    pub level: i16,
    pub energy_wh: u64,
    /// Else it is taken away.
    pub added: bool,
}

const ADDED: u8 = 128;

impl Change {
    /// An order that goes into the book.
    pub fn add(place: &Placement, energy_wh: u64) -> Self {
        let Placement { slot, zone_id, kind, side, level, .. } = *place;
        Self { slot, zone_id, kind, side, level, energy_wh, added: true }
    }

    /// What is left of an order that goes out of it.
    pub fn take(place: &Placement, left_wh: u64) -> Self {
        Self { added: false, ..Self::add(place, left_wh) }
    }

    fn encode(&self, bytes: &mut Vec<u8>) {
        let side = u8::from(matches!(self.side, Side::Sell));
        bytes.push((self.kind.code() * 2 + side) | if self.added { ADDED } else { 0 });
        write_u64(bytes, self.slot.into());
        write_u64(bytes, self.zone_id.into());
        write_i64(bytes, self.level.into());
        write_u64(bytes, self.energy_wh);
    }

    fn decode(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let flags = reader.u8()?;
        let code = (flags & !ADDED) / 2;
        let unexpected = PackError::Unexpected { value: flags.into(), at: reader.position() };
        Ok(Self {
            kind: Kind::from_code(code).ok_or(unexpected)?,
            side: if flags & 1 == 0 { Side::Buy } else { Side::Sell },
            added: flags & ADDED != 0,
            slot: reader.u32()?,
            zone_id: reader.u32()?,
            level: work::level(reader)?,
            energy_wh: reader.u64()?,
        })
    }
}

/// Puts what one message changes at the end of the queue; nothing if that is nothing. The clock is the caller's to save.
pub fn push_changes(storage: &mut dyn Storage, clock: &mut ForwardClock, changes: &[Change]) {
    if changes.is_empty() {
        return;
    }
    let mut bytes = Vec::with_capacity(changes.len() * 12);
    changes.iter().for_each(|change| change.encode(&mut bytes));
    storage.set(&keys::changes(clock.next_change), &bytes);
    clock.next_change = clock.next_change.saturating_add(1);
}

/// The oldest changes of the queue; `None` when it is empty.
pub fn first_changes(storage: &dyn Storage, clock: &ForwardClock) -> Result<Option<Vec<Change>>, BookError> {
    if clock.first_change == clock.next_change {
        return Ok(None);
    }
    changes_at(storage, clock.first_change).map(Some)
}

/// What one message changes, by its place in the queue.
pub fn changes_at(storage: &dyn Storage, sequence: u64) -> Result<Vec<Change>, BookError> {
    let bytes = storage.get(&keys::changes(sequence)).unwrap_or_default();
    let mut reader = Reader::new(&bytes);
    let mut changes = Vec::new();
    while !reader.is_empty() {
        changes.push(Change::decode(&mut reader)?);
    }
    Ok(changes)
}

/// Takes the oldest changes out of the queue.
pub fn pop_changes(storage: &mut dyn Storage, clock: &mut ForwardClock) {
    storage.remove(&keys::changes(clock.first_change));
    clock.first_change = clock.first_change.saturating_add(1);
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn the_queue_gives_back_what_messages_changed_in_the_order_in_which_they_came() {
        let place = Placement {
            slot: 1_944_000,
            zone_id: 300,
            kind: Kind::Market,
            side: Side::Sell,
            level: 220,
            energy_wh: 1_500,
        };
        let (mut storage, mut clock) = (MockStorage::new(), ForwardClock::default());
        let model = Placement { kind: Kind::Dynamic, side: Side::Buy, level: -1_023, ..place };
        let messages =
            [vec![Change::add(&place, 1_500), Change::add(&model, 7)], vec![Change::take(&place, 400)]];
        messages.iter().for_each(|changes| push_changes(&mut storage, &mut clock, changes));
        push_changes(&mut storage, &mut clock, &[]);
        for changes in messages {
            assert_eq!(first_changes(&storage, &clock).unwrap(), Some(changes));
            pop_changes(&mut storage, &mut clock);
        }
        assert_eq!(first_changes(&storage, &clock).unwrap(), None);
        assert!(Change::decode(&mut Reader::new(&[12, 0, 0, 0, 0])).is_err());
    }
}
