//! A slot in work and a tick that works on it: what they hold, and how they are kept between ticks.

mod bank;
mod clock;
mod outcome;
mod progress;
mod terms;
mod tokens;
mod work;

pub use bank::{Bank, BankError, MAX_POINT_WH, Part, Pass, Step, counted, parts, point};
pub use clock::{Clock, Deferral};
pub use outcome::{Money, Outcome, OutcomeZone};
pub use progress::Progress;
pub use terms::{SlotTerms, TermsError};
pub use work::{SlotWork, Work};
