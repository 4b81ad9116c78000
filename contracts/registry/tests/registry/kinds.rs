//! Feeders and batteries: whose they are, where they stand, and who would pass off one thing as another.

use interface::registry::*;
use units::{feeder_bank, first_meter_of};

use crate::{
    points::{admitted, leaves_everything},
    suite::*,
};

const ZONE: u32 = 3;
const LINE_W: u32 = 250_000;

/// The message with its meter changed: the proof says nothing of it.
fn changed(application: ExecuteMsg, change: impl FnOnce(&mut NewMeter)) -> ExecuteMsg {
    let ExecuteMsg::ApplyForMeter { mut meter, connection, proof } = application else { unreachable!() };
    change(&mut meter);
    ExecuteMsg::ApplyForMeter { meter, connection, proof }
}

fn feeder(meter: &mut NewMeter) {
    meter.kind = PointKind::Feeder;
    meter.source = Source::None;
    (meter.connection_w, meter.inverter_w) = (LINE_W, LINE_W);
}

fn battery(meter: &mut NewMeter) {
    meter.kind = PointKind::Battery;
    meter.source = Source::None;
}

fn applies(suite: &mut Suite, owner: &str, number: u32, change: impl FnOnce(&mut NewMeter)) -> Outcome {
    let serial = format!("SN-{number}");
    let application = suite.application(owner, &ed25519(number), &serial, ZONE);
    suite.does(owner, changed(application, change))
}

fn application_of(suite: &Suite, owner: &str) -> u64 {
    let open = suite.open_applications();
    open.iter().find(|one| one.applicant == address(owner)).unwrap().application_id
}

fn decided_by_verifiers(suite: &mut Suite, owner: &str) {
    let application_id = application_of(suite, owner);
    suite.approves_meter("ada", application_id).unwrap();
    suite.approves_meter("ben", application_id).unwrap();
}

fn first_feeder() -> u32 {
    first_meter_of(feeder_bank(ZONE).unwrap()).unwrap()
}

/// The feeder of [`ZONE`]'s line in service.
fn measured() -> Suite {
    let mut suite = admitted(&[OPERATOR, "mia", "eve"]);
    applies(&mut suite, OPERATOR, 1, feeder).unwrap();
    decided_by_verifiers(&mut suite, OPERATOR);
    suite
}

#[test]
fn a_feeder_stands_in_a_bank_of_its_zone_that_no_slot_counts() {
    let suite = measured();
    let point = suite.metering_point(first_feeder());
    assert_eq!((point.kind, point.owner, point.zone_id), (PointKind::Feeder, address(OPERATOR), ZONE));
    assert_eq!(suite.asks::<Config>(&QueryMsg::Config {}).unwrap().bank_count, 0);
    let bank = feeder_bank(ZONE).unwrap();
    assert_eq!(suite.packed_devices(bank).get(0).unwrap().kind, PointKind::Feeder);
    assert_eq!(suite.packed_membership(bank).sources, [Source::None]);
}

#[test]
fn banks_are_listed_with_those_of_feeders_last_and_page_by_page() {
    let mut suite = measured();
    suite.registers("mia", &ed25519(7), "SN-7", ZONE).unwrap();
    let page = |start_after, limit| {
        let banks = QueryMsg::Banks { start_after, limit };
        let listed = suite.asks::<BanksResponse>(&banks).unwrap().banks;
        listed.into_iter().map(|bank| (bank.bank, bank.zone_id, bank.meters)).collect::<Vec<_>>()
    };
    let (households, feeders) = ((0, ZONE, 1), (feeder_bank(ZONE).unwrap(), ZONE, 1));
    assert_eq!(page(None, None), [households, feeders]);
    assert_eq!(page(None, Some(1)), [households]);
    assert_eq!(page(Some(0), Some(1)), [feeders]);
    assert_eq!(page(Some(feeders.0), None), []);
    assert_eq!(page(Some(u32::MAX), None), []);
}

#[test]
fn only_who_operates_a_zone_has_the_meter_of_its_line_and_only_verifiers_approve_it() {
    let mut suite = admitted(&[OPERATOR, "mia"]);
    leaves_everything(&mut suite, "does not operate zone 3", |suite| applies(suite, "mia", 1, feeder));
    leaves_everything(&mut suite, "zone 0 is the root: it has no line to measure", |suite| {
        let application = suite.application(OPERATOR, &ed25519(1), "SN-1", 0);
        suite.does(OPERATOR, changed(application, feeder))
    });
    applies(&mut suite, OPERATOR, 1, feeder).unwrap();
    let application_id = application_of(&suite, OPERATOR);
    leaves_everything(&mut suite, "own", |suite| suite.approves_meter(OPERATOR, application_id));
    leaves_everything(&mut suite, "may not do this", |suite| suite.approves_meter("mia", application_id));
    decided_by_verifiers(&mut suite, OPERATOR);
}

#[test]
fn a_line_has_one_feeder_and_the_next_one_takes_the_place_of_the_first() {
    let mut suite = measured();
    let taken = format!("the line of zone {ZONE} has feeder {}", first_feeder());
    leaves_everything(&mut suite, &taken, |suite| applies(suite, OPERATOR, 2, feeder));
    let connection = suite.metering_point(first_feeder()).connection.unwrap();
    let ExecuteMsg::ApplyForMeter { meter, proof, .. } =
        changed(suite.application(OPERATOR, &ed25519(2), "SN-2", ZONE), feeder)
    else {
        unreachable!()
    };
    suite.does(OPERATOR, ExecuteMsg::ApplyForMeter { meter, connection, proof }).unwrap();
    let application_id = application_of(&suite, OPERATOR);
    suite.replaces_meter("ada", application_id, 5_000).unwrap();
    suite.replaces_meter("ben", application_id, 5_000).unwrap();
    assert_eq!(suite.meter_status(first_feeder()), MeterStatus::Decommissioned);
    assert_eq!(suite.meter_status(first_feeder() + 1), MeterStatus::Active);
    // With none in service the line is free for another connection.
    suite.is_decided(Action::Decommission { meter_id: first_feeder() + 1 }).unwrap();
    applies(&mut suite, OPERATOR, 3, feeder).unwrap();
    decided_by_verifiers(&mut suite, OPERATOR);
    assert_eq!(suite.meter_status(first_feeder() + 2), MeterStatus::Active);
}

#[test]
fn a_recalled_feeder_keeps_its_line_until_it_is_decided_about() {
    let mut suite = measured();
    suite.recalls("ada", first_feeder()).unwrap();
    let taken = format!("the line of zone {ZONE} has feeder {}", first_feeder());
    leaves_everything(&mut suite, &taken, |suite| applies(suite, OPERATOR, 2, feeder));
}

#[test]
fn a_battery_is_a_point_like_others_whose_energy_has_no_source() {
    let mut suite = admitted(&["mia"]);
    applies(&mut suite, "mia", 1, battery).unwrap();
    let application_id = application_of(&suite, "mia");
    let response = suite.approves_meter(OPERATOR, application_id).unwrap();
    let registered = response.events.iter().find(|event| event.ty == "wasm-meter_registered").unwrap();
    assert!(registered.attributes.iter().any(|one| one.key == "point_kind" && one.value == "battery"));
    let point = suite.metering_point(0);
    assert_eq!((point.kind, point.source), (PointKind::Battery, Source::None));
    assert_eq!(point.approval.unwrap().inverter_w, 9_900);
}

#[test]
fn what_a_kind_cannot_be_is_refused() {
    type Change = fn(&mut NewMeter);
    let rows: [(Change, &str); 6] = [
        (|meter| meter.kind = PointKind::Battery, "a Battery has no source, and not Solar"),
        (|meter| meter.kind = PointKind::Feeder, "a Feeder has no source, and not Solar"),
        (
            |meter| {
                feeder(meter);
                meter.connection_w = registry::MAX_FEEDER_W + 1;
            },
            "a connection of 40000001 W is more than 40000000 W",
        ),
        (
            |meter| {
                feeder(meter);
                meter.connection_w = 0;
            },
            "connection_w is 0",
        ),
        (
            |meter| {
                battery(meter);
                meter.connection_w = registry::MAX_CONNECTION_W + 1;
            },
            "a connection of 100001 W is more than 100000 W",
        ),
        (
            |meter| {
                battery(meter);
                meter.inverter_w = meter.connection_w + 1;
            },
            "is more than its connection",
        ),
    ];
    let mut suite = admitted(&[OPERATOR]);
    for (change, reason) in rows {
        leaves_everything(&mut suite, reason, |suite| applies(suite, OPERATOR, 1, change));
    }
}

#[test]
fn a_meter_is_replaced_by_its_like_only() {
    let mut suite = measured();
    let mut on = |connection: &str, owner: &str, change: fn(&mut NewMeter), reason: &str| {
        let application = suite.application(owner, &ed25519(9), "SN-9", ZONE);
        let ExecuteMsg::ApplyForMeter { meter, proof, .. } = changed(application, change) else {
            unreachable!()
        };
        let connection = connection.to_string();
        leaves_everything(&mut suite, reason, |suite| {
            suite.does(owner, ExecuteMsg::ApplyForMeter { meter, connection, proof })
        });
    };
    let refused = format!("meter {} of connection DESN1 is a Feeder, and not a", first_feeder());
    on("DESN1", OPERATOR, |_| (), &refused);
    on("DESN1", OPERATOR, battery, &refused);
}

#[test]
fn a_doubted_feeder_goes_on_and_may_be_replaced() {
    let mut suite = measured();
    suite.slots_pass(1_000);
    let meter_id = first_feeder();
    let now = suite.slot();
    let finding = Finding {
        kind: FindingKind::FeederDiffers,
        from_slot: now - 96,
        to_slot: now - 1,
        slots: 96,
        measured_wh: 90_000u64.into(),
        expected_wh: 60_000u64.into(),
        other_meter_id: None,
    };
    let of_a_household = Finding { kind: FindingKind::FlatLine, ..finding.clone() };
    let refusal = suite.does("ada", ExecuteMsg::FlagMeter { meter_id, finding: of_a_household });
    refused(refusal, "is a Feeder, of which nobody finds FlatLine");
    suite.does("ada", ExecuteMsg::FlagMeter { meter_id, finding }).unwrap();
    let device = suite.packed_devices(feeder_bank(ZONE).unwrap()).get(0).unwrap();
    assert_eq!(device.status, interface::packed::DeviceStatus::Active);
    assert!(suite.metering_point(meter_id).flag.is_some());
    let connection = suite.metering_point(meter_id).connection.unwrap();
    let application = suite.application(OPERATOR, &ed25519(2), "SN-2", ZONE);
    let ExecuteMsg::ApplyForMeter { mut meter, proof, .. } = application else { unreachable!() };
    feeder(&mut meter);
    suite.does(OPERATOR, ExecuteMsg::ApplyForMeter { meter, connection, proof }).unwrap();
}
