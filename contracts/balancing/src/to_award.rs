//! Calls whose awards are not bound yet, the next slot first.

use cosmwasm_std::{Order, Storage};
use interface::balancing::CallAt;
use units::pack::{PackError, Reader, write_u64};

use crate::{error::ContractError, state::TO_AWARD};

/// What is asked of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub offer_id: u32,
    pub awarded_wh: u64,
}

/// What a call asks for, in order of offer, once that is known.
pub type ToAward = Option<Vec<Asked>>;

pub fn put(storage: &mut dyn Storage, at: CallAt) {
    storage.set(&key(at), &encode(&None));
}

pub fn put_asked(storage: &mut dyn Storage, at: CallAt, asked: Vec<Asked>) {
    storage.set(&key(at), &encode(&Some(asked)));
}

pub fn first(storage: &dyn Storage) -> Result<Option<(CallAt, ToAward)>, ContractError> {
    let mut waiting = storage.range(Some(&[TO_AWARD]), Some(&[TO_AWARD + 1]), Order::Ascending);
    let Some((key, bytes)) = waiting.next() else { return Ok(None) };
    let mut reader = Reader::new(&key);
    reader.u8()?;
    let at =
        CallAt { slot: u32::from_be_bytes(reader.bytes()?), zone_id: u32::from_be_bytes(reader.bytes()?) };
    Ok(Some((at, decode(&bytes)?)))
}

pub fn remove(storage: &mut dyn Storage, at: CallAt) {
    storage.remove(&key(at));
}

fn key(CallAt { slot, zone_id }: CallAt) -> Vec<u8> {
    [&[TO_AWARD], slot.to_be_bytes().as_slice(), &zone_id.to_be_bytes()].concat()
}

/// `is_known u8 | (offer varint | awarded_wh varint)*`.
fn encode(waiting: &ToAward) -> Vec<u8> {
    let mut bytes = vec![waiting.is_some().into()];
    for Asked { offer_id, awarded_wh } in waiting.iter().flatten() {
        write_u64(&mut bytes, (*offer_id).into());
        write_u64(&mut bytes, *awarded_wh);
    }
    bytes
}

fn decode(bytes: &[u8]) -> Result<ToAward, PackError> {
    let mut reader = Reader::new(bytes);
    if reader.u8()? == 0 {
        reader.finish()?;
        return Ok(None);
    }
    let mut asked = Vec::new();
    while !reader.is_empty() {
        asked.push(Asked { offer_id: reader.u32()?, awarded_wh: reader.u64()? });
    }
    Ok(Some(asked))
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn calls_wait_in_order_of_their_slots_and_come_back_as_they_were() {
        let mut storage = MockStorage::new();
        let (late, soon) = (CallAt { slot: 700, zone_id: 1 }, CallAt { slot: 9, zone_id: 300 });
        put(&mut storage, late);
        let asked = vec![Asked { offer_id: 0, awarded_wh: u64::MAX }, Asked { offer_id: 999, awarded_wh: 1 }];
        put_asked(&mut storage, soon, asked.clone());
        assert_eq!(first(&storage).unwrap(), Some((soon, Some(asked))));
        remove(&mut storage, soon);
        assert_eq!(first(&storage).unwrap(), Some((late, None)));
        put_asked(&mut storage, late, vec![]);
        assert_eq!(first(&storage).unwrap(), Some((late, Some(vec![]))));
    }
}
