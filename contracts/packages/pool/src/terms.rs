use cosmwasm_std::Addr;
use interface::grid::{SlotGrid, Tariff};
use settlement::{GridZone, Terms};
use units::pack::{PackError, Reader, write_u64};

use crate::error::TermsError;

/// The most zones times prices that one slot is cleared with: they bound a tick's memory and time.
const MAX_CELLS: u64 = 1 << 18;

/// What the grid and the registry said of a slot when its work began: it holds until the slot is final.
///
/// Packed: `bank_count | price tick | feed_in | retail | trading_fee`, then for each zone `id | 0 or parent + 1 | fee | up_wh | down_wh | room_wh | islanded u8
/// | operator`, numbers as varints, the operator with its length before it, and of length 0 where it is that of the zone before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotTerms {
    pub bank_count: u32,
    pub price_tick_micro_per_kwh: u32,
    pub tariff: Tariff,
    pub zones: Vec<TermsZone>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermsZone {
    pub zone_id: u32,
    pub parent_id: Option<u32>,
    pub fee_micro_per_kwh: u32,
    /// Of its line as it is when nobody cuts it off; without meaning for the root.
    pub capacity_up_wh: u64,
    pub capacity_down_wh: u64,
    pub islanded: bool,
    pub storage_room_wh: u64,
    pub operator: String,
}

impl SlotTerms {
    /// Takes over the grid's terms. Without `storage` nothing is held.
    pub fn new(grid: SlotGrid, bank_count: u32, storage: bool) -> Self {
        let mut zones: Vec<TermsZone> = grid
            .zones
            .into_iter()
            .map(|zone| TermsZone {
                zone_id: zone.zone_id,
                parent_id: zone.parent_id,
                fee_micro_per_kwh: zone.fee_micro_per_kwh,
                capacity_up_wh: zone.capacity_up_wh.u64(),
                capacity_down_wh: zone.capacity_down_wh.u64(),
                islanded: zone.islanded,
                storage_room_wh: if storage { zone.storage_room_wh.u64() } else { 0 },
                operator: zone.operator.into_string(),
            })
            .collect();
        zones.sort_unstable_by_key(|zone| zone.zone_id);
        Self {
            bank_count,
            price_tick_micro_per_kwh: grid.price_tick_micro_per_kwh,
            tariff: grid.tariff,
            zones,
        }
    }

    pub fn operator_of(&self, zone_id: u32) -> Option<Addr> {
        let zone = self.zones.iter().find(|zone| zone.zone_id == zone_id)?;
        Some(Addr::unchecked(&zone.operator))
    }

    /// The engine's terms, checked.
    pub fn check(&self) -> Result<Terms, TermsError> {
        let tariff = settlement::Tariff {
            feed_in_micro_per_kwh: self.tariff.feed_in_micro_per_kwh.into(),
            retail_micro_per_kwh: self.tariff.retail_micro_per_kwh.into(),
            trading_fee_micro_per_kwh: self.tariff.trading_fee_micro_per_kwh.into(),
        };
        let zones: Vec<GridZone> = self
            .zones
            .iter()
            .map(|zone| GridZone {
                id: zone.zone_id,
                parent: zone.parent_id,
                fee_micro_per_kwh: zone.fee_micro_per_kwh.into(),
                islanded: zone.islanded,
                storage_room_wh: zone.storage_room_wh,
            })
            .collect();
        let terms = Terms::new(tariff, self.price_tick_micro_per_kwh.into(), &zones)?;
        let (zones, prices) = (zones.len() as u64, terms.grid().ticks() as u64);
        match zones.checked_mul(prices) {
            Some(cells) if cells <= MAX_CELLS => Ok(terms),
            _ => Err(TermsError::TooWide { zones, prices, most: MAX_CELLS }),
        }
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.zones.len() * 64);
        let Tariff { feed_in_micro_per_kwh, retail_micro_per_kwh, trading_fee_micro_per_kwh } = self.tariff;
        for number in [
            self.bank_count,
            self.price_tick_micro_per_kwh,
            feed_in_micro_per_kwh,
            retail_micro_per_kwh,
            trading_fee_micro_per_kwh,
        ] {
            write_u64(&mut bytes, number.into());
        }
        let mut operator_before = "";
        for zone in &self.zones {
            write_u64(&mut bytes, zone.zone_id.into());
            write_u64(&mut bytes, zone.parent_id.map_or(0, |parent| u64::from(parent) + 1));
            write_u64(&mut bytes, zone.fee_micro_per_kwh.into());
            for wh in [zone.capacity_up_wh, zone.capacity_down_wh, zone.storage_room_wh] {
                write_u64(&mut bytes, wh);
            }
            bytes.push(zone.islanded.into());
            let operator = if zone.operator == operator_before { "" } else { &zone.operator };
            write_u64(&mut bytes, operator.len() as u64);
            bytes.extend_from_slice(operator.as_bytes());
            operator_before = &zone.operator;
        }
        bytes
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let (bank_count, price_tick_micro_per_kwh) = (reader.u32()?, reader.u32()?);
        let tariff = Tariff {
            feed_in_micro_per_kwh: reader.u32()?,
            retail_micro_per_kwh: reader.u32()?,
            trading_fee_micro_per_kwh: reader.u32()?,
        };
        let mut zones: Vec<TermsZone> = Vec::new();
        while !reader.is_empty() {
            let operator_before = zones.last().map_or("", |zone| &zone.operator);
            zones.push(TermsZone::decode(&mut reader, operator_before)?);
        }
        Ok(Self { bank_count, price_tick_micro_per_kwh, tariff, zones })
    }
}

impl TermsZone {
    fn decode(reader: &mut Reader<'_>, operator_before: &str) -> Result<Self, PackError> {
        let zone_id = reader.u32()?;
        let parent = reader.u64()?;
        let parent_id = match parent.checked_sub(1) {
            None => None,
            Some(id) => Some(u32::try_from(id).map_err(|_| PackError::TooLarge { at: reader.position() })?),
        };
        let (fee_micro_per_kwh, capacity_up_wh, capacity_down_wh) =
            (reader.u32()?, reader.u64()?, reader.u64()?);
        let storage_room_wh = reader.u64()?;
        let islanded = reader.u8()? == 1;
        let operator = (0..reader.u64()?).map(|_| reader.u8()).collect::<Result<Vec<u8>, _>>()?;
        let operator = match operator.as_slice() {
            [] => operator_before.to_string(),
            operator => String::from_utf8_lossy(operator).into_owned(),
        };
        Ok(Self {
            zone_id,
            parent_id,
            fee_micro_per_kwh,
            capacity_up_wh,
            capacity_down_wh,
            islanded,
            storage_room_wh,
            operator,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(price_tick_micro_per_kwh: u32) -> SlotTerms {
        let zone = |zone_id, parent_id| TermsZone {
            zone_id,
            parent_id,
            fee_micro_per_kwh: 10_000,
            capacity_up_wh: 40_000,
            capacity_down_wh: u64::MAX,
            islanded: zone_id == 1,
            storage_room_wh: 500,
            operator: "watt1operator".to_string(),
        };
        SlotTerms {
            bank_count: 3,
            price_tick_micro_per_kwh,
            tariff: Tariff {
                feed_in_micro_per_kwh: 80_000,
                retail_micro_per_kwh: 300_000,
                trading_fee_micro_per_kwh: 2_000,
            },
            zones: vec![zone(0, None), zone(1, Some(0))],
        }
    }

    #[test]
    fn terms_come_back_as_they_were() {
        let mut given = terms(1_000);
        for (zone_id, operator) in (2..).zip(["watt1other", "watt1other", "watt1operator"]) {
            given.zones.push(TermsZone { zone_id, operator: operator.to_string(), ..given.zones[1].clone() });
        }
        assert_eq!(SlotTerms::decode(&given.encode()), Ok(given));
    }

    #[test]
    fn a_market_that_is_too_wide_for_a_tick_is_refused() {
        let mut wide = terms(1_000);
        wide.tariff = Tariff {
            feed_in_micro_per_kwh: 0,
            retail_micro_per_kwh: 65_535_000,
            trading_fee_micro_per_kwh: 0,
        };
        assert!(wide.check().is_ok());
        for zone_id in 2..5 {
            wide.zones.push(TermsZone { zone_id, ..wide.zones[1].clone() });
        }
        assert!(matches!(wide.check(), Err(TermsError::TooWide { zones: 5, prices: 65_536, .. })));
    }
}
