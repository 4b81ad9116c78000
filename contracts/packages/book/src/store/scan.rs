use cosmwasm_std::{Order, Record, Storage};
use ledger::keys::after;

/// Everything under keys that begin with `prefix`, from the key `start` on, or from the first.
pub fn under<'a>(
    storage: &'a dyn Storage,
    prefix: &[u8],
    start: Option<&[u8]>,
) -> Box<dyn Iterator<Item = Record> + 'a> {
    storage.range(Some(start.unwrap_or(prefix)), Some(&after(prefix)), Order::Ascending)
}

/// The big-endian number that ends at `end` bytes before the end of a key.
pub fn id_in(key: &[u8], end: usize) -> Option<u64> {
    let end = key.len().checked_sub(end)?;
    Some(u64::from_be_bytes(key.get(end.checked_sub(8)?..end)?.try_into().ok()?))
}
