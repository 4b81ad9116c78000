use clearing::{ClearingError, Side};
use thiserror::Error;
use units::{EnergyWh, MoneyError, MoneyMicro, PriceMicroPerKwh, pack::PackError};

use crate::Kind;

/// Why something cannot be in a forward book, or cannot be done with one. The same input fails again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ForwardError {
    /// A price does not lie on the grid, or a market cannot be cleared.
    #[error(transparent)]
    Clearing(#[from] ClearingError),
    /// A price or an amount of money is impossible.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A packed value cannot be read.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// The place of a limit on the grid does not fit a level.
    #[error("limit {limit_micro_per_kwh} is {ticks} ticks above the floor; at most {max} fit a level")]
    LevelTooHigh {
        /// The refused limit.
        limit_micro_per_kwh: PriceMicroPerKwh,
        /// Its place on the grid.
        ticks: u64,
        /// The highest place.
        max: u64,
    },
    /// A level of this kind is never written.
    #[error("level {level} is none of a {kind:?} order's on this grid")]
    BadLevel {
        /// The kind of the order.
        kind: Kind,
        /// The refused level.
        level: i16,
    },
    /// An offset is no whole number of ticks.
    #[error("offset {offset_micro_per_kwh} micro/kWh is not a multiple of the price tick {tick}")]
    OffsetOffPriceTick {
        /// The refused offset.
        offset_micro_per_kwh: i64,
        /// The price tick it misses, micro/kWh.
        tick: PriceMicroPerKwh,
    },
    /// An offset is wider than the grid, or than a level may be.
    #[error("offset {offset_micro_per_kwh} micro/kWh; at most {max_micro_per_kwh} either way")]
    OffsetTooWide {
        /// The refused offset.
        offset_micro_per_kwh: i64,
        /// The widest offset on this grid.
        max_micro_per_kwh: PriceMicroPerKwh,
    },
    /// A parameter makes no sense.
    #[error("{parameter} is {value}; it must lie in {least} to {most}")]
    OutOfRange {
        /// What it is.
        parameter: &'static str,
        /// The refused value.
        value: i64,
        /// The least that is allowed.
        least: i64,
        /// The most that is allowed.
        most: i64,
    },
    /// The base of the references lies outside the grid.
    #[error("base {base_micro_per_kwh} lies outside {floor} to {ceiling} micro/kWh")]
    BaseOutOfRange {
        /// The refused base.
        base_micro_per_kwh: PriceMicroPerKwh,
        /// The lowest price, micro/kWh.
        floor: PriceMicroPerKwh,
        /// The highest price, micro/kWh.
        ceiling: PriceMicroPerKwh,
    },
    /// Less rests at a level than is to be taken from it.
    #[error("{energy_wh} Wh taken from the {resting_wh} Wh of {side:?} orders, kind {kind:?}, level {level}")]
    NotResting {
        /// The kind of the orders.
        kind: Kind,
        /// Their side.
        side: Side,
        /// Their level.
        level: i16,
        /// What was to be taken.
        energy_wh: EnergyWh,
        /// What rests.
        resting_wh: EnergyWh,
    },
    /// A sum of money does not fit.
    #[error("{money_micro} micro more than {sum_micro} micro cannot be counted")]
    TooMuchMoney {
        /// The amount that was one too much.
        money_micro: MoneyMicro,
        /// What was summed before it.
        sum_micro: MoneyMicro,
    },
}

pub(crate) fn check_range(
    parameter: &'static str,
    value: i64,
    least: i64,
    most: i64,
) -> Result<(), ForwardError> {
    if value < least || value > most {
        return Err(ForwardError::OutOfRange { parameter, value, least, most });
    }
    Ok(())
}
