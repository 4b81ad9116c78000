//! What the grid keeps and takes at most.

/// Lines between a zone and the root, at most.
pub const MAX_DEPTH: u32 = 8;
/// Bytes of a zone's name, at most.
pub const MAX_NAME_LEN: usize = 64;
/// Prices from feed-in to retail, both included, at most: clearing costs zones x prices.
pub const MAX_PRICES: u32 = 1_024;
/// Slots after which a version of a schedule may make room for new ones although its slots were never reported settled: 31 days of
/// quarter-hours. Slots without any energy are passed over and never reported.
pub const LATE_SLOTS: u32 = 2_976;
/// Slots whose totals are kept: 31 days of quarter-hours.
pub const KEEP_SLOTS: u32 = 2_976;
/// Old totals removed with one report, at most.
pub const PRUNE_PER_REPORT: usize = 4;
/// Demand-response events that are not over, at most: bounds what every reader of the signals pays.
pub const MAX_EVENTS: usize = 64;
/// Those in zones of one operator, at most, so that no operator takes the others' room.
pub const MAX_EVENTS_OF_OPERATOR: usize = 16;
/// Slots of a demand-response event, at most: a week of quarter-hours.
pub const MAX_EVENT_SLOTS: u32 = 672;
/// Slots from now to an event's last one, at most: 31 days of quarter-hours.
pub const MAX_EVENT_AHEAD_SLOTS: u32 = 2_976;
