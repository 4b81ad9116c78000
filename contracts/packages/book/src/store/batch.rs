use clearing::ZoneClearing;
use cosmwasm_std::{Order, Storage};
use forward::References;
use ledger::encode_price;
use ledger::keys::after;
use units::{
    MoneyMicro, PriceMicroPerKwh,
    pack::{PackError, Reader, write_i64, write_i128, write_u64},
};

use crate::{
    error::BookError,
    keys,
    store::references::{decode_references, encode_references},
};

/// A batch that traded, kept to tell every order what became of it: `flags u8 | cleared_at varint | id_bound varint | bundle_id varint`, then for each zone
/// that took part `zone_id varint | 0 or price + 1 varint | sold_wh varint | bought_wh varint | flow_wh zigzag | line_earned_micro zigzag |` references. Flag
/// 1: a bundle's; 2: with references.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRecord {
    /// Unix seconds.
    pub cleared_at: u64,
    /// Orders with this id or a later one were not part of it.
    pub id_bound: u64,
    pub bundle_id: Option<u64>,
    /// Zones that traded or whose line carries something, in order of id.
    pub zones: Vec<BatchZone>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchZone {
    pub zone_id: u32,
    /// `None` if only its line carries something.
    pub price_micro_per_kwh: Option<PriceMicroPerKwh>,
    pub sold_wh: u64,
    pub bought_wh: u64,
    pub flow_wh: i64,
    pub line_earned_micro: MoneyMicro,
    /// What model prices followed; kept only for slots that hold any.
    pub references: Option<References>,
}

const BUNDLE: u8 = 1;
const REFERENCES: u8 = 2;

impl BatchZone {
    pub fn new(clearing: &ZoneClearing, references: Option<References>) -> Self {
        Self {
            zone_id: clearing.zone,
            price_micro_per_kwh: clearing.traded_price(),
            sold_wh: clearing.sold_wh,
            bought_wh: clearing.bought_wh,
            flow_wh: clearing.flow_wh,
            line_earned_micro: clearing.line_earned_micro,
            references,
        }
    }
}

impl BatchRecord {
    pub fn load(storage: &dyn Storage, slot: u32, batch: u32) -> Result<Option<Self>, BookError> {
        Ok(storage.get(&keys::batch(slot, batch)).map(|bytes| Self::decode(&bytes)).transpose()?)
    }

    pub fn save(&self, storage: &mut dyn Storage, slot: u32, batch: u32) {
        storage.set(&keys::batch(slot, batch), &self.encode());
    }

    pub fn zone(&self, zone_id: u32) -> Option<&BatchZone> {
        self.zones.iter().find(|zone| zone.zone_id == zone_id)
    }

    /// Batches of a slot with their numbers from `first` to `last`, in the order asked for.
    pub fn of_slot(
        storage: &dyn Storage,
        slot: u32,
        (first, last): (u32, u32),
        order: Order,
    ) -> impl Iterator<Item = Result<(u32, Self), BookError>> + '_ {
        let (first, end) = (keys::batch(slot, first), after(&keys::batch(slot, last)));
        storage.range(Some(&first), Some(&end), order).map(|(key, bytes)| {
            let batch = key.last_chunk().ok_or(PackError::Truncated { at: key.len() })?;
            Ok((u32::from_be_bytes(*batch), Self::decode(&bytes)?))
        })
    }

    fn encode(&self) -> Vec<u8> {
        let with_references = self.zones.iter().any(|zone| zone.references.is_some());
        let mut bytes = Vec::with_capacity(16 + self.zones.len() * 24);
        bytes.push(
            if self.bundle_id.is_some() { BUNDLE } else { 0 } | if with_references { REFERENCES } else { 0 },
        );
        write_u64(&mut bytes, self.cleared_at);
        write_u64(&mut bytes, self.id_bound);
        if let Some(bundle_id) = self.bundle_id {
            write_u64(&mut bytes, bundle_id);
        }
        for zone in &self.zones {
            write_u64(&mut bytes, zone.zone_id.into());
            encode_price(&mut bytes, zone.price_micro_per_kwh);
            write_u64(&mut bytes, zone.sold_wh);
            write_u64(&mut bytes, zone.bought_wh);
            write_i64(&mut bytes, zone.flow_wh);
            write_i128(&mut bytes, zone.line_earned_micro);
            if let Some(references) = &zone.references {
                encode_references(references, &mut bytes);
            }
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let flags = reader.u8()?;
        let (cleared_at, id_bound) = (reader.u64()?, reader.u64()?);
        let bundle_id = if flags & BUNDLE == 0 { None } else { Some(reader.u64()?) };
        let mut zones = Vec::new();
        while !reader.is_empty() {
            zones.push(BatchZone {
                zone_id: reader.u32()?,
                price_micro_per_kwh: reader.u64()?.checked_sub(1),
                sold_wh: reader.u64()?,
                bought_wh: reader.u64()?,
                flow_wh: reader.i64()?,
                line_earned_micro: reader.i128()?,
                references: if flags & REFERENCES == 0 {
                    None
                } else {
                    Some(decode_references(&mut reader)?)
                },
            });
        }
        Ok(Self { cleared_at, id_bound, bundle_id, zones })
    }
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn batches_come_back_as_they_were_in_the_order_asked_for() {
        let mut storage = MockStorage::new();
        let zone = BatchZone {
            zone_id: 3,
            price_micro_per_kwh: Some(110_000),
            sold_wh: 1_600,
            bought_wh: 1_100,
            flow_wh: 500,
            line_earned_micro: 5_000,
            references: None,
        };
        let plain =
            BatchRecord { cleared_at: 1_700_000_000, id_bound: 9, bundle_id: None, zones: vec![zone] };
        let references =
            References { dynamic: 151_234, time_of_use: 0, demand_response: 1, grid_stability: 2 };
        let only_carries = BatchZone { zone_id: 4, price_micro_per_kwh: None, ..zone };
        let zones = [zone, only_carries].map(|zone| BatchZone { references: Some(references), ..zone });
        let bundle = BatchRecord { bundle_id: Some(7), zones: zones.to_vec(), ..plain.clone() };
        plain.save(&mut storage, 9, 1);
        bundle.save(&mut storage, 9, 2);
        plain.save(&mut storage, 9, 300);
        plain.save(&mut storage, 10, 1);
        assert_eq!(BatchRecord::load(&storage, 9, 2).unwrap(), Some(bundle.clone()));
        assert_eq!(BatchRecord::load(&storage, 9, 3).unwrap(), None);
        let numbers = |range, order| {
            let batches = BatchRecord::of_slot(&storage, 9, range, order);
            batches.map(|batch| batch.unwrap().0).collect::<Vec<_>>()
        };
        assert_eq!(numbers((1, u32::MAX), Order::Descending), [300, 2, 1]);
        assert_eq!(numbers((2, 299), Order::Ascending), [2]);
    }
}
