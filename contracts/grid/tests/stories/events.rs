use crate::suite::*;
use grid::{
    error::ContractError,
    limits::{MAX_EVENT_AHEAD_SLOTS, MAX_EVENT_SLOTS, MAX_EVENTS, MAX_EVENTS_OF_OPERATOR},
};
use interface::grid::{
    DemandResponseEvent, EventAnnounced, EventWithdrawn, EventsResponse, ExecuteMsg, QueryMsg,
};

const NEXT: u32 = FIRST_SLOT + 1;

fn event(event_id: u32, zone_id: u32, from_slot: u32, to_slot: u32) -> DemandResponseEvent {
    DemandResponseEvent { event_id, zone_id, from_slot, to_slot, multiplier_permille: 1_500 }
}

#[test]
fn an_event_is_announced_for_slots_to_come() {
    let mut suite = Suite::new();
    let zone_id = suite.zone_of("feeder");
    let (from_slot, to_slot) = (NEXT, NEXT + 3);
    let announce = ExecuteMsg::AnnounceEvent { zone_id, from_slot, to_slot, multiplier_permille: 1_500 };
    let answer = suite.by("feeder", announce).unwrap();
    assert_eq!(answer.data.as_deref(), Some(b"0".as_slice()));
    answer.assert_event(&emitted(EventAnnounced {
        event_id: 0,
        zone_id,
        from_slot,
        to_slot,
        multiplier_permille: 1_500,
    }));
    assert_eq!(suite.announce("operator", 0, (NEXT, NEXT), 1_500).unwrap(), 1);
    assert_eq!(suite.events(), [event(0, zone_id, from_slot, to_slot), event(1, 0, NEXT, NEXT)]);
}

#[test]
fn an_event_that_cannot_be_is_refused() {
    let last = FIRST_SLOT + MAX_EVENT_AHEAD_SLOTS;
    let begun = |from_slot| ContractError::SlotHasBegun { from_slot, current_slot: FIRST_SLOT };
    let rows = [
        ((FIRST_SLOT - 1, NEXT), 1_500, begun(FIRST_SLOT - 1)),
        ((FIRST_SLOT, NEXT), 1_500, begun(FIRST_SLOT)),
        ((NEXT, FIRST_SLOT), 1_500, ContractError::EventEndsFirst { from_slot: NEXT, to_slot: FIRST_SLOT }),
        (
            (NEXT, NEXT + MAX_EVENT_SLOTS),
            1_500,
            ContractError::EventTooLong { from_slot: NEXT, to_slot: NEXT + MAX_EVENT_SLOTS },
        ),
        (
            (last, last + 1),
            1_500,
            ContractError::EventTooFarAhead { to_slot: last + 1, current_slot: FIRST_SLOT },
        ),
        ((NEXT, NEXT), 0, ContractError::Multiplier { multiplier_permille: 0 }),
        ((NEXT, NEXT), 10_001, ContractError::Multiplier { multiplier_permille: 10_001 }),
    ];
    let mut suite = Suite::new();
    let before = suite.state();
    for (slots, multiplier_permille, reason) in rows {
        refused(suite.announce("operator", 0, slots, multiplier_permille), reason);
    }
    assert_eq!(suite.state(), before);
    for (slots, multiplier_permille) in
        [((NEXT, NEXT), 1), ((NEXT + 1, NEXT + MAX_EVENT_SLOTS), 10_000), ((last, last), 1_000)]
    {
        suite.announce("operator", 0, slots, multiplier_permille).unwrap();
    }
}

#[test]
fn events_of_one_zone_share_no_slot() {
    let mut suite = Suite::new();
    let zone_id = suite.zone_of("feeder");
    let (from_slot, to_slot) = (NEXT + 10, NEXT + 20);
    let event_id = suite.announce("feeder", zone_id, (from_slot, to_slot), 1_500).unwrap();
    for slots in [
        (from_slot, to_slot),
        (from_slot - 5, from_slot),
        (to_slot, to_slot + 5),
        (from_slot + 1, to_slot - 1),
        (from_slot - 1, to_slot + 1),
    ] {
        let overlaps = ContractError::EventOverlaps { event_id, from_slot, to_slot };
        refused(suite.announce("feeder", zone_id, slots, 2_000), overlaps);
        suite.announce("operator", 0, slots, 2_000).unwrap();
        let last = suite.events().last().unwrap().event_id;
        suite.withdraw("operator", last).unwrap();
    }
    suite.announce("feeder", zone_id, (from_slot - 1, from_slot - 1), 2_000).unwrap();
    suite.announce("feeder", zone_id, (to_slot + 1, to_slot + 1), 2_000).unwrap();
}

#[test]
fn an_event_holds_for_all_zones_below_but_where_a_nearer_one_does() {
    let mut suite = Suite::new();
    let street = suite.add_zone(0).unwrap();
    let house = suite.add_zone(street).unwrap();
    let other = suite.add_zone(0).unwrap();
    suite.announce("operator", 0, (NEXT, NEXT + 2), 1_200).unwrap();
    suite.announce("operator", street, (NEXT + 1, NEXT + 1), 800).unwrap();
    let later = suite.add_zone(house).unwrap();
    let signals = suite.signals();
    for (slot, of_street, of_other) in [
        (FIRST_SLOT, None, None),
        (NEXT, Some(1_200), Some(1_200)),
        (NEXT + 1, Some(800), Some(1_200)),
        (NEXT + 2, Some(1_200), Some(1_200)),
        (NEXT + 3, None, None),
    ] {
        for zone_id in [street, house, later] {
            assert_eq!(signals.event_multiplier(zone_id, slot), of_street, "zone {zone_id}, slot {slot}");
        }
        assert_eq!(signals.event_multiplier(other, slot), of_other, "slot {slot}");
    }
}

#[test]
fn an_event_withdrawn_before_it_begins_never_was() {
    let mut suite = Suite::new();
    let event_id = suite.announce("operator", 0, (NEXT, NEXT + 5), 1_500).unwrap();
    let event = emitted(EventWithdrawn { event_id, zone_id: 0, to_slot: None });
    suite.withdraw("operator", event_id).unwrap().assert_event(&event);
    assert!(suite.events().is_empty());
    refused(suite.withdraw("operator", event_id), ContractError::UnknownEvent { event_id });
    assert_eq!(suite.announce("operator", 0, (NEXT, NEXT + 5), 1_500).unwrap(), event_id + 1);
}

#[test]
fn an_event_withdrawn_after_it_began_holds_to_the_end_of_the_slot() {
    for now in [NEXT, NEXT + 4] {
        let mut suite = Suite::new();
        let event_id = suite.announce("operator", 0, (NEXT, NEXT + 5), 1_500).unwrap();
        let event = emitted(EventWithdrawn { event_id, zone_id: 0, to_slot: Some(now) });
        suite.in_slot(now).withdraw("operator", event_id).unwrap().assert_event(&event);
        let left = [NEXT, now, now + 1].map(|slot| suite.signals().event_multiplier(0, slot));
        assert_eq!(left, [Some(1_500), Some(1_500), None]);
        for current_slot in [now, now + 1] {
            let nothing_left = ContractError::NothingToWithdraw { event_id, to_slot: now, current_slot };
            refused(suite.in_slot(current_slot).withdraw("operator", event_id), nothing_left);
        }
        assert!(suite.events().is_empty());
    }
}

#[test]
fn whoever_takes_a_zone_over_has_its_events() {
    let mut suite = Suite::new();
    let zone_id = suite.zone_of("old");
    let event_id = suite.announce("old", zone_id, (NEXT, NEXT + 5), 1_500).unwrap();
    let operator = Some(who("new").to_string());
    suite.by("old", ExecuteMsg::UpdateZone { zone_id, name: None, operator }).unwrap();
    refused(suite.withdraw("old", event_id), ContractError::Unauthorized { sender: who("old") });
    suite.withdraw("new", event_id).unwrap();
}

#[test]
fn an_operator_may_have_so_many_events_open_and_one_that_is_over_makes_room() {
    let mut suite = Suite::new();
    let street = suite.add_zone(0).unwrap();
    for (zone_id, slot) in [0, street].into_iter().cycle().zip(NEXT..).take(MAX_EVENTS_OF_OPERATOR) {
        suite.announce("operator", zone_id, (slot, slot), 1_500).unwrap();
    }
    let later = (NEXT + 100, NEXT + 100);
    for now in [FIRST_SLOT, NEXT] {
        let full = ContractError::TooManyEventsOfOperator { operator: who("operator"), to_slot: NEXT };
        refused(suite.in_slot(now).announce("operator", 0, later, 1_500), full);
    }
    suite.in_slot(NEXT + 1).announce("operator", 0, later, 1_500).unwrap();
    let open = MAX_EVENTS_OF_OPERATOR;
    assert_eq!((suite.events().len(), suite.signals().events.len()), (open, open));
    suite.in_slot(NEXT + 50).announce("operator", 0, (NEXT + 51, NEXT + 51), 1_500).unwrap();
    assert_eq!(suite.signals().events.len(), 2);
}

#[test]
fn an_operator_whose_room_is_full_leaves_the_others_theirs() {
    let mut suite = Suite::new();
    let street = suite.zone_of("street");
    for slot in (NEXT..).take(MAX_EVENTS_OF_OPERATOR) {
        suite.announce("operator", 0, (slot, slot), 1_500).unwrap();
    }
    for slot in (NEXT..).take(MAX_EVENTS_OF_OPERATOR) {
        suite.announce("street", street, (slot, slot), 1_500).unwrap();
    }
    let full = ContractError::TooManyEventsOfOperator { operator: who("street"), to_slot: NEXT };
    refused(suite.announce("street", street, (NEXT + 90, NEXT + 90), 1_500), full);
}

#[test]
fn events_of_a_zone_count_for_whoever_operates_it_now() {
    let mut suite = Suite::new();
    let street = suite.zone_of("old");
    for slot in (NEXT..).take(MAX_EVENTS_OF_OPERATOR) {
        suite.announce("old", street, (slot, slot), 1_500).unwrap();
    }
    let operator = Some(who("new").to_string());
    suite.by("old", ExecuteMsg::UpdateZone { zone_id: street, name: None, operator }).unwrap();
    let full = ContractError::TooManyEventsOfOperator { operator: who("new"), to_slot: NEXT };
    refused(suite.announce("new", street, (NEXT + 90, NEXT + 90), 1_500), full);
    suite.withdraw("new", 0).unwrap();
    suite.announce("new", street, (NEXT + 90, NEXT + 90), 1_500).unwrap();
}

#[test]
fn so_many_events_may_be_open_in_all() {
    let mut suite = Suite::new();
    let operators: Vec<String> =
        (0..=MAX_EVENTS / MAX_EVENTS_OF_OPERATOR).map(|number| format!("operator {number}")).collect();
    let zones: Vec<u32> = operators.iter().map(|operator| suite.zone_of(operator)).collect();
    let mut each = operators.iter().zip(zones);
    let (last, last_zone) = each.next_back().unwrap();
    for (operator, zone_id) in each {
        for slot in (NEXT..).take(MAX_EVENTS_OF_OPERATOR) {
            suite.announce(operator, zone_id, (slot, slot), 1_500).unwrap();
        }
    }
    assert_eq!(suite.events().len(), MAX_EVENTS);
    let full = ContractError::TooManyEvents { to_slot: NEXT };
    refused(suite.announce(last, last_zone, (NEXT, NEXT), 1_500), full);
    suite.in_slot(NEXT + 1).announce(last, last_zone, (NEXT + 2, NEXT + 2), 1_500).unwrap();
}

#[test]
fn events_come_in_pages_without_those_that_are_over() {
    let mut suite = Suite::new();
    for slot in (NEXT..).take(5) {
        suite.announce("operator", 0, (slot, slot), 1_500).unwrap();
    }
    let page = |suite: &Suite, start_after, limit| {
        let page: EventsResponse = suite.ask(QueryMsg::Events { start_after, limit }).unwrap();
        page.events.into_iter().map(|event| event.event_id).collect::<Vec<_>>()
    };
    assert_eq!(page(&suite, None, Some(2)), [0, 1]);
    assert_eq!(page(&suite, Some(1), Some(2)), [2, 3]);
    assert_eq!(page(&suite, Some(3), None), [4]);
    assert_eq!(page(&suite, Some(4), None), [0; 0]);
    suite.in_slot(NEXT + 2);
    assert_eq!(page(&suite, None, None), [2, 3, 4]);
}
