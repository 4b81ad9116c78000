use std::ops::ControlFlow;

use clearing::{PriceGrid, Side};
use cosmwasm_std::{Order as Direction, Storage, Uint64};
use forward::{References, effective_price};
use interface::trading::{OrderFill, OrderReason, OrderStatus, OrderTerms};
use units::PriceMicroPerKwh;

use super::forward::price;
use crate::{
    book::{
        BatchRecord, BatchZone, Change, Entry, ForwardClock, Placement, SlotBook, StoredOrder, StoredStatus,
        WaitingBundle, changes_at, fills_of,
    },
    error::ContractError,
};

/// Records of batches that one question reads at most.
pub const BATCHES_READ: usize = 2_000;
/// Messages in the queue that one question looks through at most.
const CHANGES_READ: u64 = 64;

/// What became of an order so far, put together from what lists, fills and batches say.
#[derive(Clone, Debug)]
pub struct Fate {
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

impl Fate {
    /// Of an order that is kept under `slot`. `reads` is how many records of batches may still be read; without them, the order cannot be
    /// told, and the answer is `None`.
    pub fn of(
        storage: &dyn Storage,
        clock: &ForwardClock,
        (slot, meter_id, order_id): (u32, u32, u64),
        order: &StoredOrder,
        reads: &mut usize,
    ) -> Result<Option<Self>, ContractError> {
        let book = SlotBook::load(storage, slot)?.ok_or(ContractError::NoBook { slot })?;
        match order.placement(book.grid())? {
            Some(place) => Resting { storage, clock, grid: *book.grid(), place, meter_id, order_id }
                .fate(order.status, reads),
            None => bundle(storage, clock, order_id, order, reads),
        }
    }

    fn unfilled(status: OrderStatus, reason: OrderReason, rest_wh: u64) -> Self {
        Self { status, reason, fills: Vec::new(), filled_wh: 0, rest_wh, seen: None }
    }
}

/// An order that is no bundle.
struct Resting<'a> {
    storage: &'a dyn Storage,
    clock: &'a ForwardClock,
    grid: PriceGrid,
    place: Placement,
    meter_id: u32,
    order_id: u64,
}

impl Resting<'_> {
    fn fate(&self, status: StoredStatus, reads: &mut usize) -> Result<Option<Fate>, ContractError> {
        let energy_wh = self.place.energy_wh;
        if status == StoredStatus::Sleeping {
            let sleeping = Fate::unfilled(OrderStatus::Sleeping, OrderReason::ConditionUnmet, energy_wh);
            return Ok(Some(sleeping));
        }
        // A fill of nothing says since when the order was awake.
        let marked: Vec<(u32, u64)> = fills_of(self.storage, self.place.slot, self.meter_id, self.order_id)
            .collect::<Result<_, _>>()?;
        let from_batch = marked.last().map_or(1, |(batch, _)| batch.saturating_add(1));
        let mut fate = Fate::unfilled(OrderStatus::Ended, OrderReason::None, energy_wh);
        for (batch, filled_wh) in marked.into_iter().filter(|(_, filled_wh)| *filled_wh > 0) {
            if !self.add_fill(&mut fate, batch, filled_wh, reads)? {
                return Ok(None);
            }
        }
        let entry = Entry::load(self.storage, &self.place, self.order_id)?;
        match (status, entry) {
            (StoredStatus::Open, Some(_)) => {
                fate.seen = self.last_seen(reads)?;
                (fate.status, fate.reason) = self.open(fate.seen.as_ref())?;
            }
            (StoredStatus::Open | StoredStatus::Filled | StoredStatus::Sleeping, _) if fate.rest_wh == 0 => {
                fate.status = OrderStatus::Filled;
            }
            (StoredStatus::Ended(reason), _) => {
                fate.reason = reason;
                fate.seen = self.last_seen(reads)?;
            }
            (StoredStatus::Open | StoredStatus::Filled | StoredStatus::Sleeping, _) => {
                match self.first_better(from_batch, reads)? {
                    ControlFlow::Break(Some(seen)) => {
                        let rest_wh = fate.rest_wh;
                        push_fill(&mut fate, self.place.slot, seen.batch, rest_wh, seen.price_micro_per_kwh);
                        fate.status = OrderStatus::Filled;
                    }
                    ControlFlow::Break(None) => {
                        fate.reason = OrderReason::Expired;
                        fate.seen = self.last_seen(reads)?;
                    }
                    ControlFlow::Continue(()) => return Ok(None),
                }
            }
        }
        Ok(Some(fate))
    }

    fn open(&self, seen: Option<&Seen>) -> Result<(OrderStatus, OrderReason), ContractError> {
        if self.is_queued()? {
            return Ok((OrderStatus::Waiting, OrderReason::None));
        }
        let reason = match seen.map(|seen| seen.standing(self.place.side)) {
            Some(Standing::Beyond) => OrderReason::Outbid,
            Some(Standing::At) => OrderReason::Marginal,
            // The clock has yet to see it.
            _ if self.clock.changed.contains(&self.place.slot)
                || self.clock.batch_holds(self.place.slot, self.order_id) =>
            {
                OrderReason::None
            }
            Some(Standing::Better) | None => OrderReason::NoCounterparty,
        };
        Ok((OrderStatus::Resting, reason))
    }

    /// Whether what it adds to its curve waits in the queue.
    fn is_queued(&self) -> Result<bool, ContractError> {
        let added = Change::add(&self.place, self.place.energy_wh);
        let last = self.clock.next_change.min(self.clock.first_change.saturating_add(CHANGES_READ));
        for sequence in self.clock.first_change..last {
            if changes_at(self.storage, sequence)?.contains(&added) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn add_fill(
        &self,
        fate: &mut Fate,
        batch: u32,
        filled_wh: u64,
        reads: &mut usize,
    ) -> Result<bool, ContractError> {
        let Some(left) = reads.checked_sub(1) else { return Ok(false) };
        *reads = left;
        let record = BatchRecord::load(self.storage, self.place.slot, batch)?;
        let zone = record.as_ref().and_then(|record| record.zone(self.place.zone_id));
        let at = zone.and_then(|zone| zone.price_micro_per_kwh).unwrap_or_default();
        push_fill(fate, self.place.slot, batch, filled_wh, at);
        Ok(true)
    }

    /// The first batch from `from_batch` on that filled whatever was better than its price, and so this order. It is the one that filled
    /// the order if its list no longer has it.
    fn first_better(
        &self,
        from_batch: u32,
        reads: &mut usize,
    ) -> Result<ControlFlow<Option<Seen>>, ContractError> {
        let range = (from_batch, u32::MAX);
        for record in BatchRecord::of_slot(self.storage, self.place.slot, range, Direction::Ascending) {
            let Some(left) = reads.checked_sub(1) else { return Ok(ControlFlow::Continue(())) };
            *reads = left;
            let (batch, record) = record?;
            let seen = self.seen(batch, &record);
            if let Some(seen) = seen.filter(|seen| seen.standing(self.place.side) == Standing::Better) {
                return Ok(ControlFlow::Break(Some(seen)));
            }
        }
        Ok(ControlFlow::Break(None))
    }

    fn last_seen(&self, reads: &mut usize) -> Result<Option<Seen>, ContractError> {
        let range = (0, u32::MAX);
        for record in BatchRecord::of_slot(self.storage, self.place.slot, range, Direction::Descending) {
            let Some(left) = reads.checked_sub(1) else { return Ok(None) };
            *reads = left;
            let (batch, record) = record?;
            // Earlier batches saw fewer orders still.
            if record.id_bound <= self.order_id {
                return Ok(None);
            }
            if let Some(seen) = self.seen(batch, &record) {
                return Ok(Some(seen));
            }
        }
        Ok(None)
    }

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

/// Batches of slots without model orders keep none, and nobody asks for them.
const NO_REFERENCES: References =
    References { dynamic: 0, time_of_use: 0, demand_response: 0, grid_stability: 0 };

fn push_fill(fate: &mut Fate, slot: u32, batch: u32, energy_wh: u64, price_micro_per_kwh: PriceMicroPerKwh) {
    fate.filled_wh = fate.filled_wh.saturating_add(energy_wh);
    fate.rest_wh = fate.rest_wh.saturating_sub(energy_wh);
    fate.fills.push(OrderFill {
        slot,
        batch,
        energy_wh: Uint64::new(energy_wh),
        price_micro_per_kwh: price(price_micro_per_kwh),
    });
}

fn bundle(
    storage: &dyn Storage,
    clock: &ForwardClock,
    order_id: u64,
    order: &StoredOrder,
    reads: &mut usize,
) -> Result<Option<Fate>, ContractError> {
    let OrderTerms::Bundle { parts, .. } = &order.packed.order.terms else {
        return Ok(Some(Fate::unfilled(OrderStatus::Ended, OrderReason::None, 0)));
    };
    let whole_wh = parts.iter().fold(0u64, |sum, part| sum.saturating_add(part.energy_wh.u64()));
    let (status, reason) = match order.status {
        StoredStatus::Ended(reason) => (OrderStatus::Ended, reason),
        StoredStatus::Open | StoredStatus::Sleeping if !WaitingBundle::waits(storage, order_id) => {
            (OrderStatus::Ended, OrderReason::Expired)
        }
        StoredStatus::Open | StoredStatus::Sleeping if clock.trials_left > 0 => {
            (OrderStatus::Waiting, OrderReason::None)
        }
        StoredStatus::Open | StoredStatus::Sleeping => (OrderStatus::Resting, OrderReason::BundleIncomplete),
        StoredStatus::Filled => (OrderStatus::Filled, OrderReason::None),
    };
    let mut fate = Fate::unfilled(status, reason, whole_wh);
    if status != OrderStatus::Filled {
        return Ok(Some(fate));
    }
    for part in parts {
        // What was filled last is looked for first: a bundle trades when nothing else does.
        for record in BatchRecord::of_slot(storage, part.slot, (0, u32::MAX), Direction::Descending) {
            let Some(left) = reads.checked_sub(1) else { return Ok(None) };
            *reads = left;
            let (batch, record) = record?;
            if record.bundle_id == Some(order_id) {
                let zone = record.zone(order.packed.zone_id);
                let at = zone.and_then(|zone| zone.price_micro_per_kwh).unwrap_or_default();
                push_fill(&mut fate, part.slot, batch, part.energy_wh.u64(), at);
                break;
            }
        }
    }
    Ok(Some(fate))
}
