use ledger::Next;

use crate::{
    error::BookError,
    store::{Change, first_changes, pop_changes},
    tend::{books::Books, cost},
};

/// Takes what messages changed into the curves, in the order in which it came.
pub fn apply(books: &mut Books) -> Result<Next, BookError> {
    while let Some(changes) = first_changes(books.storage(), &books.clock)? {
        if books.take(points(&changes)) == Next::Tick {
            return Ok(Next::Tick);
        }
        for change in &changes {
            if let Err(error) = apply_one(books, change) {
                books.set_aside(change.slot, None, &error);
            }
        }
        pop_changes(books.tick.deps.storage, &mut books.clock);
        books.clock.try_bundles_again();
    }
    Ok(Next::Step)
}

fn points(changes: &[Change]) -> u32 {
    let count = u32::try_from(changes.len()).unwrap_or(u32::MAX);
    cost::APPLY.saturating_add(count.saturating_mul(cost::CHANGE))
}

fn apply_one(books: &mut Books, change: &Change) -> Result<(), BookError> {
    let Change { slot, zone_id, kind, side, level, energy_wh, added } = *change;
    if slot <= books.slot_now {
        // Its book is closed, and nothing rests there.
        return Ok(());
    }
    let curve = books.curve(slot, zone_id)?;
    if !added {
        return Ok(curve.subtract(kind, side, level, energy_wh)?);
    }
    curve.add(kind, side, level, energy_wh)?;
    books.clock.changed.insert(slot);
    if kind.is_model() {
        books.clock.with_models.insert(slot);
    }
    Ok(())
}
