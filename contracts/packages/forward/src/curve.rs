use clearing::{ClearingError, MAX_ENERGY_WH, PriceGrid, Side, ZoneCurve};
use serde::{Deserialize, Serialize};
use units::{
    EnergyWh,
    pack::{PackError, Reader, write_i64, write_u64},
};

use crate::{ForwardError, Kind, References, pricing::EffectiveIndices};

/// The energy that rests in one zone for one slot, per kind, side and level. It says nothing of prices, so it stays as it is when
/// references move.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
            let Some((kind, side)) = of_list(tag).filter(|_| tag >= next_list) else {
                return Err(unexpected(tag.into(), reader));
            };
            next_list = tag + 1;
            let levels = reader.u64()?;
            if levels == 0 {
                return Err(unexpected(0, reader));
            }
            let mut previous = None;
            for _ in 0..levels {
                let level = read_level(reader, previous)?;
                let energy_wh = reader.u64()?;
                if energy_wh == 0 {
                    return Err(unexpected(0, reader));
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
        let indices = EffectiveIndices::new(grid, references);
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

fn read_level(reader: &mut Reader<'_>, previous: Option<i16>) -> Result<i16, ForwardError> {
    let (read, level) = match previous {
        None => {
            let level = reader.i64()?;
            (level.cast_unsigned(), Some(level))
        }
        Some(previous) => {
            let skipped = reader.u64()?;
            (
                skipped,
                i64::from(previous).checked_add_unsigned(skipped).and_then(|level| level.checked_add(1)),
            )
        }
    };
    level.and_then(|level| i16::try_from(level).ok()).ok_or_else(|| unexpected(read, reader))
}

fn unexpected(value: u64, reader: &Reader<'_>) -> ForwardError {
    PackError::Unexpected { value, at: reader.position() }.into()
}

/// As much as one market clears, so that no sum overflows.
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

    const BUY: Side = Side::Buy;
    const SELL: Side = Side::Sell;

    fn book(levels: &[(Kind, Side, i16, EnergyWh)]) -> BookCurve {
        let mut book = BookCurve::new();
        for &(kind, side, level, energy_wh) in levels {
            book.add(kind, side, level, energy_wh).unwrap();
        }
        book
    }

    fn packed(book: &BookCurve) -> Vec<u8> {
        let mut out = Vec::new();
        book.pack(&mut out);
        out
    }

    fn unpacked(bytes: &[u8]) -> Result<BookCurve, ForwardError> {
        let mut reader = Reader::new(bytes);
        let book = BookCurve::unpack(&mut reader)?;
        reader.finish()?;
        Ok(book)
    }

    #[test]
    fn an_empty_book_packs_into_one_byte() {
        assert_eq!(packed(&BookCurve::new()), [0]);
        assert_eq!(unpacked(&[0]), Ok(BookCurve::new()));
        assert!(BookCurve::new().is_empty());
    }

    #[test]
    fn a_list_packs_into_its_tag_its_levels_and_their_gaps() {
        let book = book(&[
            (Kind::Dynamic, SELL, 3, 40),
            (Kind::Dynamic, SELL, -2, 600),
            (Kind::Dynamic, SELL, -1, 7),
            (Kind::Fixed, BUY, 70, 500),
        ]);
        let fixed_buys = [0, 1, 0x8c, 1, 0xf4, 3];
        let dynamic_sells = [3, 3, 3, 0xd8, 4, 0, 7, 3, 40];
        assert_eq!(packed(&book), [&[2][..], &fixed_buys, &dynamic_sells].concat());
    }

    #[test]
    fn orders_of_one_level_add_up_and_vanish_when_all_is_taken() {
        let mut book = book(&[(Kind::Fixed, SELL, 5, 700), (Kind::Fixed, SELL, 5, 300)]);
        assert_eq!(book.resting_wh(Kind::Fixed, SELL, 5), 1_000);
        book.subtract(Kind::Fixed, SELL, 5, 400).unwrap();
        assert_eq!((book.resting_wh(Kind::Fixed, SELL, 5), book.total_wh()), (600, 600));
        book.subtract(Kind::Fixed, SELL, 5, 600).unwrap();
        assert_eq!(book, BookCurve::new());
    }

    #[test]
    fn no_more_is_taken_from_a_level_than_rests_there() {
        let mut book = book(&[(Kind::Fixed, SELL, 5, 700)]);
        let before = book.clone();
        let rows = [
            (Kind::Fixed, SELL, 5, 701, 700),
            (Kind::Fixed, BUY, 5, 1, 0),
            (Kind::Fixed, SELL, 6, 1, 0),
            (Kind::Market, SELL, 5, 1, 0),
        ];
        for (kind, side, level, energy_wh, resting_wh) in rows {
            let refused = ForwardError::NotResting { kind, side, level, energy_wh, resting_wh };
            assert_eq!(book.subtract(kind, side, level, energy_wh), Err(refused));
        }
        assert_eq!(book, before);
    }

    #[test]
    fn an_order_without_energy_leaves_no_trace() {
        let mut book = BookCurve::new();
        book.add(Kind::Market, BUY, 0, 0).unwrap();
        book.subtract(Kind::Market, BUY, 0, 0).unwrap();
        assert_eq!(book, BookCurve::new());
    }

    #[test]
    fn more_energy_than_can_be_cleared_is_refused_and_changes_nothing() {
        let mut book = book(&[(Kind::Fixed, SELL, 5, MAX_ENERGY_WH)]);
        let before = book.clone();
        for energy_wh in [1, u64::MAX] {
            let refused =
                ClearingError::TooMuchEnergy { energy_wh, sum_wh: MAX_ENERGY_WH, max_wh: MAX_ENERGY_WH };
            assert_eq!(book.add(Kind::Market, BUY, 0, energy_wh), Err(refused.into()));
        }
        assert_eq!(book, before);
    }

    #[test]
    fn bytes_that_no_book_packs_into_are_refused() {
        let unexpected = |value, at| PackError::Unexpected { value, at }.into();
        let rows: [(&str, &[u8], ForwardError); 9] = [
            ("nothing", &[], PackError::Truncated { at: 0 }.into()),
            ("cut short", &[1, 0, 1, 0], PackError::Truncated { at: 4 }.into()),
            ("an unknown kind", &[1, 12, 1, 0, 5], unexpected(12, 2)),
            ("a list twice", &[2, 3, 1, 0, 5, 3, 1, 2, 5], unexpected(3, 6)),
            ("lists out of order", &[2, 3, 1, 0, 5, 2, 1, 0, 5], unexpected(2, 6)),
            ("an empty list", &[1, 0, 0], unexpected(0, 3)),
            ("a level without energy", &[1, 0, 1, 0, 0], unexpected(0, 5)),
            ("a level beyond the last", &[1, 0, 2, 0xfe, 0xff, 3, 5, 0, 5], unexpected(0, 8)),
            ("left over", &[0, 0], PackError::Trailing { at: 1, left: 1 }.into()),
        ];
        for (row, bytes, refused) in rows {
            assert_eq!(unpacked(bytes), Err(refused), "{row}");
        }
    }

    fn kinds() -> impl Strategy<Value = Kind> {
        prop::sample::select(Kind::ALL.to_vec())
    }

    fn sides() -> impl Strategy<Value = Side> {
        prop::sample::select(vec![BUY, SELL])
    }

    fn orders() -> impl Strategy<Value = Vec<(Kind, Side, i16, EnergyWh)>> {
        let level = prop_oneof![-3i16..=3, any::<i16>()];
        prop::collection::vec((kinds(), sides(), level, 0u64..1 << 50), 0..40)
    }

    proptest! {
        #[test]
        fn one_content_has_one_encoding(orders in orders(), others in orders()) {
            let direct = book(&orders);
            let mut roundabout = BookCurve::new();
            for &(kind, side, level, energy_wh) in others.iter().chain(orders.iter().rev()) {
                roundabout.add(kind, side, level, energy_wh).unwrap();
            }
            for (kind, side, level, energy_wh) in others {
                roundabout.subtract(kind, side, level, energy_wh).unwrap();
            }
            prop_assert_eq!(packed(&roundabout), packed(&direct));
            prop_assert_eq!(&roundabout, &direct);
            prop_assert_eq!(unpacked(&packed(&direct)), Ok(direct));
        }

        #[test]
        fn one_encoding_has_one_content(bytes in prop::collection::vec(prop_oneof![0u8..6, any::<u8>()], 0..40)) {
            let mut reader = Reader::new(&bytes);
            if let Ok(book) = BookCurve::unpack(&mut reader) {
                prop_assert_eq!(packed(&book), &bytes[..reader.position()]);
            }
        }

        #[test]
        fn levels_are_ascending_and_add_up(orders in orders()) {
            let book = book(&orders);
            prop_assert!(book.levels().is_sorted_by_key(|level| (list(level.kind, level.side), level.level)));
            prop_assert!(book.levels().all(|level| level.energy_wh > 0));
            prop_assert_eq!(book.levels().map(|level| level.energy_wh).sum::<u64>(), book.total_wh());
            prop_assert_eq!(orders.iter().map(|&(_, _, _, wh)| wh).sum::<u64>(), book.total_wh());
        }
    }
}
