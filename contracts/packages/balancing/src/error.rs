use thiserror::Error;
use units::{EnergyWh, MeterId, MoneyError, PriceMicroPerKwh, ShareError, ZoneId};

/// Why something cannot be foreseen, judged, awarded, planned or restored. The same input fails again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BalancingError {
    /// A price is off the grid, or an amount of money does not fit.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// Parts are not those that were summed.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// Nothing is known so far ahead.
    #[error("a forecast {ahead} slots ahead; at most {max} are foreseen")]
    TooFarAhead {
        /// Slots asked for.
        ahead: u32,
        /// The most that are foreseen.
        max: u32,
    },
    /// A forecast does not fit 64 bits.
    #[error("a forecast of {forecast_wh} Wh, {ahead} slots ahead, cannot be counted")]
    ForecastTooLarge {
        /// The forecast.
        forecast_wh: i128,
        /// How far ahead.
        ahead: u32,
    },
    /// Bands must widen: what clears below what alerts below what is an emergency.
    #[error("{narrow_name} {narrow} lies above {wide_name} {wide}")]
    BandsCross {
        /// The band that must be the lower one.
        narrow_name: &'static str,
        /// Its value.
        narrow: u32,
        /// The band that must be the higher one.
        wide_name: &'static str,
        /// Its value.
        wide: u32,
    },
    /// A value that must count something is 0.
    #[error("{name} is 0; it is at least 1")]
    Zero {
        /// The value's name.
        name: &'static str,
    },
    /// A value is higher than it may be.
    #[error("{name} is {value}; it is at most {max}")]
    TooHigh {
        /// The value's name.
        name: &'static str,
        /// The refused value.
        value: u64,
        /// The highest that is taken.
        max: u64,
    },
    /// There is no such class.
    #[error("point {point} is of class {class}; classes are 0 to {max}")]
    UnknownClass {
        /// The point.
        point: MeterId,
        /// The refused class.
        class: u8,
        /// The highest class.
        max: u8,
    },
    /// Lists that go slot by slot together differ in length.
    #[error("{name} has {given} values where there are {expected} slots")]
    WrongLength {
        /// The list's name.
        name: &'static str,
        /// Its length.
        given: u64,
        /// The slots.
        expected: u64,
    },
    /// Two offers, points or zones share an id.
    #[error("{what} {id} is given twice")]
    Duplicate {
        /// What is given twice.
        what: &'static str,
        /// The repeated id.
        id: u64,
    },
    /// A sum of energies does not fit.
    #[error("{energy_wh} Wh more than {sum_wh} Wh cannot be counted")]
    TooMuchEnergy {
        /// The energy that was one too much.
        energy_wh: EnergyWh,
        /// What was summed before it.
        sum_wh: EnergyWh,
    },
    /// A cost does not fit.
    #[error("{energy_wh} Wh in slot {slot} of the plan cost more money than can be counted")]
    CostTooLarge {
        /// The slot, from 0.
        slot: u64,
        /// What the zone exports in it before the battery.
        energy_wh: i64,
    },
    /// An award is never dearer than its cap.
    #[error("price {price_micro_per_kwh} lies above the cap {cap_micro_per_kwh} micro/kWh")]
    PriceAboveCap {
        /// The refused price.
        price_micro_per_kwh: PriceMicroPerKwh,
        /// The cap.
        cap_micro_per_kwh: PriceMicroPerKwh,
    },
    /// A battery cannot hold more than its capacity.
    #[error("a charge of {charge_wh} Wh in a battery of {capacity_wh} Wh")]
    ChargeAboveCapacity {
        /// The charge.
        charge_wh: EnergyWh,
        /// The capacity.
        capacity_wh: EnergyWh,
    },
    /// A zone's line leads nowhere.
    #[error("zone {zone} hangs below zone {parent}, which does not exist")]
    Orphan {
        /// The zone.
        zone: ZoneId,
        /// The parent that is missing.
        parent: ZoneId,
    },
    /// A zone is its own ancestor.
    #[error("zone {zone} is on a cycle or below one")]
    Cycle {
        /// The first zone from which no path ends.
        zone: ZoneId,
    },
}

/// Refuses a value that must count something.
pub(crate) fn check_not_zero(name: &'static str, value: u64) -> Result<(), BalancingError> {
    if value == 0 { Err(BalancingError::Zero { name }) } else { Ok(()) }
}

/// Refuses a value higher than `max`.
pub(crate) fn check_at_most(name: &'static str, value: u64, max: u64) -> Result<(), BalancingError> {
    if value > max { Err(BalancingError::TooHigh { name, value, max }) } else { Ok(()) }
}

/// Refuses a list that does not go with `expected` slots.
pub(crate) fn check_length(name: &'static str, given: usize, expected: usize) -> Result<(), BalancingError> {
    if given == expected {
        return Ok(());
    }
    Err(BalancingError::WrongLength { name, given: given as u64, expected: expected as u64 })
}

/// The first id of an ordered list that is given twice is an error.
pub(crate) fn check_distinct(
    what: &'static str,
    mut ids: impl Iterator<Item = u64>,
) -> Result<(), BalancingError> {
    let Some(mut last) = ids.next() else { return Ok(()) };
    for id in ids {
        if id == last {
            return Err(BalancingError::Duplicate { what, id });
        }
        last = id;
    }
    Ok(())
}

/// A sum of energies.
pub(crate) fn sum_wh(energies: impl Iterator<Item = EnergyWh>) -> Result<EnergyWh, BalancingError> {
    let mut sum_wh: EnergyWh = 0;
    for energy_wh in energies {
        sum_wh = sum_wh.checked_add(energy_wh).ok_or(BalancingError::TooMuchEnergy { energy_wh, sum_wh })?;
    }
    Ok(sum_wh)
}
