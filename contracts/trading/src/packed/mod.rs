//! Values packed one per bank: what is read and written for every metering point in every slot.

mod accounts;
mod decisions;
mod marks;
mod rules;

pub use accounts::AccountBank;
pub use decisions::{Decision, Decisions, Pooled};
pub use marks::{Mark, Marks};
pub use rules::{PointRule, RuleBank};
