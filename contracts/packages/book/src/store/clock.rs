use std::collections::BTreeSet;

use cosmwasm_std::Storage;
use units::pack::{PackError, Reader, write_u64};

use crate::{error::BookError, keys, store::work::FillCursor};

/// Where the forward book's work stands, and what messages leave for the clock to do. Packed: `flags u8`, then every number as a varint, sets
/// with their count and as gaps; flag 1 says that references moved, 2 that a batch is in work, 4 that it is a bundle's, 8 that a slot is being closed, 16 that the grid does not
/// answer, 32 that zones stand still.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForwardClock {
    /// Ids ascend and are given once.
    pub next_order_id: u64,
    /// The queue of changes: the oldest one's sequence number, and that of the next to come.
    pub first_change: u64,
    pub next_change: u64,
    pub conditional_orders: u32,
    pub bundles_waiting: u32,
    /// Books of earlier slots are closed.
    pub closed_before: u32,
    /// What earlier slots left is pruned.
    pub pruned_before: u32,
    /// The next conditional order to look at.
    pub condition_cursor: u64,
    /// The next bundle to try.
    pub bundle_cursor: u64,
    /// Bundles to try before all of them were tried since something last changed.
    pub trials_left: u32,
    /// References may be others than those of earlier batches.
    pub references_moved: bool,
    /// Books wait for the grid to tell of its lines.
    pub waits_for_grid: bool,
    /// Slots to be batched.
    pub changed: BTreeSet<u32>,
    /// Slots in whose book a model price stands or stood.
    pub with_models: BTreeSet<u32>,
    /// Zones whose orders take part in no batch. It moves between batches only.
    pub stopped: BTreeSet<u32>,
    pub batch: Option<BatchInWork>,
    pub closing: Option<Closing>,
}

/// The batch that is being filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchInWork {
    /// Orders with this id or a later one are not part of it.
    pub id_bound: u64,
    pub bundle_id: Option<u64>,
    /// One, or those of the bundle.
    pub slots: Vec<u32>,
    pub cursor: FillCursor,
}

/// How far the orders of a slot have ended at its gate: up to and with this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    pub slot: u32,
    pub meter_id: u32,
    pub order_id: u64,
}

const FIRST_ORDER_ID: u64 = 1;

const REFERENCES_MOVED: u8 = 1;
const IN_BATCH: u8 = 2;
const BUNDLE: u8 = 4;
const CLOSING: u8 = 8;
const WAITS_FOR_GRID: u8 = 16;
const STOPPED: u8 = 32;

impl ForwardClock {
    pub fn load(storage: &dyn Storage) -> Result<Self, BookError> {
        match storage.get(&keys::CLOCK) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self { next_order_id: FIRST_ORDER_ID, ..Self::default() }),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        storage.set(&keys::CLOCK, &self.encode());
    }

    /// The first of so many new ids.
    pub fn take_ids(&mut self, count: u32) -> u64 {
        let first = self.next_order_id;
        self.next_order_id = first.saturating_add(count.into());
        first
    }

    /// Whether anything was ever placed.
    pub fn was_used(&self) -> bool {
        self.next_order_id > FIRST_ORDER_ID
    }

    /// A new bundle waits.
    pub fn bundle_added(&mut self) {
        self.bundles_waiting = self.bundles_waiting.saturating_add(1);
        self.trials_left = self.bundles_waiting;
    }

    /// A bundle is filled, or has ended.
    pub fn bundle_removed(&mut self) {
        self.bundles_waiting = self.bundles_waiting.saturating_sub(1);
        self.trials_left = self.trials_left.min(self.bundles_waiting);
    }

    /// Bundles that found nothing may find something now.
    pub fn try_bundles_again(&mut self) {
        self.trials_left = self.bundles_waiting;
    }

    /// Whether a resting order, or the bundle itself, belongs to the batch that is being filled.
    pub fn batch_holds(&self, slot: u32, order_id: u64) -> bool {
        self.batch.as_ref().is_some_and(|batch| {
            batch.bundle_id == Some(order_id) || batch.slots.contains(&slot) && order_id < batch.id_bound
        })
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(48);
        let flags = [
            (REFERENCES_MOVED, self.references_moved),
            (IN_BATCH, self.batch.is_some()),
            (BUNDLE, self.batch.as_ref().is_some_and(|batch| batch.bundle_id.is_some())),
            (CLOSING, self.closing.is_some()),
            (WAITS_FOR_GRID, self.waits_for_grid),
            (STOPPED, !self.stopped.is_empty()),
        ];
        bytes.push(flags.iter().filter(|(_, is_set)| *is_set).fold(0, |flags, (flag, _)| flags | flag));
        for number in [
            self.next_order_id,
            self.first_change,
            self.next_change,
            self.conditional_orders.into(),
            self.bundles_waiting.into(),
            self.closed_before.into(),
            self.pruned_before.into(),
            self.condition_cursor,
            self.bundle_cursor,
            self.trials_left.into(),
        ] {
            write_u64(&mut bytes, number);
        }
        encode_ascending(&mut bytes, self.changed.iter().copied());
        encode_ascending(&mut bytes, self.with_models.iter().copied());
        if let Some(BatchInWork { id_bound, bundle_id, slots, cursor }) = &self.batch {
            write_u64(&mut bytes, *id_bound);
            if let Some(bundle_id) = bundle_id {
                write_u64(&mut bytes, *bundle_id);
            }
            encode_ascending(&mut bytes, slots.iter().copied());
            cursor.encode(&mut bytes);
        }
        if let Some(Closing { slot, meter_id, order_id }) = self.closing {
            let numbers = [slot.into(), meter_id.into(), order_id];
            numbers.into_iter().for_each(|number| write_u64(&mut bytes, number));
        }
        if !self.stopped.is_empty() {
            encode_ascending(&mut bytes, self.stopped.iter().copied());
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let flags = reader.u8()?;
        let mut clock = Self {
            next_order_id: reader.u64()?,
            first_change: reader.u64()?,
            next_change: reader.u64()?,
            conditional_orders: reader.u32()?,
            bundles_waiting: reader.u32()?,
            closed_before: reader.u32()?,
            pruned_before: reader.u32()?,
            condition_cursor: reader.u64()?,
            bundle_cursor: reader.u64()?,
            trials_left: reader.u32()?,
            references_moved: flags & REFERENCES_MOVED != 0,
            waits_for_grid: flags & WAITS_FOR_GRID != 0,
            changed: decode_ascending(&mut reader)?.into_iter().collect(),
            with_models: decode_ascending(&mut reader)?.into_iter().collect(),
            stopped: BTreeSet::new(),
            batch: None,
            closing: None,
        };
        if flags & IN_BATCH != 0 {
            clock.batch = Some(BatchInWork {
                id_bound: reader.u64()?,
                bundle_id: if flags & BUNDLE == 0 { None } else { Some(reader.u64()?) },
                slots: decode_ascending(&mut reader)?,
                cursor: FillCursor::decode(&mut reader)?,
            });
        }
        if flags & CLOSING != 0 {
            clock.closing =
                Some(Closing { slot: reader.u32()?, meter_id: reader.u32()?, order_id: reader.u64()? });
        }
        if flags & STOPPED != 0 {
            clock.stopped = decode_ascending(&mut reader)?.into_iter().collect();
        }
        reader.finish()?;
        Ok(clock)
    }
}

/// Strictly ascending.
fn encode_ascending(bytes: &mut Vec<u8>, numbers: impl ExactSizeIterator<Item = u32>) {
    write_u64(bytes, numbers.len() as u64);
    let mut before = 0;
    for number in numbers {
        write_u64(bytes, u64::from(number.saturating_sub(before)));
        before = number;
    }
}

fn decode_ascending(reader: &mut Reader<'_>) -> Result<Vec<u32>, PackError> {
    let mut numbers: Vec<u32> = Vec::new();
    for _ in 0..reader.u64()? {
        let at = reader.position();
        let number = reader.u32()?.checked_add(numbers.last().copied().unwrap_or_default());
        numbers.push(number.ok_or(PackError::TooLarge { at })?);
    }
    Ok(numbers)
}

/// Whether the batch in work fills orders of a slot.
pub fn is_in_batch(storage: &dyn Storage, slot: u32) -> Result<bool, BookError> {
    let clock = ForwardClock::load(storage)?;
    Ok(clock.batch.is_some_and(|batch| batch.slots.contains(&slot)))
}

#[cfg(test)]
mod tests {
    use clearing::Side;
    use cosmwasm_std::testing::MockStorage;

    use super::*;
    use crate::store::work::FillStep;

    #[test]
    fn a_clock_comes_back_as_it_was() {
        let mut storage = MockStorage::new();
        let new = ForwardClock::load(&storage).unwrap();
        assert_eq!(new.next_order_id, 1);
        let step = FillStep::Marginal { side: Side::Buy, after_id: 9_000, seen_wh: 7 };
        let busy = ForwardClock {
            next_change: 1 << 40,
            references_moved: true,
            waits_for_grid: true,
            changed: BTreeSet::from([1_944_000, 1_944_001, 1_944_095]),
            with_models: BTreeSet::from([0, u32::MAX]),
            batch: Some(BatchInWork {
                id_bound: 1 << 50,
                bundle_id: Some(77),
                slots: vec![1_944_003, 1_944_007],
                cursor: FillCursor { slot_at: 1, zone_at: 300, step },
            }),
            closing: Some(Closing { slot: 1_943_999, meter_id: 70_000, order_id: 5 }),
            stopped: BTreeSet::from([0, 63]),
            ..new.clone()
        };
        for clock in [new, busy] {
            clock.save(&mut storage);
            assert_eq!(ForwardClock::load(&storage).unwrap(), clock);
        }
    }

    #[test]
    fn a_batch_holds_the_orders_of_its_slots_that_were_there_before_it_and_its_bundle() {
        let cursor = FillCursor::default();
        let batch = BatchInWork { id_bound: 10, bundle_id: Some(4), slots: vec![7], cursor };
        let clock = ForwardClock { batch: Some(batch), ..ForwardClock::default() };
        let rows = [(7, 9, true), (7, 10, false), (8, 9, false), (8, 4, true)];
        for (slot, order_id, expected) in rows {
            assert_eq!(clock.batch_holds(slot, order_id), expected, "order {order_id} of slot {slot}");
        }
        assert!(!ForwardClock::default().batch_holds(7, 9));
    }
}
