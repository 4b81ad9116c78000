//! What is asked of one offer in a slot, and what came of it.

use std::iter;

use balancing::forecast::SLOTS_A_DAY;
use cosmwasm_std::{Addr, Order, Storage};
use interface::balancing::{CallAt, DeliveryVerdict, Relief, VoidReason};
use units::pack::{PackError, Reader, write_u64, write_u128};

use crate::{
    call::{read_address, read_price, read_relief, write_price},
    error::ContractError,
    state::{AWARDS, AWARDS_OF},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    pub at: CallAt,
    pub offer_id: u32,
    pub owner: Addr,
    pub relief: Relief,
    pub meter_ids: Vec<u32>,
    pub awarded_wh: u64,
    pub price_micro_per_kwh: u32,
    pub price_cap_micro_per_kwh: u32,
    /// The slot in which it was called.
    pub made_in_slot: u32,
    /// The greatest fine, until it is measured.
    pub reserved_micro: u128,
    pub outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is not over yet.
    Bound,
    Void(VoidReason),
    Measured(Measured),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    pub verdict: DeliveryVerdict,
    /// How many days before each day of the baseline was, newest first.
    pub days_back: Vec<u8>,
    pub baseline_wh: Option<u64>,
    pub counted_wh: Option<u64>,
    pub delivered_wh: u64,
    pub missing_wh: u64,
    pub paid_micro: u128,
    pub fined_micro: u128,
}

const BOUND: u8 = 0;
const VOID: u8 = 1;
const MEASURED: u8 = 2;
const VOID_REASONS: [VoidReason; 6] = [
    VoidReason::NoBaseline,
    VoidReason::LowBaseline,
    VoidReason::NoMoney,
    VoidReason::NotInService,
    VoidReason::TooLate,
    VoidReason::NoOffer,
];
const VERDICTS: [DeliveryVerdict; 4] = [
    DeliveryVerdict::Delivered,
    DeliveryVerdict::Missing,
    DeliveryVerdict::Unread,
    DeliveryVerdict::NoBaseline,
];

impl Award {
    /// An award that is new is found by its owner, too.
    pub fn put(&self, storage: &mut dyn Storage) {
        self.save(storage);
        let mut offer_id = Vec::new();
        write_u64(&mut offer_id, self.offer_id.into());
        storage.set(&key_of_owner(&self.owner, Some(self.at)), &offer_id);
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        storage.set(&key(self.at, self.offer_id), &self.encode());
    }

    pub fn forget(&self, storage: &mut dyn Storage) {
        storage.remove(&key(self.at, self.offer_id));
        storage.remove(&key_of_owner(&self.owner, Some(self.at)));
    }

    /// Awards of a call from an offer on.
    pub fn of_call(
        storage: &dyn Storage,
        at: CallAt,
        from_offer: u32,
        limit: usize,
    ) -> Result<Vec<Self>, ContractError> {
        let end = CallAt { zone_id: at.zone_id.saturating_add(1), ..at };
        let awards = storage.range(Some(&key(at, from_offer)), Some(&key(end, 0)), Order::Ascending);
        awards.take(limit).map(|(key, bytes)| Ok(Self::decode(&key, &bytes)?)).collect()
    }

    /// Awards of an owner before a call, newest first.
    pub fn of_owner(
        storage: &dyn Storage,
        owner: &Addr,
        before: Option<CallAt>,
        limit: usize,
    ) -> Result<Vec<Self>, ContractError> {
        let start = key_of_owner(owner, None);
        let last = CallAt { slot: u32::MAX, zone_id: u32::MAX };
        let end = key_of_owner(owner, Some(before.unwrap_or(last)));
        let mut awards = Vec::new();
        for (key_of, bytes) in storage.range(Some(&start), Some(&end), Order::Descending).take(limit) {
            let mut reader = Reader::new(key_of.get(start.len()..).unwrap_or_default());
            let at = CallAt {
                slot: u32::from_be_bytes(reader.bytes()?),
                zone_id: u32::from_be_bytes(reader.bytes()?),
            };
            let key = key(at, Reader::new(&bytes).u32()?);
            if let Some(bytes) = storage.get(&key) {
                awards.push(Self::decode(&key, &bytes)?);
            }
        }
        Ok(awards)
    }

    /// The award of an owner in a slot and zone.
    pub fn of_owner_at(
        storage: &dyn Storage,
        owner: &Addr,
        at: CallAt,
    ) -> Result<Option<Self>, ContractError> {
        let Some(offer_id) = storage.get(&key_of_owner(owner, Some(at))) else { return Ok(None) };
        let key = key(at, Reader::new(&offer_id).u32()?);
        Ok(storage.get(&key).map(|bytes| Self::decode(&key, &bytes)).transpose()?)
    }

    /// The first of all, if it is of a slot before `slot`.
    pub fn first_before(storage: &dyn Storage, slot: u32) -> Result<Option<Self>, ContractError> {
        let end = key(CallAt { slot, zone_id: 0 }, 0);
        let mut awards = storage.range(Some(&[AWARDS]), Some(&end), Order::Ascending);
        Ok(awards.next().map(|(key, bytes)| Self::decode(&key, &bytes)).transpose()?)
    }

    /// `state u8 | relief u8 | points u8 | (id less the one before varint)* | awarded_wh varint | price / 1000 varint | cap / 1000 varint | made_in_slot varint |
    /// reserved_micro varint | what came of it | owner, as text`. That is nothing while it is bound, `reason u8` where it is void, and where it was measured `verdict u8 |
    /// a bit for each day back varint | baseline_wh + 1 varint, 0 for none | counted_wh + 1 varint, 0 for none | delivered_wh varint | missing_wh varint | paid_micro varint |
    /// fined_micro varint`.
    fn encode(&self) -> Vec<u8> {
        let state = match self.outcome {
            Outcome::Bound => BOUND,
            Outcome::Void(_) => VOID,
            Outcome::Measured(_) => MEASURED,
        };
        let mut bytes = vec![state, self.relief.code(), self.meter_ids.len() as u8];
        let before = iter::once(0).chain(self.meter_ids.iter().copied());
        for (meter_id, before) in self.meter_ids.iter().zip(before) {
            write_u64(&mut bytes, meter_id.wrapping_sub(before).into());
        }
        write_u64(&mut bytes, self.awarded_wh);
        write_price(&mut bytes, self.price_micro_per_kwh);
        write_price(&mut bytes, self.price_cap_micro_per_kwh);
        write_u64(&mut bytes, self.made_in_slot.into());
        write_u128(&mut bytes, self.reserved_micro);
        match &self.outcome {
            Outcome::Bound => {}
            Outcome::Void(reason) => bytes.push(*reason as u8),
            Outcome::Measured(measured) => measured.encode(&mut bytes),
        }
        bytes.extend(self.owner.as_bytes());
        bytes
    }

    fn decode(key: &[u8], bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(key);
        reader.u8()?;
        let at = CallAt {
            slot: u32::from_be_bytes(reader.bytes()?),
            zone_id: u32::from_be_bytes(reader.bytes()?),
        };
        let offer_id = u32::from_be_bytes(reader.bytes()?);
        reader.finish()?;
        let mut reader = Reader::new(bytes);
        let state = reader.u8()?;
        let unexpected = PackError::Unexpected { value: state.into(), at: reader.position() };
        let relief = read_relief(&mut reader)?;
        let mut before = 0u32;
        let mut meter_ids = Vec::new();
        for _ in 0..reader.u8()? {
            before = before.wrapping_add(reader.u32()?);
            meter_ids.push(before);
        }
        let awarded_wh = reader.u64()?;
        let (price_micro_per_kwh, price_cap_micro_per_kwh) =
            (read_price(&mut reader)?, read_price(&mut reader)?);
        let (made_in_slot, reserved_micro) = (reader.u32()?, reader.u128()?);
        let outcome = match state {
            BOUND => Outcome::Bound,
            VOID => Outcome::Void(one_of(&VOID_REASONS, &mut reader)?),
            MEASURED => Outcome::Measured(Measured::decode(&mut reader)?),
            _ => return Err(unexpected),
        };
        Ok(Self {
            at,
            offer_id,
            owner: read_address(&reader, bytes),
            relief,
            meter_ids,
            awarded_wh,
            price_micro_per_kwh,
            price_cap_micro_per_kwh,
            made_in_slot,
            reserved_micro,
            outcome,
        })
    }
}

impl Measured {
    /// The slots at the same time on the days of the baseline.
    pub fn slots(&self, slot: u32) -> impl Iterator<Item = u32> {
        self.days_back.iter().map(move |back| slot.saturating_sub(u32::from(*back) * SLOTS_A_DAY))
    }

    fn encode(&self, bytes: &mut Vec<u8>) {
        let option = |energy_wh: Option<u64>| energy_wh.map_or(0, |energy_wh| energy_wh.saturating_add(1));
        bytes.push(self.verdict as u8);
        let bits = self.days_back.iter().map(|back| 1u64.checked_shl(u32::from(*back)).unwrap_or(0));
        write_u64(bytes, bits.fold(0, |days, bit| days | bit));
        for energy_wh in
            [option(self.baseline_wh), option(self.counted_wh), self.delivered_wh, self.missing_wh]
        {
            write_u64(bytes, energy_wh);
        }
        write_u128(bytes, self.paid_micro);
        write_u128(bytes, self.fined_micro);
    }

    fn decode(reader: &mut Reader) -> Result<Self, PackError> {
        let verdict = one_of(&VERDICTS, reader)?;
        let days = reader.u64()?;
        let days_back = (0..64u8).filter(|back| days >> back & 1 == 1).collect();
        Ok(Self {
            verdict,
            days_back,
            baseline_wh: reader.u64()?.checked_sub(1),
            counted_wh: reader.u64()?.checked_sub(1),
            delivered_wh: reader.u64()?,
            missing_wh: reader.u64()?,
            paid_micro: reader.u128()?,
            fined_micro: reader.u128()?,
        })
    }
}

fn one_of<T: Copy>(all: &[T], reader: &mut Reader) -> Result<T, PackError> {
    let code = reader.u8()?;
    let unexpected = PackError::Unexpected { value: code.into(), at: reader.position() };
    all.get(usize::from(code)).copied().ok_or(unexpected)
}

fn key(CallAt { slot, zone_id }: CallAt, offer_id: u32) -> Vec<u8> {
    [&[AWARDS], slot.to_be_bytes().as_slice(), &zone_id.to_be_bytes(), &offer_id.to_be_bytes()].concat()
}

fn key_of_owner(owner: &Addr, at: Option<CallAt>) -> Vec<u8> {
    let mut key = vec![AWARDS_OF, owner.as_bytes().len() as u8];
    key.extend(owner.as_bytes());
    if let Some(CallAt { slot, zone_id }) = at {
        key.extend(slot.to_be_bytes());
        key.extend(zone_id.to_be_bytes());
    }
    key
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    fn award(slot: u32, offer_id: u32, outcome: Outcome) -> Award {
        Award {
            at: CallAt { slot, zone_id: 3 },
            offer_id,
            owner: Addr::unchecked("ada"),
            relief: Relief::FeedInLess,
            meter_ids: vec![0, 7, u32::MAX],
            awarded_wh: u64::MAX,
            price_micro_per_kwh: 4_294_967_000,
            price_cap_micro_per_kwh: 0,
            made_in_slot: u32::MAX,
            reserved_micro: u128::MAX,
            outcome,
        }
    }

    #[test]
    fn awards_come_back_as_they_were_of_their_call_and_of_their_owner() {
        let mut storage = MockStorage::new();
        let measured = |baseline_wh, verdict| Measured {
            verdict,
            days_back: vec![1, 45],
            baseline_wh,
            counted_wh: Some(0),
            delivered_wh: u64::MAX,
            missing_wh: 9,
            paid_micro: u128::MAX,
            fined_micro: 3,
        };
        let mut awards = vec![award(9, 5, Outcome::Bound)];
        awards.extend(
            VOID_REASONS.iter().zip(10..).map(|(reason, slot)| award(slot, 4, Outcome::Void(*reason))),
        );
        awards.extend(VERDICTS.iter().zip(20..).map(|(verdict, slot)| {
            award(slot, 3, Outcome::Measured(measured((slot > 21).then_some(0), *verdict)))
        }));
        awards.iter().for_each(|award| award.put(&mut storage));
        for award in &awards {
            let one = std::slice::from_ref(award);
            assert_eq!(Award::of_call(&storage, award.at, 0, 9).unwrap(), one);
            assert_eq!(Award::of_call(&storage, award.at, award.offer_id + 1, 9).unwrap(), []);
        }
        let owner = Addr::unchecked("ada");
        let newest = Award::of_owner(&storage, &owner, None, 2).unwrap();
        assert_eq!(newest, [awards[10].clone(), awards[9].clone()]);
        assert_eq!(Award::of_owner(&storage, &owner, Some(awards[1].at), 9).unwrap(), [awards[0].clone()]);
        assert_eq!(Award::of_owner(&storage, &Addr::unchecked("ad"), None, 9).unwrap(), []);
        assert_eq!(Award::first_before(&storage, 9).unwrap(), None);
        while let Some(award) = Award::first_before(&storage, 100).unwrap() {
            award.forget(&mut storage);
        }
        assert_eq!(storage.range(None, None, Order::Ascending).count(), 0);
    }
}
