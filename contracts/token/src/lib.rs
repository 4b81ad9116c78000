//! The energy token: cw20 with 3 decimals, 1 base unit = 1 Wh held.
//!
//! Settlement alone mints (what owners held) and burns (what it drew from them); whoever has tokens may transfer, allow or retire them.
//! Each slot's ledger says which verified export the tokens came from and how they were burned ([`book`] has the identities).

mod allowance;
mod balance;
pub mod book;
pub mod contract;
pub mod error;
mod execute;
mod logo;
mod query;
pub mod state;
