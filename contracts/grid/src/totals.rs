//! A slot's zones, packed: every slot writes them, and a byte costs 30 gas.

use cosmwasm_std::{Binary, Uint64};
use interface::grid::ZoneTotals;
use units::pack::{PackError, Reader, write_i64, write_u64};

/// `(zone_id varint | eight energies varint, in the order of the fields | line_flow_wh zigzag | price + 1 varint, 0 for none)*`
pub fn pack(zones: &[ZoneTotals]) -> Binary {
    let mut bytes = Vec::with_capacity(zones.len() * 32);
    for zone in zones {
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
    bytes.into()
}

pub fn unpack(bytes: &[u8]) -> Result<Vec<ZoneTotals>, PackError> {
    let mut reader = Reader::new(bytes);
    let mut zones = Vec::new();
    while !reader.is_empty() {
        zones.push(zone(&mut reader)?);
    }
    Ok(zones)
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
        price_micro_per_kwh: reader.u64()?.checked_sub(1).and_then(|price| u32::try_from(price).ok()),
    })
}

#[cfg(test)]
mod tests {
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
        let zones = vec![ZoneTotals { price_micro_per_kwh: None, ..zone.clone() }, zone];
        assert_eq!(unpack(&pack(&zones)), Ok(zones));
    }
}
