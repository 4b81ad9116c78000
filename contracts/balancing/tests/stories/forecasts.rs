use crate::suite::*;
use interface::balancing::{Forecast, QueryMsg, StateReason};
use interface::grid::GridState;
use proptest::prelude::*;

/// Draws in a day of two hills.
fn usual_wh(slot: u32) -> i64 {
    let of_day = i64::from(slot % 96);
    -(200 + (of_day % 48) * 5)
}

#[test]
fn nothing_is_foreseen_of_a_zone_that_was_never_read() {
    let suite = Suite::new();
    assert_eq!(suite.forecast(LINDEN, 2), [None, None]);
    let scores = suite.scores(LINDEN);
    assert_eq!(scores.iter().map(|score| score.ahead_slots).collect::<Vec<_>>(), [1, 4, 96]);
    assert!(scores.iter().all(|score| score.scored_slots == 0 && score.error_permille.is_none()));
}

#[test]
fn a_zone_is_foreseen_as_its_usual_day_moved_by_what_is_different_now() {
    let mut suite = Suite::new();
    for _ in 0..96 * 2 {
        let flow_wh = usual_wh(suite.slot);
        suite.a_slot_flows(flow_wh, 0);
    }
    let usual: Vec<_> = (0..4).map(|ahead| Some(usual_wh(suite.slot + ahead))).collect();
    assert_eq!(suite.forecast(LINDEN, 4), usual);
    let scores = suite.scores(LINDEN);
    assert_eq!(scores.iter().map(|score| score.scored_slots).collect::<Vec<_>>(), [96; 3]);

    let flow_wh = usual_wh(suite.slot) - 100;
    suite.a_slot_flows(flow_wh, 0);
    let moved: Vec<_> = [75, 56, 42, 31]
        .iter()
        .zip(0..)
        .map(|(more, ahead)| Some(usual_wh(suite.slot + ahead) - more))
        .collect();
    assert_eq!(suite.forecast(LINDEN, 4), moved);
    let all: Forecast = suite.ask(&QueryMsg::Forecast { zone_id: LINDEN, slots: None }).unwrap();
    assert_eq!((all.from_slot, all.forecast_wh.len()), (suite.slot, 96));
}

#[test]
fn a_zone_is_alert_when_its_line_is_foreseen_to_be_overloaded() {
    let mut suite = Suite::new();
    let noon = 48;
    let flow_wh = |slot: u32| if slot % 96 == noon { 1_050 } else { 100 };
    while suite.slot < FIRST_SLOT + 96 + noon - 4 {
        let flow_wh = flow_wh(suite.slot);
        suite.a_slot_flows(flow_wh, 0);
    }
    assert_eq!(suite.state(LINDEN).0, GridState::Normal);
    suite.a_slot_flows(100, 0);
    assert_eq!(suite.slot, FIRST_SLOT + 96 + noon - 3);
    assert_eq!(suite.state(LINDEN).0, GridState::Alert);
    assert_eq!(suite.zone(LINDEN).reasons, [StateReason::Forecast]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    /// Against the engine on the plain list of all that flowed.
    #[test]
    fn forecasts_are_the_engines_whatever_flowed_and_whatever_was_not_reported(
        flows in prop::collection::vec(prop::option::weighted(0.9, -2_000..2_000i64), 700..900),
    ) {
        let mut suite = Suite::new();
        for flow_wh in &flows {
            suite.a_slot_ends();
            if let Some(flow_wh) = flow_wh {
                let (import_wh, export_wh) = if *flow_wh < 0 { (-flow_wh as u64, 0) } else { (1, *flow_wh as u64 + 1) };
                suite.is_reported(&[(LINDEN, import_wh, export_wh)]);
            }
        }
        for _ in 0..5 {
            suite.a_slot_ends();
            suite.is_reported(&[(LINDEN, 0, 7)]);
        }
        suite.clock_ticks();
        let mut values: Vec<Option<i64>> = vec![];
        values.extend(&flows);
        values.extend([Some(7); 5]);
        prop_assert_eq!(suite.progress().slot, suite.slot);
        let from = values.len().saturating_sub(673);
        let known = balancing::forecast::Known { values: values[from..].to_vec(), ahead: 96 };
        prop_assert_eq!(suite.forecast(LINDEN, 96), balancing::forecast::forecast(&known).unwrap().forecast_wh);
    }
}
