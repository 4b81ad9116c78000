//! What holds for every market, whatever its orders (market specification, section 2).

use clearing::{
    FillCursor, Filler, Margin, Side, Tree, UNLIMITED_WH, ZoneClearing, ZoneCurve,
    case::{Case, CaseOrder, CaseZone},
    clear, clear_orders,
};
use proptest::prelude::*;
use units::pack::Reader;

const FLOOR: u64 = 10;
const CEILING: u64 = 30;
const TICK: u64 = 1_000;

fn zones() -> impl Strategy<Value = Vec<CaseZone>> {
    let capacity = || prop_oneof![Just(0u64), 1..2_000u64, Just(UNLIMITED_WH)];
    let fee = prop_oneof![Just(0u64), 1..5u64, 20..25u64];
    prop::collection::vec((any::<prop::sample::Index>(), fee, capacity(), capacity()), 0..9).prop_map(
        |lines| {
            let root = CaseZone { id: 0, parent: None, fee: 0, capacity_up_wh: 0, capacity_down_wh: 0 };
            let below = lines.into_iter().zip(1u32..).map(|((parent, fee, up, down), id)| CaseZone {
                id,
                parent: Some(u32::try_from(parent.index(id as usize)).unwrap()),
                fee: fee * TICK,
                capacity_up_wh: up,
                capacity_down_wh: down,
            });
            std::iter::once(root).chain(below).collect()
        },
    )
}

fn markets() -> impl Strategy<Value = Case> {
    let energy = prop_oneof![Just(1u64), Just(7), Just(100), 1..3_000u64];
    let order = (any::<prop::sample::Index>(), any::<bool>(), FLOOR..=CEILING, energy);
    (zones(), prop::collection::vec(order, 0..40)).prop_map(|(zones, orders)| {
        let orders = orders.into_iter().zip(1u64..).map(|((zone, buy, limit, energy_wh), id)| CaseOrder {
            id,
            zone: zones[zone.index(zones.len())].id,
            side: if buy { Side::Buy } else { Side::Sell },
            limit: limit * TICK,
            energy_wh,
        });
        Case {
            tick: TICK,
            price_floor: FLOOR * TICK,
            price_ceiling: CEILING * TICK,
            orders: orders.collect(),
            zones: zones.clone(),
        }
    })
}

struct Cleared {
    tree: Tree,
    zones: Vec<ZoneClearing>,
    fills: Vec<u64>,
}

fn cleared(case: &Case) -> Cleared {
    let tree = case.tree().unwrap();
    let zones = clear(&tree, &curves(case, &tree)).unwrap();
    let fills = clear_orders(case).unwrap().fills.iter().map(|fill| fill.energy_wh).collect();
    Cleared { tree, zones, fills }
}

fn curves(case: &Case, tree: &Tree) -> Vec<ZoneCurve> {
    let mut curves = vec![ZoneCurve::new(); tree.len()];
    for order in &case.orders {
        let curve = &mut curves[order.zone as usize];
        curve.add(tree.grid(), order.side, order.limit, order.energy_wh).unwrap();
    }
    curves
}

/// What is traded is worth to its buyers, less what it costs its sellers and the lines, in micro-currency per 1000.
fn welfare(case: &Case, cleared: &Cleared) -> i128 {
    let orders: i128 = case
        .orders
        .iter()
        .zip(&cleared.fills)
        .map(|(order, &fill)| {
            let value = i128::from(order.limit) * i128::from(fill);
            if order.side == Side::Buy { value } else { -value }
        })
        .sum();
    let fees: i128 = case
        .zones
        .iter()
        .zip(&cleared.zones)
        .map(|(zone, outcome)| i128::from(zone.fee) * i128::from(outcome.flow_wh.unsigned_abs()))
        .sum();
    orders - fees
}

/// What everybody would gain at these prices if they could trade as much as they like: no outcome's welfare can exceed it, whatever
/// the prices (weak duality of linear programs).
fn dual_bound(case: &Case, cleared: &Cleared) -> i128 {
    let price = |zone: u32| i128::from(cleared.zones[zone as usize].price_micro_per_kwh);
    let orders: i128 = case
        .orders
        .iter()
        .map(|order| {
            let gain = price(order.zone) - i128::from(order.limit);
            let gain = if order.side == Side::Sell { gain } else { -gain };
            gain.max(0) * i128::from(order.energy_wh)
        })
        .sum();
    let lines: i128 = case
        .zones
        .iter()
        .filter_map(|zone| {
            let rise = price(zone.parent?) - price(zone.id);
            let fee = i128::from(zone.fee);
            let up = (rise - fee).max(0) * i128::from(zone.capacity_up_wh);
            let down = (-rise - fee).max(0) * i128::from(zone.capacity_down_wh);
            Some(up.max(down))
        })
        .sum();
    orders + lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn nobody_in_the_money_goes_unfilled_and_nobody_out_of_it_is_filled(case in markets()) {
        let cleared = cleared(&case);
        for (order, &fill) in case.orders.iter().zip(&cleared.fills) {
            let price = cleared.zones[order.zone as usize].price_micro_per_kwh;
            let (better, worse) = match order.side {
                Side::Sell => (order.limit < price, order.limit > price),
                Side::Buy => (order.limit > price, order.limit < price),
            };
            prop_assert!(!better || fill == order.energy_wh, "{order:?} in the money at {price} got {fill}");
            prop_assert!(!worse || fill == 0, "{order:?} out of the money at {price} got {fill}");
            prop_assert!(fill <= order.energy_wh);
        }
    }

    #[test]
    fn no_other_outcome_is_worth_more(case in markets()) {
        let cleared = cleared(&case);
        prop_assert_eq!(welfare(&case, &cleared), dual_bound(&case, &cleared));
    }

    #[test]
    fn zones_balance_over_lines_inside_their_capacities(case in markets()) {
        let cleared = cleared(&case);
        for (zone, outcome) in case.zones.iter().zip(&cleared.zones) {
            let id = zone.id;
            let sold: u64 = filled(&case, &cleared, id, Side::Sell);
            let bought: u64 = filled(&case, &cleared, id, Side::Buy);
            prop_assert_eq!((outcome.sold_wh, outcome.bought_wh), (sold, bought));
            let from_below: i64 = case.zones.iter().zip(&cleared.zones).filter(|(child, _)| child.parent == Some(id)).map(|(_, child)| child.flow_wh).sum();
            prop_assert_eq!(i128::from(sold) - i128::from(bought) + i128::from(from_below), i128::from(outcome.flow_wh));
            let capacity = if outcome.flow_wh > 0 { zone.capacity_up_wh } else { zone.capacity_down_wh };
            prop_assert!(outcome.flow_wh.unsigned_abs() <= capacity);
        }
    }

    #[test]
    fn lines_earn_at_least_their_fee_and_never_lose(case in markets()) {
        let cleared = cleared(&case);
        for (zone, outcome) in case.zones.iter().zip(&cleared.zones) {
            let fee = i128::from(zone.fee / 1_000) * i128::from(outcome.flow_wh.unsigned_abs());
            prop_assert!(outcome.line_earned_micro >= fee);
        }
    }

    #[test]
    fn what_buyers_pay_is_what_sellers_and_lines_earn(case in markets()) {
        let cleared = cleared(&case);
        let paid: i128 = cleared.zones.iter().map(|zone| {
            i128::from(zone.price_micro_per_kwh / 1_000) * (i128::from(zone.bought_wh) - i128::from(zone.sold_wh))
        }).sum();
        prop_assert_eq!(paid, cleared.zones.iter().map(|zone| zone.line_earned_micro).sum::<i128>());
    }

    #[test]
    fn marginal_orders_are_within_one_of_their_share(case in markets()) {
        let cleared = cleared(&case);
        for (order, &fill) in case.orders.iter().zip(&cleared.fills) {
            let zone = &cleared.zones[order.zone as usize];
            if order.limit == zone.price_micro_per_kwh {
                let Margin { size_wh, filled_wh } = if order.side == Side::Sell { zone.marginal_sells } else { zone.marginal_buys };
                prop_assert!((fill * size_wh).abs_diff(filled_wh * order.energy_wh) <= size_wh);
            }
        }
    }

    #[test]
    fn the_order_in_which_orders_are_summed_changes_nothing(case in markets(), seed in any::<prop::sample::Index>()) {
        let mut shuffled = case.clone();
        let middle = if case.orders.is_empty() { 0 } else { seed.index(case.orders.len()) };
        shuffled.orders.rotate_left(middle);
        prop_assert_eq!(clear_orders(&shuffled), clear_orders(&case));
    }

    #[test]
    fn stopping_after_any_order_changes_nothing(case in markets(), stops in prop::collection::vec(any::<bool>(), 40)) {
        let cleared = cleared(&case);
        let mut curves = vec![ZoneCurve::new().pack(); cleared.tree.len()];
        for order in &case.orders {
            let packed = &mut curves[order.zone as usize];
            let mut curve = ZoneCurve::unpack(cleared.tree.grid(), packed).unwrap();
            curve.add(cleared.tree.grid(), order.side, order.limit, order.energy_wh).unwrap();
            *packed = curve.pack();
        }
        let curves: Vec<_> = curves.iter().map(|packed| ZoneCurve::unpack(cleared.tree.grid(), packed).unwrap()).collect();
        let zones = clear(&cleared.tree, &curves).unwrap();
        prop_assert_eq!(&zones, &cleared.zones);

        let mut cursors = vec![FillCursor::default(); zones.len()];
        let mut fillers: Vec<_> = zones.iter().map(|zone| Filler::new(zone).unwrap()).collect();
        for ((order, &fill), stop) in case.orders.iter().zip(&cleared.fills).zip(stops) {
            let at = order.zone as usize;
            if stop {
                fillers[at] = Filler::resume(&zones[at], cursors[at]).unwrap();
            }
            prop_assert_eq!(fillers[at].fill(order.side, order.limit, order.energy_wh).unwrap().filled_wh, fill);
            cursors[at] = fillers[at].cursor();
        }
        fillers.iter().for_each(|filler| filler.finish().unwrap());
    }

    #[test]
    fn a_packed_outcome_reads_back(case in markets()) {
        for zone in cleared(&case).zones {
            let mut packed = Vec::new();
            zone.pack(&mut packed);
            let mut reader = Reader::new(&packed);
            prop_assert_eq!(ZoneClearing::unpack(&mut reader), Ok(zone));
            prop_assert_eq!(reader.finish(), Ok(()));
        }
    }
}

fn filled(case: &Case, cleared: &Cleared, zone: u32, side: Side) -> u64 {
    let orders = case.orders.iter().zip(&cleared.fills);
    orders.filter(|(order, _)| order.zone == zone && order.side == side).map(|(_, &fill)| fill).sum()
}
