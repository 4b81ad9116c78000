use cosmwasm_std::Storage;
use units::pack::{PackError, Reader, write_u64};

use crate::{error::LedgerError, keys};

/// Where the work stands between ticks: `next varint | flags u8 | last_final varint | retry_at varint | deferred varint | withdrawal_due varint`, the
/// later ones only if their flag says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The slot in work, or else the first that has not been looked at.
    pub slot: u32,
    pub in_work: bool,
    /// `slot` is due, but its terms are not to be had.
    pub waits: bool,
    pub last_final: Option<u32>,
    pub deferral: Option<Deferral>,
    /// The slot in which the first withdrawal is due.
    pub withdrawal_due: Option<u32>,
}

/// Messages that wait to be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deferral {
    /// Unix seconds.
    pub retry_at: u64,
    pub messages: u32,
}

const IN_WORK: u8 = 1;
const WAITS: u8 = 2;
const FINAL: u8 = 4;
const DEFERRED: u8 = 8;
const WITHDRAWAL: u8 = 16;

impl Clock {
    pub fn starting_at(slot: u32) -> Self {
        Self { slot, in_work: false, waits: false, last_final: None, deferral: None, withdrawal_due: None }
    }

    pub fn load(storage: &dyn Storage) -> Result<Self, LedgerError> {
        let bytes = storage.get(&keys::CLOCK).unwrap_or_default();
        Ok(Self::decode(&bytes)?)
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        storage.set(&keys::CLOCK, &self.encode());
    }

    pub fn slot_in_work(&self) -> Option<u32> {
        self.in_work.then_some(self.slot)
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(16);
        write_u64(&mut bytes, self.slot.into());
        let flags = [
            (IN_WORK, self.in_work),
            (WAITS, self.waits),
            (FINAL, self.last_final.is_some()),
            (DEFERRED, self.deferral.is_some()),
            (WITHDRAWAL, self.withdrawal_due.is_some()),
        ];
        bytes.push(flags.iter().filter(|(_, is_set)| *is_set).fold(0, |flags, (flag, _)| flags | flag));
        if let Some(slot) = self.last_final {
            write_u64(&mut bytes, slot.into());
        }
        if let Some(Deferral { retry_at, messages }) = self.deferral {
            write_u64(&mut bytes, retry_at);
            write_u64(&mut bytes, messages.into());
        }
        if let Some(slot) = self.withdrawal_due {
            write_u64(&mut bytes, slot.into());
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let slot = reader.u32()?;
        let flags = reader.u8()?;
        let last_final = if flags & FINAL == 0 { None } else { Some(reader.u32()?) };
        let deferral = if flags & DEFERRED == 0 {
            None
        } else {
            Some(Deferral { retry_at: reader.u64()?, messages: reader.u32()? })
        };
        let withdrawal_due = if flags & WITHDRAWAL == 0 { None } else { Some(reader.u32()?) };
        reader.finish()?;
        let (in_work, waits) = (flags & IN_WORK != 0, flags & WAITS != 0);
        Ok(Self { slot, in_work, waits, last_final, deferral, withdrawal_due })
    }
}

/// What a point owes is known when the slot in work is final.
pub fn not_in_settlement(storage: &dyn Storage) -> Result<(), LedgerError> {
    match Clock::load(storage)?.slot_in_work() {
        Some(slot) => Err(LedgerError::SlotInSettlement { slot }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_comes_back_as_it_was() {
        let plain = Clock::starting_at(1_944_000);
        let busy = Clock {
            in_work: true,
            waits: true,
            last_final: Some(1_943_999),
            deferral: Some(Deferral { retry_at: 1_749_600_000, messages: 3 }),
            withdrawal_due: Some(1_944_096),
            ..plain
        };
        for clock in [plain, busy] {
            assert_eq!(Clock::decode(&clock.encode()), Ok(clock));
        }
    }
}
