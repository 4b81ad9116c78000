//! What a zone's metering points have to do less of in a slot.

use cosmwasm_std::{Addr, Order, Storage, Uint64, Uint128};
use interface::balancing::{CallAt, CutStage, EmergencyCut};
use units::pack::{PackError, Reader, write_u64, write_u128};

use crate::{
    call::{place_of, read_address, read_price, read_relief, write_price},
    error::ContractError,
    state::{CUTS, OPEN_CUTS},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    pub told: EmergencyCut,
    /// The bank where the work stands; and, of what is measured, the place in it.
    pub bank: u32,
    pub index: u32,
    pub flexible: ClassShare,
    pub ordinary: ClassShare,
    /// Metering points that are cut.
    pub points: u32,
}

/// What those of a class have to do less of, as far as they are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassShare {
    /// What all of them are expected to draw or feed in.
    pub expected_wh: u64,
    /// Of those that are told.
    pub before_wh: u64,
}

const STAGES: [CutStage; 4] = [CutStage::Foreseeing, CutStage::Cutting, CutStage::Made, CutStage::Ended];

impl Cut {
    pub fn at(&self) -> CallAt {
        CallAt { slot: self.told.slot, zone_id: self.told.zone_id }
    }

    pub fn load(storage: &dyn Storage, at: CallAt) -> Result<Option<Self>, ContractError> {
        Ok(storage.get(&key(at)).map(|bytes| Self::decode(at, &bytes)).transpose()?)
    }

    /// Those that are worked on stand apart, so that a tick finds the next one: first what is to be told, then what is to be measured, by slot.
    pub fn save(&self, storage: &mut dyn Storage) {
        storage.set(&key(self.at()), &self.encode());
        for is_made in [false, true] {
            let open = key_of_open(is_made, self.at());
            let stands = match self.told.stage {
                CutStage::Foreseeing | CutStage::Cutting => !is_made,
                CutStage::Made => is_made,
                CutStage::Ended => false,
            };
            if stands {
                storage.set(&open, &[1]);
            } else {
                storage.remove(&open);
            }
        }
    }

    pub fn forget(storage: &mut dyn Storage, at: CallAt) {
        storage.remove(&key(at));
    }

    /// The next one that is worked on.
    pub fn next_open(storage: &dyn Storage) -> Result<Option<Self>, ContractError> {
        let mut open = storage.range_keys(Some(&[OPEN_CUTS]), Some(&[OPEN_CUTS + 1]), Order::Ascending);
        let Some(key) = open.next() else { return Ok(None) };
        Self::load(storage, place_of(key.get(1..).unwrap_or_default())?)
    }

    /// So many after one, or from the first one on.
    pub fn all_after(
        storage: &dyn Storage,
        after: Option<CallAt>,
        limit: usize,
    ) -> Result<Vec<Self>, ContractError> {
        let start = after.map_or(vec![CUTS], |after| [key(after).as_slice(), &[0]].concat());
        let cuts = storage.range(Some(&start), Some(&[CUTS + 1]), Order::Ascending).take(limit);
        cuts.map(|(key, bytes)| Ok(Self::decode(place_of(&key)?, &bytes)?)).collect()
    }

    /// The first of all, if it has ended and is of a slot before `slot`.
    pub fn first_before(storage: &dyn Storage, slot: u32) -> Result<Option<CallAt>, ContractError> {
        let first = Self::all_after(storage, None, 1)?.pop();
        let old = first.filter(|cut| cut.told.slot < slot && cut.told.stage == CutStage::Ended);
        Ok(old.map(|cut| cut.at()))
    }

    /// `relief u8 | stage u8 | needed_wh varint | compensation / 1000 varint | measured_slot varint | made_in_slot varint | reserved_micro varint | cut_wh varint |
    /// short_wh varint | delivered_wh varint | paid_micro varint | bank varint | index varint | (expected_wh varint | before_wh varint), flexible, then ordinary |
    /// points varint | payer, as text`.
    fn encode(&self) -> Vec<u8> {
        let cut = &self.told;
        let mut bytes = vec![cut.relief.code(), cut.stage as u8];
        write_u64(&mut bytes, cut.needed_wh.u64());
        write_price(&mut bytes, cut.compensation_micro_per_kwh);
        write_u64(&mut bytes, cut.measured_slot.into());
        write_u64(&mut bytes, cut.made_in_slot.into());
        write_u128(&mut bytes, cut.reserved_micro.u128());
        for energy_wh in [cut.cut_wh, cut.short_wh, cut.delivered_wh] {
            write_u64(&mut bytes, energy_wh.u64());
        }
        write_u128(&mut bytes, cut.paid_micro.u128());
        write_u64(&mut bytes, self.bank.into());
        write_u64(&mut bytes, self.index.into());
        for class in [self.flexible, self.ordinary] {
            write_u64(&mut bytes, class.expected_wh);
            write_u64(&mut bytes, class.before_wh);
        }
        write_u64(&mut bytes, self.points.into());
        bytes.extend(cut.payer.as_bytes());
        bytes
    }

    fn decode(CallAt { slot, zone_id }: CallAt, bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let relief = read_relief(&mut reader)?;
        let code = reader.u8()?;
        let unexpected = PackError::Unexpected { value: code.into(), at: reader.position() };
        let stage = STAGES.get(usize::from(code)).copied().ok_or(unexpected)?;
        let needed_wh = reader.u64()?.into();
        let compensation_micro_per_kwh = read_price(&mut reader)?;
        let (measured_slot, made_in_slot) = (reader.u32()?, reader.u32()?);
        let reserved_micro = Uint128::new(reader.u128()?);
        let [cut_wh, short_wh, delivered_wh]: [Uint64; 3] =
            [reader.u64()?.into(), reader.u64()?.into(), reader.u64()?.into()];
        let paid_micro = Uint128::new(reader.u128()?);
        let (bank, index) = (reader.u32()?, reader.u32()?);
        let [flexible, ordinary] = [read_share(&mut reader)?, read_share(&mut reader)?];
        let points = reader.u32()?;
        let payer: Addr = read_address(&reader, bytes);
        let told = EmergencyCut {
            slot,
            zone_id,
            relief,
            needed_wh,
            compensation_micro_per_kwh,
            measured_slot,
            made_in_slot,
            payer,
            reserved_micro,
            stage,
            cut_wh,
            short_wh,
            delivered_wh,
            paid_micro,
        };
        Ok(Self { told, bank, index, flexible, ordinary, points })
    }
}

fn read_share(reader: &mut Reader) -> Result<ClassShare, PackError> {
    Ok(ClassShare { expected_wh: reader.u64()?, before_wh: reader.u64()? })
}

fn key(CallAt { slot, zone_id }: CallAt) -> Vec<u8> {
    [&[CUTS], slot.to_be_bytes().as_slice(), &zone_id.to_be_bytes()].concat()
}

fn key_of_open(is_made: bool, CallAt { slot, zone_id }: CallAt) -> Vec<u8> {
    [&[OPEN_CUTS, is_made.into()], slot.to_be_bytes().as_slice(), &zone_id.to_be_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;
    use interface::balancing::Relief;

    use super::*;

    fn cut(slot: u32, stage: CutStage) -> Cut {
        let told = EmergencyCut {
            slot,
            zone_id: 3,
            relief: Relief::FeedInLess,
            needed_wh: u64::MAX.into(),
            compensation_micro_per_kwh: 4_294_967_000,
            measured_slot: 1,
            made_in_slot: u32::MAX,
            payer: Addr::unchecked("linden"),
            reserved_micro: Uint128::MAX,
            stage,
            cut_wh: 5u64.into(),
            short_wh: u64::MAX.into(),
            delivered_wh: 7u64.into(),
            paid_micro: 8u128.into(),
        };
        let flexible = ClassShare { expected_wh: u64::MAX, before_wh: 2 };
        Cut { told, bank: u32::MAX, index: 256, flexible, ordinary: ClassShare::default(), points: 9 }
    }

    #[test]
    fn cuts_come_back_as_they_were_and_those_to_be_told_come_first() {
        let mut storage = MockStorage::new();
        let all = [cut(7, CutStage::Ended), cut(8, CutStage::Made), cut(9, CutStage::Foreseeing)];
        all.iter().rev().for_each(|cut| cut.save(&mut storage));
        assert_eq!(Cut::all_after(&storage, None, 9).unwrap(), all);
        assert_eq!(Cut::all_after(&storage, Some(all[0].at()), 1).unwrap(), all[1..2]);
        assert_eq!(Cut::next_open(&storage).unwrap(), Some(all[2].clone()));
        let cutting = cut(9, CutStage::Cutting);
        cutting.save(&mut storage);
        assert_eq!(Cut::next_open(&storage).unwrap(), Some(cutting));
        cut(9, CutStage::Made).save(&mut storage);
        assert_eq!(Cut::next_open(&storage).unwrap(), Some(all[1].clone()));
        for slot in [8, 9] {
            cut(slot, CutStage::Ended).save(&mut storage);
        }
        assert_eq!(Cut::next_open(&storage).unwrap(), None);
        let oldest = |slot| Cut::first_before(&storage, slot).unwrap().map(|at| at.slot);
        assert_eq!((oldest(7), oldest(8)), (None, Some(7)));
        let decoded = Cut::decode(all[0].at(), &[0, 4]);
        assert_eq!(decoded, Err(PackError::Unexpected { value: 4, at: 2 }));
    }
}
