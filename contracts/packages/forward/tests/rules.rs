//! The rules that the bench compares with play fair: they trade within limits and lines, and never better than the optimum.

use clearing::{
    Side, UNLIMITED_WH,
    case::{Case, CaseOrder, CaseZone},
};
use proptest::prelude::*;

#[path = "../examples/bench_rules/network.rs"]
mod network;
#[path = "../examples/bench_rules/rules.rs"]
mod rules;
#[path = "../examples/bench_rules/welfare.rs"]
mod welfare;

use rules::{Matched, pay_as_bid, pay_as_clear};
use welfare::{cleared, welfare};

fn markets(most_zones: usize) -> impl Strategy<Value = Case> {
    let capacity = || prop_oneof![Just(0u64), 1..2_000u64, Just(UNLIMITED_WH)];
    let line = (any::<prop::sample::Index>(), 0..6u64, capacity(), capacity());
    let order = (any::<prop::sample::Index>(), any::<bool>(), 10..=30u64, 1..3_000u64);
    (prop::collection::vec(line, 0..most_zones), prop::collection::vec(order, 0..40)).prop_map(
        |(lines, orders)| {
            let root = CaseZone { id: 0, parent: None, fee: 0, capacity_up_wh: 0, capacity_down_wh: 0 };
            let below = lines.into_iter().zip(1u32..).map(|((parent, fee, up, down), id)| CaseZone {
                id,
                parent: Some(u32::try_from(parent.index(id as usize)).unwrap()),
                fee: 1_000 * fee,
                capacity_up_wh: up,
                capacity_down_wh: down,
            });
            let zones: Vec<CaseZone> = std::iter::once(root).chain(below).collect();
            let orders =
                orders.into_iter().zip(0u64..).map(|((zone, buy, limit, energy_wh), id)| CaseOrder {
                    id,
                    zone: zones[zone.index(zones.len())].id,
                    side: if buy { Side::Buy } else { Side::Sell },
                    limit: 1_000 * limit,
                    energy_wh,
                });
            let orders = orders.collect();
            Case { tick: 1_000, price_floor: 10_000, price_ceiling: 30_000, zones, orders }
        },
    )
}

fn check(case: &Case, matched: &Matched) -> Result<(), TestCaseError> {
    for (order, &fill) in case.orders.iter().zip(&matched.fills_wh) {
        prop_assert!(fill <= order.energy_wh);
    }
    for (zone, &flow) in case.zones.iter().zip(&matched.flows_wh) {
        let capacity = if flow > 0 { zone.capacity_up_wh } else { zone.capacity_down_wh };
        prop_assert!(flow.unsigned_abs() <= capacity, "{flow} Wh over {zone:?}");
        let orders = case.orders.iter().zip(&matched.fills_wh).filter(|(order, _)| order.zone == zone.id);
        let own: i64 = orders
            .map(
                |(order, &fill)| {
                    if order.side == Side::Sell { fill.cast_signed() } else { -fill.cast_signed() }
                },
            )
            .sum();
        let lines =
            case.zones.iter().zip(&matched.flows_wh).filter(|(child, _)| child.parent == Some(zone.id));
        prop_assert_eq!(own + lines.map(|(_, flow)| flow).sum::<i64>(), flow);
    }
    let (reached, best) = (welfare(case, matched), welfare(case, &cleared(case)));
    prop_assert!((0..=best).contains(&reached), "{reached} of {best}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_rule_trades_within_limits_and_lines_and_never_better_than_the_optimum(case in markets(8)) {
        check(&case, &cleared(&case))?;
        check(&case, &pay_as_bid(&case))?;
        check(&case, &pay_as_clear(&case))?;
    }

    #[test]
    fn in_one_zone_merit_order_reaches_the_optimum(case in markets(1)) {
        prop_assert_eq!(welfare(&case, &pay_as_clear(&case)), welfare(&case, &cleared(&case)));
    }
}

fn order(id: u64, zone: u32, side: Side, limit: u64, energy_wh: u64) -> CaseOrder {
    CaseOrder { id, zone, side, limit: 1_000 * limit, energy_wh }
}

fn street(fee: u64, capacity_wh: u64, orders: Vec<CaseOrder>) -> Case {
    let zone = |id: u32| CaseZone {
        id,
        parent: (id > 0).then_some(0),
        fee: if id > 0 { 1_000 * fee } else { 0 },
        capacity_up_wh: capacity_wh,
        capacity_down_wh: capacity_wh,
    };
    let zones = [0, 1, 2].map(zone).to_vec();
    Case { tick: 1_000, price_floor: 0, price_ceiling: 400_000, zones, orders }
}

#[test]
fn pay_as_bid_trades_with_whoever_came_first() {
    use Side::{Buy, Sell};
    // The sell of 140 trades at once with the buy of 150; the cheaper sell that comes later finds only the buy of 120.
    let orders = vec![
        order(0, 0, Buy, 150, 10),
        order(1, 0, Buy, 120, 10),
        order(2, 0, Sell, 140, 10),
        order(3, 0, Sell, 100, 10),
    ];
    assert_eq!(pay_as_bid(&street(0, 0, orders.clone())).fills_wh, [10, 10, 10, 10]);
    // Merit order matches 100 with 150 alone: half the energy, worth 50 a unit instead of 10 and 20.
    assert_eq!(pay_as_clear(&street(0, 0, orders)).fills_wh, [10, 0, 0, 10]);
}

#[test]
fn pay_as_bid_prefers_the_best_price_after_fees_and_then_the_oldest() {
    use Side::{Buy, Sell};
    let orders = vec![
        order(0, 1, Sell, 100, 10),
        order(1, 0, Sell, 105, 10),
        order(2, 2, Sell, 100, 10),
        order(3, 0, Buy, 200, 15),
    ];
    assert_eq!(pay_as_bid(&street(10, 100, orders.clone())).fills_wh, [5, 10, 0, 15]);
    assert_eq!(pay_as_bid(&street(4, 3, orders)).fills_wh, [3, 9, 3, 15]);
}

#[test]
fn pay_as_clear_serves_a_zone_before_its_neighbours() {
    use Side::{Buy, Sell};
    let orders = vec![order(0, 1, Sell, 100, 10), order(1, 1, Buy, 120, 10), order(2, 2, Buy, 300, 10)];
    // Zone 1 clears by itself although its neighbour would pay more.
    assert_eq!(pay_as_clear(&street(10, 100, orders)).fills_wh, [10, 10, 0]);
}
