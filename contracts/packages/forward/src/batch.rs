use std::borrow::Borrow;

use clearing::{ClearingError, Line, PriceGrid, Tree, UNLIMITED_WH, Zone, ZoneCurve};
use serde::{Deserialize, Serialize};
use units::{EnergyWh, PriceMicroPerKwh, ZoneId};

use crate::ForwardError;

/// The line as earlier batches of the slot left it: `up - flow` and `down + flow`, where `flow_wh` is what they sent up in all. A
/// direction in which more flows than the line now carries has no room, and one without limit has none afterwards.
pub fn line_left(line: Line, flow_wh: i64) -> Line {
    let size = flow_wh.unsigned_abs();
    let (up, down) = (line.capacity_up_wh, line.capacity_down_wh);
    let (capacity_up_wh, capacity_down_wh) =
        if flow_wh >= 0 { (less(up, size), more(down, size)) } else { (more(up, size), less(down, size)) };
    Line { capacity_up_wh, capacity_down_wh, ..line }
}

fn less(capacity_wh: EnergyWh, flow_wh: EnergyWh) -> EnergyWh {
    if capacity_wh == UNLIMITED_WH { UNLIMITED_WH } else { capacity_wh.saturating_sub(flow_wh) }
}

fn more(capacity_wh: EnergyWh, flow_wh: EnergyWh) -> EnergyWh {
    capacity_wh.saturating_add(flow_wh)
}

/// A buy that meets a sell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crossing {
    /// Where the sell is.
    pub seller: ZoneId,
    /// Its limit.
    pub sell_micro_per_kwh: PriceMicroPerKwh,
    /// Where the buy is.
    pub buyer: ZoneId,
    /// Its limit.
    pub buy_micro_per_kwh: PriceMicroPerKwh,
}

/// A buy and a sell that a batch would match, if there are any: in one zone at the same price or better; over lines with room if the
/// buy pays more than the sell and the lines' fees. A batch leaves none.
///
/// Over lines, a buy that pays exactly the sell and the fees gains nobody anything, and is not matched.
pub fn crossing(
    grid: &PriceGrid,
    zones: &[Zone],
    curves: &[impl Borrow<ZoneCurve>],
) -> Result<Option<Crossing>, ForwardError> {
    let tree = Tree::new(*grid, zones)?;
    if curves.len() != tree.len() {
        return Err(
            ClearingError::WrongCurves { curves: curves.len() as u64, zones: tree.len() as u64 }.into()
        );
    }
    let lines = lines(&tree, zones)?;
    let own: Vec<Option<Offer>> =
        (0..tree.len()).map(|position| Offer::cheapest(&tree, curves, position)).collect();
    let within_reach = cheapest_within_reach(&tree, &lines, &own);
    let first = (0..tree.len()).find_map(|position| {
        let index = curves[position].borrow().buys().iter().rposition(|&wh| wh > 0)?;
        let buy_micro_per_kwh = grid.price_at(index);
        let met = own[position].filter(|offer| offer.costs <= buy_micro_per_kwh);
        let offer = met.or(within_reach[position].filter(|offer| offer.costs < buy_micro_per_kwh))?;
        Some(Crossing {
            seller: tree.ids()[offer.position],
            sell_micro_per_kwh: offer.sell,
            buyer: tree.ids()[position],
            buy_micro_per_kwh,
        })
    });
    Ok(first)
}

/// A sell as it looks from some zone.
#[derive(Debug, Clone, Copy)]
struct Offer {
    /// Its limit and the fees on the way.
    costs: PriceMicroPerKwh,
    sell: PriceMicroPerKwh,
    /// Of its zone.
    position: usize,
}

impl Offer {
    fn cheapest(tree: &Tree, curves: &[impl Borrow<ZoneCurve>], position: usize) -> Option<Self> {
        let index = curves[position].borrow().sells().iter().position(|&wh| wh > 0)?;
        let sell = tree.grid().price_at(index);
        Some(Self { costs: sell, sell, position })
    }

    fn over(self, line: Line) -> Self {
        Self { costs: self.costs.saturating_add(line.fee_micro_per_kwh), ..self }
    }
}

fn lines(tree: &Tree, zones: &[Zone]) -> Result<Vec<Option<Line>>, ClearingError> {
    let mut lines = vec![None; tree.len()];
    for zone in zones {
        lines[tree.position(zone.id)?] = zone.line;
    }
    Ok(lines)
}

/// Per zone, the sell that costs least there: first what comes up, leaves first, then what comes down.
fn cheapest_within_reach(tree: &Tree, lines: &[Option<Line>], own: &[Option<Offer>]) -> Vec<Option<Offer>> {
    let mut best = own.to_vec();
    for &position in tree.root_first().iter().rev() {
        if let (Some(parent), Some(line)) = (tree.parent(position), lines[position])
            && line.capacity_up_wh > 0
        {
            best[parent] = cheaper(best[parent], best[position], line);
        }
    }
    for &position in tree.root_first() {
        if let (Some(parent), Some(line)) = (tree.parent(position), lines[position])
            && line.capacity_down_wh > 0
        {
            best[position] = cheaper(best[position], best[parent], line);
        }
    }
    best
}

fn cheaper(here: Option<Offer>, there: Option<Offer>, line: Line) -> Option<Offer> {
    let arriving = there.map(|offer| offer.over(line));
    [here, arriving].into_iter().flatten().min_by_key(|offer| offer.costs)
}
