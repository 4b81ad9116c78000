//! All that the contract stores.

use cosmwasm_std::{Addr, Binary};
use cw_storage_plus::{Deque, Item, Map};
use interface::trading::{Config, ForwardParams, Pricing};
use serde::{Deserialize, Serialize};

/// Who may do what, which contracts are asked, and the bounds of work.
pub const CONFIG: Item<Config> = Item::new("config");

/// Sum of all accounts in micro-currency: moved by deposits and withdrawals only, because a slot's money sums to zero.
pub const KEPT_TOTAL: Item<i128> = Item::new("kept_total");

/// Signed account of an address: the utility, the community, operators. By address, in micro-currency.
pub const PARTIES: Map<&Addr, i128> = Map::new("parties");

/// Owner of each metering point whose rule holds or draws energy tokens. By meter id; an owner never changes.
pub const HOLDERS: Map<u32, Addr> = Map::new("holders");

/// Bounds of forward trading.
pub const FORWARD_PARAMS: Item<ForwardParams> = Item::new("forward_params");

/// What reference prices follow.
pub const PRICING: Item<Pricing> = Item::new("pricing");

/// The contract whose feeds conditions read.
pub const ORACLE: Item<Addr> = Item::new("oracle");

/// Messages to the token and to the grid that failed, oldest first; sent again one a tick.
pub const DEFERRED: Deque<Deferred> = Deque::new("deferred");

/// A message that waits to be sent again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deferred {
    pub to: Addr,
    /// JSON.
    pub msg: Binary,
    /// It was the oldest of those that waited.
    pub retried: bool,
}

/// Keys of packed values. Their first byte is no UTF-8, so no named item meets them; those of [`interface::packed::keys`] come before.
pub mod keys {
    /// [`crate::slot::Clock`]: the slot in work, or the next one.
    pub const CLOCK: [u8; 1] = [0xe8];
    /// [`crate::slot::Terms`] of the slot in work.
    pub const TERMS: [u8; 1] = [0xe9];
    /// [`crate::slot::Progress`] of the slot in work.
    pub const PROGRESS: [u8; 1] = [0xea];
    /// [`settlement::ClearedZone`] of every zone of the slot in work, by position.
    pub const CLEARED: [u8; 1] = [0xf2];
    const SUMS: u8 = 0xeb;
    const ACCOUNTS: u8 = 0xec;
    const RULES: u8 = 0xed;
    const MARKS: u8 = 0xee;
    const DECISIONS: u8 = 0xef;
    const OUTCOME: u8 = 0xf0;
    const FORMER_RULE: u8 = 0xf1;

    /// [`crate::packed::AccountBank`].
    pub fn accounts(bank: u32) -> Vec<u8> {
        key(ACCOUNTS, &[bank])
    }

    /// Where accounts end.
    pub fn after_accounts() -> [u8; 1] {
        [ACCOUNTS + 1]
    }

    /// [`crate::packed::RuleBank`].
    pub fn rules(bank: u32) -> Vec<u8> {
        key(RULES, &[bank])
    }

    /// [`crate::packed::PointRule`] that held up to and with `last_slot`, until it was replaced.
    pub fn former_rule(bank: u32, last_slot: u32, index: u8) -> Vec<u8> {
        let mut key = key(FORMER_RULE, &[bank, last_slot]);
        key.push(index);
        key
    }

    /// Where the former rules of `bank` that held in `slot` or later begin.
    pub fn former_rules_from(bank: u32, slot: u32) -> Vec<u8> {
        key(FORMER_RULE, &[bank, slot])
    }

    /// Where the former rules of `bank` that held until `slot` or before end.
    pub fn former_rules_after(bank: u32, slot: u32) -> Vec<u8> {
        match slot.checked_add(1) {
            Some(next) => key(FORMER_RULE, &[bank, next]),
            None => key(FORMER_RULE, &[bank, u32::MAX, u32::MAX]),
        }
    }

    /// [`crate::packed::Marks`] of the slot in work.
    pub fn marks(bank: u32) -> Vec<u8> {
        key(MARKS, &[bank])
    }

    /// [`settlement::ZoneSums`] of the slot in work, by the zone's position.
    pub fn sums(position: usize) -> Vec<u8> {
        key(SUMS, &[u32::try_from(position).unwrap_or(u32::MAX)])
    }

    /// [`crate::packed::Decisions`].
    pub fn decisions(slot: u32, bank: u32) -> Vec<u8> {
        key(DECISIONS, &[slot, bank])
    }

    /// [`crate::slot::Outcome`].
    pub fn outcome(slot: u32) -> Vec<u8> {
        key(OUTCOME, &[slot])
    }

    /// Where the outcomes of `slot` and before end.
    pub fn after_outcome(slot: u32) -> Vec<u8> {
        match slot.checked_add(1) {
            Some(next) => outcome(next),
            None => vec![OUTCOME + 1],
        }
    }

    fn key(prefix: u8, parts: &[u32]) -> Vec<u8> {
        let mut key = Vec::with_capacity(1 + parts.len() * 4);
        key.push(prefix);
        parts.iter().for_each(|part| key.extend_from_slice(&part.to_be_bytes()));
        key
    }
}

/// Keys of the forward book, whose values [`crate::book`] describes. Their first byte is no UTF-8 either, and below those of [`keys`].
pub mod book_keys {
    use clearing::Side;
    use forward::{Kind, rank};

    /// [`crate::book::ForwardClock`].
    pub const CLOCK: [u8; 1] = [0x8e];
    /// [`crate::book::BatchWork`].
    pub const WORK: [u8; 1] = [0x8f];
    /// [`crate::book::ZonePrices`].
    pub const PRICES: [u8; 1] = [0x90];
    /// [`interface::packed::Signals`] with which model prices were last looked at.
    pub const SIGNALS_SEEN: [u8; 1] = [0x92];
    const BOOK: u8 = 0x80;
    const LINES: u8 = 0x81;
    const FLOWS: u8 = 0x82;
    const CURVE: u8 = 0x83;
    const LIST: u8 = 0x84;
    const ORDER: u8 = 0x85;
    const FILL: u8 = 0x86;
    const CHANGES: u8 = 0x87;
    const SLEEPING: u8 = 0x88;
    const BUNDLE: u8 = 0x89;
    const EXPIRY: u8 = 0x8a;
    const POSITION: u8 = 0x8b;
    const RESERVE: u8 = 0x8c;
    const BATCH: u8 = 0x8d;
    const DELEGATES: u8 = 0x91;

    /// [`crate::book::SlotBook`].
    pub fn book(slot: u32) -> Vec<u8> {
        key(BOOK, &[slot])
    }

    /// [`crate::book::Lines`].
    pub fn lines(slot: u32) -> Vec<u8> {
        key(LINES, &[slot])
    }

    /// [`crate::book::Flows`].
    pub fn flows(slot: u32) -> Vec<u8> {
        key(FLOWS, &[slot])
    }

    /// [`forward::BookCurve`].
    pub fn curve(slot: u32, zone_id: u32) -> Vec<u8> {
        key(CURVE, &[slot, zone_id])
    }

    /// Curves of a slot.
    pub fn curves_of_slot(slot: u32) -> Vec<u8> {
        key(CURVE, &[slot])
    }

    /// All slots with trades.
    pub fn all_flows() -> Vec<u8> {
        vec![FLOWS]
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

    /// [`crate::book::Entry`].
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

    /// [`crate::book::StoredOrder`], or where a bundle's is.
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

    /// [`crate::book::Change`]s of one message, by its place in the queue.
    pub fn changes(sequence: u64) -> Vec<u8> {
        with_id(vec![CHANGES], sequence)
    }

    /// All orders that sleep.
    pub fn all_sleeping() -> Vec<u8> {
        vec![SLEEPING]
    }

    /// [`crate::book::Sleeper`].
    pub fn sleeping(order_id: u64) -> Vec<u8> {
        with_id(all_sleeping(), order_id)
    }

    /// All bundles that wait.
    pub fn all_bundles() -> Vec<u8> {
        vec![BUNDLE]
    }

    /// [`crate::book::WaitingBundle`].
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

    /// [`crate::book::Expiry`].
    pub fn expiry(unix_seconds: u64, order_id: u64) -> Vec<u8> {
        with_id(expiries_at(unix_seconds), order_id)
    }

    /// Positions of a slot.
    pub fn positions_of_slot(slot: u32) -> Vec<u8> {
        key(POSITION, &[slot])
    }

    /// [`crate::book::PositionRow`].
    pub fn positions(slot: u32, row: u32) -> Vec<u8> {
        key(POSITION, &[slot, row])
    }

    /// [`crate::book::ReserveRow`].
    pub fn reserves(row: u32) -> Vec<u8> {
        key(RESERVE, &[row])
    }

    /// Batches of a slot.
    pub fn batches_of_slot(slot: u32) -> Vec<u8> {
        key(BATCH, &[slot])
    }

    /// [`crate::book::BatchRecord`].
    pub fn batch(slot: u32, batch: u32) -> Vec<u8> {
        key(BATCH, &[slot, batch])
    }

    /// [`crate::book::Delegates`].
    pub fn delegates(meter_id: u32) -> Vec<u8> {
        key(DELEGATES, &[meter_id])
    }

    /// The first key after all that begin with `prefix`.
    pub fn after(prefix: &[u8]) -> Vec<u8> {
        let last = prefix.iter().rposition(|byte| *byte != u8::MAX);
        let mut end = prefix[..last.map_or(0, |last| last + 1)].to_vec();
        if let Some(byte) = end.last_mut() {
            *byte += 1;
        }
        end
    }

    fn key(prefix: u8, parts: &[u32]) -> Vec<u8> {
        let mut key = Vec::with_capacity(24);
        key.push(prefix);
        parts.iter().for_each(|part| key.extend_from_slice(&part.to_be_bytes()));
        key
    }

    fn with_id(mut key: Vec<u8>, id: u64) -> Vec<u8> {
        key.extend_from_slice(&id.to_be_bytes());
        key
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn what_begins_with_a_prefix_comes_before_its_end() {
            for prefix in [vec![0x84, 0, 0, 0, 1], vec![0x84, 0, 0xff, 0xff, 0xff], vec![0x84]] {
                let end = after(&prefix);
                let last = [&prefix[..], &[0xff; 12]].concat();
                assert!(prefix < end && last < end, "{prefix:?} ends before {end:?}");
                assert!(end.len() <= prefix.len() && end[0] >= 0x84);
            }
        }

        #[test]
        fn better_orders_come_first_and_earlier_ones_before_later_ones() {
            let entry = |side, level, order_id| list_entry(7, 1, Kind::Fixed, side, level, order_id);
            assert!(entry(Side::Sell, 3, 9) < entry(Side::Sell, 4, 1));
            assert!(entry(Side::Buy, 4, 9) < entry(Side::Buy, 3, 1));
            assert!(entry(Side::Buy, 4, 8) < entry(Side::Buy, 4, 9));
        }
    }
}
