use clearing::{Side, ZoneClearing};
use cosmwasm_std::Storage;
use forward::References;
use units::pack::{PackError, Reader, write_u64};

use crate::{
    error::BookError,
    keys,
    store::references::{decode_references, encode_references},
};

/// What the batch in work decided, kept until all of its orders are filled: `slots | (slot | batch | zones | (clearing | references)*)*`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BatchWork {
    pub slots: Vec<SlotBatch>,
}

/// One slot's part of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotBatch {
    pub slot: u32,
    /// Counted within the slot from 1; one in which nothing traded has the number of the next.
    pub batch: u32,
    /// Zones in which something trades, in order of id.
    pub zones: Vec<ZoneBatch>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneBatch {
    pub clearing: ZoneClearing,
    pub references: References,
}

/// How far filling is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FillCursor {
    /// Into [`BatchWork::slots`].
    pub slot_at: u32,
    /// Into [`SlotBatch::zones`]; after the last come the rests of market orders.
    pub zone_at: u32,
    pub step: FillStep,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FillStep {
    /// Orders better than the price are filled whole, level by level.
    Better { side: Side },
    /// Orders at the price share, in order of id over all lists, from after this one on.
    Marginal { side: Side, after_id: u64, seen_wh: u64 },
}

impl Default for FillStep {
    fn default() -> Self {
        Self::Better { side: Side::Sell }
    }
}

const BUY: u8 = 1;
const MARGINAL: u8 = 2;

impl FillCursor {
    pub fn encode(&self, bytes: &mut Vec<u8>) {
        write_u64(bytes, self.slot_at.into());
        write_u64(bytes, self.zone_at.into());
        let buy = |side: Side| if matches!(side, Side::Buy) { BUY } else { 0 };
        match self.step {
            FillStep::Better { side } => bytes.push(buy(side)),
            FillStep::Marginal { side, after_id, seen_wh } => {
                bytes.push(buy(side) | MARGINAL);
                write_u64(bytes, after_id);
                write_u64(bytes, seen_wh);
            }
        }
    }

    pub fn decode(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let (slot_at, zone_at) = (reader.u32()?, reader.u32()?);
        let flags = reader.u8()?;
        let side = if flags & BUY == 0 { Side::Sell } else { Side::Buy };
        let step = match flags & !BUY {
            0 => FillStep::Better { side },
            MARGINAL => FillStep::Marginal { side, after_id: reader.u64()?, seen_wh: reader.u64()? },
            _ => return Err(PackError::Unexpected { value: flags.into(), at: reader.position() }),
        };
        Ok(Self { slot_at, zone_at, step })
    }
}

/// A level as a zigzag.
pub fn level(reader: &mut Reader<'_>) -> Result<i16, PackError> {
    let at = reader.position();
    i16::try_from(reader.i64()?).map_err(|_| PackError::TooLarge { at })
}

impl BatchWork {
    pub fn load(storage: &dyn Storage) -> Result<Self, BookError> {
        match storage.get(&keys::WORK) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        storage.set(&keys::WORK, &self.encode());
    }

    pub fn remove(storage: &mut dyn Storage) {
        storage.remove(&keys::WORK);
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(64);
        write_u64(&mut bytes, self.slots.len() as u64);
        for SlotBatch { slot, batch, zones } in &self.slots {
            let numbers = [u64::from(*slot), (*batch).into(), zones.len() as u64];
            numbers.into_iter().for_each(|number| write_u64(&mut bytes, number));
            for zone in zones {
                zone.clearing.pack(&mut bytes);
                encode_references(&zone.references, &mut bytes);
            }
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut work = Self::default();
        for _ in 0..reader.u64()? {
            let (slot, batch) = (reader.u32()?, reader.u32()?);
            let mut zones = Vec::new();
            for _ in 0..reader.u64()? {
                let clearing = ZoneClearing::unpack(&mut reader)?;
                zones.push(ZoneBatch { clearing, references: decode_references(&mut reader)? });
            }
            work.slots.push(SlotBatch { slot, batch, zones });
        }
        reader.finish()?;
        Ok(work)
    }
}

#[cfg(test)]
mod tests {
    use clearing::Margin;
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn a_batch_in_work_comes_back_as_it_was() {
        let clearing = ZoneClearing {
            zone: 3,
            price_micro_per_kwh: 110_000,
            sold_wh: 1_600,
            bought_wh: 1_100,
            marginal_sells: Margin { size_wh: 800, filled_wh: 400 },
            marginal_buys: Margin::default(),
            flow_wh: -500,
            line_earned_micro: 5_000,
        };
        let references = References {
            dynamic: 151_234,
            time_of_use: 225_000,
            demand_response: 150_000,
            grid_stability: 180_000,
        };
        let zones = vec![ZoneBatch { clearing, references }];
        let slots =
            vec![SlotBatch { slot: 9, batch: 300, zones }, SlotBatch { slot: 10, batch: 1, zones: vec![] }];
        let mut storage = MockStorage::new();
        BatchWork { slots: slots.clone() }.save(&mut storage);
        assert_eq!(BatchWork::load(&storage).unwrap(), BatchWork { slots });
        BatchWork::remove(&mut storage);
        assert_eq!(BatchWork::load(&storage).unwrap(), BatchWork::default());
    }

    #[test]
    fn a_cursor_comes_back_as_it_was() {
        let steps = [
            FillStep::default(),
            FillStep::Better { side: Side::Buy },
            FillStep::Marginal { side: Side::Sell, after_id: u64::MAX, seen_wh: 0 },
            FillStep::Marginal { side: Side::Buy, after_id: 7, seen_wh: 9_000 },
        ];
        for step in steps {
            let cursor = FillCursor { slot_at: 2, zone_at: 16, step };
            let mut bytes = Vec::new();
            cursor.encode(&mut bytes);
            assert_eq!(FillCursor::decode(&mut Reader::new(&bytes)), Ok(cursor));
        }
        assert!(FillCursor::decode(&mut Reader::new(&[0, 0, 4])).is_err());
    }
}
