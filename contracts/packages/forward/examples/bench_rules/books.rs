//! Random books, the same for every run.

use clearing::{
    Side, UNLIMITED_WH,
    case::{Case, CaseOrder, CaseZone},
};

/// How much the lines carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// More than is ever traded.
    Wide,
    /// 10 to 40 kWh a slot each way.
    Narrow,
    /// Below 10 kWh a slot each way.
    Tight,
}

impl Lines {
    pub const ALL: [Self; 3] = [Self::Wide, Self::Narrow, Self::Tight];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide lines",
            Self::Narrow => "narrow lines",
            Self::Tight => "tight lines",
        }
    }

    fn capacity_wh(self, random: &mut Random) -> u64 {
        // Drawn for wide lines too, so that all else is the same.
        let drawn = random.below(10_000);
        match self {
            Self::Wide => UNLIMITED_WH,
            Self::Narrow => 10_000 + 3 * drawn,
            Self::Tight => drawn,
        }
    }
}

/// A tree in which every zone has up to four children, and about `orders_per_zone` orders a zone, in the order in which they arrive.
///
/// Zones differ: in some almost everybody sells, in others almost everybody buys. Sells ask for 80 to 220, buys bid 120 to 300, in
/// thousands; an order is 0.5 to 5 kWh. A line's fee is 0 to 7.
pub fn book(seed: u64, zones: u32, orders_per_zone: u64, lines: Lines) -> Case {
    let mut random = Random::new(seed);
    let selling_percent: Vec<u64> = (0..zones).map(|_| 10 + random.below(81)).collect();
    let zones: Vec<CaseZone> = (0..zones)
        .map(|id| CaseZone {
            id,
            parent: (id > 0).then(|| (id - 1) / 4),
            fee: 1_000 * random.below(8),
            capacity_up_wh: lines.capacity_wh(&mut random),
            capacity_down_wh: lines.capacity_wh(&mut random),
        })
        .collect();
    let orders = (0..orders_per_zone * zones.len() as u64).map(|id| {
        let zone = usize::try_from(random.below(zones.len() as u64)).expect("a position");
        let sells = random.below(100) < selling_percent[zone];
        let (side, limit) =
            if sells { (Side::Sell, 80 + random.below(141)) } else { (Side::Buy, 120 + random.below(181)) };
        CaseOrder {
            id,
            zone: zones[zone].id,
            side,
            limit: 1_000 * limit,
            energy_wh: 500 + random.below(4_501),
        }
    });
    let orders = orders.collect();
    Case { tick: 1_000, price_floor: 80_000, price_ceiling: 300_000, zones, orders }
}

/// Knuth's linear congruential generator.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        let mut random = Self(seed);
        // Near seeds begin alike.
        for _ in 0..8 {
            random.below(1);
        }
        random
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}
