//! What the forward book stores, one concept a file, behind functions that load and save it.
//!
//! An order is written once, under its slot and point, and stands once in a list of its zone, best first. What clearing sums are curves;
//! the clock alone changes them, from a queue of changes, so that a batch never looks at orders that it does not fill.

mod batch;
mod bundles;
mod changes;
mod clock;
mod curve;
mod delegates;
mod expiry;
mod flows;
mod lines;
mod list;
mod order;
mod position;
mod references;
mod reserve;
mod sleeping;
mod slot_book;
mod work;

use cosmwasm_std::{Order, Record, Storage};

pub use batch::{BatchRecord, BatchZone};
pub use bundles::WaitingBundle;
pub use changes::{Change, changes_at, first_changes, pop_changes, push_changes};
pub use clock::{BatchInWork, Closing, ForwardClock};
pub use curve::{curves_of_slot, load_curve, save_curve};
pub use delegates::{Delegates, MAX_DELEGATES};
pub use expiry::Expiry;
pub use flows::{Flows, took_part};
pub use lines::Lines;
pub use list::{Entry, Resting, at_level, best_first};
pub use order::{OrderRecord, Placement, StoredOrder, StoredStatus, add_fill, fills_of, held_by, placement};
pub use position::{Position, PositionRow, positions_of_bank, remove_positions_of_bank};
pub use references::{ReferenceSources, SettledZone, ZonePrices, multipliers, schedule, signals};
pub use reserve::{POINTS_PER_ROW, ReserveRow, place_in_row, row_of};
pub use sleeping::Sleeper;
pub use slot_book::SlotBook;
pub use work::{BatchWork, FillCursor, FillStep, SlotBatch, ZoneBatch};

use crate::state::book_keys::after;

/// Everything under keys that begin with `prefix`, from the key `start` on, or from the first.
pub fn under<'a>(
    storage: &'a dyn Storage,
    prefix: &[u8],
    start: Option<&[u8]>,
) -> Box<dyn Iterator<Item = Record> + 'a> {
    storage.range(Some(start.unwrap_or(prefix)), Some(&after(prefix)), Order::Ascending)
}

/// The big-endian number that ends at `end` bytes before the end of a key.
pub fn id_in(key: &[u8], end: usize) -> Option<u64> {
    let end = key.len().checked_sub(end)?;
    Some(u64::from_be_bytes(key.get(end.checked_sub(8)?..end)?.try_into().ok()?))
}
