//! The market specification's rules for a slot, row by row. Prices are in thousands of micro/kWh.

use clearing::MAX_ENERGY_WH;
use settlement::{
    CatchUp, ClearedZone, Funds, GridZone, Point, PointSettlement, Reason, Request, Rule, SettlementError,
    Settler, SlotTotals, Tariff, Terms, Wish, ZoneProgress, ZoneSums, case::Slot, clear_pool, close, request,
};
use units::pack::{PackError, Reader};

/// Feed-in 80, retail 300, trading fee 2.
const TARIFF: Tariff =
    Tariff { feed_in_micro_per_kwh: 80_000, retail_micro_per_kwh: 300_000, trading_fee_micro_per_kwh: 2_000 };

fn zone(id: u32, parent: Option<u32>) -> GridZone {
    GridZone { id, parent, fee_micro_per_kwh: 10_000, islanded: false, storage_room_wh: 0 }
}

fn island(id: u32, parent: u32) -> GridZone {
    GridZone { islanded: true, ..zone(id, Some(parent)) }
}

fn with_room(zone: GridZone, storage_room_wh: u64) -> GridZone {
    GridZone { storage_room_wh, ..zone }
}

fn terms(zones: &[GridZone]) -> Terms {
    Terms::new(TARIFF, 1_000, zones).unwrap()
}

/// Without forward trades, tokens or a rule, and able to pay.
fn point(export_wh: u64, import_wh: u64) -> Point {
    Point {
        export_wh,
        import_wh,
        forward_sold_wh: 0,
        forward_bought_wh: 0,
        held_wh: 0,
        funds: Funds::Decided(true),
        rule: Rule::default(),
    }
}

fn asks(ask: u64, point: Point) -> Point {
    Point { rule: Rule { ask_micro_per_kwh: Some(ask * 1_000), ..point.rule }, ..point }
}

fn bids(bid: u64, point: Point) -> Point {
    Point { rule: Rule { bid_micro_per_kwh: Some(bid * 1_000), ..point.rule }, ..point }
}

fn holds(point: Point) -> Point {
    Point { rule: Rule { hold: true, ..point.rule }, ..point }
}

fn paused(point: Point) -> Point {
    Point { rule: Rule { paused: true, ..point.rule }, ..point }
}

struct Settled {
    points: Vec<PointSettlement>,
    totals: SlotTotals,
}

fn settle(terms: &Terms, points: &[(u32, Point)]) -> Settled {
    settle_with(terms, points, &[])
}

fn settle_with(terms: &Terms, points: &[(u32, Point)], catch_ups: &[(u32, CatchUp)]) -> Settled {
    let (requests, cleared) = cleared(terms, points);
    let mut settlers: Vec<Settler> = (0..cleared.len())
        .map(|position| Settler::new(terms, position, &cleared[position]).unwrap())
        .collect();
    let mut settled = Vec::new();
    for ((zone, point), request) in points.iter().zip(&requests) {
        let settler = &mut settlers[*zone as usize];
        settler.count_metered(point).unwrap();
        settled.push(settler.settle(request, 0).unwrap());
    }
    for (zone, catch_up) in catch_ups {
        settlers[*zone as usize].settle_catch_up(*catch_up).unwrap();
    }
    let progress: Vec<ZoneProgress> = settlers.iter().map(Settler::progress).collect();
    Settled { points: settled, totals: close(terms, &cleared, &progress).unwrap() }
}

fn cleared(terms: &Terms, points: &[(u32, Point)]) -> (Vec<Request>, Vec<ClearedZone>) {
    let mut sums = vec![ZoneSums::new(); terms.tree().len()];
    let requests: Vec<Request> = points.iter().map(|(_, point)| request(terms, point).unwrap()).collect();
    for ((zone, _), request) in points.iter().zip(&requests) {
        sums[*zone as usize].add(terms, *zone as usize, request).unwrap();
    }
    for ((zone, _), request) in points.iter().zip(&requests) {
        sums[*zone as usize].offer_rest(terms, *zone as usize, request).unwrap();
    }
    let cleared = clear_pool(terms, &sums).unwrap();
    (requests, cleared)
}

#[test]
fn a_point_asks_for_what_its_rule_says() {
    let terms = terms(&[zone(0, None)]);
    let sell = |limit: u64| Wish::Sell { limit_micro_per_kwh: limit * 1_000, hold: false };
    let buy = |limit: u64| Wish::Buy { limit_micro_per_kwh: limit * 1_000 };
    let tokens = |held_wh, point: Point| Point { held_wh, ..point };
    let funds = |funds, point: Point| Point { funds, ..point };
    let forward = |sold, bought| Point { forward_sold_wh: sold, forward_bought_wh: bought, ..point(0, 0) };
    let rows = [
        ("nothing metered", point(0, 0), (0, 0, Wish::Nothing)),
        ("export and import cancel out", point(5, 5), (0, 0, Wish::Nothing)),
        ("a surplus without a rule is offered at feed-in", point(5, 0), (5, 0, sell(80))),
        ("an ask below feed-in is raised to it", asks(10, point(5, 0)), (5, 0, sell(80))),
        ("an ask inside the tariff stands", asks(90, point(5, 0)), (5, 0, sell(90))),
        ("an ask above retail is lowered to it", asks(900, point(5, 0)), (5, 0, sell(300))),
        (
            "a surplus that is to be held",
            holds(point(5, 0)),
            (5, 0, Wish::Sell { limit_micro_per_kwh: 80_000, hold: true }),
        ),
        ("a paused surplus", paused(point(5, 0)), (5, 0, Wish::Utility(Reason::Paused))),
        ("a deficit without a rule bids retail less the fee", point(0, 5), (-5, 0, buy(298))),
        ("a bid above retail is lowered to it", bids(900, point(0, 5)), (-5, 0, buy(298))),
        ("a bid that just covers the fee", bids(82, point(0, 5)), (-5, 0, buy(80))),
        (
            "a bid that does not cover the fee",
            bids(81, point(0, 5)),
            (-5, 0, Wish::Utility(Reason::BelowFeedIn)),
        ),
        (
            "a bid below feed-in is raised to it, which leaves no fee",
            bids(1, point(0, 5)),
            (-5, 0, Wish::Utility(Reason::BelowFeedIn)),
        ),
        ("a paused deficit", paused(point(0, 5)), (-5, 0, Wish::Utility(Reason::Paused))),
        ("tokens cover a deficit first", tokens(3, point(0, 5)), (-5, 3, buy(298))),
        ("tokens cover all of a deficit", tokens(9, point(0, 5)), (-5, 5, Wish::Nothing)),
        ("tokens are no use to a surplus", tokens(9, point(5, 0)), (5, 0, sell(80))),
        (
            "tokens cover a paused deficit too",
            tokens(3, paused(point(0, 5))),
            (-5, 3, Wish::Utility(Reason::Paused)),
        ),
        (
            "a deficit without funds",
            funds(Funds::Decided(false), point(0, 5)),
            (-5, 0, Wish::Utility(Reason::Funds)),
        ),
        (
            "funds for all of the bid, fee included",
            funds(Funds::Spendable(5 * 300), point(0, 5)),
            (-5, 0, buy(298)),
        ),
        (
            "funds a little short",
            funds(Funds::Spendable(5 * 300 - 1), point(0, 5)),
            (-5, 0, Wish::Utility(Reason::Funds)),
        ),
        (
            "funds for what tokens don't cover",
            tokens(3, funds(Funds::Spendable(2 * 300), point(0, 5))),
            (-5, 3, buy(298)),
        ),
        ("a debt", funds(Funds::Spendable(-1), point(0, 5)), (-5, 0, Wish::Utility(Reason::Funds))),
        ("sold forward and not delivered", forward(5, 0), (-5, 0, buy(298))),
        ("bought forward and not used", forward(0, 5), (5, 0, sell(80))),
    ];
    for (row, point, (residual_wh, used_wh, wish)) in rows {
        assert_eq!(request(&terms, &point), Ok(Request { residual_wh, used_wh, wish }), "{row}");
    }
}

#[test]
fn neighbours_trade_before_the_utility_does() {
    let terms = terms(&[zone(0, None)]);
    let settled = settle(&terms, &[(0, asks(90, point(1000, 0))), (0, bids(200, point(0, 400)))]);
    let [seller, buyer] = settled.points[..] else { panic!("two points") };
    // More is offered than asked for, so the price is the ask.
    assert_eq!((seller.pool_sold_wh, seller.utility_sold_wh), (400, 600));
    assert_eq!(seller.money_micro, 400 * 90 + 600 * 80);
    assert_eq!(seller.reason, Reason::Marginal);
    assert_eq!((buyer.pool_bought_wh, buyer.utility_bought_wh), (400, 0));
    assert_eq!(buyer.money_micro, -400 * (90 + 2));
    assert_eq!(buyer.reason, Reason::None);
    assert_eq!(settled.totals.community_micro, 400 * 2);
    assert_eq!(settled.totals.utility_micro, -600 * 80);
}

#[test]
fn every_rest_has_its_reason() {
    let short_of_money = |point| Point { funds: Funds::Decided(false), ..point };
    let one = terms(&[zone(0, None)]);
    let rows: [(&str, Vec<Point>, Vec<Reason>); 5] = [
        ("alone", vec![point(5, 0)], vec![Reason::NoCounterparty]),
        ("too dear", vec![asks(200, point(5, 0)), bids(150, point(0, 5))], vec![Reason::NoCounterparty; 2]),
        (
            "outbid by a neighbour",
            vec![asks(90, point(5, 0)), asks(120, point(5, 0)), bids(110, point(0, 5))],
            vec![Reason::None, Reason::Outbid, Reason::None],
        ),
        (
            "out of funds",
            vec![point(5, 0), short_of_money(point(0, 5))],
            vec![Reason::NoCounterparty, Reason::Funds],
        ),
        ("paused", vec![paused(point(5, 0)), point(0, 5)], vec![Reason::Paused, Reason::NoCounterparty]),
    ];
    for (row, points, reasons) in rows {
        let points: Vec<_> = points.into_iter().map(|point| (0, point)).collect();
        let settled = settle(&one, &points);
        assert_eq!(settled.points.iter().map(|point| point.reason).collect::<Vec<_>>(), reasons, "{row}");
    }
}

#[test]
fn storage_is_shared_and_what_it_has_no_room_for_is_sold() {
    let surplus = |wh| (0, holds(asks(100, point(wh, 0))));
    let rows = [
        ("room for all", 100, vec![surplus(30), surplus(60)], vec![30, 60]),
        ("room for half", 45, vec![surplus(30), surplus(60)], vec![15, 30]),
        ("rounded down cumulatively", 2, vec![surplus(1), surplus(1), surplus(1)], vec![0, 1, 1]),
        ("no room", 0, vec![surplus(30), surplus(60)], vec![0, 0]),
    ];
    for (row, room_wh, mut points, held) in rows {
        let terms = terms(&[with_room(zone(0, None), room_wh)]);
        points.push((0, point(0, 10)));
        let settled = settle(&terms, &points);
        let (buyer, holders) = settled.points.split_last().unwrap();
        assert_eq!(holders.iter().map(|point| point.held_wh).collect::<Vec<_>>(), held, "{row}");
        let rest: u64 = holders.iter().map(|point| point.pool_sold_wh + point.utility_sold_wh).sum();
        assert_eq!(
            rest,
            points.iter().map(|(_, point)| point.export_wh).sum::<u64>() - held.iter().sum::<u64>(),
            "{row}"
        );
        assert_eq!(buyer.pool_bought_wh, rest.min(10), "{row}");
        assert_eq!(settled.totals.held_wh, held.iter().sum::<u64>(), "{row}");
    }
}

#[test]
fn the_pool_is_not_cleared_before_the_rests_are_offered() {
    let terms = terms(&[with_room(zone(0, None), 10)]);
    let asked = request(&terms, &holds(point(30, 0))).unwrap();
    let mut sums = vec![ZoneSums::new()];
    sums[0].add(&terms, 0, &asked).unwrap();
    assert_eq!(sums[0].rests_missing(&terms, 0), Ok(true));
    assert_eq!(
        clear_pool(&terms, &sums),
        Err(SettlementError::RestsMissing { zone: 0, room_wh: 10, requested_wh: 30, offered_wh: 0 })
    );
    sums[0].offer_rest(&terms, 0, &asked).unwrap();
    assert_eq!(sums[0].rests_missing(&terms, 0), Ok(false));
    assert_eq!(sums[0].curve().total_wh(), 20);
}

#[test]
fn on_an_island_its_operator_stands_in_for_the_utility() {
    let terms = terms(&[zone(0, None), island(1, 0), zone(2, Some(1)), island(3, 2)]);
    let settled =
        settle(&terms, &[(0, point(0, 1)), (1, point(0, 10)), (2, point(100, 0)), (3, point(0, 1000))]);
    let earned: Vec<_> = settled.totals.backstops.iter().map(|b| (b.zone, b.island, b.money_micro)).collect();
    // Zone 2 sells 10 Wh to zone 1 on the same island, and the rest of its surplus to the island's operator.
    assert_eq!(earned, [(0, None, 300), (1, Some(1), 0), (2, Some(1), -90 * 80), (3, Some(3), 1000 * 300)]);
    assert_eq!((settled.totals.utility_micro, settled.totals.islands_micro), (300, -90 * 80 + 1000 * 300));
}

#[test]
fn a_lines_earnings_are_its_fee_because_the_pool_is_never_congested() {
    let terms = terms(&[zone(0, None), zone(1, Some(0))]);
    let settled = settle(&terms, &[(1, asks(100, point(50, 0))), (0, bids(150, point(0, 50)))]);
    let line = settled.totals.lines[0];
    assert_eq!((line.zone, line.flow_wh, line.money_micro), (1, 50, 50 * 10));
}

#[test]
fn catch_up_is_settled_at_the_prices_it_comes_with() {
    let terms = terms(&[zone(0, None), island(1, 0)]);
    let catch_up = CatchUp {
        export_wh: 10,
        import_wh: 30,
        feed_in_micro_per_kwh: 70_000,
        retail_micro_per_kwh: 400_000,
    };
    let settled = settle_with(&terms, &[(0, point(5, 0))], &[(0, catch_up), (1, catch_up)]);
    assert_eq!(settled.totals.points_micro, 5 * 80 + 2 * (10 * 70 - 30 * 400));
    assert_eq!(settled.totals.utility_micro, 30 * 400 - 10 * 70 - 5 * 80);
    assert_eq!(settled.totals.islands_micro, 30 * 400 - 10 * 70);
    assert_eq!(settled.totals.minted_wh, 25);
    assert_eq!((settled.totals.burned_consumed_wh, settled.totals.burned_exported_wh), (25, 0));
}

#[test]
fn exported_energy_is_minted_and_burned_as_it_is_consumed() {
    let one = terms(&[with_room(zone(0, None), 1000)]);
    let tokens = |held_wh, point: Point| Point { held_wh, ..point };
    let rows = [
        ("nothing", vec![], (0, 0, 0)),
        ("all of it leaves", vec![point(100, 0)], (100, 0, 100)),
        ("half of it is consumed", vec![point(100, 0), point(0, 50)], (100, 50, 50)),
        ("more is consumed than made", vec![point(100, 0), point(0, 150)], (100, 100, 0)),
        ("some is held", vec![holds(point(100, 0)), point(30, 10)], (130, 10, 20)),
        ("some was held before", vec![tokens(40, point(0, 50))], (0, 40, 0)),
    ];
    for (row, points, (minted, consumed, exported)) in rows {
        let points: Vec<_> = points.into_iter().map(|point| (0, point)).collect();
        let totals = settle(&one, &points).totals;
        let burned = (totals.burned_consumed_wh, totals.burned_exported_wh);
        assert_eq!((totals.minted_wh, burned), (minted, (consumed, exported)), "{row}");
        assert_eq!(totals.minted_from_utility_wh, 0, "{row}");
    }
}

#[test]
fn what_is_held_without_being_exported_was_the_utilitys() {
    let terms = terms(&[with_room(zone(0, None), 1000)]);
    let bought = holds(Point { forward_bought_wh: 70, ..point(0, 0) });
    let failed_to_deliver = Point { forward_sold_wh: 70, ..point(20, 0) };
    let totals = settle(&terms, &[(0, bought), (0, failed_to_deliver)]).totals;
    assert_eq!((totals.held_wh, totals.minted_wh, totals.minted_from_utility_wh), (70, 20, 50));
    assert_eq!((totals.burned_consumed_wh, totals.burned_exported_wh), (0, 0));
}

#[test]
fn a_slot_whose_points_were_not_all_settled_does_not_add_up() {
    let terms = terms(&[with_room(zone(0, None), 5)]);
    let points = [(0, point(10, 0)), (0, point(0, 10)), (0, holds(point(9, 0)))];
    let (requests, cleared) = cleared(&terms, &points);
    for missing in 0..points.len() {
        let mut settler = Settler::new(&terms, 0, &cleared[0]).unwrap();
        for (at, ((_, point), request)) in points.iter().zip(&requests).enumerate() {
            settler.count_metered(point).unwrap();
            if at != missing {
                settler.settle(request, 0).unwrap();
            }
        }
        let error = close(&terms, &cleared, &[settler.progress()]).unwrap_err();
        assert!(
            matches!(error, SettlementError::PoolUnbalanced { zone: 0, .. }),
            "without point {missing}: {error}"
        );
    }
}

#[test]
fn a_slot_that_does_not_add_up_is_refused_by_name() {
    let terms = terms(&[zone(0, None), zone(1, Some(0))]);
    let points = [(1, point(10, 0)), (0, point(0, 10))];
    let (requests, cleared) = cleared(&terms, &points);
    let mut progress = Vec::new();
    for position in [0usize, 1] {
        let mut settler = Settler::new(&terms, position, &cleared[position]).unwrap();
        for ((_, point), request) in
            points.iter().zip(&requests).filter(|((zone, _), _)| *zone as usize == position)
        {
            settler.count_metered(point).unwrap();
            settler.settle(request, 0).unwrap();
        }
        progress.push(settler.progress());
    }
    close(&terms, &cleared, &progress).unwrap();

    let mut money_lost = progress.clone();
    money_lost[0].totals.points_micro -= 1;
    let error = close(&terms, &cleared, &money_lost).unwrap_err();
    assert_eq!(error, SettlementError::MoneyUnbalanced { moved_micro: -1, forward_micro: 0 });

    let mut energy_made = progress.clone();
    energy_made[1].totals.export_wh += 1;
    let error = close(&terms, &cleared, &energy_made).unwrap_err();
    assert_eq!(error, SettlementError::EnergyUnbalanced { zone: 1, residual_wh: 11, settled_wh: 10 });

    let mut leak = cleared.clone();
    leak[1].pool.flow_wh -= 1;
    let error = close(&terms, &leak, &progress).unwrap_err();
    assert_eq!(error, SettlementError::FlowUnbalanced { zone: 0, export_wh: -1, flow_wh: 0 });

    let error = close(&terms, &cleared[..1], &progress).unwrap_err();
    assert_eq!(error, SettlementError::WrongZones { given: 1, zones: 2 });
}

#[test]
fn impossible_terms_are_refused_by_name() {
    let rows = [
        (
            Tariff { feed_in_micro_per_kwh: 301_000, ..TARIFF },
            "feed-in 301000 lies above retail 300000 micro/kWh",
        ),
        (
            Tariff { feed_in_micro_per_kwh: 80_001, ..TARIFF },
            "price 80001 micro/kWh is not a multiple of the price tick 1000",
        ),
        (
            Tariff { trading_fee_micro_per_kwh: 1, ..TARIFF },
            "price 1 micro/kWh is not a multiple of the price tick 1000",
        ),
    ];
    for (tariff, message) in rows {
        assert_eq!(Terms::new(tariff, 1_000, &[zone(0, None)]).unwrap_err().to_string(), message);
    }
    let error = Terms::new(TARIFF, 1_000, &[zone(0, None), zone(2, Some(1))]).unwrap_err();
    assert_eq!(error.to_string(), "zone 2 hangs below zone 1, which does not exist");
    assert_eq!(
        Terms::new(TARIFF, 999, &[zone(0, None)]).unwrap_err().to_string(),
        "price tick 999 micro/kWh is not a positive multiple of 1000"
    );
}

#[test]
fn the_largest_registers_are_an_error_and_not_an_overflow() {
    let terms = terms(&[zone(0, None)]);
    let huge = |export_wh, import_wh| request(&terms, &point(export_wh, import_wh));
    let max_wh = MAX_ENERGY_WH;
    let residual_wh = i128::from(u64::MAX);
    assert_eq!(huge(u64::MAX, 0), Err(SettlementError::ResidualTooLarge { residual_wh, max_wh }));
    assert_eq!(
        huge(0, u64::MAX),
        Err(SettlementError::ResidualTooLarge { residual_wh: -residual_wh, max_wh })
    );
    assert_eq!(huge(u64::MAX, u64::MAX).map(|request| request.wish), Ok(Wish::Nothing));

    let most = huge(MAX_ENERGY_WH, 0).unwrap();
    let mut sums = ZoneSums::new();
    sums.add(&terms, 0, &most).unwrap();
    assert!(matches!(sums.add(&terms, 0, &most), Err(SettlementError::Clearing(_))));

    let (_, cleared) = cleared(&terms, &[]);
    let mut settler = Settler::new(&terms, 0, &cleared[0]).unwrap();
    settler.count_metered(&point(u64::MAX, 0)).unwrap();
    let error = settler.count_metered(&point(1, 0)).unwrap_err();
    assert_eq!(error, SettlementError::TooMuchEnergy { energy_wh: 1, sum_wh: u64::MAX });
    let error = settler.settle(&request(&terms, &paused(point(1, 0))).unwrap(), i128::MAX).unwrap_err();
    assert_eq!(error, SettlementError::TooMuchMoney { money_micro: i128::MAX, sum_micro: 80 });
}

#[test]
fn bytes_that_no_request_packs_into_are_refused() {
    let terms = terms(&[zone(0, None)]);
    let rows: [(&str, &[u8], PackError); 4] = [
        ("nothing", &[], PackError::Truncated { at: 0 }),
        ("an unknown tag", &[4, 0], PackError::Unexpected { value: 4, at: 2 }),
        ("an unknown reason", &[0x11, 0], PackError::Unexpected { value: 0x11, at: 2 }),
        ("a limit above retail", &[1, 2, 0xdd, 1], PackError::Unexpected { value: 221, at: 4 }),
    ];
    for (row, bytes, error) in rows {
        assert_eq!(Request::unpack(terms.grid(), &mut Reader::new(bytes)), Err(error.into()), "{row}");
    }
}

#[test]
fn a_price_below_zero_is_refused_by_name_wherever_one_can_be_written() {
    let written = serde_json::json!({
        "tariff": { "feed_in": 0, "retail": 300_000, "trading_fee": 0 },
        "zones": [
            { "id": 0, "parent": null, "islanded": false, "storage_room_wh": 0 },
            { "id": 1, "parent": 0, "fee": 0, "islanded": false, "storage_room_wh": 0 },
        ],
        "points": [{
            "id": 1, "zone": 1, "export_wh": 700, "import_wh": 0, "forward_sold_wh": 0, "forward_bought_wh": 0,
            "forward_money_micro": -5_000, "held_wh": 0, "in_funds": true, "rule": { "ask": 0, "bid": null },
        }],
    });
    let read = |slot: &serde_json::Value| serde_json::from_str::<Slot>(&slot.to_string());
    let slot = read(&written).unwrap();
    assert_eq!((slot.points[0].rule.ask, slot.points[0].rule.bid), (Some(0), None));
    assert_eq!(slot.points[0].forward_money_micro, -5_000, "money may be paid");
    let places = [
        "/tariff/feed_in",
        "/tariff/retail",
        "/tariff/trading_fee",
        "/zones/1/fee",
        "/points/0/rule/ask",
        "/points/0/rule/bid",
    ];
    for place in places {
        let mut slot = written.clone();
        *slot.pointer_mut(place).unwrap() = (-80_000).into();
        let refused = read(&slot).unwrap_err().to_string();
        let words = "price -80000 micro/kWh is below 0; no price is negative, 0 is the lowest";
        assert!(refused.starts_with(words), "{place}: {refused}");
    }
}

#[test]
fn a_feed_in_of_nothing_pays_and_costs_nothing() {
    let tariff = Tariff { feed_in_micro_per_kwh: 0, ..TARIFF };
    let settled = settle(&Terms::new(tariff, 1_000, &[zone(0, None)]).unwrap(), &[(0, point(700, 0))]);
    assert_eq!(settled.points[0].utility_sold_wh, 700);
    assert_eq!(settled.points[0].money_micro, 0);
}

#[test]
fn a_bid_that_the_fee_takes_below_nothing_stays_out() {
    let tariff = Tariff { feed_in_micro_per_kwh: 0, ..TARIFF };
    let terms = Terms::new(tariff, 1_000, &[zone(0, None)]).unwrap();
    let rows = [
        ("the bid is the fee", 2, Wish::Buy { limit_micro_per_kwh: 0 }),
        ("the bid is less than the fee", 1, Wish::Utility(Reason::BelowFeedIn)),
        ("the bid is nothing", 0, Wish::Utility(Reason::BelowFeedIn)),
    ];
    for (row, bid, wish) in rows {
        assert_eq!(request(&terms, &bids(bid, point(0, 500))).unwrap().wish, wish, "{row}");
    }
}
