//! The market specification's examples and rules, row by row. Prices are in thousands of micro/kWh.

use clearing::{
    ClearingError, Fill, Filler, Line, MAX_ENERGY_WH, PriceGrid, Side, Tree, UNLIMITED_WH, Unfilled, Zone,
    ZoneClearing, ZoneCurve,
    case::{Case, CaseOrder, CaseZone, Outcome},
    clear, clear_orders,
};

const BUY: Side = Side::Buy;
const SELL: Side = Side::Sell;

/// A market from 0 to 400.
fn market(zones: &[CaseZone], orders: &[(u32, Side, u64, u64)]) -> Case {
    let orders = (1..).zip(orders).map(|(id, &(zone, side, limit, energy_wh))| CaseOrder {
        id,
        zone,
        side,
        limit: limit * 1_000,
        energy_wh,
    });
    Case {
        tick: 1_000,
        price_floor: 0,
        price_ceiling: 400_000,
        zones: zones.to_vec(),
        orders: orders.collect(),
    }
}

fn root(id: u32) -> CaseZone {
    CaseZone { id, parent: None, fee: 0, capacity_up_wh: 0, capacity_down_wh: 0 }
}

fn below(parent: u32, id: u32, fee: u64, capacity_wh: u64) -> CaseZone {
    CaseZone {
        id,
        parent: Some(parent),
        fee: fee * 1_000,
        capacity_up_wh: capacity_wh,
        capacity_down_wh: capacity_wh,
    }
}

fn cleared(case: &Case) -> Vec<ZoneClearing> {
    let tree = case.tree().unwrap();
    let mut curves = vec![ZoneCurve::new(); tree.len()];
    for order in &case.orders {
        let curve = &mut curves[tree.position(order.zone).unwrap()];
        curve.add(tree.grid(), order.side, order.limit, order.energy_wh).unwrap();
    }
    clear(&tree, &curves).unwrap()
}

fn prices(outcome: &Outcome) -> Vec<Option<u64>> {
    outcome.zones.iter().map(|zone| zone.price.map(|price| price / 1_000)).collect()
}

fn fills(outcome: &Outcome) -> Vec<u64> {
    outcome.fills.iter().map(|fill| fill.energy_wh).collect()
}

fn flows(outcome: &Outcome) -> Vec<i64> {
    outcome.lines.iter().map(|line| line.flow_wh).collect()
}

#[test]
fn one_zone_trades_at_one_price() {
    let orders = [
        (0, SELL, 90, 1200),
        (0, SELL, 110, 800),
        (0, BUY, 280, 700),
        (0, BUY, 150, 900),
        (0, BUY, 100, 600),
    ];
    let outcome = clear_orders(&market(&[root(0)], &orders)).unwrap();
    assert_eq!(prices(&outcome), [Some(110)]);
    assert_eq!((outcome.zones[0].sold_wh, outcome.zones[0].bought_wh), (1600, 1600));
    assert_eq!(fills(&outcome), [1200, 400, 700, 900, 0]);
}

const STREET: [(u32, Side, u64, u64); 4] =
    [(1, SELL, 90, 1200), (1, BUY, 150, 400), (0, SELL, 200, 300), (0, BUY, 250, 900)];

#[test]
fn a_full_line_separates_prices_and_earns_the_difference() {
    let case = market(&[root(0), below(0, 1, 10, 500)], &STREET);
    let outcome = clear_orders(&case).unwrap();
    assert_eq!(prices(&outcome), [Some(250), Some(90)]);
    assert_eq!(flows(&outcome), [500]);
    assert_eq!((outcome.zones[1].sold_wh, outcome.zones[0].bought_wh), (900, 800));
    assert_eq!(cleared(&case)[1].line_earned_micro, 160 * 500);
}

#[test]
fn a_line_with_room_earns_its_fee() {
    let case = market(&[root(0), below(0, 1, 10, 5000)], &STREET);
    let outcome = clear_orders(&case).unwrap();
    assert_eq!(prices(&outcome), [Some(160), Some(150)]);
    assert_eq!(flows(&outcome), [900]);
    assert_eq!(cleared(&case)[1].line_earned_micro, 10 * 900);
}

#[test]
fn the_price_is_the_middle_of_what_both_sides_accept() {
    let rows = [
        ("a wide gap", vec![(0, SELL, 100, 5), (0, BUY, 200, 5)], Some(150)),
        ("half a tick is rounded down", vec![(0, SELL, 100, 5), (0, BUY, 101, 5)], Some(100)),
        (
            "the short side sets the range: buyers compete",
            vec![(0, SELL, 100, 5), (0, BUY, 200, 6)],
            Some(200),
        ),
        (
            "the short side sets the range: sellers compete",
            vec![(0, SELL, 100, 6), (0, BUY, 200, 5)],
            Some(100),
        ),
        ("limits that do not cross", vec![(0, SELL, 201, 5), (0, BUY, 200, 5)], None),
        ("only sellers", vec![(0, SELL, 100, 5)], None),
        ("nobody", vec![], None),
    ];
    for (row, orders, price) in rows {
        let outcome = clear_orders(&market(&[root(0)], &orders)).unwrap();
        assert_eq!(prices(&outcome), [price], "{row}");
    }
}

#[test]
fn an_island_trades_with_itself() {
    let orders = [(1, SELL, 90, 100), (1, BUY, 150, 40), (0, BUY, 250, 60)];
    let outcome = clear_orders(&market(&[root(0), below(0, 1, 0, 0)], &orders)).unwrap();
    assert_eq!(prices(&outcome), [None, Some(90)]);
    assert_eq!(flows(&outcome), [0]);
    assert_eq!(fills(&outcome), [40, 40, 0]);
}

#[test]
fn energy_passes_through_a_zone_in_which_nothing_trades() {
    let zones = [root(0), below(0, 1, 10, 500), below(1, 2, 20, 500)];
    let outcome = clear_orders(&market(&zones, &[(2, SELL, 90, 100), (0, BUY, 200, 100)])).unwrap();
    // The root at the middle of 120 and 200; nobody trades in zone 1.
    assert_eq!(prices(&outcome), [Some(160), None, Some(130)]);
    assert_eq!(flows(&outcome), [100, 100]);
}

#[test]
fn marginal_orders_share_in_order_of_id_and_near_ones_come_first() {
    let zones = [root(0), below(0, 1, 0, UNLIMITED_WH), below(0, 2, 0, UNLIMITED_WH)];
    let rows = [
        (
            "own sells before those of the children",
            vec![(0, SELL, 100, 30), (1, SELL, 100, 40), (2, SELL, 100, 60), (0, BUY, 200, 30)],
            vec![30, 0, 0, 30],
        ),
        (
            "children share by their room",
            vec![(0, SELL, 100, 30), (1, SELL, 100, 40), (2, SELL, 100, 60), (0, BUY, 200, 35)],
            vec![30, 2, 3, 35],
        ),
        (
            "one price's orders share by size, cumulatively rounded down",
            vec![(0, SELL, 100, 1), (0, SELL, 100, 1), (0, SELL, 100, 1), (0, BUY, 200, 2)],
            vec![0, 1, 1, 2],
        ),
        (
            "buys and sells of one price meet as far as they can",
            vec![(0, SELL, 100, 7), (0, BUY, 100, 5), (0, BUY, 100, 1)],
            vec![6, 5, 1],
        ),
    ];
    for (row, orders, expected) in rows {
        assert_eq!(fills(&clear_orders(&market(&zones, &orders)).unwrap()), expected, "{row}");
    }
}

#[test]
fn a_fee_as_wide_as_the_market_closes_a_line() {
    for fee in [399, 400, 401, 402, 1_000_000_000] {
        let zones = [root(0), below(0, 1, fee, UNLIMITED_WH)];
        let orders = [(1, SELL, 0, 100), (0, BUY, 400, 100)];
        let outcome = clear_orders(&market(&zones, &orders)).unwrap();
        assert_eq!(flows(&outcome), [if fee == 399 { 100 } else { 0 }], "fee {fee}");
    }
}

#[test]
fn every_order_gets_its_fill_or_a_reason() {
    let orders = [(0, SELL, 90, 10), (0, SELL, 110, 10), (0, SELL, 120, 10), (0, BUY, 280, 15)];
    let zone = cleared(&market(&[root(0)], &orders))[0];
    let mut filler = Filler::new(&zone).unwrap();
    let filled: Vec<Fill> =
        orders.iter().map(|&(_, side, limit, wh)| filler.fill(side, limit * 1_000, wh).unwrap()).collect();
    let fill = |filled_wh, unfilled| Fill { filled_wh, unfilled };
    assert_eq!(
        filled,
        [fill(10, None), fill(5, Some(Unfilled::Marginal)), fill(0, Some(Unfilled::Outbid)), fill(15, None)]
    );

    let alone = cleared(&market(&[root(0)], &[(0, SELL, 90, 10)]))[0];
    let fill = Filler::new(&alone).unwrap().fill(SELL, 90_000, 10).unwrap();
    assert_eq!(fill, Fill { filled_wh: 0, unfilled: Some(Unfilled::NoCounterparty) });
}

#[test]
fn orders_other_than_those_that_were_summed_are_noticed() {
    let zone = cleared(&market(&[root(0)], &[(0, SELL, 100, 10), (0, BUY, 200, 5)]))[0];
    let mut filler = Filler::new(&zone).unwrap();
    assert!(matches!(filler.fill(SELL, 100_000, 11), Err(ClearingError::Share(_))));
    filler.fill(SELL, 100_000, 9).unwrap();
    assert!(matches!(filler.finish(), Err(ClearingError::Share(_))));
}

#[test]
fn bad_orders_are_refused_by_name() {
    let order = |id, zone, limit| CaseOrder { id, zone, side: SELL, limit, energy_wh: 1 };
    let rows = [
        (vec![order(4, 7, 0)], "zone 7 is not in the tree"),
        (vec![order(4, 0, 1_500)], "price 1500 micro/kWh is not a multiple of the price tick 1000"),
        (vec![order(4, 0, 401_000)], "limit 401000 lies outside 0 to 400000 micro/kWh"),
        (vec![order(4, 0, 0), order(3, 0, 0), order(4, 0, 0)], "order 4 is given twice"),
    ];
    for (orders, message) in rows {
        let case = Case { orders, ..market(&[root(0)], &[]) };
        assert_eq!(clear_orders(&case).unwrap_err().to_string(), message);
    }
}

#[test]
fn more_energy_than_can_be_summed_is_an_error_and_not_an_overflow() {
    let zones = [root(0), below(0, 1, 0, UNLIMITED_WH)];
    for (first, second) in [(MAX_ENERGY_WH, 1), (u64::MAX, u64::MAX), (1, MAX_ENERGY_WH)] {
        for zone in [0, 1] {
            let error =
                clear_orders(&market(&zones, &[(0, SELL, 0, first), (zone, SELL, 400, second)])).unwrap_err();
            assert!(matches!(error, ClearingError::TooMuchEnergy { .. }), "{error}");
        }
    }
}

#[test]
fn the_most_energy_at_the_highest_price_still_clears() {
    let ceiling = u64::MAX - u64::MAX % 1_000;
    let grid = PriceGrid::new(ceiling - 2_000, ceiling, 1_000).unwrap();
    let line = Line { parent: 0, fee_micro_per_kwh: 0, capacity_up_wh: u64::MAX, capacity_down_wh: u64::MAX };
    let tree = Tree::new(grid, &[Zone { id: 0, line: None }, Zone { id: 1, line: Some(line) }]).unwrap();
    let mut curves = [ZoneCurve::new(), ZoneCurve::new()];
    curves[1].add(&grid, SELL, ceiling - 2_000, MAX_ENERGY_WH / 2).unwrap();
    curves[0].add(&grid, BUY, ceiling, MAX_ENERGY_WH / 2).unwrap();
    let zones = clear(&tree, &curves).unwrap();
    assert_eq!(zones[1].flow_wh.unsigned_abs(), MAX_ENERGY_WH / 2);
    assert_eq!(zones[0].price_micro_per_kwh, ceiling - 1_000);
}

#[test]
fn there_is_one_curve_per_zone() {
    let tree = market(&[root(0), below(0, 1, 0, 0)], &[]).tree().unwrap();
    let error = clear(&tree, &[ZoneCurve::new()]).unwrap_err();
    assert_eq!(error, ClearingError::WrongCurves { curves: 1, zones: 2 });
}

#[test]
fn a_price_below_zero_is_refused_by_name_wherever_one_can_be_written() {
    let written = serde_json::json!({
        "tick": 1_000, "price_floor": 0, "price_ceiling": 400_000,
        "zones": [{ "id": 0, "parent": null }, { "id": 1, "parent": 0, "fee": 10_000 }],
        "orders": [{ "id": 1, "zone": 1, "side": "sell", "limit": 0, "energy_wh": 700 }],
    });
    assert!(serde_json::from_value::<Case>(written.clone()).is_ok());
    for place in ["/tick", "/price_floor", "/price_ceiling", "/zones/1/fee", "/orders/0/limit"] {
        for price in ["-1", "-80000", "-0.5", "-99999999999999999999"] {
            let mut case = written.clone();
            *case.pointer_mut(place).unwrap() = serde_json::from_str(price).unwrap();
            let refused = serde_json::from_str::<Case>(&case.to_string()).unwrap_err().to_string();
            assert!(
                refused.contains("micro/kWh is below 0; no price is negative, 0 is the lowest"),
                "{place}: {refused}"
            );
            assert!(refused.starts_with("price -"), "{place}: {refused}");
        }
    }
}

#[test]
fn a_market_whose_floor_is_nothing_clears_at_nothing_and_no_lower() {
    let case = market(&[root(0)], &[(0, SELL, 0, 900), (0, BUY, 0, 400)]);
    let outcome = clear_orders(&case).unwrap();
    assert_eq!(outcome.zones[0].price, Some(0));
    assert_eq!((outcome.zones[0].sold_wh, outcome.zones[0].bought_wh), (400, 400));
}
