//! Settles one delivery slot to the last watt-hour.
//!
//! The market specification, section 4, as a recipe of named steps. Values in, values out: nothing is stored, no clock is read, and
//! everything is an integer. Points are taken zone by zone in order of id; every loop over points can stop after any of them.
//!
//! 1. [`request`] turns a metering point and its rule into what it asks of storage, pool and utility. Keep the [`Request`]s: from here
//!    on accounts, rules and holdings may change without changing the slot.
//! 2. [`ZoneSums::add`] sums requests per zone. Where storage has no room for all that is to be held
//!    ([`ZoneSums::rests_missing`]), [`ZoneSums::offer_rest`] goes over that zone's requests once more.
//! 3. [`clear_pool`] clears the pool into one [`ClearedZone`] per zone; the sums are done with.
//! 4. [`Settler::settle`] settles the same requests in the same order.
//! 5. [`close`] totals the slot and checks that everything adds up.
//!
//! [`settle_slot`] does all five for a list of points.
#![warn(missing_docs, clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

pub mod case;
mod close;
mod error;
mod pool;
mod request;
mod settle;
mod terms;

pub use case::settle_slot;
pub use close::{Backstop, LineTotals, SlotTotals, close};
pub use error::SettlementError;
pub use pool::{ClearedZone, ZoneSums, clear_pool};
pub use request::{Funds, Point, Reason, Request, Rule, Wish, request};
pub use settle::{CatchUp, CatchUpMoney, PointSettlement, SettleCursor, Settler, ZoneProgress, ZoneTotals};
pub use terms::{GridZone, Tariff, Terms};
