use clearing::{PriceGrid, Side};
use serde::{Deserialize, Serialize};
use units::PriceMicroPerKwh;

use crate::ForwardError;

/// The widest offset to a reference, in ticks, on any grid.
pub const MAX_OFFSET_TICKS: u16 = 1023;

/// What the price of an order follows. Each has a list of its own per zone and side. The codes are those of packed values and never
/// change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Kind {
    /// A limit of its own.
    Fixed = 0,
    /// The zone's demand and supply, slot after slot.
    Dynamic = 1,
    /// The time of the day and the week.
    TimeOfUse = 2,
    /// The demand-response event that holds.
    DemandResponse = 3,
    /// The zone's state.
    GridStability = 4,
    /// A worst price of its own; it joins one batch only.
    Market = 5,
}

impl Kind {
    /// All kinds, in order of code.
    pub const ALL: [Self; 6] = [
        Self::Fixed,
        Self::Dynamic,
        Self::TimeOfUse,
        Self::DemandResponse,
        Self::GridStability,
        Self::Market,
    ];

    /// The code in packed values.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The kind with a code.
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }

    /// Whether its levels are offsets to a model's reference, and not places on the grid.
    pub const fn is_model(self) -> bool {
        !matches!(self, Self::Fixed | Self::Market)
    }

    /// Checks that orders of this kind can have a level on `grid`.
    pub fn check_level(self, grid: &PriceGrid, level: i16) -> Result<(), ForwardError> {
        let possible = if self.is_model() {
            level.unsigned_abs() <= max_offset_ticks(grid)
        } else {
            usize::try_from(level).is_ok_and(|index| index < grid.ticks())
        };
        if possible { Ok(()) } else { Err(ForwardError::BadLevel { kind: self, level }) }
    }
}

/// The level of a limit: its place on the grid.
pub fn fixed_level(grid: &PriceGrid, limit_micro_per_kwh: PriceMicroPerKwh) -> Result<i16, ForwardError> {
    let index = grid.index_of(limit_micro_per_kwh)?;
    i16::try_from(index).map_err(|_| ForwardError::LevelTooHigh {
        limit_micro_per_kwh,
        ticks: index as u64,
        max: i16::MAX.unsigned_abs().into(),
    })
}

/// The limit at a level of a fixed or a market order.
pub fn limit_of(grid: &PriceGrid, level: i16) -> Result<PriceMicroPerKwh, ForwardError> {
    Kind::Fixed.check_level(grid, level)?;
    Ok(grid.price_at(usize::from(level.unsigned_abs())))
}

/// The level of an offset to a model's reference: its ticks, at most [`MAX_OFFSET_TICKS`] and at most as many as the grid is wide.
pub fn offset_level(grid: &PriceGrid, offset_micro_per_kwh: i64) -> Result<i16, ForwardError> {
    let tick = grid.price_tick();
    let size = offset_micro_per_kwh.unsigned_abs();
    if !size.is_multiple_of(tick) {
        return Err(ForwardError::OffsetOffPriceTick { offset_micro_per_kwh, tick });
    }
    let max = max_offset_ticks(grid);
    match i16::try_from(size / tick) {
        Ok(ticks) if ticks.unsigned_abs() <= max => Ok(if offset_micro_per_kwh < 0 { -ticks } else { ticks }),
        _ => Err(ForwardError::OffsetTooWide {
            offset_micro_per_kwh,
            max_micro_per_kwh: u64::from(max).saturating_mul(tick),
        }),
    }
}

/// The offset, in micro/kWh, at a level of a model order. Exact for every level that [`offset_level`] gives.
pub fn offset_of(grid: &PriceGrid, level: i16) -> i64 {
    let tick = i64::try_from(grid.price_tick()).unwrap_or(i64::MAX);
    tick.saturating_mul(i64::from(level))
}

/// The place of a level among those of its kind and side, best first: sells ascend with the level, buys descend.
pub const fn rank(side: Side, level: i16) -> u16 {
    let ascending = level.cast_unsigned() ^ 0x8000;
    match side {
        Side::Sell => ascending,
        Side::Buy => !ascending,
    }
}

/// The level that has a [`rank`].
pub const fn level_of(side: Side, rank: u16) -> i16 {
    let ascending = match side {
        Side::Sell => rank,
        Side::Buy => !rank,
    };
    (ascending ^ 0x8000).cast_signed()
}

fn max_offset_ticks(grid: &PriceGrid) -> u16 {
    u16::try_from(grid.ticks() - 1).map_or(MAX_OFFSET_TICKS, |width| width.min(MAX_OFFSET_TICKS))
}

#[cfg(test)]
mod tests {
    use clearing::ClearingError;
    use proptest::prelude::*;
    use units::MoneyError;

    use super::*;

    /// From 80 to 300, in steps of 5.
    fn grid() -> PriceGrid {
        PriceGrid::new(80_000, 300_000, 5_000).unwrap()
    }

    #[test]
    fn every_kind_has_its_code() {
        for (code, kind) in (0..).zip(Kind::ALL) {
            assert_eq!((kind.code(), Kind::from_code(code)), (code, Some(kind)));
        }
        assert_eq!(Kind::from_code(6), None);
    }

    #[test]
    fn a_limit_is_its_place_on_the_grid() {
        for (limit, level) in [(80_000, 0), (85_000, 1), (300_000, 44)] {
            assert_eq!(fixed_level(&grid(), limit), Ok(level));
            assert_eq!(limit_of(&grid(), level), Ok(limit));
        }
    }

    #[test]
    fn an_offset_is_its_ticks() {
        for (offset, level) in [(0, 0), (5_000, 1), (-5_000, -1), (220_000, 44), (-220_000, -44)] {
            assert_eq!(offset_level(&grid(), offset), Ok(level));
            assert_eq!(offset_of(&grid(), level), offset);
        }
    }

    #[test]
    fn impossible_limits_are_refused_by_name() {
        let off_tick = MoneyError::OffGrid { price_micro_per_kwh: 82_000, tick: 5_000 };
        assert_eq!(fixed_level(&grid(), 82_000), Err(ClearingError::from(off_tick).into()));
        for limit_micro_per_kwh in [75_000, 305_000] {
            let (floor, ceiling) = (80_000, 300_000);
            let outside = ClearingError::LimitOutOfRange { limit_micro_per_kwh, floor, ceiling };
            assert_eq!(fixed_level(&grid(), limit_micro_per_kwh), Err(outside.into()));
        }
        let wide = PriceGrid::new(0, 65_535_000, 1_000).unwrap();
        assert_eq!(fixed_level(&wide, 32_767_000), Ok(i16::MAX));
        assert_eq!(
            fixed_level(&wide, 32_768_000),
            Err(ForwardError::LevelTooHigh { limit_micro_per_kwh: 32_768_000, ticks: 32_768, max: 32_767 })
        );
    }

    #[test]
    fn impossible_offsets_are_refused_by_name() {
        for offset_micro_per_kwh in [1, -4_999, i64::MIN] {
            let off_tick = ForwardError::OffsetOffPriceTick { offset_micro_per_kwh, tick: 5_000 };
            assert_eq!(offset_level(&grid(), offset_micro_per_kwh), Err(off_tick));
        }
        for offset_micro_per_kwh in [225_000, -225_000, i64::MAX / 5_000 * 5_000] {
            let too_wide = ForwardError::OffsetTooWide { offset_micro_per_kwh, max_micro_per_kwh: 220_000 };
            assert_eq!(offset_level(&grid(), offset_micro_per_kwh), Err(too_wide));
        }
        let wide = PriceGrid::new(0, 65_535_000, 1_000).unwrap();
        assert_eq!(offset_level(&wide, -1_023_000), Ok(-1_023));
        assert_eq!(
            offset_level(&wide, 1_024_000),
            Err(ForwardError::OffsetTooWide {
                offset_micro_per_kwh: 1_024_000,
                max_micro_per_kwh: 1_023_000
            })
        );
    }

    #[test]
    fn levels_that_no_order_has_are_refused_by_name() {
        let rows = [
            (Kind::Fixed, -1, false),
            (Kind::Fixed, 0, true),
            (Kind::Market, 44, true),
            (Kind::Market, 45, false),
            (Kind::Dynamic, -44, true),
            (Kind::Dynamic, -45, false),
            (Kind::GridStability, 44, true),
            (Kind::GridStability, i16::MIN, false),
        ];
        for (kind, level, possible) in rows {
            let expected = if possible { Ok(()) } else { Err(ForwardError::BadLevel { kind, level }) };
            assert_eq!(kind.check_level(&grid(), level), expected);
        }
        assert_eq!(limit_of(&grid(), -1), Err(ForwardError::BadLevel { kind: Kind::Fixed, level: -1 }));
    }

    #[test]
    fn the_best_level_ranks_first() {
        assert_eq!(rank(Side::Sell, i16::MIN), 0);
        assert_eq!(rank(Side::Buy, i16::MAX), 0);
        assert_eq!([rank(Side::Sell, 0), rank(Side::Buy, 0)], [0x8000, 0x7fff]);
    }

    proptest! {
        #[test]
        fn sells_ascend_and_buys_descend_with_their_rank(one: i16, other: i16) {
            prop_assert_eq!(rank(Side::Sell, one).cmp(&rank(Side::Sell, other)), one.cmp(&other));
            prop_assert_eq!(rank(Side::Buy, one).cmp(&rank(Side::Buy, other)), other.cmp(&one));
            for side in [Side::Buy, Side::Sell] {
                prop_assert_eq!(level_of(side, rank(side, one)), one);
            }
        }
    }
}
