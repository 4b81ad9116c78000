//! The grid: a tree of zones, the lines between them, tariffs, islands, storage room, states and demand-response events.
//!
//! Whatever shapes a slot's market is set from a slot that has not begun, and stays readable until that slot is settled, however late
//! ([`schedule`]). A zone's parent is an older zone and never changes, so the zones are a tree by construction and a parent's id is
//! below its children's.
//!
//! States and demand-response events live in one packed value, which other contracts read without a call ([`state::load_signals`]).

pub mod contract;
pub mod error;
mod execute;
pub mod limits;
mod migrate;
mod old_totals;
mod query;
pub mod schedule;
pub mod state;
