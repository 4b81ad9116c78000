//! What the forward book stores, one concept a file, behind functions that load and save it.
//!
//! An order is written once, under its slot and point, and stands once in a list of its zone, best first. What clearing sums are curves;
//! the clock alone changes them, from a queue of changes, so that a batch never looks at orders that it does not fill.

mod batch;
mod bundles;
mod changes;
mod clock;
mod conditional;
mod curve;
mod delegates;
mod expiry;
mod lines;
mod list;
mod order;
mod references;
mod scan;
mod settings;
mod slot_book;
mod work;

pub use batch::{BatchRecord, BatchZone};
pub use bundles::WaitingBundle;
pub use changes::{Change, changes_at, first_changes, pop_changes, push_changes};
pub use clock::{BatchInWork, Closing, ForwardClock, is_in_batch};
pub use conditional::ConditionalOrder;
pub use curve::{curves_of_slot, load_curve, save_curve};
pub use delegates::{Delegates, MAX_DELEGATES};
pub use expiry::Expiry;
pub use lines::Lines;
pub use list::{Entry, Resting, at_level, best_first};
pub use order::{OrderRecord, Placement, StoredOrder, StoredStatus, add_fill, fills_of, held_by, placement};
pub use references::{
    ReferenceSources, SettledZone, ZonePrices, multipliers, schedule, signals, take_over_prices,
};
pub use scan::{id_in, under};
pub use settings::{FORWARD_PARAMS, ORACLE, PRICING};
pub use slot_book::SlotBook;
pub use work::{BatchWork, FillCursor, FillStep, SlotBatch, ZoneBatch};
