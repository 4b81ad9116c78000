//! Keys of packed values. Their first byte is no UTF-8, so no named item meets them.

use clearing::Side;
use forward::{Kind, rank};
use ledger::keys::key;

const BOOK: u8 = 0x80;
const LINES: u8 = 0x81;
const CURVE: u8 = 0x83;
const LIST: u8 = 0x84;
const ORDER: u8 = 0x85;
const FILL: u8 = 0x86;
const CHANGES: u8 = 0x87;
const CONDITIONAL: u8 = 0x88;
const BUNDLE: u8 = 0x89;
const EXPIRY: u8 = 0x8a;
const BATCH: u8 = 0x8d;
const FORWARD_CLOCK: u8 = 0x8e;
const BATCH_WORK: u8 = 0x8f;
const PRICES_WITHOUT_MEANS: u8 = 0x90;
const DELEGATES: u8 = 0x91;
const SEEN: u8 = 0x92;
const ZONE_PRICES: u8 = 0x93;

/// The first bytes of the book's keys.
pub const FIRST_BYTES: [u8; 16] = [
    BOOK,
    LINES,
    CURVE,
    LIST,
    ORDER,
    FILL,
    CHANGES,
    CONDITIONAL,
    BUNDLE,
    EXPIRY,
    BATCH,
    FORWARD_CLOCK,
    BATCH_WORK,
    ZONE_PRICES,
    DELEGATES,
    SEEN,
];

/// [`crate::store::ForwardClock`].
pub const CLOCK: [u8; 1] = [FORWARD_CLOCK];

/// [`crate::store::BatchWork`].
pub const WORK: [u8; 1] = [BATCH_WORK];

/// [`crate::store::ZonePrices`].
pub const PRICES: [u8; 1] = [ZONE_PRICES];

/// What [`PRICES`] was before it knew the day's mean prices.
pub const OLD_PRICES: [u8; 1] = [PRICES_WITHOUT_MEANS];

/// [`interface::packed::Signals`] with which model prices were last looked at.
pub const SIGNALS_SEEN: [u8; 1] = [SEEN];

/// [`crate::store::SlotBook`].
pub fn book(slot: u32) -> Vec<u8> {
    key(BOOK, &[slot])
}

/// [`crate::store::Lines`].
pub fn lines(slot: u32) -> Vec<u8> {
    key(LINES, &[slot])
}

/// [`forward::BookCurve`].
pub fn curve(slot: u32, zone_id: u32) -> Vec<u8> {
    key(CURVE, &[slot, zone_id])
}

/// Curves of a slot.
pub fn curves_of_slot(slot: u32) -> Vec<u8> {
    key(CURVE, &[slot])
}

/// Entries of a slot's orders.
pub fn list_of_slot(slot: u32) -> Vec<u8> {
    key(LIST, &[slot])
}

/// Entries of one zone.
pub fn list_of_zone(slot: u32, zone_id: u32) -> Vec<u8> {
    key(LIST, &[slot, zone_id])
}

/// Entries of one kind and side.
pub fn list(slot: u32, zone_id: u32, kind: Kind, side: Side) -> Vec<u8> {
    let mut key = list_of_zone(slot, zone_id);
    key.push(kind.code() * 2 + u8::from(matches!(side, Side::Sell)));
    key
}

/// Entries at one level, best level first.
pub fn list_level(slot: u32, zone_id: u32, kind: Kind, side: Side, level: i16) -> Vec<u8> {
    let mut key = list(slot, zone_id, kind, side);
    key.extend_from_slice(&rank(side, level).to_be_bytes());
    key
}

/// [`crate::store::Entry`].
pub fn list_entry(slot: u32, zone_id: u32, kind: Kind, side: Side, level: i16, order_id: u64) -> Vec<u8> {
    with_id(list_level(slot, zone_id, kind, side, level), order_id)
}

/// Orders of a slot.
pub fn orders_of_slot(slot: u32) -> Vec<u8> {
    key(ORDER, &[slot])
}

/// Orders of a point in a slot.
pub fn orders_of_point(slot: u32, meter_id: u32) -> Vec<u8> {
    key(ORDER, &[slot, meter_id])
}

/// [`crate::store::StoredOrder`], or where a bundle's is.
pub fn order(slot: u32, meter_id: u32, order_id: u64) -> Vec<u8> {
    with_id(orders_of_point(slot, meter_id), order_id)
}

/// Fills of a slot's orders.
pub fn fills_of_slot(slot: u32) -> Vec<u8> {
    key(FILL, &[slot])
}

/// Fills of one order.
pub fn fills(slot: u32, meter_id: u32, order_id: u64) -> Vec<u8> {
    with_id(key(FILL, &[slot, meter_id]), order_id)
}

/// What a batch filled of an order at the zone's very price, Wh.
pub fn fill(slot: u32, meter_id: u32, order_id: u64, batch: u32) -> Vec<u8> {
    let mut key = fills(slot, meter_id, order_id);
    key.extend_from_slice(&batch.to_be_bytes());
    key
}

/// [`crate::store::Change`]s of one message, by its place in the queue.
pub fn changes(sequence: u64) -> Vec<u8> {
    with_id(vec![CHANGES], sequence)
}

/// All conditional orders.
pub fn all_conditional() -> Vec<u8> {
    vec![CONDITIONAL]
}

/// [`crate::store::ConditionalOrder`].
pub fn conditional(order_id: u64) -> Vec<u8> {
    with_id(all_conditional(), order_id)
}

/// All bundles that wait.
pub fn all_bundles() -> Vec<u8> {
    vec![BUNDLE]
}

/// [`crate::store::WaitingBundle`].
pub fn bundle(order_id: u64) -> Vec<u8> {
    with_id(all_bundles(), order_id)
}

/// All times at which orders end.
pub fn expiries() -> Vec<u8> {
    vec![EXPIRY]
}

/// Where the expiries of a time, in unix seconds, begin.
pub fn expiries_at(unix_seconds: u64) -> Vec<u8> {
    with_id(expiries(), unix_seconds)
}

/// [`crate::store::Expiry`].
pub fn expiry(unix_seconds: u64, order_id: u64) -> Vec<u8> {
    with_id(expiries_at(unix_seconds), order_id)
}

/// Batches of a slot.
pub fn batches_of_slot(slot: u32) -> Vec<u8> {
    key(BATCH, &[slot])
}

/// [`crate::store::BatchRecord`].
pub fn batch(slot: u32, batch: u32) -> Vec<u8> {
    key(BATCH, &[slot, batch])
}

/// [`crate::store::Delegates`].
pub fn delegates(meter_id: u32) -> Vec<u8> {
    key(DELEGATES, &[meter_id])
}

fn with_id(mut key: Vec<u8>, id: u64) -> Vec<u8> {
    key.extend_from_slice(&id.to_be_bytes());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn better_orders_come_first_and_earlier_ones_before_later_ones() {
        let entry = |side, level, order_id| list_entry(7, 1, Kind::Fixed, side, level, order_id);
        assert!(entry(Side::Sell, 3, 9) < entry(Side::Sell, 4, 1));
        assert!(entry(Side::Buy, 4, 9) < entry(Side::Buy, 3, 1));
        assert!(entry(Side::Buy, 4, 8) < entry(Side::Buy, 4, 9));
    }
}
