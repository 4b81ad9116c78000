use interface::{
    packed::{Device as PackedDevice, DeviceStatus},
    registry::*,
};
use testing::{Device, UNKNOWN_ZONE};

use crate::suite::*;

/// The message with its meter changed and the proof left as it was.
fn changed(application: ExecuteMsg, change: impl FnOnce(&mut NewMeter)) -> ExecuteMsg {
    match application {
        ExecuteMsg::ApplyForMeter { mut meter, connection, proof } => {
            change(&mut meter);
            ExecuteMsg::ApplyForMeter { meter, connection, proof }
        }
        other => other,
    }
}

#[test]
fn a_meter_of_each_curve_is_approved_with_its_proof_of_possession() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    for (number, key_type) in (0..).zip(KeyType::ALL) {
        let device = Device::new(key_type, number);
        let serial = format!("SN-{number}");
        assert_eq!(suite.registers("mia", &device, &serial, 3), Ok(number));
        let expected = MeteringPoint {
            meter_id: number,
            kind: PointKind::Prosumer,
            owner: address("mia"),
            serial,
            zone_id: 3,
            source: Source::Solar,
            connection_w: 17_250,
            connection: Some(format!("DESN{number}")),
            device_key: device.key(),
            reading_format: None,
            status: MeterStatus::Active,
            approval: Some(Approval {
                class: AccuracyClass::B,
                inverter_w: 9_900,
                approver: address(OPERATOR),
                evidence_hash: evidence_hash(),
                approved_slot: suite.slot(),
            }),
            recall: None,
            flag: None,
            released_slot: None,
        };
        assert_eq!(suite.metering_point(number), expected);
        let packed = PackedDevice {
            kind: PointKind::Prosumer,
            status: DeviceStatus::Active,
            reading_format: None,
            key_type,
            connection_w: 17_250,
            public_key: device.key().public_key.to_vec(),
        };
        assert_eq!(suite.packed_devices(0).get(number as u8), Some(packed));
    }
    assert_eq!(suite.packed_membership(0).zone_id, 3);
    assert_eq!(suite.packed_membership(0).sources, [Source::Solar; 3]);
}

#[test]
fn an_application_and_its_approval_are_told() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    let application = suite.application("mia", &ed25519(1), "SN-1", 3);
    suite.does("mia", application).unwrap().assert_event(&shown(MeterAppliedFor {
        application_id: 1,
        zone_id: 3,
        applicant: address("mia"),
        serial: "SN-1".into(),
        source: Source::Solar,
        class: AccuracyClass::B,
        connection_w: 17_250,
        inverter_w: 9_900,
        point_kind: None,
        key_type: KeyType::Ed25519,
        public_key: ed25519(1).key().public_key,
        reading_format: None,
        lapses_slot: suite.slot() + APPLICATION_SLOTS,
    }));
    let response = suite.approves_meter(OPERATOR, 1).unwrap();
    response.assert_event(&shown(MeterApplicationVoted {
        application_id: 1,
        voter: address(OPERATOR),
        approved: true,
        evidence_hash: Some(evidence_hash()),
        closing_import_total_wh: None,
        closing_export_total_wh: None,
        reason: None,
    }));
    response.assert_event(&shown(MeterApplicationClosed {
        application_id: 1,
        outcome: ApplicationOutcome::Approved,
        meter_id: Some(0),
    }));
    response.assert_event(&shown(MeterRegistered {
        meter_id: 0,
        zone_id: 3,
        owner: address("mia"),
        serial: "SN-1".into(),
        source: Source::Solar,
        class: AccuracyClass::B,
        connection_w: 17_250,
        inverter_w: 9_900,
        point_kind: None,
        key_type: KeyType::Ed25519,
        public_key: ed25519(1).key().public_key,
        reading_format: None,
        approver: address(OPERATOR),
        evidence_hash: evidence_hash(),
        approved_slot: suite.slot(),
        replaced_meter_id: None,
    }));
}

#[test]
fn a_high_s_proof_counts() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    for (number, key_type) in [(0, KeyType::Secp256r1), (1, KeyType::Secp256k1)] {
        let device = Device::new(key_type, number);
        let serial = format!("SN-{number}");
        let message = interface::signed::possession_bytes(
            &interface::signed::chain_tag(&suite.chain_id()),
            address("mia").as_str(),
            &serial,
            &device.key().public_key,
        );
        let other_s = device.sign_with_other_s(&message).unwrap();
        let application = match suite.application("mia", &device, &serial, 0) {
            ExecuteMsg::ApplyForMeter { meter, connection, .. } => {
                ExecuteMsg::ApplyForMeter { meter, connection, proof: proof(&other_s) }
            }
            other => other,
        };
        suite.does("mia", application).unwrap();
        suite.approves_meter(OPERATOR, u64::from(number) + 1).unwrap();
    }
}

#[test]
fn nobody_registers_a_device_that_they_do_not_hold() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    suite.has_admitted("eve");
    let mias = suite.application("mia", &ed25519(1), "SN-1", 0);
    // The proof is for its owner, its serial, its key, and its chain.
    refused(suite.does("eve", mias.clone()), "proof of possession for serial SN-1");
    let other_serial = changed(mias.clone(), |meter| meter.serial = "SN-2".into());
    refused(suite.does("mia", other_serial), "proof of possession for serial SN-2");
    let other_key = changed(mias.clone(), |meter| meter.device_key = ed25519(2).key());
    refused(suite.does("mia", other_key), "proof of possession for serial SN-1");
    let other_curve = changed(mias.clone(), |meter| {
        meter.device_key = Device::new(KeyType::Secp256k1, 1).key();
    });
    refused(suite.does("mia", other_curve), "is not by the Secp256k1 key");
    let other_chain = match mias {
        ExecuteMsg::ApplyForMeter { meter, connection, .. } => ExecuteMsg::ApplyForMeter {
            meter,
            connection,
            proof: ed25519(1).proof("another-chain", address("mia").as_str(), "SN-1"),
        },
        other => other,
    };
    refused(suite.does("mia", other_chain), "proof of possession");
}

#[test]
fn keys_and_proofs_that_are_none_are_refused() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    let good = suite.application("mia", &ed25519(1), "SN-1", 0);
    for length in [0, 31, 33, 1_000] {
        let key = changed(good.clone(), |meter| meter.device_key.public_key = proof(&vec![2; length]));
        refused(suite.does("mia", key), &format!("Ed25519 key of {length} bytes is not of 32 bytes"));
    }
    let wrong_curve = changed(good.clone(), |meter| meter.device_key.key_type = KeyType::Secp256r1);
    refused(suite.does("mia", wrong_curve), "Secp256r1 key of 32 bytes is not of 33 bytes");
    let no_point = changed(good.clone(), |meter| {
        meter.device_key = DeviceKey { key_type: KeyType::Secp256k1, public_key: proof(&[9; 33]) };
    });
    refused(suite.does("mia", no_point), "proof of possession");
    for length in [0, 63, 65, 10_000] {
        let ExecuteMsg::ApplyForMeter { meter, connection, .. } = good.clone() else { unreachable!() };
        let application = ExecuteMsg::ApplyForMeter { meter, connection, proof: proof(&vec![1; length]) };
        refused(suite.does("mia", application), "proof of possession");
    }
}

/// With the neutral point as key, the neutral point and 0 are a signature of any message.
#[test]
fn a_key_for_which_everybody_can_sign_is_refused() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut forged = [0; 64];
    forged[0] = 1;
    let ExecuteMsg::ApplyForMeter { mut meter, connection, .. } =
        suite.application("mia", &ed25519(1), "SN-1", 0)
    else {
        unreachable!()
    };
    meter.device_key.public_key = proof(&neutral);
    let application = ExecuteMsg::ApplyForMeter { meter, connection, proof: proof(&forged) };
    refused(suite.does("mia", application), "everybody can sign");
}

#[test]
fn only_admitted_participants_apply_for_metering_points() {
    let mut suite = Suite::new();
    refused(suite.registers("mia", &ed25519(1), "SN-1", 0), "is no participant");
    suite.applies("mia").unwrap();
    refused(suite.registers("mia", &ed25519(1), "SN-1", 0), "is Applied");
}

#[test]
fn a_meter_cannot_be_registered_twice() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    suite.registers("mia", &ed25519(1), "SN-1", 0).unwrap();
    refused(suite.registers("mia", &ed25519(2), "SN-1", 0), "serial SN-1 is that of meter 0");
    refused(suite.registers("mia", &ed25519(1), "SN-2", 0), "is or was that of meter 0");
}

#[test]
fn what_a_meter_says_of_itself_has_bounds() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    let long = "9".repeat(33);
    for (serial, reason) in [
        ("", "serial of 0 bytes"),
        (long.as_str(), "serial of 33 bytes"),
        ("SN 1", "other characters"),
        ("SΝ-1", "other characters"),
        ("SN-1\n", "other characters"),
    ] {
        refused(suite.registers("mia", &ed25519(1), serial, 0), reason);
    }
    let good = suite.application("mia", &ed25519(1), "SN-1", 0);
    refused(suite.does("mia", changed(good.clone(), |meter| meter.connection_w = 0)), "connection_w is 0");
    for connection_w in [100_001, u32::MAX] {
        let bounded = format!("a connection of {connection_w} W is more than 100000 W");
        refused(
            suite.does("mia", changed(good.clone(), |meter| meter.connection_w = connection_w)),
            &bounded,
        );
    }
    let rows = [
        (17_251, Source::Solar, "an inverter of 17251 W is more than its connection of 17250 W"),
        (u32::MAX, Source::Wind, "is more than its connection"),
        (0, Source::Solar, "an inverter of 0 W does not go with the source Solar"),
        (1, Source::None, "an inverter of 1 W does not go with the source None"),
    ];
    for (inverter_w, source, reason) in rows {
        let inverter = changed(good.clone(), |meter| (meter.inverter_w, meter.source) = (inverter_w, source));
        refused(suite.does("mia", inverter), reason);
    }
    for (inverter_w, source) in [(17_250, Source::Solar), (0, Source::None)] {
        let inverter = changed(good.clone(), |meter| (meter.inverter_w, meter.source) = (inverter_w, source));
        suite.does("mia", inverter).unwrap();
        suite.does("mia", ExecuteMsg::WithdrawMeterApplication {}).unwrap();
    }
}

#[test]
fn a_meter_joins_only_a_zone_of_the_grid() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    let nowhere = suite.registers("mia", &ed25519(1), "SN-1", UNKNOWN_ZONE);
    refused(nowhere, "zone 100 is not in the grid");
    let config: Config = suite.asks(&QueryMsg::Config {}).unwrap();
    assert_eq!(config.bank_count, 0);
}

#[test]
fn each_zone_fills_its_own_banks_and_a_full_one_is_followed_by_another() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    suite.has_admitted("noa");
    for number in 0..256 {
        assert_eq!(suite.registers("mia", &ed25519(number), &format!("M-{number}"), 5), Ok(number));
    }
    assert_eq!(suite.registers("noa", &ed25519(300), "N-0", 7), Ok(256));
    assert_eq!(suite.registers("noa", &ed25519(301), "N-1", 5), Ok(512));
    assert_eq!(suite.registers("noa", &ed25519(302), "N-2", 7), Ok(257));
    let banks =
        suite.asks::<BanksResponse>(&QueryMsg::Banks { start_after: None, limit: None }).unwrap().banks;
    let expected = [(0, 5, 256), (1, 7, 2), (2, 5, 1)];
    assert_eq!(banks, expected.map(|(bank, zone_id, meters)| BankSummary { bank, zone_id, meters }));
    let rest = QueryMsg::Banks { start_after: Some(0), limit: Some(1) };
    assert_eq!(suite.asks::<BanksResponse>(&rest).unwrap().banks[0].bank, 1);

    refused(suite.registers("mia", &ed25519(999), "M-999", 5), "already has 256 meters");
    let of_noa =
        QueryMsg::MeteringPointsOf { owner: address("noa").into(), start_after: Some(256), limit: None };
    let points = suite.asks::<MeteringPointsResponse>(&of_noa).unwrap().metering_points;
    assert_eq!(points.iter().map(|point| point.meter_id).collect::<Vec<_>>(), [257, 512]);
    let page = QueryMsg::MeteringPoints { start_after: Some(254), limit: Some(3) };
    let points = suite.asks::<MeteringPointsResponse>(&page).unwrap().metering_points;
    assert_eq!(points.iter().map(|point| point.meter_id).collect::<Vec<_>>(), [255, 256, 257]);
    let all = QueryMsg::MeteringPoints { start_after: None, limit: Some(10_000) };
    assert_eq!(suite.asks::<MeteringPointsResponse>(&all).unwrap().metering_points.len(), 100);
}

#[test]
fn tampering_is_reported_by_those_concerned_and_listed_in_pages() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    suite.registers("mia", &ed25519(1), "SN-1", 0).unwrap();
    let report = |meter_id, note: &str| ExecuteMsg::ReportTamper {
        meter_id,
        kind: TamperKind::CoverOpened,
        note: note.into(),
    };
    for (sender, note) in [("mia", "one"), ("ada", "two"), (ADMIN, "three")] {
        let response = suite.does(sender, report(0, note)).unwrap();
        let told = response.events.last().unwrap().attributes.iter().find(|told| told.key == "note").unwrap();
        assert_eq!(told.value, note);
    }
    refused(suite.does("stranger", report(0, "")), "may not do this");
    refused(suite.does("mia", report(1, "")), "meter 1 is not registered");
    refused(suite.does("mia", report(0, &"x".repeat(257))), "note of 257 bytes");
    let page = QueryMsg::TamperReports { meter_id: 0, start_after: Some(1), limit: Some(1) };
    let reports = suite.asks::<TamperReportsResponse>(&page).unwrap().reports;
    assert_eq!(reports.len(), 1);
    assert_eq!((reports[0].report_id, reports[0].note.as_str()), (2, "two"));
    assert_eq!(reports[0].reporter, address("ada"));
    assert_eq!(reports[0].reported_at, suite.app.block_info().time.seconds());
}

#[test]
fn nobody_has_more_than_256_meters() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    for number in 0..256 {
        suite.registers("mia", &ed25519(number), &format!("SN-{number}"), 3).unwrap();
    }
    let before = suite.storage();
    let more = suite.application("mia", &ed25519(256), "SN-256", 3);
    refused(suite.does("mia", more), "256 meters");
    assert!(suite.storage() == before);
}
