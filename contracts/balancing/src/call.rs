use cosmwasm_std::{Addr, Order, Storage, Uint128};
use interface::balancing::{CallAt, CallOpened, OpenCall, Relief};
use units::{
    MICRO_PER_KWH_PER_MICRO_PER_WH, money_micro,
    pack::{PackError, Reader, write_u64, write_u128},
};

use crate::{account::Account, error::ContractError, line::Line, state::CALLS};

/// What somebody asks for: in which slot and zone, and of what.
pub struct Asked {
    pub at: CallAt,
    pub relief: Relief,
    pub needed_wh: u64,
    pub price_cap_micro_per_kwh: u32,
    pub made_in_slot: u32,
    pub by_clock: bool,
}

/// Opens a call with the payer's money held back; `lines` are those of all zones.
pub fn open(
    storage: &mut dyn Storage,
    lines: &[Line],
    asked: Asked,
    payer: Addr,
) -> Result<CallOpened, ContractError> {
    let Asked { at, relief, needed_wh, price_cap_micro_per_kwh, made_in_slot, by_clock } = asked;
    let CallAt { slot, zone_id } = at;
    for called_id in zones_called(storage, slot) {
        if called_id == zone_id {
            return Err(ContractError::AlreadyCalled { zone_id, slot });
        }
        if is_above(lines, called_id, zone_id) || is_above(lines, zone_id, called_id) {
            return Err(ContractError::RelatedCalled { zone_id, slot, called_id });
        }
    }
    let most_micro = money_micro(price_cap_micro_per_kwh.into(), needed_wh)?;
    let reserved_micro = Uint128::new(most_micro.unsigned_abs());
    let mut account = Account::load(storage, &payer)?;
    account.reserve(&payer, reserved_micro)?;
    account.save(storage, &payer)?;
    let needed_wh = needed_wh.into();
    let call = OpenCall {
        slot,
        zone_id,
        relief,
        needed_wh,
        price_cap_micro_per_kwh,
        made_in_slot,
        by_clock,
        payer: payer.clone(),
        reserved_micro,
    };
    storage.set(&key(at), &encode(&call));
    Ok(CallOpened {
        zone_id,
        slot,
        relief,
        needed_wh,
        price_cap_micro_per_kwh,
        by_clock,
        payer,
        reserved_micro,
    })
}

/// The first call after one, or of all.
pub fn first_after(storage: &dyn Storage, after: Option<CallAt>) -> Result<Option<OpenCall>, ContractError> {
    Ok(calls_after(storage, after, 1)?.pop())
}

/// So many calls after one, or from the first one on.
pub fn calls_after(
    storage: &dyn Storage,
    after: Option<CallAt>,
    limit: usize,
) -> Result<Vec<OpenCall>, ContractError> {
    let start = after.map_or(vec![CALLS], |after| [key(after).as_slice(), &[0]].concat());
    let calls = storage.range(Some(&start), Some(&[CALLS + 1]), Order::Ascending).take(limit);
    calls.map(|(key, bytes)| Ok(decode(place_of(&key)?, &bytes)?)).collect()
}

pub fn remove(storage: &mut dyn Storage, at: CallAt) {
    storage.remove(&key(at));
}

fn zones_called(storage: &dyn Storage, slot: u32) -> Vec<u32> {
    let start = key(CallAt { slot, zone_id: 0 });
    let end = key(CallAt { slot: slot.saturating_add(1), zone_id: 0 });
    let keys = storage.range_keys(Some(&start), Some(&end), Order::Ascending);
    keys.filter_map(|key| place_of(&key).ok()).map(|at| at.zone_id).collect()
}

/// A parent's id is below its children's.
fn is_above(lines: &[Line], above: u32, below: u32) -> bool {
    let mut zone_id = below;
    while let Some(parent_id) = lines.get(zone_id as usize).and_then(|line| line.parent_id) {
        if parent_id == above {
            return true;
        }
        if parent_id >= zone_id {
            return false;
        }
        zone_id = parent_id;
    }
    false
}

fn key(CallAt { slot, zone_id }: CallAt) -> Vec<u8> {
    [&[CALLS], slot.to_be_bytes().as_slice(), &zone_id.to_be_bytes()].concat()
}

fn place_of(key: &[u8]) -> Result<CallAt, PackError> {
    let mut reader = Reader::new(key);
    reader.u8()?;
    let at =
        CallAt { slot: u32::from_be_bytes(reader.bytes()?), zone_id: u32::from_be_bytes(reader.bytes()?) };
    reader.finish()?;
    Ok(at)
}

/// `relief u8 | by_clock u8 | needed_wh varint | price / 1000 varint | made_in_slot varint | reserved_micro varint | payer, as text`.
fn encode(call: &OpenCall) -> Vec<u8> {
    let mut bytes = vec![call.relief.code(), call.by_clock.into()];
    write_u64(&mut bytes, call.needed_wh.u64());
    write_u64(&mut bytes, u64::from(call.price_cap_micro_per_kwh) / MICRO_PER_KWH_PER_MICRO_PER_WH);
    write_u64(&mut bytes, call.made_in_slot.into());
    write_u128(&mut bytes, call.reserved_micro.u128());
    bytes.extend(call.payer.as_bytes());
    bytes
}

fn decode(CallAt { slot, zone_id }: CallAt, bytes: &[u8]) -> Result<OpenCall, PackError> {
    let mut reader = Reader::new(bytes);
    let code = reader.u8()?;
    let unexpected = PackError::Unexpected { value: code.into(), at: reader.position() };
    let relief = Relief::ALL.get(usize::from(code)).copied().ok_or(unexpected)?;
    let by_clock = reader.u8()? != 0;
    let needed_wh = reader.u64()?.into();
    let at = reader.position();
    let price = u64::from(reader.u32()?).saturating_mul(MICRO_PER_KWH_PER_MICRO_PER_WH);
    let price_cap_micro_per_kwh = u32::try_from(price).map_err(|_| PackError::TooLarge { at })?;
    let (made_in_slot, reserved_micro) = (reader.u32()?, Uint128::new(reader.u128()?));
    let payer = String::from_utf8_lossy(bytes.get(reader.position()..).unwrap_or_default());
    Ok(OpenCall {
        slot,
        zone_id,
        relief,
        needed_wh,
        price_cap_micro_per_kwh,
        made_in_slot,
        by_clock,
        payer: Addr::unchecked(payer),
        reserved_micro,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_comes_back_as_it_was() {
        let call = OpenCall {
            slot: 7,
            zone_id: 3,
            relief: Relief::FeedInLess,
            needed_wh: u64::MAX.into(),
            price_cap_micro_per_kwh: 4_294_967_000,
            made_in_slot: u32::MAX,
            by_clock: true,
            payer: Addr::unchecked("linden"),
            reserved_micro: Uint128::MAX,
        };
        let at = CallAt { slot: 7, zone_id: 3 };
        assert_eq!(place_of(&key(at)), Ok(at));
        assert_eq!(decode(at, &encode(&call)), Ok(call));
        let decoded = decode(at, &[2]);
        assert_eq!(decoded, Err(PackError::Unexpected { value: 2, at: 1 }));
    }

    #[test]
    fn a_zone_is_below_its_parent_and_all_above_that() {
        let line = |parent_id| Line { parent_id, islanded: true, capacity_up_wh: 0, capacity_down_wh: 0 };
        let lines = [None, Some(0), Some(1), Some(0), Some(4)].map(line);
        let above = |one, other| is_above(&lines, one, other);
        assert!(above(0, 2) && above(1, 2) && above(0, 1) && above(0, 3));
        assert!(!above(2, 1) && !above(3, 2) && !above(2, 2) && !above(0, 0));
        assert!(!above(0, 4) && !above(0, 9), "what cannot be stops nothing");
    }
}
