use cosmwasm_std::Storage;
use interface::trading::Reason;
use units::pack::{PackError, Reader, write_u64};

use crate::{error::PoolError, keys};

const REASON: u8 = 0x0f;
const HELD: u8 = 0x10;
const USED: u8 = 0x20;
const POOL_WHOLE: u8 = 0x40;
const POOL_PART: u8 = 0x80;

/// What settling decided for a point, as far as it cannot be computed again from its reading, its forward trades and the slot's outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    pub reason: Reason,
    pub held_wh: u64,
    pub used_wh: u64,
    pub pooled: Pooled,
}

/// How much of what was left after holding and using was traded with neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pooled {
    Nothing,
    Part(u64),
    Whole,
}

impl Pooled {
    pub fn of(pooled_wh: u64, left_wh: u64) -> Self {
        match pooled_wh {
            0 => Pooled::Nothing,
            whole if whole == left_wh => Pooled::Whole,
            part => Pooled::Part(part),
        }
    }

    pub fn energy_wh(self, left_wh: u64) -> u64 {
        match self {
            Pooled::Nothing => 0,
            Pooled::Part(part) => part,
            Pooled::Whole => left_wh,
        }
    }
}

/// Decisions of a bank's points that were metered or traded forward, in order of index: `code u8 | held_wh varint | used_wh varint | pooled_wh varint` each; the low half
/// of the code is the reason, its high bits say which numbers follow. An ordinary point takes one byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions(pub Vec<Decision>);

impl Decisions {
    pub fn save(&self, storage: &mut dyn Storage, slot: u32, bank: u32) {
        if !self.0.is_empty() {
            storage.set(&keys::decisions(slot, bank), &self.encode());
        }
    }

    pub fn load(storage: &dyn Storage, slot: u32, bank: u32) -> Result<Self, PoolError> {
        match storage.get(&keys::decisions(slot, bank)) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 2);
        self.0.iter().for_each(|decision| decision.encode(&mut bytes));
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut decisions = Vec::new();
        while !reader.is_empty() {
            decisions.push(Decision::decode(&mut reader)?);
        }
        Ok(Self(decisions))
    }
}

impl Decision {
    fn encode(&self, bytes: &mut Vec<u8>) {
        let (pool_flag, part_wh) = match self.pooled {
            Pooled::Nothing => (0, 0),
            Pooled::Part(part_wh) => (POOL_PART, part_wh),
            Pooled::Whole => (POOL_WHOLE, 0),
        };
        let flag = |flag, energy_wh: u64| if energy_wh > 0 { flag } else { 0 };
        bytes.push(self.reason as u8 | flag(HELD, self.held_wh) | flag(USED, self.used_wh) | pool_flag);
        for energy_wh in [self.held_wh, self.used_wh, part_wh] {
            if energy_wh > 0 {
                write_u64(bytes, energy_wh);
            }
        }
    }

    fn decode(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let code = reader.u8()?;
        let unexpected = PackError::Unexpected { value: code.into(), at: reader.position() };
        let reason = Reason::from_code(code & REASON).ok_or(unexpected)?;
        let held_wh = if code & HELD == 0 { 0 } else { reader.u64()? };
        let used_wh = if code & USED == 0 { 0 } else { reader.u64()? };
        let pooled = match (code & POOL_WHOLE != 0, code & POOL_PART != 0) {
            (false, false) => Pooled::Nothing,
            (true, false) => Pooled::Whole,
            (false, true) => Pooled::Part(reader.u64()?),
            (true, true) => return Err(unexpected),
        };
        Ok(Self { reason, held_wh, used_wh, pooled })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_come_back_as_they_were_and_an_ordinary_one_takes_one_byte() {
        let ordinary = Decision { reason: Reason::Outbid, held_wh: 0, used_wh: 0, pooled: Pooled::Nothing };
        let whole = Decision { reason: Reason::None, pooled: Pooled::Whole, ..ordinary };
        let part = Decision { reason: Reason::Marginal, held_wh: 1, used_wh: 2, pooled: Pooled::Part(300) };
        assert_eq!(Decisions(vec![ordinary, whole]).encode().len(), 2);
        let all = Decisions(vec![ordinary, whole, part]);
        assert_eq!(Decisions::decode(&all.encode()), Ok(all));
        assert!(Decisions::decode(&[0xc0]).is_err());
        assert!(Decisions::decode(&[0x0f]).is_err());
    }
}
