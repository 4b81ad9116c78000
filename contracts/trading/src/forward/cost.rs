//! What steps cost, in points: what a metering point costs to sum or to settle, some 400 gas.

/// An entry of a list or a record that is read and left.
pub const LOOK: u32 = 1;
/// A change of a curve in memory, and a curve that is read and written.
pub const CHANGE: u32 = 2;
pub const CURVE: u32 = 14;
/// A fill: its list's entry, the position, its part of the event; and what one at the margin writes more.
pub const FILL: u32 = 18;
pub const MARGINAL_FILL: u32 = 30;
/// An order that ends at its gate, and what one that ends otherwise writes more.
pub const CLOSE: u32 = 24;
pub const END: u32 = 48;
/// A sleeping order that is looked at, and one that wakes.
pub const CONDITION: u32 = 8;
pub const WAKE: u32 = 40;
/// A slot that is cleared, and each of its zones.
pub const CLEAR: u32 = 40;
pub const CLEAR_ZONE: u32 = 6;
/// A part of a bundle that is filled.
pub const BUNDLE_PART: u32 = 40;
/// A record that is pruned.
pub const PRUNE: u32 = 3;
