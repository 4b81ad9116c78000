//! The crates of the contract share one storage.

use std::collections::BTreeMap;

#[test]
fn no_first_byte_of_a_key_belongs_to_two_crates() {
    let mut owners: BTreeMap<u8, Vec<&str>> = BTreeMap::new();
    for (name, bytes) in [
        ("ledger", &ledger::keys::FIRST_BYTES[..]),
        ("pool", &pool::keys::FIRST_BYTES),
        ("book", &book::keys::FIRST_BYTES),
    ] {
        bytes.iter().for_each(|byte| owners.entry(*byte).or_default().push(name));
    }
    for (byte, names) in owners {
        assert_eq!(names.len(), 1, "{byte:#x} begins keys of {names:?}");
        assert!(std::str::from_utf8(&[byte]).is_err(), "{byte:#x} could begin the name of an item");
    }
}
