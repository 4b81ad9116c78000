use serde::{Deserialize, Serialize};
use units::{EnergyWh, PriceMicroPerKwh, Share};

use crate::{ClearingError, Side, ZoneClearing};

/// What an order got, and why it did not get the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill {
    /// What of the order trades.
    pub filled_wh: EnergyWh,
    /// Why the rest of it does not; `None` if there is no rest.
    pub unfilled: Option<Unfilled>,
}

/// Why an order was not filled, or not wholly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unfilled {
    /// The zone traded at a better price than the order's limit.
    Outbid,
    /// The limit is the zone's price, where there was not enough for everyone: the order got its share.
    Marginal,
    /// Nobody the zone can reach would trade at the order's limit.
    NoCounterparty,
}

/// Turns the orders of one zone into fills, in order of id. The orders must be those that were summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filler {
    price_micro_per_kwh: PriceMicroPerKwh,
    traded: bool,
    sells: Share,
    buys: Share,
}

/// Where a [`Filler`] stopped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FillCursor {
    /// Sells exactly at the price that were seen so far.
    pub marginal_sells_seen_wh: EnergyWh,
    /// Buys exactly at the price that were seen so far.
    pub marginal_buys_seen_wh: EnergyWh,
}

impl Filler {
    /// Starts with a zone's first order.
    pub fn new(zone: &ZoneClearing) -> Result<Self, ClearingError> {
        Self::resume(zone, FillCursor::default())
    }

    /// Goes on where another filler of the same outcome stopped.
    pub fn resume(zone: &ZoneClearing, cursor: FillCursor) -> Result<Self, ClearingError> {
        let (sells, buys) = (zone.marginal_sells, zone.marginal_buys);
        Ok(Self {
            price_micro_per_kwh: zone.price_micro_per_kwh,
            traded: zone.traded(),
            sells: Share::resume(sells.filled_wh, sells.size_wh, cursor.marginal_sells_seen_wh)?,
            buys: Share::resume(buys.filled_wh, buys.size_wh, cursor.marginal_buys_seen_wh)?,
        })
    }

    /// The fill of the next order.
    pub fn fill(
        &mut self,
        side: Side,
        limit_micro_per_kwh: PriceMicroPerKwh,
        energy_wh: EnergyWh,
    ) -> Result<Fill, ClearingError> {
        let price = self.price_micro_per_kwh;
        let better = match side {
            Side::Sell => limit_micro_per_kwh < price,
            Side::Buy => limit_micro_per_kwh > price,
        };
        if better {
            return Ok(Fill { filled_wh: energy_wh, unfilled: None });
        }
        let marginal = limit_micro_per_kwh == price;
        let filled_wh = match side {
            _ if !marginal => 0,
            Side::Sell => self.sells.next(energy_wh)?,
            Side::Buy => self.buys.next(energy_wh)?,
        };
        let reason = match (self.traded, marginal) {
            (false, _) => Unfilled::NoCounterparty,
            (true, true) => Unfilled::Marginal,
            (true, false) => Unfilled::Outbid,
        };
        Ok(Fill { filled_wh, unfilled: (filled_wh < energy_wh).then_some(reason) })
    }

    /// The state to keep between orders.
    pub const fn cursor(&self) -> FillCursor {
        FillCursor { marginal_sells_seen_wh: self.sells.before(), marginal_buys_seen_wh: self.buys.before() }
    }

    /// Checks that every marginal order was seen, so that fills add up to what the zone trades.
    pub fn finish(&self) -> Result<(), ClearingError> {
        self.sells.finish()?;
        self.buys.finish()?;
        Ok(())
    }
}
