use clearing::{MAX_ENERGY_WH, PriceGrid};
use serde::{Deserialize, Serialize};
use units::{
    EnergyWh, MoneyMicro, PriceMicroPerKwh, money_micro,
    pack::{PackError, Reader, write_i64, write_u64},
};

use crate::{SettlementError, Tariff, Terms};

/// A metering point in one slot, from verified registers and the forward book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Fed into the grid.
    pub export_wh: EnergyWh,
    /// Taken from the grid.
    pub import_wh: EnergyWh,
    /// Sold forward for this slot.
    pub forward_sold_wh: EnergyWh,
    /// Bought forward for this slot.
    pub forward_bought_wh: EnergyWh,
    /// Held energy that the point may use. An owner's points draw on the owner's tokens in order of id.
    pub held_wh: EnergyWh,
    /// Whether it can pay for its bid.
    pub funds: Funds,
    /// What it does by itself.
    pub rule: Rule,
}

/// Whether a point can pay for its bid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Funds {
    /// Decided elsewhere.
    Decided(bool),
    /// What it may spend: it can pay if this covers its whole bid with the trading fee.
    Spendable(MoneyMicro),
}

/// What a metering point does by itself. The default sells at feed-in or above and buys at retail or below.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The lowest price it sells at; feed-in if not given.
    pub ask_micro_per_kwh: Option<PriceMicroPerKwh>,
    /// The highest price it buys at, the trading fee included; retail if not given.
    pub bid_micro_per_kwh: Option<PriceMicroPerKwh>,
    /// Hold surplus while the zone's storage has room.
    pub hold: bool,
    /// Trade with the utility only.
    pub paused: bool,
}

/// What a metering point asks of storage, pool and utility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// `export - import - forward sold + forward bought`.
    pub residual_wh: i64,
    /// What of a deficit is covered by the point's own held energy.
    pub used_wh: EnergyWh,
    /// What it wants for the rest.
    pub wish: Wish,
}

/// What a metering point wants for the rest of its residual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// There is no rest.
    Nothing,
    /// Sell a surplus to the pool at a limit or above; with `hold`, only what storage has no room for.
    Sell {
        /// The lowest price.
        limit_micro_per_kwh: PriceMicroPerKwh,
        /// Storage first.
        hold: bool,
    },
    /// Buy a deficit from the pool at a limit or below, the trading fee not included.
    Buy {
        /// The highest price.
        limit_micro_per_kwh: PriceMicroPerKwh,
    },
    /// Trade all of it with the utility.
    Utility(Reason),
}

/// Why energy of a metering point was not traded with neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Reason {
    /// All of it was traded, held or used, or there was none.
    None = 0,
    /// The market's price was beyond the rule's limit.
    Outbid = 1,
    /// At the market's price exactly, and shared with the others there.
    Marginal = 2,
    /// Nobody within reach would trade at the rule's limit.
    NoCounterparty = 3,
    /// The account cannot pay for the bid.
    Funds = 4,
    /// The rule says to trade with the utility only.
    Paused = 5,
    /// The bid less the trading fee is below feed-in.
    BelowFeedIn = 6,
}

impl Request {
    /// The residual's rest after own held energy is used.
    pub const fn rest_wh(&self) -> EnergyWh {
        self.residual_wh.unsigned_abs().saturating_sub(self.used_wh)
    }

    /// Appends the request in few bytes: a tag, the residual, and as far as there are any, what is used and the limit's place.
    pub fn pack(&self, grid: &PriceGrid, out: &mut Vec<u8>) -> Result<(), SettlementError> {
        let (kind, limit) = match self.wish {
            Wish::Nothing => (NOTHING, None),
            Wish::Sell { limit_micro_per_kwh, hold: false } => (SELL, Some(limit_micro_per_kwh)),
            Wish::Sell { limit_micro_per_kwh, hold: true } => (HOLD, Some(limit_micro_per_kwh)),
            Wish::Buy { limit_micro_per_kwh } => (BUY, Some(limit_micro_per_kwh)),
            Wish::Utility(reason) => (UTILITY | reason as u8, None),
        };
        out.push(if self.used_wh > 0 { kind | USED } else { kind });
        write_i64(out, self.residual_wh);
        if self.used_wh > 0 {
            write_u64(out, self.used_wh);
        }
        if let Some(limit) = limit {
            write_u64(out, grid.index_of(limit)? as u64);
        }
        Ok(())
    }

    /// Reads what [`Request::pack`] wrote.
    pub fn unpack(grid: &PriceGrid, reader: &mut Reader<'_>) -> Result<Self, SettlementError> {
        let tag = reader.u8()?;
        let residual_wh = reader.i64()?;
        let used_wh = if tag & USED != 0 { reader.u64()? } else { 0 };
        let mut limit = || -> Result<PriceMicroPerKwh, PackError> {
            let index = reader.u64()?;
            let place = usize::try_from(index).ok().filter(|&place| place < grid.ticks());
            place
                .map(|place| grid.price_at(place))
                .ok_or(PackError::Unexpected { value: index, at: reader.position() })
        };
        let wish = match tag & !USED {
            NOTHING => Wish::Nothing,
            SELL => Wish::Sell { limit_micro_per_kwh: limit()?, hold: false },
            HOLD => Wish::Sell { limit_micro_per_kwh: limit()?, hold: true },
            BUY => Wish::Buy { limit_micro_per_kwh: limit()? },
            kind => match kind & !UTILITY {
                _ if kind & UTILITY == 0 => return Err(unexpected(tag, reader)),
                4 => Wish::Utility(Reason::Funds),
                5 => Wish::Utility(Reason::Paused),
                6 => Wish::Utility(Reason::BelowFeedIn),
                _ => return Err(unexpected(tag, reader)),
            },
        };
        Ok(Self { residual_wh, used_wh, wish })
    }
}

const NOTHING: u8 = 0;
const SELL: u8 = 1;
const HOLD: u8 = 2;
const BUY: u8 = 3;
const UTILITY: u8 = 0x10;
const USED: u8 = 0x80;

fn unexpected(tag: u8, reader: &Reader<'_>) -> SettlementError {
    PackError::Unexpected { value: tag.into(), at: reader.position() }.into()
}

/// What a metering point asks for in a slot (market specification, section 4, points 1 and 2).
pub fn request(terms: &Terms, point: &Point) -> Result<Request, SettlementError> {
    let residual_wh = residual(point)?;
    if residual_wh >= 0 {
        return Ok(Request {
            residual_wh,
            used_wh: 0,
            wish: surplus_wish(terms.tariff(), point, residual_wh),
        });
    }
    let deficit_wh = residual_wh.unsigned_abs();
    let used_wh = deficit_wh.min(point.held_wh);
    let wish = deficit_wish(terms.tariff(), point, deficit_wh.saturating_sub(used_wh))?;
    Ok(Request { residual_wh, used_wh, wish })
}

#[allow(clippy::arithmetic_side_effects)] // Four u64 always add up within an i128.
fn residual(point: &Point) -> Result<i64, SettlementError> {
    let wide = |wh: EnergyWh| i128::from(wh);
    let residual_wh = wide(point.export_wh) - wide(point.import_wh) - wide(point.forward_sold_wh)
        + wide(point.forward_bought_wh);
    i64::try_from(residual_wh)
        .ok()
        .filter(|residual| residual.unsigned_abs() <= MAX_ENERGY_WH)
        .ok_or(SettlementError::ResidualTooLarge { residual_wh, max_wh: MAX_ENERGY_WH })
}

fn surplus_wish(tariff: &Tariff, point: &Point, residual_wh: i64) -> Wish {
    let rule = &point.rule;
    match () {
        () if residual_wh == 0 => Wish::Nothing,
        () if rule.paused => Wish::Utility(Reason::Paused),
        () => Wish::Sell {
            limit_micro_per_kwh: within(
                tariff,
                rule.ask_micro_per_kwh.unwrap_or(tariff.feed_in_micro_per_kwh),
            ),
            hold: rule.hold,
        },
    }
}

fn deficit_wish(tariff: &Tariff, point: &Point, rest_wh: EnergyWh) -> Result<Wish, SettlementError> {
    let rule = &point.rule;
    if rest_wh == 0 {
        return Ok(Wish::Nothing);
    }
    if rule.paused {
        return Ok(Wish::Utility(Reason::Paused));
    }
    let bid = within(tariff, rule.bid_micro_per_kwh.unwrap_or(tariff.retail_micro_per_kwh));
    let limit = bid
        .checked_sub(tariff.trading_fee_micro_per_kwh)
        .filter(|&limit| limit >= tariff.feed_in_micro_per_kwh);
    let Some(limit_micro_per_kwh) = limit else {
        return Ok(Wish::Utility(Reason::BelowFeedIn));
    };
    let can_pay = match point.funds {
        Funds::Decided(can_pay) => can_pay,
        Funds::Spendable(spendable_micro) => spendable_micro >= money_micro(bid, rest_wh)?,
    };
    Ok(if can_pay { Wish::Buy { limit_micro_per_kwh } } else { Wish::Utility(Reason::Funds) })
}

fn within(tariff: &Tariff, price: PriceMicroPerKwh) -> PriceMicroPerKwh {
    price.clamp(tariff.feed_in_micro_per_kwh, tariff.retail_micro_per_kwh)
}
