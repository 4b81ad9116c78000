//! What happens when something happens that cannot: it is told, money stays whole, and the clock goes on.

use integration::{Suite, bundle, buy, sell};
use interface::{
    packed::{PointReading, SlotEnergy},
    trading::Side,
};

fn pair() -> Suite {
    let mut suite = Suite::community()
        .settings(|settings| settings.points_per_tick = 1)
        .household("ada")
        .household("ben")
        .start();
    suite.everybody_deposits(2_000_000);
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("ben", 800, 0);
    suite.a_slot_ends();
    suite.grace_passes();
    suite
}

fn energies(readings: &[(u8, u64, u64)]) -> Vec<u8> {
    let mut energy = SlotEnergy::default();
    for &(index, import_wh, export_wh) in readings {
        energy.add(PointReading { index, import_wh, export_wh }).expect("small sums");
    }
    energy.encode()
}

fn the_next_slot_is_as_ever(suite: &mut Suite) {
    suite.told("all of it");
    suite.meter_reads("ada", 0, 500);
    suite.meter_reads("ben", 500, 0);
    suite.a_slot_passes();
    assert_eq!(suite.result("ada").energy.pool_sold_wh.u64(), 500);
    assert!(suite.outcome().adds_up);
    suite.accounts_add_up();
}

#[test]
fn a_slot_that_does_not_add_up_is_told_and_the_utility_stands_in_for_what_is_missing() {
    for changed in [energies(&[(0, 0, 900), (1, 800, 0)]), energies(&[(0, 0, 1_000)]), vec![7; 3]] {
        let mut suite = pair();
        suite.clock_ticks();
        suite.corrupt_energy(0, &changed);
        suite.clock_ticks_until_final();
        assert_eq!(suite.told("identity_violated").len(), 1);
        let outcome = suite.outcome();
        assert!(!outcome.adds_up);
        assert_eq!(outcome.money.utility_micro.i128(), -outcome.money.points_micro.i128());
        suite.accounts_add_up();
        the_next_slot_is_as_ever(&mut suite);
    }
}

#[test]
fn a_bank_whose_values_cannot_be_read_is_set_aside() {
    let mut suite = pair();
    suite.corrupt_energy(0, &[1, 2, 3]);
    suite.clock_ticks_until_final();
    let told = suite.told("bank_set_aside");
    assert!(told.iter().all(|told| told["bank"] == "0" && told["slot"] == suite.slot.to_string()));
    assert!(!told.is_empty());
    assert!(suite.outcome().adds_up, "nobody was settled");
    assert_eq!((suite.worth("ada"), suite.worth("ben")), (2_000_000, 2_000_000));
    suite.accounts_add_up();
    the_next_slot_is_as_ever(&mut suite);
}

#[test]
fn no_reading_however_large_stops_the_clock() {
    for readings in [[(0, 0, u64::MAX), (1, u64::MAX, 0)], [(0, u64::MAX, u64::MAX), (1, u64::MAX, 1)]] {
        let mut suite = pair();
        suite.corrupt_energy(0, &energies(&readings));
        suite.clock_ticks_until_final();
        assert!(suite.outcome().adds_up);
        suite.accounts_add_up();
        assert_eq!(suite.result("ben").money_micro.i128(), suite.worth("ben") - 2_000_000);
    }
}

#[test]
fn a_slot_waits_for_a_grid_that_does_not_answer_and_then_goes_on() {
    let mut suite = pair();
    let grid = suite.grid.clone();
    let memory = suite.forget(&grid);
    for _ in 0..3 {
        suite.clock_ticks();
    }
    assert_eq!(suite.told("slot_waits").len(), 1, "told once");
    assert_eq!(suite.progress().waiting_slot, Some(suite.slot));
    suite.withdraw("ada", 1).expect("nothing is locked by a slot that waits");
    suite.remember(&grid, memory);
    suite.clock_ticks_until_final();
    assert_eq!(suite.progress().waiting_slot, None);
    assert!(suite.outcome().adds_up);
    the_next_slot_is_as_ever(&mut suite);
}

#[test]
fn a_bank_that_is_set_aside_keeps_nobodys_forward_reserve() {
    let mut suite = Suite::community().household("ada").zone("north", 0).household("ben").start();
    suite.everybody_deposits(2_000_000);
    let slot = suite.ahead(1);
    suite.places("ada", sell(slot, 1_000, 100_000));
    suite.places("ben", buy(slot, 1_000, 200_000));
    suite.clock_ticks();
    suite.a_slot_passes();
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("ben", 1_000, 0);
    suite.a_slot_ends();
    suite.grace_passes();
    suite.corrupt_energy(1, &[1, 2, 3]);
    suite.told("all of it");
    suite.clock_ticks_until_final();
    // Ada is paid, by the utility in Ben's place, and Ben has his money back.
    assert_eq!(suite.told("identity_violated").len(), 1);
    assert_eq!(suite.result("ada").money_micro.i128(), 150_000);
    assert_eq!((suite.reserved("ada"), suite.reserved("ben")), (0, 0));
    assert_eq!(suite.worth("ben"), 2_000_000);
    assert_eq!(suite.earned(&suite.utility), -150_000);
    suite.accounts_add_up();
}

#[test]
fn books_wait_for_a_grid_that_does_not_answer_and_are_cleared_when_it_does() {
    let mut suite = Suite::community().household("ada").household("ben").start();
    suite.everybody_deposits(2_000_000);
    let slots = [suite.ahead(1), suite.ahead(2)];
    for slot in slots {
        suite.places("ada", sell(slot, 1_000, 100_000));
        suite.places("ben", buy(slot, 1_000, 200_000));
    }
    suite.places("ben", bundle(Side::Buy, &slots.map(|slot| (slot, 500)), 200_000));
    suite.told("all of it");
    let grid = suite.grid.clone();
    let memory = suite.forget(&grid);
    (0..3).for_each(|_| drop(suite.clock_ticks()));
    assert_eq!(suite.told("book_set_aside").len(), 1, "told once");
    assert_eq!(suite.forward().slots_changed, 2);
    suite.remember(&grid, memory);
    suite.clock_ticks();
    assert!(slots.iter().all(|slot| suite.traded("ada", *slot).0 == 1_000));
    suite.everything_adds_up();
}
