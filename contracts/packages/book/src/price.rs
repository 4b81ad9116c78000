//! Prices as messages and events carry them.

use units::PriceMicroPerKwh;

/// In 32 bits, as all prices are given; what is computed beyond them is the largest.
pub fn price(price_micro_per_kwh: PriceMicroPerKwh) -> u32 {
    u32::try_from(price_micro_per_kwh).unwrap_or(u32::MAX)
}
