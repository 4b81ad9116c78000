//! Zones that are judged by what their feeders see of voltage and frequency.

use interface::{
    balancing::{NominalQuality, SaidState, StateMoved, StateReason, ZoneParams},
    grid::GridState,
    packed::ZoneQuality,
    wire::Json,
};

use crate::suite::*;

/// 230 V and 50 Hz. Alert beyond 60 permille and 50 mHz, an emergency beyond 100 permille and 200 mHz.
const JUDGED: ZoneParams =
    ZoneParams { nominal: Some(NominalQuality { voltage_dv: 2_300, frequency_mhz: 50_000 }), ..PARAMS };

/// With linden street's operator having set what is nominal there.
fn judged() -> Suite {
    let mut suite = Suite::new();
    suite.sets("linden", LINDEN, JUDGED).unwrap();
    suite
}

/// In the slot that runs.
fn saw(suite: &Suite, voltages_dv: (u16, u16), frequencies_mhz: (u32, u32)) -> ZoneQuality {
    ZoneQuality {
        slot: suite.slot,
        voltage_min_dv: voltages_dv.0,
        voltage_max_dv: voltages_dv.1,
        frequency_min_mhz: frequencies_mhz.0,
        frequency_max_mhz: frequencies_mhz.1,
    }
}

fn dark(suite: &Suite) -> ZoneQuality {
    saw(suite, (0, 2_300), (0, 50_000))
}

#[test]
fn what_feeders_see_beyond_a_band_moves_the_state_of_their_zone_and_of_no_other() {
    use GridState::{Alert, Emergency, Normal};
    let rows = [
        ((2_300, 2_300), (50_000, 50_000), Normal, vec![]),
        ((2_162, 2_438), (49_950, 50_050), Normal, vec![]),
        ((2_161, 2_300), (50_000, 50_000), Alert, vec![StateReason::Voltage]),
        ((2_300, 2_439), (50_000, 50_000), Alert, vec![StateReason::Voltage]),
        ((2_300, 2_300), (49_949, 50_000), Alert, vec![StateReason::Frequency]),
        ((2_300, 2_300), (50_000, 50_051), Alert, vec![StateReason::Frequency]),
        ((2_070, 2_530), (49_800, 50_200), Alert, vec![StateReason::Frequency, StateReason::Voltage]),
        ((2_069, 2_300), (50_000, 50_000), Emergency, vec![StateReason::Voltage]),
        ((2_300, 2_300), (50_000, 50_201), Emergency, vec![StateReason::Frequency]),
        ((0, 0), (0, 0), Emergency, vec![StateReason::Frequency, StateReason::Voltage]),
    ];
    for (voltages_dv, frequencies_mhz, state, reasons) in rows {
        let mut suite = judged();
        suite.lets("linden", LINDEN);
        let seen = saw(&suite, voltages_dv, frequencies_mhz);
        suite.feeders_see(LINDEN, seen);
        let ticked = suite.a_slot_flows(100, 100);
        let zone = suite.zone(LINDEN);
        assert_eq!((zone.state, zone.reasons.clone()), (state, reasons.clone()), "{seen:?}");
        assert_eq!((suite.signal(LINDEN), suite.state(MILL).0), (state, Normal));
        assert_eq!(zone.measured_emergency, state == Emergency);
        if state != Normal {
            let reasons = Json::of(&reasons).unwrap();
            let (slot, loading_permille) = (seen.slot, Some(100));
            let moved = StateMoved { zone_id: LINDEN, slot, state, stage: 0, loading_permille, reasons };
            ticked.assert_event(&emitted(moved));
        }
    }
}

#[test]
fn a_zone_whose_operator_said_nothing_of_what_is_nominal_is_judged_as_before() {
    let mut suite = judged();
    let seen = dark(&suite);
    suite.feeders_see(MILL, seen);
    suite.a_slot_flows(100, 100);
    assert_eq!((suite.state(MILL).0, suite.zone(MILL).reasons), (GridState::Normal, vec![]));
    suite.sets("linden", LINDEN, PARAMS).unwrap();
    let seen = dark(&suite);
    suite.feeders_see(LINDEN, seen);
    suite.a_slot_flows(100, 100);
    assert_eq!(suite.state(LINDEN).0, GridState::Normal, "what was set is taken back");
}

#[test]
fn a_slot_is_judged_by_what_was_seen_in_it_and_in_no_other() {
    let mut suite = judged();
    let late = dark(&suite);
    suite.a_slot_flows(100, 0);
    suite.feeders_see(LINDEN, late);
    suite.clock_ticks();
    suite.a_slot_flows(100, 0);
    assert_eq!(suite.state(LINDEN).0, GridState::Normal, "what comes late moves nothing");
    // What was seen a day before stands where that of this slot would.
    let of_yesterday = ZoneQuality { slot: suite.slot - 96, ..dark(&suite) };
    suite.feeders_left(LINDEN, suite.slot, &of_yesterday.encode());
    suite.a_slot_flows(100, 0);
    assert_eq!(suite.state(LINDEN).0, GridState::Normal);
}

#[test]
fn what_cannot_be_read_was_not_seen_and_stops_no_tick() {
    for stored in [&[7][..], &[7; 15], &[0xff; 17], &[0; 16]] {
        let mut suite = judged();
        suite.feeders_left(LINDEN, suite.slot, stored);
        suite.a_slot_flows(100, 0);
        assert_eq!((suite.zone(LINDEN).flow_wh, suite.state(LINDEN).0), (Some(100), GridState::Normal));
    }
    let mut suite = judged();
    let most = ZoneQuality { slot: suite.slot, ..ZoneQuality::decode(&[0xff; 16]).unwrap() };
    suite.feeders_see(LINDEN, most);
    suite.a_slot_flows(100, 0);
    assert_eq!(suite.state(LINDEN).0, GridState::Emergency);
}

#[test]
fn the_root_has_no_line_on_which_anything_could_be_seen() {
    let mut suite = Suite::with(JUDGED).unwrap();
    let seen = dark(&suite);
    suite.feeders_see(0, seen);
    suite.feeders_see(MILL, seen);
    suite.a_slot_flows(100, 100);
    let states = [0, LINDEN, MILL].map(|zone_id| suite.state(zone_id).0);
    assert_eq!(states, [GridState::Normal, GridState::Normal, GridState::Emergency]);
}

#[test]
fn a_slot_of_which_nothing_was_counted_moves_nothing_by_what_was_seen() {
    let mut suite = judged();
    suite.a_slot_ends();
    let seen = ZoneQuality { slot: suite.slot - 1, ..dark(&suite) };
    suite.feeders_see(LINDEN, seen);
    suite.is_reported(&[(0, 0, 0), (LINDEN, 0, 0), (MILL, 5, 0)]);
    suite.clock_ticks();
    assert_eq!((suite.zone(LINDEN).flow_wh, suite.state(LINDEN).0), (None, GridState::Normal));
    // A feeder that is there reads its line too, though nothing flows.
    suite.a_slot_ends();
    let seen = ZoneQuality { slot: suite.slot - 1, ..seen };
    suite.feeders_see(LINDEN, seen);
    suite.feeder_reads(LINDEN, 0, 0, 0);
    suite.is_reported(&[(0, 0, 0), (LINDEN, 0, 0), (MILL, 5, 0)]);
    suite.clock_ticks();
    assert_eq!((suite.zone(LINDEN).flow_wh, suite.state(LINDEN).0), (Some(0), GridState::Emergency));
}

#[test]
fn an_emergency_that_was_seen_ends_as_others_do_and_no_operator_talks_it_away() {
    let mut suite = judged();
    let seen = dark(&suite);
    suite.feeders_see(LINDEN, seen);
    suite.a_slot_flows(100, 0);
    suite.says("linden", LINDEN, SaidState::Alert, 1).unwrap();
    let mut states = vec![suite.state(LINDEN)];
    for _ in 0..6 {
        let seen = saw(&suite, (2_300, 2_300), (50_000, 50_000));
        suite.feeders_see(LINDEN, seen);
        suite.a_slot_flows(100, 0);
        states.push(suite.state(LINDEN));
    }
    use GridState::{Emergency, Normal, Restoration};
    assert_eq!(
        states,
        [
            (Emergency, 0),
            (Emergency, 0),
            (Restoration, 0),
            (Restoration, 0),
            (Restoration, 1),
            (Restoration, 1),
            (Normal, 0)
        ]
    );
}

#[test]
fn the_smallest_budget_for_a_zone_suffices_for_one_that_is_judged_by_what_was_seen() {
    let mut suite = judged();
    let seen = dark(&suite);
    suite.feeders_see(LINDEN, seen);
    suite.consecutive_failures = 1;
    suite.a_slot_flows(100, 0);
    for _ in 0..3 {
        suite.clock_ticks();
    }
    assert_eq!(suite.state(LINDEN).0, GridState::Emergency);
}

#[test]
fn nominal_values_that_no_meter_tells_are_refused_by_name_and_change_nothing() {
    let nominal = |voltage_dv, frequency_mhz| ZoneParams {
        nominal: Some(NominalQuality { voltage_dv, frequency_mhz }),
        ..PARAMS
    };
    let mut suite = judged();
    let before = suite.stored();
    for (params, reason) in [
        (nominal(0, 50_000), "nominal voltage_dv is 0, not 1 to 10000"),
        (nominal(10_001, 50_000), "nominal voltage_dv is 10001, not 1 to 10000"),
        (nominal(2_300, 0), "nominal frequency_mhz is 0, not 1 to 100000"),
        (nominal(2_300, u32::MAX), "nominal frequency_mhz is 4294967295, not 1 to 100000"),
    ] {
        refused(suite.sets("linden", LINDEN, params), reason);
        refused(Suite::with(params).map(|_| ()), reason);
    }
    refused(suite.sets("mill", LINDEN, JUDGED), "may not do this");
    assert_eq!(suite.stored(), before);
}

#[test]
fn what_was_set_before_there_was_anything_nominal_is_kept_as_it_is() {
    let mut suite = Suite::new();
    suite.sets("linden", LINDEN, PARAMS).unwrap();
    let holds = |suite: &Suite| {
        suite.stored().iter().any(|(_, value)| value.windows(7).any(|word| word == b"nominal"))
    };
    assert!(!holds(&suite), "nothing is written of what nobody said");
    suite.sets("linden", LINDEN, JUDGED).unwrap();
    assert!(holds(&suite));
    assert_eq!(suite.zone(LINDEN).params, JUDGED);
}
