use crate::suite::*;
use cw_multi_test::AppResponse;
use interface::{
    balancing::{Bands, SaidState, SaidUntil, StateMoved, StateReason, StateSaid, ZoneParams},
    grid::{self, GridState, MAX_STOPPED_SLOTS, StateSet},
    packed::{Signals, keys},
    wire::Json,
};

fn moved(zone_id: u32, slot: u32, state: GridState, loading: u32, reasons: &[StateReason]) -> StateMoved {
    let (loading_permille, reasons) = (Some(loading), Json::of(&reasons.to_vec()).unwrap());
    StateMoved { zone_id, slot, state, stage: 0, loading_permille, reasons }
}

#[test]
fn a_zone_goes_from_normal_to_emergency_and_back_by_restoration() {
    let mut suite = Suite::new();
    let mut states = Vec::new();
    for flow_wh in [100, 850, 1_001, 300, 300, 300, 300, 300, 300] {
        suite.a_slot_flows(flow_wh, 0);
        states.push(suite.state(LINDEN));
        assert_eq!(suite.state(MILL), (GridState::Normal, 0));
    }
    let expected = [
        (GridState::Normal, 0),
        (GridState::Alert, 0),
        (GridState::Emergency, 0),
        (GridState::Emergency, 0),
        (GridState::Restoration, 0),
        (GridState::Restoration, 0),
        (GridState::Restoration, 1),
        (GridState::Restoration, 1),
        (GridState::Normal, 0),
    ];
    assert_eq!(states, expected);
}

#[test]
fn a_move_is_told_with_its_loading_and_why() {
    let mut suite = Suite::new();
    let ticked = suite.a_slot_flows(-900, 0);
    let slot = suite.slot - 1;
    let alert = moved(LINDEN, slot, GridState::Alert, 900, &[StateReason::Loaded]);
    ticked.assert_event(&emitted(alert));
    let ticked = suite.a_slot_flows(-1_100, 0);
    let emergency = moved(LINDEN, slot + 1, GridState::Emergency, 1_100, &[StateReason::Overloaded]);
    ticked.assert_event(&emitted(emergency));
    let zone = suite.zone(LINDEN);
    assert_eq!((zone.slot, zone.flow_wh), (Some(slot + 1), Some(-1_100)));
    assert_eq!((zone.loading_permille, zone.reasons), (Some(1_100), vec![StateReason::Overloaded]));
    let ticked = suite.a_slot_flows(-1_100, 0);
    assert!(!ticked.events.iter().any(|event| event.ty == "wasm-state_moved"), "nothing moved");
}

#[test]
fn the_grid_is_told_where_the_operator_lets_balancing_and_nowhere_else() {
    let mut suite = Suite::new();
    suite.lets("linden", LINDEN);
    let ticked = suite.a_slot_flows(1_100, 1_100);
    assert_eq!([LINDEN, MILL].map(|zone| suite.state(zone).0), [GridState::Emergency; 2]);
    assert_eq!([LINDEN, MILL].map(|zone| suite.signal(zone)), [GridState::Emergency, GridState::Normal]);
    ticked.assert_event(&emitted(StateSet { zone_id: LINDEN, state: GridState::Emergency }));
    suite.lets("mill", MILL);
    suite.a_slot_flows(1_100, 1_100);
    assert_eq!(suite.signal(MILL), GridState::Emergency, "what stood before is told as soon as it may be");
}

/// Up to which slot the market runs without what rests in linden street.
fn stopped_until(suite: &Suite) -> Option<u32> {
    let stored = suite.app.wrap().query_wasm_raw(&suite.grid, keys::signals()).unwrap();
    Signals::decode(&stored.unwrap()).unwrap().zones[LINDEN as usize].batches_stopped_until
}

/// Whether the grid was told of a state.
fn is_told(ticked: &AppResponse) -> bool {
    ticked.events.iter().any(|event| event.ty == "wasm-state_set")
}

#[test]
fn of_an_emergency_that_was_measured_the_grid_is_told_how_long_batches_may_stop() {
    let mut suite = Suite::new();
    suite.lets("linden", LINDEN);
    suite.a_slot_flows(1_100, 0);
    let until_slot = Some(suite.slot + MAX_STOPPED_SLOTS - 1);
    assert_eq!(stopped_until(&suite), until_slot);
    assert!(!is_told(&suite.a_slot_flows(1_100, 0)), "once");
    assert_eq!(stopped_until(&suite), until_slot);
    suite.says("linden", LINDEN, SaidState::Emergency, 2).unwrap();
    suite.a_slot_flows(100, 0);
    assert_eq!(
        (suite.signal(LINDEN), stopped_until(&suite)),
        (GridState::Emergency, None),
        "it is only said"
    );
    suite.a_slot_flows(1_100, 0);
    let rested_slots = 2;
    assert_eq!(stopped_until(&suite), Some(suite.slot + MAX_STOPPED_SLOTS - 1 - rested_slots));
}

#[test]
fn a_grid_that_hears_of_nothing_measured_is_told_the_state_alone_and_once() {
    let mut suite = Suite::new();
    suite.lets("linden", LINDEN);
    let grid = suite.grid.clone();
    suite.app.contract_storage_mut(&grid).remove(&keys::balancing());
    assert!(is_told(&suite.a_slot_flows(1_100, 0)));
    assert_eq!((suite.signal(LINDEN), stopped_until(&suite)), (GridState::Emergency, None));
    assert!(!is_told(&suite.a_slot_flows(1_100, 0)));
}

#[test]
fn what_an_operator_sets_in_the_grid_itself_stands() {
    let mut suite = Suite::new();
    suite.lets("linden", LINDEN);
    suite.a_slot_flows(1_100, 0);
    let normal =
        grid::ExecuteMsg::SetState { zone_id: LINDEN, state: GridState::Normal, batches_stopped_until: None };
    suite.in_the_grid("linden", normal);
    suite.a_slot_flows(1_100, 0);
    assert_eq!((suite.state(LINDEN).0, suite.signal(LINDEN)), (GridState::Emergency, GridState::Normal));
    suite.lets("linden", LINDEN);
    suite.a_slot_flows(1_100, 0);
    assert_eq!(suite.signal(LINDEN), GridState::Emergency);
}

#[test]
fn flows_add_up_towards_the_root_but_not_over_a_line_that_is_cut() {
    let mut suite = Suite::new();
    let lane = suite.add_zone(LINDEN, "linden", "lane");
    suite.a_slot_ends();
    let cut = grid::ExecuteMsg::SetIsland { zone_id: lane, from_slot: suite.slot + 1, islanded: true };
    suite.in_the_grid("lane", cut);
    for (own_wh, lane_wh, linden_wh, root_wh) in [(100, 250, 350, 370), (100, 250, 100, 120)] {
        suite.is_reported(&[(0, 5, 0), (LINDEN, 0, own_wh), (MILL, 0, 25), (lane, 0, lane_wh)]);
        suite.clock_ticks();
        let flows = [lane, LINDEN, 0].map(|zone_id| suite.zone(zone_id).flow_wh);
        assert_eq!(flows, [Some(lane_wh as i64), Some(linden_wh), Some(root_wh)]);
        suite.a_slot_ends();
        suite.a_slot_ends();
        suite.is_reported_of(suite.slot - 2, &[(LINDEN, 0, 1)]);
        suite.clock_ticks();
    }
}

#[test]
fn an_island_is_judged_by_its_nominal_line_and_the_root_by_none() {
    let mut suite = Suite::new();
    let cut = grid::ExecuteMsg::SetIsland { zone_id: LINDEN, from_slot: suite.slot + 1, islanded: true };
    suite.in_the_grid("linden", cut);
    suite.a_slot_flows(500, 900);
    suite.a_slot_flows(500, 900_000);
    assert_eq!(suite.zone(LINDEN).loading_permille, Some(500));
    assert_eq!(suite.state(LINDEN).0, GridState::Normal);
    let root = suite.zone(0);
    assert_eq!(
        (root.flow_wh, root.loading_permille, root.state),
        (Some(900_000), Some(0), GridState::Normal)
    );
}

#[test]
fn a_line_counts_as_it_is_in_the_slot_that_is_taken_in() {
    let mut suite = Suite::new();
    let from_slot = suite.slot + 2;
    suite.in_the_grid("linden", grid::ExecuteMsg::SetLine { zone_id: LINDEN, from_slot, line: line(500) });
    let loadings = [(); 4].map(|()| {
        suite.a_slot_flows(400, 0);
        suite.zone(LINDEN).loading_permille.unwrap()
    });
    assert_eq!(loadings, [400, 400, 800, 800]);
}

#[test]
fn operators_judge_their_zones_by_bands_of_their_own() {
    let mut suite = Suite::new();
    let strict = ZoneParams {
        bands: Bands { alert_permille: 100, clear_permille: 50, calm_slots: 1, ..PARAMS.bands },
        ..PARAMS
    };
    suite.sets("linden", LINDEN, strict).unwrap();
    assert_eq!((suite.zone(LINDEN).params, suite.zone(MILL).params), (strict, PARAMS));
    suite.a_slot_flows(150, 150);
    assert_eq!([LINDEN, MILL].map(|zone| suite.state(zone).0), [GridState::Alert, GridState::Normal]);
    suite.a_slot_flows(10, 150);
    assert_eq!(suite.state(LINDEN).0, GridState::Normal);
}

#[test]
fn an_operator_can_only_make_it_worse_and_not_for_ever() {
    let mut suite = Suite::new();
    suite.lets("linden", LINDEN);
    suite.a_slot_flows(100, 0);
    let said = suite.says("linden", LINDEN, SaidState::Alert, 3).unwrap();
    let until_slot = suite.slot + 2;
    let event = StateSaid { zone_id: LINDEN, state: Some(SaidState::Alert), until_slot: Some(until_slot) };
    said.assert_event(&emitted(event));
    assert_eq!((suite.state(LINDEN).0, suite.signal(LINDEN)), (GridState::Alert, GridState::Alert));
    assert_eq!(suite.zone(LINDEN).said, Some(SaidUntil { state: SaidState::Alert, until_slot }));

    suite.a_slot_flows(1_100, 0);
    suite.says("linden", LINDEN, SaidState::Alert, 1).unwrap();
    assert_eq!(suite.state(LINDEN).0, GridState::Emergency, "what is measured is worse");

    suite.says("linden", LINDEN, SaidState::Emergency, 2).unwrap();
    let mut states = Vec::new();
    for _ in 0..4 {
        suite.a_slot_flows(100, 0);
        states.push(suite.state(LINDEN).0);
    }
    let expected =
        [GridState::Emergency, GridState::Emergency, GridState::Restoration, GridState::Restoration];
    assert_eq!(states, expected);
    assert_eq!(suite.zone(LINDEN).said, None);
}

#[test]
fn what_an_operator_takes_back_counts_no_longer() {
    let mut suite = Suite::new();
    suite.says("linden", LINDEN, SaidState::Alert, 96).unwrap();
    let take_back = interface::balancing::ExecuteMsg::SayState { zone_id: LINDEN, said: None };
    let event = StateSaid { zone_id: LINDEN, state: None, until_slot: None };
    suite.by("linden", take_back).unwrap().assert_event(&emitted(event));
    assert_eq!(suite.state(LINDEN).0, GridState::Alert, "slots have to be calm first");
    suite.a_slot_flows(100, 0);
    suite.a_slot_flows(100, 0);
    assert_eq!(suite.state(LINDEN).0, GridState::Normal);
}
