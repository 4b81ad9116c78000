//! Settles slots given as JSON lines.

use std::process::ExitCode;

use settlement::settle_slot;

#[path = "../../clearing/examples/json_lines/mod.rs"]
mod json_lines;

const HELP: &str = r#"Settles delivery slots given as JSON lines.

usage: settle < slots.jsonl

Reads one {"slot": …} a line from standard input (other fields, such as "expected", are passed over) and prints
{"slot": …, "outcome": …} for each. A line that cannot be settled gives {"line": number, "error": text}, and the
exit status is 1.

slot:    tariff  feed_in, retail, trading_fee (micro-currency per kWh, multiples of 1000, 0 or more as all prices)
         zones   id, parent (null for the root), fee (micro/kWh, of the line to the parent), islanded, storage_room_wh
         points  id, zone, export_wh, import_wh, forward_sold_wh, forward_bought_wh, forward_money_micro,
                 held_wh (energy tokens it may use), in_funds,
                 rule: ask, bid (micro/kWh; feed_in and retail if left out), hold, paused
outcome: zones   id, price (null if nothing traded), sold_wh, bought_wh
         lines   zone, flow_wh (positive towards the root), money_micro
         points  id, residual_wh, held_wh, used_wh, pool_sold_wh, pool_bought_wh, utility_sold_wh, utility_bought_wh,
                 money_micro (positive is received)
         utility_micro, community_micro, minted_wh, burned_consumed_wh, burned_exported_wh"#;

fn main() -> ExitCode {
    json_lines::run(HELP, "slot", settle_slot)
}
