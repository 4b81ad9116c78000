use clearing::{ClearingError, Side, Tree, ZoneClearing, ZoneCurve, clear};
use serde::{Deserialize, Serialize};
use units::{EnergyWh, MoneyMicro, PriceMicroPerKwh, ZoneId, money_micro};

use crate::{ForwardError, curve::add_energy, reserve::add_money};

/// The part of a bundle that is for one slot.
#[derive(Debug, Clone, Copy)]
pub struct BundlePart<'a> {
    /// The zones of the slot, with the capacities that its batches left.
    pub tree: &'a Tree,
    /// What rests in the slot after the batch without the bundle, per zone in order of id.
    pub curves: &'a [ZoneCurve],
    /// Where the bundle trades.
    pub zone: ZoneId,
    /// How much, all or none.
    pub energy_wh: EnergyWh,
}

/// What became of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BundleOutcome {
    /// It trades: per part, the clearing of the part's slot with it, one outcome per zone in order of id.
    Filled(Vec<Vec<ZoneClearing>>),
    /// It waits, and nothing trades.
    Waits(BundleUnmet),
}

/// Why a bundle is not filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BundleUnmet {
    /// A slot has not enough for it.
    Short {
        /// The first such part, counted from 0.
        part: usize,
        /// What of the part finds nobody.
        missing_wh: EnergyWh,
    },
    /// Every slot has enough, but at an average price beyond the limit.
    Average {
        /// What the whole bundle would have cost or brought.
        worth_micro: MoneyMicro,
        /// Its energy.
        energy_wh: EnergyWh,
    },
}

/// Tries one bundle: clears the slot of each part again with the part's energy at any price, buys at the ceiling and sells at the
/// floor, and keeps that only if every part is filled whole and the average price meets the limit (market specification, section 3).
///
/// A part that takes all there is trades in the middle between the last limit and the ceiling or the floor, as section 2 has it.
///
/// The parts' slots must differ, and their books must not be crossed ([`crate::crossing`]): they are what a batch left. Then
/// nothing trades but for the bundle's sake: if it buys, resting sells sell exactly what it buys, and no resting buy trades; if it sells,
/// the other way round. Whoever trades does so within their limit, nobody in the money at the new price is left out, and the book that
/// remains is again not crossed. Fill the resting orders from the clearings, the bundle's part being an order at the ceiling or the
/// floor.
pub fn clear_bundle(
    side: Side,
    average_limit_micro_per_kwh: PriceMicroPerKwh,
    parts: &[BundlePart<'_>],
) -> Result<BundleOutcome, ForwardError> {
    let mut trial = BundleTrial::new(side, average_limit_micro_per_kwh);
    let mut cleared = Vec::with_capacity(parts.len());
    for part in parts {
        match trial.clear_part(part)? {
            Some(zones) => cleared.push(zones),
            None => break,
        }
    }
    Ok(trial.unmet()?.map_or(BundleOutcome::Filled(cleared), BundleOutcome::Waits))
}

/// [`clear_bundle`] part by part, for callers that cannot hold the books of all slots at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleTrial {
    side: Side,
    average_limit_micro_per_kwh: PriceMicroPerKwh,
    parts: usize,
    energy_wh: EnergyWh,
    worth_micro: MoneyMicro,
    short: Option<BundleUnmet>,
}

impl BundleTrial {
    /// Before the first part.
    pub const fn new(side: Side, average_limit_micro_per_kwh: PriceMicroPerKwh) -> Self {
        Self { side, average_limit_micro_per_kwh, parts: 0, energy_wh: 0, worth_micro: 0, short: None }
    }

    /// Clears the next part's slot with it: one outcome per zone, or `None` if the part is not filled whole, and the bundle fails.
    pub fn clear_part(&mut self, part: &BundlePart<'_>) -> Result<Option<Vec<ZoneClearing>>, ForwardError> {
        let BundlePart { tree, curves, zone, energy_wh } = *part;
        let position = tree.position(zone)?;
        let cleared = clear_with(tree, curves, position, self.side, energy_wh)?;
        let outcome = &cleared[position];
        let missing_wh = missing(tree, outcome, self.side).min(energy_wh);
        if missing_wh > 0 {
            self.short = self.short.or(Some(BundleUnmet::Short { part: self.parts, missing_wh }));
        }
        let worth_micro = money_micro(outcome.price_micro_per_kwh, energy_wh)?;
        self.worth_micro = add_money(self.worth_micro, worth_micro)?;
        self.energy_wh = add_energy(self.energy_wh, energy_wh)?;
        self.parts += 1;
        Ok((missing_wh == 0).then_some(cleared))
    }

    /// After the last part: why the bundle is not filled; `None` if it is.
    pub fn unmet(&self) -> Result<Option<BundleUnmet>, ForwardError> {
        if self.short.is_some() {
            return Ok(self.short);
        }
        let Self { worth_micro, energy_wh, .. } = *self;
        let limit_micro = money_micro(self.average_limit_micro_per_kwh, energy_wh)?;
        let met = match self.side {
            Side::Buy => worth_micro <= limit_micro,
            Side::Sell => worth_micro >= limit_micro,
        };
        Ok((!met).then_some(BundleUnmet::Average { worth_micro, energy_wh }))
    }
}

fn clear_with(
    tree: &Tree,
    curves: &[ZoneCurve],
    position: usize,
    side: Side,
    energy_wh: EnergyWh,
) -> Result<Vec<ZoneClearing>, ForwardError> {
    let mut all: Vec<&ZoneCurve> = curves.iter().collect();
    let wrong = ClearingError::WrongCurves { curves: curves.len() as u64, zones: tree.len() as u64 };
    let mut with_bundle = curves.get(position).ok_or(wrong)?.clone();
    with_bundle.add(tree.grid(), side, any_price(tree, side), energy_wh)?;
    all[position] = &with_bundle;
    Ok(clear(tree, &all)?)
}

/// The limit at which an order trades at any price.
fn any_price(tree: &Tree, side: Side) -> PriceMicroPerKwh {
    match side {
        Side::Buy => tree.grid().ceiling(),
        Side::Sell => tree.grid().floor(),
    }
}

/// What orders at any price find nobody for.
fn missing(tree: &Tree, outcome: &ZoneClearing, side: Side) -> EnergyWh {
    if outcome.price_micro_per_kwh != any_price(tree, side) {
        return 0;
    }
    let margin = match side {
        Side::Buy => outcome.marginal_buys,
        Side::Sell => outcome.marginal_sells,
    };
    margin.size_wh.saturating_sub(margin.filled_wh)
}
