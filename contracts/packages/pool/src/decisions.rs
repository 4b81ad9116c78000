use cosmwasm_std::Storage;
use interface::{
    packed::{CatchUpSpan, UtilityPrices},
    trading::Reason,
};
use settlement::CatchUp;
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

/// Energy of missed slots, and the utility's prices at which it was settled: the lowest feed-in and the highest retail price of those slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaughtUp {
    pub span: CatchUpSpan,
    pub prices: UtilityPrices,
}

/// Decisions of a bank's points that were metered or traded forward, in order of index: `code u8 | held_wh varint | used_wh varint | pooled_wh varint` each; the low half
/// of the code is the reason, its high bits say which numbers follow. An ordinary point takes one byte. Where points caught up, a code that is no
/// decision's ends them, and for each span follows what metering packed of it and `feed_in_micro_per_kwh varint | retail_micro_per_kwh varint`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    pub points: Vec<Decision>,
    /// In order of index, then of slots.
    pub caught_up: Vec<CaughtUp>,
}

/// The code that no decision has.
const CAUGHT_UP: u8 = REASON;

impl Decisions {
    pub fn save(&self, storage: &mut dyn Storage, slot: u32, bank: u32) {
        if !self.points.is_empty() || !self.caught_up.is_empty() {
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
        let mut bytes = Vec::with_capacity(self.points.len() * 2);
        self.points.iter().for_each(|decision| decision.encode(&mut bytes));
        if !self.caught_up.is_empty() {
            bytes.push(CAUGHT_UP);
            self.caught_up.iter().for_each(|caught_up| caught_up.encode(&mut bytes));
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut decisions = Self::default();
        while !reader.is_empty() {
            match reader.u8()? {
                CAUGHT_UP => break,
                code => decisions.points.push(Decision::decode(code, &mut reader)?),
            }
        }
        while !reader.is_empty() {
            decisions.caught_up.push(CaughtUp::decode(&mut reader)?);
        }
        Ok(decisions)
    }
}

impl CaughtUp {
    pub fn to_settle(self) -> CatchUp {
        CatchUp {
            export_wh: self.span.export_wh,
            import_wh: self.span.import_wh,
            feed_in_micro_per_kwh: self.prices.feed_in_micro_per_kwh.into(),
            retail_micro_per_kwh: self.prices.retail_micro_per_kwh.into(),
        }
    }

    fn encode(&self, bytes: &mut Vec<u8>) {
        self.span.encode(bytes);
        write_u64(bytes, self.prices.feed_in_micro_per_kwh.into());
        write_u64(bytes, self.prices.retail_micro_per_kwh.into());
    }

    fn decode(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let span = CatchUpSpan::decode(reader)?;
        let (feed_in_micro_per_kwh, retail_micro_per_kwh) = (reader.u32()?, reader.u32()?);
        Ok(Self { span, prices: UtilityPrices { feed_in_micro_per_kwh, retail_micro_per_kwh } })
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

    fn decode(code: u8, reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let unexpected = PackError::Unexpected { value: code.into(), at: reader.position() };
        let reason = Reason::from_code(code & REASON).ok_or(unexpected)?;
        let held_wh = if code & HELD == 0 { 0 } else { reader.u64()? };
        let used_wh = if code & USED == 0 { 0 } else { reader.u64()? };
        let pooled = match (code & POOL_WHOLE != 0, code & POOL_PART != 0) {
            (false, false) => Pooled::Nothing,
            (true, false) => Pooled::Whole,
            (false, true) => {
                Pooled::Part(Some(reader.u64()?).filter(|part_wh| *part_wh > 0).ok_or(unexpected)?)
            }
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
        let two = Decisions { points: vec![ordinary, whole], caught_up: Vec::new() };
        assert_eq!(two.encode().len(), 2);
        let span = CatchUpSpan { index: 7, from_slot: 100, to_slot: 103, import_wh: 500, export_wh: 0 };
        let prices = UtilityPrices { feed_in_micro_per_kwh: 80_000, retail_micro_per_kwh: 300_000 };
        let caught_up = CaughtUp { span, prices };
        let all = Decisions { points: vec![ordinary, whole, part], caught_up: vec![caught_up; 2] };
        assert_eq!(Decisions::decode(&all.encode()), Ok(all));
        let late_only = Decisions { points: Vec::new(), caught_up: vec![caught_up] };
        assert_eq!(Decisions::decode(&late_only.encode()), Ok(late_only));
        assert!(Decisions::decode(&[0x80, 0]).is_err(), "no part of anything");
        assert!(Decisions::decode(&[0xc0]).is_err());
        assert!(Decisions::decode(&[0x0f, 7]).is_err());
    }
}
