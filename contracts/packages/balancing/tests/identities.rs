//! What holds for every zone, whatever it does (balancing specification, sections 2 to 7).

use balancing::{
    call::{Call, Offer, award},
    curtail::{Curtailment, FLEXIBLE, LIFE_SUPPORTING, Point, curtail},
    delivery::{BEFORE_SLOTS, Day, Delivery, DeliveryTerms, deliver},
    dispatch::{Outlook, dispatch},
    forecast::{Known, forecast, typical_wh},
    need::{Expectation, need},
    restoration::{Blackout, CLASSES, DarkZone, Restoration, Step, restore},
    state::{Bands, Observed, Said, State, Verdict, Watch, WatchedSlot, watch},
};
use proptest::{prelude::*, sample::select};

fn wh() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0u64), Just(1), Just(500), 1..3_000u64]
}

fn read_wh() -> impl Strategy<Value = Option<u64>> {
    prop_oneof![1 => Just(None), 7 => wh().prop_map(Some)]
}

fn flow_wh() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0i64), Just(-1), -4_000..4_000i64]
}

fn known_flow_wh() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![1 => Just(None), 7 => flow_wh().prop_map(Some)]
}

fn price() -> impl Strategy<Value = u64> {
    (0..6u64).prop_map(|step| step * 80_000)
}

fn calls() -> impl Strategy<Value = Call> {
    let offers = prop::collection::vec((wh(), price()), 0..20);
    (prop_oneof![wh(), 0..20_000u64], select(vec![1u64, 500]), price(), offers).prop_map(
        |(needed_wh, min_wh, price_cap_micro_per_kwh, offers)| {
            let offers = offers.into_iter().zip(0..);
            let offers =
                offers.map(|((max_wh, price_micro_per_kwh), id)| Offer { id, max_wh, price_micro_per_kwh });
            Call { needed_wh, min_wh, price_cap_micro_per_kwh, offers: offers.collect() }
        },
    )
}

fn curtailments() -> impl Strategy<Value = Curtailment> {
    let points = prop::collection::vec((0..=FLEXIBLE, known_flow_wh()), 0..20);
    (prop_oneof![wh(), 0..30_000u64], points).prop_map(|(needed_wh, points)| {
        let points =
            points.into_iter().zip(0..).map(|((class, expected_wh), id)| Point { id, class, expected_wh });
        Curtailment { needed_wh, points: points.collect() }
    })
}

fn before_wh() -> impl Strategy<Value = [Option<u64>; BEFORE_SLOTS]> {
    prop::array::uniform8(read_wh())
}

fn deliveries() -> impl Strategy<Value = Delivery> {
    (1..5usize).prop_flat_map(|slots| {
        let day = (prop::collection::vec(read_wh(), slots), before_wh())
            .prop_map(|(event_wh, before_wh)| Day { event_wh, before_wh });
        let slot = (read_wh(), wh(), price());
        let terms = (0..=1000u16, 0..=1000u16, 0..=1000u16, 1..7u32);
        (terms, prop::collection::vec(day, 0..13), before_wh(), prop::collection::vec(slot, slots)).prop_map(
            |(
                (adjust_permille, tolerance_permille, penalty_permille, least_days),
                days,
                before_wh,
                slots,
            )| {
                Delivery {
                    params: DeliveryTerms {
                        adjust_permille,
                        tolerance_permille,
                        penalty_permille,
                        least_days,
                    },
                    days,
                    before_wh,
                    metered_wh: slots.iter().map(|slot| slot.0).collect(),
                    awarded_wh: slots.iter().map(|slot| slot.1).collect(),
                    price_micro_per_kwh: slots.iter().map(|slot| slot.2).collect(),
                    cap_micro_per_kwh: 400_000,
                }
            },
        )
    })
}

fn small_outlooks() -> impl Strategy<Value = Outlook> {
    let slot = (-600..600i64, price(), price());
    let battery =
        (select(vec![1u64, 100, 250]), 0..4u64, 0..3u64, 0..5u64, select(vec![1u16, 850, 900, 1000]));
    let limits = (select(vec![0u64, 200, 10_000]), select(vec![0u64, 200, 10_000]), price(), price());
    (battery, limits, prop::collection::vec(slot, 0..5)).prop_map(
        |((step_wh, capacity, power, charge, efficiency_permille), (up, down, breach, end_worth), slots)| {
            Outlook {
                step_wh,
                capacity_wh: capacity * step_wh,
                power_wh: power * step_wh,
                charge_wh: charge * step_wh,
                efficiency_permille,
                net_wh: slots.iter().map(|slot| slot.0).collect(),
                feed_in_micro_per_kwh: slots.iter().map(|slot| slot.1).collect(),
                retail_micro_per_kwh: slots.iter().map(|slot| slot.2).collect(),
                limit_up_wh: up,
                limit_down_wh: down,
                breach_micro_per_kwh: breach,
                end_worth_micro_per_kwh: end_worth,
            }
        },
    )
}

/// Every plan that the battery can follow.
fn all_plans(outlook: &Outlook) -> Vec<Vec<i64>> {
    let step_wh = i64::try_from(outlook.step_wh).unwrap();
    let capacity = i64::try_from(outlook.capacity_wh).unwrap();
    let power = i64::try_from(outlook.power_wh).unwrap() / step_wh;
    let charge = i64::try_from(outlook.charge_wh).unwrap().min(capacity);
    let mut plans = vec![(vec![], charge)];
    for _ in &outlook.net_wh {
        plans = plans
            .into_iter()
            .flat_map(|(plan, charge): (Vec<i64>, i64)| {
                let moves = (-power..=power).map(move |steps| steps * step_wh);
                let possible = moves.filter(move |moved| (0..=capacity).contains(&(charge + moved)));
                possible.map(move |moved| ([&plan[..], &[moved]].concat(), charge + moved))
            })
            .collect();
    }
    plans.into_iter().map(|(plan, _)| plan).collect()
}

/// What a plan costs, by the words of the page.
fn cost_micro(outlook: &Outlook, plan: &[i64]) -> i128 {
    let mut charge = i128::from(outlook.charge_wh.min(outlook.capacity_wh));
    let mut cost = 0;
    for (slot, &moved) in plan.iter().enumerate() {
        let efficiency = i128::from(outlook.efficiency_permille);
        let moved = i128::from(moved);
        let drawn = if moved > 0 { (moved * 1000 + efficiency - 1) / efficiency } else { moved };
        let net = i128::from(outlook.net_wh[slot]) - drawn;
        let micro = |price: u64, energy: i128| i128::from(price / 1000) * energy.max(0);
        cost +=
            micro(outlook.retail_micro_per_kwh[slot], -net) - micro(outlook.feed_in_micro_per_kwh[slot], net);
        cost += micro(outlook.breach_micro_per_kwh, net - i128::from(outlook.limit_up_wh));
        cost += micro(outlook.breach_micro_per_kwh, -net - i128::from(outlook.limit_down_wh));
        charge += moved;
    }
    cost - i128::from(outlook.end_worth_micro_per_kwh / 1000) * charge
}

fn states() -> impl Strategy<Value = State> {
    select(vec![State::Normal, State::Alert, State::Emergency, State::Restoration])
}

fn observations() -> impl Strategy<Value = Observed> {
    let capacity = || select(vec![0u64, 1_000, 4_000]);
    let deviation = || prop_oneof![3 => Just(None), 1 => (0..900u32).prop_map(Some)];
    let said = prop_oneof![6 => Just(None), 1 => Just(Some(Said::Alert)), 1 => Just(Some(Said::Emergency))];
    (
        prop_oneof![2 => Just(0i64), 3 => flow_wh()],
        capacity(),
        capacity(),
        prop::collection::vec(known_flow_wh(), 0..5),
        deviation(),
        deviation(),
        said,
    )
        .prop_map(
            |(flow_wh, capacity_up_wh, capacity_down_wh, forecast_flow_wh, frequency, voltage, operator)| {
                Observed {
                    flow_wh,
                    capacity_up_wh,
                    capacity_down_wh,
                    forecast_flow_wh,
                    frequency_deviation_mhz: frequency,
                    voltage_deviation_permille: voltage,
                    operator,
                }
            },
        )
}

fn watches() -> impl Strategy<Value = Watch> {
    let calm = Observed {
        flow_wh: 0,
        capacity_up_wh: 1,
        capacity_down_wh: 1,
        forecast_flow_wh: vec![],
        frequency_deviation_mhz: None,
        voltage_deviation_permille: None,
        operator: None,
    };
    let slots = prop::collection::vec(prop_oneof![3 => Just(calm), 2 => observations()], 1..40);
    (states(), 1..5u32, 1..4u32, slots).prop_map(|(state, calm_slots, stages, slots)| Watch {
        params: Bands {
            alert_permille: 800,
            emergency_permille: 1000,
            clear_permille: 700,
            calm_slots,
            stages,
            frequency_alert_mhz: 200,
            frequency_emergency_mhz: 800,
            voltage_alert_permille: 100,
            voltage_emergency_permille: 150,
        },
        state,
        slots,
    })
}

fn watched(zone: &Watch) -> Vec<WatchedSlot> {
    watch(zone).unwrap().slots
}

/// The states before and after each slot.
fn steps_of(zone: &Watch) -> Vec<(State, State)> {
    let after: Vec<State> = watched(zone).iter().map(|slot| slot.state).collect();
    std::iter::once(zone.state).chain(after.clone()).zip(after).collect()
}

fn blackouts() -> impl Strategy<Value = Blackout> {
    let load = || prop_oneof![Just(0u64), 0..1_500u64];
    let zone = (
        any::<prop::sample::Index>(),
        prop::bool::weighted(0.85),
        prop::bool::weighted(0.3),
        prop_oneof![Just(0u64), 0..4_000u64],
        [load(), load(), load()],
    );
    prop::collection::vec(zone, 0..8).prop_map(|zones| {
        let zones =
            zones.into_iter().zip(0u32..).map(|((parent, usable, black_start, supply_wh, load_wh), id)| {
                let parent = (id > 0 && usable).then(|| u32::try_from(parent.index(id as usize)).unwrap());
                DarkZone { id, parent, black_start, supply_wh, load_wh }
            });
        Blackout { zones: zones.collect() }
    })
}

/// What a plan has switched on, told by looking at all zones anew.
struct SwitchedOn<'a> {
    zones: &'a [DarkZone],
    classes_on: Vec<usize>,
}

impl SwitchedOn<'_> {
    fn neighbours(&self, zone: usize) -> impl Iterator<Item = usize> {
        let id = |position: usize| u32::try_from(position).unwrap();
        (0..self.zones.len()).filter(move |&other| {
            self.zones[zone].parent == Some(id(other)) || self.zones[other].parent == Some(id(zone))
        })
    }

    /// Supplied and drawn by all zones with power that hang together with these.
    fn island(&self, mut reached: Vec<usize>) -> (u64, u64) {
        reached.retain(|&zone| self.classes_on[zone] > 0);
        let mut next = 0;
        while let Some(&zone) = reached.get(next) {
            let further: Vec<usize> = self
                .neighbours(zone)
                .filter(|other| self.classes_on[*other] > 0 && !reached.contains(other))
                .collect();
            reached.extend(further);
            next += 1;
        }
        reached.sort_unstable();
        reached.dedup();
        reached.iter().fold((0, 0), |(supply, drawn), &zone| {
            let on: u64 = self.zones[zone].load_wh[..self.classes_on[zone]].iter().sum();
            (supply + self.zones[zone].supply_wh, drawn + on)
        })
    }

    fn can_switch_on(&self, zone: usize, class: usize) -> bool {
        if self.classes_on[zone] != class {
            return false;
        }
        let DarkZone { black_start, supply_wh, load_wh, .. } = self.zones[zone];
        let around: Vec<usize> = if class > 0 { vec![zone] } else { self.neighbours(zone).collect() };
        let is_powered = around.iter().any(|&zone| self.classes_on[zone] > 0);
        let (mut supply, drawn) = self.island(around);
        if class == 0 && black_start {
            supply += supply_wh;
        } else if !is_powered {
            return false;
        }
        (drawn + load_wh[class]) * 1000 <= supply * 900
    }

    fn first_possible(&self) -> Option<(usize, usize)> {
        let all = (0..CLASSES).flat_map(|class| (0..self.zones.len()).map(move |zone| (class, zone)));
        all.into_iter().find(|&(class, zone)| self.can_switch_on(zone, class))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nobody_is_awarded_more_than_offered_or_dearer_than_the_cap(call in calls()) {
        let called = award(&call).unwrap();
        prop_assert!(called.price_micro_per_kwh.is_none_or(|price| price <= call.price_cap_micro_per_kwh));
        for (offer, award) in call.offers.iter().zip(&called.awards) {
            prop_assert!(award.awarded_wh <= offer.max_wh);
            prop_assert!(award.awarded_wh == 0 || Some(offer.price_micro_per_kwh) <= called.price_micro_per_kwh);
            prop_assert!(award.awarded_wh == 0 || offer.max_wh >= call.min_wh);
        }
    }

    #[test]
    fn awards_add_up_to_what_is_needed_and_not_short(call in calls()) {
        let called = award(&call).unwrap();
        let awarded: u64 = called.awards.iter().map(|award| award.awarded_wh).sum();
        prop_assert_eq!(awarded, call.needed_wh - called.short_wh);
        prop_assert_eq!(called.price_micro_per_kwh.is_none(), awarded == 0);
    }

    #[test]
    fn nothing_is_short_and_nobody_passed_over_while_a_cheaper_offer_is_left(call in calls()) {
        let called = award(&call).unwrap();
        for (offer, award) in call.offers.iter().zip(&called.awards) {
            let is_taken = offer.max_wh >= call.min_wh && offer.price_micro_per_kwh <= call.price_cap_micro_per_kwh;
            if is_taken && award.awarded_wh < offer.max_wh {
                prop_assert_eq!(called.short_wh, 0, "{:?} is left", offer);
                prop_assert!(called.price_micro_per_kwh <= Some(offer.price_micro_per_kwh), "{:?} is cheaper", offer);
            }
        }
    }

    #[test]
    fn the_order_in_which_offers_come_changes_nothing(call in calls(), by in any::<prop::sample::Index>()) {
        let mut turned = call.clone();
        turned.offers.rotate_left(if call.offers.is_empty() { 0 } else { by.index(call.offers.len()) });
        prop_assert_eq!(award(&turned), award(&call));
    }

    #[test]
    fn nobody_of_class_0_is_cut_and_nobody_more_than_expected(curtailment in curtailments()) {
        let curtailed = curtail(&curtailment).unwrap();
        for (point, cut) in curtailment.points.iter().zip(&curtailed.points) {
            prop_assert!(point.class != LIFE_SUPPORTING || cut.cut_wh == 0);
            prop_assert!(i128::from(cut.cut_wh) <= i128::from(point.expected_wh.unwrap_or(0).max(0)));
        }
    }

    #[test]
    fn cuts_add_up_and_a_lower_class_is_touched_only_when_the_higher_is_exhausted(curtailment in curtailments()) {
        let curtailed = curtail(&curtailment).unwrap();
        let cut: u64 = curtailed.points.iter().map(|cut| cut.cut_wh).sum();
        prop_assert_eq!(cut, curtailment.needed_wh - curtailed.short_wh);
        let left = |class| curtailment.points.iter().zip(&curtailed.points).any(|(point, cut)| {
            point.class == class && point.expected_wh.is_some_and(|expected| expected > i64::try_from(cut.cut_wh).unwrap())
        });
        let touched = |class| curtailment.points.iter().zip(&curtailed.points).any(|(point, cut)| point.class == class && cut.cut_wh > 0);
        prop_assert!(!touched(1) || !left(2));
        prop_assert!(curtailed.short_wh == 0 || (!left(1) && !left(2)));
    }

    #[test]
    fn what_is_delivered_lies_between_nothing_and_the_award(delivery in deliveries()) {
        for (slot, delivered) in deliver(&delivery).unwrap().slots.iter().enumerate() {
            prop_assert!(delivered.delivered_wh <= delivery.awarded_wh[slot]);
            prop_assert!(delivery.metered_wh[slot].is_some() || delivered.delivered_wh == 0);
            prop_assert!(delivered.short_wh + delivered.delivered_wh.min(delivered.short_wh) <= delivery.awarded_wh[slot]);
        }
    }

    #[test]
    fn money_lies_between_the_greatest_fine_and_the_cap_on_every_award(delivery in deliveries()) {
        let delivered = deliver(&delivery).unwrap();
        let awarded: u64 = delivery.awarded_wh.iter().sum();
        let at_cap = i128::from(awarded) * i128::from(delivery.cap_micro_per_kwh / 1000);
        let most_fined = at_cap * i128::from(delivery.params.penalty_permille) / 1000;
        prop_assert!(delivered.paid_micro <= at_cap);
        prop_assert!(delivered.paid_micro >= -most_fined, "{} below {}", delivered.paid_micro, -most_fined);
        let slots: i128 = delivered.slots.iter().map(|slot| slot.pay_micro - slot.penalty_micro).sum();
        prop_assert_eq!(delivered.paid_micro, slots);
    }

    #[test]
    fn a_baseline_lies_between_its_days_mean_and_the_greatest_shift_below(delivery in deliveries()) {
        let unshifted = Delivery { params: DeliveryTerms { adjust_permille: 0, ..delivery.params }, ..delivery.clone() };
        let (shifted, unshifted) = (deliver(&delivery).unwrap(), deliver(&unshifted).unwrap());
        prop_assert_eq!(shifted.baseline_wh.is_some(), unshifted.baseline_wh.is_some());
        for (slot, base) in shifted.slots.iter().zip(&unshifted.slots) {
            prop_assert!(slot.baseline_wh <= base.baseline_wh);
            let most = base.baseline_wh * u64::from(delivery.params.adjust_permille) / 1000;
            prop_assert!(slot.baseline_wh + most >= base.baseline_wh);
        }
    }

    #[test]
    fn drawing_more_before_a_notice_never_makes_up_for_more_than_was_drawn_less(
        delivery in deliveries(), more in wh(), at in 0..BEFORE_SLOTS,
    ) {
        let unshifted = Delivery { params: DeliveryTerms { adjust_permille: 0, ..delivery.params }, ..delivery.clone() };
        let mut inflated = delivery.clone();
        inflated.before_wh[at] = inflated.before_wh[at].map(|before| before + more);
        prop_assert!(deliver(&inflated).unwrap().paid_micro <= deliver(&unshifted).unwrap().paid_micro);
    }

    #[test]
    fn drawing_less_in_an_awarded_slot_never_pays_less(delivery in deliveries(), less in wh(), at in any::<prop::sample::Index>()) {
        let slot = at.index(delivery.metered_wh.len());
        let mut saving = delivery.clone();
        saving.metered_wh[slot] = saving.metered_wh[slot].map(|metered| metered.saturating_sub(less));
        prop_assert!(deliver(&saving).unwrap().paid_micro >= deliver(&delivery).unwrap().paid_micro);
    }

    #[test]
    fn no_plan_is_cheaper_and_of_equals_the_preferred_one_is_taken(outlook in small_outlooks()) {
        let plan = dispatch(&outlook).unwrap();
        let preference = |plan: &Vec<i64>| plan.iter().map(|&moved| (moved.abs(), -moved)).collect::<Vec<_>>();
        let best = all_plans(&outlook).into_iter().min_by_key(|plan| (cost_micro(&outlook, plan), preference(plan)));
        let best = best.expect("a battery can rest");
        prop_assert_eq!(plan.cost_micro, cost_micro(&outlook, &best));
        prop_assert_eq!(plan.into_battery_wh, best);
    }

    #[test]
    fn a_battery_never_holds_less_than_nothing_or_more_than_its_capacity(outlook in small_outlooks()) {
        let mut charge = i64::try_from(outlook.charge_wh.min(outlook.capacity_wh)).unwrap();
        for moved in dispatch(&outlook).unwrap().into_battery_wh {
            charge += moved;
            prop_assert!((0..=i64::try_from(outlook.capacity_wh).unwrap()).contains(&charge));
            prop_assert!(moved.unsigned_abs() <= outlook.power_wh);
        }
    }

    #[test]
    fn no_step_leads_from_emergency_to_normal(zone in watches()) {
        use State::{Alert, Emergency, Normal, Restoration};
        for step in steps_of(&zone) {
            prop_assert!(!matches!(step, (Emergency, Normal | Alert) | (Normal | Alert, Restoration) | (Restoration, Alert)), "{step:?}");
        }
    }

    #[test]
    fn the_way_back_from_an_emergency_takes_its_calm_slots_and_all_stages(zone in watches()) {
        let Bands { calm_slots, stages, .. } = zone.params;
        let least = usize::try_from(calm_slots * (1 + stages)).unwrap();
        let mut since_emergency = None;
        for (observed, slot) in zone.slots.iter().zip(watched(&zone)) {
            let is_hard = zone.params.judge(observed).verdict == Verdict::Hard;
            since_emergency = if is_hard { Some(0) } else { since_emergency.map(|passed: usize| passed + 1) };
            if slot.state == State::Normal {
                prop_assert!(since_emergency.is_none_or(|passed| passed >= least), "after {since_emergency:?} slots");
                since_emergency = None;
            }
            prop_assert!(slot.stage < stages);
            prop_assert!(slot.state == State::Restoration || slot.stage == 0);
        }
    }

    #[test]
    fn an_operator_never_makes_a_slot_better(zone in watches(), said in select(vec![Said::Alert, Said::Emergency])) {
        let first = |operator| {
            let mut zone = zone.clone();
            zone.slots.truncate(1);
            zone.slots[0].operator = operator;
            watched(&zone).remove(0)
        };
        let severity = |state| match state { State::Normal => 0, State::Alert => 1, State::Restoration => 2, State::Emergency => 3 };
        prop_assert!(severity(first(Some(said)).state) >= severity(first(None).state));
    }

    #[test]
    fn reasons_are_told_in_alphabetical_order_and_only_once(zone in watches()) {
        for slot in watched(&zone) {
            let names: Vec<String> = slot.reasons.iter().map(|reason| format!("{reason:?}")).collect();
            prop_assert!(names.is_sorted_by(|one, next| one < next), "{names:?}");
            prop_assert!(slot.loading_permille <= 1_000_000);
        }
    }

    #[test]
    fn what_is_needed_brings_a_line_to_its_target(
        forecast_wh in known_flow_wh(), typical_wh in known_flow_wh(), up in wh(), down in wh(), target_permille in 0..=1000u16,
    ) {
        let expectation = Expectation { forecast_wh, typical_wh, capacity_up_wh: up, capacity_down_wh: down, target_permille };
        let need = need(&expectation).unwrap();
        let expected = need.expected_wh.unwrap_or(0);
        let capacity = if expected > 0 { up } else { down };
        let target = capacity * u64::from(target_permille) / 1000;
        prop_assert!(need.needed_wh <= expected.unsigned_abs());
        prop_assert_eq!(need.needed_wh, expected.unsigned_abs().saturating_sub(target));
        prop_assert_eq!(need.direction.is_some(), need.needed_wh > 0);
    }

    #[test]
    fn at_every_step_nine_tenths_of_the_supply_bear_what_is_drawn(blackout in blackouts()) {
        for step in restore(&blackout).unwrap().steps {
            prop_assert!(step.drawn_wh * 1000 <= step.supply_wh * 900, "{step:?}");
        }
    }

    #[test]
    fn every_step_is_the_lowest_class_and_zone_that_could_be_and_none_is_left(blackout in blackouts()) {
        let Restoration { steps, left } = restore(&blackout).unwrap();
        let mut on = SwitchedOn { zones: &blackout.zones, classes_on: vec![0; blackout.zones.len()] };
        for step in steps {
            let Step { zone, class, .. } = step;
            prop_assert_eq!(on.first_possible(), Some((class.into(), zone as usize)));
            let was_dark = on.classes_on[zone as usize] == 0;
            on.classes_on[zone as usize] += 1;
            prop_assert_eq!(on.island(vec![zone as usize]), (step.supply_wh, step.drawn_wh));
            let DarkZone { supply_wh, load_wh, .. } = blackout.zones[zone as usize];
            prop_assert_eq!(step.added_supply_wh, if was_dark { supply_wh } else { 0 });
            prop_assert_eq!(step.added_load_wh, load_wh[usize::from(class)]);
        }
        prop_assert_eq!(on.first_possible(), None);
        let dark: usize = on.classes_on.iter().map(|classes| CLASSES - classes).sum();
        prop_assert_eq!(left.len(), dark);
    }
}

// Each case is more than a week of slots.
proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_forecast_is_typical_with_at_most_three_quarters_of_what_differs_now(
        values in prop::collection::vec(known_flow_wh(), 0..800), ahead in 0..200u32,
    ) {
        let foreseen = forecast(&Known { values: values.clone(), ahead }).unwrap().forecast_wh;
        prop_assert_eq!(foreseen.len(), ahead as usize);
        let residual = match (values.last().copied().flatten(), typical_wh(&values, 0)) {
            (Some(now), Some(typical)) => now - typical,
            _ => 0,
        };
        let mut last = residual.abs();
        for (slot, foreseen) in (1..).zip(foreseen) {
            let typical = typical_wh(&values, slot);
            prop_assert_eq!(foreseen.is_some(), typical.is_some());
            if let (Some(foreseen), Some(typical)) = (foreseen, typical) {
                let fade = foreseen - typical;
                prop_assert!(fade.signum() * residual.signum() >= 0);
                prop_assert!(fade.abs() * 4 <= last * 3);
            }
            last = last * 3 / 4;
        }
    }

    #[test]
    fn with_nothing_known_nothing_is_foreseen(unread in 0..800usize, ahead in 0..673u32) {
        let foreseen = forecast(&Known { values: vec![None; unread], ahead }).unwrap().forecast_wh;
        prop_assert!(foreseen.iter().all(Option::is_none));
    }

    #[test]
    fn what_lies_more_than_seven_days_back_changes_no_forecast(
        old in prop::collection::vec(known_flow_wh(), 0..100), recent in prop::collection::vec(known_flow_wh(), 673..700),
    ) {
        let whole = forecast(&Known { values: [old, recent.clone()].concat(), ahead: 96 });
        prop_assert_eq!(whole, forecast(&Known { values: recent, ahead: 96 }));
    }
}
