use interface::{metering::Verdict::*, registry::KeyType};

use crate::suite::*;

const KEPT: u32 = 10;

#[test]
fn energies_are_kept_for_so_many_slots_and_registers_for_ever() {
    let mut suite = Suite::keeping(KEPT);
    let meter = suite.meter(KeyType::Ed25519);
    for slot in 100..140 {
        suite.counts(&meter, slot, u64::from(slot), 0);
    }
    // The last reading arrived in slot 140.
    for slot in 101..140 {
        let kept = (slot >= 140 - KEPT).then_some((1, 0));
        assert_eq!(suite.energy(&meter, slot), kept, "slot {slot}");
    }
    assert_eq!(suite.next_slot_with_energy(0), Some(140 - KEPT));
    assert_eq!(suite.registers(&meter), Some((139, 139, 0)));
}

#[test]
fn a_bank_that_was_silent_catches_up_with_its_pruning() {
    let mut suite = Suite::keeping(KEPT);
    let meter = suite.meter(KeyType::Ed25519);
    for slot in 100..110 {
        suite.counts(&meter, slot, u64::from(slot), 0);
    }
    // After a silence of 90 slots, the first readings prune some slots each.
    assert_eq!(suite.counts(&meter, 200, 200, 0), CatchUp);
    assert!(suite.energy(&meter, 109).is_some());
    for slot in 201..240 {
        suite.counts(&meter, slot, u64::from(slot), 0);
    }
    assert_eq!(suite.next_slot_with_energy(0), Some(240 - KEPT));
    assert_eq!(suite.catch_up(&meter, 201), None);
}
