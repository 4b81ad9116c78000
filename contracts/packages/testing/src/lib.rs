//! What contract tests share: devices that really sign, a grid that only knows its zones, and feeds that anybody sets.

mod device;
mod feeds;
mod zones;

pub use device::Device;
pub use feeds::{Feeds, SetFeed};
pub use zones::{UNKNOWN_ZONE, Zones};
