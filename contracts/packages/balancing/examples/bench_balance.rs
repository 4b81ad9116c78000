//! Times a call and a battery's plan. Prints one JSON line per figure.

use std::{fs, hint::black_box, time::Instant};

use balancing::{
    call::{Call, Offer},
    case::{Case, balance},
    dispatch::Outlook,
};
use serde_json::json;

const RUNS: usize = 101;

fn main() {
    report("10,000 offers awarded", 2, &Case::Call(call(10_000)));
    report("a battery of 64 steps planned over 96 slots", 5, &Case::Dispatch(outlook(96, 64)));
}

fn report(figure: &str, bar_ms: u32, case: &Case) {
    let line = json!({
        "bench": "balancing", "figure": figure, "value": median_ms(case), "unit": "ms", "bar": bar_ms, "machine": machine(),
    });
    println!("{line}");
}

#[allow(clippy::float_arithmetic)] // Times, not energy or money.
fn median_ms(case: &Case) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(balance(black_box(case))).expect("the case is sound");
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[RUNS / 2] * 10_000.0).round() / 10_000.0
}

/// Offers at prices drawn from 300 ticks, of which three quarters are needed.
fn call(offers: u64) -> Call {
    let mut random = Random(7);
    let offers = (0..offers).map(|id| Offer {
        id,
        max_wh: 500 + random.below(2_500),
        price_micro_per_kwh: 1_000 * random.below(300),
    });
    let offers: Vec<Offer> = offers.collect();
    let offered_wh: u64 = offers.iter().map(|offer| offer.max_wh).sum();
    Call { needed_wh: offered_wh / 4 * 3, min_wh: 500, price_cap_micro_per_kwh: 400_000, offers }
}

/// A battery that can take or give all its steps in a slot, in a zone that imports and exports by turns.
fn outlook(slots: usize, steps: u64) -> Outlook {
    let mut random = Random(7);
    let mut prices = |least: u64| (0..slots).map(|_| 1_000 * (least + random.below(200))).collect::<Vec<_>>();
    let (feed_in_micro_per_kwh, retail_micro_per_kwh) = (prices(0), prices(200));
    let net_wh = (0..slots).map(|_| random.below(20_000).cast_signed() - 10_000).collect();
    Outlook {
        step_wh: 250,
        capacity_wh: 250 * steps,
        power_wh: 250 * steps,
        charge_wh: 125 * steps,
        efficiency_permille: 900,
        net_wh,
        feed_in_micro_per_kwh,
        retail_micro_per_kwh,
        limit_up_wh: 8_000,
        limit_down_wh: 8_000,
        breach_micro_per_kwh: 500_000,
        end_worth_micro_per_kwh: 150_000,
    }
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
