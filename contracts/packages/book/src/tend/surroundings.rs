use interface::packed::Signals;
use ledger::Next;

use crate::{
    error::BookError,
    keys,
    store::SlotBook,
    tend::{books::Books, cost},
};

/// Books change with what is around them: all of them with the grid's terms, and those in which model prices stand with the references. The grid tells
/// of both by other signals; the rest of the references is told by the clock.
pub fn look_around(books: &mut Books) -> Result<Next, BookError> {
    if !books.clock.was_used() {
        return Ok(Next::Step);
    }
    books.tick.budget.count(cost::LOOK);
    let signals = books.signals().map(<[u8]>::to_vec);
    let seen = books.storage().get(&keys::SIGNALS_SEEN);
    let new_signals = signals.filter(|signals| Some(signals) != seen.as_ref());
    if new_signals.is_none() && !books.clock.references_moved {
        return Ok(Next::Step);
    }
    if let Some(signals) = new_signals {
        if seen.is_some_and(|seen| terms_version(&seen) != terms_version(&signals)) {
            let first = books.slot_now.saturating_add(1);
            let open: Vec<u32> = SlotBook::slots(books.storage(), first, u32::MAX).collect();
            books.clock.changed.extend(open);
        }
        books.storage_mut().set(&keys::SIGNALS_SEEN, &signals);
    }
    books.clock.references_moved = false;
    books.clock.changed.extend(&books.clock.with_models);
    books.clock.try_bundles_again();
    Ok(Next::Step)
}

fn terms_version(signals: &[u8]) -> Option<u64> {
    Signals::decode(signals).ok().map(|signals| signals.terms_version)
}
