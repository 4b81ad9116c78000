use interface::{packed::OrderEnd, trading::OrderReason};
use ledger::{Next, keys::after};
use units::pack::PackError;

use crate::{
    error::BookError,
    keys,
    store::{Closing, Entry, OrderRecord, Placement, SlotBook, StoredStatus, held_by, id_in, under},
    tend::{books::Books, cost, end::tell},
};

/// Orders of a slot read at once.
const CHUNK: usize = 32;

/// Ends what rests in books whose gate has passed. Orders are gone through by point, so that accounts of a bank are written together; what
/// became of each is told by the gate, so none is written again.
pub fn close(books: &mut Books) -> Result<Next, BookError> {
    while books.clock.closed_before <= books.slot_now {
        let next = SlotBook::slots(books.storage(), books.clock.closed_before, books.slot_now).next();
        let Some(slot) = next else {
            books.clock.closed_before = books.slot_now.saturating_add(1);
            break;
        };
        if close_slot(books, slot)? == Next::Tick {
            return Ok(Next::Tick);
        }
        books.clock.closing = None;
        books.clock.closed_before = slot.saturating_add(1);
    }
    Ok(Next::Step)
}

fn close_slot(books: &mut Books, slot: u32) -> Result<Next, BookError> {
    books.clock.changed.remove(&slot);
    books.clock.with_models.remove(&slot);
    let mut ends = Vec::new();
    let step = loop {
        let orders = next_orders(books, slot)?;
        if orders.is_empty() {
            break Next::Step;
        }
        if end_orders(books, slot, orders, &mut ends)? == Next::Tick {
            break Next::Tick;
        }
    };
    tell(books, slot, OrderReason::Expired, ends);
    if step == Next::Step {
        let zones = books.drop_curves(slot)?;
        books.tick.budget.count(cost::LOOK.saturating_mul(u32::try_from(zones).unwrap_or(u32::MAX)));
    }
    Ok(step)
}

struct NextOrder {
    place: Closing,
    record: OrderRecord,
}

fn next_orders(books: &Books, slot: u32) -> Result<Vec<NextOrder>, BookError> {
    let start = books.clock.closing.map(|done| {
        let done = keys::order(slot, done.meter_id, done.order_id);
        after(&done)
    });
    let records = under(books.storage(), &keys::orders_of_slot(slot), start.as_deref()).take(CHUNK);
    let records = records.map(|(key, bytes)| {
        let truncated = PackError::Truncated { at: key.len() };
        let meter_id = key.get(5..).and_then(|rest| rest.first_chunk()).ok_or(truncated)?;
        let (meter_id, order_id) = (u32::from_be_bytes(*meter_id), id_in(&key, 0).ok_or(truncated)?);
        let place = Closing { slot, meter_id, order_id };
        Ok(NextOrder { place, record: OrderRecord::decode(&bytes)? })
    });
    records.collect()
}

fn end_orders(
    books: &mut Books,
    slot: u32,
    orders: Vec<NextOrder>,
    ends: &mut Vec<OrderEnd>,
) -> Result<Next, BookError> {
    for NextOrder { place, record } in orders {
        let open = matches!(&record, OrderRecord::Order(order) if order.status == StoredStatus::Open);
        if books.take(if open { cost::CLOSE } else { cost::LOOK }) == Next::Tick {
            return Ok(Next::Tick);
        }
        match end_at_gate(books, &place, &record) {
            Ok(end) => ends.extend(end),
            Err(error) => books.set_aside(slot, Some(place.order_id), &error),
        }
        books.clock.closing = Some(place);
    }
    Ok(Next::Step)
}

fn end_at_gate(
    books: &mut Books,
    Closing { slot, meter_id, order_id }: &Closing,
    record: &OrderRecord,
) -> Result<Option<OrderEnd>, BookError> {
    let (slot, meter_id, order_id) = (*slot, *meter_id, *order_id);
    let OrderRecord::Order(order) = record else { return Ok(None) };
    if order.status != StoredStatus::Open {
        return Ok(None);
    }
    let book = books.book(slot)?;
    let Some(place) = order.placement(book.grid())? else { return Ok(None) };
    let Some(entry) = Entry::load(books.storage(), &place, order_id)? else { return Ok(None) };
    let rest = Placement { energy_wh: entry.left_wh, ..place };
    let held = held_by(books.storage(), &order.packed.order, Some(&rest), &book)?;
    let freed_micro = held.total_micro()?.unsigned_abs();
    books.free(meter_id, freed_micro, 1)?;
    Entry::remove(books.storage_mut(), &place, order_id);
    Ok(Some(OrderEnd { meter_id, order_id, left_wh: entry.left_wh, freed_micro }))
}
