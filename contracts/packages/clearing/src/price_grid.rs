use serde::{Deserialize, Serialize};
use units::{PriceMicroPerKwh, check_on_price_tick, check_price_tick};

use crate::ClearingError;

/// The most prices a grid may have.
pub const MAX_TICKS: u64 = 1 << 16;

/// The prices at which orders may be placed: from floor to ceiling, both included, a tick apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceGrid {
    floor: PriceMicroPerKwh,
    ceiling: PriceMicroPerKwh,
    tick: PriceMicroPerKwh,
}

impl PriceGrid {
    /// Checks that the tick is a multiple of 1000 micro/kWh, that floor and ceiling lie on it, and that they are in order.
    pub fn new(
        floor: PriceMicroPerKwh,
        ceiling: PriceMicroPerKwh,
        tick: PriceMicroPerKwh,
    ) -> Result<Self, ClearingError> {
        check_price_tick(tick)?;
        check_on_price_tick(floor, tick)?;
        check_on_price_tick(ceiling, tick)?;
        let Some(width) = ceiling.checked_sub(floor) else {
            return Err(ClearingError::FloorAboveCeiling { floor, ceiling });
        };
        let ticks = (width / tick).saturating_add(1);
        if ticks > MAX_TICKS {
            return Err(ClearingError::TooManyTicks { ticks, max: MAX_TICKS });
        }
        Ok(Self { floor, ceiling, tick })
    }

    /// The lowest price, micro/kWh.
    pub const fn floor(&self) -> PriceMicroPerKwh {
        self.floor
    }

    /// The highest price, micro/kWh.
    pub const fn ceiling(&self) -> PriceMicroPerKwh {
        self.ceiling
    }

    /// The step between prices, micro/kWh.
    pub const fn price_tick(&self) -> PriceMicroPerKwh {
        self.tick
    }

    /// How many prices there are, at least one.
    #[allow(clippy::cast_possible_truncation)] // At most `MAX_TICKS`.
    pub const fn ticks(&self) -> usize {
        ((self.ceiling - self.floor) / self.tick) as usize + 1
    }

    /// The place of a limit on the grid.
    #[allow(clippy::cast_possible_truncation)] // Below `MAX_TICKS`.
    pub fn index_of(&self, limit_micro_per_kwh: PriceMicroPerKwh) -> Result<usize, ClearingError> {
        let Self { floor, ceiling, tick } = *self;
        if limit_micro_per_kwh < floor || limit_micro_per_kwh > ceiling {
            return Err(ClearingError::LimitOutOfRange { limit_micro_per_kwh, floor, ceiling });
        }
        check_on_price_tick(limit_micro_per_kwh, tick)?;
        Ok(((limit_micro_per_kwh - floor) / tick) as usize)
    }

    /// The price at a place below [`PriceGrid::ticks`].
    pub const fn price_at(&self, index: usize) -> PriceMicroPerKwh {
        self.floor + index as u64 * self.tick
    }
}

#[cfg(test)]
mod tests {
    use units::MoneyError;

    use super::*;

    #[test]
    fn every_price_has_its_place() {
        let grid = PriceGrid::new(80_000, 300_000, 5_000).unwrap();
        assert_eq!(grid.ticks(), 45);
        assert_eq!(grid.index_of(80_000), Ok(0));
        assert_eq!(grid.index_of(300_000), Ok(44));
        assert_eq!(grid.price_at(44), 300_000);
    }

    #[test]
    fn impossible_grids_and_limits_are_refused_by_name() {
        let off =
            |price, tick| ClearingError::Money(MoneyError::OffGrid { price_micro_per_kwh: price, tick });
        assert_eq!(
            PriceGrid::new(2_000, 1_000, 1_000),
            Err(ClearingError::FloorAboveCeiling { floor: 2_000, ceiling: 1_000 })
        );
        assert_eq!(
            PriceGrid::new(0, 1_000, 0),
            Err(ClearingError::Money(MoneyError::BadPriceTick { tick: 0 }))
        );
        assert_eq!(
            PriceGrid::new(0, 1_000, 1_001),
            Err(ClearingError::Money(MoneyError::BadPriceTick { tick: 1_001 }))
        );
        assert_eq!(PriceGrid::new(500, 1_000, 1_000), Err(off(500, 1_000)));
        assert_eq!(PriceGrid::new(0, 1_500, 1_000), Err(off(1_500, 1_000)));
        let ticks = u64::MAX / 1_000 + 1;
        assert_eq!(
            PriceGrid::new(0, u64::MAX - u64::MAX % 1_000, 1_000),
            Err(ClearingError::TooManyTicks { ticks, max: MAX_TICKS })
        );
        let grid = PriceGrid::new(80_000, 300_000, 1_000).unwrap();
        assert_eq!(grid.index_of(80_001), Err(off(80_001, 1_000)));
        assert_eq!(
            grid.index_of(79_000),
            Err(ClearingError::LimitOutOfRange {
                limit_micro_per_kwh: 79_000,
                floor: 80_000,
                ceiling: 300_000
            })
        );
    }
}
