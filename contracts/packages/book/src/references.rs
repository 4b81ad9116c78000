use clearing::PriceGrid;
use interface::{trading::ReferencesMoved, wire::Json};
use ledger::Tick;

use crate::{
    error::BookError,
    price::price,
    store::{PRICING, SettledZone, ZonePrices},
};

/// Moves each zone's dynamic reference by what it took and fed in, and notes its pool's price. Whether any reference is another now.
pub fn move_references(
    tick: &mut Tick,
    slot: u32,
    grid: &PriceGrid,
    zones: impl Iterator<Item = SettledZone>,
) -> Result<bool, BookError> {
    let Some(pricing) = PRICING.may_load(tick.deps.storage)? else { return Ok(false) };
    let before = ZonePrices::load(tick.deps.storage)?;
    let mut prices = before.clone();
    prices.turn_to(slot);
    zones.for_each(|zone| prices.settle(&zone, &pricing, grid));
    if prices == before {
        return Ok(false);
    }
    prices.save(tick.deps.storage);
    let dynamic = prices.dynamic(&pricing);
    let moved = dynamic != before.dynamic(&pricing);
    if moved {
        let dynamic: Vec<_> = dynamic.into_iter().map(price).collect();
        let dynamic_micro_per_kwh = Json::of(&dynamic)?;
        tick.emit(ReferencesMoved { slot, dynamic_micro_per_kwh });
    }
    Ok(moved)
}
