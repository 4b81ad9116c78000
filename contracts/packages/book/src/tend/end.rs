use interface::{
    packed::{OrderEnd, OrderEnds},
    trading::{BundlePart, OrderReason, OrderTerms, OrdersEnded},
    wire::Packed,
};

use crate::{
    error::BookError,
    store::{Change, ConditionalOrder, Entry, Placement, StoredOrder, StoredStatus, WaitingBundle, held_by},
    tend::{books::Books, cost},
};

/// An order that is still open or waits for its condition.
struct OpenOrder {
    order: StoredOrder,
    /// `None` for a bundle.
    place: Option<Placement>,
    left_wh: u64,
    held_micro: u128,
}

/// Ends an order that is not part of a batch in work, if it is still open: what it held is available again.
pub fn end_order(
    books: &mut Books,
    slot: u32,
    meter_id: u32,
    order_id: u64,
    reason: OrderReason,
) -> Result<Option<OrderEnd>, BookError> {
    let Some(open) = open_order(books, slot, meter_id, order_id)? else { return Ok(None) };
    let OpenOrder { mut order, place, left_wh, held_micro } = open;
    books.free(meter_id, held_micro, 1)?;
    let storage = books.storage_mut();
    match (place, order.status) {
        (Some(_), StoredStatus::Conditional) => {
            ConditionalOrder::remove(storage, order_id);
            books.clock.conditional_orders = books.clock.conditional_orders.saturating_sub(1);
        }
        (Some(place), _) => {
            Entry::remove(storage, &place, order_id);
            // The change that added it may still wait.
            books.taken.push(Change::take(&place, left_wh));
        }
        (None, _) => {
            WaitingBundle::remove(storage, order_id);
            books.clock.bundle_removed();
            books.tick.budget.count(cost::END_PART.saturating_mul(part_count(&order)));
        }
    }
    order.status = StoredStatus::Ended(reason);
    order.save(books.storage_mut(), slot, meter_id, order_id);
    Ok(Some(OrderEnd { meter_id, order_id, left_wh, freed_micro: held_micro }))
}

fn open_order(
    books: &mut Books,
    slot: u32,
    meter_id: u32,
    order_id: u64,
) -> Result<Option<OpenOrder>, BookError> {
    let Some(order) = StoredOrder::load(books.storage(), slot, meter_id, order_id)? else { return Ok(None) };
    let book = books.book(slot)?;
    let place = order.placement(book.grid())?;
    let left_wh = match (&place, order.status) {
        (_, StoredStatus::Filled | StoredStatus::Ended(_)) => None,
        (Some(place), StoredStatus::Conditional) => Some(place.energy_wh),
        (Some(place), StoredStatus::Open) => {
            Entry::load(books.storage(), place, order_id)?.map(|entry| entry.left_wh)
        }
        (None, _) => WaitingBundle::waits(books.storage(), order_id).then(|| bundle_wh(&order)),
    };
    let Some(left_wh) = left_wh else { return Ok(None) };
    let rest = place.map(|place| Placement { energy_wh: left_wh, ..place });
    let held = held_by(books.storage(), &order.packed.order, rest.as_ref(), &book)?;
    let held_micro = held.total_micro()?.unsigned_abs();
    Ok(Some(OpenOrder { order, place, left_wh, held_micro }))
}

fn parts_of(order: &StoredOrder) -> &[BundlePart] {
    match &order.packed.order.terms {
        OrderTerms::Bundle { parts, .. } => parts,
        _ => &[],
    }
}

fn part_count(order: &StoredOrder) -> u32 {
    u32::try_from(parts_of(order).len()).unwrap_or(u32::MAX)
}

fn bundle_wh(order: &StoredOrder) -> u64 {
    parts_of(order).iter().fold(0, |sum, part| sum.saturating_add(part.energy_wh.u64()))
}

/// Tells of orders of one slot that ended.
pub fn tell(books: &mut Books, slot: u32, reason: OrderReason, ends: Vec<OrderEnd>) {
    if !ends.is_empty() {
        let orders = Packed::of(OrderEnds(ends));
        books.emit(OrdersEnded { slot, reason, orders });
    }
}
