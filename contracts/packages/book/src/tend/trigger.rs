use interface::trading::OrderTriggered;
use ledger::{Flows, Next};

use crate::{
    error::BookError,
    store::{ConditionalOrder, Entry, StoredOrder, StoredStatus, add_fill},
    tend::{
        books::Books,
        conditions::{Feeds, holds},
        cost,
    },
};

/// Looks at a bounded number of conditional orders, oldest first and all in turn, and puts those into the book whose condition holds.
pub fn trigger(books: &mut Books) -> Result<Next, BookError> {
    if books.clock.conditional_orders == 0 {
        return Ok(Next::Step);
    }
    let most = books.params()?.conditions_per_tick.min(books.clock.conditional_orders);
    let mut feeds = Feeds::default();
    for conditional in next_conditionals(books, usize::try_from(most).unwrap_or(usize::MAX))? {
        if books.look(cost::CONDITION) == Next::Tick {
            return Ok(Next::Tick);
        }
        match look_at(books, &mut feeds, &conditional) {
            Ok(Next::Step) => {}
            Ok(Next::Tick) => return Ok(Next::Tick),
            Err(error) => books.set_aside(conditional.slot, Some(conditional.order_id), &error),
        }
        books.clock.condition_cursor = conditional.order_id.saturating_add(1);
    }
    Ok(Next::Step)
}

fn next_conditionals(books: &Books, most: usize) -> Result<Vec<ConditionalOrder>, BookError> {
    let cursor = books.clock.condition_cursor;
    let later = ConditionalOrder::from(books.storage(), cursor).take(most);
    let mut conditionals = later.collect::<Result<Vec<_>, _>>()?;
    let left = most.saturating_sub(conditionals.len());
    for conditional in ConditionalOrder::from(books.storage(), 0).take(left) {
        let conditional = conditional?;
        if conditional.order_id >= cursor {
            break;
        }
        conditionals.push(conditional);
    }
    Ok(conditionals)
}

fn look_at(books: &mut Books, feeds: &mut Feeds, conditional: &ConditionalOrder) -> Result<Next, BookError> {
    let ConditionalOrder { order_id, slot, meter_id } = *conditional;
    let order = StoredOrder::load(books.storage(), slot, meter_id, order_id)?;
    let Some(order) = order.filter(|order| order.status == StoredStatus::Conditional) else {
        ConditionalOrder::remove(books.storage_mut(), order_id);
        return Ok(Next::Step);
    };
    let is_met = match &order.packed.order.condition {
        Some(condition) => holds(books, feeds, condition)?,
        None => true,
    };
    if !is_met {
        return Ok(Next::Step);
    }
    if books.take(cost::TRIGGER) == Next::Tick {
        return Ok(Next::Tick);
    }
    place_in_book(books, conditional, order)?;
    Ok(Next::Step)
}

fn place_in_book(
    books: &mut Books,
    conditional: &ConditionalOrder,
    mut order: StoredOrder,
) -> Result<(), BookError> {
    let ConditionalOrder { order_id, slot, meter_id } = *conditional;
    let Some(place) = order.placement(books.book(slot)?.grid())? else { return Ok(()) };
    let batches = Flows::load(books.storage(), slot)?.batches;
    books.curve(slot, place.zone_id)?.add(place.kind, place.side, place.level, place.energy_wh)?;
    books.clock.changed.insert(slot);
    if place.kind.is_model() {
        books.clock.with_models.insert(slot);
    }
    books.clock.conditional_orders = books.clock.conditional_orders.saturating_sub(1);
    books.clock.try_bundles_again();
    let storage = books.storage_mut();
    ConditionalOrder::remove(storage, order_id);
    Entry { meter_id, left_wh: place.energy_wh }.save(storage, &place, order_id);
    // Batches up to this one saw nothing of it, although its id is below their bound.
    add_fill(storage, slot, meter_id, order_id, batches, 0);
    order.status = StoredStatus::Open;
    order.save(storage, slot, meter_id, order_id);
    books.emit(OrderTriggered { slot, order_id, meter_id });
    Ok(())
}
