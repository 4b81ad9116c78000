use clearing::{PriceGrid, Side};
use serde::{Deserialize, Serialize};
use units::{EnergyWh, MoneyMicro, PriceMicroPerKwh, money_micro};

use crate::{ForwardError, Kind, limit_of};

/// What is held back while an order is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderReserve {
    /// For its energy: what a buyer may come to pay, or what a seller may come to owe for energy that is not delivered.
    pub energy_micro: MoneyMicro,
    /// The same for every order, given back when it ends.
    pub deposit_micro: u64,
}

impl OrderReserve {
    /// Of an order that is neither a bundle nor a part of one.
    pub fn of_order(
        grid: &PriceGrid,
        side: Side,
        kind: Kind,
        level: i16,
        energy_wh: EnergyWh,
        deposit_micro: u64,
    ) -> Result<Self, ForwardError> {
        let energy_micro = money_micro(reserve_price(grid, side, kind, level)?, energy_wh)?;
        Ok(Self { energy_micro, deposit_micro })
    }

    /// Of a bundle: for each of its parts the ceiling of the slot and the energy.
    ///
    /// It covers the bundle as a whole. A single part may come to cost more, because the limit is that of the average.
    pub fn of_bundle(
        side: Side,
        average_limit_micro_per_kwh: PriceMicroPerKwh,
        parts: impl IntoIterator<Item = (PriceMicroPerKwh, EnergyWh)>,
        deposit_micro: u64,
    ) -> Result<Self, ForwardError> {
        let mut energy_micro: MoneyMicro = 0;
        for (ceiling, energy_wh) in parts {
            let price = limit_reserve_price(ceiling, side, average_limit_micro_per_kwh);
            energy_micro = add_money(energy_micro, money_micro(price, energy_wh)?)?;
        }
        Ok(Self { energy_micro, deposit_micro })
    }

    /// Both together.
    pub fn total_micro(&self) -> Result<MoneyMicro, ForwardError> {
        add_money(self.energy_micro, self.deposit_micro.into())
    }
}

/// What is reserved for each kWh of an order, in micro/kWh (market specification, section 3): a buyer's limit, or what retail is above a
/// seller's. A model order has no limit of its own: it may buy at the ceiling and sell at the floor.
///
/// A reserve is linear in the energy: what is freed with a part of an order is [`units::money_micro`] of this price and that part.
pub fn reserve_price(
    grid: &PriceGrid,
    side: Side,
    kind: Kind,
    level: i16,
) -> Result<PriceMicroPerKwh, ForwardError> {
    kind.check_level(grid, level)?;
    let worst = match (kind.is_model(), side) {
        (false, _) => limit_of(grid, level)?,
        (true, Side::Buy) => grid.ceiling(),
        (true, Side::Sell) => grid.floor(),
    };
    Ok(limit_reserve_price(grid.ceiling(), side, worst))
}

fn limit_reserve_price(ceiling: PriceMicroPerKwh, side: Side, limit: PriceMicroPerKwh) -> PriceMicroPerKwh {
    match side {
        Side::Buy => limit,
        Side::Sell => ceiling.saturating_sub(limit),
    }
}

pub(crate) fn add_money(sum_micro: MoneyMicro, money_micro: MoneyMicro) -> Result<MoneyMicro, ForwardError> {
    sum_micro.checked_add(money_micro).ok_or(ForwardError::TooMuchMoney { money_micro, sum_micro })
}
