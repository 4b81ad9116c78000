//! Who is called, what they bring against what they would have done, and who pays whom.

use interface::balancing::{
    AwardDelivered, AwardVoided, CallAt, CallAwarded, CallEnded, CallStage, DeliveryVerdict, ExecuteMsg,
    FlexibilityAward, OfferAwarded, OfferTerms, Relief, VoidReason,
};
use interface::registry::MeterStatus;
use proptest::prelude::*;

use crate::suite::*;

/// Who lives in linden street, and the point of each.
const PEOPLE: [(&str, u32); 3] = [("ada", 1), ("bob", 2), ("cleo", 300)];
/// Micro-currency per Wh at most.
const CAP: u128 = 400;

/// At any time of day, at a price per Wh.
fn terms(meter_id: u32, energy_wh: u64, price: u32) -> OfferTerms {
    OfferTerms {
        meter_ids: vec![meter_id],
        energy_wh: energy_wh.into(),
        price_micro_per_kwh: price * 1_000,
        hours_utc: (1 << 24) - 1,
        slots_a_day: 96,
    }
}

/// Everybody offers 1,000 Wh, Ada at 80, Bob and Cleo at 120, and drew 2,000 Wh in each slot of eleven days. The operator and all of them have paid in.
fn street() -> Suite {
    street_of([1_000; 3])
}

fn street_of(energies_wh: [u64; 3]) -> Suite {
    let mut suite = Suite::new();
    for (((name, meter_id), price), energy_wh) in PEOPLE.into_iter().zip([80, 120, 120]).zip(energies_wh) {
        suite.has_point(name, meter_id, LINDEN);
        suite.offers(name, terms(meter_id, energy_wh, price)).unwrap();
        suite.deposits(name, 1_000_000).unwrap();
    }
    suite.deposits("linden", 10_000_000).unwrap();
    eleven_days(&mut suite);
    suite
}

/// Everybody draws 2,000 Wh in each slot of eleven days.
fn eleven_days(suite: &mut Suite) {
    for slot in suite.slot..suite.slot + 11 * 96 {
        suite.all_count(slot, &PEOPLE.map(|(_, meter_id)| (meter_id, 2_000)));
    }
    suite.days_are_over(11);
}

/// Everybody draws 2,000 Wh in each of so many slots, and the clock takes them in.
fn lives(suite: &mut Suite, slots: u32) {
    draws(suite, slots, [Some(2_000); 3]);
}

/// What each draws in each of so many slots; nothing where nobody reads it.
fn draws(suite: &mut Suite, slots: u32, energies_wh: [Option<u64>; 3]) {
    let read = PEOPLE.into_iter().zip(energies_wh);
    let read: Vec<_> = read.filter_map(|((_, meter_id), energy_wh)| Some((meter_id, energy_wh?))).collect();
    for slot in suite.slot..suite.slot + slots {
        suite.all_count(slot, &read);
    }
    for _ in 0..slots {
        suite.a_slot_flows(-100, 100);
    }
}

/// The slot is over in which each draws so much, and all that follows of it.
fn is_measured(suite: &mut Suite, slot: u32, energies_wh: [Option<u64>; 3]) {
    let now = suite.slot;
    lives(suite, slot - now);
    draws(suite, 1, energies_wh);
    lives(suite, 17);
    assert_eq!(suite.open_calls(), []);
    suite.money_adds_up();
}

fn awarded(suite: &Suite, slot: u32) -> Vec<(u32, u64, Option<VoidReason>)> {
    let awards = suite.awards(slot, LINDEN).into_iter();
    awards.map(|award| (award.offer_id, award.awarded_wh.u64(), award.void)).collect()
}

#[test]
fn the_cheapest_are_called_at_one_price_and_no_more_is_held_back_than_that_costs() {
    let mut suite = street();
    let slot = suite.slot + 2;
    suite.calls("linden", LINDEN, slot, 1_500).unwrap();
    assert_eq!(suite.money_of("linden"), (10_000_000 - 1_500 * CAP, 1_500 * CAP));
    assert_eq!(suite.open_calls()[0].stage, CallStage::Opened);
    let ticked = suite.clock_ticks();
    let (zone_id, relief) = (LINDEN, Relief::DrawLess);
    ticked.assert_event(&emitted(CallAwarded {
        zone_id,
        slot,
        price_micro_per_kwh: Some(120_000),
        awarded_wh: 1_500u64.into(),
        short_wh: 0u64.into(),
        offers: 3,
        freed_micro: (1_500u128 * 280).into(),
    }));
    ticked.assert_event(&emitted(OfferAwarded {
        zone_id,
        slot,
        relief,
        offer_id: 1,
        owner: who("bob"),
        awarded_wh: 250u64.into(),
        price_micro_per_kwh: 120_000,
        reserved_micro: (250 * 9 / 10 * CAP / 2).into(),
    }));
    assert_eq!(awarded(&suite, slot), [(0, 1_000, None), (1, 250, None), (2, 250, None)]);
    let call = &suite.open_calls()[0];
    assert_eq!(
        (call.stage, call.reserved_micro.u128(), call.awarded_wh.u64()),
        (CallStage::Bound, 180_000, 1_500)
    );
    assert_eq!((call.price_micro_per_kwh, call.short_wh.u64()), (Some(120_000), 0));
    assert_eq!(suite.money_of("linden"), (10_000_000 - 180_000, 180_000));
    assert_eq!(suite.money_of("ada"), (1_000_000 - 180_000, 180_000), "the greatest fine");
    suite.money_adds_up();
}

#[test]
fn who_does_less_is_paid_who_does_not_is_fined_and_the_rest_is_the_operators_again() {
    let mut suite = street();
    let slot = suite.slot + 2;
    suite.calls("linden", LINDEN, slot, 3_000).unwrap();
    is_measured(&mut suite, slot, [Some(1_000), Some(1_500), None]);
    let told = suite.awards(slot, LINDEN);
    let judged = |award: &FlexibilityAward| {
        let delivery = award.delivery.clone().unwrap();
        let Some(baseline_wh) = delivery.baseline_wh else { panic!("no baseline") };
        (delivery.verdict, baseline_wh.u64(), delivery.delivered_wh.u64(), delivery.missing_wh.u64())
    };
    let judged: Vec<_> = told.iter().map(judged).collect();
    assert_eq!(
        judged,
        [
            (DeliveryVerdict::Delivered, 2_000, 1_000, 0),
            (DeliveryVerdict::Missing, 2_000, 500, 400),
            (DeliveryVerdict::Unread, 2_000, 0, 900),
        ]
    );
    let days = &told[0].delivery.as_ref().unwrap().days;
    assert_eq!(
        days.iter().map(|day| day.slot).collect::<Vec<_>>(),
        (1..=10).map(|back| slot - back * 96).collect::<Vec<_>>()
    );
    assert!(days.iter().all(|day| day.counted_wh == Some(2_000u64.into())));
    let (paid, fined) = (1_500 * 120, 1_300 * CAP / 2);
    assert_eq!(suite.money_of("ada"), (1_000_000 + 1_000 * 120, 0));
    assert_eq!(suite.money_of("bob"), (1_000_000 + 500 * 120 - 400 * CAP / 2, 0));
    assert_eq!(suite.money_of("cleo"), (1_000_000 - 900 * CAP / 2, 0));
    assert_eq!(suite.money_of("linden"), (10_000_000 - paid + fined, 0));
    suite.withdraws("ada", 1_000_000 + 1_000 * 120).unwrap();
    suite.money_adds_up();
}

#[test]
fn what_came_of_an_award_and_of_its_call_are_events() {
    let mut suite = street();
    let slot = suite.slot + 2;
    suite.calls("linden", LINDEN, slot, 1_000).unwrap();
    lives(&mut suite, 2);
    draws(&mut suite, 1, [Some(900), Some(2_000), Some(2_000)]);
    let mut events = vec![];
    for _ in 0..9 {
        suite.counts(1, suite.slot, 2_000, 0);
        events.extend(suite.a_slot_flows(-100, 100).events);
    }
    let (zone_id, relief) = (LINDEN, Relief::DrawLess);
    let delivered = emitted(AwardDelivered {
        zone_id,
        slot,
        relief,
        offer_id: 0,
        owner: who("ada"),
        verdict: DeliveryVerdict::Delivered,
        awarded_wh: 1_000u64.into(),
        baseline_wh: Some(2_000u64.into()),
        counted_wh: Some(900u64.into()),
        delivered_wh: 1_000u64.into(),
        paid_micro: 80_000u128.into(),
        fined_micro: 0u128.into(),
    });
    let ended = emitted(CallEnded {
        zone_id,
        slot,
        short_wh: 0u64.into(),
        delivered_wh: 1_000u64.into(),
        paid_micro: 80_000u128.into(),
        fined_micro: 0u128.into(),
        freed_micro: 0u128.into(),
    });
    let is = |one: &cosmwasm_std::Event, event: &cosmwasm_std::Event| {
        one.ty == event.ty && event.attributes.iter().all(|attribute| one.attributes.contains(attribute))
    };
    for event in [delivered, ended] {
        assert_eq!(events.iter().filter(|one| is(one, &event)).count(), 1, "{event:?}");
    }
}

#[test]
fn who_has_no_baseline_no_money_or_no_point_in_service_is_not_called() {
    let mut suite = street();
    suite.has_point("lane", 9, LINDEN);
    suite.offers("lane", terms(9, 1_000, 0)).unwrap();
    suite.deposits("lane", 1_000_000).unwrap();
    eleven_days(&mut suite);
    suite.withdraws("ada", 1_000_000).unwrap();
    suite.point_is(2, MeterStatus::Suspended);
    let slot = suite.slot + 2;
    suite.calls("linden", LINDEN, slot, 3_000).unwrap();
    let ticked = suite.clock_ticks();
    let (zone_id, relief, awarded_wh) = (LINDEN, Relief::DrawLess, 1_000u64.into());
    for (offer_id, owner, reason) in [(0, "ada", VoidReason::NoMoney), (1, "bob", VoidReason::NotInService)] {
        let owner = Some(who(owner));
        ticked.assert_event(&emitted(AwardVoided {
            zone_id,
            slot,
            relief,
            offer_id,
            owner,
            awarded_wh,
            reason,
        }));
    }
    // Whom nothing can be measured by is not even asked, however cheap.
    assert_eq!(
        awarded(&suite, slot),
        [(0, 1_000, Some(VoidReason::NoMoney)), (1, 1_000, Some(VoidReason::NotInService)), (2, 1_000, None)]
    );
    let call = &suite.open_calls()[0];
    assert_eq!(
        (call.awarded_wh.u64(), call.short_wh.u64(), call.reserved_micro.u128()),
        (1_000, 2_000, 120_000)
    );
    suite.money_adds_up();
}

/// An operator sets the cap, and could live on the fines of those whom it calls for what they do not use.
#[test]
fn nobody_is_called_to_do_without_what_they_do_not_use() {
    let mut suite = street_of([2_222, 2_224, 1_000]);
    let slot = suite.slot + 2;
    suite.calls("linden", LINDEN, slot, 9_000).unwrap();
    suite.clock_ticks();
    let low = Some(VoidReason::LowBaseline);
    assert_eq!(awarded(&suite, slot), [(0, 2_222, None), (1, 2_224, low), (2, 1_000, None)]);
    suite.money_adds_up();
}

#[test]
fn an_offer_is_called_in_its_hours_and_as_often_a_day_as_it_says() {
    let mut suite = street();
    let (hour, day) = (suite.slot / 4 % 24, suite.slot / 96);
    suite.offers("ada", OfferTerms { slots_a_day: 2, hours_utc: 1 << hour, ..terms(1, 1_000, 80) }).unwrap();
    eleven_days(&mut suite);
    assert_eq!(suite.slot, (day + 11) * 96, "at the beginning of the hour");
    let first = suite.slot + 1;
    for slot in first..first + 4 {
        suite.calls("linden", LINDEN, slot, 500).unwrap();
    }
    suite.clock_ticks();
    let called: Vec<_> = (first..first + 4).map(|slot| awarded(&suite, slot)[0].0).collect();
    assert_eq!(called, [0, 0, 1, 1], "twice, and the next hour is not one of Ada's either");
    let tomorrow = first + 95;
    suite.calls("linden", LINDEN, tomorrow, 500).unwrap();
    suite.clock_ticks();
    assert_eq!(awarded(&suite, tomorrow)[0].0, 0);
}

#[test]
fn days_with_an_award_are_no_days_of_a_baseline() {
    let mut suite = street();
    let slot = suite.slot + 2;
    suite.calls("linden", LINDEN, slot, 1_000).unwrap();
    is_measured(&mut suite, slot, [Some(1_000), Some(2_000), Some(2_000)]);
    let day = |name: &str, back: u32| {
        let baseline = suite.baseline_of(name, slot + 96).unwrap();
        baseline.days.iter().any(|day| day.slot == slot + 96 - back * 96)
    };
    assert!(!day("ada", 1) && day("ada", 2) && day("bob", 1));
    assert_eq!(suite.baseline_of("ada", slot + 96).unwrap().baseline_wh, Some(2_000u64.into()));
}

#[test]
fn who_drew_more_before_a_call_gains_nothing_and_who_drew_less_is_measured_by_less() {
    let paid = |before_wh| {
        let mut suite = street();
        draws(&mut suite, 8, [Some(before_wh), Some(2_000), Some(2_000)]);
        let slot = suite.slot + 2;
        suite.calls("linden", LINDEN, slot, 1_000).unwrap();
        is_measured(&mut suite, slot, [Some(1_200), Some(2_000), Some(2_000)]);
        let award = suite.awards_of("ada", None, None).remove(0).delivery.unwrap();
        (award.baseline_wh.unwrap().u64(), award.paid_micro.u128())
    };
    assert_eq!(paid(2_000), (2_000, 800 * 80));
    assert_eq!(paid(4_000), (2_000, 800 * 80));
    assert_eq!(paid(1_900), (1_900, 700 * 80));
    assert_eq!(paid(0), (1_600, 400 * 80), "a fifth less at most");
}

#[test]
fn what_is_called_too_late_to_be_told_is_asked_of_nobody() {
    let mut suite = street();
    let slot = suite.slot + 1;
    suite.calls("linden", LINDEN, slot, 1_000).unwrap();
    suite.a_slot_ends();
    let ticked = suite.clock_ticks();
    ticked.assert_event(&emitted(CallAwarded {
        zone_id: LINDEN,
        slot,
        price_micro_per_kwh: None,
        awarded_wh: 0u64.into(),
        short_wh: 1_000u64.into(),
        offers: 0,
        freed_micro: (1_000 * CAP).into(),
    }));
    assert_eq!((awarded(&suite, slot), suite.money_of("linden")), (vec![], (10_000_000, 0)));
}

#[test]
fn who_is_called_cannot_take_out_what_a_fine_would_cost_nor_get_away_by_a_change() {
    let mut suite = street();
    let slot = suite.slot + 2;
    suite.calls("linden", LINDEN, slot, 1_000).unwrap();
    suite.clock_ticks();
    refused(suite.withdraws("ada", 1_000_000), "1000000 is more than the 820000 of");
    suite.takes_back("ada", None).unwrap();
    is_measured(&mut suite, slot, [Some(2_000); 3]);
    assert_eq!(suite.money_of("ada"), (1_000_000 - 180_000, 0));
    assert_eq!(suite.money_of("linden"), (10_000_000 + 180_000, 0));
}

/// Ada's offer counts for the last time in the slot that is called; before it is measured she offers another point.
#[test]
fn who_changes_an_offer_between_the_slot_and_its_measure_is_measured_all_the_same() {
    let mut suite = street();
    suite.has_point("ada", 5, LINDEN);
    suite.offers("ada", terms(5, 1_000, 80)).unwrap();
    suite.days_of(10, 1, 2_000, 0);
    lives(&mut suite, 94);
    let slot = suite.slot + 1;
    suite.calls("linden", LINDEN, slot, 1_000).unwrap();
    suite.clock_ticks();
    lives(&mut suite, 2);
    suite.offers("ada", terms(5, 2_000, 80)).unwrap();
    suite.takes_back("ada", None).unwrap();
    lives(&mut suite, 9);
    assert_eq!(
        suite.awards_of("ada", None, None)[0].delivery.as_ref().unwrap().verdict,
        DeliveryVerdict::Missing
    );
    assert_eq!(suite.money_of("ada").0, 1_000_000 - 180_000);
}

#[test]
fn an_operator_that_calls_itself_pays_itself() {
    let mut suite = Suite::new();
    suite.has_point("linden", 1, LINDEN);
    suite.offers("linden", terms(1, 1_000, 80)).unwrap();
    suite.deposits("linden", 1_000_000).unwrap();
    eleven_days(&mut suite);
    let slot = suite.slot + 2;
    suite.calls("linden", LINDEN, slot, 1_000).unwrap();
    is_measured(&mut suite, slot, [Some(1_400), None, None]);
    assert_eq!(suite.money_of("linden"), (1_000_000, 0));
}

#[test]
fn awards_come_in_pages_of_a_call_and_of_an_owner_and_are_forgotten_after_45_days() {
    let mut suite = street();
    let first = suite.slot + 2;
    for slot in first..first + 3 {
        suite.calls("linden", LINDEN, slot, 3_000).unwrap();
    }
    suite.clock_ticks();
    let slots = |before: Option<u32>, limit| {
        let before = before.map(|slot| CallAt { slot, zone_id: LINDEN });
        suite.awards_of("bob", before, limit).iter().map(|award| award.slot).collect::<Vec<_>>()
    };
    assert_eq!(slots(None, None), [first + 2, first + 1, first]);
    assert_eq!(slots(Some(first + 2), Some(1)), [first + 1]);
    assert_eq!(suite.awards_of("stranger", None, None), []);
    let page = |start_after, limit| {
        let ask = interface::balancing::QueryMsg::Awards { slot: first, zone_id: LINDEN, start_after, limit };
        let page: interface::balancing::AwardsResponse = suite.ask(&ask).unwrap();
        page.awards.iter().map(|award| award.offer_id).collect::<Vec<_>>()
    };
    assert_eq!(
        (page(None, Some(2)), page(Some(0), None), page(Some(2), None)),
        (vec![0, 1], vec![1, 2], vec![])
    );
    suite.days_are_over(46);
    suite.days_are_over(1);
    assert_eq!((suite.awards_of("bob", None, None), suite.open_calls()), (vec![], vec![]));
    suite.money_adds_up();
}

#[test]
fn awards_are_bound_and_measured_all_the_same_however_little_is_done_at_once() {
    let story = |gas_budget, consecutive_failures| {
        let mut suite = street();
        (suite.gas_budget, suite.consecutive_failures) = (gas_budget, consecutive_failures);
        let first = suite.slot + 3;
        for slot in [first, first + 1] {
            suite.calls("linden", LINDEN, slot, 2_500).unwrap();
        }
        for slot in 0..20 {
            for _ in 0..30 {
                suite.clock_ticks();
                suite.money_adds_up();
            }
            draws(&mut suite, 1, [Some(2_000 - 90 * slot), Some(1_500), None]);
        }
        for _ in 0..60 {
            suite.clock_ticks();
        }
        assert_eq!((suite.open_calls(), suite.awards(first, LINDEN).len()), (vec![], 3));
        suite.stored()
    };
    let at_once = story(u64::MAX, 0);
    assert!(story(u64::MAX, 1) == at_once);
    assert!(story(1_000_000, 0) == at_once);
}

#[derive(Clone, Debug)]
enum Deed {
    Deposit(u128),
    Withdraw(u128),
    Call { ahead: u32, needed_wh: u64, cap: u32 },
    Offer { energy_wh: u64, price: u32 },
    TakeBack,
    Suspend(bool),
    Live { slots: u32, energies_wh: [Option<u64>; 3] },
}

fn deeds() -> impl Strategy<Value = Vec<(usize, Deed)>> {
    let energy = prop::option::weighted(0.8, 0..4_000u64);
    let deed = prop_oneof![
        1 => (1..2_000_000u128).prop_map(Deed::Deposit),
        1 => (1..2_000_000u128).prop_map(Deed::Withdraw),
        4 => (0..9u32, 0..4_000u64, 0..5u32).prop_map(|(ahead, needed_wh, cap)| Deed::Call { ahead, needed_wh, cap: cap * 100_000 }),
        1 => (0..3_000u64, 0..300u32).prop_map(|(energy_wh, price)| Deed::Offer { energy_wh, price }),
        1 => Just(Deed::TakeBack),
        1 => any::<bool>().prop_map(Deed::Suspend),
        4 => (1..12u32, [energy.clone(), energy.clone(), energy]).prop_map(|(slots, energies_wh)| Deed::Live { slots, energies_wh }),
    ];
    prop::collection::vec((0..3usize, deed), 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn nobody_is_paid_more_than_was_awarded_and_money_adds_up_whatever_anybody_did(deeds in deeds()) {
        let mut suite = street();
        let mut called = vec![];
        for (person, deed) in deeds {
            let (name, meter_id) = PEOPLE[person];
            // What is refused has changed nothing.
            match deed {
                Deed::Deposit(amount_micro) => drop(suite.deposits(name, amount_micro)),
                Deed::Withdraw(amount_micro) => drop(suite.withdraws(name, amount_micro)),
                Deed::Call { ahead, needed_wh, cap: price_cap_micro_per_kwh } => {
                    let (zone_id, relief, slot) = (LINDEN, Relief::DrawLess, suite.slot + ahead);
                    let needed = needed_wh.into();
                    let call = ExecuteMsg::Call { zone_id, slot, relief, needed_wh: needed, price_cap_micro_per_kwh };
                    if suite.by("linden", call).is_ok() {
                        called.push((slot, needed_wh, price_cap_micro_per_kwh));
                    }
                }
                Deed::Offer { energy_wh, price } => drop(suite.offers(name, terms(meter_id, energy_wh, price))),
                Deed::TakeBack => drop(suite.takes_back(name, None)),
                Deed::Suspend(is) => {
                    suite.point_is(meter_id, if is { MeterStatus::Suspended } else { MeterStatus::Active });
                }
                Deed::Live { slots, energies_wh } => draws(&mut suite, slots, energies_wh),
            }
            suite.money_adds_up();
        }
        lives(&mut suite, 20);
        suite.money_adds_up();
        prop_assert!(suite.open_calls().is_empty());
        for (slot, needed_wh, cap) in called {
            let awards = suite.awards(slot, LINDEN);
            let held: u64 = awards.iter().filter(|one| one.void.is_none()).map(|one| one.awarded_wh.u64()).sum();
            prop_assert!(held <= needed_wh);
            for award in awards {
                prop_assert!(award.awarded_wh.u64() <= 1_000 && award.price_micro_per_kwh <= cap);
                prop_assert_eq!(award.void.is_some(), award.delivery.is_none());
                if let Some(delivery) = award.delivery {
                    let price = u128::from(award.price_micro_per_kwh) / 1_000;
                    prop_assert!(delivery.delivered_wh <= award.awarded_wh);
                    prop_assert_eq!(delivery.paid_micro.u128(), u128::from(delivery.delivered_wh.u64()) * price);
                    let most = u128::from(award.awarded_wh.u64()) * u128::from(cap) / 1_000 / 2;
                    prop_assert!(delivery.fined_micro.u128() <= most);
                }
            }
        }
    }
}
