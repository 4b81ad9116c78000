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
    let tick = grid.tick();
    let size = offset_micro_per_kwh.unsigned_abs();
    if !size.is_multiple_of(tick) {
        return Err(ForwardError::OffsetOffTick { offset_micro_per_kwh, tick });
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
    let tick = i64::try_from(grid.tick()).unwrap_or(i64::MAX);
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
