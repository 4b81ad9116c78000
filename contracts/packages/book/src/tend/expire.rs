use interface::{packed::OrderEnd, trading::OrderReason};
use ledger::Next;

use crate::{
    error::BookError,
    store::{Expiry, push_changes},
    tend::{
        books::Books,
        cost,
        end::{end_order, tell},
    },
};

/// Orders read from the list of what is due at once.
const CHUNK: usize = 16;

/// Ends orders whose time has come.
pub fn expire(books: &mut Books) -> Result<Next, BookError> {
    let step = expire_due(books);
    // One record for all of them: the queue takes them out of the curves in its turn.
    let taken = std::mem::take(&mut books.taken);
    push_changes(books.tick.deps.storage, &mut books.clock, &taken);
    step
}

fn expire_due(books: &mut Books) -> Result<Next, BookError> {
    loop {
        let due = Expiry::due(books.storage(), books.tick.now).take(CHUNK);
        let due = due.collect::<Result<Vec<Expiry>, _>>()?;
        if due.is_empty() {
            return Ok(Next::Step);
        }
        for expiry in due {
            if books.take(cost::END) == Next::Tick {
                return Ok(Next::Tick);
            }
            end_one(books, expiry);
        }
    }
}

fn end_one(books: &mut Books, expiry: Expiry) {
    let Expiry { expires_at, order_id, slot, meter_id } = expiry;
    Expiry::remove(books.storage_mut(), expires_at, order_id);
    match end_order(books, slot, meter_id, order_id, OrderReason::Expired) {
        Ok(end) => tell(books, slot, OrderReason::Expired, end.into_iter().collect::<Vec<OrderEnd>>()),
        Err(error) => books.set_aside(slot, Some(order_id), &error),
    }
}
