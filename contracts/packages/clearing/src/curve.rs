use serde::{Deserialize, Serialize};
use units::{
    EnergyWh, PriceMicroPerKwh,
    pack::{PackError, Reader, write_u64},
};

use crate::{ClearingError, PriceGrid};

/// The most energy a market clears, both sides and all zones together. A quarter of an i64, so that no sum can overflow.
pub const MAX_ENERGY_WH: EnergyWh = 1 << 61;

/// Which way an order trades.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Takes energy at its limit or below.
    Buy,
    /// Gives energy at its limit or above.
    Sell,
}

/// What a zone's orders offer and ask for, summed per price. Summing commutes, so orders may come in any order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneCurve {
    /// Per price of the grid; empty as long as nothing was added.
    sells: Vec<EnergyWh>,
    buys: Vec<EnergyWh>,
    total_wh: EnergyWh,
}

impl ZoneCurve {
    /// A zone without orders.
    pub const fn new() -> Self {
        Self { sells: Vec::new(), buys: Vec::new(), total_wh: 0 }
    }

    /// Adds an order.
    pub fn add(
        &mut self,
        grid: &PriceGrid,
        side: Side,
        limit_micro_per_kwh: PriceMicroPerKwh,
        energy_wh: EnergyWh,
    ) -> Result<(), ClearingError> {
        self.add_at(grid, side, grid.index_of(limit_micro_per_kwh)?, energy_wh)
    }

    /// The energy of all orders, both sides.
    pub const fn total_wh(&self) -> EnergyWh {
        self.total_wh
    }

    /// What is offered per price, from floor to ceiling; empty if nothing was added.
    pub fn sells(&self) -> &[EnergyWh] {
        &self.sells
    }

    /// What is asked for per price, from floor to ceiling; empty if nothing was added.
    pub fn buys(&self) -> &[EnergyWh] {
        &self.buys
    }

    /// The curve in few bytes: per side a count, then a gap and an energy for each price with orders.
    pub fn pack(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for side in [&self.sells, &self.buys] {
            let held = || side.iter().enumerate().filter(|&(_, &wh)| wh > 0);
            write_u64(&mut out, held().count() as u64);
            let mut next = 0;
            for (index, &wh) in held() {
                write_u64(&mut out, (index - next) as u64);
                write_u64(&mut out, wh);
                next = index + 1;
            }
        }
        out
    }

    /// Reads what [`ZoneCurve::pack`] wrote, on the same grid.
    pub fn unpack(grid: &PriceGrid, bytes: &[u8]) -> Result<Self, ClearingError> {
        let mut curve = Self::new();
        let mut reader = Reader::new(bytes);
        for side in [Side::Sell, Side::Buy] {
            let mut next = 0usize;
            for _ in 0..reader.u64()? {
                let gap = reader.u64()?;
                let index = usize::try_from(gap).ok().and_then(|gap| gap.checked_add(next));
                let Some(index) = index.filter(|&index| index < grid.ticks()) else {
                    return Err(PackError::Unexpected { value: gap, at: reader.position() }.into());
                };
                let energy_wh = reader.u64()?;
                if energy_wh == 0 {
                    return Err(PackError::Unexpected { value: 0, at: reader.position() }.into());
                }
                curve.add_at(grid, side, index, energy_wh)?;
                next = index + 1;
            }
        }
        reader.finish()?;
        Ok(curve)
    }

    fn add_at(
        &mut self,
        grid: &PriceGrid,
        side: Side,
        index: usize,
        energy_wh: EnergyWh,
    ) -> Result<(), ClearingError> {
        let total_wh = add_energy(self.total_wh, energy_wh)?;
        if self.sells.is_empty() {
            self.sells = vec![0; grid.ticks()];
            self.buys = vec![0; grid.ticks()];
        }
        let at = match side {
            Side::Sell => &mut self.sells[index],
            Side::Buy => &mut self.buys[index],
        };
        // No price's sum exceeds the total.
        *at += energy_wh;
        self.total_wh = total_wh;
        Ok(())
    }
}

/// Adds up energy as long as sums are proven for it.
pub(crate) fn add_energy(sum_wh: EnergyWh, energy_wh: EnergyWh) -> Result<EnergyWh, ClearingError> {
    match sum_wh.checked_add(energy_wh) {
        Some(total) if total <= MAX_ENERGY_WH => Ok(total),
        _ => Err(ClearingError::TooMuchEnergy { energy_wh, sum_wh, max_wh: MAX_ENERGY_WH }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn grid() -> PriceGrid {
        PriceGrid::new(10_000, 20_000, 1_000).unwrap()
    }

    #[test]
    fn an_empty_curve_packs_into_two_bytes() {
        assert_eq!(ZoneCurve::new().pack(), [0, 0]);
        assert_eq!(ZoneCurve::unpack(&grid(), &[0, 0]), Ok(ZoneCurve::new()));
    }

    #[test]
    fn orders_of_one_price_add_up() {
        let mut curve = ZoneCurve::new();
        curve.add(&grid(), Side::Sell, 10_000, 5).unwrap();
        curve.add(&grid(), Side::Sell, 10_000, 6).unwrap();
        curve.add(&grid(), Side::Buy, 20_000, 7).unwrap();
        assert_eq!((curve.sells()[0], curve.buys()[10], curve.total_wh()), (11, 7, 18));
    }

    #[test]
    fn more_energy_than_can_be_summed_is_refused_and_changes_nothing() {
        let mut curve = ZoneCurve::new();
        curve.add(&grid(), Side::Sell, 10_000, MAX_ENERGY_WH).unwrap();
        let before = curve.clone();
        for energy_wh in [1, u64::MAX] {
            let error =
                ClearingError::TooMuchEnergy { energy_wh, sum_wh: MAX_ENERGY_WH, max_wh: MAX_ENERGY_WH };
            assert_eq!(curve.add(&grid(), Side::Buy, 10_000, energy_wh), Err(error));
        }
        assert_eq!(curve, before);
    }

    #[test]
    fn bytes_that_no_curve_packs_into_are_refused() {
        let unexpected = |value, at| ClearingError::Pack(PackError::Unexpected { value, at });
        let rows: [(&str, &[u8], ClearingError); 5] = [
            ("cut short", &[1, 0], PackError::Truncated { at: 2 }.into()),
            ("a price beyond the ceiling", &[1, 11, 5, 0], unexpected(11, 2)),
            ("a second price beyond the ceiling", &[2, 10, 5, 0, 5, 0], unexpected(0, 4)),
            ("a price without orders", &[1, 0, 0, 0], unexpected(0, 3)),
            ("left over", &[0, 0, 0], PackError::Trailing { at: 2, left: 1 }.into()),
        ];
        for (row, bytes, error) in rows {
            assert_eq!(ZoneCurve::unpack(&grid(), bytes), Err(error), "{row}");
        }
    }

    proptest! {
        #[test]
        fn a_packed_curve_reads_back(orders in prop::collection::vec((any::<bool>(), 10u64..=20, 1u64..1 << 50), 0..30)) {
            let mut curve = ZoneCurve::new();
            for (buy, price, wh) in orders {
                curve.add(&grid(), if buy { Side::Buy } else { Side::Sell }, price * 1_000, wh).unwrap();
            }
            prop_assert_eq!(ZoneCurve::unpack(&grid(), &curve.pack()), Ok(curve));
        }
    }
}
