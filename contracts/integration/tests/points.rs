//! What a metering point brings whose owner, device or approval is not what it should be: never more than honest play.

use cosmwasm_std::{Binary, Uint64, coins};
use integration::Suite;
use interface::{
    metering,
    registry::{AccuracyClass, Action, ExecuteMsg, KeyType, NewMeter, PointKind, Source},
    trading::{self, AccountRef, Rule},
};
use testing::Device;

const DEPOSIT_MICRO: u128 = 10_000_000;
const PLAIN: Rule =
    Rule { ask_micro_per_kwh: None, bid_micro_per_kwh: None, hold: false, draw: false, paused: false };
/// 43,470 W for a quarter of an hour.
const MOST_WH: u64 = 10_867;

/// Eve sells and Ben buys, who could pay for all of it.
fn street() -> Suite {
    let mut suite = Suite::community().household("eve").household("ben").start();
    suite.everybody_deposits(DEPOSIT_MICRO);
    for name in ["eve", "ben"] {
        suite.set_rule(name, PLAIN).unwrap();
    }
    suite
}

fn a_slot_with(suite: &mut Suite, export_wh: u64) {
    suite.meter_reads("eve", 0, export_wh);
    suite.meter_reads("ben", MOST_WH, 0);
    suite.a_slot_passes();
    suite.everything_adds_up();
}

fn earned(suite: &Suite) -> i128 {
    suite.available("eve") - DEPOSIT_MICRO as i128
}

#[test]
fn more_than_the_inverter_feeds_in_brings_nothing_while_all_of_it_brings_its_price() {
    let mut honest = street();
    a_slot_with(&mut honest, MOST_WH);
    let mut liar = street();
    a_slot_with(&mut liar, MOST_WH + 1);
    assert!(earned(&honest) > 0);
    assert_eq!(earned(&liar), 0);
}

fn decided(suite: &mut Suite, msg: impl Fn(u32, Uint64) -> metering::ExecuteMsg) {
    let (verifier, metering, meter_id) =
        (suite.verifier.clone(), suite.metering.clone(), suite.meter_id("eve"));
    suite.must(&verifier, &metering, &msg(meter_id, (MOST_WH + 1).into()));
}

#[test]
fn export_in_quarantine_earns_nothing_and_holds_withdrawals_until_verifiers_have_dropped_it() {
    let mut suite = street();
    a_slot_with(&mut suite, MOST_WH + 1);
    let refused = suite.withdraw("eve", DEPOSIT_MICRO).unwrap_err();
    assert!(refused.contains("is in quarantine until verifiers have decided about it"), "{refused}");
    decided(&mut suite, |meter_id, export_wh| metering::ExecuteMsg::DropExport { meter_id, export_wh });
    suite.a_slot_passes();
    assert_eq!(earned(&suite), 0);
    suite.withdraw("eve", DEPOSIT_MICRO).unwrap();
    suite.everything_adds_up();
}

#[test]
fn export_that_verifiers_release_is_paid_at_feed_in_and_no_more() {
    let mut suite = street();
    a_slot_with(&mut suite, MOST_WH + 1);
    decided(&mut suite, |meter_id, export_wh| metering::ExecuteMsg::ReleaseExport { meter_id, export_wh });
    (0..2).for_each(|_| suite.a_slot_passes());
    let feed_in_micro_per_wh = suite.settings.tariff.feed_in_micro_per_kwh / 1_000;
    assert_eq!(earned(&suite), i128::from(MOST_WH + 1) * i128::from(feed_in_micro_per_wh));
    suite.everything_adds_up();
}

#[test]
fn a_recalled_point_earns_nothing_from_the_recall_on() {
    let mut suite = street();
    a_slot_with(&mut suite, 1_000);
    let before = earned(&suite);
    assert!(before > 0);
    suite.suspend("eve").unwrap();
    for _ in 0..3 {
        a_slot_with(&mut suite, 1_000);
    }
    assert_eq!(earned(&suite), before);
}

#[test]
fn a_counter_that_starts_again_leaves_no_import_unpaid_and_is_paid_for_nothing_fed_in_meanwhile() {
    let mut suite = street();
    a_slot_with(&mut suite, 1_000);
    let (eve, ben) = (suite.available("eve"), suite.available("ben"));
    suite.meter_reads("eve", 0, 1_000);
    suite.meter_reads("ben", 2_000, 0);
    for name in ["eve", "ben"] {
        suite.meter_stays_silent(name);
    }
    suite.a_slot_ends();
    suite.counter_starts_again("eve", 0);
    suite.counter_starts_again("ben", 2_000);
    suite.grace_passes();
    suite.clock_ticks_until_final();
    suite.a_slot_passes();
    let retail_micro_per_wh = suite.settings.tariff.retail_micro_per_kwh / 1_000;
    assert_eq!(suite.available("eve"), eve);
    assert_eq!(suite.available("ben"), ben - 2_000 * i128::from(retail_micro_per_wh));
    suite.everything_adds_up();
    // From 0 on both trade as before.
    a_slot_with(&mut suite, 1_000);
    assert!(suite.available("eve") > eve);
}

#[test]
fn who_replaces_a_meter_to_forget_what_it_counted_pays_for_all_of_it() {
    let mut suite = street();
    a_slot_with(&mut suite, 1_000);
    let before = suite.worth("ben");
    // 2 kWh that the meter keeps to itself.
    suite.meter_reads("ben", 2_000, 0);
    suite.meter_stays_silent("ben");
    suite.a_slot_ends();
    let display_wh = suite.import_total_wh("ben");
    let less = suite.meter_is_replaced("ben", display_wh - 2_001).unwrap_err();
    assert!(less.contains("its registers do not close below that"), "{less}");
    suite.meter_is_replaced("ben", display_wh).unwrap();
    suite.grace_passes();
    suite.clock_ticks_until_final();
    for _ in 0..10 {
        suite.a_slot_passes();
    }
    let retail_micro_per_wh = i128::from(suite.settings.tariff.retail_micro_per_kwh / 1_000);
    assert_eq!(before - suite.worth("ben before"), 2_000 * retail_micro_per_wh);
    suite.everything_adds_up();
}

#[test]
fn two_meters_of_one_roof_are_never_paid_together() {
    let mut suite = street();
    a_slot_with(&mut suite, 1_000);
    suite.meter_is_replaced("eve", suite.import_total_wh("eve")).unwrap();
    // The slot in which it is replaced is the new one's first.
    a_slot_with(&mut suite, 0);
    let (old, new) = (suite.worth("eve before"), suite.worth("eve"));
    for _ in 0..3 {
        // The old device goes on signing what the roof makes, which the new one counts too.
        suite.meter_reads("eve before", 0, 1_000);
        a_slot_with(&mut suite, 1_000);
    }
    assert_eq!(suite.worth("eve before"), old);
    assert!(suite.worth("eve") > new);
}

#[test]
fn a_decommissioned_points_money_stays_its_owners() {
    let mut suite = street();
    a_slot_with(&mut suite, 1_000);
    let (verifier, registry, meter_id) =
        (suite.verifier.clone(), suite.registry.clone(), suite.meter_id("eve"));
    suite.must(&verifier, &registry, &ExecuteMsg::Propose { action: Action::Decommission { meter_id } });
    a_slot_with(&mut suite, 1_000);
    let all = suite.available("eve");
    assert!(all > DEPOSIT_MICRO as i128);
    suite.withdraw("eve", all as u128).unwrap();
    suite.everything_adds_up();
}

#[test]
fn an_open_application_holds_no_money_and_no_place() {
    let mut suite = street();
    let (eve, registry) = (suite.owner("eve"), suite.registry.clone());
    let device = Device::new(KeyType::Ed25519, 99);
    let meter = NewMeter {
        serial: "squatted".into(),
        zone_id: 0,
        device_key: device.key(),
        class: AccuracyClass::A,
        connection_w: 100_000,
        inverter_w: 100_000,
        source: Source::Solar,
        kind: PointKind::Prosumer,
        reading_format: None,
    };
    let proof = device.proof(&suite.app.block_info().chain_id, eve.as_str(), "squatted");
    suite.must(&eve, &registry, &ExecuteMsg::ApplyForMeter { meter, connection: "DESQUATTED".into(), proof });
    // The next id is nobody's: a deposit to it is refused.
    let next = suite.meter_id("ben") + 1;
    let account = AccountRef::Point { meter_id: next };
    let deposit = trading::ExecuteMsg::Deposit { account };
    let funds = coins(5, "uwatt");
    let refused = suite.execute(&eve, &suite.trading.clone(), &deposit, &funds).unwrap_err();
    assert!(refused.contains(&format!("metering point {next} is not registered")), "{refused}");
    // Beyond what the operator decides about alone, it stays an application.
    let evidence_hash = Binary::new(vec![7; 32]);
    let approve = ExecuteMsg::ApproveMeter { application_id: 3, evidence_hash, closing: None };
    let refused = suite.execute(&suite.operator.clone(), &registry, &approve, &[]).unwrap_err();
    assert!(refused.contains("of 100000 W is beyond the 43470 W"), "{refused}");
    a_slot_with(&mut suite, 1_000);
}
