use clearing::PriceGrid;
use serde::{Deserialize, Serialize};
use units::{EnergyWh, PriceMicroPerKwh};

use crate::{ForwardError, Kind, error::check_range};

/// How far the dynamic reference moves when one side is missing, in thousandths of itself.
pub const DEFAULT_SENSITIVITY_PERMILLE: u16 = 20;

/// What a peak window multiplies the base by, in thousandths.
pub const DEFAULT_PEAK_PERMILLE: u16 = 1_500;

/// What a demand-response event multiplies the base by if nothing else is said, in thousandths.
pub const DEFAULT_EVENT_PERMILLE: u16 = 1_300;

/// What the states normal, alert, emergency and restoration multiply the base by, in thousandths.
pub const DEFAULT_STATE_PERMILLE: [u16; 4] = [1_000, 1_200, 1_500, 1_100];

/// The highest multiplier, in thousandths.
pub const MAX_MULTIPLIER_PERMILLE: u16 = 10_000;

/// The highest sensitivity, in thousandths.
pub const MAX_SENSITIVITY_PERMILLE: u16 = 1_000;

/// The prices that model orders are offset to, for one zone and slot, in micro/kWh. They need not lie on the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct References {
    /// Of [`Kind::Dynamic`].
    pub dynamic: PriceMicroPerKwh,
    /// Of [`Kind::TimeOfUse`].
    pub time_of_use: PriceMicroPerKwh,
    /// Of [`Kind::DemandResponse`].
    pub demand_response: PriceMicroPerKwh,
    /// Of [`Kind::GridStability`].
    pub grid_stability: PriceMicroPerKwh,
}

/// What references are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pricing {
    /// Of the dynamic reference, in thousandths.
    pub sensitivity_permille: u16,
    /// What the other references multiply.
    pub base_micro_per_kwh: PriceMicroPerKwh,
    /// Multipliers of the states normal, alert, emergency, restoration, in thousandths.
    pub state_permille: [u16; 4],
}

impl Pricing {
    /// Checks that every parameter makes sense on `grid`.
    pub fn check(&self, grid: &PriceGrid) -> Result<(), ForwardError> {
        let sensitivity = self.sensitivity_permille.into();
        check_range("sensitivity_permille", sensitivity, 0, MAX_SENSITIVITY_PERMILLE.into())?;
        for permille in self.state_permille {
            check_multiplier("state_permille", permille)?;
        }
        let (floor, ceiling) = (grid.floor(), grid.ceiling());
        if !(floor..=ceiling).contains(&self.base_micro_per_kwh) {
            let base_micro_per_kwh = self.base_micro_per_kwh;
            return Err(ForwardError::BaseOutOfRange { base_micro_per_kwh, floor, ceiling });
        }
        Ok(())
    }
}

pub(crate) fn check_multiplier(parameter: &'static str, permille: u16) -> Result<(), ForwardError> {
    check_range(parameter, permille.into(), 1, MAX_MULTIPLIER_PERMILLE.into())
}

/// The place on the grid of the price at which an order of this kind and level trades now.
///
/// Fixed and market orders stand at their level. Model orders stand at their reference, rounded down to the tick, plus their level in
/// ticks; beyond floor and ceiling they stand there. For one kind and one set of references it never falls with the level.
pub fn effective_index(grid: &PriceGrid, references: &References, kind: Kind, level: i16) -> usize {
    Indices::new(grid, references).of(kind, level)
}

/// The price at which an order of this kind and level trades now: the one at [`effective_index`].
pub fn effective_price(
    grid: &PriceGrid,
    references: &References,
    kind: Kind,
    level: i16,
) -> PriceMicroPerKwh {
    grid.price_at(effective_index(grid, references, kind, level))
}

/// Where each kind's level 0 stands, in ticks above the floor.
pub(crate) struct Indices {
    zeros: [i64; Kind::ALL.len()],
    last: i64,
}

impl Indices {
    pub fn new(grid: &PriceGrid, references: &References) -> Self {
        let ticks = |price: PriceMicroPerKwh| (price / grid.tick()).cast_signed();
        let floor = ticks(grid.floor());
        let zeros = [
            0,
            ticks(references.dynamic) - floor,
            ticks(references.time_of_use) - floor,
            ticks(references.demand_response) - floor,
            ticks(references.grid_stability) - floor,
            0,
        ];
        Self { zeros, last: ticks(grid.ceiling()) - floor }
    }

    #[allow(clippy::cast_possible_truncation)] // Within the grid.
    pub fn of(&self, kind: Kind, level: i16) -> usize {
        // Ticks are thousands, so these stay far from the ends of an i64.
        let index = self.zeros[usize::from(kind.code())] + i64::from(level);
        index.clamp(0, self.last).unsigned_abs() as usize
    }
}

/// The dynamic reference after a slot: `reference + reference * sensitivity / 1000 * (demand - supply) / max(demand, supply)`, clamped to
/// the grid's floor and ceiling.
///
/// The move is exact but for its fraction of a micro, which is dropped: it is rounded towards the old reference. It is not rounded to
/// ticks, so that small moves add up. Without demand and supply nothing moves.
pub fn moved_dynamic(
    reference_micro_per_kwh: PriceMicroPerKwh,
    sensitivity_permille: u16,
    demand_wh: EnergyWh,
    supply_wh: EnergyWh,
    grid: &PriceGrid,
) -> PriceMicroPerKwh {
    let most = demand_wh.max(supply_wh).max(1);
    let full = u128::from(reference_micro_per_kwh) * u128::from(sensitivity_permille);
    let step = mul_div(full, demand_wh.abs_diff(supply_wh), u128::from(most) * 1_000);
    let moved = if demand_wh >= supply_wh {
        reference_micro_per_kwh.saturating_add(step)
    } else {
        reference_micro_per_kwh.saturating_sub(step)
    };
    moved.clamp(grid.floor(), grid.ceiling())
}

/// A base price times a multiplier in thousandths, rounded down to a micro.
pub fn times(base_micro_per_kwh: PriceMicroPerKwh, multiplier_permille: u16) -> PriceMicroPerKwh {
    let product = u128::from(base_micro_per_kwh) * u128::from(multiplier_permille) / 1_000;
    u64::try_from(product).unwrap_or(u64::MAX)
}

/// `floor(factor * part / whole)` for factors below 2^80 and wholes below 2^74, without the overflow of the product.
fn mul_div(factor: u128, part: u64, whole: u128) -> u64 {
    let part = u128::from(part);
    let high = (factor >> 32) * part;
    let low = (factor & u128::from(u32::MAX)) * part;
    let quotient = ((high / whole) << 32) + (((high % whole) << 32) + low) / whole;
    u64::try_from(quotient).unwrap_or(u64::MAX)
}
