//! Delivery slots: `slot = floor(unix seconds / slot_seconds)`.

use thiserror::Error;

/// The number of a delivery slot.
pub type Slot = u32;

/// Why a time has no slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SlotError {
    /// A slot must last.
    #[error("a slot of 0 seconds")]
    NoLength,
    /// The slot's number does not fit 32 bits.
    #[error("unix time {unix_seconds} s lies beyond the last slot of {slot_seconds} s")]
    TooLate {
        /// The time asked for.
        unix_seconds: u64,
        /// The length of a slot.
        slot_seconds: u32,
    },
}

/// The slot in which a time lies.
pub fn slot_at(unix_seconds: u64, slot_seconds: u32) -> Result<Slot, SlotError> {
    let slot = unix_seconds.checked_div(u64::from(slot_seconds)).ok_or(SlotError::NoLength)?;
    Slot::try_from(slot).map_err(|_| SlotError::TooLate { unix_seconds, slot_seconds })
}

/// The first second of a slot, in unix seconds.
#[allow(clippy::arithmetic_side_effects)] // Two u32 always multiply within a u64.
pub const fn slot_start(slot: Slot, slot_seconds: u32) -> u64 {
    slot as u64 * slot_seconds as u64
}

/// The first second after a slot, in unix seconds.
#[allow(clippy::arithmetic_side_effects)] // (2^32 - 1)^2 + 2^32 - 1 is below 2^64.
pub const fn slot_end(slot: Slot, slot_seconds: u32) -> u64 {
    slot_start(slot, slot_seconds) + slot_seconds as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_holds_its_first_second_and_not_the_one_after_it() {
        for (slot, seconds) in [(0, 900), (1_944_000, 900), (7, 10), (u32::MAX, u32::MAX)] {
            let (start, end) = (slot_start(slot, seconds), slot_end(slot, seconds));
            assert_eq!(slot_at(start, seconds), Ok(slot));
            assert_eq!(slot_at(end - 1, seconds), Ok(slot));
            assert_ne!(slot_at(end, seconds), Ok(slot));
        }
    }

    #[test]
    fn times_without_a_slot_are_refused_by_name() {
        assert_eq!(slot_at(1, 0), Err(SlotError::NoLength));
        let late = SlotError::TooLate { unix_seconds: u64::MAX, slot_seconds: 1 };
        assert_eq!(slot_at(u64::MAX, 1), Err(late));
    }
}
