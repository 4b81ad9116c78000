//! What the clock does for the forward book: fills the batch in work, ends what has expired and what rests in slots that have begun, takes in what
//! messages changed, wakes conditional orders, looks around, clears the slots whose book changed, tries bundles, and prunes.
//!
//! Steps share the tick's bound of work with settlement, which goes first. Each can stop after any order and goes on with the next tick. No
//! step begins before those above it are through, so a batch sees every change that was there when it began, and nothing that is due.

mod apply;
mod batch;
mod books;
mod bundles;
mod close;
mod conditions;
mod cost;
mod end;
mod expire;
mod fill;
mod holdings;
mod market;
mod prune;
mod surroundings;
mod trigger;

use books::Books;
use ledger::{Next, Tick};

use crate::error::BookError;

type Steps = [fn(&mut Books) -> Result<Next, BookError>; 9];

const STEPS: Steps = [
    fill::fill,
    expire::expire,
    close::close,
    apply::apply,
    trigger::trigger,
    surroundings::look_around,
    batch::batch,
    bundles::bundles,
    prune::prune,
];

/// `references_moved` by slots that this tick settled.
pub fn tend(tick: &mut Tick, references_moved: bool) -> Result<(), BookError> {
    let mut books = Books::open(tick, references_moved)?;
    for step in STEPS {
        if step(&mut books)? == Next::Tick {
            break;
        }
    }
    books.close();
    Ok(())
}
