//! Keys of packed values. Their first byte is no UTF-8, so no named item meets them; those of [`interface::packed::keys`] come before.

const FLOWS: u8 = 0x82;
const POSITION: u8 = 0x8b;
const RESERVE: u8 = 0x8c;
const SLOT_CLOCK: u8 = 0xe8;
const ACCOUNTS: u8 = 0xec;
const DUES: u8 = 0xf3;

/// The first bytes of the ledger's keys.
pub const FIRST_BYTES: [u8; 6] = [FLOWS, POSITION, RESERVE, SLOT_CLOCK, ACCOUNTS, DUES];

/// [`crate::Clock`]: the slot in work, or the next one.
pub const CLOCK: [u8; 1] = [SLOT_CLOCK];

/// [`crate::AccountBank`].
pub fn accounts(bank: u32) -> Vec<u8> {
    key(ACCOUNTS, &[bank])
}

/// [`crate::DueBank`].
pub fn dues(bank: u32) -> Vec<u8> {
    key(DUES, &[bank])
}

/// Where dues end.
pub fn after_dues() -> [u8; 1] {
    [DUES + 1]
}

/// Where accounts end.
pub fn after_accounts() -> [u8; 1] {
    [ACCOUNTS + 1]
}

/// [`crate::Flows`].
pub fn flows(slot: u32) -> Vec<u8> {
    key(FLOWS, &[slot])
}

/// All slots with trades.
pub fn all_flows() -> Vec<u8> {
    vec![FLOWS]
}

/// Positions of a slot.
pub fn positions_of_slot(slot: u32) -> Vec<u8> {
    key(POSITION, &[slot])
}

/// [`crate::PositionRow`].
pub fn positions(slot: u32, row: u32) -> Vec<u8> {
    key(POSITION, &[slot, row])
}

/// [`crate::ReserveRow`].
pub fn reserves(row: u32) -> Vec<u8> {
    key(RESERVE, &[row])
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

/// `first_byte`, then each part big-endian, with room for more of it.
pub fn key(first_byte: u8, parts: &[u32]) -> Vec<u8> {
    let mut key = Vec::with_capacity(24);
    key.push(first_byte);
    parts.iter().for_each(|part| key.extend_from_slice(&part.to_be_bytes()));
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
}
