use clearing::{ClearingError, Line, PriceGrid, Tree, Zone};
use cosmwasm_std::Storage;
use forward::line_left;
use interface::grid::SlotGrid;
use ledger::Flows;
use units::pack::{PackError, Reader, write_u64};

use crate::{error::BookError, keys};

/// Zones and lines of a slot as the grid said when a batch last asked: `terms_version varint`, then for each zone `zone_id varint | 0 or parent + 1
/// varint | fee varint | capacity up varint | capacity down varint`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// While the grid's stands at this, the lines hold.
    pub terms_version: u64,
    zones: Vec<Zone>,
}

impl Lines {
    /// The line of an island carries nothing.
    pub fn new(terms_version: u64, grid: &SlotGrid) -> Self {
        let zones = grid.zones.iter().map(|zone| {
            let capacity = |wh: u64| if zone.islanded { 0 } else { wh };
            let line = zone.parent_id.map(|parent| Line {
                parent,
                fee_micro_per_kwh: zone.fee_micro_per_kwh.into(),
                capacity_up_wh: capacity(zone.capacity_up_wh.u64()),
                capacity_down_wh: capacity(zone.capacity_down_wh.u64()),
            });
            Zone { id: zone.zone_id, line }
        });
        Self { terms_version, zones: zones.collect() }
    }

    pub fn load(storage: &dyn Storage, slot: u32) -> Result<Option<Self>, BookError> {
        Ok(storage.get(&keys::lines(slot)).map(|bytes| Self::decode(&bytes)).transpose()?)
    }

    pub fn save(&self, storage: &mut dyn Storage, slot: u32) {
        storage.set(&keys::lines(slot), &self.encode());
    }

    pub fn remove(storage: &mut dyn Storage, slot: u32) {
        storage.remove(&keys::lines(slot));
    }

    /// Zones with what earlier batches left of their lines.
    pub fn left(&self, flows: &Flows) -> Vec<Zone> {
        let left = |zone: &Zone| Zone {
            line: zone.line.map(|line| line_left(line, flows.zone(zone.id).flow_wh)),
            ..*zone
        };
        self.zones.iter().map(left).collect()
    }

    /// What a batch clears on.
    pub fn tree(&self, grid: &PriceGrid, flows: &Flows) -> Result<Tree, ClearingError> {
        Tree::new(*grid, &self.left(flows))
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.zones.len() * 12);
        write_u64(&mut bytes, self.terms_version);
        for Zone { id, line } in &self.zones {
            write_u64(&mut bytes, (*id).into());
            write_u64(&mut bytes, line.map_or(0, |line| u64::from(line.parent) + 1));
            if let Some(line) = line {
                let numbers = [line.fee_micro_per_kwh, line.capacity_up_wh, line.capacity_down_wh];
                numbers.into_iter().for_each(|number| write_u64(&mut bytes, number));
            }
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let terms_version = reader.u64()?;
        let mut zones = Vec::new();
        while !reader.is_empty() {
            let id = reader.u32()?;
            let at = reader.position();
            let line = match reader.u64()?.checked_sub(1) {
                None => None,
                Some(parent) => Some(Line {
                    parent: u32::try_from(parent).map_err(|_| PackError::TooLarge { at })?,
                    fee_micro_per_kwh: reader.u64()?,
                    capacity_up_wh: reader.u64()?,
                    capacity_down_wh: reader.u64()?,
                }),
            };
            zones.push(Zone { id, line });
        }
        Ok(Self { terms_version, zones })
    }
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::{Addr, testing::MockStorage};
    use interface::grid::{SlotZone, Tariff};

    use super::*;

    fn grid() -> SlotGrid {
        let zone = |zone_id, parent_id, islanded| SlotZone {
            zone_id,
            parent_id,
            operator: Addr::unchecked("operator"),
            fee_micro_per_kwh: 10_000,
            capacity_up_wh: 500u64.into(),
            capacity_down_wh: u64::MAX.into(),
            islanded,
            storage_room_wh: 0u64.into(),
        };
        let tariff = Tariff {
            feed_in_micro_per_kwh: 80_000,
            retail_micro_per_kwh: 300_000,
            trading_fee_micro_per_kwh: 2_000,
        };
        let zones = vec![zone(0, None, false), zone(1, Some(0), false), zone(2, Some(0), true)];
        SlotGrid { slot: 9, price_tick_micro_per_kwh: 1_000, tariff, zones }
    }

    #[test]
    fn lines_come_back_as_they_were() {
        let mut storage = MockStorage::new();
        let lines = Lines::new(77, &grid());
        lines.save(&mut storage, 9);
        assert_eq!(Lines::load(&storage, 9).unwrap(), Some(lines));
        assert_eq!(Lines::load(&storage, 8).unwrap(), None);
    }

    #[test]
    fn an_island_has_no_line_and_a_flow_leaves_less() {
        let mut flows = Flows::default();
        flows.zone_mut(1).flow_wh = 200;
        let left = Lines::new(77, &grid()).left(&flows);
        let capacities =
            left.iter().map(|zone| zone.line.map(|line| (line.capacity_up_wh, line.capacity_down_wh)));
        assert_eq!(capacities.collect::<Vec<_>>(), [None, Some((300, u64::MAX)), Some((0, 0))]);
    }
}
