//! What is kept of points that stand in an offer, and what it is good for.

use interface::balancing::{BaselineDay, OfferTerms};

use crate::suite::*;

/// At any time of day.
fn terms(meter_ids: &[u32]) -> OfferTerms {
    OfferTerms {
        meter_ids: meter_ids.to_vec(),
        energy_wh: 800u64.into(),
        price_micro_per_kwh: 120_000,
        hours_utc: (1 << 24) - 1,
        slots_a_day: 96,
    }
}

/// Ada has two points in linden street and offers one.
fn street() -> Suite {
    let mut suite = Suite::new();
    suite.has_point("ada", 1, LINDEN);
    suite.has_point("ada", 2, LINDEN);
    suite.offers("ada", terms(&[1])).unwrap();
    suite
}

/// What the days before a slot say of it, newest first, and the baseline that they make.
fn known(suite: &Suite, slot: u32) -> (Vec<Option<u64>>, Option<u64>) {
    let baseline = suite.baseline_of("ada", slot).unwrap();
    let days = baseline.days.iter().map(|day| day.counted_wh.map(|wh| wh.u64())).collect();
    (days, baseline.baseline_wh.map(|wh| wh.u64()))
}

#[test]
fn an_offer_has_a_baseline_when_it_begins_to_count_of_the_days_that_it_waited() {
    let mut suite = street();
    for day in 0..11 {
        suite.days_of(1, 1, 1_000 + 10 * day, 7);
    }
    let slot = suite.slot + 5;
    let newest: Vec<_> = (0..11).rev().map(|day| Some(1_000 + 10 * day)).collect();
    let (days, baseline_wh) = known(&suite, slot);
    // The mean of the newest ten.
    assert_eq!((&days[..11], baseline_wh), (&newest[..], Some(1_055)));
    let first = suite.baseline_of("ada", slot).unwrap();
    assert_eq!((first.meter_ids, first.least_days), (vec![1], 5));
    assert_eq!(
        first.days[0],
        BaselineDay { slot: slot - 96, counted_wh: Some(1_100u64.into()), counts: true }
    );
    assert!(!first.days[10].counts);
}

#[test]
fn a_point_that_was_hardly_read_has_no_baseline_and_what_came_late_stays_a_gap() {
    let mut suite = street();
    suite.days_of(4, 1, 900, 0);
    suite.days_are_over(6);
    // What was not there when it was remembered does not come back.
    suite.counts(1, suite.slot - 96, 5_000, 0);
    let first = suite.slot + 96;
    assert_eq!(known(&suite, first).1, None);
    assert_eq!(known(&suite, first).0[1], None);
    // Four days are not enough, and five are.
    suite.days_of(1, 1, 500, 0);
    assert_eq!(known(&suite, first).1, Some((4 * 900 + 500) / 5));
}

#[test]
fn one_unread_point_of_an_offer_makes_its_slot_unread() {
    let mut suite = street();
    suite.offers("ada", terms(&[1, 2])).unwrap();
    for slot in suite.slot..suite.slot + 11 * 96 {
        suite.counts(1, slot, 400, 0);
        if slot % 96 != 40 {
            suite.counts(2, slot, 300, 0);
        }
    }
    suite.days_are_over(11);
    let day = suite.slot / 96 * 96;
    assert_eq!(known(&suite, day + 41).1, Some(700));
    assert_eq!(known(&suite, day + 40).1, None);
}

#[test]
fn who_withholds_readings_of_days_that_do_not_suit_has_two_to_choose_and_a_week_without_is_the_end() {
    let mut suite = street();
    for day in 0..14 {
        let read_wh = if day % 2 == 0 { 2_000 } else { 100 };
        match day % 2 == 0 {
            true => suite.days_of(1, 1, read_wh, 0),
            false => {
                suite.days_are_over(1);
            }
        }
    }
    let (days, baseline_wh) = known(&suite, suite.slot);
    assert_eq!((days.len(), baseline_wh), (12, Some(2_000)), "six days of twelve");
    for _ in 0..2 {
        suite.days_are_over(1);
    }
    assert_eq!(known(&suite, suite.slot).1, Some(2_000));
    suite.days_are_over(1);
    assert_eq!(known(&suite, suite.slot).1, None, "fewer than five of the last twelve");
}

#[test]
fn a_change_of_other_terms_leaves_what_is_known_and_new_points_are_known_when_they_count() {
    let mut suite = street();
    suite.days_of(11, 1, 1_000, 0);
    suite.offers("ada", OfferTerms { energy_wh: 900u64.into(), ..terms(&[1]) }).unwrap();
    suite.days_of(1, 1, 1_000, 0);
    assert_eq!(known(&suite, suite.slot).1, Some(1_000));
    suite.offers("ada", terms(&[2])).unwrap();
    suite.days_of(11, 2, 300, 0);
    assert_eq!(known(&suite, suite.slot).1, Some(300));
}

#[test]
fn what_stands_in_no_offer_is_not_kept_and_an_offer_that_is_gone_leaves_no_days() {
    let mut suite = street();
    let days = |suite: &Suite| suite.stored().iter().filter(|(key, _)| key[0] == 0x86).count();
    suite.days_of(2, 2, 1_000, 0);
    assert_eq!(days(&suite), 12, "of the point that is offered");
    suite.takes_back("ada", None).unwrap();
    suite.days_are_over(3);
    assert_eq!(days(&suite), 12, "what it was called for may have to be measured");
    suite.days_are_over(2);
    assert_eq!(days(&suite), 0);
}

#[test]
fn an_offer_of_points_all_over_the_registry_is_refused_by_name() {
    let mut suite = Suite::new();
    let meter_ids = [1, 257, 513, 769, 1_025];
    for meter_id in meter_ids {
        suite.has_point("ada", meter_id, LINDEN);
    }
    let before = suite.stored();
    refused(
        suite.offers("ada", terms(&meter_ids)),
        "an offer of metering points in 5 banks of 256; they are in 4 at most",
    );
    refused(suite.baseline_of("ada", suite.slot), "has no offer to draw less in zone 1");
    let too_far = format!("slot {} cannot be called yet", suite.slot + 97);
    refused(suite.baseline_of("ada", suite.slot + 97), &too_far);
    assert_eq!(suite.stored(), before);
    suite.offers("ada", terms(&meter_ids[..4])).unwrap();
}

#[test]
fn days_are_kept_all_the_same_however_little_is_done_at_once() {
    let story = |gas_budget, consecutive_failures| {
        let mut suite = street();
        for meter_id in 10..50 {
            suite.has_point(&format!("owner{meter_id}"), meter_id, LINDEN);
            suite.offers(&format!("owner{meter_id}"), terms(&[meter_id])).unwrap();
        }
        (suite.gas_budget, suite.consecutive_failures) = (gas_budget, consecutive_failures);
        for _ in 0..40 {
            for meter_id in 1..50 {
                suite.counts(meter_id, suite.slot, u64::from(meter_id) * 10, 5);
            }
            suite.a_slot_flows(-100, 100);
            for _ in 0..70 {
                suite.clock_ticks();
            }
        }
        for _ in 0..60 {
            suite.clock_ticks();
        }
        suite.stored()
    };
    let at_once = story(u64::MAX, 0);
    assert_eq!(at_once.iter().filter(|(key, _)| key[0] == 0x86).count(), 41 * 5);
    assert!(story(u64::MAX, 1) == at_once);
    assert!(story(400_000, 0) == at_once);
}
