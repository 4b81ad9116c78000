use cw_multi_test::AppResponse;
use interface::registry::*;
use testing::Device;

use crate::{points::leaves_everything, suite::*};

fn with_meter() -> (Suite, Device) {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    let device = ed25519(1);
    suite.registers("mia", &device, "SN-1", 0).unwrap();
    (suite, device)
}

fn rotation(suite: &Suite, old: &Device, new: &Device) -> ExecuteMsg {
    ExecuteMsg::RotateKey {
        meter_id: 0,
        new_key: new.key(),
        new_key_proof: new.proof(&suite.chain_id(), address("mia").as_str(), "SN-1"),
        old_key_signature: old.hand_over(&suite.chain_id(), 0, &new.key().public_key),
    }
}

fn lost_key(suite: &Suite, new: &Device) -> Action {
    Action::RotateLostKey {
        meter_id: 0,
        new_key: new.key(),
        new_key_proof: new.proof(&suite.chain_id(), address("mia").as_str(), "SN-1"),
    }
}

#[test]
fn a_key_hands_over_to_one_of_another_curve() {
    let (mut suite, mut old) = with_meter();
    for (number, key_type) in (2..).zip([KeyType::Secp256r1, KeyType::Secp256k1, KeyType::Ed25519]) {
        let new = Device::new(key_type, number);
        let rotate = rotation(&suite, &old, &new);
        let response = suite.does("mia", rotate).unwrap();
        assert_eq!(suite.metering_point(0).device_key, new.key());
        let key = new.key();
        response.assert_event(&shown(KeyRotated { meter_id: 0, key_type, public_key: key.public_key }));
        old = new;
    }
}

#[test]
fn a_rotation_needs_both_keys_and_the_owner() {
    let (mut suite, old) = with_meter();
    let (new, third) = (ed25519(2), ed25519(3));
    let good = rotation(&suite, &old, &new);
    refused(suite.does("eve", good), "may not do this");
    let not_by_the_old = rotation(&suite, &third, &new);
    refused(suite.does("mia", not_by_the_old), "old key of meter 0 did not sign");
    let ExecuteMsg::RotateKey { new_key_proof, .. } = rotation(&suite, &old, &third) else { unreachable!() };
    let ExecuteMsg::RotateKey { meter_id, new_key, old_key_signature, .. } = rotation(&suite, &old, &new)
    else {
        unreachable!()
    };
    let not_by_the_new = ExecuteMsg::RotateKey { meter_id, new_key, new_key_proof, old_key_signature };
    refused(suite.does("mia", not_by_the_new), "proof of possession for serial SN-1");
    assert_eq!(suite.metering_point(0).device_key, old.key());
}

#[test]
fn a_key_never_speaks_twice() {
    let (mut suite, old) = with_meter();
    let new = ed25519(2);
    let there = rotation(&suite, &old, &new);
    suite.does("mia", there).unwrap();
    let back = rotation(&suite, &new, &old);
    refused(suite.does("mia", back), "is or was that of meter 0");
    refused(suite.registers("mia", &old, "SN-2", 0), "is or was that of meter 0");
    refused(suite.registers("mia", &new, "SN-2", 0), "is or was that of meter 0");
}

#[test]
fn verifiers_replace_a_lost_key() {
    let (mut suite, _) = with_meter();
    let new = Device::new(KeyType::Secp256r1, 5);
    let action = lost_key(&suite, &new);
    suite.is_decided(action).unwrap();
    assert_eq!(suite.metering_point(0).device_key, new.key());
}

#[test]
fn a_lost_key_is_replaced_only_by_one_that_is_held_and_still_free() {
    let (mut suite, _) = with_meter();
    let new = ed25519(5);
    let Action::RotateLostKey { meter_id, new_key, .. } = lost_key(&suite, &new) else { unreachable!() };
    let forged = Action::RotateLostKey { meter_id, new_key, new_key_proof: proof(&[3; 64]) };
    refused(suite.proposes("ada", forged), "proof of possession");
    let action = lost_key(&suite, &new);
    suite.proposes("ada", action).unwrap();
    suite.registers("mia", &new, "SN-2", 0).unwrap();
    let proposal_id = suite.last_proposal().proposal_id;
    refused(suite.approves("ben", proposal_id), "is or was that of meter 1");
}

#[test]
fn a_suspended_participant_and_the_owner_of_a_suspended_meter_do_not_rotate() {
    let (mut suite, old) = with_meter();
    let rotate = rotation(&suite, &old, &ed25519(2));
    suite.recalls("ada", 0).unwrap();
    refused(suite.does("mia", rotate.clone()), "meter 0 is already suspended");
    suite.is_decided(Action::Reinstate { subject: Subject::Meter { meter_id: 0 } }).unwrap();
    suite.suspends("ada", "mia").unwrap();
    refused(suite.does("mia", rotate.clone()), "is Suspended");
    suite.is_decided(Action::Reinstate { subject: participant("mia") }).unwrap();
    suite.does("mia", rotate).unwrap();
}

fn of_a_station(meter: &mut NewMeter) {
    meter.reading_format = Some(ReadingFormat::Ocmf);
}

fn applies_as_a_station(suite: &mut Suite, device: &Device) -> Outcome {
    let ExecuteMsg::ApplyForMeter { mut meter, connection, proof } =
        suite.application("mia", device, "SN-1", 0)
    else {
        panic!("an application")
    };
    of_a_station(&mut meter);
    suite.does("mia", ExecuteMsg::ApplyForMeter { meter, connection, proof })
}

#[test]
fn a_station_that_signs_records_has_a_key_on_one_of_their_curves() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    let reason = "nothing in the format Ocmf is signed by a key of type Ed25519";
    leaves_everything(&mut suite, reason, |suite| applies_as_a_station(suite, &ed25519(1)));
    let device = Device::new(KeyType::Secp256k1, 1);
    let applied = applies_as_a_station(&mut suite, &device).unwrap();
    let told = |response: &AppResponse, kind: &str| {
        let event = response.events.iter().find(|event| event.ty == kind).unwrap();
        event.attributes.iter().any(|one| one.key == "reading_format" && one.value == "ocmf")
    };
    assert!(told(&applied, "wasm-meter_applied_for"));
    let registered = suite.approves_meter(OPERATOR, 1).unwrap();
    assert!(told(&registered, "wasm-meter_registered"));
    assert_eq!(suite.metering_point(0).reading_format, Some(ReadingFormat::Ocmf));
    let packed = suite.packed_devices(0).get(0).unwrap();
    assert_eq!((packed.reading_format, packed.key_type), (Some(ReadingFormat::Ocmf), KeyType::Secp256k1));

    let other = ed25519(2);
    leaves_everything(&mut suite, reason, |suite| {
        let rotate = rotation(suite, &device, &other);
        suite.does("mia", rotate)
    });
    let on_the_other_curve = rotation(&suite, &device, &Device::new(KeyType::Secp256r1, 3));
    suite.does("mia", on_the_other_curve).unwrap();
    assert_eq!(suite.metering_point(0).reading_format, Some(ReadingFormat::Ocmf));
}
