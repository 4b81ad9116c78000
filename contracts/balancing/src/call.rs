use cosmwasm_std::{Addr, Order, Storage, Uint64, Uint128};
use interface::balancing::{CallAt, CallOpened, CallStage, OpenCall, Relief};
use units::{
    MICRO_PER_KWH_PER_MICRO_PER_WH, money_micro,
    pack::{PackError, Reader, write_u64, write_u128},
};

use crate::{account::Account, error::ContractError, line::Line, state::CALLS, to_award};

/// A call that has not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub told: OpenCall,
    /// Awards of offers before this one are bound; once all are, they are measured.
    pub next_offer: u32,
    pub delivered_wh: u64,
    /// Paid to those who delivered, and fined of those who did not.
    pub paid_micro: u128,
    pub fined_micro: u128,
}

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
    account.save(storage, &payer);
    let needed_wh = needed_wh.into();
    let call = Call {
        next_offer: 0,
        delivered_wh: 0,
        paid_micro: 0,
        fined_micro: 0,
        told: OpenCall {
            slot,
            zone_id,
            relief,
            needed_wh,
            price_cap_micro_per_kwh,
            made_in_slot,
            by_clock,
            payer: payer.clone(),
            reserved_micro,
            stage: CallStage::Opened,
            price_micro_per_kwh: None,
            awarded_wh: Uint64::zero(),
            short_wh: Uint64::zero(),
        },
    };
    call.save(storage);
    to_award::put(storage, at);
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

/// The first call of all.
pub fn first(storage: &dyn Storage) -> Result<Option<Call>, ContractError> {
    Ok(calls_after(storage, None, 1)?.pop())
}

/// So many calls after one, or from the first one on.
pub fn calls_after(
    storage: &dyn Storage,
    after: Option<CallAt>,
    limit: usize,
) -> Result<Vec<Call>, ContractError> {
    let start = after.map_or(vec![CALLS], |after| [key(after).as_slice(), &[0]].concat());
    let calls = storage.range(Some(&start), Some(&[CALLS + 1]), Order::Ascending).take(limit);
    calls.map(|(key, bytes)| Ok(Call::decode(place_of(&key)?, &bytes)?)).collect()
}

impl Call {
    pub fn at(&self) -> CallAt {
        CallAt { slot: self.told.slot, zone_id: self.told.zone_id }
    }

    pub fn load(storage: &dyn Storage, at: CallAt) -> Result<Option<Self>, ContractError> {
        Ok(storage.get(&key(at)).map(|bytes| Self::decode(at, &bytes)).transpose()?)
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        storage.set(&key(self.at()), &self.encode());
    }
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

pub fn place_of(key: &[u8]) -> Result<CallAt, PackError> {
    let mut reader = Reader::new(key);
    reader.u8()?;
    let at =
        CallAt { slot: u32::from_be_bytes(reader.bytes()?), zone_id: u32::from_be_bytes(reader.bytes()?) };
    reader.finish()?;
    Ok(at)
}

const BY_CLOCK: u8 = 1;
const STAGES: [CallStage; 3] = [CallStage::Opened, CallStage::Binding, CallStage::Bound];

impl Call {
    /// `relief u8 | by_clock + 2 stage u8 | needed_wh varint | price cap / 1000 varint | made_in_slot varint | reserved_micro varint`, from the second stage on
    /// `price / 1000 + 1 varint, 0 for none | awarded_wh varint | short_wh varint | next offer varint | delivered_wh varint | paid_micro varint | fined_micro varint`,
    /// and `payer, as text`.
    fn encode(&self) -> Vec<u8> {
        let call = &self.told;
        let flags = u8::from(call.by_clock) | (call.stage as u8) << 1;
        let mut bytes = vec![call.relief.code(), flags];
        write_u64(&mut bytes, call.needed_wh.u64());
        write_price(&mut bytes, call.price_cap_micro_per_kwh);
        write_u64(&mut bytes, call.made_in_slot.into());
        write_u128(&mut bytes, call.reserved_micro.u128());
        if call.stage != CallStage::Opened {
            let price =
                call.price_micro_per_kwh.map(|price| u64::from(price) / MICRO_PER_KWH_PER_MICRO_PER_WH);
            write_u64(&mut bytes, price.map_or(0, |price| price.saturating_add(1)));
            write_u64(&mut bytes, call.awarded_wh.u64());
            write_u64(&mut bytes, call.short_wh.u64());
            write_u64(&mut bytes, self.next_offer.into());
            write_u64(&mut bytes, self.delivered_wh);
            write_u128(&mut bytes, self.paid_micro);
            write_u128(&mut bytes, self.fined_micro);
        }
        bytes.extend(call.payer.as_bytes());
        bytes
    }

    fn decode(CallAt { slot, zone_id }: CallAt, bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let relief = read_relief(&mut reader)?;
        let flags = reader.u8()?;
        let unexpected = PackError::Unexpected { value: flags.into(), at: reader.position() };
        let stage = STAGES.get(usize::from(flags >> 1)).copied().ok_or(unexpected)?;
        let needed_wh = reader.u64()?.into();
        let price_cap_micro_per_kwh = read_price(&mut reader)?;
        let (made_in_slot, reserved_micro) = (reader.u32()?, Uint128::new(reader.u128()?));
        let told = OpenCall {
            slot,
            zone_id,
            relief,
            needed_wh,
            price_cap_micro_per_kwh,
            made_in_slot,
            by_clock: flags & BY_CLOCK != 0,
            payer: Addr::unchecked(""),
            reserved_micro,
            stage,
            price_micro_per_kwh: None,
            awarded_wh: Uint64::zero(),
            short_wh: Uint64::zero(),
        };
        let mut call = Self { told, next_offer: 0, delivered_wh: 0, paid_micro: 0, fined_micro: 0 };
        if stage != CallStage::Opened {
            let at = reader.position();
            let price = reader
                .u64()?
                .checked_sub(1)
                .map(|price| price.saturating_mul(MICRO_PER_KWH_PER_MICRO_PER_WH));
            let price = price.map(u32::try_from).transpose();
            call.told.price_micro_per_kwh = price.map_err(|_| PackError::TooLarge { at })?;
            call.told.awarded_wh = reader.u64()?.into();
            call.told.short_wh = reader.u64()?.into();
            call.next_offer = reader.u32()?;
            call.delivered_wh = reader.u64()?;
            (call.paid_micro, call.fined_micro) = (reader.u128()?, reader.u128()?);
        }
        call.told.payer = read_address(&reader, bytes);
        Ok(call)
    }
}

pub fn read_relief(reader: &mut Reader) -> Result<Relief, PackError> {
    let code = reader.u8()?;
    let unexpected = PackError::Unexpected { value: code.into(), at: reader.position() };
    Relief::ALL.get(usize::from(code)).copied().ok_or(unexpected)
}

/// A price is a multiple of 1000.
pub fn write_price(bytes: &mut Vec<u8>, micro_per_kwh: u32) {
    write_u64(bytes, u64::from(micro_per_kwh) / MICRO_PER_KWH_PER_MICRO_PER_WH);
}

pub fn read_price(reader: &mut Reader) -> Result<u32, PackError> {
    let at = reader.position();
    let price = u64::from(reader.u32()?).saturating_mul(MICRO_PER_KWH_PER_MICRO_PER_WH);
    u32::try_from(price).map_err(|_| PackError::TooLarge { at })
}

/// The rest of some bytes.
pub fn read_address(reader: &Reader, bytes: &[u8]) -> Addr {
    let rest = bytes.get(reader.position()..).unwrap_or_default();
    Addr::unchecked(String::from_utf8_lossy(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_comes_back_as_it_was() {
        let told = OpenCall {
            slot: 7,
            zone_id: 3,
            relief: Relief::FeedInLess,
            needed_wh: u64::MAX.into(),
            price_cap_micro_per_kwh: 4_294_967_000,
            made_in_slot: u32::MAX,
            by_clock: true,
            payer: Addr::unchecked("linden"),
            reserved_micro: Uint128::MAX,
            stage: CallStage::Opened,
            price_micro_per_kwh: None,
            awarded_wh: Uint64::zero(),
            short_wh: Uint64::zero(),
        };
        let opened = Call { told, next_offer: 0, delivered_wh: 0, paid_micro: 0, fined_micro: 0 };
        let told = OpenCall {
            stage: CallStage::Binding,
            by_clock: false,
            price_micro_per_kwh: Some(4_294_967_000),
            awarded_wh: u64::MAX.into(),
            short_wh: 5u64.into(),
            ..opened.told.clone()
        };
        let bound = Call { told, next_offer: 999, delivered_wh: 3, paid_micro: u128::MAX, fined_micro: 2 };
        let at = CallAt { slot: 7, zone_id: 3 };
        assert_eq!(place_of(&key(at)), Ok(at));
        for call in [opened, bound] {
            assert_eq!(Call::decode(at, &call.encode()), Ok(call));
        }
        let decoded = Call::decode(at, &[2]);
        assert_eq!(decoded, Err(PackError::Unexpected { value: 2, at: 1 }));
    }
}
