//! One file per kind of question.

mod accounts;
mod audit;
mod batches;
mod book;
mod delegates;
mod execution;
mod explanation;
mod forward;
mod money;
mod order_explanation;
mod orders;
mod positions;
mod reach;
mod results;
mod slots;

pub use accounts::{account, accounts, config, counterparties, counterparty};
pub use audit::audit;
pub use batches::batches;
pub use book::{book, depth};
pub use delegates::delegates;
pub use forward::{forward, forward_slot};
pub use money::money;
pub use orders::{order, orders};
pub use positions::positions;
pub use results::{result, results};
pub use slots::{progress, slot, slots};

/// Slots that one page of a point's orders or positions looks through at most.
const SLOTS_READ: usize = 256;
