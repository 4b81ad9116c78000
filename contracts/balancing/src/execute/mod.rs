//! One verb, one file.

pub mod check;
mod remove_offer;
mod say_state;
mod set_offer;
mod set_params;

pub use remove_offer::remove_offer;
pub use say_state::say_state;
pub use set_offer::set_offer;
pub use set_params::set_params;
