//! Balancing: takes in what trading reported of each slot, foresees and judges every zone, and tells the grid how it fares. Keeps what owners of
//! metering points offer to do less of, and calls for it with the money of a zone's operator.
//!
//! The chain's clock ticks; each tick does a bounded amount of work, a zone of a slot at a time, and the clock in state says where it
//! stopped. Nothing of it is needed for a slot to settle.

mod account;
mod award;
mod baseline;
mod call;
mod called;
mod class;
pub mod contract;
mod cut;
mod cut_points;
mod cut_result;
mod days;
mod energies;
pub mod error;
mod execute;
mod gas;
mod history;
mod island;
pub mod limits;
mod line;
mod memory;
mod offer;
mod offer_book;
mod points;
mod query;
mod ready;
mod state;
mod stops;
mod tell;
mod tick;
mod to_award;
mod words;
mod zone;
