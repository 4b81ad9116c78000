//! A slot's forward book from its orders to their fills.

use clearing::{Filler, Side, Tree, ZoneCurve, case::Case, clear};
use forward::{BookCurve, ForwardError, Kind, References, effective_price, fixed_level, offset_level};
use units::EnergyWh;

use super::books::Random;

/// The same orders, two thirds of which follow a model's reference instead of a price of their own.
pub struct Market {
    tree: Tree,
    references: Vec<References>,
    orders: Vec<Order>,
}

struct Order {
    zone: usize,
    kind: Kind,
    side: Side,
    level: i16,
    energy_wh: EnergyWh,
}

impl Market {
    pub fn new(case: &Case) -> Result<Self, ForwardError> {
        let mut random = Random::new(11);
        let tree = case.tree()?;
        let grid = *tree.grid();
        let mut price = || 150_000 + 100 * random.below(300);
        let references = (0..tree.len())
            .map(|_| References {
                dynamic: price(),
                time_of_use: price(),
                demand_response: price(),
                grid_stability: price(),
            })
            .collect();
        let orders = case.orders.iter().map(|order| {
            let kind = Kind::ALL[usize::try_from(random.below(6)).expect("a place")];
            let level = if kind.is_model() {
                let offset = order.limit.cast_signed() - 165_000;
                offset_level(&grid, offset)?
            } else {
                fixed_level(&grid, order.limit)?
            };
            let zone = tree.position(order.zone)?;
            Ok(Order { zone, kind, side: order.side, level, energy_wh: order.energy_wh })
        });
        let orders = orders.collect::<Result<_, ForwardError>>()?;
        Ok(Self { references, orders, tree })
    }

    /// Sums the orders, prices and clears what they add up to, and fills them in order of id. Returns what trades.
    pub fn run(&self) -> Result<EnergyWh, ForwardError> {
        let grid = self.tree.grid();
        let mut books = vec![BookCurve::new(); self.tree.len()];
        for order in &self.orders {
            books[order.zone].add(order.kind, order.side, order.level, order.energy_wh)?;
        }
        let mut curves = vec![ZoneCurve::new(); self.tree.len()];
        for ((book, curve), references) in books.iter().zip(&mut curves).zip(&self.references) {
            book.merge_into(curve, grid, references)?;
        }
        let cleared = clear(&self.tree, &curves)?;
        let mut fillers = cleared.iter().map(Filler::new).collect::<Result<Vec<_>, _>>()?;
        let mut filled_wh = 0;
        for order in &self.orders {
            let Order { zone, kind, side, level, energy_wh } = *order;
            let price = effective_price(grid, &self.references[zone], kind, level);
            let fill = fillers[zone].fill(side, price, energy_wh)?;
            books[zone].subtract(kind, side, level, fill.filled_wh)?;
            filled_wh += fill.filled_wh;
        }
        fillers.iter().try_for_each(Filler::finish)?;
        Ok(filled_wh)
    }
}
