//! The grid: a tree of zones, the lines between them, tariffs, islands and storage room.
//!
//! Whatever shapes a slot's market is set from a slot that has not begun, and stays readable until that slot is settled, however late
//! ([`schedule`]). A zone's parent is an older zone and never changes, so the zones are a tree by construction and a parent's id is
//! below its children's.

pub mod contract;
pub mod error;
mod execute;
mod query;
pub mod schedule;
pub mod state;
mod totals;
