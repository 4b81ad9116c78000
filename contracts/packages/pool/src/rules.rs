use cosmwasm_std::{Order, Storage};
use interface::trading::Rule;
use units::{
    MICRO_PER_KWH_PER_MICRO_PER_WH,
    pack::{PackError, Reader, write_u64},
};

use crate::{error::PoolError, keys};

const SET: u8 = 1;
const ASK: u8 = 2;
const BID: u8 = 4;
const HOLD: u8 = 8;
const DRAW: u8 = 16;
const PAUSED: u8 = 32;
const CREDIT: u8 = 64;
const UNUSED: u8 = 128;

/// What a metering point does by itself, and how far it may owe and still bid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PointRule {
    pub rule: Option<Rule>,
    pub credit_micro: u64,
}

/// Rules and credit lines of a bank's points: `flags u8 | ask varint | bid varint | credit_micro varint` per point in order of index, each
/// number only if its flag says so. Prices are in micro per Wh.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleBank(Vec<PointRule>);

impl RuleBank {
    pub fn load(storage: &dyn Storage, bank: u32) -> Result<Self, PoolError> {
        match storage.get(&keys::rules(bank)) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    /// Those that held in a slot: of a point that has set rules since, the one that the oldest of them replaced.
    pub fn of_slot(storage: &dyn Storage, slot: u32, bank: u32) -> Result<Self, PoolError> {
        let mut rules = Self::load(storage, bank)?;
        let (first, after) = (keys::former_rules_from(bank, slot), keys::former_rules_after(bank, u32::MAX));
        // From the newest on, so that the oldest stays.
        for (key, bytes) in storage.range(Some(&first), Some(&after), Order::Descending) {
            if let Some(&index) = key.last() {
                // A credit line holds from when it is set.
                let former = PointRule::unpack(&mut Reader::new(&bytes))?;
                rules.set(index, PointRule { rule: former.rule, ..rules.get(index) });
            }
        }
        Ok(rules)
    }

    pub fn save(&self, storage: &mut dyn Storage, bank: u32) {
        storage.set(&keys::rules(bank), &self.encode());
    }

    pub fn get(&self, index: u8) -> PointRule {
        self.0.get(usize::from(index)).copied().unwrap_or_default()
    }

    /// How many points there are up to the last with a rule or a credit line.
    pub fn points(&self) -> usize {
        self.0.len()
    }

    pub fn set(&mut self, index: u8, rule: PointRule) {
        let place = usize::from(index);
        if self.0.len() <= place {
            self.0.resize(place + 1, PointRule::default());
        }
        self.0[place] = rule;
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut rules = Vec::with_capacity(256);
        while !reader.is_empty() {
            rules.push(PointRule::unpack(&mut reader)?);
        }
        Ok(Self(rules))
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 5);
        self.0.iter().for_each(|rule| rule.pack(&mut bytes));
        bytes
    }
}

impl PointRule {
    /// Whether surplus may become energy tokens or a deficit draw on them.
    pub fn moves_tokens(&self) -> bool {
        self.rule.is_some_and(|rule| rule.hold || rule.draw)
    }

    pub fn pack(&self, bytes: &mut Vec<u8>) {
        let rule = self.rule.unwrap_or(UNRULED);
        let flags = [
            (SET, self.rule.is_some()),
            (ASK, rule.ask_micro_per_kwh.is_some()),
            (BID, rule.bid_micro_per_kwh.is_some()),
            (HOLD, rule.hold),
            (DRAW, rule.draw),
            (PAUSED, rule.paused),
            (CREDIT, self.credit_micro > 0),
        ];
        bytes.push(flags.iter().filter(|(_, is_set)| *is_set).fold(0, |flags, (flag, _)| flags | flag));
        for price in [rule.ask_micro_per_kwh, rule.bid_micro_per_kwh].into_iter().flatten() {
            write_u64(bytes, u64::from(price) / MICRO_PER_KWH_PER_MICRO_PER_WH);
        }
        if self.credit_micro > 0 {
            write_u64(bytes, self.credit_micro);
        }
    }

    pub fn unpack(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let flags = reader.u8()?;
        if flags & UNUSED != 0 {
            return Err(PackError::Unexpected { value: flags.into(), at: reader.position() });
        }
        let ask_micro_per_kwh = price(reader, flags & ASK)?;
        let bid_micro_per_kwh = price(reader, flags & BID)?;
        let credit_micro = if flags & CREDIT == 0 { 0 } else { reader.u64()? };
        let rule = (flags & SET != 0).then_some(Rule {
            ask_micro_per_kwh,
            bid_micro_per_kwh,
            hold: flags & HOLD != 0,
            draw: flags & DRAW != 0,
            paused: flags & PAUSED != 0,
        });
        Ok(Self { rule, credit_micro })
    }
}

const UNRULED: Rule =
    Rule { ask_micro_per_kwh: None, bid_micro_per_kwh: None, hold: false, draw: false, paused: false };

fn price(reader: &mut Reader<'_>, flag: u8) -> Result<Option<u32>, PackError> {
    if flag == 0 {
        return Ok(None);
    }
    let at = reader.position();
    let micro_per_wh = reader.u64()?;
    let price =
        micro_per_wh.checked_mul(MICRO_PER_KWH_PER_MICRO_PER_WH).and_then(|price| u32::try_from(price).ok());
    price.map(Some).ok_or(PackError::TooLarge { at })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_ordinary_rule_takes_four_bytes() {
        let rule = Rule { ask_micro_per_kwh: Some(90_000), bid_micro_per_kwh: Some(280_000), ..UNRULED };
        let mut bytes = Vec::new();
        PointRule { rule: Some(rule), credit_micro: 0 }.pack(&mut bytes);
        assert_eq!(bytes.len(), 4);
    }

    #[test]
    fn a_flag_that_means_nothing_is_refused() {
        assert_eq!(RuleBank::decode(&[128]), Err(PackError::Unexpected { value: 128, at: 1 }));
    }

    fn any_rule() -> impl Strategy<Value = Option<Rule>> {
        let price = || prop::option::of((0..4_000_000u32).prop_map(|micro_per_wh| micro_per_wh * 1000));
        prop::option::of((price(), price(), any::<[bool; 3]>()).prop_map(
            |(ask, bid, [hold, draw, paused])| Rule {
                ask_micro_per_kwh: ask,
                bid_micro_per_kwh: bid,
                hold,
                draw,
                paused,
            },
        ))
    }

    proptest! {
        #[test]
        fn rules_and_credit_lines_come_back_as_they_were(rules in prop::collection::vec((any_rule(), any::<u64>()), 1..30)) {
            let bank = RuleBank(rules.into_iter().map(|(rule, credit_micro)| PointRule { rule, credit_micro }).collect());
            prop_assert_eq!(RuleBank::decode(&bank.encode()), Ok(bank));
        }
    }
}
