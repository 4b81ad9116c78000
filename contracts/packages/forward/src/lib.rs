//! The forward book of one delivery slot: what orders are, what they cost now, and how they add up.
//!
//! The market specification, section 3. Values in, values out: nothing is stored, no clock is read, and everything is an integer. A
//! slot's book stands on one [`clearing::PriceGrid`] from feed-in to retail that never changes.
//!
//! 1. An order has a [`Kind`] and a level: the place of its limit on the grid, or its offset to the reference of its model, in ticks.
//!    [`rank`] sorts the levels of one kind and side, best first; references move prices, but never this order.
//! 2. [`References`] turn levels into prices: [`effective_index`]. [`moved_dynamic`], [`near_mean`], [`times`] and [`Schedule`] make the references.
//! 3. A [`BookCurve`] per zone holds the energy that rests at each level. [`BookCurve::merge_into`] adds it to what [`clearing::clear`]
//!    clears; [`BookCurve::better`] and [`BookCurve::exactly_at`] find the levels that a batch fills.
//! 4. [`line_left`] says what batches leave of a line. [`crossing`] checks that a batch left nothing to match.
//! 5. [`clear_bundle`] tries an order that wants energy in several slots or none.
//! 6. [`OrderReserve`] says what an order holds back while it is open.
#![warn(missing_docs, clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]

mod batch;
mod bundle;
mod curve;
mod error;
mod kind;
mod local_time;
mod pricing;
mod reserve;
mod schedule;

pub use batch::{Crossing, crossing, line_left};
pub use bundle::{BundleOutcome, BundlePart, BundleTrial, BundleUnmet, clear_bundle};
pub use curve::{BookCurve, BookLevel};
pub use error::ForwardError;
pub use kind::{Kind, MAX_OFFSET_TICKS, fixed_level, level_of, limit_of, offset_level, offset_of, rank};
pub use local_time::{Daylight, LocalTime, TimeZone, Turn, TurnTime};
pub use pricing::{
    DEFAULT_EVENT_PERMILLE, DEFAULT_PEAK_PERMILLE, DEFAULT_SENSITIVITY_PERMILLE, DEFAULT_STATE_PERMILLE,
    MAX_MULTIPLIER_PERMILLE, MAX_SENSITIVITY_PERMILLE, MOST_FROM_MEAN_PERMILLE, Pricing, References,
    effective_index, effective_price, moved_dynamic, near_mean, times,
};
pub use reserve::{OrderReserve, reserve_price};
pub use schedule::{MAX_WINDOWS, Schedule, Window};
