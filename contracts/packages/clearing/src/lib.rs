//! Clears a double auction on a tree of grid zones whose lines have fees and capacities.
//!
//! The market specification, section 2. Values in, values out: nothing is stored, no clock is read, and everything is an integer.
//!
//! 1. Orders are summed into one [`ZoneCurve`] per zone, in any order and in as many goes as one likes.
//! 2. [`clear`] turns the curves into one [`ZoneClearing`] per zone: its price, what it trades, and what its line carries. It costs
//!    O(zones x ticks).
//! 3. A [`Filler`] per zone turns each order, in order of id, into its [`Fill`]. It can stop after any order; its state is two integers.
//!
//! [`clear_orders`] does all three for a list of orders.
#![warn(missing_docs, clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]

pub mod case;
mod clear;
mod curve;
mod error;
mod fill;
mod price_grid;
mod tree;

pub use case::clear_orders;
pub use clear::{Margin, ZoneClearing, clear};
pub use curve::{MAX_ENERGY_WH, Side, ZoneCurve};
pub use error::ClearingError;
pub use fill::{Fill, FillCursor, Filler, Unfilled};
pub use price_grid::{MAX_TICKS, PriceGrid};
pub use tree::{Line, MAX_CELLS, MAX_ZONES, Tree, UNLIMITED_WH, Zone};
