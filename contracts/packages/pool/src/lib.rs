//! A slot's life from the end of its readings: the recipe's steps, one a file, one bank a step, within a tick's budget. Whose turn it is, and what
//! happens in between, is the caller's to say; of forward trading the pool knows what stands in the ledger.
//!
//! Nothing that meters, owners or other contracts say can make a tick fail, because the same tick would fail again for ever. A step reads
//! and computes before it writes; what cannot be computed is set aside with an event, and messages to other contracts are sent again.

mod bank;
mod beyond_line;
mod decisions;
mod error;
pub mod keys;
mod marks;
pub mod outbox;
mod outcome;
mod part;
mod progress;
mod rules;
mod slot;
mod state;
mod supplier;
mod terms;
mod tick;
mod tokens;
mod work;

pub use decisions::{CaughtUp, Decision, Decisions, Pooled};
pub use error::{BankError, PoolError, TermsError};
pub use marks::{Mark, Marks};
pub use outcome::{Money, Outcome, OutcomeZone};
pub use part::{Part, counted, parts};
pub use progress::Progress;
pub use rules::{PointRule, RuleBank};
pub use slot::SlotWork;
pub use state::HOLDERS;
pub use supplier::Supplier;
pub use terms::SlotTerms;
pub use tick::{Due, clear, end_pass, finish, next_due, open, settle_next_bank, sum_next_bank};
pub use work::Work;
