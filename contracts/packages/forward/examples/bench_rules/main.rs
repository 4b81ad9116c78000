//! Compares what this engine's trades are worth with what other open exchanges' rules make of the same books, and times a whole forward
//! book. Prints one JSON line per figure; given a path, also draws the comparison there.

use std::{env, fs, hint::black_box, time::Instant};

use clearing::case::Case;
use serde::Deserialize;
use serde_json::{Value, json};

mod books;
mod network;
mod plot;
mod rules;
mod welfare;
mod whole_market;

use books::{Lines, book};
use plot::{Group, Panel};
use rules::{Matched, pay_as_bid, pay_as_clear};
use welfare::{cleared, welfare};
use whole_market::Market;

const BOOKS: u64 = 40;
const ORDERS_PER_ZONE: u64 = 50;
const ZONES: [u32; 4] = [1, 4, 16, 64];
const RUNS: usize = 101;

type Rule = (&'static str, fn(&Case) -> Matched);

const RULES: [Rule; 2] = [("pay-as-bid", pay_as_bid), ("pay-as-clear", pay_as_clear)];

fn main() {
    let mut panels: Vec<Panel> = Lines::ALL.map(random_books).into();
    panels.push(town());
    let mut large = book(7, 64, 100_000 / 64 + 1, Lines::Narrow);
    large.orders.truncate(100_000);
    let market = Market::new(&large).expect("a market");
    report(
        "100,000 forward orders in 64 zones summed, cleared and filled, native",
        json!(median_ms(&market)),
        "ms",
        Some(50),
    );
    if let Some(path) = env::args().nth(1) {
        fs::write(&path, chart(&panels)).unwrap_or_else(|error| panic!("cannot write {path}: {error}"));
    }
}

fn random_books(lines: Lines) -> Panel {
    let groups = ZONES.map(|zones| {
        let cases: Vec<Case> = (0..BOOKS).map(|seed| book(seed, zones, ORDERS_PER_ZONE, lines)).collect();
        let shares = shares(&cases);
        // One zone has no lines.
        if zones > 1 || lines == Lines::Wide {
            let name =
                if zones == 1 { "1 zone".to_owned() } else { format!("{zones} zones, {}", lines.name()) };
            report_shares(&name, &shares);
        }
        group(zones.to_string(), &shares)
    });
    Panel { heading: lines.name().to_owned(), groups: groups.into() }
}

/// The cases of `vectors/clearing_town.jsonl`.
fn town() -> Panel {
    #[derive(Deserialize)]
    struct Line {
        case: Case,
    }
    let lines = include_str!("../../../../vectors/clearing_town.jsonl").lines();
    let cases: Vec<Case> =
        lines.map(|line| serde_json::from_str::<Line>(line).expect("a case").case).collect();
    let shares = shares(&cases);
    report_shares(&format!("{} vectors of a town", cases.len()), &shares);
    Panel { heading: "town vectors".to_owned(), groups: vec![group("5 to 12".to_owned(), &shares)] }
}

/// Per rule, the share of this engine's welfare that it reaches over all the cases.
#[allow(clippy::float_arithmetic, clippy::cast_precision_loss)] // A ratio to show.
fn shares(cases: &[Case]) -> Vec<f64> {
    let total =
        |rule: fn(&Case) -> Matched| cases.iter().map(|case| welfare(case, &rule(case))).sum::<i128>() as f64;
    let best = total(cleared);
    RULES.iter().map(|&(_, rule)| total(rule) / best).collect()
}

#[allow(clippy::float_arithmetic)] // Percentages to show.
fn group(label: String, shares: &[f64]) -> Group {
    Group { label, percents: shares.iter().map(|share| 100.0 * (1.0 - share)).collect() }
}

fn chart(panels: &[Panel]) -> String {
    plot::bars(
        "Welfare lost by the rules of other open exchanges",
        "Value bought less cost sold less fees, short of the optimum, which this engine reaches. Same books, same lines.",
        "zones; 50 orders a zone, 40 books each; the vectors are 150 cases",
        "welfare lost",
        &["pay-as-bid, as orders arrive", "pay-as-clear, zone by zone upwards"],
        panels,
    )
}

fn report_shares(books: &str, shares: &[f64]) {
    for ((name, _), share) in RULES.iter().zip(shares) {
        report(&format!("welfare of {name} against ours, {books}"), json!(rounded(*share)), "ratio", None);
    }
}

fn report(figure: &str, value: Value, unit: &str, bar: Option<u32>) {
    let mut line =
        json!({ "bench": "market", "figure": figure, "value": value, "unit": unit, "machine": machine() });
    if let Some(bar) = bar {
        line["bar"] = json!(bar);
    }
    println!("{line}");
}

#[allow(clippy::float_arithmetic)] // Times, not energy or money.
fn median_ms(market: &Market) -> f64 {
    let run = |_| {
        let start = Instant::now();
        black_box(black_box(market).run()).expect("the market clears");
        start.elapsed().as_secs_f64() * 1_000.0
    };
    let mut times: Vec<f64> = (0..RUNS).map(run).collect();
    times.sort_by(f64::total_cmp);
    rounded(times[times.len() / 2])
}

#[allow(clippy::float_arithmetic)] // To four places, to show.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map(|(_, model)| model);
    format!("{} ({cores} cores)", model.unwrap_or("unknown processor"))
}
