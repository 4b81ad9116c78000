//! Plays what an offerer could try, and says what it brings beside honest play (balancing specification, section 4).
//!
//! One slot of 1,000 Wh is awarded at 100 of at most 400 micro/Wh; the household draws 2,000 Wh in such a slot, and 500 Wh in each of the
//! eight before a notice.

use balancing::{
    delivery::{BEFORE_SLOTS, Day, Delivery, DeliveryTerms, deliver},
    need::{Expectation, need},
};

const USUAL_WH: u64 = 2_000;
const BEFORE_WH: u64 = 500;
const PRICE: u64 = 100_000;

/// What honest play brings: 1,000 Wh less than usual.
const HONEST_MICRO: i128 = 100_000;

/// What delivering nothing costs: nine tenths of the award at half the cap.
const FINE_MICRO: i128 = 180_000;

struct Played {
    days: Vec<Day>,
    before_wh: [Option<u64>; BEFORE_SLOTS],
    metered_wh: Option<u64>,
    price_micro_per_kwh: u64,
}

fn day(event_wh: u64, before_wh: u64) -> Day {
    Day { event_wh: vec![Some(event_wh)], before_wh: [Some(before_wh); BEFORE_SLOTS] }
}

fn honest() -> Played {
    Played {
        days: vec![day(USUAL_WH, BEFORE_WH); 10],
        before_wh: [Some(BEFORE_WH); BEFORE_SLOTS],
        metered_wh: Some(USUAL_WH - 1_000),
        price_micro_per_kwh: PRICE,
    }
}

fn brings_micro(played: Played) -> i128 {
    let delivery = Delivery {
        params: DeliveryTerms {
            adjust_permille: 200,
            tolerance_permille: 900,
            penalty_permille: 500,
            least_days: 5,
        },
        days: played.days,
        before_wh: played.before_wh,
        metered_wh: vec![played.metered_wh],
        awarded_wh: vec![1_000],
        price_micro_per_kwh: vec![played.price_micro_per_kwh],
        cap_micro_per_kwh: 400_000,
    };
    deliver(&delivery).unwrap().paid_micro
}

#[test]
fn honest_play_brings_the_price() {
    assert_eq!(brings_micro(honest()), HONEST_MICRO);
}

#[test]
fn to_offer_for_nothing_and_deliver_nothing_costs_the_fine() {
    let played = Played { price_micro_per_kwh: 0, metered_wh: Some(USUAL_WH), ..honest() };
    assert_eq!(brings_micro(played), -FINE_MICRO);
}

#[test]
fn to_unplug_the_meter_costs_the_fine_too() {
    assert_eq!(brings_micro(Played { metered_wh: None, ..honest() }), -FINE_MICRO);
}

#[test]
fn to_draw_more_before_a_notice_brings_nothing_more() {
    let played = Played { before_wh: [Some(10 * BEFORE_WH); BEFORE_SLOTS], ..honest() };
    assert_eq!(brings_micro(played), HONEST_MICRO);
}

#[test]
fn to_be_away_brings_a_fifth_of_the_baseline_less_than_what_was_not_drawn() {
    let away = |usual_wh| {
        let days = vec![day(usual_wh, BEFORE_WH); 10];
        Played { days, before_wh: [Some(0); BEFORE_SLOTS], metered_wh: Some(0), ..honest() }
    };
    assert_eq!(brings_micro(away(1_000)), 80_000 - 20_000, "800 Wh delivered, 100 Wh missing");
    assert_eq!(brings_micro(away(USUAL_WH)), HONEST_MICRO, "large households are not told from honest ones");
}

#[test]
fn to_offer_only_while_always_away_costs_the_fine() {
    let days = vec![day(0, 0); 10];
    let played = Played { days, before_wh: [Some(0); BEFORE_SLOTS], metered_wh: Some(0), ..honest() };
    assert_eq!(brings_micro(played), -FINE_MICRO);
}

#[test]
fn a_car_of_every_second_day_is_paid_when_it_rests_anyway_and_fined_more_when_it_charges() {
    let every_second_day = || (0..10).map(|back| day(if back % 2 == 0 { 0 } else { USUAL_WH }, BEFORE_WH));
    let on =
        |metered_wh| Played { days: every_second_day().collect(), metered_wh: Some(metered_wh), ..honest() };
    let (rests, charges, waits) = (brings_micro(on(0)), brings_micro(on(USUAL_WH)), brings_micro(on(1_000)));
    assert_eq!((rests, charges, waits), (HONEST_MICRO, -FINE_MICRO, -FINE_MICRO));
    assert!(rests + charges < 0, "called on both days, it loses by charging");
}

#[test]
fn a_bump_of_the_forecast_calls_nobody() {
    let expectation = Expectation {
        forecast_wh: Some(-50_000),
        typical_wh: Some(-7_500),
        capacity_up_wh: 10_000,
        capacity_down_wh: 10_000,
        target_permille: 950,
    };
    assert_eq!(need(&expectation).unwrap().needed_wh, 0);
}
