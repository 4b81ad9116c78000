//! A slot's book as tests see it: orders by zone, batches that fill them, and what is left of lines.

use clearing::{Filler, Line, PriceGrid, Side, Tree, UNLIMITED_WH, Zone, ZoneClearing, ZoneCurve, clear};
use forward::{BookCurve, Kind, References, effective_price, line_left};
use proptest::prelude::*;
use units::{EnergyWh, ZoneId};

pub const FLOOR: u64 = 10_000;
pub const CEILING: u64 = 30_000;
pub const TICK: u64 = 1_000;

pub fn grid() -> PriceGrid {
    PriceGrid::new(FLOOR, CEILING, TICK).unwrap()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    pub zone: ZoneId,
    pub kind: Kind,
    pub side: Side,
    pub level: i16,
    pub left_wh: EnergyWh,
}

/// Zones have the ids 0, 1, 2, …, orders are kept in order of id.
#[derive(Debug, Clone)]
pub struct Slot {
    pub zones: Vec<Zone>,
    pub flows_wh: Vec<i64>,
    pub references: Vec<References>,
    pub orders: Vec<Order>,
}

impl Slot {
    pub fn zones_left(&self) -> Vec<Zone> {
        let zones = self.zones.iter().zip(&self.flows_wh);
        zones
            .map(|(zone, &flow)| Zone { line: zone.line.map(|line| line_left(line, flow)), ..*zone })
            .collect()
    }

    pub fn tree(&self) -> Tree {
        Tree::new(grid(), &self.zones_left()).unwrap()
    }

    pub fn books(&self) -> Vec<BookCurve> {
        let mut books = vec![BookCurve::new(); self.zones.len()];
        for order in &self.orders {
            books[order.zone as usize].add(order.kind, order.side, order.level, order.left_wh).unwrap();
        }
        books
    }

    pub fn curves(&self) -> Vec<ZoneCurve> {
        let books = self.books();
        let merged = books.iter().zip(&self.references).map(|(book, references)| {
            let mut curve = ZoneCurve::new();
            book.merge_into(&mut curve, &grid(), references).unwrap();
            curve
        });
        merged.collect()
    }

    pub fn price(&self, order: &Order) -> u64 {
        effective_price(&grid(), &self.references[order.zone as usize], order.kind, order.level)
    }

    pub fn clear(&self) -> Vec<ZoneClearing> {
        clear(&self.tree(), &self.curves()).unwrap()
    }

    /// Clears a batch and fills it. Returns what was decided and what each order got.
    pub fn run_batch(&mut self) -> (Vec<ZoneClearing>, Vec<EnergyWh>) {
        let cleared = self.clear();
        let fills = self.fill(&cleared, None);
        (cleared, fills)
    }

    /// Fills the orders, and after them one more at any price.
    pub fn fill(
        &mut self,
        cleared: &[ZoneClearing],
        last: Option<(ZoneId, Side, EnergyWh)>,
    ) -> Vec<EnergyWh> {
        let mut fillers: Vec<Filler> = cleared.iter().map(|zone| Filler::new(zone).unwrap()).collect();
        let prices: Vec<u64> = self.orders.iter().map(|order| self.price(order)).collect();
        let mut fills = Vec::new();
        for (order, price) in self.orders.iter_mut().zip(prices) {
            let fill = fillers[order.zone as usize].fill(order.side, price, order.left_wh).unwrap();
            order.left_wh -= fill.filled_wh;
            fills.push(fill.filled_wh);
        }
        if let Some((zone, side, energy_wh)) = last {
            let limit = if side == Side::Buy { CEILING } else { FLOOR };
            fills.push(fillers[zone as usize].fill(side, limit, energy_wh).unwrap().filled_wh);
        }
        fillers.iter().for_each(|filler| filler.finish().unwrap());
        for (flow, zone) in self.flows_wh.iter_mut().zip(cleared) {
            *flow += zone.flow_wh;
        }
        fills
    }
}

fn zones() -> impl Strategy<Value = Vec<Zone>> {
    let capacity = || prop_oneof![Just(0u64), 1..2_000u64, Just(UNLIMITED_WH)];
    let fee = prop_oneof![2 => Just(0u64), 3 => 1..5u64, 1 => 20..25u64];
    let line = (any::<prop::sample::Index>(), fee, capacity(), capacity());
    prop::collection::vec(line, 0..6).prop_map(|lines| {
        let below =
            lines.into_iter().zip(1u32..).map(|((parent, fee, capacity_up_wh, capacity_down_wh), id)| {
                let parent = u32::try_from(parent.index(id as usize)).unwrap();
                let fee_micro_per_kwh = fee * TICK;
                Zone { id, line: Some(Line { parent, fee_micro_per_kwh, capacity_up_wh, capacity_down_wh }) }
            });
        std::iter::once(Zone { id: 0, line: None }).chain(below).collect()
    })
}

/// Orders of every kind, as places in a list of zones: see [`place`].
pub fn orders(most: usize) -> impl Strategy<Value = Vec<(prop::sample::Index, Order)>> {
    let energy = prop_oneof![Just(1u64), Just(7), Just(100), 1..3_000u64];
    let order = (prop::sample::select(Kind::ALL.to_vec()), any::<bool>(), 0i16..=20, any::<bool>(), energy);
    let order = order.prop_map(|(kind, buy, level, negative, left_wh)| Order {
        zone: 0,
        kind,
        side: if buy { Side::Buy } else { Side::Sell },
        level: if kind.is_model() && negative { -level } else { level },
        left_wh,
    });
    prop::collection::vec((any::<prop::sample::Index>(), order), 0..most)
}

pub fn place(zones: usize, orders: Vec<(prop::sample::Index, Order)>) -> impl Iterator<Item = Order> {
    let zone = move |zone: prop::sample::Index| u32::try_from(zone.index(zones)).unwrap();
    orders.into_iter().map(move |(index, order)| Order { zone: zone(index), ..order })
}

pub fn slots() -> impl Strategy<Value = Slot> {
    let price = || 0..45_000u64;
    let references = (price(), price(), price(), price()).prop_map(
        |(dynamic, time_of_use, demand_response, grid_stability)| References {
            dynamic,
            time_of_use,
            demand_response,
            grid_stability,
        },
    );
    (zones(), prop::collection::vec(references, 6), orders(40)).prop_map(|(zones, references, orders)| Slot {
        flows_wh: vec![0; zones.len()],
        references: references[..zones.len()].to_vec(),
        orders: place(zones.len(), orders).collect(),
        zones,
    })
}
