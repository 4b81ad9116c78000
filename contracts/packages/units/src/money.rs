//! Energy, prices and the money they make.

use thiserror::Error;

/// Energy in watt-hours.
pub type EnergyWh = u64;

/// A price in micro-currency per kilowatt-hour, on a tick grid.
pub type PriceMicroPerKwh = u64;

/// Money in micro-currency. Positive is received, negative is paid.
pub type MoneyMicro = i128;

/// One micro-currency per Wh, as a price per kWh. Every tick is a whole multiple of it.
pub const MICRO_PER_KWH_PER_MICRO_PER_WH: PriceMicroPerKwh = 1000;

/// Why a price or an amount of money cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MoneyError {
    /// The price tick is zero or no whole multiple of 1000 micro/kWh.
    #[error("price tick {tick} micro/kWh is not a positive multiple of 1000")]
    BadPriceTick {
        /// The refused price tick, micro/kWh.
        tick: PriceMicroPerKwh,
    },
    /// The price is no whole multiple of the price tick.
    #[error("price {price_micro_per_kwh} micro/kWh is not a multiple of the price tick {tick}")]
    OffGrid {
        /// The refused price.
        price_micro_per_kwh: PriceMicroPerKwh,
        /// The price tick it misses, micro/kWh.
        tick: PriceMicroPerKwh,
    },
    /// The amount does not fit.
    #[error("{energy_wh} Wh at {price_micro_per_kwh} micro/kWh is more money than can be counted")]
    TooMuch {
        /// The price.
        price_micro_per_kwh: PriceMicroPerKwh,
        /// The energy.
        energy_wh: EnergyWh,
    },
}

/// Checks that `tick` is a positive multiple of 1000 micro/kWh (market specification, section 1).
pub const fn check_price_tick(tick: PriceMicroPerKwh) -> Result<(), MoneyError> {
    if tick == 0 || !tick.is_multiple_of(MICRO_PER_KWH_PER_MICRO_PER_WH) {
        return Err(MoneyError::BadPriceTick { tick });
    }
    Ok(())
}

/// Checks that a price lies on the grid of `tick`.
pub const fn check_on_price_tick(
    price_micro_per_kwh: PriceMicroPerKwh,
    tick: PriceMicroPerKwh,
) -> Result<(), MoneyError> {
    match price_micro_per_kwh.checked_rem(tick) {
        Some(0) => Ok(()),
        Some(_) => Err(MoneyError::OffGrid { price_micro_per_kwh, tick }),
        None => Err(MoneyError::BadPriceTick { tick }),
    }
}

/// What `energy_wh` is worth at a price: `price / 1000 * wh`, exact.
pub const fn money_micro(
    price_micro_per_kwh: PriceMicroPerKwh,
    energy_wh: EnergyWh,
) -> Result<MoneyMicro, MoneyError> {
    if let Err(off_grid) = check_on_price_tick(price_micro_per_kwh, MICRO_PER_KWH_PER_MICRO_PER_WH) {
        return Err(off_grid);
    }
    let micro_per_wh = (price_micro_per_kwh / MICRO_PER_KWH_PER_MICRO_PER_WH) as MoneyMicro;
    match micro_per_wh.checked_mul(energy_wh as MoneyMicro) {
        Some(money) => Ok(money),
        None => Err(MoneyError::TooMuch { price_micro_per_kwh, energy_wh }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kilowatt_hour_costs_its_price() {
        assert_eq!(money_micro(85_000, 1_000), Ok(85_000));
    }

    #[test]
    fn a_watt_hour_is_never_rounded() {
        assert_eq!(money_micro(85_000, 1), Ok(85));
        assert_eq!(money_micro(0, 7), Ok(0));
    }

    #[test]
    fn a_price_between_ticks_is_refused_by_name() {
        let refused = money_micro(85_500, 1).unwrap_err();
        assert_eq!(refused, MoneyError::OffGrid { price_micro_per_kwh: 85_500, tick: 1000 });
        assert_eq!(refused.to_string(), "price 85500 micro/kWh is not a multiple of the price tick 1000");
    }

    #[test]
    fn the_largest_price_of_the_most_energy_still_counts() {
        let price = u64::MAX - u64::MAX % 1000;
        let money = money_micro(price, u64::MAX).unwrap();
        assert_eq!(money, i128::from(price / 1000) * i128::from(u64::MAX));
    }

    #[test]
    fn a_tick_is_a_positive_multiple_of_a_thousand() {
        assert_eq!(check_price_tick(1000), Ok(()));
        assert_eq!(check_price_tick(5000), Ok(()));
        assert_eq!(check_price_tick(0), Err(MoneyError::BadPriceTick { tick: 0 }));
        assert_eq!(check_price_tick(1500), Err(MoneyError::BadPriceTick { tick: 1500 }));
        assert_eq!(check_on_price_tick(7, 0), Err(MoneyError::BadPriceTick { tick: 0 }));
    }
}
