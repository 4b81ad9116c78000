//! The forward books as an indexer sees them: kept from events alone, and compared with what the contract says.

use std::collections::BTreeMap;

use clearing::{Line, PriceGrid, Tree, Zone, ZoneCurve};
use cosmwasm_std::{Binary, Event};
use forward::{
    BundleOutcome, BundlePart, Kind, References, clear_bundle, crossing, effective_price, offset_level,
};
use interface::{
    grid::{SlotGrid, SlotZone},
    packed::{FreedReserves, OrderEnds, OrderFills, PackedFill, PackedOrder},
    trading::{
        BatchZone, BookEntry, BookResponse, DepthLevel, DepthResponse, ForwardResponse, ForwardSlotResponse,
        ForwardZone, NewOrder, OrderPrice, OrderReason, OrderRef, OrderStatus, OrderTerms, OrdersResponse,
        PositionsResponse, PricingModel, QueryMsg, ReferencePrices, Side,
    },
};
use units::{pack::Reader, slot_start};

use crate::Suite;

type Attributes = BTreeMap<String, String>;

/// Orders, positions and reserves, by what the events said.
#[derive(Clone, Debug, Default)]
pub struct Mirror {
    pub books: BTreeMap<u32, Book>,
    /// By id; ended orders stay.
    pub orders: BTreeMap<u64, Tracked>,
    /// By slot and metering point; settled ones stay.
    pub positions: BTreeMap<(u32, u32), Tally>,
    /// By slot and zone: what orders sold and bought.
    filled: BTreeMap<(u32, u32), Tally>,
    /// By slot and zone: what batches sold, bought and earned the line, and what they sent up in all.
    cleared: BTreeMap<(u32, u32), (Tally, i64)>,
    /// The side on which a point stood in a batch.
    sides: BTreeMap<(u32, u32, u32), bool>,
    next_order_id: u64,
}

#[derive(Clone, Copy, Debug)]
pub struct Book {
    pub tick: u64,
    pub floor: u64,
    pub ceiling: u64,
    pub order_deposit_micro: i128,
}

#[derive(Clone, Debug)]
pub struct Tracked {
    pub order_id: u64,
    pub meter_id: u32,
    pub packed: PackedOrder,
    /// By slot.
    pub left: BTreeMap<u32, u64>,
    pub filled_wh: u64,
    /// What its fills cost or brought.
    pub worth_micro: i128,
    pub conditional: bool,
    pub ended: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub sold_wh: u64,
    pub bought_wh: u64,
    pub money_micro: i128,
    pub reserved_micro: i128,
}

impl Mirror {
    /// Takes in what the suite has heard since it was last asked.
    pub fn follow(&mut self, suite: &mut Suite) {
        let events = std::mem::take(&mut suite.events);
        for event in &events {
            let told = attributes(event);
            if told.get("_contract_address").map(String::as_str) != Some(suite.trading.as_str()) {
                continue;
            }
            match event.ty.as_str() {
                "wasm-book_opened" => self.opened(&told),
                "wasm-orders_placed" => self.placed(&told),
                "wasm-orders_cancelled" => {
                    assert_eq!(self.ended(&told), amount(&told, "freed_micro"), "freed by {told:?}");
                }
                "wasm-orders_ended" => {
                    self.ended(&told);
                }
                "wasm-order_triggered" => self.triggered(&told),
                "wasm-batch_cleared" => self.cleared(&told, suite),
                "wasm-orders_filled" => self.filled(&told),
                "wasm-reserves_freed" => self.freed(&told),
                _ => {}
            }
        }
    }

    fn opened(&mut self, told: &Attributes) {
        let book = Book {
            tick: number(told, "price_tick_micro_per_kwh").into(),
            floor: number(told, "floor_micro_per_kwh").into(),
            ceiling: number(told, "ceiling_micro_per_kwh").into(),
            order_deposit_micro: amount(told, "order_deposit_micro"),
        };
        self.books.insert(number(told, "slot"), book);
    }

    fn placed(&mut self, told: &Attributes) {
        let bytes = bytes(told, "orders");
        let mut reader = Reader::new(&bytes);
        let mut order_id = u64::try_from(amount(told, "first_order_id")).expect("an id");
        assert!(order_id >= self.next_order_id, "ids ascend");
        let mut reserved_micro = 0;
        while !reader.is_empty() {
            let packed = PackedOrder::decode(&mut reader).expect("an order");
            let order = Tracked {
                order_id,
                meter_id: number(told, "meter_id"),
                left: parts(&packed.order.terms).into_iter().collect(),
                filled_wh: 0,
                worth_micro: 0,
                conditional: packed.order.condition.is_some(),
                ended: false,
                packed,
            };
            reserved_micro += self.reserve(&order);
            self.orders.insert(order_id, order);
            order_id += 1;
        }
        self.next_order_id = order_id;
        assert_eq!(amount(told, "reserved_micro"), reserved_micro, "reserved by {told:?}");
    }

    /// What all of them freed.
    fn ended(&mut self, told: &Attributes) -> i128 {
        let ends = OrderEnds::decode(&bytes(told, "orders")).expect("ends of orders").0;
        let mut freed_micro = 0;
        for end in ends {
            let reserve = self.reserve(&self.orders[&end.order_id]);
            let order = self.open(end.order_id, end.meter_id);
            assert_eq!(order.left_wh(), end.left_wh, "left of {order:?}");
            order.ended = true;
            assert_eq!(reserve, end.freed_micro.cast_signed(), "freed by the end of {order:?}");
            freed_micro += reserve;
        }
        freed_micro
    }

    fn triggered(&mut self, told: &Attributes) {
        let order_id = u64::try_from(amount(told, "order_id")).expect("an id");
        let order = self.open(order_id, number(told, "meter_id"));
        assert!(order.conditional, "{order:?} was triggered without a condition");
        order.conditional = false;
    }

    fn cleared(&mut self, told: &Attributes, suite: &Suite) {
        let slot = number(told, "slot");
        let zones: Vec<BatchZone> = cosmwasm_std::from_json(&told["zones"]).expect("zones of a batch");
        let grid = suite.slot_grid(slot);
        for zone in zones {
            let (tally, flow_wh) = self.cleared.entry((slot, zone.zone_id)).or_default();
            tally.sold_wh += zone.sold_wh.u64();
            tally.bought_wh += zone.bought_wh.u64();
            tally.money_micro += zone.line_earned_micro.i128();
            *flow_wh += zone.line_flow_wh;
            let line = grid.zones.iter().find(|line| line.zone_id == zone.zone_id).expect("a zone");
            let (up, down) = capacities(line);
            if zone.line_flow_wh > 0 {
                assert!(i128::from(*flow_wh) <= up.into(), "{flow_wh} Wh go up in slot {slot} from {line:?}");
            } else if zone.line_flow_wh < 0 {
                assert!(
                    -i128::from(*flow_wh) <= down.into(),
                    "{flow_wh} Wh go down in slot {slot} to {line:?}"
                );
            }
        }
    }

    fn filled(&mut self, told: &Attributes) {
        let (slot, batch, zone_id) = (number(told, "slot"), number(told, "batch"), number(told, "zone_id"));
        let price = number(told, "price_micro_per_kwh");
        for fill in OrderFills::decode(&bytes(told, "fills")).expect("fills").0 {
            let PackedFill { sell, whole, meter_id, order_id, energy_wh } = fill;
            let before = self.reserve(&self.orders[&order_id]);
            let order = self.open(order_id, meter_id);
            assert!(!order.conditional, "{order:?} waits for its condition and is filled");
            assert_eq!(order.packed.zone_id, zone_id, "the zone of {order:?}");
            assert_eq!(order.is_sell(), sell, "the side of {order:?}");
            order.worth_micro += i128::from(price / 1_000) * i128::from(energy_wh);
            if let Some(limit) = own_limit(&order.packed.order.terms).filter(|_| !order.is_bundle()) {
                assert!(if sell { limit <= price } else { limit >= price }, "{order:?} is filled at {price}");
            }
            let left = order.left.get_mut(&slot).expect("a part in the slot");
            assert!((1..=*left).contains(&energy_wh), "{energy_wh} Wh of {left} in slot {slot}");
            *left -= energy_wh;
            order.filled_wh += energy_wh;
            order.ended = order.left_wh() == 0;
            if !order.is_bundle() {
                assert_eq!(order.ended, whole, "{order:?} is filled whole");
            } else if order.ended {
                assert!(order.average_is_within_limit(), "the average of {order:?}");
            }
            let reserved_micro = before - self.reserve(&self.orders[&order_id]);
            let money_micro = i128::from(price / 1_000) * i128::from(energy_wh);
            self.positions.entry((slot, meter_id)).or_default().add(
                sell,
                energy_wh,
                money_micro,
                reserved_micro,
            );
            let order = &self.orders[&order_id];
            if order.is_bundle() {
                // A slot keeps what it may cost at its price; the rest of what its part held stays with the first.
                let worst =
                    if sell { self.books[&slot].ceiling.saturating_sub(price.into()) } else { price.into() };
                let rest_micro = reserved_micro - i128::from(worst / 1_000) * i128::from(energy_wh);
                let first = (order.reference().slot, meter_id);
                self.positions.entry((slot, meter_id)).or_default().reserved_micro -= rest_micro;
                self.positions.entry(first).or_default().reserved_micro += rest_micro;
            }
            self.filled.entry((slot, zone_id)).or_default().add(sell, energy_wh, money_micro, 0);
            let side = *self.sides.entry((slot, batch, meter_id)).or_insert(sell);
            assert_eq!(
                side, sell,
                "point {meter_id} trades with itself or might, in batch {batch} of slot {slot}"
            );
        }
    }

    fn freed(&mut self, told: &Attributes) {
        let (slot, bank) = (number(told, "slot"), number(told, "bank"));
        for freed in FreedReserves::decode(&bytes(told, "freed")).expect("freed reserves").0 {
            let meter_id = units::meter_id(bank, freed.index).expect("a meter");
            let position = self.positions.entry((slot, meter_id)).or_default();
            assert_eq!(
                position.reserved_micro,
                freed.freed_micro.cast_signed(),
                "point {meter_id}, slot {slot}"
            );
            position.reserved_micro = 0;
        }
    }

    fn open(&mut self, order_id: u64, meter_id: u32) -> &mut Tracked {
        let order = self.orders.get_mut(&order_id).unwrap_or_else(|| panic!("order {order_id} was placed"));
        assert_eq!(order.meter_id, meter_id, "the point of {order:?}");
        assert!(!order.ended, "{order:?} has not ended before");
        order
    }

    /// What an order holds back for what is left of it (docs/spec/market.md, section 3).
    pub fn reserve(&self, order: &Tracked) -> i128 {
        if order.ended || order.left_wh() == 0 {
            return 0;
        }
        let first = order.left.keys().next().expect("a slot");
        let energy = order.left.iter().map(|(slot, left_wh)| {
            let Book { floor, ceiling, .. } = self.books[slot];
            let worst = match (own_limit(&order.packed.order.terms), order.is_sell()) {
                (Some(limit), _) => limit.into(),
                (None, true) => floor,
                (None, false) => ceiling,
            };
            let per_kwh = if order.is_sell() { ceiling.saturating_sub(worst) } else { worst };
            i128::from(per_kwh / 1_000) * i128::from(*left_wh)
        });
        energy.sum::<i128>() + self.books[first].order_deposit_micro
    }

    /// A point's orders that can still trade.
    pub fn open_orders(&self, meter_id: u32) -> impl Iterator<Item = &Tracked> {
        self.orders.values().filter(move |order| order.meter_id == meter_id && !order.ended)
    }

    /// Whether an open order's time has come: it expired, or its slot has begun.
    pub fn is_any_due(&self, now: u64, slot_seconds: u32) -> bool {
        self.orders.values().filter(|order| !order.ended).any(|order| {
            let gate = slot_start(order.reference().slot, slot_seconds);
            let expires_at = match &order.packed.order.terms {
                OrderTerms::Limit { expires_at, .. } | OrderTerms::Bundle { expires_at, .. } => *expires_at,
                OrderTerms::Market { .. } => None,
            };
            expires_at.unwrap_or(gate).min(gate) <= now
        })
    }

    /// Everything that the contract tells of orders, positions and reserves is what the events said, and the identities of
    /// docs/spec/market.md hold.
    pub fn is_right(&self, suite: &Suite) {
        let forward: ForwardResponse = suite.ask(&suite.trading, &QueryMsg::Forward {});
        let open = || self.orders.values().filter(|order| !order.ended);
        let conditional = open().filter(|order| order.conditional).count();
        let bundles = open().filter(|order| order.is_bundle()).count();
        assert_eq!(
            (forward.conditional_orders as usize, forward.bundles_waiting as usize),
            (conditional, bundles),
            "conditional orders, bundles that wait"
        );
        // What is no longer kept is pruned, soon or at once.
        let kept_from = suite.progress().slot.saturating_sub(suite.settings.keep_slots);
        for (slot, _) in self.books.range(kept_from..) {
            let book: ForwardSlotResponse = suite.ask(&suite.trading, &QueryMsg::ForwardSlot { slot: *slot });
            self.batches_are_right(suite, &book, forward.slot_in_batch.is_some());
            if book.open {
                self.book_is_right(suite, &book, &forward);
            }
        }
        for meter in suite.meters.values() {
            self.point_is_right(suite, meter.meter_id);
        }
    }

    fn point_is_right(&self, suite: &Suite, meter_id: u32) {
        let mut told = Vec::new();
        let mut start_after = None;
        loop {
            let page: OrdersResponse =
                suite.ask(&suite.trading, &QueryMsg::Orders { meter_id, start_after, limit: Some(7) });
            let Some(last) = page.orders.last() else { break };
            start_after = Some(OrderRef { slot: last.slot, order_id: last.order_id });
            told.extend(page.orders);
        }
        for order in &told {
            let own = &self.orders[&order.order_id];
            let left_wh = if own.ended { 0 } else { own.left_wh() };
            assert_eq!(
                (order.filled_wh.u64(), order.left_wh.u64(), order.reserved_micro.u128().cast_signed()),
                (own.filled_wh, left_wh, self.reserve(own)),
                "{order:?} and {own:?}"
            );
            assert_eq!(
                (order.delegated, order.zone_id, order.side, &order.terms, &order.condition),
                (
                    own.packed.delegated,
                    own.packed.zone_id,
                    own.packed.order.side,
                    &own.packed.order.terms,
                    &own.packed.order.condition
                ),
                "{order:?}"
            );
            let whole = own.left_wh() == 0;
            match order.status {
                OrderStatus::Filled => assert!(own.ended && whole, "{order:?} and {own:?}"),
                OrderStatus::Ended => {
                    assert!(
                        own.ended && !whole && order.reason != OrderReason::None,
                        "{order:?} and {own:?}"
                    );
                }
                OrderStatus::Conditional => assert!(!own.ended && own.conditional, "{order:?} and {own:?}"),
                OrderStatus::Open => {
                    assert!(!own.ended && !own.conditional, "{order:?} and {own:?}")
                }
            }
        }
        let mut reserved_micro = 0;
        for order in self.open_orders(meter_id) {
            assert!(told.iter().any(|told| told.order_id == order.order_id), "{order:?} is told");
            reserved_micro += self.reserve(order);
        }
        let positions: PositionsResponse =
            suite.ask(&suite.trading, &QueryMsg::Positions { meter_id, start_after: None, limit: Some(100) });
        for position in positions.positions {
            let own = self.positions.get(&(position.slot, meter_id)).copied().unwrap_or_default();
            let told = Tally {
                sold_wh: position.sold_wh.u64(),
                bought_wh: position.bought_wh.u64(),
                money_micro: position.money_micro.i128(),
                reserved_micro: position.reserved_micro.u128().cast_signed(),
            };
            assert_eq!(told, own, "{position:?}");
        }
        let of_point = self.positions.iter().filter(|((_, point), _)| *point == meter_id);
        reserved_micro += of_point.map(|(_, position)| position.reserved_micro).sum::<i128>();
        let account: interface::trading::AccountResponse =
            suite.ask(&suite.trading, &QueryMsg::Account { meter_id });
        assert_eq!(
            account.reserved_micro.u128().cast_signed(),
            reserved_micro,
            "what point {meter_id} has reserved"
        );
    }

    /// Batches are what their fills are; zones' net exports are what lines carry; all money, the lines' too, sums to zero.
    fn batches_are_right(&self, suite: &Suite, book: &ForwardSlotResponse, filling: bool) {
        let slot = book.slot;
        let grid = suite.slot_grid(slot);
        let flow = |zone_id: u32| self.cleared.get(&(slot, zone_id)).map_or(0, |(_, flow_wh)| *flow_wh);
        let mut money_micro = 0;
        for zone in &book.zones {
            let (cleared, flow_wh) = self.cleared.get(&(slot, zone.zone_id)).copied().unwrap_or_default();
            let told =
                (zone.sold_wh.u64(), zone.bought_wh.u64(), zone.line_flow_wh, zone.line_earned_micro.i128());
            assert_eq!(
                told,
                (cleared.sold_wh, cleared.bought_wh, flow_wh, cleared.money_micro),
                "slot {slot}, {zone:?}"
            );
            let children = grid.zones.iter().filter(|child| child.parent_id == Some(zone.zone_id));
            let out = flow_wh - children.map(|child| flow(child.zone_id)).sum::<i64>();
            assert_eq!(
                i128::from(cleared.sold_wh) - i128::from(cleared.bought_wh),
                out.into(),
                "slot {slot}, {zone:?}"
            );
            if !filling {
                let filled = self.filled.get(&(slot, zone.zone_id)).copied().unwrap_or_default();
                assert_eq!(
                    (filled.sold_wh, filled.bought_wh),
                    (cleared.sold_wh, cleared.bought_wh),
                    "slot {slot}, {zone:?}"
                );
            }
            money_micro += cleared.money_micro;
        }
        if !filling {
            let positions = self.positions.range((slot, 0)..=(slot, u32::MAX));
            money_micro += positions.map(|(_, position)| position.money_micro).sum::<i128>();
            assert_eq!(money_micro, 0, "money of slot {slot}");
        }
    }

    fn book_is_right(&self, suite: &Suite, book: &ForwardSlotResponse, forward: &ForwardResponse) {
        let slot = book.slot;
        let grid = self.books[&slot].grid();
        for zone in &book.zones {
            let mut told = self.entries(suite, slot, zone.zone_id);
            told.sort_unstable_by_key(|entry| entry.order_id);
            let own = self.resting(slot, zone, &grid);
            assert_eq!(told, own, "the book of zone {} in slot {slot}", zone.zone_id);
            if forward.changes_waiting == 0 {
                let depth: DepthResponse =
                    suite.ask(&suite.trading, &QueryMsg::Depth { slot, zone_id: zone.zone_id });
                assert_eq!(depth.levels, levels(&own), "the depth of zone {} in slot {slot}", zone.zone_id);
            }
        }
    }

    /// In no open book two orders are left that a batch would match: ask when the clock has cleared all of them.
    pub fn nobody_waits_in_vain(&self, suite: &Suite) {
        for slot in self.books.keys() {
            let book: ForwardSlotResponse = suite.ask(&suite.trading, &QueryMsg::ForwardSlot { slot: *slot });
            if !book.open {
                continue;
            }
            let grid = self.books[slot].grid();
            let curve = |zone| curve(&grid, &self.resting(*slot, zone, &grid));
            let curves: Vec<ZoneCurve> = book.zones.iter().map(curve).collect();
            let zones = zones(&suite.slot_grid(*slot), &book.zones);
            let crossing = crossing(&grid, &zones, &curves).expect("a tree of zones");
            assert_eq!(crossing, None, "slot {slot} after its batch");
        }
        self.no_bundle_waits_in_vain(suite);
    }

    /// No bundle is left that the books could fill.
    fn no_bundle_waits_in_vain(&self, suite: &Suite) {
        for bundle in self.orders.values().filter(|order| !order.ended && order.is_bundle()) {
            let markets: Vec<(u32, Tree, Vec<ZoneCurve>)> = bundle
                .left
                .keys()
                .map(|slot| {
                    let book: ForwardSlotResponse =
                        suite.ask(&suite.trading, &QueryMsg::ForwardSlot { slot: *slot });
                    let grid = self.books[slot].grid();
                    let tree = Tree::new(grid, &zones(&suite.slot_grid(*slot), &book.zones));
                    let curve = |zone| curve(&grid, &self.resting(*slot, zone, &grid));
                    let curves = book.zones.iter().map(curve).collect();
                    (*slot, tree.expect("a tree of zones"), curves)
                })
                .collect();
            let parts = markets.iter().map(|(slot, tree, curves)| BundlePart {
                tree,
                curves,
                zone: bundle.packed.zone_id,
                energy_wh: bundle.left[slot],
            });
            let limit = own_limit(&bundle.packed.order.terms).expect("an average limit");
            let parts: Vec<BundlePart> = parts.collect();
            let outcome = clear_bundle(engine_side(bundle.packed.order.side), limit.into(), &parts);
            let outcome = outcome.expect("a trial of the bundle");
            assert!(matches!(outcome, BundleOutcome::Waits(_)), "{bundle:?} could be filled");
        }
    }

    fn entries(&self, suite: &Suite, slot: u32, zone_id: u32) -> Vec<BookEntry> {
        let mut entries = Vec::new();
        let mut after = None;
        loop {
            let page: BookResponse =
                suite.ask(&suite.trading, &QueryMsg::Book { slot, zone_id, after, limit: Some(3) });
            entries.extend(page.entries);
            after = page.next;
            if after.is_none() {
                return entries;
            }
        }
    }

    /// What a zone's book has to be, in order of id.
    fn resting(&self, slot: u32, zone: &ForwardZone, grid: &PriceGrid) -> Vec<BookEntry> {
        let resting = self.orders.values().filter(|order| {
            !order.ended
                && !order.conditional
                && !order.is_bundle()
                && order.left.contains_key(&slot)
                && order.packed.zone_id == zone.zone_id
        });
        let entry = |order: &Tracked| BookEntry {
            order_id: order.order_id,
            meter_id: order.meter_id,
            side: order.packed.order.side,
            price_micro_per_kwh: price_now(&order.packed.order, grid, zone.references),
            left_wh: order.left_wh().into(),
        };
        resting.map(entry).collect()
    }
}

impl Book {
    fn grid(&self) -> PriceGrid {
        PriceGrid::new(self.floor, self.ceiling, self.tick).expect("prices of a book")
    }
}

impl Tracked {
    pub fn left_wh(&self) -> u64 {
        self.left.values().sum()
    }

    pub fn reference(&self) -> OrderRef {
        OrderRef { slot: *self.left.keys().next().expect("a slot"), order_id: self.order_id }
    }

    fn is_sell(&self) -> bool {
        self.packed.order.side == Side::Sell
    }

    fn average_is_within_limit(&self) -> bool {
        let limit = own_limit(&self.packed.order.terms).expect("an average limit");
        let limit_micro = i128::from(limit / 1_000) * i128::from(self.filled_wh);
        if self.is_sell() { self.worth_micro >= limit_micro } else { self.worth_micro <= limit_micro }
    }

    fn is_bundle(&self) -> bool {
        matches!(self.packed.order.terms, OrderTerms::Bundle { .. })
    }
}

impl Tally {
    fn add(&mut self, sell: bool, energy_wh: u64, money_micro: i128, reserved_micro: i128) {
        if sell {
            self.sold_wh += energy_wh;
            self.money_micro += money_micro;
        } else {
            self.bought_wh += energy_wh;
            self.money_micro -= money_micro;
        }
        self.reserved_micro += reserved_micro;
    }
}

fn parts(terms: &OrderTerms) -> Vec<(u32, u64)> {
    match terms {
        OrderTerms::Limit { slot, energy_wh, .. } | OrderTerms::Market { slot, energy_wh, .. } => {
            vec![(*slot, energy_wh.u64())]
        }
        OrderTerms::Bundle { parts, .. } => {
            parts.iter().map(|part| (part.slot, part.energy_wh.u64())).collect()
        }
    }
}

/// Of an order that follows no model; a bundle's average, which its parts need not keep.
fn own_limit(terms: &OrderTerms) -> Option<u32> {
    match terms {
        OrderTerms::Limit { price: OrderPrice::Fixed { limit_micro_per_kwh }, .. } => {
            Some(*limit_micro_per_kwh)
        }
        OrderTerms::Limit { .. } => None,
        OrderTerms::Market { worst_price_micro_per_kwh, .. } => Some(*worst_price_micro_per_kwh),
        OrderTerms::Bundle { average_limit_micro_per_kwh, .. } => Some(*average_limit_micro_per_kwh),
    }
}

fn price_now(order: &NewOrder, grid: &PriceGrid, references: ReferencePrices) -> u32 {
    let OrderTerms::Limit { price: OrderPrice::Model { model, offset_micro_per_kwh }, .. } = &order.terms
    else {
        return own_limit(&order.terms).expect("a limit");
    };
    let kind = match model {
        PricingModel::Dynamic => Kind::Dynamic,
        PricingModel::TimeOfUse => Kind::TimeOfUse,
        PricingModel::DemandResponse => Kind::DemandResponse,
        PricingModel::GridStability => Kind::GridStability,
    };
    let references = References {
        dynamic: references.dynamic_micro_per_kwh.into(),
        time_of_use: references.time_of_use_micro_per_kwh.into(),
        demand_response: references.demand_response_micro_per_kwh.into(),
        grid_stability: references.grid_stability_micro_per_kwh.into(),
    };
    let level = offset_level(grid, (*offset_micro_per_kwh).into()).expect("an offset");
    u32::try_from(effective_price(grid, &references, kind, level)).expect("a price")
}

fn curve(grid: &PriceGrid, entries: &[BookEntry]) -> ZoneCurve {
    let mut curve = ZoneCurve::new();
    for entry in entries {
        let price = entry.price_micro_per_kwh.into();
        curve.add(grid, engine_side(entry.side), price, entry.left_wh.u64()).expect("a price on the grid");
    }
    curve
}

fn engine_side(side: Side) -> clearing::Side {
    match side {
        Side::Buy => clearing::Side::Buy,
        Side::Sell => clearing::Side::Sell,
    }
}

fn levels(entries: &[BookEntry]) -> Vec<DepthLevel> {
    let mut levels: BTreeMap<u32, DepthLevel> = BTreeMap::new();
    for entry in entries {
        let price_micro_per_kwh = entry.price_micro_per_kwh;
        let empty = DepthLevel { price_micro_per_kwh, sell_wh: 0u64.into(), buy_wh: 0u64.into() };
        let level = levels.entry(price_micro_per_kwh).or_insert(empty);
        match entry.side {
            Side::Buy => level.buy_wh += entry.left_wh,
            Side::Sell => level.sell_wh += entry.left_wh,
        }
    }
    levels.into_values().collect()
}

fn capacities(zone: &SlotZone) -> (u64, u64) {
    if zone.islanded { (0, 0) } else { (zone.capacity_up_wh.u64(), zone.capacity_down_wh.u64()) }
}

/// The grid's zones with the capacities that batches left.
fn zones(grid: &SlotGrid, left: &[ForwardZone]) -> Vec<Zone> {
    let zone = |zone: &SlotZone| {
        let left = left.iter().find(|left| left.zone_id == zone.zone_id).expect("a zone of the book");
        let line = zone.parent_id.map(|parent| Line {
            parent,
            fee_micro_per_kwh: zone.fee_micro_per_kwh.into(),
            capacity_up_wh: left.capacity_left_up_wh.u64(),
            capacity_down_wh: left.capacity_left_down_wh.u64(),
        });
        Zone { id: zone.zone_id, line }
    };
    grid.zones.iter().map(zone).collect()
}

fn attributes(event: &Event) -> Attributes {
    event.attributes.iter().map(|attribute| (attribute.key.clone(), attribute.value.clone())).collect()
}

fn amount(told: &Attributes, key: &str) -> i128 {
    told[key].parse().unwrap_or_else(|_| panic!("{key} of {told:?} is a number"))
}

fn number(told: &Attributes, key: &str) -> u32 {
    u32::try_from(amount(told, key)).unwrap_or_else(|_| panic!("{key} of {told:?} is a number"))
}

fn bytes(told: &Attributes, key: &str) -> Vec<u8> {
    Binary::from_base64(&told[key]).unwrap_or_else(|_| panic!("{key} of {told:?} is base64")).to_vec()
}
