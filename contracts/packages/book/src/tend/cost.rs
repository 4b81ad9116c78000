//! What steps cost, in points: what a metering point costs to sum or to settle. Measured in the real VM, where a point of settlement comes to some 220
//! gas, and ticks full of fills, expiries or triggers to 180 to 270 a point (`contracts/gas`).

/// An entry of a list that is read and left.
pub const LOOK: u32 = 1;
/// The changes of one message, and each of them.
pub const APPLY: u32 = 8;
pub const CHANGE: u32 = 1;
/// An order that is filled, and one at the margin.
pub const FILL: u32 = 7;
pub const MARGINAL_FILL: u32 = 28;
/// An order that ends with its slot's gate, and one that ends otherwise.
pub const CLOSE: u32 = 10;
pub const END: u32 = 34;
/// A part of a bundle that ends.
pub const END_PART: u32 = 4;
/// A conditional order that is looked at, a feed that is read for it, and what triggering costs more.
pub const CONDITION: u32 = 8;
pub const FEED: u32 = 8;
pub const TRIGGER: u32 = 50;
/// A slot that is cleared, each of its zones, and asking the grid for them.
pub const CLEAR: u32 = 60;
pub const CLEAR_ZONE: u32 = 30;
pub const ASK_GRID: u32 = 400;
/// A part of a bundle that is tried, and each of its slot's zones, read and recorded; and at most all of a bundle.
pub const TRIAL: u32 = 12;
pub const TRIAL_ZONE: u32 = 20;
pub const MAX_TRIAL: u32 = 6_000;
/// A zone of a slot that is recorded for a bundle.
pub const RECORD_ZONE: u32 = 10;
/// A part of a bundle that is filled.
pub const BUNDLE_PART: u32 = 24;
/// A record that is pruned.
pub const PRUNE: u32 = 5;

/// What is read and written once a tick, when it is first needed: a bank's accounts, reserves and positions of eight points, and a curve with each of
/// its levels.
pub const ACCOUNTS: u32 = 150;
pub const RESERVES: u32 = 18;
pub const POSITIONS: u32 = 16;
pub const CURVE: u32 = 14;
pub const LEVELS_PER_POINT: usize = 2;
