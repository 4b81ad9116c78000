//! Computes every example of docs/spec/balancing.md: a wrong number on the page fails here.

use balancing::{
    call::{Call, Offer, award},
    curtail::{Curtailment, Point, curtail},
    delivery::{BEFORE_SLOTS, Day, Delivery, DeliveryTerms, deliver},
    dispatch::{Outlook, dispatch},
    forecast::{Known, forecast},
    need::{Expectation, need},
    restoration::{Blackout, DarkZone, restore},
    state::{Bands, Observed, Said, State, Watch, watch},
};

const PAGE: &str = include_str!("../../../../docs/spec/balancing.md");

/// Micro/kWh in a micro/Wh, the unit of prices on the page.
const MICRO_PER_WH: u64 = 1_000;

type Row = Vec<&'static str>;

/// The tables that follow the mark of an example, without their headers.
fn example(kind: &str) -> Vec<Vec<Row>> {
    let mark = format!("<!-- example: {kind} -->\n");
    let (_, text) = PAGE.split_once(&mark).unwrap_or_else(|| panic!("the page has no example of {kind}"));
    let lines: Vec<&str> = text.lines().take_while(|line| line.is_empty() || line.starts_with('|')).collect();
    let tables = lines.split(|line| line.is_empty()).filter(|table| !table.is_empty());
    tables.map(|table| table[2..].iter().map(|line| cells(line)).collect()).collect()
}

fn cells(line: &'static str) -> Row {
    line.strip_prefix('|').unwrap().strip_suffix('|').unwrap().split('|').map(str::trim).collect()
}

fn number<T: std::str::FromStr>(cell: &str) -> T {
    cell.parse().unwrap_or_else(|_| panic!("{cell:?} is no number"))
}

fn numbers<T: std::str::FromStr>(cell: &str) -> Vec<T> {
    cell.split_whitespace().map(number).collect()
}

fn optional<T: std::str::FromStr>(cell: &str) -> Option<T> {
    (!cell.is_empty()).then(|| number(cell))
}

fn price(cell: &str) -> u64 {
    number::<u64>(cell) * MICRO_PER_WH
}

/// As JSON would say it.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap_or_default().to_owned()
}

#[test]
fn slots_are_foreseen_as_the_page_says() {
    for row in &example("forecast")[0] {
        let mut values = vec![None; 97];
        (values[0], values[96]) = (Some(number(row[0])), Some(number(row[1])));
        for (slot, typical_wh) in (1..).zip(numbers(row[2])) {
            values[slot] = Some(typical_wh);
        }
        let foreseen = forecast(&Known { values, ahead: 4 }).unwrap().forecast_wh;
        let expected: Vec<Option<i64>> = numbers(row[3]).into_iter().map(Some).collect();
        assert_eq!(foreseen, expected, "{row:?}");
    }
}

#[test]
fn zones_are_judged_as_the_page_says() {
    let rows = &example("state")[0];
    let slots = rows.iter().map(|row| Observed {
        flow_wh: number(row[0]),
        capacity_up_wh: 1_000,
        capacity_down_wh: 1_000,
        forecast_flow_wh: numbers(row[1]).into_iter().map(Some).collect(),
        frequency_deviation_mhz: None,
        voltage_deviation_permille: None,
        operator: match row[2] {
            "" => None,
            "alert" => Some(Said::Alert),
            "emergency" => Some(Said::Emergency),
            other => panic!("an operator does not say {other:?}"),
        },
    });
    let params = Bands {
        alert_permille: 800,
        emergency_permille: 1000,
        clear_permille: 700,
        calm_slots: 2,
        stages: 2,
        frequency_alert_mhz: 200,
        frequency_emergency_mhz: 800,
        voltage_alert_permille: 100,
        voltage_emergency_permille: 150,
    };
    let watched = watch(&Watch { params, state: State::Normal, slots: slots.collect() }).unwrap().slots;
    for (row, slot) in rows.iter().zip(watched) {
        assert_eq!(word(slot.state), row[3], "{row:?}");
        assert_eq!((slot.stage, slot.loading_permille), (number(row[4]), number(row[5])), "{row:?}");
        let reasons: Vec<String> = slot.reasons.into_iter().map(word).collect();
        assert_eq!(reasons.join(" "), row[6], "{row:?}");
    }
}

#[test]
fn what_is_needed_is_as_the_page_says() {
    for row in &example("need")[0] {
        let needed = need(&Expectation {
            forecast_wh: optional(row[0]),
            typical_wh: optional(row[1]),
            capacity_up_wh: 1_000,
            capacity_down_wh: 1_000,
            target_permille: 950,
        })
        .unwrap();
        assert_eq!(needed.expected_wh, optional(row[2]), "{row:?}");
        assert_eq!(needed.direction.map(word).unwrap_or_default(), row[3], "{row:?}");
        assert_eq!(needed.needed_wh, number::<u64>(row[4]), "{row:?}");
    }
}

#[test]
fn offers_are_awarded_as_the_page_says() {
    let [call, offers] = &example("call")[..] else { panic!("a call and its offers") };
    let offer =
        |row: &Row| Offer { id: number(row[0]), price_micro_per_kwh: price(row[1]), max_wh: number(row[2]) };
    let called = award(&Call {
        needed_wh: number(call[0][0]),
        min_wh: 500,
        price_cap_micro_per_kwh: 300 * MICRO_PER_WH,
        offers: offers.iter().map(offer).collect(),
    })
    .unwrap();
    assert_eq!(called.price_micro_per_kwh, Some(price(call[0][1])));
    assert_eq!(called.short_wh, number::<u64>(call[0][2]));
    for (row, award) in offers.iter().zip(called.awards) {
        assert_eq!(award.awarded_wh, number::<u64>(row[3]), "{row:?}");
    }
}

#[test]
fn deliveries_are_judged_as_the_page_says() {
    for row in &example("delivery")[0] {
        let day = Day { event_wh: vec![Some(2_000)], before_wh: [Some(500); BEFORE_SLOTS] };
        let delivered = deliver(&Delivery {
            params: DeliveryTerms {
                adjust_permille: 200,
                tolerance_permille: 900,
                penalty_permille: 500,
                least_days: 5,
            },
            days: vec![day; 5],
            before_wh: [optional(row[0]); BEFORE_SLOTS],
            metered_wh: vec![optional(row[1])],
            awarded_wh: vec![number(row[2])],
            price_micro_per_kwh: vec![price(row[3])],
            cap_micro_per_kwh: price(row[4]),
        })
        .unwrap();
        let slot = delivered.slots[0];
        let energies = [slot.baseline_wh, slot.delivered_wh, slot.short_wh];
        assert_eq!(energies, [5, 6, 7].map(|column| number::<u64>(row[column])), "{row:?}");
        assert_eq!((slot.pay_micro, slot.penalty_micro), (number(row[8]), number(row[9])), "{row:?}");
    }
}

#[test]
fn points_are_cut_as_the_page_says() {
    let [needed, points] = &example("curtail")[..] else { panic!("what is needed and the points") };
    let point =
        |row: &Row| Point { id: number(row[0]), class: number(row[1]), expected_wh: optional(row[2]) };
    let curtailed =
        curtail(&Curtailment { needed_wh: number(needed[0][0]), points: points.iter().map(point).collect() })
            .unwrap();
    assert_eq!(curtailed.short_wh, number::<u64>(needed[0][1]));
    for (row, cut) in points.iter().zip(curtailed.points) {
        assert_eq!(cut.cut_wh, number::<u64>(row[3]), "{row:?}");
    }
}

#[test]
fn a_battery_is_planned_as_the_page_says() {
    let [battery, slots] = &example("dispatch")[..] else { panic!("a battery and the slots") };
    let plan = dispatch(&Outlook {
        step_wh: 250,
        capacity_wh: 1_000,
        power_wh: 500,
        charge_wh: 0,
        efficiency_permille: 900,
        net_wh: slots.iter().map(|row| number(row[0])).collect(),
        feed_in_micro_per_kwh: slots.iter().map(|row| price(row[1])).collect(),
        retail_micro_per_kwh: slots.iter().map(|row| price(row[2])).collect(),
        limit_up_wh: 1_000_000,
        limit_down_wh: 1_000_000,
        breach_micro_per_kwh: 500 * MICRO_PER_WH,
        end_worth_micro_per_kwh: price(battery[0][0]),
    })
    .unwrap();
    assert_eq!(plan.cost_micro, number::<i128>(battery[0][1]));
    let expected: Vec<i64> = slots.iter().map(|row| number(row[3])).collect();
    assert_eq!(plan.into_battery_wh, expected);
}

#[test]
fn zones_are_restored_as_the_page_says() {
    let [zones, steps] = &example("restoration")[..] else { panic!("zones and steps") };
    let zone = |row: &Row| DarkZone {
        id: number(row[0]),
        parent: optional(row[1]),
        black_start: row[2] == "yes",
        supply_wh: number(row[3]),
        load_wh: [4, 5, 6].map(|column| number(row[column])),
    };
    let plan = restore(&Blackout { zones: zones.iter().map(zone).collect() }).unwrap();
    let planned = plan.steps.iter().map(|step| {
        [step.zone.into(), step.class.into(), step.drawn_wh, step.supply_wh]
            .map(|value: u64| value.to_string())
    });
    let expected: Vec<_> =
        steps.iter().map(|row| [0, 1, 2, 3].map(|column| row[column].to_owned())).collect();
    assert_eq!(planned.collect::<Vec<_>>(), expected);
}
