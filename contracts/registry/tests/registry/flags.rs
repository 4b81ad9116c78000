//! Flags: what a verifier found in a meter's readings, what follows, and who ends it.

use interface::{packed::DeviceStatus, registry::*};

use crate::{points::leaves_everything, suite::*};

/// Mia with meters 0 and 1, Ada, who is a verifier, with meter 2.
fn suspects() -> Suite {
    let mut suite = Suite::new();
    for (name, number) in [("mia", 0), ("mia", 1), ("ada", 2)] {
        if number != 1 {
            suite.has_admitted(name);
        }
        assert_eq!(suite.registers(name, &ed25519(number), &format!("SN-{number}"), 0), Ok(number));
    }
    suite.slots_pass(1_000);
    suite
}

/// A night's export of the last day.
fn found(suite: &Suite) -> Finding {
    let now = suite.slot();
    Finding {
        kind: FindingKind::NightExport,
        from_slot: now - 96,
        to_slot: now - 1,
        slots: 40,
        measured_wh: 12_000u64.into(),
        expected_wh: 0u64.into(),
        other_meter_id: None,
    }
}

fn flag(meter_id: u32, finding: Finding) -> ExecuteMsg {
    ExecuteMsg::FlagMeter { meter_id, finding }
}

fn flagged() -> Suite {
    let mut suite = suspects();
    let finding = found(&suite);
    suite.does("cyd", flag(0, finding)).unwrap();
    suite
}

fn packed(suite: &Suite) -> DeviceStatus {
    suite.packed_devices(0).get(0).unwrap().status
}

fn listed(suite: &Suite, start_after: Option<u32>) -> Vec<u32> {
    let all = QueryMsg::FlaggedMeters { start_after, limit: None };
    let answer: FlaggedMetersResponse = suite.asks(&all).unwrap();
    answer.flagged_meters.iter().map(|one| one.meter_id).collect()
}

#[test]
fn one_verifier_puts_a_meter_into_quarantine_with_the_numbers_of_what_was_found() {
    let mut suite = suspects();
    let finding = found(&suite);
    let response = suite.does("cyd", flag(0, finding.clone())).unwrap();
    response.assert_event(&shown(MeterFlagged {
        meter_id: 0,
        flagger: address("cyd"),
        finding_kind: FindingKind::NightExport,
        from_slot: finding.from_slot,
        to_slot: finding.to_slot,
        slots: 40,
        measured_wh: 12_000,
        expected_wh: 0,
        other_meter_id: None,
        quarantined: true,
    }));
    let point = suite.metering_point(0);
    let expected = MeterFlag { flagger: address("cyd"), flagged_slot: suite.slot(), finding, appeal: None };
    assert_eq!((point.flag, point.status), (Some(expected), MeterStatus::Active));
    assert_eq!(packed(&suite), DeviceStatus::Quarantined);
    assert!(!response.events.iter().any(|event| event.ty == "wasm-meter_status_changed"));
    assert_eq!((listed(&suite, None), listed(&suite, Some(0))), (vec![0], vec![]));
}

#[test]
fn its_owner_appeals_once_and_two_of_three_verifiers_release_it() {
    let mut suite = flagged();
    let appeal = |reason: &str| ExecuteMsg::AppealFlag { meter_id: 0, reason: reason.into() };
    suite.does("mia", appeal("a battery feeds in at night")).unwrap();
    refused(suite.does("mia", appeal("and again")), "the flag of meter 0 was appealed already");
    let appealed = suite.metering_point(0).flag.unwrap().appeal;
    assert_eq!(appealed.as_deref(), Some("a battery feeds in at night"));

    suite.proposes("ada", Action::ReleaseMeter { meter_id: 0 }).unwrap();
    assert_eq!(packed(&suite), DeviceStatus::Quarantined, "one of two is not enough");
    let proposal_id = suite.last_proposal().proposal_id;
    let response = suite.approves("ben", proposal_id).unwrap();
    let released_slot = Some(suite.slot());
    response.assert_event(&shown(FlagEnded { meter_id: 0, released_slot }));
    assert_eq!(packed(&suite), DeviceStatus::Active);
    let point = suite.metering_point(0);
    assert_eq!((point.flag, point.released_slot), (None, released_slot));
    assert!(listed(&suite, None).is_empty());
}

#[test]
fn the_same_finding_flags_a_meter_neither_twice_nor_after_its_release() {
    let mut suite = flagged();
    let finding = found(&suite);
    refused(suite.does("cyd", flag(0, finding.clone())), "meter 0 is flagged already");
    refused(suite.does("ben", flag(0, finding.clone())), "meter 0 is flagged already");
    suite.is_decided(Action::ReleaseMeter { meter_id: 0 }).unwrap();
    refused(suite.does("cyd", flag(0, finding)), "older than the release of meter 0 in slot");
    suite.slots_pass(96);
    let later = found(&suite);
    suite.does("cyd", flag(0, later)).unwrap();
}

#[test]
fn nobody_releases_their_own_meter() {
    let mut suite = suspects();
    let finding = found(&suite);
    suite.does("cyd", flag(2, finding)).unwrap();
    let release = Action::ReleaseMeter { meter_id: 2 };
    refused(suite.proposes("ada", release.clone()), "meter 2 is the sender's own: others decide");
    suite.proposes("ben", release).unwrap();
    let proposal_id = suite.last_proposal().proposal_id;
    refused(suite.approves("ada", proposal_id), "meter 2 is the sender's own: others decide");
    suite.approves("cyd", proposal_id).unwrap();
    assert!(suite.metering_point(2).flag.is_none());
}

#[test]
fn who_is_in_quarantine_does_not_leave_it_by_another_meter() {
    let mut suite = flagged();
    let connection = suite.metering_point(0).connection.unwrap();
    let another = suite.applies_on("mia", &ed25519(9), "SN-9", &connection);
    refused(another, "meter 0 of the same connection is in quarantine");
}

#[test]
fn quarantine_is_there_again_when_a_suspension_is_over() {
    let mut suite = flagged();
    suite.suspends("ada", "mia").unwrap();
    assert_eq!(packed(&suite), DeviceStatus::Suspended);
    suite.is_decided(Action::Reinstate { subject: participant("mia") }).unwrap();
    assert_eq!(packed(&suite), DeviceStatus::Quarantined);
    suite.recalls("ada", 0).unwrap();
    suite.slots_pass(96);
    suite.does("eve", ExecuteMsg::EndOverdue {}).unwrap();
    assert_eq!(packed(&suite), DeviceStatus::Quarantined);
}

#[test]
fn a_flag_ends_with_its_meter() {
    let mut suite = flagged();
    let response = suite.is_decided(Action::Decommission { meter_id: 0 }).unwrap();
    response.assert_event(&shown(FlagEnded { meter_id: 0, released_slot: None }));
    assert!(listed(&suite, None).is_empty());
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let mut suite = suspects();
    let (now, fine) = (suite.slot(), found(&suite));
    let with = |change: &dyn Fn(&mut Finding)| {
        let mut finding = fine.clone();
        change(&mut finding);
        flag(0, finding)
    };
    let not_1_to = "are not 1 to 672 slots before slot";
    let release = ExecuteMsg::Propose { action: Action::ReleaseMeter { meter_id: 0 } };
    let appeal = |meter_id, reason: String| ExecuteMsg::AppealFlag { meter_id, reason };
    let rows = [
        ("eve", flag(0, fine.clone()), "may not do this"),
        ("mia", flag(0, fine.clone()), "may not do this"),
        (OPERATOR, flag(0, fine.clone()), "may not do this"),
        ("cyd", flag(7, fine.clone()), "meter 7 is not registered"),
        ("cyd", flag(u32::MAX, fine.clone()), "meter 4294967295 is not registered"),
        ("cyd", with(&|finding| finding.to_slot = now), not_1_to),
        ("cyd", with(&|finding| finding.to_slot = u32::MAX), not_1_to),
        ("cyd", with(&|finding| finding.from_slot = finding.to_slot + 1), not_1_to),
        ("cyd", with(&|finding| finding.from_slot = now - 673), not_1_to),
        ("cyd", with(&|finding| (finding.from_slot, finding.to_slot) = (0, u32::MAX)), not_1_to),
        ("cyd", with(&|finding| finding.slots = 0), "0 slots are not 1 to 96"),
        ("cyd", with(&|finding| finding.slots = 97), "97 slots are not 1 to 96"),
        ("cyd", with(&|finding| finding.other_meter_id = Some(1)), "NightExport of meter 0 does not go with"),
        (
            "cyd",
            with(&|finding| finding.kind = FindingKind::CopiedProfile),
            "CopiedProfile of meter 0 does not go with",
        ),
        (
            "cyd",
            with(&|finding| (finding.kind, finding.other_meter_id) = (FindingKind::CopiedProfile, Some(0))),
            "does not go with another meter Some(0)",
        ),
        (
            "cyd",
            with(&|finding| (finding.kind, finding.other_meter_id) = (FindingKind::CopiedProfile, Some(8))),
            "meter 8 is not registered",
        ),
        (
            "cyd",
            with(&|finding| finding.kind = FindingKind::FeederDiffers),
            "meter 0 is a Prosumer, of which nobody finds FeederDiffers",
        ),
        ("ada", release, "meter 0 has no flag"),
        ("mia", appeal(0, "why".into()), "meter 0 has no flag"),
        ("eve", appeal(0, "why".into()), "may not do this"),
        ("mia", appeal(0, String::new()), "reason of 0 bytes is not of 1 to 256 bytes"),
        ("mia", appeal(0, "x".repeat(257)), "reason of 257 bytes is not of 1 to 256 bytes"),
        ("mia", appeal(7, "why".into()), "meter 7 is not registered"),
    ];
    for (sender, message, reason) in rows {
        leaves_everything(&mut suite, reason, |suite| suite.does(sender, message));
    }
}
