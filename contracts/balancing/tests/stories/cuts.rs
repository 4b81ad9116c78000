//! Who has to do less in an emergency that was measured, what they bring, and who pays whom.

use interface::balancing::{
    CallAt, ClassSaid, CutEnded, CutMade, CutMeasured, CutMissed, CutOpened, CutPoint, CutReason, CutStage,
    CutTerms, CutVerdict, ExecuteMsg, OfferTerms, PointClass, PointClassResponse, PointClassSet,
    PointClassesResponse, PointCut, QueryMsg, Relief, RestorationResponse, SaidState, SupplySource,
    ZoneParams,
};
use interface::grid::{self, GridState};
use interface::registry::MeterStatus;
use proptest::prelude::*;

use crate::suite::*;

/// Who lives in linden street, and the point of each: Ada's heart pump, Bob's house, Cleo's car.
const PEOPLE: [(&str, u32); 3] = [("ada", 1), ("bob", 2), ("cleo", 300)];
const CLASSES: [PointClass; 3] = [PointClass::LifeSupporting, PointClass::Ordinary, PointClass::Flexible];
/// Micro-currency per Wh.
const PER_WH: u128 = 500;

fn cutting() -> ZoneParams {
    let terms = CutTerms { target_permille: 1_000, compensation_micro_per_kwh: 500_000 };
    ZoneParams { cuts: Some(terms), ..PARAMS }
}

/// Everybody drew 2,000 Wh in each slot of eight days, and the line of 1,000 Wh carried all of it; the last slot alone was taken in of a line that is overloaded.
fn street() -> Suite {
    street_with(cutting(), CLASSES)
}

fn street_with(params: ZoneParams, classes: [PointClass; 3]) -> Suite {
    let mut suite = Suite::new();
    for ((name, meter_id), class) in PEOPLE.into_iter().zip(classes) {
        suite.has_point(name, meter_id, LINDEN);
        if class != PointClass::Ordinary {
            suite.is_classed(meter_id, class);
        }
    }
    suite.deposits("linden", 10_000_000).unwrap();
    suite.sets("linden", LINDEN, params).unwrap();
    draws(&mut suite, 8 * 96, [Some(2_000); 3], -600);
    suite
}

/// What each draws in each of so many slots, nothing where nobody reads it, and what the line carries.
fn draws(suite: &mut Suite, slots: u32, energies_wh: [Option<u64>; 3], flow_wh: i64) {
    let read = PEOPLE.into_iter().zip(energies_wh);
    let read: Vec<_> = read.filter_map(|((_, meter_id), energy_wh)| Some((meter_id, energy_wh?))).collect();
    for slot in suite.slot..suite.slot + slots {
        suite.all_count(slot, &read);
    }
    for _ in 0..slots {
        suite.a_slot_flows(flow_wh, 100);
    }
}

/// A slot is over in which the line carried so much that as many Wh are too much for the slot after the next one.
fn emergency(suite: &mut Suite, too_much_wh: i64) -> u32 {
    // What is above the typical 600 fades by three quarters thrice.
    let mut above_wh = 400;
    while faded(above_wh) < 400 + too_much_wh {
        above_wh += 1;
    }
    draws(suite, 1, [Some(2_000); 3], -600 - above_wh);
    suite.slot + 2
}

fn faded(wh: i64) -> i64 {
    (0..3).fold(wh, |wh, _| wh * 3 / 4)
}

fn cut_whs(suite: &Suite, slot: u32) -> Vec<(u32, u64, CutReason)> {
    let points = suite.cut_points(slot).into_iter();
    points.map(|point| (point.meter_id, point.cut_wh.u64(), point.reason)).collect()
}

/// The slot is over in which each draws so much, and all that follows of it.
fn is_measured(suite: &mut Suite, slot: u32, energies_wh: [Option<u64>; 3]) -> Vec<CutPoint> {
    let now = suite.slot;
    draws(suite, slot - now, [Some(2_000); 3], -600);
    draws(suite, 1, energies_wh, -600);
    suite.money_adds_up();
    suite.cut_points(slot)
}

#[test]
fn flexible_load_is_cut_first_then_ordinary_and_what_supports_lives_never() {
    let mut suite = street();
    let slot = emergency(&mut suite, 3_000);
    let cut = &suite.cuts()[0];
    assert_eq!((cut.slot, cut.stage, cut.needed_wh.u64()), (slot, CutStage::Made, 3_000));
    assert_eq!((cut.cut_wh.u64(), cut.short_wh.u64()), (3_000, 0));
    assert_eq!(
        cut_whs(&suite, slot),
        [(1, 0, CutReason::LifeSupporting), (2, 1_000, CutReason::Shares), (300, 2_000, CutReason::Shares)]
    );
    assert_eq!(suite.money_of("linden"), (10_000_000 - 3_000 * PER_WH, 3_000 * PER_WH));
    suite.money_adds_up();
}

#[test]
fn what_nobody_can_be_cut_for_is_short_and_its_money_is_the_operators_again() {
    let mut suite = street();
    let flow_wh = -20_000;
    draws(&mut suite, 1, [Some(2_000); 3], flow_wh);
    let (zone_id, slot, relief) = (LINDEN, suite.slot + 2, Relief::DrawLess);
    let cut = &suite.cuts()[0];
    let needed_wh = (faded(-flow_wh - 600) - 400).unsigned_abs();
    assert_eq!(
        (cut.needed_wh.u64(), cut.cut_wh.u64(), cut.short_wh.u64()),
        (needed_wh, 4_000, needed_wh - 4_000)
    );
    assert_eq!(cut_whs(&suite, slot)[0], (1, 0, CutReason::LifeSupporting));
    assert_eq!(suite.money_of("linden").1, 4_000 * PER_WH);
    assert_eq!((cut.zone_id, cut.relief), (zone_id, relief));
    suite.money_adds_up();
}

#[test]
fn each_is_told_and_what_was_not_drawn_is_compensated() {
    let mut suite = street();
    let before = suite.slot;
    suite.all_count(before, &PEOPLE.map(|(_, meter_id)| (meter_id, 2_000)));
    let told = suite.a_slot_flows(-600 - 8_062, 100);
    let (zone_id, slot, relief) = (LINDEN, suite.slot + 2, Relief::DrawLess);
    let needed_wh = (faded(8_062) - 400).unsigned_abs();
    assert_eq!(needed_wh, 3_000);
    told.assert_event(&emitted(CutOpened {
        zone_id,
        slot,
        relief,
        needed_wh: needed_wh.into(),
        compensation_micro_per_kwh: 500_000,
        measured_slot: suite.slot - 1,
        payer: who("linden"),
        reserved_micro: (3_000 * PER_WH).into(),
    }));
    told.assert_event(&emitted(PointCut {
        zone_id,
        slot,
        relief,
        meter_id: 300,
        class: PointClass::Flexible,
        expected_wh: 2_000u64.into(),
        cut_wh: 2_000u64.into(),
    }));
    told.assert_event(&emitted(CutMade {
        zone_id,
        slot,
        cut_wh: 3_000u64.into(),
        short_wh: 0u64.into(),
        points: 2,
        freed_micro: 0u128.into(),
    }));
    draws(&mut suite, 2, [Some(2_000); 3], -600);
    suite.all_count(slot, &[(1, 2_000), (2, 1_400), (300, 100)]);
    let ended = suite.a_slot_flows(-600, 100);
    ended.assert_event(&emitted(CutMeasured {
        zone_id,
        slot,
        relief,
        meter_id: 2,
        owner: Some(who("bob")),
        verdict: CutVerdict::Delivered,
        cut_wh: 1_000u64.into(),
        baseline_wh: Some(2_000u64.into()),
        counted_wh: Some(1_400u64.into()),
        delivered_wh: 600u64.into(),
        paid_micro: (600 * PER_WH).into(),
    }));
    ended.assert_event(&emitted(CutEnded {
        zone_id,
        slot,
        short_wh: 0u64.into(),
        delivered_wh: 2_500u64.into(),
        paid_micro: (2_500 * PER_WH).into(),
        freed_micro: (500 * PER_WH).into(),
    }));
    let paid = (suite.money_of("ada"), suite.money_of("bob"), suite.money_of("cleo"));
    assert_eq!(paid, ((0, 0), (600 * PER_WH, 0), (1_900 * PER_WH, 0)));
    assert_eq!(suite.money_of("linden"), (10_000_000 - 2_500 * PER_WH, 0));
    assert_eq!(suite.cuts()[0].stage, CutStage::Ended);
    suite.money_adds_up();
}

#[test]
fn who_does_not_follow_or_is_not_read_is_neither_paid_nor_fined() {
    let mut suite = street();
    let slot = emergency(&mut suite, 3_000);
    let points = is_measured(&mut suite, slot, [Some(0), Some(2_500), None]);
    let verdicts: Vec<_> = points.iter().map(|point| point.outcome.as_ref().map(|one| one.verdict)).collect();
    assert_eq!(verdicts, [None, Some(CutVerdict::NotDelivered), Some(CutVerdict::Unread)]);
    for name in ["ada", "bob", "cleo"] {
        assert_eq!(suite.money_of(name), (0, 0), "{name}");
    }
    assert_eq!(suite.money_of("linden"), (10_000_000, 0));
}

#[test]
fn an_emergency_that_is_only_said_cuts_nobody_and_neither_does_one_that_only_a_word_keeps_up() {
    let terms = CutTerms { target_permille: 500, compensation_micro_per_kwh: 500_000 };
    let mut suite = street_with(ZoneParams { cuts: Some(terms), ..PARAMS }, CLASSES);
    suite.says("linden", LINDEN, SaidState::Emergency, 2).unwrap();
    // More than the target is foreseen.
    draws(&mut suite, 1, [Some(2_000); 3], -1_000);
    let zone = suite.zone(LINDEN);
    assert_eq!((zone.state, zone.measured_emergency), (GridState::Emergency, false));
    assert_eq!(suite.cuts(), []);
    draws(&mut suite, 1, [Some(2_000); 3], -9_000);
    assert!(suite.zone(LINDEN).measured_emergency);
    assert_eq!(suite.cuts().len(), 1);
    suite.says("linden", LINDEN, SaidState::Emergency, 96).unwrap();
    draws(&mut suite, 4, [Some(2_000); 3], -800);
    let zone = suite.zone(LINDEN);
    assert_eq!((zone.state, zone.measured_emergency), (GridState::Emergency, false));
    assert_eq!(suite.cuts().len(), 1);
}

#[test]
fn an_emergency_ends_through_restoration_and_cuts_nobody_any_more() {
    let mut suite = street();
    emergency(&mut suite, 3_000);
    let states: Vec<_> = (0..8)
        .map(|_| {
            draws(&mut suite, 1, [Some(2_000); 3], -600);
            suite.state(LINDEN)
        })
        .collect();
    assert!(!suite.zone(LINDEN).measured_emergency);
    let first_normal = states.iter().position(|state| state.0 == GridState::Normal).expect("it ends");
    assert_eq!(states[first_normal - 1], (GridState::Restoration, 1), "no step from emergency to normal");
    assert_eq!(suite.cuts().len(), 1);
}

#[test]
fn feed_in_is_cut_by_the_same_rule_where_the_line_is_full_upwards() {
    let mut suite = Suite::new();
    suite.has_point("bob", 2, LINDEN);
    suite.deposits("linden", 10_000_000).unwrap();
    suite.sets("linden", LINDEN, cutting()).unwrap();
    for _ in 0..7 * 96 {
        suite.counts(2, suite.slot, 50, 900);
        suite.a_slot_flows(900, 100);
    }
    suite.counts(2, suite.slot, 50, 900);
    suite.a_slot_flows(1_500, 100);
    let cut = suite.cuts().pop().unwrap();
    let too_much_wh = (900 + faded(600) - 1_000).unsigned_abs();
    assert_eq!((cut.relief, cut.cut_wh.u64()), (Relief::FeedInLess, too_much_wh));
    for _ in 0..3 {
        suite.counts(2, suite.slot, 50, 900 - too_much_wh);
        suite.a_slot_flows(900, 100);
    }
    assert_eq!(suite.money_of("bob"), (u128::from(too_much_wh) * PER_WH, 0));
    suite.money_adds_up();
}

#[test]
fn a_tick_with_little_gas_goes_on_where_the_last_one_stopped() {
    let mut whole = street();
    let mut parts = street();
    let slot = emergency(&mut whole, 3_000);
    parts.gas_budget = 560_000;
    emergency(&mut parts, 3_000);
    assert_eq!(parts.cuts()[0].stage, CutStage::Foreseeing);
    for _ in 0..20 {
        parts.clock_ticks();
    }
    assert_eq!((parts.cuts(), parts.cut_points(slot)), (whole.cuts(), whole.cut_points(slot)));
    for suite in [&mut whole, &mut parts] {
        is_measured(suite, slot, [Some(2_000), Some(1_400), Some(100)]);
        for _ in 0..20 {
            suite.clock_ticks();
        }
    }
    assert_eq!((parts.cuts(), parts.cut_points(slot)), (whole.cuts(), whole.cut_points(slot)));
    assert_eq!(parts.money_of("cleo"), whole.money_of("cleo"));
}

#[test]
fn who_cannot_be_told_before_the_slot_begins_is_not_cut() {
    let mut suite = street();
    suite.gas_budget = 560_000;
    let slot = emergency(&mut suite, 3_000);
    suite.gas_budget = 0;
    draws(&mut suite, 2, [Some(2_000); 3], -600);
    suite.gas_budget = u64::MAX;
    let made = suite.clock_ticks();
    made.assert_event(&emitted(CutMade {
        zone_id: LINDEN,
        slot,
        cut_wh: 0u64.into(),
        short_wh: 3_000u64.into(),
        points: 0,
        freed_micro: (3_000 * PER_WH).into(),
    }));
    assert!(suite.cut_points(slot).iter().all(|point| point.cut_wh.is_zero()));
    suite.money_adds_up();
}

#[test]
fn what_an_award_has_to_bring_is_not_compensated_a_second_time() {
    let mut suite = Suite::new();
    for (name, meter_id) in PEOPLE {
        suite.has_point(name, meter_id, LINDEN);
    }
    let terms = OfferTerms {
        meter_ids: vec![300],
        energy_wh: 800u64.into(),
        price_micro_per_kwh: 100_000,
        hours_utc: (1 << 24) - 1,
        slots_a_day: 96,
    };
    suite.offers("cleo", terms).unwrap();
    suite.deposits("cleo", 1_000_000).unwrap();
    suite.deposits("linden", 10_000_000).unwrap();
    suite.sets("linden", LINDEN, cutting()).unwrap();
    suite.is_classed(300, PointClass::Flexible);
    draws(&mut suite, 11 * 96, [Some(2_000); 3], -600);
    let slot = suite.slot + 3;
    suite.calls("linden", LINDEN, slot, 800).unwrap();
    suite.clock_ticks();
    assert_eq!(suite.awards(slot, LINDEN)[0].awarded_wh.u64(), 800);
    assert_eq!(emergency(&mut suite, 2_000), slot);
    assert_eq!(suite.cuts()[0].needed_wh.u64(), 1_200, "what offers bring is not needed twice");
    is_measured(&mut suite, slot, [Some(2_000), Some(2_000), Some(900)]);
    let outcome = suite.cut_points(slot)[2].outcome.clone().unwrap();
    assert_eq!((outcome.counted_wh, outcome.delivered_wh.u64()), (Some(900u64.into()), 300));
    draws(&mut suite, 17, [Some(2_000); 3], -600);
    let delivered_wh = suite.awards(slot, LINDEN)[0].delivery.clone().unwrap().delivered_wh.u64();
    assert_eq!(delivered_wh + 300, 2_000 - 900);
    suite.money_adds_up();
}

#[test]
fn days_on_which_a_point_was_cut_say_nothing_of_what_it_would_have_drawn() {
    let mut suite = street();
    for _ in 0..3 {
        let slot = emergency(&mut suite, 3_000);
        let points = is_measured(&mut suite, slot, [Some(2_000), Some(1_000), Some(0)]);
        let baselines: Vec<_> = points.iter().map(|point| point.baseline_wh.map(|wh| wh.u64())).collect();
        assert_eq!(baselines, [Some(2_000); 3]);
        let rest = slot + 96 - 2 - suite.slot - 1;
        draws(&mut suite, rest, [Some(2_000); 3], -600);
    }
}

#[test]
fn verifiers_say_of_which_class_a_point_is_and_nobody_else_does() {
    let mut suite = Suite::new();
    suite.has_point("ada", 1, LINDEN);
    let before = suite.stored();
    for sender in ["ada", "linden", "town", "admin", "stranger"] {
        let refusal = format!("sender {} may not do this", who(sender));
        refused(suite.classes(sender, 1, PointClass::LifeSupporting), &refusal);
    }
    refused(suite.classes("vera", 9, PointClass::Flexible), "metering point 9 is not registered");
    let feeder = 0x7f_0001 * 256;
    let refusal = format!("metering point {feeder} is a feeder's, and of no class");
    refused(suite.classes("vera", feeder, PointClass::Flexible), &refusal);
    refused(suite.classes("vera", 1, PointClass::Ordinary), "is of that class already: ordinary");
    assert_eq!(suite.stored(), before);

    suite.classes("vera", 1, PointClass::Flexible).unwrap();
    suite.classes("vera", 1, PointClass::LifeSupporting).unwrap();
    let told: PointClassResponse = suite.ask(&QueryMsg::PointClass { meter_id: 1 }).unwrap();
    let said = ClassSaid { verifier: who("vera"), class: PointClass::LifeSupporting };
    assert_eq!((told.class, told.said), (PointClass::Ordinary, vec![said]), "one word each, and the last");
    suite.classes("viktor", 1, PointClass::Flexible).unwrap();
    assert_eq!(suite.class_of(1), PointClass::Ordinary);
    let set = suite.classes("viola", 1, PointClass::LifeSupporting).unwrap();
    set.assert_event(&emitted(PointClassSet { meter_id: 1, class: PointClass::LifeSupporting }));
    assert_eq!(suite.class_of(1), PointClass::LifeSupporting);
    let listed: PointClassesResponse =
        suite.ask(&QueryMsg::PointClasses { start_after: None, limit: None }).unwrap();
    assert_eq!(listed.points.len(), 1);
}

#[test]
fn terms_of_cuts_that_cannot_be_are_refused_by_name() {
    let mut suite = Suite::new();
    let with = |target_permille, compensation_micro_per_kwh| ZoneParams {
        cuts: Some(CutTerms { target_permille, compensation_micro_per_kwh }),
        ..PARAMS
    };
    let before = suite.stored();
    refused(suite.sets("linden", LINDEN, with(1_001, 1_000)), "target_permille is 1001; it is at most 1000");
    refused(
        suite.sets("linden", LINDEN, with(900, 0)),
        "a compensation of 0 for what is cut is less than 1000",
    );
    refused(suite.sets("linden", LINDEN, with(900, 1_500)), "1500");
    let calls = interface::balancing::CallTerms {
        notice_slots: 2,
        target_permille: 900,
        price_cap_micro_per_kwh: 400_000,
    };
    let cheap = ZoneParams { calls: Some(calls), ..with(900, 399_000) };
    refused(
        suite.sets("linden", LINDEN, cheap),
        "a compensation of 399000 for what is cut is less than 400000",
    );
    assert_eq!(suite.stored(), before);
    let Err(refusal) = Suite::with(with(900, 1_000)) else { panic!("accepted") };
    assert!(refusal.to_string().contains("nobody does for all zones"), "{refusal}");
}

// Who could lie?

#[test]
fn an_operator_without_the_money_cuts_nobody_and_everybody_hears_why() {
    let mut suite = street();
    suite.withdraws("linden", 10_000_000 - 1).unwrap();
    suite.all_count(suite.slot, &PEOPLE.map(|(_, meter_id)| (meter_id, 2_000)));
    let missed = suite.a_slot_flows(-600 - 8_062, 100);
    let error = format!(
        "{} is more than the 1 of {} here; a retry helps after a deposit",
        3_000 * PER_WH,
        who("linden")
    );
    let (zone_id, slot, relief) = (LINDEN, suite.slot + 2, Relief::DrawLess);
    missed.assert_event(&emitted(CutMissed { zone_id, slot, relief, needed_wh: 3_000u64.into(), error }));
    assert_eq!((suite.cuts(), suite.cut_points(slot)), (vec![], vec![]));
}

#[test]
fn nobody_is_made_to_pay_for_cuts_by_being_given_a_zone() {
    let mut suite = street();
    suite.deposits("mill", 10_000_000).unwrap();
    let operator = Some(who("mill").to_string());
    suite.in_the_grid("linden", grid::ExecuteMsg::UpdateZone { zone_id: LINDEN, name: None, operator });
    emergency(&mut suite, 3_000);
    assert_eq!((suite.cuts(), suite.money_of("mill")), (vec![], (10_000_000, 0)));
}

/// A feeder is the only meter that moves a state by itself: what its operator has it say costs the operator, and brings nobody more than they draw.
#[test]
fn a_feeder_that_lies_brings_cuts_that_its_operator_pays_for() {
    let mut suite = street();
    suite.all_count(suite.slot, &PEOPLE.map(|(_, meter_id)| (meter_id, 2_000)));
    suite.a_slot_ends();
    suite.feeder_reads(LINDEN, 0, 1 << 40, 0);
    suite.is_reported(&[(0, 0, 0), (LINDEN, 6_000, 0), (MILL, 0, 100)]);
    suite.clock_ticks();
    // More than its money suffices for.
    assert_eq!(suite.cuts(), []);
    suite.all_count(suite.slot, &PEOPLE.map(|(_, meter_id)| (meter_id, 2_000)));
    suite.a_slot_ends();
    suite.feeder_reads(LINDEN, 0, 9_000, 0);
    suite.is_reported(&[(0, 0, 0), (LINDEN, 6_000, 0), (MILL, 0, 100)]);
    suite.clock_ticks();
    let cut = suite.cuts().pop().unwrap();
    let points = is_measured(&mut suite, cut.slot, [Some(2_000), Some(0), Some(0)]);
    assert!(points.iter().all(|point| point.cut_wh <= point.expected_wh.unwrap_or_default()));
    let paid_micro = suite.money_of("bob").0 + suite.money_of("cleo").0;
    assert_eq!(paid_micro, cut.cut_wh.u64() as u128 * PER_WH);
    assert_eq!(suite.money_of("linden").0, 10_000_000 - paid_micro);
}

#[test]
fn who_drew_more_just_before_is_not_paid_more_and_who_drew_less_is_paid_less() {
    let rows = [
        // drawn in the slot that was measured, baseline
        (9_000, 2_000),
        (2_000, 2_000),
        (1_900, 1_900),
        (0, 1_600),
    ];
    for (before_wh, baseline_wh) in rows {
        let mut suite = street();
        let above_wh = 8_062;
        draws(&mut suite, 1, [Some(2_000), Some(2_000), Some(before_wh)], -600 - above_wh);
        let slot = suite.slot + 2;
        let point = suite.cut_points(slot).pop().unwrap();
        assert_eq!(point.baseline_wh, Some(baseline_wh.into()), "{before_wh}");
        let points = is_measured(&mut suite, slot, [Some(2_000), Some(2_000), Some(0)]);
        let outcome = points[2].outcome.as_ref().map(|one| one.delivered_wh.u64());
        let most_wh = baseline_wh.min(point.cut_wh.u64());
        assert_eq!(outcome.unwrap_or_default(), most_wh, "{before_wh}");
    }
}

#[test]
fn who_sends_no_readings_is_not_cut_and_gets_nothing() {
    let mut suite = Suite::new();
    for (name, meter_id) in PEOPLE {
        suite.has_point(name, meter_id, LINDEN);
    }
    suite.deposits("linden", 10_000_000).unwrap();
    suite.sets("linden", LINDEN, cutting()).unwrap();
    draws(&mut suite, 8 * 96, [None, Some(2_000), Some(2_000)], -600);
    draws(&mut suite, 1, [None, Some(2_000), Some(2_000)], -8_662);
    let slot = suite.slot + 2;
    assert_eq!(cut_whs(&suite, slot)[0], (1, 0, CutReason::NothingExpected));
    is_measured(&mut suite, slot, [Some(0), Some(2_000), Some(2_000)]);
    assert_eq!(suite.money_of("ada"), (0, 0));
}

#[test]
fn a_point_that_is_out_of_service_is_not_cut() {
    let mut suite = street();
    // The only one of its bank.
    suite.point_is(300, MeterStatus::Suspended);
    let slot = emergency(&mut suite, 1_000);
    assert_eq!(cut_whs(&suite, slot), [(1, 0, CutReason::LifeSupporting), (2, 1_000, CutReason::Shares)]);
}

#[test]
fn what_was_measured_long_ago_cuts_nobody() {
    let mut suite = street();
    for _ in 0..10 {
        suite.a_slot_ends();
    }
    for slot in suite.slot - 10..suite.slot {
        suite
            .is_reported_of(slot, &[(0, 0, 0), (LINDEN, if slot + 7 < suite.slot { 9_000 } else { 600 }, 0)]);
    }
    suite.clock_ticks();
    assert_eq!(suite.cuts(), []);
}

#[test]
fn a_cut_is_forgotten_after_45_days_with_all_that_is_kept_of_it() {
    let mut suite = street();
    let slot = emergency(&mut suite, 3_000);
    is_measured(&mut suite, slot, [Some(2_000), Some(1_000), Some(0)]);
    suite.days_are_over(44);
    assert_eq!(suite.cuts().len(), 1);
    suite.days_are_over(2);
    suite.days_are_over(1);
    assert_eq!((suite.cuts(), suite.cut_points(slot)), (vec![], vec![]));
    assert!(suite.stored().iter().all(|(key, _)| !(0x8e..=0x91).contains(&key[0])));
}

/// What anybody can do in a street with emergencies.
#[derive(Clone, Debug)]
enum Deed {
    Deposit(u128),
    Withdraw(u128),
    Class(usize, PointClass),
    Say(bool),
    Call(u64),
    Suspend(bool),
    Live { slots: u32, energies_wh: [Option<u64>; 3], flow_wh: i64, gas: u64 },
}

fn deeds() -> impl Strategy<Value = Vec<(usize, Deed)>> {
    let class = prop::sample::select(PointClass::ALL.to_vec());
    let energy = || prop::option::weighted(0.8, 0..4_000u64);
    let deed = prop_oneof![
        1 => (1..3_000_000u128).prop_map(Deed::Deposit),
        1 => (1..12_000_000u128).prop_map(Deed::Withdraw),
        2 => (0..3usize, class).prop_map(|(verifier, class)| Deed::Class(verifier, class)),
        1 => any::<bool>().prop_map(Deed::Say),
        1 => (1..3_000u64).prop_map(Deed::Call),
        1 => any::<bool>().prop_map(Deed::Suspend),
        6 => (1..5u32, [energy(), energy(), energy()], -12_000..2_000i64, prop::sample::select(vec![0, 560_000, u64::MAX]))
            .prop_map(|(slots, energies_wh, flow_wh, gas)| Deed::Live { slots, energies_wh, flow_wh, gas }),
    ];
    prop::collection::vec((0..3usize, deed), 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn nobody_whose_life_depends_on_it_is_cut_and_money_adds_up_whatever_anybody_did(deeds in deeds()) {
        let mut suite = street();
        for (person, deed) in deeds {
            let (name, meter_id) = PEOPLE[person];
            // What is refused has changed nothing.
            match deed {
                Deed::Deposit(amount_micro) => drop(suite.deposits("linden", amount_micro)),
                Deed::Withdraw(amount_micro) => {
                    drop(suite.withdraws("linden", amount_micro));
                    drop(suite.withdraws(name, amount_micro));
                }
                Deed::Class(verifier, class) => {
                    drop(suite.classes(crate::meters::VERIFIERS[verifier], meter_id, class));
                }
                Deed::Say(is) if is => drop(suite.says("linden", LINDEN, SaidState::Emergency, 5)),
                Deed::Say(_) => drop(suite.by("linden", ExecuteMsg::SayState { zone_id: LINDEN, said: None })),
                Deed::Call(needed_wh) => drop(suite.calls("linden", LINDEN, suite.slot + 3, needed_wh)),
                Deed::Suspend(is) => {
                    suite.point_is(meter_id, if is { MeterStatus::Suspended } else { MeterStatus::Active });
                }
                Deed::Live { slots, energies_wh, flow_wh, gas } => {
                    suite.gas_budget = gas;
                    draws(&mut suite, slots, energies_wh, flow_wh);
                }
            }
            suite.money_adds_up();
        }
        suite.gas_budget = u64::MAX;
        draws(&mut suite, 20, [Some(2_000); 3], -100);
        suite.money_adds_up();
        for cut in suite.cuts() {
            prop_assert_eq!(cut.stage, CutStage::Ended);
            prop_assert_eq!(cut.cut_wh + cut.short_wh, cut.needed_wh);
            prop_assert!(cut.delivered_wh <= cut.cut_wh && cut.reserved_micro.is_zero());
            let (mut cut_wh, mut paid_micro) = (0, 0);
            for point in suite.cut_points(cut.slot) {
                cut_wh += point.cut_wh.u64();
                prop_assert!(point.class != PointClass::LifeSupporting || point.cut_wh.is_zero());
                prop_assert!(point.cut_wh <= point.expected_wh.unwrap_or_default());
                prop_assert_eq!(point.outcome.is_some(), !point.cut_wh.is_zero());
                if let Some(outcome) = point.outcome {
                    prop_assert!(outcome.delivered_wh <= point.cut_wh.min(point.baseline_wh.unwrap_or_default()));
                    prop_assert_eq!(outcome.paid_micro.u128(), u128::from(outcome.delivered_wh.u64()) * PER_WH);
                    paid_micro += outcome.paid_micro.u128();
                }
            }
            prop_assert_eq!((cut_wh, paid_micro), (cut.cut_wh.u64(), cut.paid_micro.u128()));
        }
    }
}

#[test]
fn lists_of_cuts_are_pages() {
    let mut suite = street();
    let slot = emergency(&mut suite, 3_000);
    emergency(&mut suite, 3_000);
    let page = |start_after, limit| -> Vec<u32> {
        let ask = QueryMsg::Cuts { start_after, limit };
        let cuts: interface::balancing::CutsResponse = suite.ask(&ask).unwrap();
        cuts.cuts.into_iter().map(|cut| cut.slot).collect()
    };
    assert_eq!((page(None, Some(1)), page(None, None)), (vec![slot], vec![slot, slot + 1]));
    assert_eq!(page(Some(CallAt { slot, zone_id: LINDEN }), None), [slot + 1]);
    let ask = QueryMsg::CutPoints { slot, zone_id: LINDEN, start_after: Some(1), limit: Some(1) };
    let points: interface::balancing::CutPointsResponse = suite.ask(&ask).unwrap();
    assert_eq!(points.points.iter().map(|point| point.meter_id).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_restoration_is_planned_by_what_was_drawn_and_by_class_from_the_sources_that_are_named() {
    let mut suite = street();
    suite.has_point("mill", 600, MILL);
    suite.all_count(suite.slot, &[(1, 2_000), (2, 1_000), (300, 3_000), (600, 500)]);
    suite.a_slot_flows(-600, 100);
    let source = |zone_id, supply_wh: u64, starts_by_itself| SupplySource {
        zone_id,
        supply_wh: supply_wh.into(),
        starts_by_itself,
    };
    let ask = |sources| suite.ask::<RestorationResponse>(&QueryMsg::Restoration { sources });
    let plan = ask(vec![source(LINDEN, 4_000, true)]).unwrap();
    let steps: Vec<_> =
        plan.steps.iter().map(|step| (step.zone_id, step.class, step.drawn_wh.u64())).collect();
    use PointClass::{Flexible, LifeSupporting, Ordinary};
    assert_eq!(
        steps,
        [
            (LINDEN, LifeSupporting, 2_000),
            (0, LifeSupporting, 2_000),
            (MILL, LifeSupporting, 2_000),
            (0, Ordinary, 2_000),
            (LINDEN, Ordinary, 3_000),
            (MILL, Ordinary, 3_500),
            (0, Flexible, 3_500),
            (MILL, Flexible, 3_500),
        ]
    );
    let left: Vec<_> = plan.left.iter().map(|left| (left.zone_id, left.class, left.load_wh.u64())).collect();
    assert_eq!((plan.slot, left), (suite.slot - 1, vec![(LINDEN, Flexible, 3_000)]));
    let unknown = ask(vec![source(9, 1, true)]);
    refused(unknown, "zone 9 does not exist");
    let twice = ask(vec![source(MILL, 1, true), source(MILL, 2, false)]);
    refused(twice, "zone 2 is named twice as a source");
}
