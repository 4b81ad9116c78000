//! What messages do with a point's orders: checks, the rule that nobody trades with themselves, and what performs them.

mod actor;
mod checks;
mod own;
mod point_orders;

pub use point_orders::PointOrders;
