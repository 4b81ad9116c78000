//! A meter on a zone's line: it is read like any other, and moves nobody's energy or money.

use integration::Suite;
use interface::{
    metering::{QueryMsg, SlotEnergyResponse},
    trading::Rule,
};
use units::feeder_bank;

const DEPOSIT_MICRO: u128 = 10_000_000;
const STREET: u32 = 1;
const LINE: &str = "line";
const PLAIN: Rule =
    Rule { ask_micro_per_kwh: None, bid_micro_per_kwh: None, hold: false, draw: false, paused: false };

fn street() -> Suite {
    let suite = Suite::community().household("tom").zone("street", 10_000).household("ada").household("ben");
    let mut suite = suite.start();
    suite.everybody_deposits(DEPOSIT_MICRO);
    suite
}

fn measured_street() -> Suite {
    let mut suite = street();
    suite.line_is_measured(LINE, STREET);
    suite.a_slot_passes();
    suite
}

fn a_slot(suite: &mut Suite) {
    suite.meter_reads("ada", 0, 5_000);
    suite.meter_reads("ben", 2_000, 0);
    suite.meter_reads("tom", 3_000, 0);
    suite.a_slot_passes();
    suite.everything_adds_up();
}

fn worth(suite: &Suite) -> Vec<i128> {
    let people = ["tom", "ada", "ben"].map(|name| suite.worth(name));
    people
        .into_iter()
        .chain([&suite.operator, &suite.community, &suite.utility].map(|who| suite.earned(who)))
        .collect()
}

fn energy_of_line(suite: &Suite) -> Vec<(u64, u64)> {
    let bank = feeder_bank(STREET).unwrap();
    let msg = QueryMsg::SlotEnergy { slot: suite.slot, bank };
    let energy: SlotEnergyResponse = suite.ask(&suite.metering, &msg);
    energy.energies.iter().map(|one| (one.import_wh, one.export_wh)).collect()
}

#[test]
fn what_a_feeder_measures_changes_no_slot() {
    let mut without = street();
    without.a_slot_passes();
    a_slot(&mut without);
    let mut with = measured_street();
    with.meter_reads(LINE, 0, 3_000);
    a_slot(&mut with);
    assert_eq!(energy_of_line(&with), [(0, 3_000)]);
    assert_eq!(worth(&with), worth(&without));
    assert_eq!(with.outcome(), without.outcome());
}

#[test]
fn a_feeder_that_lies_about_more_than_the_line_carries_harms_nobodys_slot() {
    let mut without = street();
    without.a_slot_passes();
    a_slot(&mut without);
    let mut with = measured_street();
    // 250 kWh are what 1 MW gives in a quarter of an hour.
    with.meter_reads(LINE, 0, 250_001);
    a_slot(&mut with);
    assert_eq!(energy_of_line(&with), []);
    assert_eq!(worth(&with), worth(&without));
    with.withdraw("ada", 1_000).unwrap();
}

#[test]
fn a_feeder_neither_trades_nor_has_an_account() {
    let mut suite = measured_street();
    let meter_id = suite.meter_id(LINE);
    let refused = format!("metering point {meter_id} is a feeder: what it measures is nobody's to trade");
    for tried in [suite.set_rule(LINE, PLAIN), suite.deposit(LINE, 1_000), suite.withdraw(LINE, 1_000)] {
        let error = tried.unwrap_err();
        assert!(error.contains(&refused), "{error}");
    }
    suite.everything_adds_up();
}

#[test]
fn a_feeder_that_comes_late_or_is_silent_keeps_no_slot_waiting() {
    let mut suite = measured_street();
    suite.meter_stays_silent(LINE);
    a_slot(&mut suite);
    assert_eq!(energy_of_line(&suite), []);
    suite.meter_reads(LINE, 1_000, 0);
    a_slot(&mut suite);
    let slots = suite.slots();
    assert!(slots.iter().all(|slot| slot.slot <= suite.slot));
}
