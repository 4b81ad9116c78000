//! Who would have a metering point that nobody approved, or keep one that was recalled.

use interface::{
    packed::{ApprovalBank, DeviceStatus, PackedApproval, keys},
    registry::*,
};

use crate::suite::*;

pub fn admitted(names: &[&str]) -> Suite {
    let mut suite = Suite::new();
    names.iter().for_each(|name| suite.has_admitted(name));
    suite
}

/// Applies for a point beyond what an operator decides about.
fn applies_for_a_large_one(suite: &mut Suite, owner: &str, number: u32) -> u64 {
    let ExecuteMsg::ApplyForMeter { mut meter, connection, proof } =
        suite.application(owner, &ed25519(number), &format!("SN-{number}"), 3)
    else {
        unreachable!()
    };
    meter.connection_w = OPERATOR_POWER_W + 1;
    suite.does(owner, ExecuteMsg::ApplyForMeter { meter, connection, proof }).unwrap();
    suite.open_applications().last().unwrap().application_id
}

/// `act` is refused for `reason`, and nothing of what is kept has changed.
#[track_caller]
pub fn leaves_everything(suite: &mut Suite, reason: &str, act: impl FnOnce(&mut Suite) -> Outcome) {
    let before = suite.storage();
    refused(act(suite), reason);
    assert_eq!(suite.storage(), before);
}

fn outcome_of(response: &cw_multi_test::AppResponse) -> Vec<String> {
    let closed = response.events.iter().filter(|event| event.ty == "wasm-meter_application_closed");
    let outcome = |event: &cosmwasm_std::Event| {
        event.attributes.iter().find(|attribute| attribute.key == "outcome").unwrap().value.clone()
    };
    closed.map(outcome).collect()
}

#[test]
fn an_application_is_no_meter() {
    let mut suite = admitted(&["mia"]);
    suite.applies_for("mia", &ed25519(1), "SN-1", 3).unwrap();
    assert!(suite.asks::<MeteringPoint>(&QueryMsg::MeteringPoint { meter_id: 0 }).is_err());
    assert_eq!(suite.packed_devices(0).get(0), None);
    let config: Config = suite.asks(&QueryMsg::Config {}).unwrap();
    assert_eq!(config.bank_count, 0);
}

#[test]
fn squatted_serials_and_keys_stop_nobody() {
    let mut suite = admitted(&["eve", "mia"]);
    // Eve has read the serial on the label, and signs for it with a device of her own.
    suite.applies_on("eve", &ed25519(66), "SN-1", "EVES").unwrap();
    assert_eq!(suite.registers("mia", &ed25519(1), "SN-1", 3), Ok(0));
    leaves_everything(&mut suite, "serial SN-1 is that of meter 0", |suite| {
        suite.approves_meter(OPERATOR, 1)
    });
    suite.refuses_meter(OPERATOR, 1).unwrap();
    refused(suite.applies_for("eve", &ed25519(66), "SN-1", 3), "serial SN-1 is that of meter 0");
}

#[test]
fn a_device_for_which_two_apply_is_the_first_approved_ones() {
    let mut suite = admitted(&["mia", "noa"]);
    suite.applies_for("mia", &ed25519(1), "SN-1", 3).unwrap();
    suite.applies_for("noa", &ed25519(1), "SN-2", 3).unwrap();
    suite.approves_meter(OPERATOR, 2).unwrap();
    leaves_everything(&mut suite, "is or was that of meter 0", |suite| suite.approves_meter(OPERATOR, 1));
}

#[test]
fn nobody_approves_or_refuses_their_own_application() {
    let mut suite = admitted(&[OPERATOR, "ada"]);
    for (owner, number) in [(OPERATOR, 1), ("ada", 2)] {
        let own = suite.applies_for(owner, &ed25519(number), &format!("SN-{number}"), 3).unwrap();
        let reason = format!("application {own} is one's own");
        leaves_everything(&mut suite, &reason, |suite| suite.approves_meter(owner, own));
        leaves_everything(&mut suite, &reason, |suite| suite.refuses_meter(owner, own));
    }
    // Others decide about them like about everybody's.
    suite.approves_meter(OPERATOR, 2).unwrap();
    suite.approves_meter("ben", 1).unwrap();
    suite.approves_meter("cyd", 1).unwrap();
    assert_eq!(suite.metering_point(1).owner, address(OPERATOR));
}

#[test]
fn strangers_and_applicants_decide_nothing() {
    let mut suite = admitted(&["mia", "noa"]);
    suite.applies_for("mia", &ed25519(1), "SN-1", 3).unwrap();
    for sender in ["noa", "eve", ADMIN] {
        leaves_everything(&mut suite, "may not do this", |suite| suite.approves_meter(sender, 1));
        leaves_everything(&mut suite, "may not do this", |suite| suite.refuses_meter(sender, 1));
    }
    leaves_everything(&mut suite, "has no application open", |suite| {
        suite.does("noa", ExecuteMsg::WithdrawMeterApplication {})
    });
}

#[test]
fn an_operator_decides_up_to_a_power_and_two_of_three_verifiers_beyond_it() {
    let mut suite = admitted(&["mia"]);
    let large = applies_for_a_large_one(&mut suite, "mia", 1);
    let beyond = "application 1 of 30001 W is beyond the 30000 W";
    leaves_everything(&mut suite, beyond, |suite| suite.approves_meter(OPERATOR, large));
    leaves_everything(&mut suite, beyond, |suite| suite.refuses_meter(OPERATOR, large));
    suite.approves_meter("ada", large).unwrap();
    let again = "has already decided about application 1";
    leaves_everything(&mut suite, again, |suite| suite.approves_meter("ada", large));
    leaves_everything(&mut suite, again, |suite| suite.refuses_meter("ada", large));
    assert_eq!(suite.open_applications()[0].approvals, [address("ada")]);
    suite.approves_meter("cyd", large).unwrap();
    let point = suite.metering_point(0);
    assert_eq!(
        (point.connection_w, point.approval.unwrap().approver),
        (OPERATOR_POWER_W + 1, address("cyd"))
    );
    assert_eq!(suite.open_applications(), []);
    leaves_everything(&mut suite, "application 1 is not open", |suite| suite.approves_meter("ben", large));
}

#[test]
fn who_is_no_verifier_any_more_has_not_approved() {
    let mut suite = admitted(&["mia"]);
    let large = applies_for_a_large_one(&mut suite, "mia", 1);
    suite.approves_meter("cyd", large).unwrap();
    let verifiers = ["ada", "ben", "dan"].map(|name| address(name).into()).to_vec();
    suite.is_decided(Action::SetVerifiers { verifiers, threshold: 2 }).unwrap();
    suite.approves_meter("ada", large).unwrap();
    assert_eq!(suite.open_applications().len(), 1);
    suite.approves_meter("dan", large).unwrap();
    assert_eq!(suite.open_applications(), []);
}

#[test]
fn a_refusal_has_a_reason_and_leaves_room_to_apply_again() {
    let mut suite = admitted(&["mia"]);
    for application_id in 1..=3 {
        assert_eq!(suite.applies_for("mia", &ed25519(1), "SN-1", 3), Ok(application_id));
        let response = suite.refuses_meter(OPERATOR, application_id).unwrap();
        response.assert_event(&shown(MeterApplicationVoted {
            application_id,
            voter: address(OPERATOR),
            approved: false,
            evidence_hash: None,
            closing_import_total_wh: None,
            closing_export_total_wh: None,
            reason: Some("no such label".into()),
        }));
        assert_eq!(outcome_of(&response), ["refused"]);
    }
    let of_mia = QueryMsg::MeterApplicationOf { applicant: address("mia").into() };
    let latest_closed = ClosedMeterApplication {
        application_id: 3,
        serial: "SN-1".into(),
        outcome: ApplicationOutcome::Refused,
        reason: Some("no such label".into()),
    };
    let answer = MeterApplicationOfResponse { application: None, latest_closed: Some(latest_closed) };
    assert_eq!(suite.asks::<MeterApplicationOfResponse>(&of_mia).unwrap(), answer);
    // However often: of what is not open, only the latest one and how many there were are kept.
    let mut other = admitted(&["mia"]);
    other.applies_for("mia", &ed25519(1), "SN-1", 3).unwrap();
    other.refuses_meter(OPERATOR, 1).unwrap();
    let differ = suite.storage().iter().zip(other.storage()).filter(|(one, other)| *one != other).count();
    assert_eq!((suite.storage().len(), differ), (other.storage().len(), 2));
    assert_eq!(suite.registers("mia", &ed25519(1), "SN-1", 3), Ok(0));
}

#[test]
fn verifiers_refuse_a_large_one_when_its_threshold_is_out_of_reach() {
    let mut suite = admitted(&["mia"]);
    let large = applies_for_a_large_one(&mut suite, "mia", 1);
    let first = suite.refuses_meter("ada", large).unwrap();
    assert_eq!(outcome_of(&first), Vec::<String>::new());
    suite.approves_meter("ben", large).unwrap();
    assert_eq!(outcome_of(&suite.refuses_meter("cyd", large).unwrap()), ["refused"]);
}

#[test]
fn reasons_and_evidence_have_bounds() {
    let mut suite = admitted(&["mia"]);
    suite.applies_for("mia", &ed25519(1), "SN-1", 3).unwrap();
    for length in [0, 257] {
        let refuse = ExecuteMsg::RefuseMeter { application_id: 1, reason: "x".repeat(length) };
        let bounded = format!("reason of {length} bytes");
        leaves_everything(&mut suite, &bounded, |suite| suite.does(OPERATOR, refuse));
        let recall = ExecuteMsg::RecallMeter { meter_id: 0, reason: "x".repeat(length) };
        leaves_everything(&mut suite, &bounded, |suite| suite.does("ada", recall));
    }
    for length in [0, 31, 33, 10_000] {
        let approve = ExecuteMsg::ApproveMeter {
            application_id: 1,
            evidence_hash: proof(&vec![1; length]),
            closing: None,
        };
        let bounded = format!("evidence hash of {length} bytes");
        leaves_everything(&mut suite, &bounded, |suite| suite.does(OPERATOR, approve));
    }
    for application_id in [0, 2, u64::MAX] {
        let unknown = format!("application {application_id} is not open");
        leaves_everything(&mut suite, &unknown, |suite| suite.approves_meter(OPERATOR, application_id));
        leaves_everything(&mut suite, &unknown, |suite| suite.refuses_meter(OPERATOR, application_id));
    }
}

#[test]
fn a_participant_has_one_application_open_and_may_take_it_back() {
    let mut suite = admitted(&["mia"]);
    suite.applies_for("mia", &ed25519(1), "SN-1", 3).unwrap();
    let second = suite.application("mia", &ed25519(2), "SN-2", 3);
    leaves_everything(&mut suite, "has application 1 open", |suite| suite.does("mia", second.clone()));
    let withdrawn = suite.does("mia", ExecuteMsg::WithdrawMeterApplication {}).unwrap();
    assert_eq!(outcome_of(&withdrawn), ["withdrawn"]);
    leaves_everything(&mut suite, "application 1 is not open", |suite| suite.approves_meter(OPERATOR, 1));
    suite.does("mia", second).unwrap();
    let of_mia = QueryMsg::MeterApplicationOf { applicant: address("mia").into() };
    let open = suite.asks::<MeterApplicationOfResponse>(&of_mia).unwrap().application.unwrap();
    assert_eq!((open.application_id, open.meter.serial.as_str()), (2, "SN-2"));
}

#[test]
fn an_application_lapses_and_its_applicant_may_apply_again() {
    let mut suite = admitted(&["mia"]);
    suite.applies_for("mia", &ed25519(1), "SN-1", 3).unwrap();
    suite.slots_pass(APPLICATION_SLOTS - 1);
    assert_eq!(outcome_of(&suite.does("eve", ExecuteMsg::EndOverdue {}).unwrap()), Vec::<String>::new());
    let again = suite.application("mia", &ed25519(1), "SN-1", 3);
    leaves_everything(&mut suite, "has application 1 open", |suite| suite.does("mia", again.clone()));
    suite.slots_pass(1);
    leaves_everything(&mut suite, "application 1 lapsed", |suite| suite.approves_meter(OPERATOR, 1));
    leaves_everything(&mut suite, "application 1 lapsed", |suite| suite.refuses_meter(OPERATOR, 1));
    assert_eq!(outcome_of(&suite.does("mia", again).unwrap()), ["lapsed"]);
    assert_eq!(suite.open_applications().len(), 1);
}

#[test]
fn what_was_approved_is_what_was_applied_for_when_the_owner_is_still_admitted() {
    let mut suite = admitted(&["mia"]);
    suite.applies_for("mia", &ed25519(1), "SN-1", 3).unwrap();
    suite.suspends("ada", "mia").unwrap();
    leaves_everything(&mut suite, "is Suspended", |suite| suite.approves_meter(OPERATOR, 1));
}

#[test]
fn applications_have_room_for_1024_and_lapsed_ones_give_way() {
    let mut suite = Suite::new();
    let names: Vec<String> = (0..1_025).map(|number| format!("owner {number}")).collect();
    for name in &names {
        suite.has_admitted(name);
    }
    for (number, name) in (0..1_024).zip(&names) {
        suite.applies_for(name, &ed25519(number), &format!("SN-{number}"), 3).unwrap();
    }
    let last = suite.application(&names[1_024], &ed25519(2_000), "SN-2000", 3);
    leaves_everything(&mut suite, "1024 applications are open", |suite| {
        suite.does(&names[1_024], last.clone())
    });
    suite.slots_pass(APPLICATION_SLOTS);
    let last = suite.application(&names[1_024], &ed25519(2_000), "SN-2000", 3);
    assert_eq!(outcome_of(&suite.does(&names[1_024], last).unwrap()), ["lapsed"; 2]);
    // However much is overdue, a message ends a bounded part of it.
    assert_eq!(outcome_of(&suite.does("eve", ExecuteMsg::EndOverdue {}).unwrap()), ["lapsed"; 32]);
}

#[test]
fn a_recall_by_one_lapses_after_a_day_and_is_not_prolonged() {
    let mut suite = admitted(&["mia"]);
    suite.registers("mia", &ed25519(1), "SN-1", 3).unwrap();
    let lapses_slot = suite.slot() + 96;
    let response = suite.recalls("ada", 0).unwrap();
    response.assert_event(&shown(MeterRecalled {
        meter_id: 0,
        recaller: address("ada"),
        reason: "the seal is broken".into(),
        lapses_slot,
    }));
    let recall = Recall { recaller: address("ada"), reason: "the seal is broken".into(), lapses_slot };
    assert_eq!(suite.metering_point(0).recall, Some(recall));
    assert_eq!(suite.packed_devices(0).get(0).unwrap().status, DeviceStatus::Suspended);
    leaves_everything(&mut suite, "meter 0 is already suspended", |suite| suite.recalls("ben", 0));
    suite.slots_pass(95);
    suite.does("mia", ExecuteMsg::EndOverdue {}).unwrap();
    assert_eq!(suite.meter_status(0), MeterStatus::Suspended);
    suite.slots_pass(1);
    suite.does("mia", ExecuteMsg::EndOverdue {}).unwrap();
    assert_eq!(suite.meter_status(0), MeterStatus::Active);
    assert_eq!(suite.metering_point(0).recall, None);
    leaves_everything(&mut suite, "has recalled meter 0 before", |suite| suite.recalls("ada", 0));
    suite.recalls("ben", 0).unwrap();
    assert_eq!(suite.meter_status(0), MeterStatus::Suspended);
}

#[test]
fn a_lapsed_recall_does_not_bring_a_suspended_owners_meter_back() {
    let mut suite = admitted(&["mia"]);
    suite.registers("mia", &ed25519(1), "SN-1", 3).unwrap();
    suite.recalls("ada", 0).unwrap();
    suite.suspends("ada", "mia").unwrap();
    suite.slots_pass(96);
    suite.does("mia", ExecuteMsg::EndOverdue {}).unwrap();
    assert_eq!(suite.meter_status(0), MeterStatus::Suspended);
}

#[test]
fn a_reinstated_meters_recall_is_over_and_a_later_one_runs_its_own_day() {
    let mut suite = admitted(&["mia"]);
    suite.registers("mia", &ed25519(1), "SN-1", 3).unwrap();
    suite.recalls("ada", 0).unwrap();
    suite.is_decided(Action::Reinstate { subject: Subject::Meter { meter_id: 0 } }).unwrap();
    assert_eq!(suite.metering_point(0).recall, None);
    suite.slots_pass(90);
    suite.recalls("ben", 0).unwrap();
    suite.slots_pass(6);
    suite.does("eve", ExecuteMsg::EndOverdue {}).unwrap();
    assert_eq!(suite.meter_status(0), MeterStatus::Suspended);
}

#[test]
fn only_verifiers_and_the_admin_recall() {
    let mut suite = admitted(&["mia"]);
    suite.registers("mia", &ed25519(1), "SN-1", 3).unwrap();
    for sender in ["mia", "eve", OPERATOR] {
        leaves_everything(&mut suite, "may not do this", |suite| suite.recalls(sender, 0));
    }
    leaves_everything(&mut suite, "meter 7 is not registered", |suite| suite.recalls("ada", 7));
    let decommission = ExecuteMsg::Propose { action: Action::Decommission { meter_id: 0 } };
    leaves_everything(&mut suite, "may not do this", |suite| suite.does(ADMIN, decommission));
}

#[test]
fn two_of_three_confirm_a_recall_for_good_and_the_device_may_come_back_as_another_point() {
    let mut suite = admitted(&["mia"]);
    let device = ed25519(1);
    suite.registers("mia", &device, "SN-1", 3).unwrap();
    suite.recalls("ada", 0).unwrap();
    suite.is_decided(Action::Decommission { meter_id: 0 }).unwrap();
    assert_eq!(suite.meter_status(0), MeterStatus::Decommissioned);
    assert_eq!(suite.packed_devices(0).get(0).unwrap().status, DeviceStatus::Decommissioned);
    suite.slots_pass(96);
    suite.does("mia", ExecuteMsg::EndOverdue {}).unwrap();
    assert_eq!(suite.meter_status(0), MeterStatus::Decommissioned);
    let gone = "meter 0 is out of service for good";
    leaves_everything(&mut suite, gone, |suite| suite.recalls("ben", 0));
    for action in [
        Action::Decommission { meter_id: 0 },
        Action::Reinstate { subject: Subject::Meter { meter_id: 0 } },
        Action::RotateLostKey {
            meter_id: 0,
            new_key: ed25519(2).key(),
            new_key_proof: ed25519(2).proof(&suite.chain_id(), address("mia").as_str(), "SN-1"),
        },
    ] {
        leaves_everything(&mut suite, gone, |suite| suite.proposes("ada", action));
    }
    suite.suspends("ada", "mia").unwrap();
    suite.is_decided(Action::Reinstate { subject: participant("mia") }).unwrap();
    assert_eq!(suite.meter_status(0), MeterStatus::Decommissioned);
    let again = suite.applies_for("mia", &device, "SN-1", 3).unwrap();
    suite.replaces_meter(OPERATOR, again, 0).unwrap();
    assert_eq!(suite.meter_status(1), MeterStatus::Active);
}

#[test]
fn metering_is_told_what_was_approved_and_since_when() {
    let mut suite = admitted(&["mia"]);
    suite.registers("mia", &ed25519(1), "SN-1", 3).unwrap();
    let first_slot = suite.slot();
    suite.slots_pass(5);
    suite.registers("mia", &ed25519(2), "SN-2", 3).unwrap();
    let packed = suite.app.wrap().query_wasm_raw(&suite.registry, keys::approvals(0)).unwrap().unwrap();
    let approvals = ApprovalBank::from_bytes(packed);
    for (index, approved_slot) in [(0, first_slot), (1, first_slot + 5)] {
        assert_eq!(approvals.get(index), PackedApproval { approved_slot, inverter_w: 9_900 });
    }
}
