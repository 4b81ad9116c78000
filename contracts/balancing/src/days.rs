//! What the points of an offer counted together on the days before: eight times of day in one value, so that a baseline reads two or three and a day writes twelve.

use std::collections::BTreeMap;

use balancing::forecast::SLOTS_A_DAY;
use cosmwasm_std::{Order, Storage};
use interface::balancing::Relief;
use units::pack::{PackError, Reader, write_u64};

use crate::{error::ContractError, state::DAYS};

/// Times of day of one value.
pub const CHUNK_SLOTS: u32 = 8;
/// Days that are looked back on.
pub const KEPT_DAYS: u32 = 45;
/// Days after which points that stand in no offer are forgotten: what they were called for is measured by then.
const IDLE_DAYS: u32 = 3;
/// Sets of points whose days a tick holds in memory: those of an owner that is called slot after slot.
const PASTS_AT_HAND: usize = 64;
/// What points count together in a slot counts as at most so much.
pub const MAX_COUNTED_WH: u64 = 1 << 56;

/// What was counted in a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Nothing where one of the points was not read.
    pub energy_wh: Option<u64>,
    /// The offer was to do less in it, and so it says nothing of what would have been.
    pub is_awarded: bool,
}

/// Eight slots in a row.
pub type Chunk = [Counted; CHUNK_SLOTS as usize];

/// The same eight times of day on day after day: `newest day varint | a chunk a day*`, newest first; of a slot `0` for unread, `1` for unread and awarded, else
/// `2 + 2 energy_wh + is_awarded`, each varint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Days {
    newest_day: u32,
    chunks: Vec<Chunk>,
}

impl Days {
    /// Adds a day after those that are known. One between of which nothing was kept was not read; one that is known stays as it is.
    fn push(&mut self, day: u32, chunk: Chunk) {
        let passed_days = match day.checked_sub(self.newest_day) {
            _ if self.chunks.is_empty() => 1,
            None | Some(0) => return,
            Some(passed_days) => passed_days,
        };
        let unread = passed_days.saturating_sub(1).min(KEPT_DAYS) as usize;
        let new = std::iter::once(chunk).chain(std::iter::repeat_n(Chunk::default(), unread));
        self.chunks.splice(0..0, new);
        self.chunks.truncate(KEPT_DAYS as usize);
        self.newest_day = day;
    }

    fn get(&self, day: u32) -> Chunk {
        let back = self.newest_day.checked_sub(day);
        back.and_then(|back| self.chunks.get(back as usize)).copied().unwrap_or_default()
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.chunks.len() * CHUNK_SLOTS as usize * 2 + 4);
        write_u64(&mut bytes, self.newest_day.into());
        for Counted { energy_wh, is_awarded } in self.chunks.iter().flatten() {
            let read = energy_wh.map_or(0, |energy_wh| energy_wh.min(MAX_COUNTED_WH) * 2 + 2);
            write_u64(&mut bytes, read + u64::from(*is_awarded));
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut days = Self { newest_day: reader.u32()?, chunks: Vec::new() };
        while !reader.is_empty() {
            let mut chunk = Chunk::default();
            for counted in &mut chunk {
                let code = reader.u64()?;
                let energy_wh = (code / 2).checked_sub(1);
                *counted = Counted { energy_wh, is_awarded: code % 2 == 1 };
            }
            days.chunks.push(chunk);
        }
        Ok(days)
    }
}

/// The days of points that are offered together, whichever offer they stand in.
pub struct PastDays {
    relief: Relief,
    meter_ids: Vec<u32>,
    loaded: BTreeMap<u32, Days>,
}

/// Days that were looked at in a tick, of one set of points after the other: those of the last few stay at hand.
#[derive(Default)]
pub struct Pasts(Vec<PastDays>);

impl Pasts {
    pub fn of(&mut self, Points { relief, meter_ids }: Points) -> &mut PastDays {
        let known = self.0.iter().position(|past| past.relief == relief && past.meter_ids == meter_ids);
        let at = known.unwrap_or_else(|| {
            if self.0.len() == PASTS_AT_HAND {
                self.0.remove(0);
            }
            self.0.push(PastDays::of(Points { relief, meter_ids }));
            self.0.len() - 1
        });
        &mut self.0[at]
    }
}

/// Points that are offered together.
#[derive(Clone, Copy)]
pub struct Points<'a> {
    pub relief: Relief,
    pub meter_ids: &'a [u32],
}

impl PastDays {
    pub fn of(Points { relief, meter_ids }: Points) -> Self {
        Self { relief, meter_ids: meter_ids.to_vec(), loaded: BTreeMap::new() }
    }

    fn key(&self, number: u32) -> Vec<u8> {
        Points { relief: self.relief, meter_ids: &self.meter_ids }.key(number)
    }

    pub fn get(&mut self, storage: &dyn Storage, slot: u32) -> Result<Counted, ContractError> {
        let days = self.load(storage, chunk_of(slot))?;
        Ok(days.get(day_of(slot))[(slot % CHUNK_SLOTS) as usize])
    }

    /// Adds the chunk that begins with `slot`.
    pub fn push(&mut self, storage: &mut dyn Storage, slot: u32, chunk: Chunk) -> Result<(), ContractError> {
        let number = chunk_of(slot);
        let key = self.key(number);
        let days = self.load(storage, number)?;
        days.push(day_of(slot), chunk);
        storage.set(&key, &days.encode());
        Ok(())
    }

    fn load(&mut self, storage: &dyn Storage, number: u32) -> Result<&mut Days, ContractError> {
        let days = match self.loaded.remove(&number) {
            Some(days) => days,
            None => match storage.get(&self.key(number)) {
                Some(bytes) => Days::decode(&bytes)?,
                None => Days::default(),
            },
        };
        Ok(self.loaded.entry(number).or_insert(days))
    }
}

impl Points<'_> {
    /// `prefix | chunk u8 | relief u8 | id of each point u32 *`.
    fn key(self, number: u32) -> Vec<u8> {
        let ids = self.meter_ids.iter().flat_map(|meter_id| meter_id.to_be_bytes());
        [DAYS, number as u8, self.relief.code()].into_iter().chain(ids).collect()
    }
}

/// The next value after a key, of the eight times of day around `slot`: its key, and whether no offer has kept it for days.
pub fn next_value(
    storage: &dyn Storage,
    slot: u32,
    after: &[u8],
) -> Result<Option<(Vec<u8>, bool)>, PackError> {
    let number = chunk_of(slot) as u8;
    let start = if after.is_empty() { vec![DAYS, number] } else { [after, &[0]].concat() };
    let mut values = storage.range(Some(&start), Some(&[DAYS, number + 1]), Order::Ascending);
    let Some((key, bytes)) = values.next() else { return Ok(None) };
    let newest_day = Reader::new(&bytes).u32()?;
    Ok(Some((key, newest_day.saturating_add(IDLE_DAYS) < day_of(slot))))
}

/// Which eight times of day.
pub fn chunk_of(slot: u32) -> u32 {
    slot % SLOTS_A_DAY / CHUNK_SLOTS
}

pub fn day_of(slot: u32) -> u32 {
    slot / SLOTS_A_DAY
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;
    use proptest::prelude::*;

    use super::*;

    const POINTS: Points<'_> = Points { relief: Relief::DrawLess, meter_ids: &[3, 700] };

    fn counted(energy_wh: u64) -> Counted {
        Counted { energy_wh: Some(energy_wh), is_awarded: false }
    }

    proptest! {
        #[test]
        fn days_come_back_as_they_were(newest_day: u32, chunks in prop::collection::vec(any::<[(Option<u64>, bool); 8]>(), 0..45)) {
            let chunks = chunks.into_iter().map(|chunk| chunk.map(|(energy_wh, is_awarded)| {
                Counted { energy_wh: energy_wh.map(|wh| wh.min(MAX_COUNTED_WH)), is_awarded }
            }));
            let days = Days { newest_day, chunks: chunks.collect() };
            prop_assert_eq!(Days::decode(&days.encode()), Ok(days));
        }

        #[test]
        fn any_bytes_decode_to_days_or_to_an_error(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Ok(days) = Days::decode(&bytes) {
                prop_assert!(days.chunks.iter().flatten().all(|counted| counted.energy_wh.is_none_or(|wh| wh < 1 << 63)));
            }
        }
    }

    #[test]
    fn what_was_counted_is_found_again_for_45_days_and_a_day_of_which_nothing_was_kept_was_not_read() {
        let mut storage = MockStorage::new();
        let first = 1_000 * SLOTS_A_DAY + 16;
        for day in (0..61).filter(|day| day % 7 != 3) {
            let slot = first + day * SLOTS_A_DAY;
            let chunk = std::array::from_fn(|at| counted(u64::from(day) * 10 + at as u64));
            PastDays::of(POINTS).push(&mut storage, slot, chunk).unwrap();
        }
        let mut past = PastDays::of(POINTS);
        for day in 0..61 {
            let energy_wh = (day >= 61 - KEPT_DAYS && day % 7 != 3).then_some(u64::from(day) * 10 + 5);
            let found = past.get(&storage, first + day * SLOTS_A_DAY + 5).unwrap();
            assert_eq!(found, Counted { energy_wh, is_awarded: false }, "day {day}");
        }
        let other = Points { meter_ids: &[3], ..POINTS };
        let last = first + 60 * SLOTS_A_DAY;
        assert_eq!(PastDays::of(other).get(&storage, last).unwrap(), Counted::default());
        let idle =
            |slot, after: &[u8]| next_value(&storage, slot, after).unwrap().map(|(_, is_idle)| is_idle);
        assert_eq!(
            (idle(last + 3 * SLOTS_A_DAY, &[]), idle(last + 4 * SLOTS_A_DAY, &[])),
            (Some(false), Some(true))
        );
        assert_eq!((idle(last, &POINTS.key(2)), idle(last + CHUNK_SLOTS, &[])), (None, None));
    }

    #[test]
    fn a_day_that_is_known_stays_as_it_is_and_one_long_after_leaves_nothing_of_those_before() {
        let mut days = Days::default();
        days.push(9, [counted(5); 8]);
        days.push(9, [counted(6); 8]);
        days.push(7, [counted(7); 8]);
        assert_eq!((days.get(9)[0], days.get(7)[0], days.chunks.len()), (counted(5), Counted::default(), 1));
        days.push(u32::MAX, [counted(8); 8]);
        assert_eq!(days.chunks.len(), KEPT_DAYS as usize);
        assert_eq!((days.get(u32::MAX)[7], days.get(9)[0]), (counted(8), Counted::default()));
    }
}
