use clearing::PriceGrid;
use cosmwasm_std::{Deps, Order, Storage};
use forward::ForwardError;
use interface::{grid, trading::Config};
use ledger::keys::after;
use units::{
    MICRO_PER_KWH_PER_MICRO_PER_WH,
    pack::{Reader, write_u64},
};

use crate::{
    error::BookError,
    keys::{self},
};

/// The terms of a slot's book, fixed when its first order is placed: `price tick varint | floor varint | ceiling varint | order_deposit_micro
/// varint`, prices in micro per Wh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotBook {
    grid: PriceGrid,
    pub order_deposit_micro: u32,
}

impl SlotBook {
    pub fn new(grid: PriceGrid, order_deposit_micro: u32) -> Self {
        Self { grid, order_deposit_micro }
    }

    /// The price tick, which never changes.
    pub fn price_tick_micro_per_kwh(deps: Deps, config: &Config) -> Result<u32, BookError> {
        let msg = grid::QueryMsg::Config {};
        let grid: grid::Config = deps.querier.query_wasm_smart(&config.grid, &msg)?;
        Ok(grid.price_tick_micro_per_kwh)
    }

    /// The prices with which a slot's book would open now.
    pub fn prices_of(
        deps: Deps,
        config: &Config,
        price_tick_micro_per_kwh: u32,
        slot: u32,
    ) -> Result<PriceGrid, BookError> {
        let msg = grid::QueryMsg::Tariff { slot };
        let tariff: grid::Tariff = deps.querier.query_wasm_smart(&config.grid, &msg)?;
        let (floor, ceiling) = (tariff.feed_in_micro_per_kwh, tariff.retail_micro_per_kwh);
        let grid = PriceGrid::new(floor.into(), ceiling.into(), price_tick_micro_per_kwh.into());
        Ok(grid.map_err(ForwardError::from)?)
    }

    /// From feed-in to retail.
    pub fn grid(&self) -> &PriceGrid {
        &self.grid
    }

    pub fn load(storage: &dyn Storage, slot: u32) -> Result<Option<Self>, BookError> {
        storage.get(&keys::book(slot)).map(|bytes| Self::decode(&bytes)).transpose()
    }

    pub fn save(&self, storage: &mut dyn Storage, slot: u32) {
        storage.set(&keys::book(slot), &self.encode());
    }

    pub fn remove(storage: &mut dyn Storage, slot: u32) {
        storage.remove(&keys::book(slot));
    }

    /// Slots from `first` to `last` that have a book, ascending.
    pub fn slots(storage: &dyn Storage, first: u32, last: u32) -> impl Iterator<Item = u32> + '_ {
        let (first, after) = (keys::book(first), after(&keys::book(last)));
        let keys = storage.range_keys(Some(&first), Some(&after), Order::Ascending);
        keys.filter_map(|key| Some(u32::from_be_bytes(key.get(1..)?.try_into().ok()?)))
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(10);
        for price in [self.grid.price_tick(), self.grid.floor(), self.grid.ceiling()] {
            write_u64(&mut bytes, price / MICRO_PER_KWH_PER_MICRO_PER_WH);
        }
        write_u64(&mut bytes, self.order_deposit_micro.into());
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, BookError> {
        let mut reader = Reader::new(bytes);
        let mut price = || reader.u32().map(|price| u64::from(price) * MICRO_PER_KWH_PER_MICRO_PER_WH);
        let (tick, floor, ceiling) = (price()?, price()?, price()?);
        let grid = PriceGrid::new(floor, ceiling, tick).map_err(ForwardError::from)?;
        let order_deposit_micro = reader.u32()?;
        reader.finish()?;
        Ok(Self { grid, order_deposit_micro })
    }
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn a_book_comes_back_as_it_was_and_is_found_by_its_slot() {
        let mut storage = MockStorage::new();
        let book = SlotBook::new(PriceGrid::new(80_000, 300_000, 5_000).unwrap(), 10_000);
        for slot in [7, 300, u32::MAX] {
            book.save(&mut storage, slot);
        }
        assert_eq!(SlotBook::load(&storage, 300).unwrap(), Some(book));
        assert_eq!(SlotBook::load(&storage, 8).unwrap(), None);
        assert_eq!(SlotBook::slots(&storage, 8, u32::MAX).collect::<Vec<_>>(), [300, u32::MAX]);
        assert_eq!(SlotBook::slots(&storage, 0, 299).collect::<Vec<_>>(), [7]);
        SlotBook::remove(&mut storage, 300);
        assert_eq!(SlotBook::load(&storage, 300).unwrap(), None);
        assert!(book.encode().len() <= 8);
    }
}
