//! Foresees, judges, relieves and restores the zones of a grid.
//!
//! The balancing specification. Values in, values out: nothing is stored, no clock is read, and everything is an integer. Flow is positive
//! towards the root, as on a line. Each file is one concept and stands alone:
//!
//! - [`forecast`]: what a zone or point will do, of its last seven days and of what it does now.
//! - [`state`]: how a zone fares, judged slot by slot, and the steps from one state to the next.
//! - [`need`]: how much of an expected flow is too much for a line.
//! - [`call`]: which offers of flexibility are awarded, at one price.
//! - [`delivery`]: what an award delivered against its baseline, and what it pays or costs.
//! - [`curtail`]: what points draw less of when offers do not suffice.
//! - [`dispatch`]: a battery's cheapest plan.
//! - [`restoration`]: the order in which zones are switched on again.
//!
//! [`case::balance`] runs any of them on a value in the shape of the vectors.
#![warn(missing_docs, clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

pub mod call;
pub mod case;
pub mod curtail;
pub mod delivery;
pub mod dispatch;
mod error;
pub mod forecast;
pub mod need;
pub mod restoration;
pub mod state;

pub use error::BalancingError;

/// A thousandth's whole.
const PERMILLE: u16 = 1000;

/// `permille` thousandths of an energy, rounded down; at most the energy while `permille` is at most 1000.
fn permille_of(energy_wh: u64, permille: u16) -> u128 {
    let thousandths = u128::from(energy_wh).saturating_mul(u128::from(permille));
    thousandths.checked_div(u128::from(PERMILLE)).unwrap_or_default()
}
