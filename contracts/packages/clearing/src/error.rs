use thiserror::Error;
use units::{EnergyWh, MoneyError, PriceMicroPerKwh, ShareError, ZoneId, pack::PackError};

/// Why something cannot be cleared. The same input fails again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ClearingError {
    /// A tick, a price or an amount of money is impossible.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The floor lies above the ceiling.
    #[error("price floor {floor} lies above the ceiling {ceiling} micro/kWh")]
    FloorAboveCeiling {
        /// The floor, micro/kWh.
        floor: PriceMicroPerKwh,
        /// The ceiling, micro/kWh.
        ceiling: PriceMicroPerKwh,
    },
    /// The price grid is too fine or too wide.
    #[error("{ticks} ticks between floor and ceiling; at most {max} are cleared")]
    TooManyTicks {
        /// Prices on the grid.
        ticks: u64,
        /// The most that are cleared.
        max: u64,
    },
    /// An order's limit lies outside the price grid.
    #[error("limit {limit_micro_per_kwh} lies outside {floor} to {ceiling} micro/kWh")]
    LimitOutOfRange {
        /// The refused limit.
        limit_micro_per_kwh: PriceMicroPerKwh,
        /// The lowest price, micro/kWh.
        floor: PriceMicroPerKwh,
        /// The highest price, micro/kWh.
        ceiling: PriceMicroPerKwh,
    },
    /// More energy than sums are proven for.
    #[error(
        "{energy_wh} Wh more than the {sum_wh} Wh already offered and asked for; at most {max_wh} Wh are cleared"
    )]
    TooMuchEnergy {
        /// The energy that was one too much.
        energy_wh: EnergyWh,
        /// What was summed before it.
        sum_wh: EnergyWh,
        /// The most that is cleared, both sides together.
        max_wh: EnergyWh,
    },
    /// A tree needs a zone.
    #[error("no zones")]
    NoZones,
    /// More zones than are cleared.
    #[error("{zones} zones; at most {max} are cleared")]
    TooManyZones {
        /// Zones given.
        zones: u64,
        /// The most that are cleared.
        max: u64,
    },
    /// Zones times prices is more than is cleared.
    #[error("{zones} zones with {ticks} prices each; at most {max} prices in all are cleared")]
    TooManyCells {
        /// Zones given.
        zones: u64,
        /// Prices on the grid.
        ticks: u64,
        /// The most of zones times prices.
        max: u64,
    },
    /// Two zones share an id.
    #[error("zone {zone} is given twice")]
    DuplicateZone {
        /// The repeated id.
        zone: ZoneId,
    },
    /// Two zones have no parent.
    #[error("zones {first} and {second} both have no parent; a tree has one root")]
    TwoRoots {
        /// The root with the lower id.
        first: ZoneId,
        /// The other root.
        second: ZoneId,
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
        /// The lowest id that no path connects to a root.
        zone: ZoneId,
    },
    /// An order, a curve or a query names a zone that is not in the tree.
    #[error("zone {zone} is not in the tree")]
    UnknownZone {
        /// The id asked for.
        zone: ZoneId,
    },
    /// There must be one curve per zone.
    #[error("{curves} curves for {zones} zones")]
    WrongCurves {
        /// Curves given.
        curves: u64,
        /// Zones in the tree.
        zones: u64,
    },
    /// Two orders share an id.
    #[error("order {order} is given twice")]
    DuplicateOrder {
        /// The repeated id.
        order: u64,
    },
    /// The marginal orders of a zone are not those that were summed.
    #[error("marginal orders differ from those that were summed: {0}")]
    Share(#[from] ShareError),
    /// A packed value cannot be read.
    #[error(transparent)]
    Pack(#[from] PackError),
}
