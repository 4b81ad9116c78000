use std::collections::{BTreeMap, BTreeSet};

use cosmwasm_std::{Event, Storage};
use forward::{BookCurve, Kind};
use interface::{
    packed::{Signals, keys as shared},
    trading::{BookSetAside, ForwardParams},
};
use ledger::{Next, Position, Tick};

use crate::{
    error::BookError,
    store::{
        BatchWork, Change, FORWARD_PARAMS, ForwardClock, Placement, ReferenceSources, SlotBook,
        curves_of_slot, load_curve, save_curve,
    },
    tend::{cost, holdings::Holdings},
};

/// All books as one tick sees them: read when they are first needed, changed in memory, written once.
pub struct Books<'w, 'a> {
    pub tick: &'w mut Tick<'a>,
    pub clock: ForwardClock,
    /// The slot in which the tick falls: its gate and those before have passed.
    pub slot_now: u32,
    holdings: Holdings,
    /// Of the batch in work.
    pub batch: BatchWork,
    /// What of orders that expired goes out of the curves.
    pub taken: Vec<Change>,
    /// Slots whose batch an earlier tick began: they are not cleared again before messages had their turn.
    pub carried: BTreeSet<u32>,
    /// Nothing was worked on in this tick yet.
    idle: bool,
    stored_clock: ForwardClock,
    batch_stored: bool,
    params: Option<ForwardParams>,
    books: BTreeMap<u32, SlotBook>,
    /// By slot and zone.
    curves: BTreeMap<(u32, u32), BookCurve>,
    changed_curves: BTreeSet<(u32, u32)>,
    whole_slots: BTreeSet<u32>,
    signals: Option<Option<Vec<u8>>>,
    sources: Option<ReferenceSources>,
}

impl<'w, 'a> Books<'w, 'a> {
    pub fn open(tick: &'w mut Tick<'a>, references_moved: bool) -> Result<Self, BookError> {
        let stored_clock = ForwardClock::load(tick.deps.storage)?;
        let mut clock = stored_clock.clone();
        clock.references_moved |= references_moved;
        let (batch, carried) = match &clock.batch {
            Some(batch) => (BatchWork::load(tick.deps.storage)?, batch.slots.iter().copied().collect()),
            None => (BatchWork::default(), BTreeSet::new()),
        };
        let idle = tick.budget.is_untouched();
        let slot_now = units::slot_at(tick.now, tick.config.slot_seconds)?;
        Ok(Self {
            tick,
            slot_now,
            idle,
            holdings: Holdings::default(),
            batch_stored: clock.batch.is_some(),
            batch,
            taken: Vec::new(),
            carried,
            clock,
            stored_clock,
            params: None,
            books: BTreeMap::new(),
            curves: BTreeMap::new(),
            changed_curves: BTreeSet::new(),
            whole_slots: BTreeSet::new(),
            signals: None,
            sources: None,
        })
    }

    /// Writes what the tick changed.
    pub fn close(self) {
        let storage = &mut *self.tick.deps.storage;
        self.holdings.save(storage);
        for (slot, zone_id) in self.changed_curves {
            if let Some(curve) = self.curves.get(&(slot, zone_id)) {
                save_curve(storage, slot, zone_id, curve);
            }
        }
        if self.clock.batch.is_some() && !self.batch_stored {
            self.batch.save(storage);
        }
        if self.clock != self.stored_clock {
            self.clock.save(storage);
        }
    }

    /// The batch in work is filled.
    pub fn end_batch(&mut self) {
        self.batch = BatchWork::default();
        if std::mem::take(&mut self.batch_stored) {
            BatchWork::remove(self.tick.deps.storage);
        }
    }

    pub fn storage(&self) -> &dyn Storage {
        self.tick.deps.storage
    }

    pub fn storage_mut(&mut self) -> &mut dyn Storage {
        self.tick.deps.storage
    }

    /// Takes so many points' worth of work, if the tick has room for them. There is always room for the first, if the tick was given
    /// the gas for it, so that work goes on whatever the bound is.
    pub fn take(&mut self, points: u32) -> Next {
        let step = self.look(points);
        self.idle &= step == Next::Tick;
        step
    }

    /// The same for what changes nothing, and so leaves the first room to what does.
    pub fn look(&mut self, points: u32) -> Next {
        if !self.has_room_for(points) {
            return Next::Tick;
        }
        self.tick.budget.count(points);
        Next::Step
    }

    pub fn is_idle(&self) -> bool {
        self.idle
    }

    pub fn has_room_for(&self, points: u32) -> bool {
        if self.idle { self.tick.budget.has_gas_for(points) } else { self.tick.budget.has_room_for(points) }
    }

    /// Work that is done whether or not there is room.
    pub fn count(&mut self, points: u32) {
        self.idle = false;
        self.tick.budget.count(points);
    }

    pub fn emit(&mut self, event: impl Into<Event>) {
        self.tick.emit(event);
    }

    /// Leaves out what cannot be worked on.
    pub fn set_aside(&mut self, slot: u32, order_id: Option<u64>, error: &BookError) {
        self.emit(BookSetAside { slot, order_id, error: error.to_string() });
    }

    pub fn params(&mut self) -> Result<ForwardParams, BookError> {
        if let Some(params) = self.params {
            return Ok(params);
        }
        let params = FORWARD_PARAMS.load(self.tick.deps.storage)?;
        self.params = Some(params);
        Ok(params)
    }

    pub fn book(&mut self, slot: u32) -> Result<SlotBook, BookError> {
        if let Some(book) = self.books.get(&slot) {
            return Ok(*book);
        }
        let book = SlotBook::load(self.storage(), slot)?.ok_or(BookError::NoBook { slot })?;
        self.books.insert(slot, book);
        Ok(book)
    }

    /// What an order held back is available again; so many orders of the point are no longer open.
    pub fn free(&mut self, meter_id: u32, micro: u128, orders: u32) -> Result<(), BookError> {
        let freed = self.holdings.free(self.tick.deps.storage, meter_id, micro, orders);
        self.tick.budget.count(self.holdings.take_points());
        Ok(freed?)
    }

    /// Changes what a point traded for a slot.
    pub fn trade(
        &mut self,
        slot: u32,
        meter_id: u32,
        change: impl FnOnce(&mut Position),
    ) -> Result<(), BookError> {
        let traded = self.holdings.trade(self.tick.deps.storage, slot, meter_id, change);
        self.tick.budget.count(self.holdings.take_points());
        Ok(traded?)
    }

    /// What rests in a zone, to be changed.
    pub fn curve(&mut self, slot: u32, zone_id: u32) -> Result<&mut BookCurve, BookError> {
        if !self.curves.contains_key(&(slot, zone_id)) {
            let curve = if self.whole_slots.contains(&slot) {
                BookCurve::new()
            } else {
                load_curve(self.storage(), slot, zone_id)?
            };
            self.curves.insert((slot, zone_id), curve);
        }
        let curve = self.curves.entry((slot, zone_id)).or_default();
        if self.changed_curves.insert((slot, zone_id)) {
            let levels = curve.levels().count() / cost::LEVELS_PER_POINT;
            self.tick.budget.count(cost::CURVE.saturating_add(u32::try_from(levels).unwrap_or(u32::MAX)));
        }
        Ok(curve)
    }

    /// Takes from a curve what an order there traded, or what was left of it when it ended.
    pub fn take_from_curve(&mut self, place: &Placement, energy_wh: u64) -> Result<(), BookError> {
        let Placement { slot, zone_id, kind, side, level, .. } = *place;
        let taken = self.curve(slot, zone_id)?.subtract(kind, side, level, energy_wh);
        if let Err(error) = taken {
            self.set_aside(slot, None, &error.into());
        }
        Ok(())
    }

    /// Curves of a slot in order of zone.
    pub fn curves_of(&mut self, slot: u32) -> Result<Vec<(u32, &BookCurve)>, BookError> {
        if !self.whole_slots.contains(&slot) {
            for entry in curves_of_slot(self.tick.deps.storage, slot) {
                let (zone_id, curve) = entry?;
                self.curves.entry((slot, zone_id)).or_insert(curve);
            }
            self.whole_slots.insert(slot);
        }
        let of_slot = self.curves.range((slot, 0)..=(slot, u32::MAX));
        Ok(of_slot.map(|((_, zone_id), curve)| (*zone_id, curve)).collect())
    }

    /// Nothing rests in a slot any more.
    pub fn drop_curves(&mut self, slot: u32) -> Result<usize, BookError> {
        let zones: Vec<u32> = self.curves_of(slot)?.into_iter().map(|(zone_id, _)| zone_id).collect();
        for zone_id in &zones {
            self.curves.insert((slot, *zone_id), BookCurve::new());
            self.changed_curves.insert((slot, *zone_id));
        }
        Ok(zones.len())
    }

    /// A zone of a slot in which market orders rest that take part in batches.
    pub fn zone_with_market_orders(&mut self, slot: u32) -> Result<Option<u32>, BookError> {
        let curves = self.curves_of(slot)?;
        let with = curves.iter().filter(|(_, curve)| curve.levels().any(|level| level.kind == Kind::Market));
        let zones: Vec<u32> = with.map(|(zone_id, _)| *zone_id).collect();
        Ok(zones.into_iter().find(|zone_id| !self.clock.stopped.contains(zone_id)))
    }

    /// What the grid tells between slots, as it stands there; `None` when it cannot be read.
    pub fn signals(&mut self) -> Option<&[u8]> {
        if self.signals.is_none() {
            let querier = self.tick.deps.querier;
            let bytes = querier.query_wasm_raw(&self.tick.config.grid, shared::signals());
            let bytes = bytes.ok().flatten().filter(|bytes| Signals::decode(bytes).is_ok());
            self.signals = Some(bytes);
        }
        self.signals.as_ref()?.as_deref()
    }

    pub fn zone_count(&mut self) -> Result<u32, BookError> {
        Ok(u32::try_from(self.sources()?.signals().zones.len()).unwrap_or(u32::MAX))
    }

    /// What references are made of.
    pub fn sources(&mut self) -> Result<&ReferenceSources, BookError> {
        let sources = match self.sources.take() {
            Some(sources) => sources,
            None => {
                let signals =
                    self.signals().and_then(|bytes| Signals::decode(bytes).ok()).unwrap_or_default();
                ReferenceSources::load(self.tick.deps.as_ref(), &self.tick.config, signals)?
            }
        };
        Ok(self.sources.insert(sources))
    }
}
