//! The market specification's section 3, example by example. Prices are in thousands of micro/kWh: feed-in is 80, retail 300.

use clearing::{
    Filler, Line, PriceGrid, Side, Tree, UNLIMITED_WH, Unfilled, Zone, ZoneClearing, ZoneCurve, clear,
};
use forward::{
    BookCurve, BundleOutcome, BundlePart, BundleUnmet, Crossing, DEFAULT_EVENT_PERMILLE,
    DEFAULT_PEAK_PERMILLE, DEFAULT_SENSITIVITY_PERMILLE, DEFAULT_STATE_PERMILLE, ForwardError, Kind,
    OrderReserve, References, Schedule, TimeZone, Window, clear_bundle, crossing, effective_price,
    fixed_level, line_left, moved_dynamic, offset_level, times,
};

const BUY: Side = Side::Buy;
const SELL: Side = Side::Sell;

/// What the references multiply.
const BASE: u64 = 160;

fn grid() -> PriceGrid {
    PriceGrid::new(80_000, 300_000, 1_000).unwrap()
}

/// Every reference at the base.
fn references() -> References {
    let base = BASE * 1_000;
    References { dynamic: base, time_of_use: base, demand_response: base, grid_stability: base }
}

/// An order at a fixed price, or at an offset to its model's reference.
#[derive(Clone, Copy)]
enum Price {
    Fixed(u64),
    Market(u64),
    Dynamic(i64),
    TimeOfUse(i64),
    DemandResponse(i64),
    GridStability(i64),
}
use Price::{DemandResponse, Dynamic, Fixed, GridStability, Market, TimeOfUse};

fn place(price: Price) -> (Kind, i16) {
    let fixed = |limit: u64| fixed_level(&grid(), limit * 1_000).unwrap();
    let offset = |offset: i64| offset_level(&grid(), offset * 1_000).unwrap();
    match price {
        Fixed(limit) => (Kind::Fixed, fixed(limit)),
        Market(worst) => (Kind::Market, fixed(worst)),
        Dynamic(by) => (Kind::Dynamic, offset(by)),
        TimeOfUse(by) => (Kind::TimeOfUse, offset(by)),
        DemandResponse(by) => (Kind::DemandResponse, offset(by)),
        GridStability(by) => (Kind::GridStability, offset(by)),
    }
}

#[derive(Clone, Copy)]
struct Order {
    side: Side,
    price: Price,
    left_wh: u64,
}

fn order(side: Side, price: Price, left_wh: u64) -> Order {
    Order { side, price, left_wh }
}

/// One zone of one slot; its orders in order of id.
struct Book {
    orders: Vec<Order>,
    curve: BookCurve,
}

/// What a batch did: the price, if anything traded, and each order's fill and reason.
struct Batch {
    price: Option<u64>,
    filled_wh: Vec<u64>,
    reasons: Vec<Option<Unfilled>>,
}

impl Book {
    fn new(orders: &[Order]) -> Self {
        let mut book = Self { orders: Vec::new(), curve: BookCurve::new() };
        orders.iter().for_each(|&order| book.join(order));
        book
    }

    fn join(&mut self, order: Order) {
        let (kind, level) = place(order.price);
        self.curve.add(kind, order.side, level, order.left_wh).unwrap();
        self.orders.push(order);
    }

    /// Expired or cancelled.
    fn leave(&mut self, at: usize) {
        let order = self.orders.remove(at);
        let (kind, level) = place(order.price);
        self.curve.subtract(kind, order.side, level, order.left_wh).unwrap();
    }

    fn to_clear(&self, references: &References) -> ZoneCurve {
        let mut curve = ZoneCurve::new();
        self.curve.merge_into(&mut curve, &grid(), references).unwrap();
        curve
    }

    fn run_batch(&mut self, references: &References) -> Batch {
        let tree = Tree::new(grid(), &[ROOT]).unwrap();
        let zone = clear(&tree, &[self.to_clear(references)]).unwrap()[0];
        let mut filler = Filler::new(&zone).unwrap();
        let (mut filled_wh, mut reasons) = (Vec::new(), Vec::new());
        for order in &mut self.orders {
            let (kind, level) = place(order.price);
            let price = effective_price(&grid(), references, kind, level);
            let fill = filler.fill(order.side, price, order.left_wh).unwrap();
            self.curve.subtract(kind, order.side, level, fill.filled_wh).unwrap();
            order.left_wh -= fill.filled_wh;
            filled_wh.push(fill.filled_wh);
            reasons.push(fill.unfilled);
        }
        filler.finish().unwrap();
        Batch { price: zone.traded_price().map(|price| price / 1_000), filled_wh, reasons }
    }
}

const ROOT: Zone = Zone { id: 0, line: None };

fn below(parent: u32, id: u32, fee: u64, capacity_wh: u64) -> Zone {
    let (capacity_up_wh, capacity_down_wh) = (capacity_wh, capacity_wh);
    Zone { id, line: Some(Line { parent, fee_micro_per_kwh: fee * 1_000, capacity_up_wh, capacity_down_wh }) }
}

#[test]
fn a_limit_order_rests_until_it_is_filled() {
    let mut book = Book::new(&[order(SELL, Fixed(120), 2_000), order(BUY, Fixed(180), 1_500)]);
    let batch = book.run_batch(&references());
    // 500 Wh are left at 120, so that sellers compete.
    assert_eq!((batch.price, batch.filled_wh), (Some(120), vec![1_500, 1_500]));
    assert_eq!(batch.reasons, [Some(Unfilled::Marginal), None]);

    assert_eq!(book.run_batch(&references()).reasons[0], Some(Unfilled::NoCounterparty));

    book.join(order(BUY, Fixed(140), 800));
    let batch = book.run_batch(&references());
    assert_eq!((batch.price, batch.filled_wh), (Some(140), vec![500, 0, 500]));
    assert_eq!(book.curve.resting_wh(Kind::Fixed, BUY, 60), 300);
}

#[test]
fn a_market_order_joins_one_batch_and_the_rest_of_it_is_cancelled() {
    let mut book = Book::new(&[
        order(SELL, Fixed(100), 600),
        order(SELL, Fixed(200), 900),
        order(BUY, Market(150), 1_000),
    ]);
    let batch = book.run_batch(&references());
    assert_eq!((batch.price, batch.filled_wh), (Some(150), vec![600, 0, 600]));
    assert_eq!(batch.reasons[2], Some(Unfilled::Marginal));
    book.leave(2);
    assert_eq!(book.curve.total_wh(), 900);
    assert!(book.curve.levels().all(|level| level.kind == Kind::Fixed));
}

#[test]
fn a_time_bound_order_is_gone_when_it_expires() {
    let mut book = Book::new(&[order(SELL, Fixed(100), 600)]);
    book.leave(0);
    book.join(order(BUY, Fixed(300), 600));
    assert_eq!(book.run_batch(&references()).price, None);
}

#[test]
fn a_dynamic_order_follows_demand_and_supply() {
    let moved = |reference, demand_wh, supply_wh| {
        moved_dynamic(reference, DEFAULT_SENSITIVITY_PERMILLE, demand_wh, supply_wh, &grid())
    };
    // 160 + 160 * 0.02 * (3000 - 2000) / 3000 = 161.066…, of which the fraction of a micro is dropped.
    let short = moved(160_000, 3_000, 2_000);
    assert_eq!(short, 161_066);
    // 161.066 - 161.066 * 0.02 * 2000 / 2000 = 157.84468
    let idle = moved(short, 0, 2_000);
    assert_eq!(idle, 157_845);

    let mut book = Book::new(&[order(SELL, Dynamic(5), 500)]);
    for (dynamic, price) in [(160_000, 165), (short, 166), (idle, 162)] {
        let now = References { dynamic, ..references() };
        assert_eq!(effective_price(&grid(), &now, Kind::Dynamic, 5), price * 1_000);
        assert_eq!(book.to_clear(&now).sells()[usize::try_from(price - 80).unwrap()], 500);
    }
    book.join(order(BUY, Fixed(163), 500));
    assert_eq!(book.run_batch(&References { dynamic: short, ..references() }).price, None);
    assert_eq!(book.run_batch(&References { dynamic: idle, ..references() }).price, Some(162));
}

#[test]
fn a_time_of_use_order_follows_the_clock_on_the_wall() {
    let peak = Window {
        weekdays: 0b001_1111,
        from_minute: 17 * 60,
        to_minute: 20 * 60,
        multiplier_permille: DEFAULT_PEAK_PERMILLE,
    };
    let zone = TimeZone { standard_offset_minutes: 60, daylight: None };
    let schedule = Schedule::new(zone, vec![peak]).unwrap();
    let reference = |unix_seconds| times(BASE * 1_000, schedule.multiplier_permille(unix_seconds));
    // Monday, 5 January 2026: 16:30 and 18:00 in Berlin.
    let (before, peak) = (reference(1_767_627_000), reference(1_767_632_400));
    assert_eq!((before, peak), (160_000, 240_000));

    let mut book = Book::new(&[order(BUY, TimeOfUse(-20), 700), order(SELL, Fixed(200), 700)]);
    assert_eq!(book.run_batch(&References { time_of_use: before, ..references() }).price, None);
    // 220 buys what 200 sells: the middle.
    assert_eq!(book.run_batch(&References { time_of_use: peak, ..references() }).price, Some(210));
}

#[test]
fn a_demand_response_order_follows_the_event_that_holds() {
    let event = times(BASE * 1_000, DEFAULT_EVENT_PERMILLE);
    assert_eq!(event, 208_000);
    let mut book = Book::new(&[order(SELL, DemandResponse(0), 900), order(BUY, Fixed(190), 900)]);
    assert_eq!(book.run_batch(&References { demand_response: event, ..references() }).price, None);
    assert_eq!(book.run_batch(&references()).price, Some(175));
}

#[test]
fn a_grid_stability_order_follows_the_state_of_its_zone() {
    let prices = DEFAULT_STATE_PERMILLE.map(|permille| {
        let now = References { grid_stability: times(BASE * 1_000, permille), ..references() };
        effective_price(&grid(), &now, Kind::GridStability, -10) / 1_000
    });
    // Normal, alert, emergency, restoration.
    assert_eq!(prices, [150, 182, 230, 166]);
}

#[test]
fn a_model_order_never_leaves_floor_and_ceiling() {
    let far = References { time_of_use: 500_000, grid_stability: 20_000, ..references() };
    let price = |price| {
        let (kind, level) = place(price);
        effective_price(&grid(), &far, kind, level) / 1_000
    };
    assert_eq!([price(TimeOfUse(-190)), price(TimeOfUse(-210))], [300, 290]);
    assert_eq!([price(GridStability(50)), price(GridStability(70))], [80, 90]);
}

#[test]
fn orders_at_one_price_share_it_whatever_their_price_follows() {
    let mut book = Book::new(&[
        order(SELL, Fixed(165), 400),
        order(SELL, Dynamic(5), 200),
        order(SELL, TimeOfUse(5), 200),
        order(SELL, Fixed(150), 100),
        order(BUY, Fixed(165), 500),
    ]);
    let batch = book.run_batch(&references());
    // 150 sells whole; 400 of the 800 Wh at 165 are shared by size, in order of id.
    assert_eq!((batch.price, batch.filled_wh), (Some(165), vec![200, 100, 100, 100, 500]));
    let left: Vec<_> = book.curve.levels().map(|level| (level.kind, level.energy_wh)).collect();
    assert_eq!(left, [(Kind::Fixed, 200), (Kind::Dynamic, 100), (Kind::TimeOfUse, 100)]);
}

#[test]
fn a_batch_fills_the_levels_that_are_better_whole_and_shares_over_those_at_its_price() {
    let book = Book::new(&[
        order(SELL, Fixed(120), 100),
        order(SELL, Dynamic(-40), 200),
        order(SELL, Dynamic(-39), 300),
        order(BUY, Fixed(120), 400),
    ]);
    let index = 120 - 80;
    let energies = |levels: &mut dyn Iterator<Item = forward::BookLevel>| {
        levels.map(|level| (level.kind, level.level, level.energy_wh)).collect::<Vec<_>>()
    };
    let now = References { dynamic: 159_999, ..references() };
    assert_eq!(energies(&mut book.curve.better(&grid(), &now, SELL, index)), [(Kind::Dynamic, -40, 200)]);
    assert_eq!(
        energies(&mut book.curve.exactly_at(&grid(), &now, SELL, index)),
        [(Kind::Fixed, 40, 100), (Kind::Dynamic, -39, 300)]
    );
    assert_eq!(energies(&mut book.curve.better(&grid(), &now, BUY, index - 1)), [(Kind::Fixed, 40, 400)]);
    assert_eq!(energies(&mut book.curve.exactly_at(&grid(), &now, BUY, index + 1)), []);
}

#[test]
fn an_order_reserves_the_worst_it_may_come_to_owe() {
    let rows = [
        ("a buyer its limit", BUY, Fixed(180), 1_500, 270_000),
        ("a seller what retail is above its limit", SELL, Fixed(120), 1_500, 270_000),
        ("a seller at retail nothing", SELL, Fixed(300), 1_500, 0),
        ("a market order as much as a limit order", BUY, Market(180), 1_500, 270_000),
        ("a model's buyer the ceiling", BUY, Dynamic(-50), 1_000, 300_000),
        ("a model's seller the whole tariff", SELL, GridStability(50), 1_000, 220_000),
        ("to the last Wh", BUY, Fixed(181), 1, 181),
    ];
    for (row, side, price, energy_wh, energy_micro) in rows {
        let (kind, level) = place(price);
        let reserve = OrderReserve::of_order(&grid(), side, kind, level, energy_wh, 1_000).unwrap();
        assert_eq!(reserve, OrderReserve { energy_micro, deposit_micro: 1_000 }, "{row}");
        assert_eq!(reserve.total_micro(), Ok(energy_micro + 1_000), "{row}");
    }
}

#[test]
fn what_is_no_order_reserves_nothing() {
    for (kind, level) in
        [(Kind::Fixed, 221), (Kind::Market, -1), (Kind::Dynamic, 221), (Kind::TimeOfUse, -221)]
    {
        let refused = Err(ForwardError::BadLevel { kind, level });
        assert_eq!(OrderReserve::of_order(&grid(), BUY, kind, level, 1_000, 0), refused);
    }
}

#[test]
fn a_bundle_reserves_by_its_average_limit() {
    let rows = [
        ("a buyer its limit for all of it", BUY, 150, [(300, 1_000), (300, 500)], 225_000),
        ("a seller what retail is above it", SELL, 250, [(300, 1_000), (300, 500)], 75_000),
        ("each slot has its own retail", SELL, 250, [(300, 1_000), (240, 500)], 50_000),
    ];
    for (row, side, limit, parts, energy_micro) in rows {
        let parts = parts.map(|(ceiling, energy_wh)| (ceiling * 1_000, energy_wh));
        let reserve = OrderReserve::of_bundle(side, limit * 1_000, parts, 1_000).unwrap();
        assert_eq!(reserve, OrderReserve { energy_micro, deposit_micro: 1_000 }, "{row}");
    }
}

#[test]
fn more_money_than_can_be_counted_is_an_error_and_not_an_overflow() {
    let ceiling = u64::MAX - u64::MAX % 1_000;
    let parts = std::iter::repeat_n((ceiling, u64::MAX), 1_025);
    let error = OrderReserve::of_bundle(BUY, ceiling, parts, 0).unwrap_err();
    assert!(matches!(error, ForwardError::TooMuchMoney { .. }), "{error}");
    let full = OrderReserve { energy_micro: i128::MAX, deposit_micro: 1 };
    assert_eq!(full.total_micro(), Err(ForwardError::TooMuchMoney { money_micro: 1, sum_micro: i128::MAX }));
}

#[test]
fn a_later_batch_has_the_capacity_that_earlier_ones_left() {
    let line = |capacity_up_wh, capacity_down_wh| Line {
        parent: 0,
        fee_micro_per_kwh: 10_000,
        capacity_up_wh,
        capacity_down_wh,
    };
    let rows = [
        ("nothing flows", line(500, 300), 0, line(500, 300)),
        ("up", line(500, 300), 200, line(300, 500)),
        ("down", line(500, 300), -300, line(800, 0)),
        ("made smaller than what flows up", line(100, 0), 200, line(0, 200)),
        ("cut off after it was used", line(0, 0), -200, line(200, 0)),
        ("without limit", line(UNLIMITED_WH, 0), 200, line(UNLIMITED_WH, 200)),
    ];
    for (row, before, flow_wh, after) in rows {
        assert_eq!(line_left(before, flow_wh), after, "{row}");
    }
}

#[test]
fn a_book_is_crossed_where_a_batch_would_trade() {
    let book = |orders: &[Order]| Book::new(orders).to_clear(&references());
    let sells = |limit| book(&[order(SELL, Fixed(limit), 500)]);
    let buys = |limit| book(&[order(BUY, Fixed(limit), 500)]);
    let met = |sell: u64, buy: u64| {
        Some(Crossing {
            seller: 1,
            sell_micro_per_kwh: sell * 1_000,
            buyer: 0,
            buy_micro_per_kwh: buy * 1_000,
        })
    };
    let open = [ROOT, below(0, 1, 10, 500)];
    let closed = [ROOT, below(0, 1, 10, 0)];
    let rows = [
        ("a buy above the sell and the fee", open, sells(150), met(150, 161)),
        ("a buy at the sell and the fee", open, sells(151), None),
        ("a line without room", closed, sells(150), None),
    ];
    for (row, zones, sells, expected) in rows {
        assert_eq!(crossing(&grid(), &zones, &[buys(161), sells]), Ok(expected), "{row}");
    }
    let same_price = book(&[order(SELL, Fixed(150), 1), order(BUY, Fixed(150), 1)]);
    let found = crossing(&grid(), &[ROOT], &[same_price]).unwrap().unwrap();
    assert_eq!((found.seller, found.buyer), (0, 0));
    let too_few = crossing(&grid(), &open, &[buys(161)]).unwrap_err();
    assert_eq!(too_few.to_string(), "1 curves for 2 zones");
}

/// What is offered in one slot of a bundle that buys.
fn offers(limits: &[(u64, u64)]) -> Vec<ZoneCurve> {
    let orders: Vec<Order> = limits.iter().map(|&(limit, wh)| order(SELL, Fixed(limit), wh)).collect();
    vec![Book::new(&orders).to_clear(&references())]
}

fn price_of(zones: &[ZoneClearing]) -> u64 {
    zones[0].price_micro_per_kwh / 1_000
}

#[test]
fn a_bundle_is_filled_whole_in_every_slot_or_not_at_all() {
    let tree = Tree::new(grid(), &[ROOT]).unwrap();
    // 1000 Wh cost 120 in the first slot; the second slot sells 500 Wh at 150 and 1000 Wh at 180.
    let slots = [offers(&[(120, 2_000)]), offers(&[(150, 500), (180, 1_000)])];
    let try_at = |limit: u64, second_wh| {
        let part = |at: usize, energy_wh| BundlePart { tree: &tree, curves: &slots[at], zone: 0, energy_wh };
        clear_bundle(BUY, limit * 1_000, &[part(0, 1_000), part(1, second_wh)]).unwrap()
    };

    // (1000 * 120 + 1000 * 180) / 2000 = 150.
    let BundleOutcome::Filled(cleared) = try_at(150, 1_000) else { panic!("the bundle waits") };
    assert_eq!([price_of(&cleared[0]), price_of(&cleared[1])], [120, 180]);
    assert_eq!([cleared[0][0].bought_wh, cleared[1][0].sold_wh], [1_000, 1_000]);

    let worth_micro = 300_000;
    assert_eq!(
        try_at(149, 1_000),
        BundleOutcome::Waits(BundleUnmet::Average { worth_micro, energy_wh: 2_000 })
    );
    assert_eq!(try_at(300, 1_600), BundleOutcome::Waits(BundleUnmet::Short { part: 1, missing_wh: 100 }));
}

#[test]
fn a_bundle_buys_over_the_lines_that_its_slots_have_left() {
    let zones = |flow_wh| {
        let child = below(0, 1, 10, 500);
        [ROOT, Zone { line: child.line.map(|line| line_left(line, flow_wh)), ..child }]
    };
    let curves = [ZoneCurve::new(), Book::new(&[order(SELL, Fixed(90), 1_000)]).to_clear(&references())];
    let rows = [(0, None), (300, Some(100)), (500, Some(300))];
    for (flow_wh, missing) in rows {
        let tree = Tree::new(grid(), &zones(flow_wh)).unwrap();
        let part = BundlePart { tree: &tree, curves: &curves, zone: 0, energy_wh: 300 };
        let short = missing.map(|missing_wh| BundleUnmet::Short { part: 0, missing_wh });
        match clear_bundle(BUY, 300_000, &[part]).unwrap() {
            BundleOutcome::Filled(cleared) => {
                assert_eq!(short, None);
                assert_eq!([cleared[0][0].bought_wh, cleared[0][1].sold_wh], [300, 300]);
                assert_eq!(cleared[0][1].flow_wh, 300);
            }
            BundleOutcome::Waits(unmet) => assert_eq!(Some(unmet), short),
        }
    }
}

#[test]
fn a_bundle_that_sells_wants_its_limit_or_more() {
    let tree = Tree::new(grid(), &[ROOT]).unwrap();
    let curves =
        [Book::new(&[order(BUY, Fixed(200), 600), order(BUY, Fixed(100), 600)]).to_clear(&references())];
    let try_at = |limit: u64, energy_wh| {
        clear_bundle(SELL, limit * 1_000, &[BundlePart { tree: &tree, curves: &curves, zone: 0, energy_wh }])
    };
    assert!(matches!(try_at(200, 500), Ok(BundleOutcome::Filled(_))));
    let average = BundleUnmet::Average { worth_micro: 80_000, energy_wh: 800 };
    assert_eq!(try_at(101, 800), Ok(BundleOutcome::Waits(average)));
    assert!(matches!(try_at(100, 800), Ok(BundleOutcome::Filled(_))));
    // Who takes everything meets the last limit half way from the floor: 90.
    let all = BundleUnmet::Average { worth_micro: 108_000, energy_wh: 1_200 };
    assert_eq!(try_at(91, 1_200), Ok(BundleOutcome::Waits(all)));
    assert!(matches!(try_at(90, 1_200), Ok(BundleOutcome::Filled(_))));
    let short = BundleUnmet::Short { part: 0, missing_wh: 1 };
    assert_eq!(try_at(80, 1_201), Ok(BundleOutcome::Waits(short)));
}

#[test]
fn impossible_bundles_are_refused_by_name() {
    let tree = Tree::new(grid(), &[ROOT]).unwrap();
    let part = BundlePart { tree: &tree, curves: &offers(&[]), zone: 0, energy_wh: 1 };
    let rows = [
        (BundlePart { zone: 7, ..part }, "zone 7 is not in the tree"),
        (BundlePart { curves: &[], ..part }, "0 curves for 1 zones"),
        (
            BundlePart { energy_wh: u64::MAX, ..part },
            "18446744073709551615 Wh more than the 0 Wh already offered and asked for; at most 2305843009213693952 Wh are cleared",
        ),
    ];
    for (part, message) in rows {
        assert_eq!(clear_bundle(BUY, 300_000, &[part]).unwrap_err().to_string(), message);
    }
    let part_off_tick = clear_bundle(BUY, 300_500, &[part]).unwrap();
    assert_eq!(part_off_tick, BundleOutcome::Waits(BundleUnmet::Short { part: 0, missing_wh: 1 }));
}
