use cosmwasm_std::Storage;
use forward::BookCurve;
use units::pack::{PackError, Reader};

use crate::{error::BookError, keys, store::scan::under};

/// What rests in a zone, as far as changes are applied: what clearing sums. A zone in which nothing rests has none.
pub fn load_curve(storage: &dyn Storage, slot: u32, zone_id: u32) -> Result<BookCurve, BookError> {
    match storage.get(&keys::curve(slot, zone_id)) {
        Some(bytes) => decode(&bytes),
        None => Ok(BookCurve::new()),
    }
}

pub fn save_curve(storage: &mut dyn Storage, slot: u32, zone_id: u32, curve: &BookCurve) {
    if curve.is_empty() {
        storage.remove(&keys::curve(slot, zone_id));
        return;
    }
    let mut bytes = Vec::with_capacity(64);
    curve.pack(&mut bytes);
    storage.set(&keys::curve(slot, zone_id), &bytes);
}

/// Every zone of a slot in which something rests, in order of id.
pub fn curves_of_slot(
    storage: &dyn Storage,
    slot: u32,
) -> impl Iterator<Item = Result<(u32, BookCurve), BookError>> + '_ {
    under(storage, &keys::curves_of_slot(slot), None).map(|(key, bytes)| {
        let zone_id = key.last_chunk().ok_or(PackError::Truncated { at: key.len() })?;
        Ok((u32::from_be_bytes(*zone_id), decode(&bytes)?))
    })
}

fn decode(bytes: &[u8]) -> Result<BookCurve, BookError> {
    let mut reader = Reader::new(bytes);
    let curve = BookCurve::unpack(&mut reader)?;
    reader.finish()?;
    Ok(curve)
}

#[cfg(test)]
mod tests {
    use clearing::Side;
    use cosmwasm_std::testing::MockStorage;
    use forward::Kind;

    use super::*;

    #[test]
    fn curves_of_a_slot_come_in_order_of_zone_and_empty_ones_are_not_kept() {
        let mut storage = MockStorage::new();
        let mut curve = BookCurve::new();
        curve.add(Kind::Dynamic, Side::Sell, -3, 500).unwrap();
        for (slot, zone_id) in [(8, 300), (9, 2), (9, 1), (10, 0)] {
            save_curve(&mut storage, slot, zone_id, &curve);
        }
        let found: Vec<_> = curves_of_slot(&storage, 9).collect::<Result<_, _>>().unwrap();
        assert_eq!(found, [(1, curve.clone()), (2, curve.clone())]);
        assert_eq!(load_curve(&storage, 8, 300).unwrap(), curve);
        save_curve(&mut storage, 8, 300, &BookCurve::new());
        assert_eq!(curves_of_slot(&storage, 8).count(), 0);
        assert_eq!(load_curve(&storage, 8, 300).unwrap(), BookCurve::new());
    }
}
