//! Answers questions of balancing given as JSON lines.

use std::process::ExitCode;

use balancing::case::balance;

#[path = "../../clearing/examples/json_lines/mod.rs"]
mod json_lines;

const HELP: &str = r#"Foresees, judges, relieves and restores the zones of a grid, given as JSON lines.

usage: balance < cases.jsonl

Reads one {"case": …} a line from standard input (other fields, such as "expected", are passed over) and prints
{"case": …, "outcome": …} for each. A line that cannot be answered gives {"line": number, "error": text}, the next
one is answered all the same, and the exit status is 1.

Each case has a "kind" and its fields. Energy is in Wh, flow is positive towards the root, prices are in
micro-currency per kWh, multiples of 1000, 0 or more.

forecast     values (per slot, oldest first, the last is now; null if unread), ahead
             -> forecast_wh
state        params  alert_permille, emergency_permille, clear_permille, calm_slots, stages, frequency_alert_mhz,
                     frequency_emergency_mhz, voltage_alert_permille, voltage_emergency_permille
             state   "normal", "alert", "emergency" or "restoration"
             slots   flow_wh, capacity_up_wh, capacity_down_wh, forecast_flow_wh, frequency_deviation_mhz,
                     voltage_deviation_permille (null if unmeasured), operator (null, "alert" or "emergency")
             -> slots: state, stage, loading_permille, reasons
need         forecast_wh, typical_wh, capacity_up_wh, capacity_down_wh, target_permille
             -> expected_wh, direction ("draw_less", "feed_in_less" or null), needed_wh
call         needed_wh, min_wh, price_cap, offers: id, max_wh, price
             -> price, short_wh, awards: id, awarded_wh
delivery     params  adjust_permille, tolerance_permille, penalty_permille, least_days
             days    event_wh, before_wh (8 slots), newest first
             before_wh (8 slots), metered_wh, awarded_wh, price (per slot), cap
             -> baseline_wh, slots: baseline_wh, delivered_wh, short_wh, pay_micro, penalty_micro; paid_micro
curtail      needed_wh, points: id, class (2 flexible, 1 ordinary, 0 life-supporting), expected_wh
             -> short_wh, points: id, cut_wh
dispatch     step_wh, capacity_wh, power_wh, charge_wh, efficiency_permille, net_wh, feed_in, retail (per slot),
             limit_up_wh, limit_down_wh, breach, end_worth
             -> into_battery_wh (per slot), cost_micro
restoration  zones: id, parent (null for a root, or where the line cannot be used), black_start, supply_wh,
             load_wh (of class 0, 1 and 2)
             -> steps: zone, class, added_load_wh, added_supply_wh, drawn_wh, supply_wh; left: zone, class, load_wh"#;

fn main() -> ExitCode {
    json_lines::run(HELP, "case", balance)
}
