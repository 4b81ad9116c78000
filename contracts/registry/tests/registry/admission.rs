use interface::{registry::*, wire::Json};

use crate::suite::*;

fn apply_with(profile: Profile, equipment: Vec<Equipment>, certifications: Vec<String>) -> ExecuteMsg {
    ExecuteMsg::Apply { role: Role::Consumer, profile, equipment, certifications }
}

#[test]
fn an_application_is_admitted_by_two_of_three_verifiers() {
    let mut suite = Suite::new();
    suite.applies("mia").unwrap().assert_event(&shown(ProfileUpdated {
        participant: address("mia"),
        name: profile().name,
        equipment: Json::of(&vec![]).unwrap(),
        certifications: Json::of(&vec![]).unwrap(),
    }));
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Applied);
    let proposal = suite.last_proposal();
    assert_eq!(proposal.action, Action::Admit { participant: address("mia").into() });
    assert_eq!(proposal.proposer, address("mia"));

    suite.approves("ada", proposal.proposal_id).unwrap();
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Applied);
    let response = suite.approves("cyd", proposal.proposal_id).unwrap();
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Admitted);
    response.assert_event(&shown(ProposalClosed {
        proposal_id: proposal.proposal_id,
        status: ProposalStatus::Passed,
    }));
    response.assert_event(&shown(ParticipantStatusChanged {
        participant: address("mia"),
        role: Role::Prosumer,
        status: ParticipantStatus::Admitted,
    }));
    let closed = suite.proposal(proposal.proposal_id);
    assert_eq!(closed.approvals, [address("ada"), address("cyd")]);
    assert_eq!(closed.status, ProposalStatus::Passed);
}

#[test]
fn an_application_is_rejected_when_two_of_three_are_against_it_and_may_be_made_again() {
    let mut suite = Suite::new();
    suite.applies("mia").unwrap();
    suite.rejects("ada", 1).unwrap();
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Applied);
    suite.rejects("ben", 1).unwrap();
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Rejected);
    assert_eq!(suite.proposal(1).status, ProposalStatus::Rejected);
    suite.applies("mia").unwrap();
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Applied);
}

#[test]
fn nobody_applies_twice() {
    let mut suite = Suite::new();
    suite.applies("mia").unwrap();
    refused(suite.applies("mia"), "is Applied");
    suite.approves("ada", 1).unwrap();
    suite.approves("ben", 1).unwrap();
    refused(suite.applies("mia"), "is Admitted");
    suite.suspends("ada", "mia").unwrap();
    refused(suite.applies("mia"), "is Suspended");
}

#[test]
fn a_verifier_votes_once() {
    let mut suite = Suite::new();
    suite.applies("mia").unwrap();
    suite.approves("ada", 1).unwrap();
    refused(suite.approves("ada", 1), "has already voted on proposal 1");
    refused(suite.rejects("ada", 1), "has already voted on proposal 1");
}

#[test]
fn a_closed_proposal_takes_no_votes() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    refused(suite.approves("cyd", 1), "proposal 1 is Passed");
    refused(suite.rejects("cyd", 1), "proposal 1 is Passed");
    refused(suite.approves("cyd", 9), "proposal 9 does not exist");
}

#[test]
fn a_proposal_expires_with_its_application() {
    let mut suite = Suite::new();
    suite.applies("mia").unwrap();
    suite.approves("ada", 1).unwrap();
    suite.seconds_pass(PROPOSAL_SECONDS - 1);
    refused(suite.does("stranger", ExecuteMsg::Expire { proposal_id: 1 }), "try again then");
    suite.seconds_pass(1);
    refused(suite.approves("ben", 1), "proposal 1 expired at");
    refused(suite.rejects("ben", 1), "proposal 1 expired at");
    suite.does("stranger", ExecuteMsg::Expire { proposal_id: 1 }).unwrap();
    assert_eq!(suite.proposal(1).status, ProposalStatus::Expired);
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Rejected);
    refused(suite.does("stranger", ExecuteMsg::Expire { proposal_id: 1 }), "proposal 1 is Expired");
}

#[test]
fn a_proposer_has_approved() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    suite.proposes("ada", Action::Revoke { participant: address("mia").into() }).unwrap();
    let proposal = suite.last_proposal();
    assert_eq!(proposal.approvals, [address("ada")]);
    suite.approves("ben", proposal.proposal_id).unwrap();
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Revoked);
}

#[test]
fn only_what_can_be_carried_out_is_proposed() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    let mia = || String::from(address("mia"));
    let rows = [
        (Action::Admit { participant: mia() }, "is Admitted"),
        (Action::Admit { participant: address("nobody").into() }, "is no participant"),
        (Action::Reinstate { subject: participant("mia") }, "is Admitted"),
        (Action::Reinstate { subject: Subject::Meter { meter_id: 7 } }, "meter 7 is not registered"),
        (Action::SetVerifiers { verifiers: vec![mia()], threshold: 2 }, "threshold 2"),
        (Action::SetVerifiers { verifiers: vec![mia()], threshold: 0 }, "threshold 0"),
        (Action::SetVerifiers { verifiers: vec![], threshold: 0 }, "threshold 0"),
        (Action::SetVerifiers { verifiers: vec![mia(), mia()], threshold: 1 }, "more than once"),
        (Action::SetVerifiers { verifiers: vec!["?".into()], threshold: 1 }, "\"?\" is no address"),
    ];
    for (action, reason) in rows {
        refused(suite.proposes("ada", action), reason);
    }
    assert_eq!(suite.last_proposal().proposal_id, 1);
}

#[test]
fn what_cannot_be_carried_out_any_more_does_not_pass() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    let revoke = || Action::Revoke { participant: address("mia").into() };
    suite.proposes("ada", revoke()).unwrap();
    suite.is_decided(revoke()).unwrap();
    refused(suite.approves("cyd", 2), "is Revoked");
    assert_eq!(suite.proposal(2).status, ProposalStatus::Open);
}

#[test]
fn a_revoked_participant_may_apply_again() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    suite.is_decided(Action::Revoke { participant: address("mia").into() }).unwrap();
    suite.has_admitted("mia");
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Admitted);
}

#[test]
fn verifiers_replace_themselves_and_former_ones_do_not_count() {
    let mut suite = Suite::new();
    suite.applies("mia").unwrap();
    suite.approves("cyd", 1).unwrap();
    let verifiers = ["ada", "ben", "dan"].map(|name| address(name).into()).to_vec();
    suite.is_decided(Action::SetVerifiers { verifiers, threshold: 2 }).unwrap();
    suite.approves("dan", 1).unwrap();
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Applied);
    suite.approves("ada", 1).unwrap();
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Admitted);
    let config: Config = suite.asks(&QueryMsg::Config {}).unwrap();
    assert_eq!(config.verifiers, ["ada", "ben", "dan"].map(address));
}

#[test]
fn one_verifier_decides_alone_where_one_is_enough() {
    let mut suite = Suite::new();
    let verifiers = vec![address("ada").into()];
    suite.is_decided(Action::SetVerifiers { verifiers, threshold: 1 }).unwrap();
    suite.applies("mia").unwrap();
    suite.approves("ada", 2).unwrap();
    suite.proposes("ada", Action::Revoke { participant: address("mia").into() }).unwrap();
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Revoked);
}

#[test]
fn a_participant_replaces_profile_equipment_and_certifications() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    let equipment = vec![Equipment {
        source: Source::Solar,
        rated_power_w: 5_000,
        storage_capacity_wh: 0,
        label: "roof".into(),
    }];
    let new = Profile { name: "Mia".into(), ..profile() };
    let update = ExecuteMsg::UpdateProfile {
        profile: new.clone(),
        equipment: equipment.clone(),
        certifications: vec!["EN 50549".into()],
    };
    suite.does("mia", update.clone()).unwrap().assert_event(&shown(ProfileUpdated {
        participant: address("mia"),
        name: "Mia".into(),
        equipment: Json::of(&equipment).unwrap(),
        certifications: Json::of(&vec!["EN 50549".to_string()]).unwrap(),
    }));
    let got: Participant = suite.asks(&QueryMsg::Participant { address: address("mia").into() }).unwrap();
    assert_eq!((got.profile, got.equipment, got.role), (new, equipment, Role::Prosumer));
    refused(suite.does("nobody", update.clone()), "is no participant");
    suite.applies("noa").unwrap();
    refused(suite.does("noa", update), "is Applied");
}

#[test]
fn descriptions_have_bounds() {
    let mut suite = Suite::new();
    let item = |label: &str| Equipment {
        source: Source::Wind,
        rated_power_w: 1,
        storage_capacity_wh: 0,
        label: label.into(),
    };
    let long = |length: usize| "x".repeat(length);
    let rows = [
        (apply_with(Profile { name: String::new(), ..profile() }, vec![], vec![]), "name of 0 bytes"),
        (apply_with(Profile { name: long(65), ..profile() }, vec![], vec![]), "name of 65 bytes"),
        (apply_with(Profile { location: long(129), ..profile() }, vec![], vec![]), "location of 129 bytes"),
        (apply_with(Profile { contact: long(129), ..profile() }, vec![], vec![]), "contact of 129 bytes"),
        (apply_with(profile(), vec![item(&long(65))], vec![]), "label of 65 bytes"),
        (apply_with(profile(), vec![item(""); 17], vec![]), "17 equipment are more than 16"),
        (apply_with(profile(), vec![], vec![long(129)]), "certification of 129 bytes"),
        (apply_with(profile(), vec![], vec![String::new()]), "certification of 0 bytes"),
        (apply_with(profile(), vec![], vec![long(1); 17]), "17 certifications are more than 16"),
    ];
    for (apply, reason) in rows {
        refused(suite.does("mia", apply), reason);
    }
}

#[test]
fn lists_come_in_pages() {
    let mut suite = Suite::new();
    let mut names: Vec<String> = (0..5).map(|number| format!("participant {number}")).collect();
    names.iter().for_each(|name| suite.has_admitted(name));
    names.sort_by_key(|name| address(name));
    let mut seen = Vec::new();
    while let Some(page) = Some(QueryMsg::Participants {
        start_after: seen.last().map(|last: &Participant| last.address.to_string()),
        limit: Some(2),
    })
    .map(|page| suite.asks::<ParticipantsResponse>(&page).unwrap().participants)
    .filter(|page| !page.is_empty())
    {
        assert!(page.len() <= 2);
        seen.extend(page);
    }
    let expected: Vec<_> = names.iter().map(|name| address(name)).collect();
    assert_eq!(seen.iter().map(|found| found.address.clone()).collect::<Vec<_>>(), expected);

    let page = QueryMsg::Proposals { start_before: Some(4), limit: Some(2) };
    let proposals = suite.asks::<ProposalsResponse>(&page).unwrap().proposals;
    assert_eq!(proposals.iter().map(|found| found.proposal_id).collect::<Vec<_>>(), [3, 2]);
}

fn is_no_participant(suite: &Suite, name: &str) -> bool {
    let asked = suite.asks::<Participant>(&QueryMsg::Participant { address: address(name).into() });
    asked.is_err_and(|error| error.to_string().contains("is no participant"))
}

fn is_kept(suite: &Suite, proposal_id: u64) -> bool {
    suite.asks::<Proposal>(&QueryMsg::Proposal { proposal_id }).is_ok()
}

fn closed_in(response: &cw_multi_test::AppResponse) -> usize {
    response.events.iter().filter(|event| event.ty == "wasm-proposal_closed").count()
}

#[test]
fn strangers_have_room_for_1024_proposals_and_those_whose_time_is_over_give_way() {
    let mut suite = Suite::new();
    let names: Vec<String> = (0..1_025).map(|number| format!("stranger {number}")).collect();
    for name in &names[..1_024] {
        suite.applies(name).unwrap();
    }
    let before = suite.storage();
    refused(suite.applies(&names[1_024]), "1024 proposals are kept");
    assert!(suite.storage() == before, "what is refused leaves no trace");
    // Nobody keeps the verifiers from proposing.
    let verifiers = VERIFIERS.map(|name| address(name).into()).to_vec();
    suite.proposes("ada", Action::SetVerifiers { verifiers, threshold: 2 }).unwrap();

    suite.seconds_pass(PROPOSAL_SECONDS);
    refused(suite.applies(&names[0]), "is Applied");
    assert_eq!(closed_in(&suite.applies(&names[1_024]).unwrap()), 2);
    for (proposal_id, name) in (1..).zip(&names[..2]) {
        assert!(!is_kept(&suite, proposal_id) && is_no_participant(&suite, name), "{name} is forgotten");
    }
    // However much is overdue, a message ends a bounded part of it.
    assert_eq!(closed_in(&suite.does("eve", ExecuteMsg::EndOverdue {}).unwrap()), 32);
    assert!(!is_kept(&suite, 34) && is_kept(&suite, 35));
    suite.applies(&names[0]).unwrap();
}

#[test]
fn decided_proposals_make_room_for_others_before_their_time_is_over() {
    let mut suite = Suite::new();
    suite.applies("early").unwrap();
    for number in 1..1_024 {
        suite.has_admitted(&format!("owner {number}"));
    }
    refused(suite.applies("late"), "1024 proposals are kept");
    suite.rejects("ada", 1).unwrap();
    suite.rejects("ben", 1).unwrap();
    suite.applies("late").unwrap();
    assert!(is_no_participant(&suite, "early"));
    assert_eq!(suite.status_of("owner 1"), ParticipantStatus::Admitted);
}

#[test]
fn what_was_decided_is_kept_until_its_time_is_over() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    suite.applies("noa").unwrap();
    suite.rejects("ada", 2).unwrap();
    suite.rejects("ben", 2).unwrap();
    suite.seconds_pass(PROPOSAL_SECONDS - 1);
    suite.applies("ole").unwrap();
    assert!(is_kept(&suite, 1) && is_kept(&suite, 2));
    assert_eq!(suite.status_of("noa"), ParticipantStatus::Rejected);
    suite.seconds_pass(1);
    suite.applies("pia").unwrap();
    assert!(!is_kept(&suite, 1) && !is_kept(&suite, 2));
    assert!(is_no_participant(&suite, "noa"));
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Admitted);
}

#[test]
fn who_has_applied_again_or_owns_meters_is_not_forgotten_with_an_old_application() {
    let mut suite = Suite::new();
    suite.applies("mia").unwrap();
    suite.rejects("ada", 1).unwrap();
    suite.rejects("ben", 1).unwrap();
    suite.has_admitted("noa");
    let meter_id = suite.registers("noa", &ed25519(1), "SN-1", 3).unwrap();
    suite.is_decided(Action::Revoke { participant: address("noa").into() }).unwrap();
    suite.applies("noa").unwrap();
    suite.seconds_pass(PROPOSAL_SECONDS - 1);
    suite.applies("mia").unwrap();
    suite.seconds_pass(1);
    suite.does("eve", ExecuteMsg::EndOverdue {}).unwrap();
    assert!(!is_kept(&suite, 4) && is_kept(&suite, 5));
    assert_eq!(suite.status_of("mia"), ParticipantStatus::Applied);
    assert_eq!(suite.status_of("noa"), ParticipantStatus::Rejected);
    assert_eq!(suite.meter_status(meter_id), MeterStatus::Suspended);
}
