use clearing::{FillCursor, Filler, Side, Unfilled};
use serde::{Deserialize, Serialize};
use units::{
    EnergyWh, MoneyMicro, PriceMicroPerKwh, Share, money_micro,
    pack::{Reader, write_i128, write_u64},
};

use crate::{ClearedZone, Point, Reason, Request, SettlementError, Tariff, Terms, Wish, pool::add_energy};

/// What became of a metering point's slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointSettlement {
    /// `export - import - forward sold + forward bought`.
    pub residual_wh: i64,
    /// Kept as energy tokens.
    pub held_wh: EnergyWh,
    /// Taken from energy tokens.
    pub used_wh: EnergyWh,
    /// Sold to neighbours.
    pub pool_sold_wh: EnergyWh,
    /// Bought from neighbours.
    pub pool_bought_wh: EnergyWh,
    /// Sold to the utility, or to who stands in for it.
    pub utility_sold_wh: EnergyWh,
    /// Bought from the utility, or from who stands in for it.
    pub utility_bought_wh: EnergyWh,
    /// Received, or paid if negative: pool, trading fee, utility, catch-up and forward trades.
    pub money_micro: MoneyMicro,
    /// Why energy went to the utility and not to neighbours.
    pub reason: Reason,
}

/// Energy of slots that were over when its reading arrived during this one; it is settled at the utility's prices of those slots.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatchUp {
    /// Fed into the grid.
    pub export_wh: EnergyWh,
    /// Taken from the grid.
    pub import_wh: EnergyWh,
    /// What the utility pays for it: the least in any of the slots.
    pub feed_in_micro_per_kwh: PriceMicroPerKwh,
    /// What the utility asks for it: the most in any of the slots.
    pub retail_micro_per_kwh: PriceMicroPerKwh,
}

/// What energy came to at the utility's prices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatchUpMoney {
    /// The point's, for what it fed in.
    pub earned_micro: MoneyMicro,
    /// The utility's, for what the point took.
    pub paid_micro: MoneyMicro,
}

/// What the settled points of one zone add up to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneTotals {
    /// Fed into the grid in the slot.
    pub export_wh: EnergyWh,
    /// Taken from the grid in the slot.
    pub import_wh: EnergyWh,
    /// Sold forward for the slot.
    pub forward_sold_wh: EnergyWh,
    /// Bought forward for the slot.
    pub forward_bought_wh: EnergyWh,
    /// Kept as energy tokens.
    pub held_wh: EnergyWh,
    /// Taken from energy tokens.
    pub used_wh: EnergyWh,
    /// Sold to neighbours.
    pub pool_sold_wh: EnergyWh,
    /// Bought from neighbours.
    pub pool_bought_wh: EnergyWh,
    /// Sold to the utility, or to who stands in for it.
    pub utility_sold_wh: EnergyWh,
    /// Bought from the utility, or from who stands in for it.
    pub utility_bought_wh: EnergyWh,
    /// Fed into the grid in missed slots.
    pub catch_up_export_wh: EnergyWh,
    /// Taken from the grid in missed slots.
    pub catch_up_import_wh: EnergyWh,
    /// Received by the zone's points less what they paid.
    pub points_micro: MoneyMicro,
    /// What of it came from the forward book.
    pub forward_micro: MoneyMicro,
}

/// Where a [`Settler`] stopped: the running sums of its shares.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettleCursor {
    /// Requests to hold that were seen so far.
    pub hold_seen_wh: EnergyWh,
    /// Orders at the margin that were seen so far.
    pub fills: FillCursor,
}

/// All there is to keep of a zone between points.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneProgress {
    /// Where to go on.
    pub cursor: SettleCursor,
    /// What was settled so far.
    pub totals: ZoneTotals,
    /// What of it is money for missed slots.
    pub catch_up: CatchUpMoney,
}

/// Settles the points of one zone, in order of id. The requests must be those that were summed.
#[derive(Debug, Clone)]
pub struct Settler {
    tariff: Tariff,
    price_micro_per_kwh: PriceMicroPerKwh,
    /// `None` in a zone that holds nothing.
    hold: Option<Share>,
    filler: Filler,
    totals: ZoneTotals,
    catch_up: CatchUpMoney,
}

impl Settler {
    /// Starts with the first point of the zone at `position`.
    pub fn new(terms: &Terms, position: usize, cleared: &ClearedZone) -> Result<Self, SettlementError> {
        Self::resume(terms, position, cleared, &ZoneProgress::default())
    }

    /// Goes on where another settler of the same zone stopped.
    pub fn resume(
        terms: &Terms,
        position: usize,
        cleared: &ClearedZone,
        progress: &ZoneProgress,
    ) -> Result<Self, SettlementError> {
        let ClearedZone { hold_requested_wh, pool } = *cleared;
        let ZoneProgress { cursor, totals, catch_up } = *progress;
        let room_wh = terms.storage_room_wh(position)?.min(hold_requested_wh);
        let hold = Share::resume(room_wh, hold_requested_wh, cursor.hold_seen_wh)?;
        Ok(Self {
            tariff: *terms.tariff(),
            price_micro_per_kwh: pool.price_micro_per_kwh,
            hold: (hold_requested_wh > 0).then_some(hold),
            filler: Filler::resume(&pool, cursor.fills)?,
            totals,
            catch_up,
        })
    }

    /// Settles the next request. `forward_micro` is what the point's forward trades for this slot pay it.
    pub fn settle(
        &mut self,
        request: &Request,
        forward_micro: MoneyMicro,
    ) -> Result<PointSettlement, SettlementError> {
        let mut settled = self.trade(request)?;
        settled.money_micro = add_money(self.money(&settled)?, forward_micro)?;
        self.count(&settled)?;
        self.totals.forward_micro = add_money(self.totals.forward_micro, forward_micro)?;
        Ok(settled)
    }

    /// Adds what was metered and traded forward to the totals. Takes each settled point once, in any order.
    pub fn count_metered(&mut self, point: &Point) -> Result<(), SettlementError> {
        let totals = &mut self.totals;
        totals.export_wh = add_energy(totals.export_wh, point.export_wh)?;
        totals.import_wh = add_energy(totals.import_wh, point.import_wh)?;
        totals.forward_sold_wh = add_energy(totals.forward_sold_wh, point.forward_sold_wh)?;
        totals.forward_bought_wh = add_energy(totals.forward_bought_wh, point.forward_bought_wh)?;
        Ok(())
    }

    /// Settles energy of missed slots at the utility's prices of those slots.
    pub fn settle_catch_up(&mut self, catch_up: CatchUp) -> Result<CatchUpMoney, SettlementError> {
        let earned_micro = money_micro(catch_up.feed_in_micro_per_kwh, catch_up.export_wh)?;
        let paid_micro = money_micro(catch_up.retail_micro_per_kwh, catch_up.import_wh)?;
        let totals = &mut self.totals;
        totals.catch_up_export_wh = add_energy(totals.catch_up_export_wh, catch_up.export_wh)?;
        totals.catch_up_import_wh = add_energy(totals.catch_up_import_wh, catch_up.import_wh)?;
        let money_micro = subtract_money(earned_micro, paid_micro)?;
        totals.points_micro = add_money(totals.points_micro, money_micro)?;
        self.catch_up.earned_micro = add_money(self.catch_up.earned_micro, earned_micro)?;
        self.catch_up.paid_micro = add_money(self.catch_up.paid_micro, paid_micro)?;
        Ok(CatchUpMoney { earned_micro, paid_micro })
    }

    /// All there is to keep between points.
    pub fn progress(&self) -> ZoneProgress {
        let hold_seen_wh = self.hold.map_or(0, |hold| hold.before());
        ZoneProgress {
            cursor: SettleCursor { hold_seen_wh, fills: self.filler.cursor() },
            totals: self.totals,
            catch_up: self.catch_up,
        }
    }

    /// Where the residual goes (section 4, points 1, 2 and 4).
    fn trade(&mut self, request: &Request) -> Result<PointSettlement, SettlementError> {
        let mut settled = PointSettlement {
            residual_wh: request.residual_wh,
            held_wh: 0,
            used_wh: request.used_wh,
            pool_sold_wh: 0,
            pool_bought_wh: 0,
            utility_sold_wh: 0,
            utility_bought_wh: 0,
            money_micro: 0,
            reason: Reason::None,
        };
        let rest_wh = request.rest_wh();
        match request.wish {
            Wish::Nothing => {}
            Wish::Sell { limit_micro_per_kwh, hold } => {
                settled.held_wh = self.held(hold, rest_wh)?;
                let offered_wh = left(request, rest_wh, settled.held_wh)?;
                let fill = self.filler.fill(Side::Sell, limit_micro_per_kwh, offered_wh)?;
                settled.pool_sold_wh = fill.filled_wh;
                settled.utility_sold_wh = left(request, offered_wh, fill.filled_wh)?;
                settled.reason = reason(fill.unfilled);
            }
            Wish::Buy { limit_micro_per_kwh } => {
                let fill = self.filler.fill(Side::Buy, limit_micro_per_kwh, rest_wh)?;
                settled.pool_bought_wh = fill.filled_wh;
                settled.utility_bought_wh = left(request, rest_wh, fill.filled_wh)?;
                settled.reason = reason(fill.unfilled);
            }
            Wish::Utility(reason) => {
                let utility = if request.residual_wh > 0 {
                    &mut settled.utility_sold_wh
                } else {
                    &mut settled.utility_bought_wh
                };
                *utility = rest_wh;
                settled.reason = reason;
            }
        }
        Ok(settled)
    }

    fn held(&mut self, hold: bool, rest_wh: EnergyWh) -> Result<EnergyWh, SettlementError> {
        match &mut self.hold {
            Some(share) if hold => Ok(share.next(rest_wh)?),
            _ => Ok(0),
        }
    }

    /// Section 4, point 5, but for forward trades.
    fn money(&self, settled: &PointSettlement) -> Result<MoneyMicro, SettlementError> {
        let Tariff { feed_in_micro_per_kwh, retail_micro_per_kwh, trading_fee_micro_per_kwh } = self.tariff;
        let mut money = 0;
        if settled.pool_sold_wh > 0 {
            money = add_money(money, money_micro(self.price_micro_per_kwh, settled.pool_sold_wh)?)?;
        }
        if settled.pool_bought_wh > 0 {
            money = subtract_money(money, money_micro(self.price_micro_per_kwh, settled.pool_bought_wh)?)?;
            money = subtract_money(money, money_micro(trading_fee_micro_per_kwh, settled.pool_bought_wh)?)?;
        }
        if settled.utility_sold_wh > 0 {
            money = add_money(money, money_micro(feed_in_micro_per_kwh, settled.utility_sold_wh)?)?;
        }
        if settled.utility_bought_wh > 0 {
            money = subtract_money(money, money_micro(retail_micro_per_kwh, settled.utility_bought_wh)?)?;
        }
        Ok(money)
    }

    fn count(&mut self, settled: &PointSettlement) -> Result<(), SettlementError> {
        let totals = &mut self.totals;
        totals.held_wh = add_energy(totals.held_wh, settled.held_wh)?;
        totals.used_wh = add_energy(totals.used_wh, settled.used_wh)?;
        totals.pool_sold_wh = add_energy(totals.pool_sold_wh, settled.pool_sold_wh)?;
        totals.pool_bought_wh = add_energy(totals.pool_bought_wh, settled.pool_bought_wh)?;
        totals.utility_sold_wh = add_energy(totals.utility_sold_wh, settled.utility_sold_wh)?;
        totals.utility_bought_wh = add_energy(totals.utility_bought_wh, settled.utility_bought_wh)?;
        totals.points_micro = add_money(totals.points_micro, settled.money_micro)?;
        Ok(())
    }
}

impl ZoneProgress {
    /// The progress in few bytes.
    pub fn pack(&self, out: &mut Vec<u8>) {
        let SettleCursor { hold_seen_wh, fills } = self.cursor;
        for wh in [hold_seen_wh, fills.marginal_sells_seen_wh, fills.marginal_buys_seen_wh] {
            write_u64(out, wh);
        }
        self.totals.pack(out);
        write_i128(out, self.catch_up.earned_micro);
        write_i128(out, self.catch_up.paid_micro);
    }

    /// Reads what [`ZoneProgress::pack`] wrote.
    pub fn unpack(reader: &mut Reader<'_>) -> Result<Self, SettlementError> {
        let hold_seen_wh = reader.u64()?;
        let fills =
            FillCursor { marginal_sells_seen_wh: reader.u64()?, marginal_buys_seen_wh: reader.u64()? };
        let cursor = SettleCursor { hold_seen_wh, fills };
        let totals = ZoneTotals::unpack(reader)?;
        let catch_up = CatchUpMoney { earned_micro: reader.i128()?, paid_micro: reader.i128()? };
        Ok(Self { cursor, totals, catch_up })
    }
}

impl ZoneTotals {
    /// The totals in few bytes, field by field.
    pub fn pack(&self, out: &mut Vec<u8>) {
        for wh in [
            self.export_wh,
            self.import_wh,
            self.forward_sold_wh,
            self.forward_bought_wh,
            self.held_wh,
            self.used_wh,
            self.pool_sold_wh,
            self.pool_bought_wh,
            self.utility_sold_wh,
            self.utility_bought_wh,
            self.catch_up_export_wh,
            self.catch_up_import_wh,
        ] {
            write_u64(out, wh);
        }
        write_i128(out, self.points_micro);
        write_i128(out, self.forward_micro);
    }

    /// Reads what [`ZoneTotals::pack`] wrote.
    pub fn unpack(reader: &mut Reader<'_>) -> Result<Self, SettlementError> {
        Ok(Self {
            export_wh: reader.u64()?,
            import_wh: reader.u64()?,
            forward_sold_wh: reader.u64()?,
            forward_bought_wh: reader.u64()?,
            held_wh: reader.u64()?,
            used_wh: reader.u64()?,
            pool_sold_wh: reader.u64()?,
            pool_bought_wh: reader.u64()?,
            utility_sold_wh: reader.u64()?,
            utility_bought_wh: reader.u64()?,
            catch_up_export_wh: reader.u64()?,
            catch_up_import_wh: reader.u64()?,
            points_micro: reader.i128()?,
            forward_micro: reader.i128()?,
        })
    }
}

fn left(request: &Request, whole_wh: EnergyWh, given_wh: EnergyWh) -> Result<EnergyWh, SettlementError> {
    let residual_wh = request.residual_wh;
    whole_wh.checked_sub(given_wh).ok_or(SettlementError::PointUnbalanced { residual_wh, given_wh })
}

const fn reason(unfilled: Option<Unfilled>) -> Reason {
    match unfilled {
        None => Reason::None,
        Some(Unfilled::Outbid) => Reason::Outbid,
        Some(Unfilled::Marginal) => Reason::Marginal,
        Some(Unfilled::NoCounterparty) => Reason::NoCounterparty,
    }
}

pub(crate) fn add_money(
    sum_micro: MoneyMicro,
    money_micro: MoneyMicro,
) -> Result<MoneyMicro, SettlementError> {
    sum_micro.checked_add(money_micro).ok_or(SettlementError::TooMuchMoney { money_micro, sum_micro })
}

pub(crate) fn subtract_money(
    sum_micro: MoneyMicro,
    money_micro: MoneyMicro,
) -> Result<MoneyMicro, SettlementError> {
    sum_micro.checked_sub(money_micro).ok_or(SettlementError::TooMuchMoney { money_micro, sum_micro })
}
