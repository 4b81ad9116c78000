//! Islands that the clock makes, where a zone's operator asked for them, and joins again.

use cosmwasm_std::Uint64;
use cw_multi_test::AppResponse;
use interface::{
    balancing::{ClockIsland, IslandEnd, IslandEnded, IslandMade, MAX_SAID_SLOTS, SaidState, ZoneParams},
    grid::{self, GridState, SlotGrid},
};

use crate::suite::*;

/// Of a lane at the end of linden street.
const LANE: u32 = 3;
const CALM_SLOTS: u32 = PARAMS.bands.calm_slots;

fn asks(islands: bool) -> ZoneParams {
    ZoneParams { islands: Some(islands), ..PARAMS }
}

/// A lane of its own operator behind linden street, both with feeders, whose days are known and in which more is fed in than drawn.
fn a_lane() -> Suite {
    let mut suite = a_lane_that_feeds_in(100);
    suite.sets("lane", LANE, asks(true)).unwrap();
    suite
}

fn a_lane_that_feeds_in(wh: i64) -> Suite {
    let mut suite = Suite::new();
    assert_eq!(suite.add_zone(LINDEN, "linden", "lane"), LANE);
    suite.lets("linden", LINDEN);
    suite.lets("lane", LANE);
    for _ in 0..96 + 4 {
        flows(&mut suite, Some(-300), Some(wh));
    }
    suite
}

/// A slot passes in which feeders measured so much on the street's line and on the lane's; nothing where they were silent.
fn flows(suite: &mut Suite, linden_wh: Option<i64>, lane_wh: Option<i64>) -> AppResponse {
    members_count(suite, linden_wh, lane_wh, 10)
}

/// The same, while the members' meters count so much drawn in each.
fn members_count(
    suite: &mut Suite,
    linden_wh: Option<i64>,
    lane_wh: Option<i64>,
    drawn_wh: u64,
) -> AppResponse {
    suite.a_slot_ends();
    for (zone_id, flow_wh) in [(LINDEN, linden_wh), (LANE, lane_wh)] {
        let Some(flow_wh) = flow_wh else { continue };
        let wh = flow_wh.unsigned_abs();
        let (import_wh, export_wh) = if flow_wh < 0 { (wh, 0) } else { (0, wh) };
        suite.feeder_reads(zone_id, 0, import_wh, export_wh);
    }
    suite.is_reported(&[(0, 0, 0), (LINDEN, drawn_wh, 0), (MILL, 1, 1), (LANE, drawn_wh, 0)]);
    suite.clock_ticks()
}

const OVERLOADED: Option<i64> = Some(-1_100);

/// Whether the grid cuts the lane off in the slot after the next.
fn is_island(suite: &Suite) -> bool {
    let msg = grid::QueryMsg::SlotGrid { slot: suite.slot + 1 };
    let grid: SlotGrid = suite.app.wrap().query_wasm_smart(&suite.grid, &msg).unwrap();
    grid.zones[LANE as usize].islanded
}

/// The street calms down, until it is normal.
fn calms_down(suite: &mut Suite) {
    for _ in 0..100 {
        flows(suite, Some(-100), Some(0));
        if suite.state(LINDEN).0 == GridState::Normal {
            return;
        }
    }
    panic!("it never does");
}

#[test]
fn a_zone_that_feeds_in_is_an_island_from_the_next_slot_while_the_one_above_is_in_need() {
    let mut suite = a_lane();
    let ticked = flows(&mut suite, OVERLOADED, Some(100));
    let (slot, from_slot) = (suite.slot - 1, suite.slot + 1);
    ticked.assert_event(&emitted(IslandMade {
        zone_id: LANE,
        from_slot,
        slot,
        parent_id: LINDEN,
        flow_wh: 100,
        least_foreseen_wh: 100,
    }));
    let cut = grid::IslandSet { zone_id: LANE, from_slot, islanded: true };
    ticked.assert_event(&emitted(cut));
    assert!(is_island(&suite));
    let island = ClockIsland { from_slot, normal_slots: 0, needed_slots: CALM_SLOTS };
    assert_eq!(suite.zone(LANE).island, Some(island));
}

#[test]
fn an_island_is_joined_when_the_zone_above_was_normal_for_the_calm_slots() {
    let mut suite = a_lane();
    flows(&mut suite, OVERLOADED, Some(100));
    calms_down(&mut suite);
    for counted in 1..CALM_SLOTS {
        assert!(is_island(&suite));
        assert_eq!(suite.zone(LANE).island.unwrap().normal_slots, counted);
        let ticked = flows(&mut suite, Some(-100), Some(0));
        let ended = IslandEnded { zone_id: LANE, from_slot: suite.slot + 1, reason: IslandEnd::ParentNormal };
        assert_eq!(ticked.has_event(&emitted(ended)), counted + 1 == CALM_SLOTS);
    }
    assert!(!is_island(&suite));
    assert_eq!(suite.zone(LANE).island, None);
}

#[test]
fn a_street_that_flickers_does_not_make_its_lane_flicker() {
    let mut suite = a_lane();
    let mut moves = 0;
    let mut before = false;
    for slot in 0..200 {
        let linden_wh = if slot % 3 == 0 { OVERLOADED } else { Some(-100) };
        flows(&mut suite, linden_wh, Some(100));
        moves += u32::from(is_island(&suite) != before);
        before = is_island(&suite);
    }
    assert_eq!((before, moves), (true, 1));
}

#[test]
fn nobody_is_made_an_island_who_did_not_ask_or_asked_no_longer() {
    let mut suite = a_lane_that_feeds_in(100);
    flows(&mut suite, OVERLOADED, Some(100));
    assert!(!is_island(&suite), "nobody asked");
    suite.sets("lane", LANE, asks(false)).unwrap();
    flows(&mut suite, OVERLOADED, Some(100));
    assert!(!is_island(&suite), "it is not wanted");
    suite.sets("lane", LANE, asks(true)).unwrap();
    let heir = Some(who("mill").to_string());
    suite.in_the_grid("lane", grid::ExecuteMsg::UpdateZone { zone_id: LANE, name: None, operator: heir });
    suite.lets("mill", LANE);
    flows(&mut suite, OVERLOADED, Some(100));
    assert!(!is_island(&suite), "the heir did not ask");
    suite.sets("mill", LANE, asks(true)).unwrap();
    flows(&mut suite, OVERLOADED, Some(100));
    assert!(is_island(&suite));
}

#[test]
fn nobody_asks_for_everybody() {
    refused(Suite::with(asks(false)).map(drop), "each zone's operator asks for islands of its own");
}

#[test]
fn a_zone_that_draws_or_is_foreseen_to_stays() {
    let mut suite = a_lane();
    flows(&mut suite, OVERLOADED, Some(-1));
    assert!(!is_island(&suite), "it draws");
    let mut suite = a_lane_that_feeds_in(-100);
    suite.sets("lane", LANE, asks(true)).unwrap();
    flows(&mut suite, OVERLOADED, Some(20));
    assert!(!is_island(&suite), "it is foreseen to draw again");
}

#[test]
fn what_members_meters_count_makes_no_island() {
    let mut suite = a_lane();
    members_count(&mut suite, None, Some(100), 5_000);
    assert_eq!(suite.state(LINDEN).0, GridState::Emergency, "the sum of meters says so");
    assert!(!is_island(&suite), "and no feeder does");
    let mut suite = a_lane();
    members_count(&mut suite, Some(-300), Some(100), 5_000);
    assert_eq!(suite.state(LINDEN).0, GridState::Normal, "feeders know better");
    let mut suite = a_lane();
    flows(&mut suite, OVERLOADED, None);
    assert!(!is_island(&suite), "what the lane has to spare its feeder has to say");
}

#[test]
fn what_an_operator_says_of_the_zone_above_makes_no_island() {
    let mut suite = a_lane();
    suite.says("linden", LINDEN, SaidState::Emergency, MAX_SAID_SLOTS).unwrap();
    flows(&mut suite, Some(-100), Some(100));
    assert_eq!((suite.state(LINDEN).0, is_island(&suite)), (GridState::Emergency, false));
}

#[test]
fn a_line_that_was_taken_away_makes_no_island() {
    let mut suite = a_lane();
    let none =
        grid::Line { fee_micro_per_kwh: 0, capacity_up_wh: Uint64::zero(), capacity_down_wh: Uint64::zero() };
    let from_slot = suite.slot + 1;
    suite.in_the_grid("linden", grid::ExecuteMsg::SetLine { zone_id: LINDEN, from_slot, line: none });
    suite.a_slot_ends();
    suite.is_reported(&[(LINDEN, 1, 0), (LANE, 1, 0)]);
    flows(&mut suite, Some(-1), Some(100));
    assert_eq!((suite.state(LINDEN).0, is_island(&suite)), (GridState::Emergency, false));
}

#[test]
fn an_island_whose_feeder_falls_silent_is_joined_all_the_same() {
    let mut suite = a_lane();
    flows(&mut suite, OVERLOADED, Some(100));
    for _ in 0..100 {
        flows(&mut suite, Some(-100), None);
        if !is_island(&suite) {
            return;
        }
    }
    panic!("it stays cut off");
}

#[test]
fn while_nothing_is_known_of_the_zone_above_no_slot_counts() {
    let mut suite = a_lane();
    flows(&mut suite, OVERLOADED, Some(100));
    calms_down(&mut suite);
    let counted = suite.zone(LANE).island.unwrap();
    for _ in 0..3 {
        suite.a_slot_ends();
        suite.is_reported(&[(MILL, 1, 1)]);
        suite.clock_ticks();
    }
    assert_eq!(suite.zone(LANE).island, Some(counted));
}

#[test]
fn an_operators_own_word_stands_until_it_names_the_controller_again() {
    let mut suite = a_lane();
    flows(&mut suite, OVERLOADED, Some(100));
    let joined = grid::ExecuteMsg::SetIsland { zone_id: LANE, from_slot: suite.slot + 1, islanded: false };
    suite.in_the_grid("lane", joined);
    let mut events = Vec::new();
    for _ in 0..5 {
        events.extend(flows(&mut suite, OVERLOADED, Some(100)).events);
        assert!(!is_island(&suite));
    }
    let ended = |event: &&cosmwasm_std::Event| event.ty == "wasm-island_ended";
    let ended: Vec<_> = events.iter().filter(ended).collect();
    assert_eq!(ended.len(), 1, "{ended:?}");
    assert!(ended[0].attributes.iter().any(|one| one.value == "joined"));
    calms_down(&mut suite);
    let ticked = flows(&mut suite, OVERLOADED, Some(100));
    assert!(!is_island(&suite));
    let refusals =
        |told: &AppResponse| told.events.iter().filter(|told| told.ty == "wasm-island_refused").count();
    assert_eq!(refusals(&ticked), 1, "it is tried once with an emergency");
    let ticked = flows(&mut suite, OVERLOADED, Some(100));
    assert_eq!(refusals(&ticked), 0);
    calms_down(&mut suite);
    suite.lets("lane", LANE);
    flows(&mut suite, OVERLOADED, Some(100));
    assert!(is_island(&suite));
}

#[test]
fn an_island_that_its_operator_made_is_not_the_clocks_to_join() {
    let mut suite = a_lane();
    let cut = grid::ExecuteMsg::SetIsland { zone_id: LANE, from_slot: suite.slot + 1, islanded: true };
    suite.in_the_grid("lane", cut);
    flows(&mut suite, OVERLOADED, Some(100));
    flows(&mut suite, OVERLOADED, Some(100));
    calms_down(&mut suite);
    for _ in 0..2 * CALM_SLOTS {
        flows(&mut suite, Some(-100), Some(100));
    }
    assert!(is_island(&suite));
    assert_eq!(suite.zone(LANE).island, None);
}

#[test]
fn nobody_but_balancing_and_the_operator_cuts_a_line() {
    let mut suite = a_lane();
    let controller = Some(who("mill").to_string());
    suite.in_the_grid("lane", grid::ExecuteMsg::SetController { zone_id: LANE, controller });
    let cut = grid::ExecuteMsg::SetIsland { zone_id: LANE, from_slot: suite.slot + 1, islanded: true };
    let grid = suite.grid.clone();
    for name in ["mill", "linden", "ada"] {
        let refused =
            cw_multi_test::Executor::execute_contract(&mut suite.app, who(name), grid.clone(), &cut, &[]);
        assert!(refused.unwrap_err().to_string().contains("may not do this"), "{name}");
    }
    flows(&mut suite, OVERLOADED, Some(100));
    assert!(!is_island(&suite), "another one is the controller");
}

#[test]
fn a_tick_without_room_for_an_island_leaves_it_to_the_next_one() {
    let (mut in_one, mut in_many) = (a_lane(), a_lane());
    in_many.gas_budget = 620_000;
    flows(&mut in_one, OVERLOADED, Some(100));
    flows(&mut in_many, OVERLOADED, Some(100));
    for _ in 0..4 {
        in_many.clock_ticks();
    }
    assert!(is_island(&in_one) && is_island(&in_many));
    assert_eq!(in_many.stored(), in_one.stored());
    let mut poor = a_lane();
    poor.gas_budget = 390_000;
    let slot = poor.slot;
    flows(&mut poor, OVERLOADED, Some(100));
    for _ in 0..8 {
        poor.clock_ticks();
    }
    assert!(poor.progress().slot > slot, "what never has room for it goes on without");
}
