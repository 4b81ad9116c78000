//! What meters counted goes through trading and the grid to balancing, and back to the market as a zone's state.

use cosmwasm_std::{Addr, coins};
use integration::{Community, Suite};
use interface::{
    balancing::{
        AwardsResponse, BalancedZone, BalancingAccount, BalancingMoney, Bands, CallsResponse,
        DeliveryVerdict, ExecuteMsg, FlexibilityOffer, NominalQuality, OfferTerms, QueryMsg, Relief,
        StateReason, ZoneParams,
    },
    grid::{self, GridState, Line},
    metering::PowerQuality,
    trading::Rule,
};

/// Alert from half of a line on.
const PARAMS: ZoneParams = ZoneParams {
    bands: Bands {
        alert_permille: 500,
        emergency_permille: 1_000,
        clear_permille: 400,
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

const SELLS: Rule = Rule {
    ask_micro_per_kwh: Some(100_000),
    bid_micro_per_kwh: None,
    hold: false,
    draw: false,
    paused: false,
};

const LINDEN: u32 = 1;
/// The coins of the community's trading.
const DENOM: &str = "uwatt";
/// Less than a connection carries.
const CAPACITY_WH: u64 = 10_000;

/// A community whose first street hangs on a thin line from the next slot on, with balancing.
fn on_a_thin_line(community: Community) -> (Suite, Addr) {
    let mut suite = community.start();
    suite.everybody_deposits(1_000_000_000);
    let capacity_wh = CAPACITY_WH.into();
    let line = Line { fee_micro_per_kwh: 0, capacity_up_wh: capacity_wh, capacity_down_wh: capacity_wh };
    let set = grid::ExecuteMsg::SetLine { zone_id: LINDEN, from_slot: suite.slot + 2, line };
    let (operator, grid) = (suite.operator.clone(), suite.grid.clone());
    suite.must(&operator, &grid, &set);
    suite.a_slot_ends();
    let balancing = suite.balancing_starts(PARAMS);
    (suite, balancing)
}

fn two_on_a_street() -> Community {
    Suite::community().zone("linden", 0).household("ada").household("bob")
}

#[test]
fn what_meters_count_moves_the_state_of_their_zone_once_the_slot_is_settled() {
    let (mut suite, balancing) = on_a_thin_line(two_on_a_street());
    suite.set_rule("ada", SELLS).unwrap();
    let zone = |suite: &Suite| suite.ask::<BalancedZone>(&balancing, &QueryMsg::Zone { zone_id: LINDEN });
    let signal =
        |suite: &Suite| suite.ask::<grid::Zone>(&suite.grid, &grid::QueryMsg::Zone { zone_id: LINDEN }).state;
    for (exported_wh, imported_wh, expected) in [
        (1_000, 400, GridState::Normal),
        (CAPACITY_WH, 4_000, GridState::Alert),
        (1, CAPACITY_WH + 500, GridState::Emergency),
        (1, 7, GridState::Restoration),
        (1, 7, GridState::Normal),
    ] {
        suite.meter_reads("ada", 0, exported_wh);
        suite.meter_reads("bob", imported_wh, 0);
        suite.a_slot_ends();
        suite.balancing_ticks(&balancing);
        assert_ne!(zone(&suite).slot, Some(suite.slot), "readings are not due yet");
        suite.grace_passes();
        suite.clock_ticks_until_final();
        suite.balancing_ticks(&balancing);
        let known = zone(&suite);
        let flow_wh = i64::try_from(exported_wh).unwrap() - i64::try_from(imported_wh).unwrap();
        assert_eq!((known.slot, known.flow_wh), (Some(suite.slot), Some(flow_wh)));
        assert_eq!((known.state, signal(&suite)), (expected, expected));
    }
}

#[test]
fn a_meter_that_is_silent_calms_no_zone_when_nobody_else_is_read() {
    let community = Suite::community().zone("linden", 0).household("ada").zone("mill", 0).household("bob");
    let (mut suite, balancing) = on_a_thin_line(community);
    suite.meter_reads("ada", 0, CAPACITY_WH + 500);
    suite.meter_reads("bob", 5, 0);
    suite.a_slot_passes();
    suite.balancing_ticks(&balancing);
    for _ in 0..3 {
        suite.meter_stays_silent("ada");
        suite.meter_reads("bob", 5, 0);
        suite.a_slot_passes();
        suite.balancing_ticks(&balancing);
    }
    let linden: BalancedZone = suite.ask(&balancing, &QueryMsg::Zone { zone_id: LINDEN });
    assert_eq!((linden.slot, linden.flow_wh), (Some(suite.slot), None));
    assert_eq!(linden.state, GridState::Emergency);
}

#[test]
fn what_the_feeder_signed_of_voltage_moves_its_zone_and_what_a_member_signed_does_not() {
    let (mut suite, balancing) = on_a_thin_line(two_on_a_street());
    suite.line_is_measured("line", LINDEN);
    let bands = Bands {
        frequency_alert_mhz: 100,
        frequency_emergency_mhz: 200,
        voltage_alert_permille: 60,
        voltage_emergency_permille: 100,
        ..PARAMS.bands
    };
    let nominal = Some(NominalQuality { voltage_dv: 2_300, frequency_mhz: 50_000 });
    let params = ZoneParams { bands, nominal, ..PARAMS };
    let operator = suite.operator.clone();
    suite.must(&operator, &balancing, &ExecuteMsg::SetParams { zone_id: LINDEN, params });
    let calm = PowerQuality {
        voltage_min_dv: 2_280,
        voltage_mean_dv: 2_300,
        voltage_max_dv: 2_320,
        frequency_min_mhz: 49_980,
        frequency_max_mhz: 50_020,
        power_factor_permille: 990,
    };
    let dark = PowerQuality { voltage_min_dv: 0, frequency_min_mhz: 0, ..calm };
    let low = PowerQuality { voltage_min_dv: 2_100, ..calm };
    // What bob, a member, and the line's feeder say; what the zone is then.
    for (of_bob, of_line, expected, reasons) in [
        (dark, Some(calm), GridState::Normal, vec![]),
        (dark, None, GridState::Normal, vec![]),
        (calm, Some(low), GridState::Alert, vec![StateReason::Voltage]),
        (calm, Some(dark), GridState::Emergency, vec![StateReason::Frequency, StateReason::Voltage]),
    ] {
        suite.meter_reads("ada", 10, 0);
        suite.meter_reads("bob", 20, 0);
        suite.meter_reads("line", 30, 0);
        suite.a_slot_ends();
        suite.meter_sees("bob", of_bob).unwrap();
        of_line.into_iter().for_each(|quality| {
            suite.meter_sees("line", quality).unwrap();
        });
        suite.grace_passes();
        suite.clock_ticks_until_final();
        suite.balancing_ticks(&balancing);
        let zone: BalancedZone = suite.ask(&balancing, &QueryMsg::Zone { zone_id: LINDEN });
        assert_eq!((zone.slot, zone.state, zone.reasons), (Some(suite.slot), expected, reasons));
        let told = suite.ask::<grid::Zone>(&suite.grid, &grid::QueryMsg::Zone { zone_id: LINDEN });
        assert_eq!(told.state, expected);
    }
}

#[test]
fn a_slot_settles_the_same_whether_balancing_ticks_or_not() {
    let settled = |ticks: bool| {
        let (mut suite, balancing) = on_a_thin_line(two_on_a_street());
        suite.set_rule("ada", SELLS).unwrap();
        for _ in 0..3 {
            suite.meter_reads("ada", 0, CAPACITY_WH + 500);
            suite.meter_reads("bob", 4_000, 0);
            suite.a_slot_passes();
            if ticks {
                suite.balancing_ticks(&balancing);
            }
        }
        ["ada", "bob"].map(|name| suite.worth(name))
    };
    assert_eq!(settled(true), settled(false));
}

#[test]
fn a_meter_on_the_line_says_what_it_carried_where_a_street_s_own_meters_say_less() {
    let (mut suite, balancing) = on_a_thin_line(two_on_a_street());
    suite.line_is_measured("line", LINDEN);
    suite.a_slot_passes();
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("bob", 4_000, 0);
    suite.meter_reads("line", CAPACITY_WH + 200, 0);
    suite.a_slot_passes();
    suite.balancing_ticks(&balancing);
    let zone: BalancedZone = suite.ask(&balancing, &QueryMsg::Zone { zone_id: LINDEN });
    assert_eq!((zone.slot, zone.flow_wh), (Some(suite.slot), Some(-10_200)));
    assert_eq!(zone.state, GridState::Emergency);
    // Silent, it leaves the word to those below it.
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_stays_silent("line");
    suite.a_slot_passes();
    suite.balancing_ticks(&balancing);
    let zone: BalancedZone = suite.ask(&balancing, &QueryMsg::Zone { zone_id: LINDEN });
    assert_eq!(zone.flow_wh, Some(1_000));
    suite.everything_adds_up();
}

#[test]
fn a_household_offers_the_points_that_the_registry_has_as_its_own_and_what_was_recalled_is_idle() {
    let (mut suite, balancing) = on_a_thin_line(two_on_a_street());
    let (ada, meter_id) = (suite.owner("ada"), suite.meter_id("ada"));
    let (zone_id, relief) = (LINDEN, Relief::DrawLess);
    let offer = |meter_id| ExecuteMsg::SetOffer {
        zone_id,
        relief,
        terms: OfferTerms {
            meter_ids: vec![meter_id],
            energy_wh: 800u64.into(),
            price_micro_per_kwh: 120_000,
            hours_utc: 1 << 18,
            slots_a_day: 2,
        },
    };
    let bobs = suite.meter_id("bob");
    let refused = suite.execute(&ada, &balancing, &offer(bobs), &[]).unwrap_err();
    assert!(
        refused.to_string().contains(&format!("metering point {bobs} is not that of {ada}")),
        "{refused}"
    );
    suite.must(&ada, &balancing, &offer(meter_id));
    let ask = QueryMsg::Offer { zone_id, relief, owner: ada.to_string() };
    let idle = |suite: &Suite| suite.ask::<FlexibilityOffer>(&balancing, &ask).idle_meter_ids;
    assert_eq!(idle(&suite), [0; 0]);
    suite.suspend("ada").unwrap();
    assert_eq!(idle(&suite), [meter_id]);
}

#[test]
fn an_operator_calls_with_the_coins_that_trading_goes_by_and_has_them_back_when_the_slot_is_settled() {
    let (mut suite, balancing) = on_a_thin_line(two_on_a_street());
    let operator = suite.operator.clone();
    suite.execute(&operator, &balancing, &ExecuteMsg::Deposit {}, &coins(500_000, DENOM)).unwrap();
    let money = |suite: &Suite| {
        let ask = QueryMsg::Account { address: operator.to_string() };
        let account: BalancingAccount = suite.ask(&balancing, &ask);
        let all: BalancingMoney = suite.ask(&balancing, &QueryMsg::Money {});
        assert_eq!(account.available_micro + account.reserved_micro, all.coins_micro);
        assert_eq!((all.denom.as_deref(), all.balance_micro), (Some(DENOM), all.coins_micro));
        (account.available_micro.u128(), account.reserved_micro.u128())
    };
    let slot = suite.slot + 2;
    let (zone_id, relief, needed_wh) = (LINDEN, Relief::DrawLess, 1_000u64.into());
    let call = ExecuteMsg::Call { zone_id, slot, relief, needed_wh, price_cap_micro_per_kwh: 400_000 };
    suite.must(&operator, &balancing, &call);
    assert_eq!(money(&suite), (100_000, 400_000));
    while suite.slot < slot {
        let open: CallsResponse = suite.ask(&balancing, &QueryMsg::Calls { start_after: None, limit: None });
        assert_eq!(open.calls.len(), 1);
        suite.meter_reads("ada", 0, 1_000);
        suite.meter_reads("bob", 4_000, 0);
        suite.a_slot_passes();
        suite.balancing_ticks(&balancing);
    }
    assert_eq!(money(&suite), (500_000, 0));
    suite.must(&operator, &balancing, &ExecuteMsg::Withdraw { amount_micro: 500_000u128.into() });
    assert_eq!(money(&suite), (0, 0));
}

#[test]
fn a_household_that_draws_less_when_called_is_paid_in_coins_that_it_takes_home() {
    let (mut suite, balancing) = on_a_thin_line(two_on_a_street());
    let (ada, operator) = (suite.owner("ada"), suite.operator.clone());
    let (zone_id, relief) = (LINDEN, Relief::DrawLess);
    let terms = OfferTerms {
        meter_ids: vec![suite.meter_id("ada")],
        energy_wh: 800u64.into(),
        price_micro_per_kwh: 120_000,
        hours_utc: (1 << 24) - 1,
        slots_a_day: 1,
    };
    suite.must(&ada, &balancing, &ExecuteMsg::SetOffer { zone_id, relief, terms });
    for payer in [&ada, &operator] {
        suite.execute(payer, &balancing, &ExecuteMsg::Deposit {}, &coins(500_000, DENOM)).unwrap();
    }
    let passes = |suite: &mut Suite, drawn_wh| {
        suite.meter_reads("ada", drawn_wh, 0);
        suite.meter_reads("bob", 300, 0);
        suite.a_slot_passes();
        suite.balancing_ticks(&balancing);
    };
    let counts_from = (suite.slot / 96 + 11) * 96;
    while suite.slot < counts_from {
        passes(&mut suite, 2_000);
    }
    let slot = suite.slot + 3;
    let call = ExecuteMsg::Call {
        zone_id,
        slot,
        relief,
        needed_wh: 500u64.into(),
        price_cap_micro_per_kwh: 400_000,
    };
    suite.must(&operator, &balancing, &call);
    for slot_now in suite.slot + 1..slot + 18 {
        passes(&mut suite, if slot_now == slot { 1_400 } else { 2_000 });
    }
    let ask = QueryMsg::AwardsOf { owner: ada.to_string(), start_before: None, limit: None };
    let awards: AwardsResponse = suite.ask(&balancing, &ask);
    let delivery = awards.awards[0].delivery.clone().expect("it is measured");
    assert_eq!(delivery.verdict, DeliveryVerdict::Delivered);
    assert_eq!((delivery.baseline_wh, delivery.counted_wh), (Some(2_000u64.into()), Some(1_400u64.into())));
    assert_eq!((delivery.delivered_wh.u64(), delivery.paid_micro.u128()), (500, 60_000));
    suite.must(&ada, &balancing, &ExecuteMsg::Withdraw { amount_micro: 560_000u128.into() });
    suite.must(&operator, &balancing, &ExecuteMsg::Withdraw { amount_micro: 440_000u128.into() });
    let money: BalancingMoney = suite.ask(&balancing, &QueryMsg::Money {});
    assert_eq!((money.coins_micro.u128(), money.balance_micro.u128()), (0, 0));
    suite.everything_adds_up();
}
