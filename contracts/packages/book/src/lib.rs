//! Forward trading. Orders are placed and cancelled by messages; all else is done by the clock, which tends the books. A book's trades stand in the
//! ledger until their slot is settled; how that is done the book does not know.

mod error;
pub mod keys;
mod orders;
mod price;
mod references;
mod store;
mod tend;

pub use error::BookError;
pub use orders::PointOrders;
pub use price::price;
pub use references::move_references;
pub use store::{
    BatchRecord, BatchZone, Change, Delegates, Entry, FORWARD_PARAMS, ForwardClock, Lines, MAX_DELEGATES,
    ORACLE, OrderRecord, PRICING, Placement, ReferenceSources, SettledZone, SlotBook, StoredOrder,
    StoredStatus, WaitingBundle, best_first, changes_at, curves_of_slot, fills_of, held_by, is_in_batch,
    load_curve, multipliers, schedule, signals, take_over_prices,
};
pub use tend::tend;
