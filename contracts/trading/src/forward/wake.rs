use interface::trading::OrderWoken;

use super::{
    Step,
    books::Books,
    conditions::{Feeds, holds},
    cost,
};
use crate::{
    book::{Entry, Flows, Sleeper, StoredOrder, StoredStatus, add_fill},
    error::ContractError,
};

/// Looks at a bounded number of sleeping orders, oldest first and all in turn, and puts those into the book whose condition holds.
pub fn wake(books: &mut Books) -> Result<Step, ContractError> {
    if books.clock.orders_sleeping == 0 {
        return Ok(Step::Through);
    }
    let most = books.params()?.conditions_per_tick.min(books.clock.orders_sleeping);
    let mut feeds = Feeds::default();
    for sleeper in next_sleepers(books, usize::try_from(most).unwrap_or(usize::MAX))? {
        if books.look(cost::CONDITION) == Step::NoRoom {
            return Ok(Step::NoRoom);
        }
        match look_at(books, &mut feeds, &sleeper) {
            Ok(Step::Through) => {}
            Ok(Step::NoRoom) => return Ok(Step::NoRoom),
            Err(error) => books.set_aside(sleeper.slot, Some(sleeper.order_id), &error),
        }
        books.clock.sleep_cursor = sleeper.order_id.saturating_add(1);
    }
    Ok(Step::Through)
}

fn next_sleepers(books: &Books, most: usize) -> Result<Vec<Sleeper>, ContractError> {
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

fn look_at(books: &mut Books, feeds: &mut Feeds, sleeper: &Sleeper) -> Result<Step, ContractError> {
    let Sleeper { order_id, slot, meter_id } = *sleeper;
    let order = StoredOrder::load(books.storage(), slot, meter_id, order_id)?;
    let Some(order) = order.filter(|order| order.status == StoredStatus::Sleeping) else {
        Sleeper::remove(books.storage_mut(), order_id);
        return Ok(Step::Through);
    };
    let is_met = match &order.packed.order.condition {
        Some(condition) => holds(books, feeds, condition)?,
        None => true,
    };
    if !is_met {
        return Ok(Step::Through);
    }
    if books.take(cost::WAKE) == Step::NoRoom {
        return Ok(Step::NoRoom);
    }
    rouse(books, sleeper, order)?;
    Ok(Step::Through)
}

fn rouse(books: &mut Books, sleeper: &Sleeper, mut order: StoredOrder) -> Result<(), ContractError> {
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
