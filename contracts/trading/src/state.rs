//! All that the contract stores.

use cosmwasm_std::{Addr, Binary};
use cw_storage_plus::{Deque, Item, Map};
use interface::trading::Config;
use serde::{Deserialize, Serialize};

/// Who may do what, which contracts are asked, and the bounds of work.
pub const CONFIG: Item<Config> = Item::new("config");

/// Sum of all accounts in micro-currency: moved by deposits and withdrawals only, because a slot's money sums to zero.
pub const KEPT_TOTAL: Item<i128> = Item::new("kept_total");

/// Signed account of an address: the utility, the community, operators. By address, in micro-currency.
pub const PARTIES: Map<&Addr, i128> = Map::new("parties");

/// Owner of each metering point whose rule holds or draws energy tokens. By meter id; an owner never changes.
pub const HOLDERS: Map<u32, Addr> = Map::new("holders");

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
    /// [`crate::tick::Clock`]: the slot in work, or the next one.
    pub const CLOCK: [u8; 1] = [0xe8];
    /// [`crate::tick::Terms`] of the slot in work.
    pub const TERMS: [u8; 1] = [0xe9];
    /// [`crate::tick::Progress`] of the slot in work.
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

    /// [`crate::tick::Outcome`].
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
