use clearing::{Margin, PriceGrid, Side};
use forward::{BookLevel, OrderReserve};
use interface::{
    packed::{OrderEnd, OrderFills, PackedFill},
    trading::{OrderReason, OrdersFilled},
    wire::Packed,
};
use ledger::Next;
use units::{Share, money_micro};

use crate::{
    error::BookError,
    price::price,
    store::{
        BatchInWork, Entry, FillStep, Placement, Resting, SlotBook, StoredOrder, StoredStatus, ZoneBatch,
        add_fill, at_level,
    },
    tend::{books::Books, cost, end::tell},
};

/// Orders of a level read at once.
const CHUNK: usize = 16;

/// Fills the orders of the batch in work: zone by zone, first those better than the price, then those at it. At last the rests of market
/// orders end.
pub fn fill(books: &mut Books) -> Result<Next, BookError> {
    let Some(mut batch) = books.clock.batch.take() else { return Ok(Next::Step) };
    let decided = std::mem::take(&mut books.batch);
    let mut step = Next::Step;
    while let Some(slot) = decided.slots.get(index(batch.cursor.slot_at)) {
        let place = Place { slot: slot.slot, batch: slot.batch, id_bound: batch.id_bound };
        let zone = slot.zones.get(index(batch.cursor.zone_at));
        step = match zone {
            Some(zone) => fill_zone(books, &place, zone, &mut batch)?,
            None => end_market_orders(books, &place)?,
        };
        if step == Next::Tick {
            break;
        }
        let cursor = &mut batch.cursor;
        cursor.step = FillStep::default();
        (cursor.slot_at, cursor.zone_at) = match zone {
            Some(_) => (cursor.slot_at, cursor.zone_at.saturating_add(1)),
            None => (cursor.slot_at.saturating_add(1), 0),
        };
    }
    if step == Next::Tick {
        books.batch = decided;
        books.clock.batch = Some(batch);
    } else {
        books.end_batch();
    }
    Ok(step)
}

fn index(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// The batch of one slot.
struct Place {
    slot: u32,
    batch: u32,
    id_bound: u64,
}

/// One zone's part of it.
struct ZoneFill<'z> {
    slot: u32,
    batch: u32,
    id_bound: u64,
    book: SlotBook,
    zone: &'z ZoneBatch,
    price_index: usize,
    fills: Vec<PackedFill>,
}

fn fill_zone(
    books: &mut Books,
    place: &Place,
    zone: &ZoneBatch,
    batch: &mut BatchInWork,
) -> Result<Next, BookError> {
    let book = books.book(place.slot)?;
    let price_micro_per_kwh = zone.clearing.price_micro_per_kwh;
    let mut filling = ZoneFill {
        slot: place.slot,
        batch: place.batch,
        id_bound: place.id_bound,
        book,
        zone,
        price_index: book.grid().index_of(price_micro_per_kwh).map_err(forward::ForwardError::from)?,
        fills: Vec::new(),
    };
    let step = filling.go_on(books, &mut batch.cursor.step)?;
    if !filling.fills.is_empty() {
        books.emit(OrdersFilled {
            slot: place.slot,
            batch: place.batch,
            zone_id: zone.clearing.zone,
            price_micro_per_kwh: price(price_micro_per_kwh),
            fills: Packed::of(OrderFills(filling.fills)),
        });
    }
    Ok(step)
}

impl ZoneFill<'_> {
    fn go_on(&mut self, books: &mut Books, cursor: &mut FillStep) -> Result<Next, BookError> {
        loop {
            let (step, next) = match *cursor {
                FillStep::Better { side } => (
                    self.fill_better(books, side)?,
                    Some(FillStep::Marginal { side, after_id: 0, seen_wh: 0 }),
                ),
                FillStep::Marginal { side, .. } => {
                    let step = self.fill_marginal(books, cursor)?;
                    (step, matches!(side, Side::Sell).then_some(FillStep::Better { side: Side::Buy }))
                }
            };
            match next {
                _ if step == Next::Tick => return Ok(Next::Tick),
                Some(next) => *cursor = next,
                None => return Ok(Next::Step),
            }
        }
    }

    fn grid(&self) -> &PriceGrid {
        self.book.grid()
    }

    fn place(&self, level: &BookLevel) -> Placement {
        let BookLevel { kind, side, level, energy_wh } = *level;
        Placement { slot: self.slot, zone_id: self.zone.clearing.zone, kind, side, level, energy_wh }
    }

    /// Orders better than the price trade whole. What a level of the curve holds are the orders of before the batch, which come first
    /// in their list.
    fn fill_better(&mut self, books: &mut Books, side: Side) -> Result<Next, BookError> {
        let zone_id = self.zone.clearing.zone;
        loop {
            let (grid, references) = (*self.grid(), self.zone.references);
            let curve = books.curve(self.slot, zone_id)?;
            let Some(level) = curve.better(&grid, &references, side, self.price_index).next() else {
                return Ok(Next::Step);
            };
            let (place, mut resting_wh) = (self.place(&level), level.energy_wh);
            let orders = orders_before(books, &place, self.id_bound)?;
            if orders.is_empty() {
                say_missing(books, &place, resting_wh)?;
            }
            for order in orders {
                if resting_wh == 0 {
                    break;
                }
                if books.take(cost::FILL) == Next::Tick {
                    return Ok(Next::Tick);
                }
                let energy_wh = order.entry.left_wh.min(resting_wh);
                self.fill_order(books, &place, &order, energy_wh, false)?;
                resting_wh = resting_wh.saturating_sub(energy_wh);
            }
        }
    }

    /// Orders at the price share what is left for them, in order of id over all lists.
    fn fill_marginal(&mut self, books: &mut Books, cursor: &mut FillStep) -> Result<Next, BookError> {
        let FillStep::Marginal { side, mut after_id, mut seen_wh } = *cursor else {
            return Ok(Next::Step);
        };
        let clearing = &self.zone.clearing;
        let Margin { size_wh, filled_wh } = match side {
            Side::Sell => clearing.marginal_sells,
            Side::Buy => clearing.marginal_buys,
        };
        if filled_wh == 0 {
            return Ok(Next::Step);
        }
        let mut share = Share::resume(filled_wh, size_wh, seen_wh).map_err(clearing::ClearingError::from);
        loop {
            let orders = self.next_marginal(books, side, after_id)?;
            let Ok(share) = share.as_mut().map_err(|error| self.say_unshared(books, *error)) else {
                return Ok(Next::Step);
            };
            if orders.is_empty() {
                if filled_wh < size_wh
                    && let Err(error) = share.finish()
                {
                    self.say_unshared(books, error.into());
                }
                return Ok(Next::Step);
            }
            for (place, order) in orders {
                if books.take(cost::MARGINAL_FILL) == Next::Tick {
                    return Ok(Next::Tick);
                }
                match share.next(order.entry.left_wh) {
                    Ok(0) => {}
                    Ok(share_wh) => self.fill_order(books, &place, &order, share_wh, true)?,
                    Err(error) => {
                        self.say_unshared(books, error.into());
                        return Ok(Next::Step);
                    }
                }
                (after_id, seen_wh) = (order.order_id, share.before());
                *cursor = FillStep::Marginal { side, after_id, seen_wh };
            }
        }
    }

    /// A defect: what was summed is not what rests. The slot's money tells of it when it is settled.
    fn say_unshared(&self, books: &mut Books, error: clearing::ClearingError) {
        books.set_aside(self.slot, None, &forward::ForwardError::from(error).into());
    }

    /// The next orders at the price, oldest first.
    fn next_marginal(
        &self,
        books: &mut Books,
        side: Side,
        after_id: u64,
    ) -> Result<Vec<(Placement, Resting)>, BookError> {
        let (grid, references) = (*self.grid(), self.zone.references);
        let curve = books.curve(self.slot, self.zone.clearing.zone)?;
        let levels = curve.exactly_at(&grid, &references, side, self.price_index);
        let places: Vec<Placement> = levels.map(|level| self.place(&level)).collect();
        books.tick.budget.count(cost::LOOK.saturating_mul(u32::try_from(places.len()).unwrap_or(u32::MAX)));
        let mut lists = Vec::with_capacity(places.len());
        for place in places {
            let mut list = at_level(books.storage(), &place, after_id);
            let head = list.next().transpose()?;
            lists.push((place, head, list));
        }
        let mut orders = Vec::with_capacity(CHUNK);
        while orders.len() < CHUNK {
            let heads = lists.iter_mut().filter(|(_, head, _)| head.is_some());
            let oldest = heads.min_by_key(|(_, head, _)| head.map(|order| order.order_id));
            let Some((place, head, list)) = oldest else { break };
            let Some(order) = head.filter(|order| order.order_id < self.id_bound) else { break };
            orders.push((*place, order));
            *head = list.next().transpose()?;
        }
        Ok(orders)
    }

    fn fill_order(
        &mut self,
        books: &mut Books,
        place: &Placement,
        order: &Resting,
        energy_wh: u64,
        marginal: bool,
    ) -> Result<(), BookError> {
        let Resting { order_id, entry: Entry { meter_id, left_wh }, .. } = *order;
        let left_wh = left_wh.saturating_sub(energy_wh);
        let whole = left_wh == 0;
        let money = money_micro(self.zone.clearing.price_micro_per_kwh, energy_wh)?;
        let held_micro = held_micro(&self.book, place, energy_wh, whole)?;
        books.take_from_curve(place, energy_wh)?;
        books.trade(self.slot, meter_id, |position| {
            position.add(place.side, energy_wh, money);
            position.reserved_micro = position.reserved_micro.saturating_add(held_micro);
            position.orders = position.orders.saturating_add(u32::from(whole));
        })?;
        let storage = books.storage_mut();
        if whole {
            Entry::remove(storage, place, order_id);
        } else {
            Entry { meter_id, left_wh }.save(storage, place, order_id);
        }
        if marginal {
            add_fill(storage, self.slot, meter_id, order_id, self.batch, energy_wh);
        }
        let sell = matches!(place.side, Side::Sell);
        self.fills.push(PackedFill { sell, whole, meter_id, order_id, energy_wh });
        Ok(())
    }
}

/// What so much of an order holds back, with its deposit if that is all that is left of it.
fn held_micro(book: &SlotBook, place: &Placement, energy_wh: u64, is_last: bool) -> Result<u128, BookError> {
    let Placement { side, kind, level, .. } = *place;
    let deposit_micro = if is_last { book.order_deposit_micro.into() } else { 0 };
    let reserve = OrderReserve::of_order(book.grid(), side, kind, level, energy_wh, deposit_micro)?;
    Ok(reserve.total_micro()?.unsigned_abs())
}

/// A defect: a curve holds what no order of before the batch does.
fn say_missing(books: &mut Books, place: &Placement, energy_wh: u64) -> Result<(), BookError> {
    let Placement { slot, zone_id, .. } = *place;
    books.set_aside(slot, None, &BookError::NoOrders { slot, zone_id });
    books.take_from_curve(place, energy_wh)
}

/// The oldest orders at a level that were there before the batch.
fn orders_before(books: &Books, place: &Placement, id_bound: u64) -> Result<Vec<Resting>, BookError> {
    let orders = at_level(books.storage(), place, 0).take(CHUNK);
    let orders = orders.take_while(|order| order.as_ref().map_or(true, |order| order.order_id < id_bound));
    orders.collect()
}

/// What a batch did not fill of its market orders is cancelled.
fn end_market_orders(books: &mut Books, place: &Place) -> Result<Next, BookError> {
    let mut ends = Vec::new();
    let step = loop {
        let Some(zone_id) = books.zone_with_market_orders(place.slot)? else { break Next::Step };
        if end_market_orders_of_zone(books, place, zone_id, &mut ends)? == Next::Tick {
            break Next::Tick;
        }
    };
    tell(books, place.slot, OrderReason::MarketRest, ends);
    Ok(step)
}

fn end_market_orders_of_zone(
    books: &mut Books,
    place: &Place,
    zone_id: u32,
    ends: &mut Vec<OrderEnd>,
) -> Result<Next, BookError> {
    let slot = place.slot;
    let book = books.book(slot)?;
    let curve = books.curve(slot, zone_id)?;
    let Some(level) = curve.levels().find(|level| level.kind == forward::Kind::Market) else {
        return Ok(Next::Step);
    };
    let BookLevel { kind, side, level, energy_wh } = level;
    let at = Placement { slot, zone_id, kind, side, level, energy_wh };
    let orders = orders_before(books, &at, place.id_bound)?;
    if orders.is_empty() {
        say_missing(books, &at, energy_wh)?;
    }
    for Resting { order_id, entry: Entry { meter_id, left_wh }, .. } in orders {
        if books.take(cost::END) == Next::Tick {
            return Ok(Next::Tick);
        }
        books.take_from_curve(&at, left_wh)?;
        Entry::remove(books.storage_mut(), &at, order_id);
        let freed_micro = held_micro(&book, &at, left_wh, true)?;
        match end_rest(books, slot, meter_id, order_id, freed_micro) {
            Ok(()) => ends.push(OrderEnd { meter_id, order_id, left_wh, freed_micro }),
            Err(error) => books.set_aside(slot, Some(order_id), &error),
        }
    }
    Ok(Next::Step)
}

fn end_rest(
    books: &mut Books,
    slot: u32,
    meter_id: u32,
    order_id: u64,
    freed_micro: u128,
) -> Result<(), BookError> {
    books.free(meter_id, freed_micro, 1)?;
    if let Some(mut order) = StoredOrder::load(books.storage(), slot, meter_id, order_id)? {
        order.status = StoredStatus::Ended(OrderReason::MarketRest);
        order.save(books.storage_mut(), slot, meter_id, order_id);
    }
    Ok(())
}
