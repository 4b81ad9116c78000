//! What owners of metering points offer, from when on it counts, and who is kept out.

use interface::{
    balancing::{
        ExecuteMsg, FlexibilityOffer, MAX_OFFERS, NextOffer, OfferRemoved, OfferSet, OfferTerms, QueryMsg,
        Relief, ZoneParams,
    },
    registry::MeterStatus,
    wire::Json,
};
use units::feeder_bank;

use crate::suite::*;

/// From 17 to 21 o'clock, once a day.
fn terms(meter_ids: &[u32], energy_wh: u64) -> OfferTerms {
    OfferTerms {
        meter_ids: meter_ids.to_vec(),
        energy_wh: energy_wh.into(),
        price_micro_per_kwh: 120_000,
        hours_utc: 0b1111 << 17,
        slots_a_day: 1,
    }
}

/// Ada has two points in linden street and one in mill street, bob one in linden street.
fn street() -> Suite {
    let mut suite = Suite::new();
    for (owner, meter_id, zone_id) in
        [("ada", 1, LINDEN), ("ada", 2, LINDEN), ("ada", 3, MILL), ("bob", 9, LINDEN)]
    {
        suite.has_point(owner, meter_id, zone_id);
    }
    suite
}

/// The first slot of the eleventh day after this one.
fn eleventh_day(suite: &Suite) -> u32 {
    (suite.slot / 96 + 11) * 96
}

#[test]
fn an_offer_counts_from_the_eleventh_day_on_and_what_was_offered_before_until_then() {
    let mut suite = street();
    let (first, second) = (terms(&[1, 2], 800), terms(&[2], 4_312));
    let from_slot = eleventh_day(&suite);
    let set = suite.offers("ada", first.clone()).unwrap();
    set.assert_event(&emitted(OfferSet {
        zone_id: LINDEN,
        relief: Relief::DrawLess,
        offer_id: 0,
        owner: who("ada"),
        from_slot,
        terms: Json::of(&first).unwrap(),
    }));
    let next = Some(NextOffer { from_slot, terms: Some(first.clone()) });
    let expected =
        FlexibilityOffer { offer_id: 0, owner: who("ada"), terms: None, next, idle_meter_ids: vec![] };
    assert_eq!(suite.offer_of("ada").unwrap(), expected);
    suite.days_pass(11);
    suite.offers("ada", second.clone()).unwrap();
    let offer = suite.offer_of("ada").unwrap();
    assert_eq!(offer.terms, Some(first));
    assert_eq!(offer.next, Some(NextOffer { from_slot: eleventh_day(&suite), terms: Some(second.clone()) }));
    suite.days_pass(11);
    let offer = suite.offer_of("ada").unwrap();
    assert_eq!((offer.offer_id, offer.terms, offer.next), (0, Some(second), None));
}

#[test]
fn who_takes_an_offer_back_is_bound_as_long_as_others_whose_offers_change() {
    let mut suite = street();
    suite.offers("ada", terms(&[1], 800)).unwrap();
    suite.days_pass(11);
    let from_slot = eleventh_day(&suite);
    let removed = suite.takes_back("ada", None).unwrap();
    let (zone_id, relief, owner) = (LINDEN, Relief::DrawLess, who("ada"));
    removed.assert_event(&emitted(OfferRemoved { zone_id, relief, offer_id: 0, owner, from_slot }));
    let offer = suite.offer_of("ada").unwrap();
    assert_eq!(offer.terms, Some(terms(&[1], 800)));
    assert_eq!(offer.next, Some(NextOffer { from_slot, terms: None }));
    suite.days_pass(11);
    refused(suite.offer_of("ada"), &no_offer("ada"));
    assert_eq!(suite.offered(None, None), []);
}

#[test]
fn what_never_counted_is_taken_back_at_once_and_leaves_nothing_behind() {
    let mut suite = street();
    let before = suite.stored();
    suite.offers("ada", terms(&[1], 800)).unwrap();
    suite.takes_back("ada", None).unwrap();
    assert_eq!(suite.stored(), before);
    refused(suite.takes_back("ada", None), &no_offer("ada"));
}

#[test]
fn one_owner_has_one_offer_per_relief_in_each_zone() {
    let mut suite = street();
    suite.offers("ada", terms(&[1], 800)).unwrap();
    suite.offers("ada", terms(&[2], 900)).unwrap();
    for (zone_id, relief, meter_id) in [(LINDEN, Relief::FeedInLess, 1), (MILL, Relief::DrawLess, 3)] {
        let terms = terms(&[meter_id], 1_000);
        suite.by("ada", ExecuteMsg::SetOffer { zone_id, relief, terms }).unwrap();
    }
    let energies = |zone_id, relief| {
        let owner = who("ada").to_string();
        let offer: FlexibilityOffer = suite.ask(&QueryMsg::Offer { zone_id, relief, owner }).unwrap();
        offer.next.unwrap().terms.unwrap().energy_wh.u64()
    };
    assert_eq!(energies(LINDEN, Relief::DrawLess), 900);
    assert_eq!(energies(LINDEN, Relief::FeedInLess), 1_000);
    assert_eq!(energies(MILL, Relief::DrawLess), 1_000);
    assert_eq!(suite.offered(None, None).len(), 1);
}

#[test]
fn what_cannot_be_offered_is_refused_by_name_and_changes_nothing() {
    let with = |change: fn(&mut OfferTerms)| {
        let mut offered = terms(&[1], 800);
        change(&mut offered);
        offered
    };
    let feeder = feeder_bank(LINDEN).unwrap() << 8;
    let seventeen: Vec<u32> = (1..=17).collect();
    let rows = [
        (terms(&[], 800), "an offer of 0 metering points; it is of 1 to 16".to_string()),
        (terms(&seventeen, 800), "an offer of 17 metering points".to_string()),
        (terms(&[2, 1], 800), "metering point 1 of an offer does not come after 2".to_string()),
        (terms(&[2, 2], 800), "metering point 2 of an offer does not come after 2".to_string()),
        (terms(&[7], 800), "metering point 7 is not registered".to_string()),
        (terms(&[1, 9], 800), format!("metering point 9 is not that of {}", who("ada"))),
        (terms(&[1, 3], 800), format!("metering point 3 is in zone {MILL}")),
        (terms(&[feeder], 800), format!("metering point {feeder} is a feeder's, and nobody's to offer")),
        (terms(&[1], 0), "an offer of 0 Wh in a slot; 500 Wh is the least".to_string()),
        (terms(&[1], 499), "an offer of 499 Wh in a slot".to_string()),
        (
            terms(&[1], 4_313),
            "an offer of 4313 Wh in a slot, in which its metering points let 4312 Wh through".to_string(),
        ),
        (terms(&[1, 2], u64::MAX), "let 8625 Wh through".to_string()),
        (
            with(|terms| terms.price_micro_per_kwh = 120_500),
            "price 120500 micro/kWh is not a multiple of the price tick 1000".to_string(),
        ),
        (with(|terms| terms.hours_utc = 0), "hours 0x0 are not one or more of the bits 0 to 23".to_string()),
        (with(|terms| terms.hours_utc = 1 << 24), "hours 0x1000000 are not one or more".to_string()),
        (with(|terms| terms.slots_a_day = 0), "0 slots a day are not 1 to 96".to_string()),
        (with(|terms| terms.slots_a_day = 97), "97 slots a day are not 1 to 96".to_string()),
    ];
    let mut suite = street();
    suite.offers("bob", terms(&[9], 800)).unwrap();
    let before = suite.stored();
    for (terms, reason) in rows {
        refused(suite.offers("ada", terms), &reason);
    }
    let feed_in = |energy_wh| ExecuteMsg::SetOffer {
        zone_id: LINDEN,
        relief: Relief::FeedInLess,
        terms: terms(&[1], energy_wh),
    };
    refused(
        suite.by("ada", feed_in(1_501)),
        "an offer of 1501 Wh in a slot, in which its metering points let 1500 Wh",
    );
    suite.point_is(1, MeterStatus::Suspended);
    refused(
        suite.offers("ada", terms(&[1, 2], 800)),
        "metering point 1 is not in service; a retry helps when it is",
    );
    let elsewhere = ExecuteMsg::SetOffer { zone_id: 9, relief: Relief::DrawLess, terms: terms(&[2], 800) };
    refused(suite.by("ada", elsewhere), "zone 9 does not exist");
    refused(suite.takes_back("ada", None), &no_offer("ada"));
    refused(suite.takes_back("ada", Some("bob")), &not_idle("bob"));
    assert_eq!(suite.stored(), before);
}

#[test]
fn the_smallest_offer_is_the_operators_to_set_within_bounds_and_one_that_is_smaller_then_is_not_called() {
    let mut suite = street();
    let least = |energy_wh: u64| ZoneParams { min_offer_wh: Some(energy_wh.into()), ..PARAMS };
    for energy_wh in [0, 49, 5_001, u64::MAX] {
        let reason = format!("a smallest offer of {energy_wh} Wh is not one of 50 to 5000");
        refused(suite.sets("linden", LINDEN, least(energy_wh)), &reason);
    }
    suite.sets("linden", LINDEN, least(100)).unwrap();
    refused(suite.offers("ada", terms(&[1], 99)), "an offer of 99 Wh in a slot; 100 Wh is the least");
    suite.offers("ada", OfferTerms { hours_utc: (1 << 24) - 1, ..terms(&[1], 100) }).unwrap();
    suite.deposits("ada", 1_000_000).unwrap();
    suite.deposits("linden", 1_000_000).unwrap();
    suite.days_of(11, 1, 1_000, 0);
    for (energy_wh, awards) in [(101, 0), (100, 1)] {
        suite.sets("linden", LINDEN, least(energy_wh)).unwrap();
        let slot = suite.slot + 4 - energy_wh as u32 % 100;
        suite.calls("linden", LINDEN, slot, 100).unwrap();
        suite.clock_ticks();
        assert_eq!(suite.awards(slot, LINDEN).len(), awards);
    }
}

#[test]
fn what_a_point_before_approvals_feeds_in_is_bounded_by_its_fuse() {
    let mut suite = street();
    suite.point_changes(1, |point| point.approval = None);
    let offer = |energy_wh| ExecuteMsg::SetOffer {
        zone_id: LINDEN,
        relief: Relief::FeedInLess,
        terms: terms(&[1], energy_wh),
    };
    refused(suite.by("ada", offer(4_313)), "let 4312 Wh through");
    suite.by("ada", offer(4_312)).unwrap();
}

#[test]
fn an_offer_tells_which_of_its_points_are_not_in_service() {
    let mut suite = street();
    suite.offers("ada", terms(&[1, 2], 800)).unwrap();
    suite.point_is(2, MeterStatus::Decommissioned);
    suite.days_pass(11);
    suite.offers("ada", terms(&[1], 800)).unwrap();
    assert_eq!(suite.offer_of("ada").unwrap().idle_meter_ids, [2]);
    suite.days_pass(11);
    assert_eq!(suite.offer_of("ada").unwrap().idle_meter_ids, [0; 0]);
    suite.point_is(1, MeterStatus::Suspended);
    assert_eq!(suite.offered(None, None)[0].idle_meter_ids, [1]);
}

#[test]
fn offers_come_in_pages_in_order_of_id() {
    let mut suite = Suite::new();
    for meter_id in 0..70 {
        has_offer(&mut suite, meter_id);
    }
    let ids = |start_after, limit| {
        let offers = suite.offered(start_after, limit);
        assert!(offers.iter().all(|offer| offer.owner == who(&owner_of(offer.offer_id))));
        offers.into_iter().map(|offer| offer.offer_id).collect::<Vec<_>>()
    };
    assert_eq!(ids(None, Some(3)), [0, 1, 2]);
    assert_eq!(ids(Some(30), Some(4)), [31, 32, 33, 34]);
    assert_eq!(ids(Some(67), None), [68, 69]);
    assert_eq!(ids(None, None).len(), 30);
    assert_eq!(ids(None, Some(100)).len(), 70);
    assert_eq!(ids(Some(u32::MAX), None), [0; 0]);
}

#[test]
fn who_offers_again_under_another_id_keeps_it_when_somebody_takes_the_old_one() {
    let mut suite = Suite::new();
    for meter_id in 0..3 {
        has_offer(&mut suite, meter_id);
    }
    suite.days_pass(11);
    suite.takes_back(&owner_of(2), None).unwrap();
    suite.days_pass(11);
    suite.takes_back(&owner_of(0), None).unwrap();
    suite.days_pass(11);
    has_offer(&mut suite, 2);
    assert_eq!(suite.offer_of(&owner_of(2)).unwrap().offer_id, 0);
    for meter_id in [3, 4] {
        has_offer(&mut suite, meter_id);
    }
    let offers = suite.offered(None, None).into_iter().map(|offer| (offer.offer_id, offer.owner));
    let expected = [(0, 2), (1, 1), (2, 3), (3, 4)].map(|(id, meter_id)| (id, who(&owner_of(meter_id))));
    assert_eq!(offers.collect::<Vec<_>>(), expected);
    assert_eq!(suite.offer_of(&owner_of(2)).unwrap().offer_id, 0);
}

#[test]
fn a_full_list_takes_nobody_until_an_offer_is_gone_and_idle_ones_are_anybodys_to_remove() {
    let mut suite = Suite::new();
    for meter_id in 0..MAX_OFFERS {
        has_offer(&mut suite, meter_id);
    }
    suite.has_point("late", 2_000, LINDEN);
    let full = format!("1000 offers to draw less stand in zone {LINDEN}; a retry helps when one is gone");
    refused(suite.offers("late", terms(&[2_000], 800)), &full);
    // Who is there already is not kept from changing.
    suite.offers(&owner_of(7), terms(&[7], 900)).unwrap();
    refused(suite.takes_back("late", Some(&owner_of(999))), &not_idle(&owner_of(999)));
    suite.point_is(999, MeterStatus::Decommissioned);
    suite.takes_back("late", Some(&owner_of(999))).unwrap();
    suite.point_is(998, MeterStatus::Suspended);
    refused(suite.takes_back("late", Some(&owner_of(998))), &not_idle(&owner_of(998)));
    suite.offers("late", terms(&[2_000], 800)).unwrap();
    assert_eq!(suite.offer_of("late").unwrap().offer_id, 999);
    assert_eq!(suite.offered(Some(997), None).len(), 2);
}

fn owner_of(meter_id: u32) -> String {
    format!("owner{meter_id}")
}

/// The owner of a point of its own offers it.
fn has_offer(suite: &mut Suite, meter_id: u32) {
    suite.has_point(&owner_of(meter_id), meter_id, LINDEN);
    suite.offers(&owner_of(meter_id), terms(&[meter_id], 800)).unwrap();
}

fn no_offer(owner: &str) -> String {
    format!("{} has no offer to draw less in zone {LINDEN}", who(owner))
}

fn not_idle(owner: &str) -> String {
    format!("the offer of {} is theirs to remove, unless 1000 stand", who(owner))
}
