//! How long balancing waits.

/// A slot of which nothing was reported is taken in as unknown when one that is so many slots newer was: reports that failed are sent again
/// in the next slot.
pub const WAIT_FOR_REPORT_SLOTS: u32 = 4;
/// Slots after which a slot is taken in as unknown whatever is reported: a day of quarter-hours.
pub const MAX_WAIT_SLOTS: u32 = 96;
/// What a zone exports or imports in a slot counts as at most so much, so that no sum of flows leaves 64 bits.
pub const MAX_FLOW_WH: i64 = 1 << 56;
/// A cut is of the slot after the next one: who is told has the whole next one to see it.
pub const CUT_AHEAD_SLOTS: u32 = 2;
/// A slot is cut at most so many slots after the one that was measured.
pub const MAX_CUT_SLOTS_SINCE: u32 = 8;
/// What a metering point is expected to draw or feed in counts as at most so much, so that no sum of all leaves 64 bits.
pub const MAX_EXPECTED_WH: u64 = 1 << 32;
