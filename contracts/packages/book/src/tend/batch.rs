use clearing::ZoneClearing;
use cosmwasm_std::{Int128, Uint64};
use interface::{
    trading::{self, BatchCleared},
    wire::Json,
};
use ledger::{Next, took_part};

use crate::{
    error::BookError,
    store::{BatchInWork, BatchRecord, BatchWork, BatchZone, FillCursor, SlotBatch, ZoneBatch},
    tend::{books::Books, cost, fill::fill, market::Market},
};

/// Clears the slots whose book changed, the earliest gate first, each at most once a tick.
pub fn batch(books: &mut Books) -> Result<Next, BookError> {
    loop {
        let next = books.clock.changed.iter().find(|slot| !books.carried.contains(slot)).copied();
        let Some(slot) = next else { return Ok(Next::Step) };
        let points = points(books)?;
        if books.take(points) == Next::Tick {
            return Ok(Next::Tick);
        }
        let cleared = cleared(books, slot);
        if let Err(error @ BookError::Std(_)) = &cleared {
            wait(books, slot, error);
            return Ok(Next::Step);
        }
        books.clock.waits_for_grid = false;
        books.clock.changed.remove(&slot);
        match cleared {
            Ok(cleared) => begin(books, None, vec![cleared])?,
            Err(error) => books.set_aside(slot, None, &error),
        }
        if fill(books)? == Next::Tick {
            return Ok(Next::Tick);
        }
    }
}

/// No book is cleared while the grid does not answer. That is told once, and tried again with every tick.
fn wait(books: &mut Books, slot: u32, error: &BookError) {
    if !books.clock.waits_for_grid {
        books.clock.waits_for_grid = true;
        books.set_aside(slot, None, error);
    }
}

/// What clearing one slot costs.
fn points(books: &mut Books) -> Result<u32, BookError> {
    Ok(cost::CLEAR.saturating_add(books.zone_count()?.saturating_mul(cost::CLEAR_ZONE)))
}

fn cleared(books: &mut Books, slot: u32) -> Result<(Market, Vec<ZoneClearing>), BookError> {
    let market = Market::read(books, slot)?;
    let outcome = market.clear()?;
    Ok((market, outcome))
}

/// Records what was cleared, and leaves its orders to be filled. Slots ascend.
pub fn begin(
    books: &mut Books,
    bundle_id: Option<u64>,
    cleared: Vec<(Market, Vec<ZoneClearing>)>,
) -> Result<(), BookError> {
    let mut slots = Vec::with_capacity(cleared.len());
    for (market, outcome) in cleared {
        let slot = market.slot;
        let traded = outcome.iter().any(ZoneClearing::traded);
        if traded || books.zone_with_market_orders(slot)?.is_some() {
            slots.push(record(books, bundle_id, market, &outcome)?);
        }
    }
    if !slots.is_empty() {
        books.clock.batch = Some(BatchInWork {
            id_bound: books.clock.next_order_id,
            bundle_id,
            slots: slots.iter().map(|batch| batch.slot).collect(),
            cursor: FillCursor::default(),
        });
        books.batch = BatchWork { slots };
    }
    Ok(())
}

fn record(
    books: &mut Books,
    bundle_id: Option<u64>,
    market: Market,
    outcome: &[ZoneClearing],
) -> Result<SlotBatch, BookError> {
    let Market { slot, mut flows, references, .. } = market;
    let zones = outcome.iter().zip(&references);
    let filled = zones.clone().filter(|(zone, _)| zone.traded());
    let filled =
        filled.map(|(clearing, references)| ZoneBatch { clearing: *clearing, references: *references });
    let filled: Vec<ZoneBatch> = filled.collect();
    if filled.is_empty() {
        return Ok(SlotBatch { slot, batch: flows.batches.saturating_add(1), zones: filled });
    }
    let batch = flows.add(outcome.iter());
    flows.save(books.storage_mut(), slot);
    let with_models = books.clock.with_models.contains(&slot);
    let zones = zones.filter(|(zone, _)| took_part(zone));
    let zones = zones.map(|(zone, references)| BatchZone::new(zone, with_models.then_some(*references)));
    let record = BatchRecord {
        cleared_at: books.tick.now,
        id_bound: books.clock.next_order_id,
        bundle_id,
        zones: zones.collect(),
    };
    record.save(books.storage_mut(), slot, batch);
    let zones: Vec<trading::BatchZone> = record.zones.iter().copied().map(BatchZone::to_interface).collect();
    books.emit(BatchCleared { slot, batch, bundle_id, zones: Json::of(&zones)? });
    Ok(SlotBatch { slot, batch, zones: filled })
}

impl BatchZone {
    pub fn to_interface(self) -> trading::BatchZone {
        trading::BatchZone {
            zone_id: self.zone_id,
            price_micro_per_kwh: self.price_micro_per_kwh.and_then(|price| u32::try_from(price).ok()),
            sold_wh: Uint64::new(self.sold_wh),
            bought_wh: Uint64::new(self.bought_wh),
            line_flow_wh: self.flow_wh,
            line_earned_micro: Int128::new(self.line_earned_micro),
        }
    }
}
