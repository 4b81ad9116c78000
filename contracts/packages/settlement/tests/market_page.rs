//! Computes every example of docs/spec/market.md: a wrong number on the page fails here.

use clearing::case::{Case, CaseOrder, CaseZone, clear_orders};
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
            zones: zones.iter().map(|row| case_zone(row)).collect(),
            orders: orders.iter().map(|row| case_order(row)).collect(),
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
    let side = match row[2] {
        "sell" => clearing::Side::Sell,
        "buy" => clearing::Side::Buy,
        other => panic!("{other:?} is no side"),
    };
    CaseOrder {
        id: number(row[0]),
        zone: number(row[1]),
        side,
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
