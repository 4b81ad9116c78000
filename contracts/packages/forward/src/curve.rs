use clearing::{ClearingError, MAX_ENERGY_WH, PriceGrid, Side, ZoneCurve};
use serde::{Deserialize, Serialize};
use units::{
    EnergyWh,
    pack::{PackError, Reader, write_i64, write_u64},
};

use crate::{ForwardError, Kind, References, pricing::Indices};

/// The energy that rests in one zone for one slot, per kind, side and level. It says nothing of prices, so it stays as it is when
/// references move.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookCurve {
    /// Ascending by kind, side and level; none is empty.
    levels: Vec<BookLevel>,
    total_wh: EnergyWh,
}

/// What rests at one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookLevel {
    /// What the price of the orders follows.
    pub kind: Kind,
    /// Which way they trade.
    pub side: Side,
    /// The place of their limit on the grid, or their offset to the reference, in ticks.
    pub level: i16,
    /// How much they still offer or ask for.
    pub energy_wh: EnergyWh,
}

impl BookCurve {
    /// A zone in which nothing rests.
    pub const fn new() -> Self {
        Self { levels: Vec::new(), total_wh: 0 }
    }

    /// Adds an order.
    pub fn add(
        &mut self,
        kind: Kind,
        side: Side,
        level: i16,
        energy_wh: EnergyWh,
    ) -> Result<(), ForwardError> {
        let total_wh = add_energy(self.total_wh, energy_wh)?;
        match self.find(kind, side, level) {
            Ok(at) => self.levels[at].energy_wh += energy_wh,
            Err(_) if energy_wh == 0 => {}
            Err(at) => self.levels.insert(at, BookLevel { kind, side, level, energy_wh }),
        }
        self.total_wh = total_wh;
        Ok(())
    }

    /// Takes away what of an order was filled, cancelled or has expired.
    pub fn subtract(
        &mut self,
        kind: Kind,
        side: Side,
        level: i16,
        energy_wh: EnergyWh,
    ) -> Result<(), ForwardError> {
        let found = self.find(kind, side, level);
        let resting_wh = found.map_or(0, |at| self.levels[at].energy_wh);
        let Some(left_wh) = resting_wh.checked_sub(energy_wh) else {
            return Err(ForwardError::NotResting { kind, side, level, energy_wh, resting_wh });
        };
        if let Ok(at) = found {
            self.total_wh -= energy_wh;
            if left_wh == 0 {
                self.levels.remove(at);
            } else {
                self.levels[at].energy_wh = left_wh;
            }
        }
        Ok(())
    }

    /// What rests at a level.
    pub fn resting_wh(&self, kind: Kind, side: Side, level: i16) -> EnergyWh {
        self.find(kind, side, level).map_or(0, |at| self.levels[at].energy_wh)
    }

    /// What rests in all, both sides.
    pub const fn total_wh(&self) -> EnergyWh {
        self.total_wh
    }

    /// Whether nothing rests.
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    /// Every level at which something rests, ascending by kind, side (buys first) and level.
    pub fn levels(&self) -> impl Iterator<Item = BookLevel> + '_ {
        self.levels.iter().copied()
    }

    /// The levels of a side whose price is better than the one at `price_index`: lower for sells, higher for buys. A batch that clears
    /// there fills them whole.
    pub fn better(
        &self,
        grid: &PriceGrid,
        references: &References,
        side: Side,
        price_index: usize,
    ) -> impl Iterator<Item = BookLevel> + '_ {
        self.priced(grid, references).filter_map(move |(index, level)| {
            let better = match side {
                Side::Sell => index < price_index,
                Side::Buy => index > price_index,
            };
            (level.side == side && better).then_some(level)
        })
    }

    /// The levels of a side whose price is the one at `price_index`. A batch that clears there shares over their orders, all levels
    /// together in order of id.
    pub fn exactly_at(
        &self,
        grid: &PriceGrid,
        references: &References,
        side: Side,
        price_index: usize,
    ) -> impl Iterator<Item = BookLevel> + '_ {
        self.priced(grid, references)
            .filter_map(move |(index, level)| (level.side == side && index == price_index).then_some(level))
    }

    /// Adds everything that rests to what is to be cleared, at the prices of now.
    pub fn merge_into(
        &self,
        curve: &mut ZoneCurve,
        grid: &PriceGrid,
        references: &References,
    ) -> Result<(), ForwardError> {
        for (index, level) in self.priced(grid, references) {
            curve.add(grid, level.side, grid.price_at(index), level.energy_wh)?;
        }
        Ok(())
    }

    /// The book in few bytes, one encoding for one content: the number of lists, and for each kind and side with orders, ascending,
    /// `kind * 2 + side` (buy 0, sell 1), the number of levels, the lowest level with its energy, and for each further one the levels
    /// skipped and its energy.
    pub fn pack(&self, out: &mut Vec<u8>) {
        let lists = || self.levels.chunk_by(|one, next| one.list() == next.list());
        write_u64(out, lists().count() as u64);
        for list in lists() {
            out.push(list[0].list());
            write_u64(out, list.len() as u64);
            write_i64(out, list[0].level.into());
            write_u64(out, list[0].energy_wh);
            for pair in list.windows(2) {
                let gap = i32::from(pair[1].level) - i32::from(pair[0].level);
                write_u64(out, u64::from(gap.unsigned_abs()) - 1);
                write_u64(out, pair[1].energy_wh);
            }
        }
    }

    /// Reads what [`BookCurve::pack`] wrote, and nothing else.
    pub fn unpack(reader: &mut Reader<'_>) -> Result<Self, ForwardError> {
        let mut book = Self::new();
        let mut next_list = 0;
        for _ in 0..reader.u64()? {
            let tag = reader.u8()?;
            let unexpected =
                |value: u64, reader: &Reader<'_>| PackError::Unexpected { value, at: reader.position() };
            let Some((kind, side)) = of_list(tag).filter(|_| tag >= next_list) else {
                return Err(unexpected(tag.into(), reader).into());
            };
            next_list = tag + 1;
            let levels = reader.u64()?;
            if levels == 0 {
                return Err(unexpected(0, reader).into());
            }
            let mut previous = None;
            for _ in 0..levels {
                let (read, wide) = match previous {
                    None => {
                        let level = reader.i64()?;
                        (level.cast_unsigned(), Some(level))
                    }
                    Some(previous) => {
                        let skipped = reader.u64()?;
                        (
                            skipped,
                            i64::try_from(skipped)
                                .ok()
                                .and_then(|gap| gap.checked_add(i64::from(previous) + 1)),
                        )
                    }
                };
                let Some(level) = wide.and_then(|level| i16::try_from(level).ok()) else {
                    return Err(unexpected(read, reader).into());
                };
                let energy_wh = reader.u64()?;
                if energy_wh == 0 {
                    return Err(unexpected(0, reader).into());
                }
                book.total_wh = add_energy(book.total_wh, energy_wh)?;
                book.levels.push(BookLevel { kind, side, level, energy_wh });
                previous = Some(level);
            }
        }
        Ok(book)
    }

    fn find(&self, kind: Kind, side: Side, level: i16) -> Result<usize, usize> {
        let wanted = (list(kind, side), level);
        self.levels.binary_search_by_key(&wanted, |held| (held.list(), held.level))
    }

    fn priced(
        &self,
        grid: &PriceGrid,
        references: &References,
    ) -> impl Iterator<Item = (usize, BookLevel)> + '_ {
        let indices = Indices::new(grid, references);
        self.levels.iter().map(move |&level| (indices.of(level.kind, level.level), level))
    }
}

impl BookLevel {
    const fn list(&self) -> u8 {
        list(self.kind, self.side)
    }
}

const fn list(kind: Kind, side: Side) -> u8 {
    kind.code() * 2 + matches!(side, Side::Sell) as u8
}

fn of_list(list: u8) -> Option<(Kind, Side)> {
    let side = if list.is_multiple_of(2) { Side::Buy } else { Side::Sell };
    Kind::from_code(list / 2).map(|kind| (kind, side))
}

/// As much as one market clears, so that no sum overflows.
pub(crate) fn add_energy(sum_wh: EnergyWh, energy_wh: EnergyWh) -> Result<EnergyWh, ClearingError> {
    match sum_wh.checked_add(energy_wh) {
        Some(total) if total <= MAX_ENERGY_WH => Ok(total),
        _ => Err(ClearingError::TooMuchEnergy { energy_wh, sum_wh, max_wh: MAX_ENERGY_WH }),
    }
}
