use interface::trading::OrderWoken;
use ledger::{Flows, Next};

use crate::{
    error::BookError,
    store::{Entry, Sleeper, StoredOrder, StoredStatus, add_fill},
    tend::{
        books::Books,
        conditions::{Feeds, holds},
        cost,
    },
};

/// Looks at a bounded number of sleeping orders, oldest first and all in turn, and puts those into the book whose condition holds.
pub fn wake(books: &mut Books) -> Result<Next, BookError> {
    if books.clock.orders_sleeping == 0 {
        return Ok(Next::Step);
    }
    let most = books.params()?.conditions_per_tick.min(books.clock.orders_sleeping);
    let mut feeds = Feeds::default();
    for sleeper in next_sleepers(books, usize::try_from(most).unwrap_or(usize::MAX))? {
        if books.look(cost::CONDITION) == Next::Tick {
            return Ok(Next::Tick);
        }
        match look_at(books, &mut feeds, &sleeper) {
            Ok(Next::Step) => {}
            Ok(Next::Tick) => return Ok(Next::Tick),
            Err(error) => books.set_aside(sleeper.slot, Some(sleeper.order_id), &error),
        }
        books.clock.sleep_cursor = sleeper.order_id.saturating_add(1);
    }
    Ok(Next::Step)
}

fn next_sleepers(books: &Books, most: usize) -> Result<Vec<Sleeper>, BookError> {
    let cursor = books.clock.sleep_cursor;
    let later = Sleeper::from(books.storage(), cursor).take(most);
    let mut sleepers = later.collect::<Result<Vec<_>, _>>()?;
    let left = most.saturating_sub(sleepers.len());
    for sleeper in Sleeper::from(books.storage(), 0).take(left) {
        let sleeper = sleeper?;
        if sleeper.order_id >= cursor {
            break;
        }
        sleepers.push(sleeper);
    }
    Ok(sleepers)
}

fn look_at(books: &mut Books, feeds: &mut Feeds, sleeper: &Sleeper) -> Result<Next, BookError> {
    let Sleeper { order_id, slot, meter_id } = *sleeper;
    let order = StoredOrder::load(books.storage(), slot, meter_id, order_id)?;
    let Some(order) = order.filter(|order| order.status == StoredStatus::Sleeping) else {
        Sleeper::remove(books.storage_mut(), order_id);
        return Ok(Next::Step);
    };
    let is_met = match &order.packed.order.condition {
        Some(condition) => holds(books, feeds, condition)?,
        None => true,
    };
    if !is_met {
        return Ok(Next::Step);
    }
    if books.take(cost::WAKE) == Next::Tick {
        return Ok(Next::Tick);
    }
    rouse(books, sleeper, order)?;
    Ok(Next::Step)
}

fn rouse(books: &mut Books, sleeper: &Sleeper, mut order: StoredOrder) -> Result<(), BookError> {
    let Sleeper { order_id, slot, meter_id } = *sleeper;
    let Some(place) = order.placement(books.book(slot)?.grid())? else { return Ok(()) };
    let batches = Flows::load(books.storage(), slot)?.batches;
    books.curve(slot, place.zone_id)?.add(place.kind, place.side, place.level, place.energy_wh)?;
    books.clock.changed.insert(slot);
    if place.kind.is_model() {
        books.clock.with_models.insert(slot);
    }
    books.clock.orders_sleeping = books.clock.orders_sleeping.saturating_sub(1);
    books.clock.try_bundles_again();
    let storage = books.storage_mut();
    Sleeper::remove(storage, order_id);
    Entry { meter_id, left_wh: place.energy_wh }.save(storage, &place, order_id);
    // Batches up to this one saw nothing of it, although its id is below their bound.
    add_fill(storage, slot, meter_id, order_id, batches, 0);
    order.status = StoredStatus::Open;
    order.save(storage, slot, meter_id, order_id);
    books.emit(OrderWoken { slot, order_id, meter_id });
    Ok(())
}
