//! A market as a list of orders, in the shape of the vectors: what the `clear` example reads and prints.

use serde::{Deserialize, Serialize};
use units::{EnergyWh, PriceMicroPerKwh, ZoneId, read_price};

use crate::{ClearingError, Filler, Line, PriceGrid, Side, Tree, Zone, ZoneCurve, clear};

/// A market to clear. Prices are in micro/kWh.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The step between prices.
    #[serde(deserialize_with = "read_price")]
    pub tick: PriceMicroPerKwh,
    /// The lowest price.
    #[serde(deserialize_with = "read_price")]
    pub price_floor: PriceMicroPerKwh,
    /// The highest price.
    #[serde(deserialize_with = "read_price")]
    pub price_ceiling: PriceMicroPerKwh,
    /// The tree.
    pub zones: Vec<CaseZone>,
    /// The orders; they are filled in order of id.
    pub orders: Vec<CaseOrder>,
}

/// A zone. One without a parent is the root and has no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseZone {
    /// Its id.
    pub id: ZoneId,
    /// The zone its line leads to.
    pub parent: Option<ZoneId>,
    /// The line's fee, 0 if not given.
    #[serde(default, deserialize_with = "read_price")]
    pub fee: PriceMicroPerKwh,
    /// The line's capacity towards the root; without limit if not given.
    #[serde(default = "unlimited")]
    pub capacity_up_wh: EnergyWh,
    /// The line's capacity away from the root; without limit if not given.
    #[serde(default = "unlimited")]
    pub capacity_down_wh: EnergyWh,
}

const fn unlimited() -> EnergyWh {
    crate::UNLIMITED_WH
}

/// An order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseOrder {
    /// Its id; lower ids share first.
    pub id: u64,
    /// Where it trades.
    pub zone: ZoneId,
    /// Which way.
    pub side: Side,
    /// The worst price at which it trades.
    #[serde(deserialize_with = "read_price")]
    pub limit: PriceMicroPerKwh,
    /// How much.
    pub energy_wh: EnergyWh,
}

/// What became of a market.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Per zone, by id.
    pub zones: Vec<ZoneOutcome>,
    /// Per zone with a line, by id.
    pub lines: Vec<LineOutcome>,
    /// Per order, by id.
    pub fills: Vec<FillOutcome>,
}

/// What a zone traded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneOutcome {
    /// The zone.
    pub id: ZoneId,
    /// Its price; `None` if nothing traded in it.
    pub price: Option<PriceMicroPerKwh>,
    /// Sold by its orders.
    pub sold_wh: EnergyWh,
    /// Bought by its orders.
    pub bought_wh: EnergyWh,
}

/// What a line carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineOutcome {
    /// The zone below the line.
    pub zone: ZoneId,
    /// Positive is up, towards the root.
    pub flow_wh: i64,
}

/// What an order got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FillOutcome {
    /// The order.
    pub id: u64,
    /// What of it traded.
    pub energy_wh: EnergyWh,
}

impl Case {
    /// The checked tree of the case.
    pub fn tree(&self) -> Result<Tree, ClearingError> {
        let grid = PriceGrid::new(self.price_floor, self.price_ceiling, self.tick)?;
        let zones: Vec<Zone> = self.zones.iter().copied().map(CaseZone::to_zone).collect();
        Tree::new(grid, &zones)
    }
}

impl CaseZone {
    fn to_zone(self) -> Zone {
        let line = self.parent.map(|parent| Line {
            parent,
            fee_micro_per_kwh: self.fee,
            capacity_up_wh: self.capacity_up_wh,
            capacity_down_wh: self.capacity_down_wh,
        });
        Zone { id: self.id, line }
    }
}

/// Clears a list of orders: sums them, clears, and fills them.
pub fn clear_orders(case: &Case) -> Result<Outcome, ClearingError> {
    let tree = case.tree()?;
    let orders = by_id(&case.orders)?;
    let mut curves = vec![ZoneCurve::new(); tree.len()];
    for order in &orders {
        curves[tree.position(order.zone)?].add(tree.grid(), order.side, order.limit, order.energy_wh)?;
    }
    let cleared = clear(&tree, &curves)?;
    let mut fillers = cleared.iter().map(Filler::new).collect::<Result<Vec<_>, _>>()?;
    let mut fills = Vec::with_capacity(orders.len());
    for order in &orders {
        let fill = fillers[tree.position(order.zone)?].fill(order.side, order.limit, order.energy_wh)?;
        fills.push(FillOutcome { id: order.id, energy_wh: fill.filled_wh });
    }
    fillers.iter().try_for_each(Filler::finish)?;
    let zones = cleared.iter().map(|zone| ZoneOutcome {
        id: zone.zone,
        price: zone.traded_price(),
        sold_wh: zone.sold_wh,
        bought_wh: zone.bought_wh,
    });
    let lines = cleared
        .iter()
        .enumerate()
        .filter(|&(position, _)| tree.parent(position).is_some())
        .map(|(_, zone)| LineOutcome { zone: zone.zone, flow_wh: zone.flow_wh });
    Ok(Outcome { zones: zones.collect(), lines: lines.collect(), fills })
}

fn by_id(orders: &[CaseOrder]) -> Result<Vec<CaseOrder>, ClearingError> {
    let mut orders = orders.to_vec();
    orders.sort_unstable_by_key(|order| order.id);
    match orders.windows(2).find(|pair| pair[0].id == pair[1].id) {
        Some(pair) => Err(ClearingError::DuplicateOrder { order: pair[0].id }),
        None => Ok(orders),
    }
}
