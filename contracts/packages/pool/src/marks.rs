use cosmwasm_std::Storage;
use settlement::{Funds, Point};
use units::pack::{PackError, Reader, write_u64};

use crate::{
    error::PoolError,
    keys,
    part::{self, Part},
    rules::PointRule,
};

/// What summing found out about a point that settling cannot find out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub index: u8,
    /// The account could not pay for the whole deficit at the bid.
    pub out_of_funds: bool,
    /// The market has no number for what it asked for, so it trades with the utility.
    pub set_aside: bool,
    /// Energy tokens taken from the owner.
    pub used_wh: u64,
}

/// Marks of a bank from summing to settling, in order of index, only of points that have one: `index u8 | flags u8 | used_wh varint`, flag 1 being out
/// of funds, 2 set aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks(Vec<Mark>);

impl Mark {
    /// The point as it was summed.
    pub fn point(&self, part: &Part, rule: &PointRule) -> Point {
        let mut point = part::point(part, rule, self.used_wh, Funds::Decided(!self.out_of_funds));
        point.rule.paused |= self.set_aside;
        point
    }
}

impl Marks {
    pub fn push(&mut self, mark: Mark) {
        if mark.out_of_funds || mark.set_aside || mark.used_wh > 0 {
            self.0.push(mark);
        }
    }

    pub fn get(&self, index: u8) -> Mark {
        let found = self.0.binary_search_by_key(&index, |mark| mark.index);
        found.map_or(Mark { index, out_of_funds: false, set_aside: false, used_wh: 0 }, |at| self.0[at])
    }

    /// Nothing is stored for a bank without marks; whether there were any.
    pub fn save(&self, storage: &mut dyn Storage, bank: u32) -> bool {
        if !self.0.is_empty() {
            storage.set(&keys::marks(bank), &self.encode());
        }
        !self.0.is_empty()
    }

    pub fn load(storage: &dyn Storage, bank: u32) -> Result<Self, PoolError> {
        match storage.get(&keys::marks(bank)) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    pub fn remove(&self, storage: &mut dyn Storage, bank: u32) {
        if !self.0.is_empty() {
            storage.remove(&keys::marks(bank));
        }
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for mark in &self.0 {
            bytes.extend_from_slice(&[
                mark.index,
                u8::from(mark.out_of_funds) | u8::from(mark.set_aside) << 1,
            ]);
            write_u64(&mut bytes, mark.used_wh);
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut marks = Vec::new();
        while !reader.is_empty() {
            let (index, flag) = (reader.u8()?, reader.u8()?);
            if flag > 3 {
                return Err(PackError::Unexpected { value: flag.into(), at: reader.position() });
            }
            marks.push(Mark {
                index,
                out_of_funds: flag & 1 != 0,
                set_aside: flag & 2 != 0,
                used_wh: reader.u64()?,
            });
        }
        Ok(Self(marks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back_as_they_were_and_points_without_one_have_none() {
        let mut marks = Marks::default();
        marks.push(Mark { index: 3, out_of_funds: true, set_aside: false, used_wh: 0 });
        marks.push(Mark { index: 4, out_of_funds: false, set_aside: false, used_wh: 0 });
        marks.push(Mark { index: 200, out_of_funds: false, set_aside: true, used_wh: 5_000 });
        let back = Marks::decode(&marks.encode()).unwrap();
        assert_eq!(back, marks);
        assert_eq!(back.0.len(), 2);
        assert_eq!(back.get(200).used_wh, 5_000);
        assert!(!back.get(4).out_of_funds);
        assert!(Marks::decode(&[0, 4, 0]).is_err());
    }
}
