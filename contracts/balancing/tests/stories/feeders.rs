//! What a line's own meter measured, against what meters below it counted.

use interface::{
    grid::GridState,
    packed::{PointReading, SlotEnergy},
};

use crate::suite::*;

/// What the streets' meters counted, drawn and fed in.
fn counted(suite: &mut Suite, linden: (u64, u64), mill: (u64, u64)) {
    suite.is_reported(&[(0, 0, 0), (LINDEN, linden.0, linden.1), (MILL, mill.0, mill.1)]);
}

#[test]
fn what_a_feeder_measured_is_what_its_line_carried() {
    let mut suite = Suite::new();
    suite.a_slot_ends();
    counted(&mut suite, (500, 0), (10, 0));
    suite.feeder_reads(LINDEN, 0, 1_050, 0);
    suite.clock_ticks();
    let zone = suite.zone(LINDEN);
    assert_eq!((zone.flow_wh, zone.state), (Some(-1_050), GridState::Emergency));
    assert_eq!(suite.zone(MILL).flow_wh, Some(-10));
}

#[test]
fn what_a_feeder_measured_flows_on_through_the_zones_above_it() {
    let mut suite = Suite::new();
    let lane = suite.add_zone(LINDEN, "linden", "lane");
    suite.a_slot_ends();
    suite.is_reported(&[(0, 0, 0), (LINDEN, 100, 0), (MILL, 0, 30), (lane, 40, 0)]);
    suite.feeder_reads(lane, 0, 60, 0);
    suite.clock_ticks();
    assert_eq!(
        [0, LINDEN, MILL, lane].map(|zone| suite.zone(zone).flow_wh),
        [Some(-130), Some(-160), Some(30), Some(-60)]
    );
}

#[test]
fn a_zone_of_which_nothing_was_counted_is_known_by_its_feeder() {
    let mut suite = Suite::new();
    suite.a_slot_ends();
    counted(&mut suite, (0, 0), (0, 0));
    suite.feeder_reads(LINDEN, 0, 0, 900);
    suite.clock_ticks();
    assert_eq!((suite.zone(LINDEN).flow_wh, suite.state(LINDEN).0), (Some(900), GridState::Alert));
    assert_eq!(suite.zone(MILL).flow_wh, None);
}

#[test]
fn while_a_feeder_is_exchanged_both_have_measured_a_part() {
    let mut suite = Suite::new();
    suite.a_slot_ends();
    counted(&mut suite, (500, 0), (0, 0));
    let mut energy = SlotEnergy::default();
    energy.add(PointReading { index: 0, import_wh: 200, export_wh: 0 }).unwrap();
    energy.add(PointReading { index: 1, import_wh: 310, export_wh: 5 }).unwrap();
    suite.feeders_read(LINDEN, &energy.encode());
    suite.clock_ticks();
    assert_eq!(suite.zone(LINDEN).flow_wh, Some(-505));
}

#[test]
fn what_cannot_be_read_of_a_feeder_leaves_what_meters_counted() {
    let mut suite = Suite::new();
    for stored in [&[0xff; 9][..], &SlotEnergy::default().encode()] {
        suite.a_slot_ends();
        counted(&mut suite, (500, 0), (7, 0));
        suite.feeders_read(LINDEN, stored);
        suite.clock_ticks();
        assert_eq!(suite.zone(LINDEN).flow_wh, Some(-500));
    }
}

#[test]
fn a_feeder_on_the_root_or_of_a_slot_that_was_measured_before_counts_for_nothing() {
    let mut suite = Suite::new();
    suite.a_slot_ends();
    counted(&mut suite, (500, 0), (7, 0));
    suite.feeder_reads(0, 0, 9_999, 0);
    suite.clock_ticks();
    suite.feeder_reads(LINDEN, 0, 9_999, 0);
    suite.clock_ticks();
    assert_eq!([0, LINDEN].map(|zone| suite.zone(zone).flow_wh), [Some(-507), Some(-500)]);
}

#[test]
fn the_most_that_a_feeder_can_say_stops_no_tick() {
    let mut suite = Suite::new();
    suite.a_slot_ends();
    counted(&mut suite, (500, 0), (7, 0));
    let mut energy = SlotEnergy::default();
    for index in 0..=u8::MAX {
        energy.add(PointReading { index, import_wh: u64::MAX, export_wh: 0 }).unwrap();
    }
    suite.feeders_read(LINDEN, &energy.encode());
    suite.clock_ticks();
    assert_eq!(suite.state(LINDEN).0, GridState::Emergency);
    suite.a_slot_flows(100, 100);
    assert_eq!(suite.zone(LINDEN).flow_wh, Some(100));
}
