//! Clears markets given as JSON lines.

use std::process::ExitCode;

use clearing::clear_orders;

mod json_lines;

const HELP: &str = r#"Clears markets given as JSON lines.

usage: clear < cases.jsonl

Reads one {"case": …} a line from standard input (other fields, such as "expected", are passed over) and prints
{"case": …, "outcome": …} for each. A line that cannot be cleared gives {"line": number, "error": text}, and the
exit status is 1.

case:    tick, price_floor, price_ceiling    micro-currency per kWh, 0 or more as all prices; the tick is a multiple of 1000
         zones   id, parent (null for the root), and for the line to the parent:
                 fee (micro/kWh), capacity_up_wh (towards the root), capacity_down_wh
         orders  id, zone, side ("buy" or "sell"), limit (micro/kWh), energy_wh
outcome: zones   id, price (null if nothing traded), sold_wh, bought_wh
         lines   zone, flow_wh (positive towards the root)
         fills   id, energy_wh"#;

fn main() -> ExitCode {
    json_lines::run(HELP, "case", clear_orders)
}
