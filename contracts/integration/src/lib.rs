//! A community on all five contracts, spoken to in its own words.
//!
//! [`Community`] says who lives where; [`Suite`] deploys the contracts, lets meters read and sign, lets slots pass and the clock tick.

mod community;
mod mirror;
mod orders;
mod reference;
mod suite;

pub use community::{Community, Household, Settings};
pub use mirror::Mirror;
pub use orders::{at_market, bundle, buy, following, once, sell, until};
pub use reference::reference;
pub use suite::{Suite, SuiteResult};
