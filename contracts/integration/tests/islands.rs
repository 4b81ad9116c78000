//! The clock makes an island of a lane by what the meters of both lines signed, and the market clears on it.

use cosmwasm_std::Addr;
use integration::{Suite, buy, sell};
use interface::{
    balancing::{BalancedZone, Bands, ExecuteMsg, QueryMsg, ZoneParams},
    grid::{self, GridState},
};

const PARAMS: ZoneParams = ZoneParams {
    bands: Bands {
        alert_permille: 800,
        emergency_permille: 1_000,
        clear_permille: 700,
        calm_slots: 1,
        stages: 1,
        frequency_alert_mhz: 0,
        frequency_emergency_mhz: 0,
        voltage_alert_permille: 0,
        voltage_emergency_permille: 0,
    },
    calls: None,
    min_offer_wh: None,
    cuts: None,
    nominal: None,
    islands: None,
};
const LINDEN: u32 = 1;
const LANE: u32 = 2;
const CAPACITY_WH: u64 = 10_000;
const DAY_SLOTS: usize = 96;

/// Ada in linden street, and behind it a lane in which eva feeds in more than finn draws. Both lines are measured, the street's is thin, and a day is known.
fn a_lane() -> (Suite, Addr) {
    let linden = Suite::community().zone("linden", 0).household("ada");
    let mut suite = linden.zone_below(LINDEN, "lane", 0).household("eva").household("finn").start();
    suite.everybody_deposits(1_000_000_000);
    suite.set_line(LINDEN, suite.slot + 2, 0, CAPACITY_WH);
    suite.a_slot_ends();
    let balancing = suite.balancing_starts(PARAMS);
    suite.line_is_measured("street", LINDEN);
    suite.line_is_measured("path", LANE);
    let params = ZoneParams { islands: Some(true), ..PARAMS };
    let operator = suite.operator.clone();
    suite.must(&operator, &balancing, &ExecuteMsg::SetParams { zone_id: LANE, params });
    for _ in 0..DAY_SLOTS + 8 {
        passes(&mut suite, &balancing, 1_000);
    }
    (suite, balancing)
}

/// A slot passes in which ada draws so much, eva feeds in 600 Wh and finn draws 100.
fn passes(suite: &mut Suite, balancing: &Addr, drawn_wh: u64) {
    suite.meter_reads("ada", drawn_wh, 0);
    suite.meter_reads("eva", 0, 600);
    suite.meter_reads("finn", 100, 0);
    suite.meter_reads("path", 0, 500);
    let street_wh = drawn_wh.abs_diff(500);
    let (import_wh, export_wh) = if drawn_wh > 500 { (street_wh, 0) } else { (0, street_wh) };
    suite.meter_reads("street", import_wh, export_wh);
    suite.a_slot_passes();
    suite.balancing_ticks(balancing);
}

fn lane(suite: &Suite, balancing: &Addr) -> BalancedZone {
    suite.ask(balancing, &QueryMsg::Zone { zone_id: LANE })
}

fn state_of_the_street(suite: &Suite) -> GridState {
    suite.ask::<grid::Zone>(&suite.grid, &grid::QueryMsg::Zone { zone_id: LINDEN }).state
}

#[test]
fn an_island_clears_by_itself_until_the_street_is_normal_again() {
    let (mut suite, balancing) = a_lane();
    assert_eq!(
        (state_of_the_street(&suite), lane(&suite, &balancing).flow_wh),
        (GridState::Normal, Some(500))
    );
    passes(&mut suite, &balancing, CAPACITY_WH + 800);
    assert_eq!(state_of_the_street(&suite), GridState::Emergency);
    let from_slot = suite.slot + 2;
    assert_eq!(lane(&suite, &balancing).island.unwrap().from_slot, from_slot);
    let slot = suite.ahead(3);
    suite.places("eva", sell(slot, 500, 100_000));
    suite.places("ada", buy(slot, 500, 200_000));
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(suite.traded("eva", slot).0, 0, "no line to the street, and no batch in it");

    passes(&mut suite, &balancing, 1_000);
    assert_eq!(suite.outcome().money.islands_micro.i128(), 0, "that slot had begun");
    assert_eq!(state_of_the_street(&suite), GridState::Restoration);
    passes(&mut suite, &balancing, 1_000);
    assert_eq!(suite.slot, from_slot);
    assert_ne!(suite.outcome().money.islands_micro.i128(), 0, "its operator stands in for the utility");
    assert_eq!((state_of_the_street(&suite), lane(&suite, &balancing).island), (GridState::Normal, None));
    suite.clock_ticks_until_the_books_rest();
    assert_eq!(suite.traded("eva", slot).0, 500, "joined again");
}

#[test]
fn a_house_that_overloads_the_street_by_its_own_meter_alone_cuts_nobody_off() {
    let (mut suite, balancing) = a_lane();
    for feeder_is_read in [true, false] {
        suite.meter_reads("ada", CAPACITY_WH + 800, 0);
        suite.meter_reads("eva", 0, 600);
        suite.meter_reads("finn", 100, 0);
        suite.meter_reads("path", 0, 500);
        suite.meter_reads("street", 500, 0);
        if !feeder_is_read {
            suite.meter_stays_silent("street");
        }
        suite.a_slot_passes();
        suite.balancing_ticks(&balancing);
        assert_eq!(state_of_the_street(&suite) == GridState::Emergency, !feeder_is_read);
        assert_eq!(lane(&suite, &balancing).island, None);
    }
}
