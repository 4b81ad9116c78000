//! The recipe's steps.

mod clear;
mod finish;
mod open;
mod release;
mod settle;
mod sum;

pub use clear::clear;
pub use finish::finish;
pub use open::{Due, next_due, open};
pub use settle::settle_next_bank;
pub use sum::{end_pass, sum_next_bank};
