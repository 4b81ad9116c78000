//! What contract tests share: devices that really sign, and a grid that only knows its zones.

mod device;
mod zones;

pub use device::Device;
pub use zones::{UNKNOWN_ZONE, Zones};
