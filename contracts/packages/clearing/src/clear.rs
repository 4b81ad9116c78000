use std::borrow::Borrow;

use serde::{Deserialize, Serialize};
use units::{
    EnergyWh, MoneyMicro, PriceMicroPerKwh, Share, ZoneId,
    pack::{PackError, Reader, write_i64, write_i128, write_u64},
};

use crate::{ClearingError, Tree, ZoneCurve, curve::add_energy, tree::Node};

/// What clearing decided for one zone. Together with an order it is all that decides the order's fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneClearing {
    /// The zone.
    pub zone: ZoneId,
    /// The price at which the zone clears, whether or not anything traded; see [`ZoneClearing::traded_price`].
    pub price_micro_per_kwh: PriceMicroPerKwh,
    /// Sold by the zone's orders.
    pub sold_wh: EnergyWh,
    /// Bought by the zone's orders.
    pub bought_wh: EnergyWh,
    /// The zone's sells exactly at its price.
    pub marginal_sells: Margin,
    /// The zone's buys exactly at its price.
    pub marginal_buys: Margin,
    /// What the line to the parent carries; positive is up, towards the root. 0 for the root.
    pub flow_wh: i64,
    /// What the line earns: `(parent price - price) / 1000 * flow`, never negative. 0 for the root.
    pub line_earned_micro: MoneyMicro,
}

/// Orders exactly at a zone's price.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Margin {
    /// What they offer or ask for.
    pub size_wh: EnergyWh,
    /// What of it trades.
    pub filled_wh: EnergyWh,
}

impl ZoneClearing {
    /// Whether any order of the zone traded.
    pub const fn traded(&self) -> bool {
        self.sold_wh > 0 || self.bought_wh > 0
    }

    /// The zone's price; `None` if nothing traded in it.
    pub const fn traded_price(&self) -> Option<PriceMicroPerKwh> {
        if self.traded() { Some(self.price_micro_per_kwh) } else { None }
    }

    /// Appends the outcome in few bytes.
    pub fn pack(&self, out: &mut Vec<u8>) {
        write_u64(out, u64::from(self.zone));
        write_u64(out, self.price_micro_per_kwh);
        for wh in [self.sold_wh, self.bought_wh] {
            write_u64(out, wh);
        }
        for margin in [self.marginal_sells, self.marginal_buys] {
            write_u64(out, margin.size_wh);
            write_u64(out, margin.filled_wh);
        }
        write_i64(out, self.flow_wh);
        write_i128(out, self.line_earned_micro);
    }

    /// Reads what [`ZoneClearing::pack`] wrote.
    pub fn unpack(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        Ok(Self {
            zone: reader.u32()?,
            price_micro_per_kwh: reader.u64()?,
            sold_wh: reader.u64()?,
            bought_wh: reader.u64()?,
            marginal_sells: Margin { size_wh: reader.u64()?, filled_wh: reader.u64()? },
            marginal_buys: Margin { size_wh: reader.u64()?, filled_wh: reader.u64()? },
            flow_wh: reader.i64()?,
            line_earned_micro: reader.i128()?,
        })
    }
}

/// Clears a market (market specification, section 2): one curve per zone and one outcome per zone, both in order of zone id.
///
/// The outcome maximises the value of what is bought, less the cost of what is sold, less fees on flows, inside the lines' capacities.
pub fn clear(tree: &Tree, curves: &[impl Borrow<ZoneCurve>]) -> Result<Vec<ZoneClearing>, ClearingError> {
    let curves: Vec<&ZoneCurve> = curves.iter().map(Borrow::borrow).collect();
    check_curves(tree, &curves)?;
    let net_exports = NetExports::sum(tree, &curves);
    let mut outcomes = vec![None; tree.len()];
    let mut prices = vec![0usize; tree.len()];
    let mut flows = vec![0i64; tree.len()];
    for &position in &tree.root_first {
        let node = &tree.nodes[position];
        let net_export = net_exports.of(position);
        let flow = flows[position];
        let price = match node.parent {
            None => root_price(net_export),
            Some(parent) => child_price(net_export, node, prices[parent], flow),
        };
        prices[position] = price;
        let own = OwnOrders::at(curves[position], price);
        let trade = own.trade(balance(tree, &net_exports, node, price, &own, flow, &mut flows)?);
        let parent_price = node.parent.map_or(price, |parent| prices[parent]);
        outcomes[position] = Some(outcome(tree, position, price, parent_price, flow, trade)?);
    }
    Ok(outcomes.into_iter().flatten().collect())
}

fn check_curves(tree: &Tree, curves: &[&ZoneCurve]) -> Result<(), ClearingError> {
    if curves.len() != tree.len() {
        return Err(ClearingError::WrongCurves { curves: curves.len() as u64, zones: tree.len() as u64 });
    }
    curves.iter().try_fold(0, |sum, curve| add_energy(sum, curve.total_wh())).map(|_| ())
}

/// The net export of every zone with all below it, as a function of its own price.
///
/// At the price at place `i` it is the interval `[row[i], row[i + 1]]`: what is sold strictly below a price is what is sold at or below
/// the price before it, so the upper end at one price is the lower end at the next.
struct NetExports {
    rows: Vec<i64>,
    width: usize,
}

impl NetExports {
    /// Step 1, leaves first.
    fn sum(tree: &Tree, curves: &[&ZoneCurve]) -> Self {
        let width = tree.grid().ticks() + 1;
        let mut rows = vec![0i64; tree.len() * width];
        for &position in tree.root_first.iter().rev() {
            let start = position * width;
            add_own(&mut rows[start..start + width], curves[position]);
            let node = &tree.nodes[position];
            if let Some(parent) = node.parent {
                let (child, parent) = pair(&mut rows, start, parent * width, width);
                add_line(parent, child, node);
            }
        }
        Self { rows, width }
    }

    fn of(&self, position: usize) -> &[i64] {
        &self.rows[position * self.width..(position + 1) * self.width]
    }
}

/// Two different rows, the second of them to be changed.
fn pair(rows: &mut [i64], child: usize, parent: usize, width: usize) -> (&[i64], &mut [i64]) {
    if child < parent {
        let (low, high) = rows.split_at_mut(parent);
        (&low[child..child + width], &mut high[..width])
    } else {
        let (low, high) = rows.split_at_mut(child);
        (&high[..width], &mut low[parent..parent + width])
    }
}

/// Adds `sells below the price - buys at or above it`.
fn add_own(row: &mut [i64], curve: &ZoneCurve) {
    if curve.sells().is_empty() {
        return;
    }
    let mut net = -curve.buys().iter().map(|&wh| wh.cast_signed()).sum::<i64>();
    row[0] += net;
    for ((at, &sell), &buy) in row[1..].iter_mut().zip(curve.sells()).zip(curve.buys()) {
        net += (sell + buy).cast_signed();
        *at += net;
    }
}

fn add_line(parent: &mut [i64], child: &[i64], node: &Node) {
    if node.capacity_up_wh == 0 && node.capacity_down_wh == 0 {
        return;
    }
    for (at, export) in parent.iter_mut().enumerate() {
        *export += line_at(child, node, at);
    }
}

/// An end of what a line carries: `clip(max(0, E(p - f)) + min(0, E(p + f)))`.
///
/// Below the floor nobody sells and above the ceiling nobody buys, so there the two terms are 0.
fn line_at(child: &[i64], node: &Node, at: usize) -> i64 {
    let up = at.checked_sub(node.fee_ticks).map_or(0, |below| child[below].max(0));
    let down = child.get(at + node.fee_ticks).map_or(0, |&above| above.min(0));
    (up + down).clamp(-node.capacity_down_wh, node.capacity_up_wh)
}

/// Step 2: the middle of the prices at which the root's net export can be 0.
fn root_price(net_export: &[i64]) -> usize {
    let (first, last) = prices_of(net_export, 0);
    (first + last) / 2
}

/// Step 4: the middle of the prices at which a zone's net export can be what its line carries, as far from the parent's price as that
/// flow allows.
fn child_price(net_export: &[i64], node: &Node, parent: usize, flow: i64) -> usize {
    let (mut first, mut last) = prices_of(net_export, flow);
    let (fee, ceiling) = (node.fee_ticks, net_export.len() - 2);
    let (below, above) = (parent.saturating_sub(fee), (parent + fee).min(ceiling));
    if flow != node.capacity_up_wh {
        first = first.max(below);
    }
    if flow != -node.capacity_down_wh {
        last = last.min(above);
    }
    if flow > 0 {
        last = last.min(below);
    }
    if flow < 0 {
        first = first.max(above);
    }
    (first + last) / 2
}

/// The first and the last price at which a net export is possible. Net exports never fall with the price.
fn prices_of(net_export: &[i64], wanted: i64) -> (usize, usize) {
    let first = net_export[1..].partition_point(|&most| most < wanted);
    let last = net_export[..net_export.len() - 1].partition_point(|&least| least <= wanted);
    (first, last.saturating_sub(1))
}

/// A zone's own orders seen from its price.
struct OwnOrders {
    strict_sells: i64,
    strict_buys: i64,
    marginal_sells: i64,
    marginal_buys: i64,
}

impl OwnOrders {
    fn at(curve: &ZoneCurve, price: usize) -> Self {
        let (sells, buys) = (curve.sells(), curve.buys());
        if sells.is_empty() {
            return Self { strict_sells: 0, strict_buys: 0, marginal_sells: 0, marginal_buys: 0 };
        }
        let sum = |energies: &[u64]| energies.iter().sum::<u64>().cast_signed();
        Self {
            strict_sells: sum(&sells[..price]),
            strict_buys: sum(&buys[price + 1..]),
            marginal_sells: sells[price].cast_signed(),
            marginal_buys: buys[price].cast_signed(),
        }
    }

    /// What sells and buys exactly at the price trade if together they export `marginal_export`: as much as they can.
    fn trade(&self, marginal_export: i64) -> Trade {
        let buys = self.marginal_buys.min(self.marginal_sells - marginal_export);
        let sells = buys + marginal_export;
        let margin = |size: i64, filled: i64| Margin {
            size_wh: size.cast_unsigned(),
            filled_wh: filled.cast_unsigned(),
        };
        Trade {
            sold_wh: (self.strict_sells + sells).cast_unsigned(),
            bought_wh: (self.strict_buys + buys).cast_unsigned(),
            marginal_sells: margin(self.marginal_sells, sells),
            marginal_buys: margin(self.marginal_buys, buys),
        }
    }
}

struct Trade {
    sold_wh: EnergyWh,
    bought_wh: EnergyWh,
    marginal_sells: Margin,
    marginal_buys: Margin,
}

/// Step 3, near before far: sets what the lines to the zone's children carry, and returns what its marginal orders export.
fn balance(
    tree: &Tree,
    net_exports: &NetExports,
    node: &Node,
    price: usize,
    own: &OwnOrders,
    flow: i64,
    flows: &mut [i64],
) -> Result<i64, ClearingError> {
    let children = tree.children(node);
    let range = |child: usize| {
        let (row, node) = (net_exports.of(child), &tree.nodes[child]);
        (line_at(row, node, price), line_at(row, node, price + 1))
    };
    let mut needed = flow - (own.strict_sells - own.strict_buys);
    let (mut room_up, mut room_down) = (0i64, 0i64);
    for &child in children {
        let (least, most) = range(child);
        let nearest = 0.clamp(least, most);
        flows[child] = nearest;
        needed -= nearest;
        room_up += most - nearest;
        room_down += nearest - least;
    }
    let marginal_export = needed.clamp(-own.marginal_buys, own.marginal_sells);
    let far = needed - marginal_export;
    if far != 0 {
        let room = if far > 0 { room_up } else { room_down };
        let mut share = Share::new(far.unsigned_abs(), room.unsigned_abs())?;
        for &child in children {
            let (least, most) = range(child);
            let nearest = flows[child];
            let room = if far > 0 { most - nearest } else { nearest - least };
            flows[child] += share.next(room.unsigned_abs())?.cast_signed() * far.signum();
        }
    }
    Ok(marginal_export)
}

fn outcome(
    tree: &Tree,
    position: usize,
    price: usize,
    parent_price: usize,
    flow_wh: i64,
    trade: Trade,
) -> Result<ZoneClearing, ClearingError> {
    let grid = tree.grid();
    let (price, parent_price) = (grid.price_at(price), grid.price_at(parent_price));
    let difference = i128::from(parent_price) - i128::from(price);
    let Trade { sold_wh, bought_wh, marginal_sells, marginal_buys } = trade;
    Ok(ZoneClearing {
        zone: tree.ids()[position],
        price_micro_per_kwh: price,
        sold_wh,
        bought_wh,
        marginal_sells,
        marginal_buys,
        flow_wh,
        // Both prices lie on a grid of thousands, and 2^64 * 2^61 fits.
        line_earned_micro: difference / 1000 * i128::from(flow_wh),
    })
}
