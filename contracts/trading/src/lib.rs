//! Accounts, rules and forward orders of metering points, and the pool of each slot.
//!
//! The chain's clock ticks; each tick does a bounded amount of work. First comes the slot that is due: banks are summed into the zones' curves, the
//! pool is cleared, banks are settled together with what they traded forward, and the counterparties are paid. Then come the forward books: batches are
//! cleared and filled, and orders end. Work stops at any bank and any order and goes on with the next tick.
//!
//! Accounts hold coins: what is available, held back for orders and on its way out is what messages brought less what they took, after every message.
//! Neighbours pay in coins; what a point or a utility cannot pay the other is a debt or a claim, and pays for nothing else.

pub mod contract;
pub mod error;
mod execute;
mod migrate;
mod payout;
mod query;
mod tick;

pub use error::ContractError;
