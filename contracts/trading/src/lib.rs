//! Accounts and rules of metering points, and the pool of each slot.
//!
//! The chain's clock ticks; each tick does a bounded amount of work on the slot that is due: banks are summed into the zones' curves, the
//! pool is cleared, banks are settled, and the parties are paid. Work stops at any bank and goes on with the next tick.
//!
//! Money only moves between accounts: the sum of all accounts is the coins held, after every message.

mod book;
pub mod contract;
pub mod error;
mod execute;
mod forward;
mod outbox;
mod packed;
mod query;
pub mod state;
mod tick;

pub use error::ContractError;
