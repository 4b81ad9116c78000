//! The flags byte of a reading. Other bits are zero.

pub const TAMPER: u8 = 1;
pub const LOW_BATTERY: u8 = 2;
pub const CLOCK_UNSYNCHRONISED: u8 = 4;
pub const ALL: u8 = TAMPER | LOW_BATTERY | CLOCK_UNSYNCHRONISED;
