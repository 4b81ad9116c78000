//! Who would have two metering points on one connection, or a new one that forgets what the old one counted.

use interface::registry::*;

use crate::{
    points::{admitted, leaves_everything},
    suite::*,
};

const CONNECTION: &str = "DE00012345678";

/// Mia's meter 0 on [`CONNECTION`].
fn connected() -> Suite {
    let mut suite = admitted(&["mia", "noa", "eve"]);
    let application_id = suite.applies_on("mia", &ed25519(1), "SN-1", CONNECTION).unwrap();
    suite.approves_meter(OPERATOR, application_id).unwrap();
    suite
}

fn gone(suite: &mut Suite) {
    suite.is_decided(Action::Decommission { meter_id: 0 }).unwrap();
}

#[test]
fn a_connection_has_one_meter_in_service_and_its_owner_alone_applies_for_another() {
    let mut suite = connected();
    let taken = format!("connection {CONNECTION} is that of meter 0");
    leaves_everything(&mut suite, &taken, |suite| {
        let applied = suite.applies_on("eve", &ed25519(2), "SN-2", CONNECTION);
        applied.map(|_| Default::default())
    });
    let application_id = suite.applies_on("mia", &ed25519(3), "SN-3", CONNECTION).unwrap();
    let open = &suite.open_applications()[0];
    assert_eq!((open.connection.as_deref(), open.closings.len()), (Some(CONNECTION), 0));
    // Until it is approved the first one counts.
    assert_eq!((suite.meter_of(CONNECTION), suite.meter_status(0)), (Some(0), MeterStatus::Active));
    let response = suite.replaces_meter(OPERATOR, application_id, 5_000).unwrap();
    assert_eq!((suite.meter_of(CONNECTION), suite.meter_status(0)), (Some(1), MeterStatus::Decommissioned));
    assert_eq!(suite.metering_point(1).connection.as_deref(), Some(CONNECTION));
    response.assert_event(&shown(MeterStatusChanged { meter_id: 0, status: MeterStatus::Decommissioned }));
    let registered = response.events.iter().find(|event| event.ty == "wasm-meter_registered").unwrap();
    assert!(registered.attributes.iter().any(|one| one.key == "replaced_meter_id" && one.value == "0"));
    // What it has is in no event.
    assert!(!response.events.iter().flat_map(|event| &event.attributes).any(|one| one.value == CONNECTION));
}

#[test]
fn a_meter_is_replaced_with_its_closing_registers_and_a_first_one_has_none() {
    let mut suite = connected();
    let first = suite.applies_on("noa", &ed25519(2), "SN-2", "NEW1").unwrap();
    leaves_everything(&mut suite, "no meter had connection NEW1", |suite| {
        suite.replaces_meter(OPERATOR, first, 0)
    });
    let second = suite.applies_on("mia", &ed25519(3), "SN-3", CONNECTION).unwrap();
    let missing = "meter 0 had the same connection: say where its registers stood";
    leaves_everything(&mut suite, missing, |suite| suite.approves_meter(OPERATOR, second));
    leaves_everything(&mut suite, missing, |suite| suite.approves_meter("ada", second));
    suite.replaces_meter(OPERATOR, second, 0).unwrap();
    // Neither the next owner nor the one after that begins without them.
    suite.is_decided(Action::Decommission { meter_id: 1 }).unwrap();
    let third = suite.applies_on("eve", &ed25519(4), "SN-4", CONNECTION).unwrap();
    let missing = "meter 1 had the same connection: say where its registers stood";
    leaves_everything(&mut suite, missing, |suite| suite.approves_meter(OPERATOR, third));
    suite.replaces_meter(OPERATOR, third, 0).unwrap();
    assert_eq!((suite.meter_of(CONNECTION), suite.metering_point(2).owner), (Some(2), address("eve")));
}

#[test]
fn a_recalled_meter_is_not_replaced_before_verifiers_have_decided_about_it() {
    let mut suite = connected();
    let application_id = suite.applies_on("mia", &ed25519(2), "SN-2", CONNECTION).unwrap();
    suite.recalls("ada", 0).unwrap();
    let suspended = "meter 0 of the same connection is suspended";
    leaves_everything(&mut suite, suspended, |suite| suite.replaces_meter(OPERATOR, application_id, 0));
    leaves_everything(&mut suite, suspended, |suite| suite.replaces_meter("ben", application_id, 0));
    suite.does("mia", ExecuteMsg::WithdrawMeterApplication {}).unwrap();
    leaves_everything(&mut suite, suspended, |suite| {
        suite.applies_on("mia", &ed25519(2), "SN-2", CONNECTION).map(|_| Default::default())
    });
    gone(&mut suite);
    let again = suite.applies_on("mia", &ed25519(2), "SN-2", CONNECTION).unwrap();
    suite.replaces_meter(OPERATOR, again, 0).unwrap();
}

#[test]
fn an_application_for_a_connection_that_somebody_else_got_is_refused_or_withdrawn_and_approved_by_nobody() {
    let mut suite = connected();
    gone(&mut suite);
    let late = suite.applies_on("noa", &ed25519(2), "SN-2", CONNECTION).unwrap();
    let early = suite.applies_on("eve", &ed25519(3), "SN-3", CONNECTION).unwrap();
    suite.replaces_meter(OPERATOR, early, 0).unwrap();
    let taken = format!("connection {CONNECTION} is that of meter 1");
    leaves_everything(&mut suite, &taken, |suite| suite.replaces_meter(OPERATOR, late, 0));
    leaves_everything(&mut suite, &taken, |suite| suite.replaces_meter("ada", late, 0));
    suite.refuses_meter(OPERATOR, late).unwrap();
}

#[test]
fn nobody_says_where_the_registers_of_their_own_old_meter_stood() {
    let mut suite = admitted(&[OPERATOR, "ada", "mia"]);
    for (number, owner) in [(1, OPERATOR), (2, "ada")] {
        let connection = format!("DE{number}");
        let own = suite.applies_on(owner, &ed25519(number), &format!("SN-{number}"), &connection).unwrap();
        suite.approves_meter("ben", own).unwrap();
        suite.approves_meter("cyd", own).unwrap();
        let meter_id = number - 1;
        suite.is_decided(Action::Decommission { meter_id }).unwrap();
        // Who moves in applies, and who moved out would forget what they consumed.
        let serial = format!("SN-{}", number + 10);
        let next = suite.applies_on("mia", &ed25519(number + 10), &serial, &connection).unwrap();
        let reason = format!("meter {meter_id} is the sender's own: others decide");
        leaves_everything(&mut suite, &reason, |suite| suite.replaces_meter(owner, next, 0));
        suite.does("mia", ExecuteMsg::WithdrawMeterApplication {}).unwrap();
    }
}

#[test]
fn an_operator_closes_no_meter_that_was_beyond_what_they_decide_about_or_in_another_zone() {
    let mut suite = admitted(&["mia", "noa"]);
    for (number, owner, zone_id, connection_w) in [(1, "mia", 3, OPERATOR_POWER_W + 1), (2, "noa", 4, 17_250)]
    {
        let connection = format!("DE{number}");
        let message = suite.application(owner, &ed25519(number), &format!("SN-{number}"), zone_id);
        let ExecuteMsg::ApplyForMeter { mut meter, proof, .. } = message else { unreachable!() };
        meter.connection_w = connection_w;
        let apply = ExecuteMsg::ApplyForMeter { meter, connection: connection.clone(), proof };
        suite.does(owner, apply).unwrap();
        let application_id = suite.open_applications()[0].application_id;
        for verifier in ["ada", "ben"] {
            suite.approves_meter(verifier, application_id).unwrap();
        }
        // Small, and of zone 3.
        let serial = format!("SN-{}", number + 10);
        let next = suite.applies_on(owner, &ed25519(number + 10), &serial, &connection).unwrap();
        let reason = if number == 1 { "of 30001 W is beyond the 30000 W" } else { "may not do this" };
        leaves_everything(&mut suite, reason, |suite| suite.replaces_meter(OPERATOR, next, 0));
        for verifier in ["ada", "ben"] {
            suite.replaces_meter(verifier, next, 0).unwrap();
        }
    }
}

#[test]
fn two_of_three_verifiers_replace_a_meter_when_they_name_the_same_registers() {
    let mut suite = connected();
    let application_id = suite.applies_on("mia", &ed25519(2), "SN-2", CONNECTION).unwrap();
    suite.replaces_meter("ada", application_id, 100).unwrap();
    suite.replaces_meter("ben", application_id, 200).unwrap();
    let named = [("ada", 100), ("ben", 200)].map(|(by, import_total_wh)| NamedClosing {
        by: address(by),
        meter_id: 0,
        closing: closing(import_total_wh),
    });
    assert_eq!(suite.open_applications()[0].closings, named);
    let again = "has already decided about application 2";
    leaves_everything(&mut suite, again, |suite| suite.replaces_meter("ben", application_id, 200));
    leaves_everything(&mut suite, again, |suite| suite.refuses_meter("ben", application_id));
    // Who looks again names others, and has one vote.
    suite.replaces_meter("ben", application_id, 300).unwrap();
    assert_eq!(suite.meter_status(0), MeterStatus::Active);
    suite.replaces_meter("ben", application_id, 100).unwrap();
    assert_eq!((suite.meter_of(CONNECTION), suite.open_applications().len()), (Some(1), 0));
}

#[test]
fn what_was_said_of_one_meter_closes_no_other() {
    let mut suite = connected();
    gone(&mut suite);
    let mias = suite.applies_on("mia", &ed25519(2), "SN-2", CONNECTION).unwrap();
    suite.replaces_meter("ada", mias, 100).unwrap();
    // Noa is faster, and moves out again.
    let noas = suite.applies_on("noa", &ed25519(3), "SN-3", CONNECTION).unwrap();
    suite.replaces_meter(OPERATOR, noas, 0).unwrap();
    suite.is_decided(Action::Decommission { meter_id: 1 }).unwrap();
    suite.replaces_meter("ben", mias, 100).unwrap();
    assert_eq!((suite.meter_of(CONNECTION), suite.open_applications().len()), (Some(1), 1));
    suite.replaces_meter("ada", mias, 100).unwrap();
    assert_eq!((suite.meter_of(CONNECTION), suite.open_applications().len()), (Some(2), 0));
}

#[test]
fn a_connection_is_written_in_one_way() {
    let mut suite = admitted(&["mia"]);
    let rows = [
        ("", "connection of 0 bytes is not of 1 to 33 bytes"),
        ("DE00012345678901234567890123456789", "connection of 34 bytes is not of 1 to 33 bytes"),
        ("de1", "has other characters than A to Z and 0 to 9"),
        ("DE 1", "has other characters"),
        ("DE-1", "has other characters"),
        ("D\u{415}1", "has other characters"),
    ];
    for (connection, reason) in rows {
        leaves_everything(&mut suite, reason, |suite| {
            suite.applies_on("mia", &ed25519(1), "SN-1", connection).map(|_| Default::default())
        });
    }
    suite.applies_on("mia", &ed25519(1), "SN-1", &"9".repeat(33)).unwrap();
}

#[test]
fn verifiers_forget_a_wrong_name_and_an_operator_or_one_of_them_gives_another_to_what_is_not_their_own() {
    let mut suite = connected();
    let name = |connection: &str| ExecuteMsg::NameConnection { meter_id: 0, connection: connection.into() };
    for sender in ["ada", OPERATOR] {
        let known = "the connection of meter 0 has a name";
        leaves_everything(&mut suite, known, |suite| suite.does(sender, name("DE2")));
    }
    let response = suite.is_decided(Action::ForgetConnection { meter_id: 0 }).unwrap();
    response.assert_event(&shown(ConnectionForgotten { meter_id: 0 }));
    assert_eq!((suite.meter_of(CONNECTION), suite.metering_point(0).connection), (None, None));
    let nothing = ExecuteMsg::Propose { action: Action::ForgetConnection { meter_id: 0 } };
    leaves_everything(&mut suite, "the connection of meter 0 has no name", |suite| {
        suite.does("ada", nothing)
    });
    leaves_everything(&mut suite, "meter 0 is the sender's own", |suite| suite.does("mia", name("DE2")));
    leaves_everything(&mut suite, "may not do this", |suite| suite.does("eve", name("DE2")));
    leaves_everything(&mut suite, "has other characters", |suite| suite.does("ada", name("de2")));
    let other = suite.applies_on("noa", &ed25519(2), "SN-2", "DE2").unwrap();
    suite.approves_meter(OPERATOR, other).unwrap();
    leaves_everything(&mut suite, "connection DE2 is that of meter 1", |suite| {
        suite.does("ada", name("DE2"))
    });
    let named = suite.does(OPERATOR, name("DE3")).unwrap();
    named.assert_event(&shown(ConnectionNamed { meter_id: 0, by: address(OPERATOR) }));
    assert_eq!(
        (suite.meter_of("DE3"), suite.metering_point(0).connection.as_deref()),
        (Some(0), Some("DE3"))
    );
}

#[test]
fn the_name_of_a_meter_that_was_replaced_stays() {
    let mut suite = connected();
    let application_id = suite.applies_on("mia", &ed25519(2), "SN-2", CONNECTION).unwrap();
    suite.replaces_meter(OPERATOR, application_id, 0).unwrap();
    let propose = ExecuteMsg::Propose { action: Action::ForgetConnection { meter_id: 0 } };
    leaves_everything(&mut suite, "the connection of meter 0 has got meter 1 since", |suite| {
        suite.does("ada", propose)
    });
}
