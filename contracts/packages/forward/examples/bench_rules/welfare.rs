//! What trades are worth: the value of what is bought, less the cost of what is sold, less fees on what the lines carry.

use clearing::{Side, case::Case, clear_orders};

use super::rules::Matched;

/// In micro-currency times 1000.
pub fn welfare(case: &Case, matched: &Matched) -> i128 {
    let orders = case.orders.iter().zip(&matched.fills_wh).map(|(order, &fill)| {
        let value = i128::from(order.limit) * i128::from(fill);
        if order.side == Side::Buy { value } else { -value }
    });
    let mut zones: Vec<(u32, u64)> = case.zones.iter().map(|zone| (zone.id, zone.fee)).collect();
    zones.sort_unstable();
    let fees = zones
        .iter()
        .zip(&matched.flows_wh)
        .map(|(&(_, fee), &flow)| i128::from(fee) * i128::from(flow.unsigned_abs()));
    orders.sum::<i128>() - fees.sum::<i128>()
}

/// What this engine makes of a market whose orders are given in order of id.
pub fn cleared(case: &Case) -> Matched {
    let outcome = clear_orders(case).expect("the market clears");
    let flow = |zone| outcome.lines.iter().find(|line| line.zone == zone).map_or(0, |line| line.flow_wh);
    Matched {
        fills_wh: outcome.fills.iter().map(|fill| fill.energy_wh).collect(),
        flows_wh: outcome.zones.iter().map(|zone| flow(zone.id)).collect(),
    }
}
