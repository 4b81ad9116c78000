//! What messages do with a point's orders: checks, the rule that nobody trades with themselves, and the desk that performs.

mod actor;
mod checks;
mod desk;
mod own;

pub use desk::Desk;
