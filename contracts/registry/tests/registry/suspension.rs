use interface::registry::*;

use crate::suite::*;

fn meter(meter_id: u32) -> Subject {
    Subject::Meter { meter_id }
}

/// Mia with meters 0 and 256 in two banks, Noa with meter 1 in the first.
fn two_owners() -> Suite {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    suite.has_admitted("noa");
    assert_eq!(suite.registers("mia", &ed25519(0), "M-0", 0), Ok(0));
    assert_eq!(suite.registers("noa", &ed25519(1), "N-0", 0), Ok(1));
    assert_eq!(suite.registers("mia", &ed25519(2), "M-1", 1), Ok(256));
    suite
}

fn statuses(suite: &Suite) -> [MeterStatus; 3] {
    [0, 1, 256].map(|meter_id| suite.meter_status(meter_id))
}

#[test]
fn one_verifier_suspends_a_participant_with_all_their_meters() {
    use MeterStatus::*;
    let mut suite = two_owners();
    let response = suite.suspends("cyd", "mia").unwrap();
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Suspended);
    assert_eq!(statuses(&suite), [Suspended, Active, Suspended]);
    for meter_id in [0, 256] {
        response.assert_event(&shown(MeterStatusChanged { meter_id, status: Suspended }));
    }
    refused(suite.registers("mia", &ed25519(9), "M-9", 0), "is Suspended");
    refused(suite.suspends("ada", "mia"), "is Suspended");

    suite.is_decided(Action::Reinstate { subject: participant("mia") }).unwrap();
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Admitted);
    assert_eq!(statuses(&suite), [Active, Active, Active]);
}

#[test]
fn the_admin_recalls_a_meter_and_only_verifiers_reinstate_it() {
    use MeterStatus::*;
    let mut suite = two_owners();
    suite.recalls(ADMIN, 0).unwrap();
    assert_eq!(statuses(&suite), [Suspended, Active, Active]);
    refused(suite.recalls(ADMIN, 0), "meter 0 is already suspended");
    refused(suite.recalls(ADMIN, 2), "meter 2 is not registered");
    let reinstate = || Action::Reinstate { subject: meter(0) };
    refused(suite.proposes(ADMIN, reinstate()), "may not do this");
    suite.is_decided(reinstate()).unwrap();
    assert_eq!(statuses(&suite), [Active, Active, Active]);
    refused(suite.proposes("ada", reinstate()), "meter 0 is not suspended by itself");
}

#[test]
fn a_meter_suspended_by_itself_stays_so_when_its_owner_comes_back() {
    use MeterStatus::*;
    let mut suite = two_owners();
    suite.recalls("ada", 0).unwrap();
    suite.suspends("ada", "mia").unwrap();
    suite.is_decided(Action::Reinstate { subject: participant("mia") }).unwrap();
    assert_eq!(statuses(&suite), [Suspended, Active, Active]);
}

#[test]
fn a_meter_reinstated_while_its_owner_is_suspended_waits_for_the_owner() {
    use MeterStatus::*;
    let mut suite = two_owners();
    suite.recalls("ada", 0).unwrap();
    suite.suspends("ada", "mia").unwrap();
    suite.is_decided(Action::Reinstate { subject: meter(0) }).unwrap();
    assert_eq!(statuses(&suite), [Suspended, Active, Suspended]);
    suite.is_decided(Action::Reinstate { subject: participant("mia") }).unwrap();
    assert_eq!(statuses(&suite), [Active, Active, Active]);
}

#[test]
fn a_revoked_participants_meters_are_suspended_until_they_are_admitted_again() {
    use MeterStatus::*;
    let mut suite = two_owners();
    suite.is_decided(Action::Revoke { participant: address("mia").into() }).unwrap();
    assert_eq!(statuses(&suite), [Suspended, Active, Suspended]);
    refused(suite.proposes("ada", Action::Reinstate { subject: participant("mia") }), "is Revoked");
    suite.applies("mia").unwrap();
    assert_eq!(statuses(&suite), [Suspended, Active, Suspended]);
    let admission = suite.last_proposal().proposal_id;
    suite.approves("ada", admission).unwrap();
    suite.approves("ben", admission).unwrap();
    assert_eq!(statuses(&suite), [Active, Active, Active]);
}

#[test]
fn only_who_is_admitted_can_be_suspended() {
    let mut suite = Suite::new();
    refused(suite.suspends("ada", "mia"), "is no participant");
    suite.applies("mia").unwrap();
    refused(suite.suspends("ada", "mia"), "is Applied");
}
