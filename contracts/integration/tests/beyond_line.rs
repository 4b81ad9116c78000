//! What the meters of a zone say together, against what its line carries.

use integration::Suite;

const DEPOSIT_MICRO: u128 = 10_000_000;
const STREET: u32 = 1;
const LINE_FEE_MICRO: u32 = 10_000;
/// Of the street's cable, in a slot.
const CAPACITY_WH: u64 = 20_000;

/// Three roofs on a street, and a town that could pay for what they feed in.
fn street(capacity_wh: u64) -> Suite {
    let mut suite = Suite::community().household("tom").zone("street", LINE_FEE_MICRO);
    for name in ["ada", "ben", "eve"] {
        suite = suite.household(name);
    }
    let mut suite = suite.start();
    suite.everybody_deposits(DEPOSIT_MICRO);
    suite.set_line(STREET, suite.slot + 2, LINE_FEE_MICRO, capacity_wh);
    suite.a_slot_passes();
    suite
}

fn a_slot_with(suite: &mut Suite, exported_wh: [u64; 3], town_uses_wh: u64) {
    for (name, export_wh) in ["ada", "ben", "eve"].into_iter().zip(exported_wh) {
        suite.meter_reads(name, 0, export_wh);
    }
    suite.meter_reads("tom", town_uses_wh, 0);
    suite.a_slot_passes();
    suite.everything_adds_up();
}

/// Slot, zone, what its meters said together and what its line carries, of each event since it was last asked for.
fn beyond_line(suite: &mut Suite) -> Vec<[String; 4]> {
    let told = suite.told("zone_beyond_line");
    told.iter()
        .map(|told| ["slot", "zone_id", "net_export_wh", "capacity_wh"].map(|name| told[name].clone()))
        .collect()
}

fn event(slot: u32, net_export_wh: i64, capacity_wh: u64) -> [String; 4] {
    [slot.to_string(), STREET.to_string(), net_export_wh.to_string(), capacity_wh.to_string()]
}

fn money_of(suite: &Suite) -> Vec<i128> {
    let names = ["tom", "ada", "ben", "eve"];
    let points = names.iter().map(|name| suite.available(name));
    points.chain([&suite.operator, &suite.community, &suite.utility].map(|who| suite.earned(who))).collect()
}

#[test]
fn a_street_whose_meters_claim_more_than_its_cable_carries_is_told_and_nobodys_money_is_withheld() {
    let mut suite = street(CAPACITY_WH);
    a_slot_with(&mut suite, [7_000, 7_000, 6_000], 10_000);
    assert_eq!(beyond_line(&mut suite), Vec::<[String; 4]>::new(), "the cable carries all of it");
    a_slot_with(&mut suite, [7_000, 7_000, 6_001], 10_000);
    let slot = suite.slot;
    assert_eq!(beyond_line(&mut suite), [event(slot, 20_001, CAPACITY_WH)]);

    let mut wide = street(1_000_000);
    a_slot_with(&mut wide, [7_000, 7_000, 6_000], 10_000);
    a_slot_with(&mut wide, [7_000, 7_000, 6_001], 10_000);
    assert_eq!(beyond_line(&mut wide), Vec::<[String; 4]>::new());
    assert_eq!(money_of(&suite), money_of(&wide), "everybody has what a wide cable would have brought");
    for name in ["ada", "ben", "eve"] {
        let all = suite.available(name);
        assert!(all > DEPOSIT_MICRO as i128, "{name} was paid");
        suite.withdraw(name, all as u128).expect("and takes out all of it");
    }
    suite.everything_adds_up();
}

#[test]
fn a_street_whose_meters_take_more_than_its_cable_brings_is_told() {
    let mut suite = street(CAPACITY_WH);
    for name in ["ada", "ben", "eve"] {
        suite.meter_reads(name, 8_000, 0);
    }
    suite.a_slot_passes();
    suite.everything_adds_up();
    let slot = suite.slot;
    assert_eq!(beyond_line(&mut suite), [event(slot, -24_000, CAPACITY_WH)]);
}

#[test]
fn an_island_whose_meters_say_that_something_left_it_is_told() {
    let mut suite = street(CAPACITY_WH);
    suite.set_island(STREET, true).unwrap();
    suite.a_slot_passes();
    a_slot_with(&mut suite, [1_000, 0, 0], 0);
    let slot = suite.slot;
    assert_eq!(beyond_line(&mut suite), [event(slot, 1_000, 0)]);
}

#[test]
fn readings_that_come_late_make_no_event_of_the_slot_in_which_they_are_settled() {
    let mut suite = street(CAPACITY_WH);
    let all_late = |suite: &mut Suite| {
        for name in ["ada", "ben", "eve"] {
            suite.meter_reads(name, 0, 8_000);
            suite.meter_is_late(name);
        }
    };
    all_late(&mut suite);
    (0..10).for_each(|_| suite.a_slot_passes());
    suite.everything_adds_up();
    let names = ["ada", "ben", "eve"];
    assert!(names.iter().all(|name| suite.worth(name) > DEPOSIT_MICRO as i128), "they were paid late");
    assert_eq!(beyond_line(&mut suite), Vec::<[String; 4]>::new());
}
