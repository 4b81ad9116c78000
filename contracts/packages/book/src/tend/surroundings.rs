use std::collections::BTreeMap;

use interface::{
    packed::Signals,
    trading::{BatchesResumed, BatchesStopped},
};
use ledger::Next;

use crate::{
    error::BookError,
    keys,
    store::SlotBook,
    tend::{books::Books, cost},
};

/// Books change with what is around them: all of them with the grid's terms and where a zone's orders take part in batches again, and those in which model
/// prices stand with the references. The grid tells of all by other signals; the rest of the references is told by the clock.
pub fn look_around(books: &mut Books) -> Result<Next, BookError> {
    if !books.clock.was_used() {
        return Ok(Next::Step);
    }
    books.tick.budget.count(cost::LOOK);
    let signals = books.signals().map(<[u8]>::to_vec);
    let seen = books.storage().get(&keys::SIGNALS_SEEN);
    let is_new = signals.is_some() && signals != seen;
    // A stop ends by its last slot too, without other signals.
    if is_new || !books.clock.stopped.is_empty() {
        stop_and_resume(books)?;
    }
    if !is_new && !books.clock.references_moved {
        return Ok(Next::Step);
    }
    if let Some(signals) = signals.filter(|_| is_new) {
        if seen.is_some_and(|seen| terms_version(&seen) != terms_version(&signals)) {
            clear_all(books);
        }
        books.storage_mut().set(&keys::SIGNALS_SEEN, &signals);
    }
    books.clock.references_moved = false;
    books.clock.changed.extend(&books.clock.with_models);
    books.clock.try_bundles_again();
    Ok(Next::Step)
}

/// Orders of zones whose emergency was measured take part in no batch; of those in which it is over, in the next one.
fn stop_and_resume(books: &mut Books) -> Result<(), BookError> {
    let now = books.slot_now;
    let stopped: BTreeMap<u32, u32> = books.sources()?.signals().without_batches(now).collect();
    let before = std::mem::replace(&mut books.clock.stopped, stopped.keys().copied().collect());
    for (&zone_id, &until_slot) in stopped.iter().filter(|(zone_id, _)| !before.contains(*zone_id)) {
        books.emit(BatchesStopped { zone_id, until_slot });
    }
    let resumed: Vec<u32> = before.difference(&books.clock.stopped).copied().collect();
    if !resumed.is_empty() {
        clear_all(books);
        books.clock.try_bundles_again();
    }
    resumed.into_iter().for_each(|zone_id| books.emit(BatchesResumed { zone_id }));
    Ok(())
}

/// Every open book has a batch due.
fn clear_all(books: &mut Books) {
    let first = books.slot_now.saturating_add(1);
    let open: Vec<u32> = SlotBook::slots(books.storage(), first, u32::MAX).collect();
    books.clock.changed.extend(open);
}

fn terms_version(signals: &[u8]) -> Option<u64> {
    Signals::decode(signals).ok().map(|signals| signals.terms_version)
}
