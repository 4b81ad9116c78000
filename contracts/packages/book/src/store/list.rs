use clearing::Side;
use cosmwasm_std::{Order, Record, Storage};
use forward::{Kind, level_of};
use ledger::keys::after;
use units::pack::{PackError, Reader, write_u64};

use crate::{
    error::BookError,
    keys::{self},
    store::{
        order::Placement,
        scan::{id_in, under},
    },
};

/// An order in its list: `meter_id varint | left_wh varint`. It is there as long as the order is in the book or on the way to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub meter_id: u32,
    pub left_wh: u64,
}

/// An entry and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resting {
    pub level: i16,
    pub order_id: u64,
    pub entry: Entry,
}

impl Entry {
    pub fn load(storage: &dyn Storage, place: &Placement, order_id: u64) -> Result<Option<Self>, BookError> {
        let bytes = storage.get(&key(place, order_id));
        Ok(bytes.map(|bytes| Self::decode(&bytes)).transpose()?)
    }

    pub fn save(&self, storage: &mut dyn Storage, place: &Placement, order_id: u64) {
        let mut bytes = Vec::with_capacity(6);
        write_u64(&mut bytes, self.meter_id.into());
        write_u64(&mut bytes, self.left_wh);
        storage.set(&key(place, order_id), &bytes);
    }

    pub fn remove(storage: &mut dyn Storage, place: &Placement, order_id: u64) {
        storage.remove(&key(place, order_id));
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let entry = Self { meter_id: reader.u32()?, left_wh: reader.u64()? };
        reader.finish()?;
        Ok(entry)
    }
}

fn key(place: &Placement, order_id: u64) -> Vec<u8> {
    let Placement { slot, zone_id, kind, side, level, .. } = *place;
    keys::list_entry(slot, zone_id, kind, side, level, order_id)
}

/// Orders of one kind and side, the best level first and in order of id within it, from after one of them on.
pub fn best_first(
    storage: &dyn Storage,
    (slot, zone_id): (u32, u32),
    (kind, side): (Kind, Side),
    after_entry: Option<(i16, u64)>,
) -> impl Iterator<Item = Result<Resting, BookError>> + '_ {
    let list = keys::list(slot, zone_id, kind, side);
    let start = after_entry
        .map(|(level, order_id)| after(&keys::list_entry(slot, zone_id, kind, side, level, order_id)));
    under(storage, &list, start.as_deref()).map(move |record| resting(side, &record))
}

/// Orders of one kind, side and level in order of id, from after one of them on.
pub fn at_level<'a>(
    storage: &'a dyn Storage,
    place: &Placement,
    after_id: u64,
) -> impl Iterator<Item = Result<Resting, BookError>> + use<'a> {
    let Placement { slot, zone_id, kind, side, level, .. } = *place;
    let start = after(&keys::list_entry(slot, zone_id, kind, side, level, after_id));
    let end = after(&keys::list_level(slot, zone_id, kind, side, level));
    storage.range(Some(&start), Some(&end), Order::Ascending).map(move |record| resting(side, &record))
}

fn resting(side: Side, (key, bytes): &Record) -> Result<Resting, BookError> {
    let truncated = PackError::Truncated { at: key.len() };
    let order_id = id_in(key, 0).ok_or(truncated)?;
    let rank = key.len().checked_sub(10).and_then(|at| key.get(at..)?.first_chunk());
    let level = level_of(side, u16::from_be_bytes(*rank.ok_or(truncated)?));
    Ok(Resting { level, order_id, entry: Entry::decode(bytes)? })
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    fn place(side: Side, level: i16) -> Placement {
        Placement { slot: 9, zone_id: 3, kind: Kind::Fixed, side, level, energy_wh: 500 }
    }

    #[test]
    fn a_list_is_read_best_first_from_any_order_on() {
        for (side, best, worse) in [(Side::Sell, 4, 5), (Side::Buy, 5, 4)] {
            let mut storage = MockStorage::new();
            let entry = |meter_id| Entry { meter_id, left_wh: 500 };
            for (level, order_id) in [(worse, 1), (best, 300), (best, 7), (worse, 9)] {
                entry(70_000).save(&mut storage, &place(side, level), order_id);
            }
            let other = Placement { zone_id: 4, ..place(side, best) };
            entry(1).save(&mut storage, &other, 2);
            let read = |after| {
                let list = best_first(&storage, (9, 3), (Kind::Fixed, side), after);
                list.map(|resting| resting.map(|resting| (resting.level, resting.order_id)))
                    .collect::<Result<Vec<_>, _>>()
                    .unwrap()
            };
            assert_eq!(read(None), [(best, 7), (best, 300), (worse, 1), (worse, 9)]);
            assert_eq!(read(Some((best, 7))), [(best, 300), (worse, 1), (worse, 9)]);
            assert_eq!(read(Some((worse, 9))), []);
            let ids: Vec<_> =
                at_level(&storage, &place(side, best), 7).map(|resting| resting.unwrap().order_id).collect();
            assert_eq!(ids, [300]);
        }
    }

    #[test]
    fn an_entry_comes_back_until_it_is_removed() {
        let mut storage = MockStorage::new();
        let entry = Entry { meter_id: 70_000, left_wh: 1_500 };
        entry.save(&mut storage, &place(Side::Sell, 4), 7);
        assert_eq!(Entry::load(&storage, &place(Side::Sell, 4), 7).unwrap(), Some(entry));
        assert_eq!(Entry::load(&storage, &place(Side::Buy, 4), 7).unwrap(), None);
        Entry::remove(&mut storage, &place(Side::Sell, 4), 7);
        assert_eq!(Entry::load(&storage, &place(Side::Sell, 4), 7).unwrap(), None);
    }
}
