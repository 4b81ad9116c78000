use std::{collections::BTreeMap, iter};

use book::{ReferenceSources, best_first, load_curve, price, signals};
use clearing::Side;
use cosmwasm_std::{Binary, Deps, Uint64, to_json_binary};
use forward::{Kind, effective_price};
use interface::{
    page::page_size,
    trading::{self, BookEntry, BookResponse, DepthLevel, DepthResponse},
};
use ledger::CONFIG;
use units::pack::{PackError, Reader, write_i64, write_u64};

use super::forward::price_grid;
use crate::error::ContractError;

/// Levels that one answer shows at most, from the lowest price on: more than any tariff has ticks that are traded.
const MAX_LEVELS: usize = 2_000;

pub fn depth(deps: Deps, slot: u32, zone_id: u32) -> Result<Binary, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let grid = price_grid(deps, &config, slot)?;
    let sources = ReferenceSources::load(deps, &config, signals(deps, &config).unwrap_or_default())?;
    let references = sources.of(slot, zone_id);
    let mut levels: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    for level in load_curve(deps.storage, slot, zone_id)?.levels() {
        let at = price(effective_price(&grid, &references, level.kind, level.level));
        let (sell_wh, buy_wh) = levels.entry(at).or_default();
        match level.side {
            Side::Sell => *sell_wh = sell_wh.saturating_add(level.energy_wh),
            Side::Buy => *buy_wh = buy_wh.saturating_add(level.energy_wh),
        }
    }
    let levels = levels.into_iter().take(MAX_LEVELS).map(|(price_micro_per_kwh, (sell_wh, buy_wh))| {
        DepthLevel { price_micro_per_kwh, sell_wh: Uint64::new(sell_wh), buy_wh: Uint64::new(buy_wh) }
    });
    Ok(to_json_binary(&DepthResponse { slot, zone_id, levels: levels.collect() })?)
}

/// Where a page of a book ended: `kind * 2 + side u8 | level zigzag | order_id varint`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    kind: Kind,
    side: Side,
    level: i16,
    order_id: u64,
}

pub fn book(
    deps: Deps,
    slot: u32,
    zone_id: u32,
    after: Option<Binary>,
    limit: Option<u32>,
) -> Result<Binary, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let grid = price_grid(deps, &config, slot)?;
    let sources = ReferenceSources::load(deps, &config, signals(deps, &config).unwrap_or_default())?;
    let references = sources.of(slot, zone_id);
    let after = after.map(|after| Place::decode(&after)).transpose()?;
    let size = page_size(limit).max(1);
    let mut entries = Vec::with_capacity(size);
    let mut last = None;
    for (kind, side, start) in lists_after(after) {
        for resting in best_first(deps.storage, (slot, zone_id), (kind, side), start) {
            let resting = resting?;
            if entries.len() == size {
                let next = last.map(|place: Place| place.encode());
                return Ok(to_json_binary(&BookResponse { entries, next })?);
            }
            last = Some(Place { kind, side, level: resting.level, order_id: resting.order_id });
            entries.push(BookEntry {
                order_id: resting.order_id,
                meter_id: resting.entry.meter_id,
                side: match side {
                    Side::Buy => trading::Side::Buy,
                    Side::Sell => trading::Side::Sell,
                },
                price_micro_per_kwh: price(effective_price(&grid, &references, kind, resting.level)),
                left_wh: Uint64::new(resting.entry.left_wh),
            });
        }
    }
    Ok(to_json_binary(&BookResponse { entries, next: None })?)
}

/// All lists of a zone, sells first, from a place on.
fn lists_after(after: Option<Place>) -> impl Iterator<Item = (Kind, Side, Option<(i16, u64)>)> {
    let sides = [Side::Sell, Side::Buy].into_iter();
    let lists = sides.flat_map(|side| Kind::ALL.into_iter().map(move |kind| (kind, side)));
    let mut begun = after.is_none();
    lists.flat_map(move |(kind, side)| {
        let start = after.filter(|place| !begun && (place.kind, place.side) == (kind, side));
        let here = begun || start.is_some();
        begun = here;
        iter::once((kind, side, start.map(|place| (place.level, place.order_id)))).take(usize::from(here))
    })
}

impl Place {
    fn encode(&self) -> Binary {
        let mut bytes = vec![self.kind.code() * 2 + u8::from(matches!(self.side, Side::Sell))];
        write_i64(&mut bytes, self.level.into());
        write_u64(&mut bytes, self.order_id);
        Binary::new(bytes)
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let code = reader.u8()?;
        let unexpected = PackError::Unexpected { value: code.into(), at: reader.position() };
        let kind = Kind::from_code(code / 2).ok_or(unexpected)?;
        let side = if code % 2 == 0 { Side::Buy } else { Side::Sell };
        let at = reader.position();
        let level = i16::try_from(reader.i64()?).map_err(|_| PackError::TooLarge { at })?;
        let place = Self { kind, side, level, order_id: reader.u64()? };
        reader.finish()?;
        Ok(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_goes_on_in_its_list_and_then_with_the_later_ones() {
        assert_eq!(lists_after(None).count(), 12);
        let place = Place { kind: Kind::Market, side: Side::Sell, level: -3, order_id: 77 };
        assert_eq!(Place::decode(&place.encode()), Ok(place));
        let lists: Vec<_> = lists_after(Some(place)).collect();
        assert_eq!(lists.len(), 7);
        assert_eq!(lists[0], (Kind::Market, Side::Sell, Some((-3, 77))));
        assert_eq!(lists[1], (Kind::Fixed, Side::Buy, None));
        assert!(Place::decode(&[12, 0, 0]).is_err());
    }
}
