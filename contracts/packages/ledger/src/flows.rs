use clearing::ZoneClearing;
use cosmwasm_std::{Order, Storage};
use units::{
    MoneyMicro, PriceMicroPerKwh,
    pack::{PackError, Reader, write_i64, write_i128, write_u64},
};

use crate::{
    error::LedgerError,
    keys::{self, after},
};

/// What the batches of a slot came to: `batches varint`, then for each zone that took part `zone_id varint | sold_wh varint | bought_wh varint |
/// flow_wh zigzag | line_earned_micro zigzag | 0 or last price + 1 varint`, the price in micro per kWh. A slot in which nothing traded has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flows {
    /// Batches that traded.
    pub batches: u32,
    /// In order of id.
    zones: Vec<ZoneFlows>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ZoneFlows {
    pub zone_id: u32,
    pub sold_wh: u64,
    pub bought_wh: u64,
    /// On the zone's line, positive towards the root.
    pub flow_wh: i64,
    pub line_earned_micro: MoneyMicro,
    /// Of the latest batch in which the zone traded.
    pub last_price_micro_per_kwh: Option<PriceMicroPerKwh>,
}

impl Flows {
    pub fn load(storage: &dyn Storage, slot: u32) -> Result<Self, LedgerError> {
        match storage.get(&keys::flows(slot)) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage, slot: u32) {
        storage.set(&keys::flows(slot), &self.encode());
    }

    pub fn remove(storage: &mut dyn Storage, slot: u32) {
        storage.remove(&keys::flows(slot));
    }

    /// The first slot from `slot` on for which something traded.
    pub fn next_slot(storage: &dyn Storage, slot: u32) -> Option<u32> {
        let (first, end) = (keys::flows(slot), after(&keys::all_flows()));
        let key = storage.range_keys(Some(&first), Some(&end), Order::Ascending).next()?;
        Some(u32::from_be_bytes(*key.last_chunk()?))
    }

    pub fn zones(&self) -> &[ZoneFlows] {
        &self.zones
    }

    /// Nothing for a zone that took no part.
    pub fn zone(&self, zone_id: u32) -> ZoneFlows {
        let found = self.zones.binary_search_by_key(&zone_id, |zone| zone.zone_id);
        found.map_or(ZoneFlows { zone_id, ..ZoneFlows::default() }, |at| self.zones[at])
    }

    pub fn zone_mut(&mut self, zone_id: u32) -> &mut ZoneFlows {
        let found = self.zones.binary_search_by_key(&zone_id, |zone| zone.zone_id);
        let at = found.unwrap_or_else(|at| {
            self.zones.insert(at, ZoneFlows { zone_id, ..ZoneFlows::default() });
            at
        });
        &mut self.zones[at]
    }

    /// Adds a batch that traded; its number.
    pub fn add<'a>(&mut self, cleared: impl Iterator<Item = &'a ZoneClearing>) -> u32 {
        for zone in cleared.filter(|zone| took_part(zone)) {
            let flows = self.zone_mut(zone.zone);
            flows.sold_wh = flows.sold_wh.saturating_add(zone.sold_wh);
            flows.bought_wh = flows.bought_wh.saturating_add(zone.bought_wh);
            flows.flow_wh = flows.flow_wh.saturating_add(zone.flow_wh);
            flows.line_earned_micro = flows.line_earned_micro.saturating_add(zone.line_earned_micro);
            flows.last_price_micro_per_kwh = zone.traded_price().or(flows.last_price_micro_per_kwh);
        }
        self.batches = self.batches.saturating_add(1);
        self.batches
    }

    /// What all lines earned.
    pub fn line_earned_micro(&self) -> MoneyMicro {
        self.zones.iter().fold(0, |sum: MoneyMicro, zone| sum.saturating_add(zone.line_earned_micro))
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.zones.len() * 16);
        write_u64(&mut bytes, self.batches.into());
        for zone in &self.zones {
            let numbers = [u64::from(zone.zone_id), zone.sold_wh, zone.bought_wh];
            numbers.into_iter().for_each(|number| write_u64(&mut bytes, number));
            write_i64(&mut bytes, zone.flow_wh);
            write_i128(&mut bytes, zone.line_earned_micro);
            encode_price(&mut bytes, zone.last_price_micro_per_kwh);
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let batches = reader.u32()?;
        let mut zones = Vec::new();
        while !reader.is_empty() {
            zones.push(ZoneFlows {
                zone_id: reader.u32()?,
                sold_wh: reader.u64()?,
                bought_wh: reader.u64()?,
                flow_wh: reader.i64()?,
                line_earned_micro: reader.i128()?,
                last_price_micro_per_kwh: reader.u64()?.checked_sub(1),
            });
        }
        Ok(Self { batches, zones })
    }
}

/// Whether a zone traded or its line carries anything.
pub fn took_part(zone: &ZoneClearing) -> bool {
    zone.traded() || zone.flow_wh != 0
}

/// None as 0, others one higher.
pub fn encode_price(bytes: &mut Vec<u8>, price_micro_per_kwh: Option<PriceMicroPerKwh>) {
    write_u64(bytes, price_micro_per_kwh.map_or(0, |price| price.saturating_add(1)));
}

#[cfg(test)]
mod tests {
    use clearing::Margin;
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    fn cleared(zone: u32, price_micro_per_kwh: u64, sold_wh: u64, flow_wh: i64) -> ZoneClearing {
        ZoneClearing {
            zone,
            price_micro_per_kwh,
            sold_wh,
            bought_wh: 0,
            marginal_sells: Margin::default(),
            marginal_buys: Margin::default(),
            flow_wh,
            line_earned_micro: 10 * i128::from(flow_wh.abs()),
        }
    }

    #[test]
    fn batches_add_up_and_come_back() {
        let mut storage = MockStorage::new();
        let mut flows = Flows::default();
        assert_eq!(flows.add([cleared(0, 90_000, 0, 0), cleared(2, 100_000, 500, 500)].iter()), 1);
        assert_eq!(flows.add([cleared(1, 0, 700, -20), cleared(2, 120_000, 0, -100)].iter()), 2);
        flows.save(&mut storage, 9);
        assert_eq!(Flows::load(&storage, 9).unwrap(), flows);
        assert_eq!(flows.zones().iter().map(|zone| zone.zone_id).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(flows.zone(1).last_price_micro_per_kwh, Some(0));
        let second = flows.zone(2);
        assert_eq!((second.flow_wh, second.sold_wh), (400, 500));
        assert_eq!(second.last_price_micro_per_kwh, Some(100_000), "it only carried in the second");
        assert_eq!(flows.line_earned_micro(), 6_200);
    }

    #[test]
    fn the_next_slot_with_trades_is_found() {
        let mut storage = MockStorage::new();
        let flows = Flows { batches: 1, zones: vec![] };
        [7, 300].into_iter().for_each(|slot| flows.save(&mut storage, slot));
        let rows = [(0, Some(7)), (7, Some(7)), (8, Some(300)), (301, None)];
        for (slot, next) in rows {
            assert_eq!(Flows::next_slot(&storage, slot), next);
        }
    }
}
