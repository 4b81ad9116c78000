//! Keys of packed values. Their first byte is no UTF-8, so no named item meets them.

use ledger::keys::key;

const SLOT_TERMS: u8 = 0xe9;
const SLOT_PROGRESS: u8 = 0xea;
const SUMS: u8 = 0xeb;
const RULES: u8 = 0xed;
const MARKS: u8 = 0xee;
const DECISIONS: u8 = 0xef;
const OUTCOME: u8 = 0xf0;
const FORMER_RULE: u8 = 0xf1;
const CLEARED_ZONES: u8 = 0xf2;

/// The first bytes of the pool's keys.
pub const FIRST_BYTES: [u8; 9] =
    [SLOT_TERMS, SLOT_PROGRESS, SUMS, RULES, MARKS, DECISIONS, OUTCOME, FORMER_RULE, CLEARED_ZONES];

/// [`crate::SlotTerms`] of the slot in work.
pub const TERMS: [u8; 1] = [SLOT_TERMS];

/// [`crate::Progress`] of the slot in work.
pub const PROGRESS: [u8; 1] = [SLOT_PROGRESS];

/// [`settlement::ClearedZone`] of every zone of the slot in work, by position.
pub const CLEARED: [u8; 1] = [CLEARED_ZONES];

/// [`crate::RuleBank`].
pub fn rules(bank: u32) -> Vec<u8> {
    key(RULES, &[bank])
}

/// [`crate::PointRule`] that held up to and with `last_slot`, until it was replaced.
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

/// [`crate::Marks`] of the slot in work.
pub fn marks(bank: u32) -> Vec<u8> {
    key(MARKS, &[bank])
}

/// [`settlement::ZoneSums`] of the slot in work, by the zone's position.
pub fn sums(position: usize) -> Vec<u8> {
    key(SUMS, &[u32::try_from(position).unwrap_or(u32::MAX)])
}

/// [`crate::Decisions`].
pub fn decisions(slot: u32, bank: u32) -> Vec<u8> {
    key(DECISIONS, &[slot, bank])
}

/// [`crate::Outcome`].
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
