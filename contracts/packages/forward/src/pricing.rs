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

/// How far the dynamic reference may be from a zone's mean price, in thousandths of that: moving it further takes a day of real energy.
pub const MOST_FROM_MEAN_PERMILLE: u16 = 250;

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
/// Fixed and market orders stand at their level. Model orders stand at their reference, rounded down to the price tick, plus their level in
/// ticks; beyond floor and ceiling they stand there. For one kind and one set of references it never falls with the level.
pub fn effective_index(grid: &PriceGrid, references: &References, kind: Kind, level: i16) -> usize {
    on_grid(ticks_above_floor(grid, references, kind), level, grid.ticks())
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

/// [`effective_index`] for many levels.
pub(crate) struct EffectiveIndices {
    /// Per kind, where level 0 stands.
    zeros: [i64; Kind::ALL.len()],
    ticks: usize,
}

impl EffectiveIndices {
    pub fn new(grid: &PriceGrid, references: &References) -> Self {
        let zeros = Kind::ALL.map(|kind| ticks_above_floor(grid, references, kind));
        Self { zeros, ticks: grid.ticks() }
    }

    pub fn of(&self, kind: Kind, level: i16) -> usize {
        on_grid(self.zeros[usize::from(kind.code())], level, self.ticks)
    }
}

/// Where a kind's level 0 stands; negative below the floor. Ticks are thousands, so it stays far from the ends of an i64.
fn ticks_above_floor(grid: &PriceGrid, references: &References, kind: Kind) -> i64 {
    let reference = match kind {
        Kind::Fixed | Kind::Market => return 0,
        Kind::Dynamic => references.dynamic,
        Kind::TimeOfUse => references.time_of_use,
        Kind::DemandResponse => references.demand_response,
        Kind::GridStability => references.grid_stability,
    };
    (reference / grid.price_tick()).cast_signed() - (grid.floor() / grid.price_tick()).cast_signed()
}

#[allow(clippy::cast_possible_truncation)] // Below `ticks`.
fn on_grid(zero: i64, level: i16, ticks: usize) -> usize {
    let index = zero + i64::from(level);
    index.max(0).unsigned_abs().min(ticks as u64 - 1) as usize
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

/// A dynamic reference as near to the zone's mean price as it has to be ([`MOST_FROM_MEAN_PERMILLE`]), and on the grid whatever the mean is.
pub fn near_mean(
    reference_micro_per_kwh: PriceMicroPerKwh,
    mean_micro_per_kwh: PriceMicroPerKwh,
    grid: &PriceGrid,
) -> PriceMicroPerKwh {
    let most_away = times(mean_micro_per_kwh, MOST_FROM_MEAN_PERMILLE);
    let lowest = mean_micro_per_kwh.saturating_sub(most_away);
    let highest = mean_micro_per_kwh.saturating_add(most_away);
    reference_micro_per_kwh.clamp(lowest, highest).clamp(grid.floor(), grid.ceiling())
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn grid() -> PriceGrid {
        PriceGrid::new(80_000, 300_000, 5_000).unwrap()
    }

    fn references(all: PriceMicroPerKwh) -> References {
        References { dynamic: all, time_of_use: all, demand_response: all, grid_stability: all }
    }

    #[test]
    fn a_model_order_stands_at_its_reference_and_its_offset() {
        let rows = [
            ("at the reference", 100_000, 0, 100_000),
            ("the reference is rounded down to the price tick", 104_999, 0, 100_000),
            ("above it", 104_999, 3, 115_000),
            ("below it", 104_999, -3, 85_000),
            ("not below the floor", 104_999, -5, 80_000),
            ("not above the ceiling", 104_999, 44, 300_000),
            ("a reference below the floor", 60_000, 2, 80_000),
            ("a reference below the floor and an offset that leads above it", 60_000, 5, 85_000),
            ("a reference above the ceiling and an offset that leads below it", 320_000, -5, 295_000),
            ("the lowest of all", 0, i16::MIN, 80_000),
            ("the highest of all", u64::MAX, i16::MAX, 300_000),
        ];
        for (row, reference, level, price) in rows {
            for kind in Kind::ALL.into_iter().filter(|kind| kind.is_model()) {
                assert_eq!(effective_price(&grid(), &references(reference), kind, level), price, "{row}");
            }
        }
    }

    #[test]
    fn no_offset_leads_below_a_floor_of_nothing() {
        let grid = PriceGrid::new(0, 300_000, 5_000).unwrap();
        let rows = [
            ("as far below as the reference is high", 20_000, -4, 0),
            ("further below than that", 20_000, -5, 0),
            ("below a reference of nothing", 0, -1, 0),
            ("above a reference of nothing", 0, 1, 5_000),
            ("the lowest of all", 20_000, i16::MIN, 0),
        ];
        for (row, reference, level, price) in rows {
            for kind in Kind::ALL.into_iter().filter(|kind| kind.is_model()) {
                assert_eq!(effective_price(&grid, &references(reference), kind, level), price, "{row}");
            }
        }
    }

    #[test]
    fn each_model_has_its_own_reference() {
        let references = References {
            dynamic: 100_000,
            time_of_use: 110_000,
            demand_response: 120_000,
            grid_stability: 130_000,
        };
        let prices = Kind::ALL.map(|kind| effective_price(&grid(), &references, kind, 1));
        assert_eq!(prices, [85_000, 105_000, 115_000, 125_000, 135_000, 85_000]);
    }

    #[test]
    fn the_dynamic_reference_follows_what_is_missing() {
        let rows = [
            ("balance", 150_000, 700, 700, 150_000),
            ("nobody", 150_000, 0, 0, 150_000),
            ("only demand", 150_000, 1, 0, 153_000),
            ("only supply", 150_000, 0, u64::MAX, 147_000),
            ("a third of the demand is missing", 150_000, 3_000, 2_000, 151_000),
            ("a third of the supply is too much", 150_000, 2_000, 3_000, 149_000),
            ("a rise is rounded down", 100_001, 2, 1, 101_001),
            ("and so is a fall", 100_001, 1, 2, 99_001),
            ("less than a micro", 100_000, 1 << 40, (1 << 40) - 1, 100_000),
            ("not above the ceiling", 299_000, 1, 0, 300_000),
            ("not below the floor", 81_000, 0, 1, 80_000),
            ("a reference of an older grid comes back", 400_000, 0, 0, 300_000),
            ("the largest there can be", u64::MAX, u64::MAX, 0, 300_000),
            ("nothing", 0, 1, 0, 80_000),
        ];
        for (row, reference, demand_wh, supply_wh, moved) in rows {
            let sensitivity = DEFAULT_SENSITIVITY_PERMILLE;
            assert_eq!(moved_dynamic(reference, sensitivity, demand_wh, supply_wh, &grid()), moved, "{row}");
        }
    }

    #[test]
    fn a_dynamic_reference_of_nothing_stays_until_a_mean_lifts_it() {
        let grid = PriceGrid::new(0, 300_000, 5_000).unwrap();
        assert_eq!(moved_dynamic(0, MAX_SENSITIVITY_PERMILLE, 1_000, 0, &grid), 0);
        assert_eq!(near_mean(0, 0, &grid), 0);
        assert_eq!(near_mean(0, 100_000, &grid), 75_000);
    }

    #[test]
    fn the_dynamic_reference_stays_near_the_mean_price() {
        let rows = [
            ("at the mean", 160_000, 160_000, 160_000),
            ("a quarter above it", 200_000, 160_000, 200_000),
            ("more than that", 200_001, 160_000, 200_000),
            ("a quarter below it", 120_000, 160_000, 120_000),
            ("more than that below it", 0, 160_000, 120_000),
            ("a mean of nothing", 160_000, 0, 80_000),
            ("the ceiling comes first", 300_000, 290_000, 300_000),
            ("a mean of an older grid", 160_000, u64::MAX, 300_000),
        ];
        for (row, reference, mean, near) in rows {
            assert_eq!(near_mean(reference, mean, &grid()), near, "{row}");
        }
    }

    #[test]
    fn moves_smaller_than_a_tick_add_up() {
        let mut reference = 100_000;
        let mut slots = 0;
        while effective_price(&grid(), &references(reference), Kind::Dynamic, 0) == 100_000 {
            reference = moved_dynamic(reference, DEFAULT_SENSITIVITY_PERMILLE, 1_000, 900, &grid());
            slots += 1;
        }
        // Each slot raises it by 0.2 %; 1.002^25 is the first power above 1.05.
        assert_eq!(slots, 25);
    }

    #[test]
    fn the_other_references_multiply_the_base() {
        let rows = [
            (120_000, 1_000, 120_000),
            (120_000, DEFAULT_PEAK_PERMILLE, 180_000),
            (100_001, 1_100, 110_001),
            (7, 999, 6),
            (u64::MAX, MAX_MULTIPLIER_PERMILLE, u64::MAX),
        ];
        for (base, permille, reference) in rows {
            assert_eq!(times(base, permille), reference, "{base} times {permille}");
        }
    }

    #[test]
    fn parameters_without_sense_are_refused_by_name() {
        let good = Pricing {
            sensitivity_permille: DEFAULT_SENSITIVITY_PERMILLE,
            base_micro_per_kwh: 160_500,
            state_permille: DEFAULT_STATE_PERMILLE,
        };
        assert_eq!(good.check(&grid()), Ok(()));
        let state = |permille| Pricing { state_permille: [1_000, 1_000, permille, 1_000], ..good };
        let rows = [
            (
                Pricing { sensitivity_permille: 1_001, ..good },
                "sensitivity_permille is 1001; it must lie in 0 to 1000",
            ),
            (state(0), "state_permille is 0; it must lie in 1 to 10000"),
            (state(10_001), "state_permille is 10001; it must lie in 1 to 10000"),
            (
                Pricing { base_micro_per_kwh: 79_999, ..good },
                "base 79999 lies outside 80000 to 300000 micro/kWh",
            ),
            (
                Pricing { base_micro_per_kwh: 300_001, ..good },
                "base 300001 lies outside 80000 to 300000 micro/kWh",
            ),
        ];
        for (pricing, message) in rows {
            assert_eq!(pricing.check(&grid()).unwrap_err().to_string(), message);
        }
    }

    proptest! {
        #[test]
        fn a_price_lies_on_the_grid_and_never_falls_with_the_level(reference: u64, near in 0u64..400_000, levels: [i16; 2]) {
            let grid = grid();
            for (kind, reference) in Kind::ALL.into_iter().flat_map(|kind| [(kind, reference), (kind, near)]) {
                let [one, other] = levels.map(|level| effective_index(&grid, &references(reference), kind, level));
                prop_assert!(one < grid.ticks() && other < grid.ticks());
                prop_assert!(one == other || (one < other) == (levels[0] < levels[1]));
            }
        }

        #[test]
        fn a_price_never_falls_with_its_reference(references_ in prop::array::uniform2(0u64..400_000), level in -44i16..=44) {
            let [one, other] = references_.map(|reference| effective_index(&grid(), &references(reference), Kind::Dynamic, level));
            prop_assert!(one == other || (one < other) == (references_[0] < references_[1]));
        }

        #[test]
        fn the_dynamic_reference_moves_as_far_as_the_fraction_says(
            reference in 0u64..1 << 40, sensitivity in 0u16..=1_000, demand in 0u64..1 << 60, supply in 0u64..1 << 60,
        ) {
            let grid = PriceGrid::new(0, 60_000_000, 1_000).unwrap();
            let most = i128::from(demand.max(supply).max(1));
            let step = i128::from(reference) * i128::from(sensitivity) * (i128::from(demand) - i128::from(supply)) / (1_000 * most);
            let expected = (i128::from(reference) + step).clamp(0, 60_000_000);
            prop_assert_eq!(i128::from(moved_dynamic(reference, sensitivity, demand, supply, &grid)), expected);
        }

        #[test]
        fn a_fraction_of_the_largest_numbers_is_exact(reference: u64, sensitivity in 0u16..=1_000, part: u64, most: u64) {
            let (part, most) = (part.min(most), most.max(1));
            let full = u128::from(reference) * u128::from(sensitivity);
            let whole = u128::from(most) * 1_000;
            let quotient = u128::from(mul_div(full, part, whole));
            prop_assert!(product(quotient, whole) <= product(full, part.into()));
            prop_assert!(product(full, part.into()) < product(quotient + 1, whole));
        }
    }

    /// A product in digits of 32 bits, the highest first.
    fn product(one: u128, other: u128) -> [u128; 8] {
        let digit = |value: u128, at: usize| value >> (32 * at) & u128::from(u32::MAX);
        let mut digits = [0; 8];
        let mut carried = 0;
        for (at, place) in digits.iter_mut().rev().enumerate() {
            let pairs = (0..=at.min(3)).filter(|low| at - low < 4);
            carried += pairs.map(|low| digit(one, low) * digit(other, at - low)).sum::<u128>();
            *place = carried & u128::from(u32::MAX);
            carried >>= 32;
        }
        digits
    }
}
