use std::collections::BTreeMap;

use book::{
    BatchRecord, BatchZone, BookError, Change, Entry, ForwardClock, Placement, SlotBook, StoredOrder,
    StoredStatus, WaitingBundle, changes_at, fills_of, price,
};
use clearing::{PriceGrid, Side};
use cosmwasm_std::{Order as Direction, Storage, Uint64};
use forward::{References, effective_price};
use interface::trading::{OrderFill, OrderReason, OrderStatus, OrderTerms};
use ledger::Flows;
use units::PriceMicroPerKwh;

use crate::error::ContractError;

/// Records of batches that one question reads at most.
pub const BATCHES_READ: usize = 2_000;
/// How many batches back a zone's latest trade is looked for.
const BATCHES_BACK: usize = 64;
/// Messages in the queue that one question looks through at most.
const CHANGES_READ: u64 = 64;

/// Tells the executions of many orders: what they have in common is read once.
pub struct Executions<'a> {
    storage: &'a dyn Storage,
    clock: ForwardClock,
    /// What waits in the queue.
    queued: Vec<Change>,
    /// By slot and zone: the latest batch in which the zone traded.
    latest: BTreeMap<(u32, u32), Option<(u32, BatchRecord)>>,
    /// Records of batches that may still be read.
    reads: usize,
}

/// What became of an order so far, put together from what lists, fills and batches say.
#[derive(Clone, Debug)]
pub struct Execution {
    pub status: OrderStatus,
    pub reason: OrderReason,
    /// Oldest first.
    pub fills: Vec<OrderFill>,
    pub filled_wh: u64,
    /// Still open, or what was left when it ended.
    pub rest_wh: u64,
    /// The latest batch that saw it and in which its zone traded.
    pub seen: Option<Seen>,
}

/// A batch as it looked to one order.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub batch: u32,
    pub zone: BatchZone,
    /// What the zone traded at.
    pub price_micro_per_kwh: PriceMicroPerKwh,
    /// What the order stood at.
    pub limit_micro_per_kwh: PriceMicroPerKwh,
}

/// How the order's limit compared with the zone's price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Better,
    At,
    Beyond,
}

impl Seen {
    pub fn standing(&self, side: Side) -> Standing {
        match (side, self.limit_micro_per_kwh.cmp(&self.price_micro_per_kwh)) {
            (_, std::cmp::Ordering::Equal) => Standing::At,
            (Side::Sell, std::cmp::Ordering::Less) | (Side::Buy, std::cmp::Ordering::Greater) => {
                Standing::Better
            }
            _ => Standing::Beyond,
        }
    }
}

impl Execution {
    fn unfilled(status: OrderStatus, reason: OrderReason, rest_wh: u64) -> Self {
        Self { status, reason, fills: Vec::new(), filled_wh: 0, rest_wh, seen: None }
    }

    fn add(&mut self, slot: u32, batch: u32, energy_wh: u64, price_micro_per_kwh: PriceMicroPerKwh) {
        self.filled_wh = self.filled_wh.saturating_add(energy_wh);
        self.rest_wh = self.rest_wh.saturating_sub(energy_wh);
        self.fills.push(OrderFill {
            slot,
            batch,
            energy_wh: Uint64::new(energy_wh),
            price_micro_per_kwh: price(price_micro_per_kwh),
        });
    }
}

impl<'a> Executions<'a> {
    pub fn load(storage: &'a dyn Storage) -> Result<Self, ContractError> {
        let clock = ForwardClock::load(storage)?;
        let last = clock.next_change.min(clock.first_change.saturating_add(CHANGES_READ));
        let mut queued = Vec::new();
        for sequence in clock.first_change..last {
            queued.extend(changes_at(storage, sequence)?);
        }
        Ok(Self { storage, clock, queued, latest: BTreeMap::new(), reads: BATCHES_READ })
    }

    /// Of an order that is kept under `slot`; `None` when too many batches were read to tell it as well.
    pub fn of(
        &mut self,
        slot: u32,
        meter_id: u32,
        order_id: u64,
        order: &StoredOrder,
    ) -> Result<Option<Execution>, ContractError> {
        let book = SlotBook::load(self.storage, slot)?.ok_or(BookError::NoBook { slot })?;
        match order.placement(book.grid())? {
            Some(place) => {
                let single = Single { grid: *book.grid(), place, meter_id, order_id };
                self.of_single(&single, order.status)
            }
            None => self.of_bundle(order_id, order),
        }
    }

    fn of_single(
        &mut self,
        order: &Single,
        status: StoredStatus,
    ) -> Result<Option<Execution>, ContractError> {
        let Placement { slot, energy_wh, .. } = order.place;
        if status == StoredStatus::Conditional {
            return Ok(Some(Execution::unfilled(
                OrderStatus::Conditional,
                OrderReason::ConditionUnmet,
                energy_wh,
            )));
        }
        let mut execution = Execution::unfilled(OrderStatus::Ended, OrderReason::None, energy_wh);
        // A fill of nothing says since when the order was in the book.
        let (mut from_batch, mut seen_from) = (1, 1);
        for fill in fills_of(self.storage, slot, order.meter_id, order.order_id) {
            let (batch, filled_wh) = fill?;
            from_batch = batch.saturating_add(1);
            seen_from = if filled_wh > 0 { batch } else { from_batch };
            if filled_wh > 0 {
                let Some(record) = self.batch(slot, batch)? else { return Ok(None) };
                execution.add(slot, batch, filled_wh, traded_at(&record, order.place.zone_id));
            }
        }
        let rests = Entry::load(self.storage, &order.place, order.order_id)?.is_some();
        match status {
            StoredStatus::Ended(reason) => execution.reason = reason,
            _ if rests => {}
            _ if execution.rest_wh == 0 => execution.status = OrderStatus::Filled,
            _ => match self.first_better(order, from_batch)? {
                Search::Found(seen) => {
                    let rest_wh = execution.rest_wh;
                    execution.add(slot, seen.batch, rest_wh, seen.price_micro_per_kwh);
                    execution.status = OrderStatus::Filled;
                }
                Search::Nothing => execution.reason = OrderReason::Expired,
                Search::TooLong => return Ok(None),
            },
        }
        if execution.status != OrderStatus::Filled {
            execution.seen = self.latest_seen(order, seen_from)?;
        }
        if rests {
            (execution.status, execution.reason) = self.resting(order, execution.seen.as_ref());
        }
        Ok(Some(execution))
    }

    fn resting(&self, order: &Single, seen: Option<&Seen>) -> (OrderStatus, OrderReason) {
        if self.queued.contains(&Change::add(&order.place, order.place.energy_wh)) {
            return (OrderStatus::Open, OrderReason::Queued);
        }
        let slot = order.place.slot;
        let reason = match seen.map(|seen| seen.standing(order.place.side)) {
            Some(Standing::Beyond) => OrderReason::Outbid,
            Some(Standing::At) => OrderReason::Marginal,
            // Its first batch is yet to come.
            _ if self.clock.changed.contains(&slot) || self.clock.batch_holds(slot, order.order_id) => {
                OrderReason::None
            }
            Some(Standing::Better) | None => OrderReason::NoCounterparty,
        };
        (OrderStatus::Open, reason)
    }

    /// The first batch from `from_batch` on whose price the order's limit was better than: it filled whatever was.
    fn first_better(&mut self, order: &Single, from_batch: u32) -> Result<Search, ContractError> {
        let slot = order.place.slot;
        let last = Flows::load(self.storage, slot)?.batches;
        // Bounds of ids never fall, so that earlier batches are skipped by halves.
        let (mut first, mut after) = (from_batch, last.saturating_add(1));
        while first < after {
            let middle = first.midpoint(after);
            let Some(record) = self.batch(slot, middle)? else { return Ok(Search::TooLong) };
            if record.id_bound > order.order_id {
                after = middle;
            } else {
                first = middle.saturating_add(1);
            }
        }
        for batch in first..=last {
            let Some(record) = self.batch(slot, batch)? else { return Ok(Search::TooLong) };
            let seen = order.seen(batch, &record);
            if let Some(seen) = seen.filter(|seen| seen.standing(order.place.side) == Standing::Better) {
                return Ok(Search::Found(seen));
            }
        }
        Ok(Search::Nothing)
    }

    fn latest_seen(&mut self, order: &Single, seen_from: u32) -> Result<Option<Seen>, ContractError> {
        let (slot, zone_id) = (order.place.slot, order.place.zone_id);
        if !self.latest.contains_key(&(slot, zone_id)) {
            let latest = self.latest_trade(slot, zone_id)?;
            self.latest.insert((slot, zone_id), latest);
        }
        let latest = self.latest.get(&(slot, zone_id)).and_then(Option::as_ref);
        let latest = latest.filter(|(batch, _)| *batch >= seen_from);
        Ok(latest.and_then(|(batch, record)| order.seen(*batch, record)))
    }

    fn latest_trade(&self, slot: u32, zone_id: u32) -> Result<Option<(u32, BatchRecord)>, ContractError> {
        let newest = BatchRecord::of_slot(self.storage, slot, (0, u32::MAX), Direction::Descending);
        for record in newest.take(BATCHES_BACK) {
            let (batch, record) = record?;
            if record.zone(zone_id).is_some_and(|zone| zone.price_micro_per_kwh.is_some()) {
                return Ok(Some((batch, record)));
            }
        }
        Ok(None)
    }

    fn of_bundle(&mut self, order_id: u64, order: &StoredOrder) -> Result<Option<Execution>, ContractError> {
        let OrderTerms::Bundle { parts, .. } = &order.packed.order.terms else {
            return Ok(Some(Execution::unfilled(OrderStatus::Ended, OrderReason::None, 0)));
        };
        let whole_wh = parts.iter().fold(0u64, |sum, part| sum.saturating_add(part.energy_wh.u64()));
        let (status, reason) = match order.status {
            StoredStatus::Filled => (OrderStatus::Filled, OrderReason::None),
            StoredStatus::Ended(reason) => (OrderStatus::Ended, reason),
            _ if !WaitingBundle::waits(self.storage, order_id) => (OrderStatus::Ended, OrderReason::Expired),
            _ if self.clock.trials_left > 0 || self.clock.stopped.contains(&order.packed.zone_id) => {
                (OrderStatus::Open, OrderReason::Queued)
            }
            _ => (OrderStatus::Open, OrderReason::BundleIncomplete),
        };
        let mut execution = Execution::unfilled(status, reason, whole_wh);
        if status == OrderStatus::Filled {
            for part in parts {
                match self.batch_of_bundle(part.slot, order_id)? {
                    Some((batch, record)) => {
                        let at = traded_at(&record, order.packed.zone_id);
                        execution.add(part.slot, batch, part.energy_wh.u64(), at);
                    }
                    None => return Ok(None),
                }
            }
        }
        Ok(Some(execution))
    }

    fn batch_of_bundle(
        &mut self,
        slot: u32,
        order_id: u64,
    ) -> Result<Option<(u32, BatchRecord)>, ContractError> {
        for batch in (1..=Flows::load(self.storage, slot)?.batches).rev() {
            let Some(record) = self.batch(slot, batch)? else { return Ok(None) };
            if record.bundle_id == Some(order_id) {
                return Ok(Some((batch, record)));
            }
        }
        Ok(None)
    }

    /// `None` when no more may be read.
    fn batch(&mut self, slot: u32, batch: u32) -> Result<Option<BatchRecord>, ContractError> {
        let Some(reads) = self.reads.checked_sub(1) else { return Ok(None) };
        self.reads = reads;
        let record = BatchRecord::load(self.storage, slot, batch)?;
        record.map(Some).ok_or(ContractError::NoBatch { slot, batch })
    }
}

/// What became of looking for a batch.
enum Search {
    Found(Seen),
    Nothing,
    TooLong,
}

/// An order that is no bundle.
struct Single {
    grid: PriceGrid,
    place: Placement,
    meter_id: u32,
    order_id: u64,
}

impl Single {
    /// The batch as it looked to the order; `None` if the order was not part of it or its zone did not trade.
    fn seen(&self, batch: u32, record: &BatchRecord) -> Option<Seen> {
        if record.id_bound <= self.order_id {
            return None;
        }
        let zone = record.zone(self.place.zone_id)?;
        let price_micro_per_kwh = zone.price_micro_per_kwh?;
        let references = zone.references.unwrap_or(NO_REFERENCES);
        let Placement { kind, level, .. } = self.place;
        let limit_micro_per_kwh = effective_price(&self.grid, &references, kind, level);
        Some(Seen { batch, zone: *zone, price_micro_per_kwh, limit_micro_per_kwh })
    }
}

fn traded_at(record: &BatchRecord, zone_id: u32) -> PriceMicroPerKwh {
    record.zone(zone_id).and_then(|zone| zone.price_micro_per_kwh).unwrap_or_default()
}

/// Batches of slots without model orders keep none, and nobody asks for them.
const NO_REFERENCES: References =
    References { dynamic: 0, time_of_use: 0, demand_response: 0, grid_stability: 0 };
