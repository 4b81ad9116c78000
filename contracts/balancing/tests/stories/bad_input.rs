use crate::suite::*;
use interface::balancing::{
    BalancedZone, BalancedZonesResponse, Bands, ExecuteMsg, Forecast, QueryMsg, Said, SaidState,
    ScoreResponse, ZoneParams,
};

fn with(change: impl FnOnce(&mut Bands)) -> ZoneParams {
    let mut params = PARAMS;
    change(&mut params.bands);
    params
}

#[test]
fn bands_that_cannot_be_are_refused_by_name_and_change_nothing() {
    let rows = [
        (with(|bands| bands.clear_permille = 801), "clear_permille 801 lies above alert_permille 800"),
        (
            with(|bands| bands.alert_permille = 1_001),
            "alert_permille 1001 lies above emergency_permille 1000",
        ),
        (
            with(|bands| bands.emergency_permille = 1_000_000),
            "emergency_permille is 1000000; it is at most 999999",
        ),
        (with(|bands| bands.calm_slots = 0), "calm_slots is 0; it is at least 1"),
        (with(|bands| bands.stages = 0), "stages is 0; it is at least 1"),
        (
            with(|bands| bands.frequency_alert_mhz = 201),
            "frequency_alert_mhz 201 lies above frequency_emergency_mhz 200",
        ),
        (
            with(|bands| bands.voltage_alert_permille = 101),
            "voltage_alert_permille 101 lies above voltage_emergency_permille 100",
        ),
    ];
    let mut suite = Suite::new();
    suite.a_slot_flows(100, 0);
    let before = suite.stored();
    for (params, reason) in rows {
        refused(suite.sets("linden", LINDEN, params), reason);
        refused(Suite::with(params).map(|_| ()), reason);
    }
    assert_eq!(suite.stored(), before);
}

#[test]
fn what_is_said_for_no_slot_or_too_many_is_refused() {
    let mut suite = Suite::new();
    let before = suite.stored();
    for slots in [0, 97, u32::MAX] {
        refused(
            suite.says("linden", LINDEN, SaidState::Alert, slots),
            &format!("{slots} slots are not 1 to 96"),
        );
    }
    assert_eq!(suite.stored(), before);
}

#[test]
fn zones_that_are_none_are_refused_by_name() {
    let mut suite = Suite::new();
    let before = suite.stored();
    let reason = "zone 9 does not exist";
    refused(suite.says("town", 9, SaidState::Alert, 1), reason);
    refused(suite.sets("town", 9, PARAMS), reason);
    refused(suite.ask::<BalancedZone>(&QueryMsg::Zone { zone_id: 9 }), reason);
    refused(suite.ask::<Forecast>(&QueryMsg::Forecast { zone_id: 9, slots: None }), reason);
    refused(suite.ask::<ScoreResponse>(&QueryMsg::Score { zone_id: 9 }), reason);
    assert_eq!(suite.stored(), before);
}

#[test]
fn a_forecast_of_no_slot_or_of_too_many_is_refused() {
    let suite = Suite::new();
    for slots in [0, 97] {
        let ask = QueryMsg::Forecast { zone_id: LINDEN, slots: Some(slots) };
        refused(suite.ask::<Forecast>(&ask), &format!("{slots} slots are not 1 to 96"));
    }
}

#[test]
fn coins_are_sent_back() {
    let mut suite = Suite::new();
    let said = Some(Said { state: SaidState::Alert, slots: 1 });
    let say = ExecuteMsg::SayState { zone_id: LINDEN, said };
    refused(suite.with_coins("linden", say), "this message takes no coins, but 7watt was sent");
}

#[test]
fn zones_come_in_pages() {
    let suite = Suite::new();
    let page = |start_after, limit| {
        let page: BalancedZonesResponse = suite.ask(&QueryMsg::Zones { start_after, limit }).unwrap();
        page.zones.into_iter().map(|zone| zone.zone_id).collect::<Vec<_>>()
    };
    assert_eq!(page(None, None), [0, 1, 2]);
    assert_eq!(page(None, Some(2)), [0, 1]);
    assert_eq!(page(Some(0), Some(1)), [1]);
    assert_eq!(page(Some(2), None), [0; 0]);
}

#[test]
fn code_takes_over_what_it_has_stored() {
    let mut suite = Suite::new();
    suite.a_slot_flows(1_100, 0);
    let before = suite.stored();
    suite.migrate().unwrap();
    assert_eq!(suite.stored(), before);
}
