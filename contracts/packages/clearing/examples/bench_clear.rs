//! Times the clearing of whole markets: orders summed, cleared and filled. Prints one JSON line per figure.

use std::{fs, hint::black_box, time::Instant};

use clearing::{
    Side,
    case::{Case, CaseOrder, CaseZone},
    clear_orders,
};
use serde_json::json;

const RUNS: usize = 101;

fn main() {
    report("clear_2000_orders_one_zone", 1, &market(1, 2_000));
    report("clear_100000_orders_64_zones", 50, &market(64, 100_000));
}

fn report(figure: &str, bar_ms: u32, case: &Case) {
    let line = json!({
        "bench": "clearing", "figure": figure, "value": median_ms(case), "unit": "ms", "bar": bar_ms, "machine": machine(),
    });
    println!("{line}");
}

#[allow(clippy::float_arithmetic)] // Times, not energy or money.
fn median_ms(case: &Case) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(clear_orders(black_box(case))).expect("the market clears");
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[RUNS / 2] * 10_000.0).round() / 10_000.0
}

/// As many sells as buys, at prices drawn from the whole grid, over a tree in which every zone has up to four children.
fn market(zones: u32, orders: u64) -> Case {
    let mut random = Random(7);
    let zones: Vec<CaseZone> = (0..zones)
        .map(|id| CaseZone {
            id,
            parent: (id > 0).then(|| (id - 1) / 4),
            fee: 1_000 * random.below(8),
            capacity_up_wh: 200_000,
            capacity_down_wh: 200_000,
        })
        .collect();
    let orders = (0..orders)
        .map(|id| CaseOrder {
            id,
            zone: zones[usize::try_from(random.below(zones.len() as u64)).expect("a position")].id,
            side: if id % 2 == 0 { Side::Sell } else { Side::Buy },
            limit: 80_000 + 1_000 * random.below(221),
            energy_wh: 1 + random.below(5_000),
        })
        .collect();
    Case { tick: 1_000, price_floor: 80_000, price_ceiling: 300_000, zones, orders }
}

/// Knuth's linear congruential generator.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
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
