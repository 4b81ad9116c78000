//! What a cut is for the metering points of a bank.

use cosmwasm_std::{Order, Storage};
use interface::balancing::{CallAt, PointClass};
use units::pack::{PackError, Reader, write_u64, write_u128};

use crate::{error::ContractError, state::CUT_POINTS};

/// `(index u8 | class u8 | expected_wh + 1 varint, 0 for unknown | baseline_wh + 1 varint, 0 for none | cut_wh varint)*`, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CutPoints(pub Vec<PointCut>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointCut {
    pub index: u8,
    pub class: PointClass,
    pub expected_wh: Option<u64>,
    pub baseline_wh: Option<u64>,
    pub cut_wh: u64,
}

impl CutPoints {
    /// The first bank of a cut from one on.
    pub fn first_from(
        storage: &dyn Storage,
        at: CallAt,
        bank: u32,
    ) -> Result<Option<(u32, Self)>, ContractError> {
        let end = CallAt { zone_id: at.zone_id.saturating_add(1), ..at };
        let mut banks = storage.range(Some(&key(at, bank)), Some(&key(end, 0)), Order::Ascending);
        let Some((key, bytes)) = banks.next() else { return Ok(None) };
        let bank = key.get(9..).and_then(|bank| bank.try_into().ok()).map_or(0, u32::from_be_bytes);
        Ok(Some((bank, Self::decode(&bytes)?)))
    }

    pub fn load(storage: &dyn Storage, at: CallAt, bank: u32) -> Result<Self, ContractError> {
        Ok(storage.get(&key(at, bank)).map(|bytes| Self::decode(&bytes)).transpose()?.unwrap_or_default())
    }

    /// A bank without points is none: nothing stored is empty.
    pub fn save(&self, storage: &mut dyn Storage, at: CallAt, bank: u32) {
        if self.0.is_empty() {
            storage.remove(&key(at, bank));
        } else {
            storage.set(&key(at, bank), &self.encode());
        }
    }

    pub fn forget(storage: &mut dyn Storage, at: CallAt, bank: u32) {
        storage.remove(&key(at, bank));
    }

    /// Whether the metering point at each index is cut.
    pub fn are_cut(&self) -> [bool; 256] {
        let mut are_cut = [false; 256];
        let cut = self.0.iter().filter(|point| point.cut_wh > 0);
        cut.for_each(|point| are_cut[usize::from(point.index)] = true);
        are_cut
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 8);
        let option = |energy_wh: Option<u64>| energy_wh.map_or(0, |wh| u128::from(wh) + 1);
        for point in &self.0 {
            bytes.push(point.index);
            bytes.push(point.class.code());
            write_u128(&mut bytes, option(point.expected_wh));
            write_u128(&mut bytes, option(point.baseline_wh));
            write_u64(&mut bytes, point.cut_wh);
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut points: Vec<PointCut> = Vec::new();
        while !reader.is_empty() {
            let index = reader.u8()?;
            let unexpected = |value: u8, at| PackError::Unexpected { value: value.into(), at };
            if points.last().is_some_and(|before| before.index >= index) {
                return Err(unexpected(index, reader.position()));
            }
            let code = reader.u8()?;
            let class = PointClass::ALL.get(usize::from(code)).copied();
            let class = class.ok_or(unexpected(code, reader.position()))?;
            let (expected_wh, baseline_wh) = (read_option(&mut reader)?, read_option(&mut reader)?);
            points.push(PointCut { index, class, expected_wh, baseline_wh, cut_wh: reader.u64()? });
        }
        Ok(Self(points))
    }
}

fn read_option(reader: &mut Reader) -> Result<Option<u64>, PackError> {
    let at = reader.position();
    let energy_wh = reader.u128()?.checked_sub(1).map(u64::try_from).transpose();
    energy_wh.map_err(|_| PackError::TooLarge { at })
}

fn key(CallAt { slot, zone_id }: CallAt, bank: u32) -> Vec<u8> {
    [&[CUT_POINTS], slot.to_be_bytes().as_slice(), &zone_id.to_be_bytes(), &bank.to_be_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn points_come_back_as_they_were(points: std::collections::BTreeMap<u8, (u8, Option<u64>, Option<u64>, u64)>) {
            let points = points.into_iter().map(|(index, (class, expected_wh, baseline_wh, cut_wh))| {
                PointCut { index, class: PointClass::ALL[usize::from(class % 3)], expected_wh, baseline_wh, cut_wh }
            });
            let points = CutPoints(points.collect());
            prop_assert_eq!(CutPoints::decode(&points.encode()), Ok(points));
        }

        #[test]
        fn any_bytes_decode_to_points_that_encode_to_them_or_to_an_error(bytes in prop::collection::vec(0..6u8, 0..40)) {
            if let Ok(points) = CutPoints::decode(&bytes) {
                prop_assert_eq!(points.encode(), bytes);
            }
        }
    }

    #[test]
    fn banks_of_one_cut_come_in_order() {
        let mut storage = MockStorage::new();
        let at = CallAt { slot: 9, zone_id: 3 };
        let point = PointCut {
            index: 255,
            class: PointClass::Flexible,
            expected_wh: Some(u64::MAX),
            baseline_wh: None,
            cut_wh: 4,
        };
        let points = CutPoints(vec![PointCut { index: 0, cut_wh: 0, ..point }, point]);
        for bank in [300, 2] {
            points.save(&mut storage, at, bank);
        }
        CutPoints::default().save(&mut storage, CallAt { zone_id: 4, ..at }, 1);
        let first = |bank| CutPoints::first_from(&storage, at, bank).unwrap();
        assert_eq!((first(0), first(3)), (Some((2, points.clone())), Some((300, points.clone()))));
        assert_eq!(first(301), None);
        assert!(points.are_cut()[255] && !points.are_cut()[0]);
    }
}
