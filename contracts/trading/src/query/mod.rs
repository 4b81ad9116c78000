//! One file per kind of question.

mod accounts;
mod audit;
mod explanation;
mod results;
mod slots;

pub use accounts::{account, accounts, config, parties, party};
pub use audit::audit;
pub use results::{result, results};
pub use slots::{progress, slot, slots};
