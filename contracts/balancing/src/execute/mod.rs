//! One verb, one file.

mod call;
pub mod check;
mod deposit;
mod remove_offer;
mod say_state;
mod set_class;
mod set_offer;
mod set_params;
mod withdraw;

pub use call::call;
pub use deposit::deposit;
pub use remove_offer::remove_offer;
pub use say_state::say_state;
pub use set_class::set_class;
pub use set_offer::set_offer;
pub use set_params::set_params;
pub use withdraw::withdraw;
