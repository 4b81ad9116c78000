mod add_zone;
pub mod check;
mod link;
mod report_slot;
mod set_island;
mod set_line;
mod set_storage;
mod set_tariff;
mod update_zone;

pub use add_zone::add_zone;
pub use link::link;
pub use report_slot::report_slot;
pub use set_island::set_island;
pub use set_line::set_line;
pub use set_storage::set_storage;
pub use set_tariff::{set_tariff, tariff_set};
pub use update_zone::update_zone;
