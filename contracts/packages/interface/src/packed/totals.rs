use cosmwasm_std::Uint64;
use units::pack::{PackError, Reader, write_i64, write_u64};

use crate::grid::ZoneTotals;

/// What each zone did in a slot: `number of zones varint | (zone_id varint | eight energies varint, in the order of the fields | line_flow_wh zigzag |
/// price + 1 varint, 0 for none)*`, ids strictly ascending.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SlotTotals(pub Vec<ZoneTotals>);

impl SlotTotals {
    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let number = reader.u64()?;
        let totals = Self::read(&mut reader)?;
        if totals.0.len() as u64 != number {
            return Err(PackError::Unexpected { value: number, at: reader.position() });
        }
        Ok(totals)
    }

    /// As older code stored them: the zones alone.
    pub fn decode_without_number(bytes: &[u8]) -> Result<Self, PackError> {
        Self::read(&mut Reader::new(bytes))
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let mut zones: Vec<ZoneTotals> = Vec::new();
        while !reader.is_empty() {
            let zone = zone(reader)?;
            if zones.last().is_some_and(|before| before.zone_id >= zone.zone_id) {
                return Err(PackError::Unexpected { value: zone.zone_id.into(), at: reader.position() });
            }
            zones.push(zone);
        }
        Ok(Self(zones))
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(1 + self.0.len() * 32);
        write_u64(&mut bytes, self.0.len() as u64);
        for zone in &self.0 {
            write_u64(&mut bytes, zone.zone_id.into());
            for energy_wh in [
                zone.import_wh,
                zone.export_wh,
                zone.pool_sold_wh,
                zone.pool_bought_wh,
                zone.utility_sold_wh,
                zone.utility_bought_wh,
                zone.held_wh,
                zone.used_wh,
            ] {
                write_u64(&mut bytes, energy_wh.u64());
            }
            write_i64(&mut bytes, zone.line_flow_wh);
            write_u64(&mut bytes, zone.price_micro_per_kwh.map_or(0, |price| u64::from(price) + 1));
        }
        bytes
    }
}

fn zone(reader: &mut Reader<'_>) -> Result<ZoneTotals, PackError> {
    let zone_id = reader.u32()?;
    let mut energy_wh = || reader.u64().map(Uint64::new);
    Ok(ZoneTotals {
        zone_id,
        import_wh: energy_wh()?,
        export_wh: energy_wh()?,
        pool_sold_wh: energy_wh()?,
        pool_bought_wh: energy_wh()?,
        utility_sold_wh: energy_wh()?,
        utility_bought_wh: energy_wh()?,
        held_wh: energy_wh()?,
        used_wh: energy_wh()?,
        line_flow_wh: reader.i64()?,
        price_micro_per_kwh: price(reader)?,
    })
}

fn price(reader: &mut Reader<'_>) -> Result<Option<u32>, PackError> {
    let at = reader.position();
    let after_price = reader.u64()?.checked_sub(1);
    after_price.map(u32::try_from).transpose().map_err(|_| PackError::TooLarge { at })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn totals_come_back_as_they_were() {
        let energy = Uint64::new;
        let zone = ZoneTotals {
            zone_id: 3,
            import_wh: energy(1),
            export_wh: energy(u64::MAX),
            pool_sold_wh: energy(2),
            pool_bought_wh: energy(3),
            utility_sold_wh: energy(4),
            utility_bought_wh: energy(5),
            held_wh: energy(6),
            used_wh: energy(7),
            line_flow_wh: -8,
            price_micro_per_kwh: Some(u32::MAX),
        };
        let totals =
            SlotTotals(vec![ZoneTotals { zone_id: 2, price_micro_per_kwh: None, ..zone.clone() }, zone]);
        assert_eq!(SlotTotals::decode(&totals.encode()), Ok(totals));
    }

    proptest! {
        #[test]
        fn any_bytes_decode_to_totals_that_encode_to_them_or_to_an_error(bytes in prop::collection::vec(0..0x90u8, 0..48)) {
            if let Ok(totals) = SlotTotals::decode(&bytes) {
                prop_assert_eq!(totals.encode(), bytes);
            }
        }
    }
}
