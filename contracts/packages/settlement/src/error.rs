use clearing::ClearingError;
use thiserror::Error;
use units::{EnergyWh, MoneyError, MoneyMicro, PriceMicroPerKwh, ShareError, ZoneId, pack::PackError};

/// Why a slot cannot be settled. The same input fails again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SettlementError {
    /// The pool cannot be cleared, or the zones are no tree.
    #[error(transparent)]
    Clearing(#[from] ClearingError),
    /// A price or an amount of money is impossible.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A packed value cannot be read.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// The requests are not those that were summed.
    #[error("requests to hold differ from those that were summed: {0}")]
    Share(#[from] ShareError),
    /// The utility would buy dearer than it sells.
    #[error("feed-in {feed_in_micro_per_kwh} lies above retail {retail_micro_per_kwh} micro/kWh")]
    FeedInAboveRetail {
        /// What the utility pays.
        feed_in_micro_per_kwh: PriceMicroPerKwh,
        /// What the utility asks.
        retail_micro_per_kwh: PriceMicroPerKwh,
    },
    /// Two points share an id.
    #[error("point {point} is given twice")]
    DuplicatePoint {
        /// The repeated id.
        point: u32,
    },
    /// A metering point moved more energy than can be settled.
    #[error("a residual of {residual_wh} Wh; at most {max_wh} Wh either way are settled")]
    ResidualTooLarge {
        /// Export - import - forward sold + forward bought.
        residual_wh: i128,
        /// The most that is settled.
        max_wh: EnergyWh,
    },
    /// A sum of energies does not fit.
    #[error("{energy_wh} Wh more than {sum_wh} Wh cannot be counted")]
    TooMuchEnergy {
        /// The energy that was one too much.
        energy_wh: EnergyWh,
        /// What was summed before it.
        sum_wh: EnergyWh,
    },
    /// A sum of money does not fit.
    #[error("{money_micro} micro more than {sum_micro} micro cannot be counted")]
    TooMuchMoney {
        /// The amount that was one too much.
        money_micro: MoneyMicro,
        /// What was summed before it.
        sum_micro: MoneyMicro,
    },
    /// There must be one value per zone.
    #[error("{given} values for {zones} zones")]
    WrongZones {
        /// Values given.
        given: u64,
        /// Zones in the tree.
        zones: u64,
    },
    /// The pool must not be cleared before the rests of held energy are offered.
    #[error(
        "zone {zone} holds {room_wh} of {requested_wh} Wh and has offered the rests of only {offered_wh} Wh"
    )]
    RestsMissing {
        /// The zone.
        zone: ZoneId,
        /// What its storage has room for.
        room_wh: EnergyWh,
        /// What is to be held.
        requested_wh: EnergyWh,
        /// The requests whose rests are offered.
        offered_wh: EnergyWh,
    },
    /// More of a request was traded, held or used than it asked for.
    #[error("{given_wh} Wh given to a request of {residual_wh} Wh")]
    PointUnbalanced {
        /// The request's residual.
        residual_wh: i64,
        /// What it was given.
        given_wh: EnergyWh,
    },
    /// A zone's points traded something else than the pool cleared.
    #[error("zone {zone} settled {settled_wh} Wh where the pool cleared {cleared_wh} Wh")]
    PoolUnbalanced {
        /// The zone.
        zone: ZoneId,
        /// Traded by its points.
        settled_wh: EnergyWh,
        /// Traded by the pool.
        cleared_wh: EnergyWh,
    },
    /// A zone's trades and the lines around it do not balance.
    #[error("zone {zone} exports {export_wh} Wh over a line that carries {flow_wh} Wh")]
    FlowUnbalanced {
        /// The zone.
        zone: ZoneId,
        /// What it sells and does not buy, with what its children send up.
        export_wh: i128,
        /// What its line carries up; 0 for the root.
        flow_wh: i64,
    },
    /// Money was made or lost.
    #[error("{moved_micro} micro moved where forward trades account for {forward_micro} micro")]
    MoneyUnbalanced {
        /// All money moved by the slot.
        moved_micro: MoneyMicro,
        /// What the forward book owes the points.
        forward_micro: MoneyMicro,
    },
    /// Energy was made or lost.
    #[error(
        "zone {zone} has points with {residual_wh} Wh left over in all, of which {settled_wh} Wh are settled"
    )]
    EnergyUnbalanced {
        /// The zone.
        zone: ZoneId,
        /// What its points' residuals add up to.
        residual_wh: i128,
        /// Sold and held, less bought and used.
        settled_wh: i128,
    },
}
