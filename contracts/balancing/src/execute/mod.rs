//! One verb, one file.

pub mod check;
mod say_state;
mod set_params;

pub use say_state::say_state;
pub use set_params::set_params;
