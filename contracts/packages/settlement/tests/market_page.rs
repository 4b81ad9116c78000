//! Computes every example of docs/spec/market.md: a wrong number on the page fails here.

use clearing::{
    PriceGrid, Side, Tree, ZoneCurve,
    case::{Case, CaseOrder, CaseZone, clear_orders},
};
use forward::{
    BundleOutcome, BundlePart, Daylight, Kind, OrderReserve, Schedule, TimeZone, Turn, TurnTime, Window,
    clear_bundle, fixed_level, moved_dynamic, times,
};
use settlement::{
    case::{Slot, SlotPoint, SlotRule, SlotTariff, SlotZone},
    settle_slot,
};
use units::Share;

const PAGE: &str = include_str!("../../../../docs/spec/market.md");

/// Micro/kWh in a micro/Wh, the unit of prices on the page.
const MICRO_PER_WH: u64 = 1_000;

type Row = Vec<&'static str>;

/// The tables that follow each mark of an example, without their headers.
fn examples(kind: &str) -> Vec<(&'static str, Vec<Vec<Row>>)> {
    let marked = PAGE.split("<!-- example: ").skip(1).filter(|example| example.starts_with(kind));
    let found: Vec<_> = marked
        .map(|example| {
            let (title, text) = example.split_once(" -->").expect("the mark is closed");
            (title, tables(text))
        })
        .collect();
    assert!(!found.is_empty(), "the page has no example of {kind}");
    found
}

/// Tables up to the first line that is neither one of theirs nor empty.
fn tables(text: &'static str) -> Vec<Vec<Row>> {
    let lines = text.lines().skip(1).take_while(|line| line.is_empty() || line.starts_with('|'));
    let mut tables: Vec<Vec<Row>> = Vec::new();
    let mut inside = false;
    for line in lines {
        if line.is_empty() {
            inside = false;
            continue;
        }
        if !inside {
            tables.push(Vec::new());
            inside = true;
        }
        let cells = line.trim_matches('|').split('|').map(str::trim).collect();
        tables.last_mut().expect("pushed above").push(cells);
    }
    tables.iter_mut().for_each(|table| drop(table.drain(..2)));
    tables
}

fn number<T: std::str::FromStr>(cell: &str) -> T {
    cell.parse().unwrap_or_else(|_| panic!("{cell:?} is no number"))
}

fn numbers(cell: &str) -> Vec<u64> {
    cell.split(' ').map(number).collect()
}

fn price(cell: &str) -> u64 {
    number::<u64>(cell) * MICRO_PER_WH
}

/// A price with its decimals.
fn exact_price(cell: &str) -> u64 {
    let (whole, micro) = cell.split_once('.').expect("three decimals");
    price(whole) + number::<u64>(micro)
}

fn side(cell: &str) -> Side {
    match cell {
        "sell" => Side::Sell,
        "buy" => Side::Buy,
        other => panic!("{other:?} is no side"),
    }
}

fn optional<T>(cell: &str, read: impl Fn(&str) -> T) -> Option<T> {
    (!cell.is_empty()).then(|| read(cell))
}

#[test]
fn shares_are_as_the_page_says() {
    for (_, tables) in examples("share") {
        for row in &tables[0] {
            let (sizes, shares) = (numbers(row[1]), numbers(row[2]));
            let mut share = Share::new(number(row[0]), sizes.iter().sum()).unwrap();
            let computed: Vec<u64> = sizes.iter().map(|size| share.next(*size).unwrap()).collect();
            assert_eq!(computed, shares, "{row:?}");
        }
    }
}

#[test]
fn markets_clear_as_the_page_says() {
    for (_, tables) in examples("clearing") {
        let [zones, orders] = &tables[..] else { panic!("zones and orders") };
        let case = Case {
            tick: MICRO_PER_WH,
            price_floor: 0,
            price_ceiling: 1_000 * MICRO_PER_WH,
            zones: zones.iter().map(case_zone).collect(),
            orders: orders.iter().map(case_order).collect(),
        };
        let outcome = clear_orders(&case).unwrap();
        for (row, zone) in zones.iter().zip(&outcome.zones) {
            assert_eq!(zone.price, optional(row[5], price), "price of {row:?}");
        }
        for row in zones.iter().filter(|row| !row[6].is_empty()) {
            let line = outcome.lines.iter().find(|line| line.zone == number(row[0])).unwrap();
            assert_eq!(line.flow_wh, number(row[6]), "flow of {row:?}");
        }
        for (row, fill) in orders.iter().zip(&outcome.fills) {
            assert_eq!(fill.energy_wh, number(row[5]), "fill of {row:?}");
        }
    }
}

fn case_zone(row: &Row) -> CaseZone {
    let capacity = |cell: &str| optional(cell, number).unwrap_or(clearing::UNLIMITED_WH);
    CaseZone {
        id: number(row[0]),
        parent: optional(row[1], number),
        fee: optional(row[2], price).unwrap_or_default(),
        capacity_up_wh: capacity(row[3]),
        capacity_down_wh: capacity(row[4]),
    }
}

fn case_order(row: &Row) -> CaseOrder {
    CaseOrder {
        id: number(row[0]),
        zone: number(row[1]),
        side: side(row[2]),
        limit: price(row[3]),
        energy_wh: number(row[4]),
    }
}

#[test]
fn slots_settle_as_the_page_says() {
    for (title, tables) in examples("settlement") {
        let terms: Vec<u64> = title
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|word| !word.is_empty())
            .map(price)
            .collect();
        let [feed_in, retail, trading_fee] = terms[..] else { panic!("three prices in {title:?}") };
        let rows = &tables[0];
        let slot = Slot {
            tariff: SlotTariff { feed_in, retail, trading_fee },
            zones: vec![SlotZone { id: 0, parent: None, fee: 0, islanded: false, storage_room_wh: 0 }],
            points: (0..).zip(rows).map(|(id, row)| slot_point(id, row)).collect(),
        };
        let outcome = settle_slot(&slot).unwrap();
        for (row, settled) in rows.iter().zip(&outcome.points) {
            let computed = [
                settled.pool_sold_wh,
                settled.pool_bought_wh,
                settled.utility_sold_wh,
                settled.utility_bought_wh,
            ];
            let stated: Vec<u64> = row[6..10].iter().map(|cell| number(cell)).collect();
            assert_eq!(computed[..], stated[..], "energy of {row:?}");
            assert_eq!(settled.money_micro, number::<i128>(row[10]), "money of {row:?}");
        }
    }
}

fn slot_point(id: u32, row: &Row) -> SlotPoint {
    SlotPoint {
        id,
        zone: 0,
        export_wh: number(row[1]),
        import_wh: number(row[2]),
        forward_sold_wh: number(row[3]),
        forward_bought_wh: number(row[4]),
        forward_money_micro: number(row[5]),
        held_wh: 0,
        in_funds: true,
        rule: SlotRule { ask: None, bid: None, hold: false, paused: false },
    }
}

const FLOOR: u64 = 80 * MICRO_PER_WH;
const CEILING: u64 = 300 * MICRO_PER_WH;

fn price_grid() -> PriceGrid {
    PriceGrid::new(FLOOR, CEILING, MICRO_PER_WH).unwrap()
}

#[test]
fn block_orders_trade_or_wait_as_the_page_says() {
    for (title, tables) in examples("block order") {
        let limit =
            title.split(' ').find_map(|word| word.parse::<u64>().ok()).expect("a limit") * MICRO_PER_WH;
        let rows = &tables[0];
        let zone = clearing::Zone { id: 0, line: None };
        let tree = Tree::new(price_grid(), &[zone]).unwrap();
        let curves: Vec<[ZoneCurve; 1]> = rows
            .iter()
            .map(|row| {
                let mut curve = ZoneCurve::new();
                curve.add(&price_grid(), side(row[1]), price(row[2]), number(row[3])).unwrap();
                [curve]
            })
            .collect();
        let parts = rows.iter().zip(&curves).map(|(row, curves)| BundlePart {
            tree: &tree,
            curves,
            zone: 0,
            energy_wh: number(row[4]),
        });
        let outcome = clear_bundle(Side::Buy, limit, &parts.collect::<Vec<_>>()).unwrap();
        match outcome {
            BundleOutcome::Filled(slots) => {
                assert!(title.ends_with("trades"), "{title}");
                for (row, zones) in rows.iter().zip(slots) {
                    assert_eq!(zones[0].price_micro_per_kwh, price(row[5]), "{row:?}");
                }
            }
            BundleOutcome::Waits(_) => assert!(title.ends_with("waits"), "{title}"),
        }
    }
}

#[test]
fn dynamic_references_move_as_the_page_says() {
    for (_, tables) in examples("dynamic reference") {
        for row in &tables[0] {
            let (demand_wh, supply_wh) = (number(row[1]), number(row[2]));
            let moved = moved_dynamic(exact_price(row[0]), 20, demand_wh, supply_wh, &price_grid());
            assert_eq!(moved, exact_price(row[3]), "{row:?}");
        }
    }
}

#[test]
fn peaks_follow_the_clock_on_the_wall_as_the_page_says() {
    let turn = |month| Turn { month, week: 5, weekday: 6, second_of_day: 3_600, time_is: TurnTime::Utc };
    let time_zone = TimeZone {
        standard_offset_minutes: 60,
        daylight: Some(Daylight { offset_minutes: 120, starts: turn(3), ends: turn(10) }),
    };
    let peak =
        Window { weekdays: 0b001_1111, from_minute: 17 * 60, to_minute: 20 * 60, multiplier_permille: 1_500 };
    let schedule = Schedule::new(time_zone, vec![peak]).unwrap();
    for (_, tables) in examples("time of use") {
        for row in &tables[0] {
            let multiplier = schedule.multiplier_permille(unix_seconds(row[0]));
            assert_eq!(times(190 * MICRO_PER_WH, multiplier), price(row[2]), "{row:?}");
        }
    }
}

/// Of an hour of 2026 in UTC.
fn unix_seconds(time: &str) -> u64 {
    const DAYS_BEFORE_MONTH: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    const START_OF_2026: u64 = 1_767_225_600;
    let parts: Vec<u64> =
        time.split(|letter: char| !letter.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    let [2026, month, day, hours, minutes, 0] = parts[..] else { panic!("{time:?} is no minute of 2026") };
    let days = DAYS_BEFORE_MONTH[usize::try_from(month).unwrap() - 1] + day - 1;
    START_OF_2026 + ((days * 24 + hours) * 60 + minutes) * 60
}

#[test]
fn orders_reserve_as_the_page_says() {
    for (_, tables) in examples("reserve") {
        for row in &tables[0] {
            let grid = PriceGrid::new(price(row[3]), price(row[4]), MICRO_PER_WH).unwrap();
            let (kind, level) = match row[1] {
                "model" => (Kind::Dynamic, 0),
                limit => (Kind::Fixed, fixed_level(&grid, price(limit)).unwrap()),
            };
            let reserve =
                OrderReserve::of_order(&grid, side(row[0]), kind, level, number(row[2]), 0).unwrap();
            assert_eq!(reserve.total_micro().unwrap(), number::<i128>(row[5]), "{row:?}");
        }
    }
}
