use cosmwasm_std::{Order, Storage};
use interface::packed::{Due, Dues};

use crate::{error::LedgerError, keys};

/// What a bank's points and utilities owe each other, in order of index and utility. A bank in which nobody owes anything is not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DueBank(Vec<Due>);

impl DueBank {
    pub fn load(storage: &dyn Storage, bank: u32) -> Result<Self, LedgerError> {
        match storage.get(&keys::dues(bank)) {
            Some(bytes) => Ok(Self(Dues::decode(&bytes)?.0)),
            None => Ok(Self::default()),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage, bank: u32) {
        if self.0.is_empty() {
            storage.remove(&keys::dues(bank));
        } else {
            storage.set(&keys::dues(bank), &Dues(self.0.clone()).encode());
        }
    }

    pub fn get(&self, index: u8, utility: u32) -> i128 {
        self.place(index, utility).map_or(0, |at| self.0[at].due_micro)
    }

    pub fn set(&mut self, index: u8, utility: u32, due_micro: i128) {
        match self.place(index, utility) {
            Ok(at) if due_micro == 0 => {
                self.0.remove(at);
            }
            Ok(at) => self.0[at].due_micro = due_micro,
            Err(_) if due_micro == 0 => {}
            Err(at) => self.0.insert(at, Due { index, utility, due_micro }),
        }
    }

    /// What a point and each utility owe each other, in order of utility.
    pub fn of(&self, index: u8) -> impl Iterator<Item = Due> + '_ {
        self.0.iter().copied().filter(move |due| due.index == index)
    }

    pub fn debt_micro(&self, index: u8) -> u128 {
        self.of(index).filter(|due| due.due_micro < 0).fold(0, add)
    }

    pub fn claim_micro(&self, index: u8) -> u128 {
        self.of(index).filter(|due| due.due_micro > 0).fold(0, add)
    }

    pub fn all(&self) -> &[Due] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// By how much each due is more than before, as far as it is not the same.
    pub fn moved_since(&self, before: &Self) -> Result<Dues, LedgerError> {
        let gone = before.0.iter().filter(|due| self.place(due.index, due.utility).is_err());
        let mut pairs: Vec<(u8, u32)> =
            self.0.iter().chain(gone).map(|due| (due.index, due.utility)).collect();
        pairs.sort_unstable();
        let mut moved = Vec::new();
        for (index, utility) in pairs {
            let (is, was) = (self.get(index, utility), before.get(index, utility));
            let overflow =
                LedgerError::Overflow { available_micro: was.unsigned_abs(), by_micro: is.unsigned_abs() };
            let due_micro = is.checked_sub(was).ok_or(overflow)?;
            if due_micro != 0 {
                moved.push(Due { index, utility, due_micro });
            }
        }
        Ok(Dues(moved))
    }

    /// The first bank from `bank` on in which somebody owes something.
    pub fn next_bank(storage: &dyn Storage, bank: u32) -> Option<u32> {
        let (first, end) = (keys::dues(bank), keys::after_dues());
        let key = storage.range_keys(Some(&first), Some(&end), Order::Ascending).next()?;
        Some(u32::from_be_bytes(*key.last_chunk()?))
    }

    fn place(&self, index: u8, utility: u32) -> Result<usize, usize> {
        self.0.binary_search_by_key(&(index, utility), |due| (due.index, due.utility))
    }
}

fn add(sum: u128, due: Due) -> u128 {
    sum.saturating_add(due.due_micro.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn who_owes_nothing_leaves_no_trace() {
        let mut storage = MockStorage::new();
        let mut dues = DueBank::default();
        dues.set(9, 0, -5);
        dues.set(9, 2, 7);
        dues.set(3, 0, 1);
        dues.save(&mut storage, 4);
        assert_eq!(DueBank::load(&storage, 4).unwrap(), dues);
        assert_eq!((dues.debt_micro(9), dues.claim_micro(9), dues.debt_micro(3)), (5, 7, 0));
        assert_eq!(DueBank::next_bank(&storage, 0), Some(4));
        let before = dues.clone();
        dues.set(9, 0, 0);
        dues.set(3, 0, 2);
        let moved = [Due { index: 3, utility: 0, due_micro: 1 }, Due { index: 9, utility: 0, due_micro: 5 }];
        assert_eq!(dues.moved_since(&before).unwrap().0, moved);
        for due in [(9, 2), (3, 0)] {
            dues.set(due.0, due.1, 0);
        }
        dues.save(&mut storage, 4);
        assert_eq!(DueBank::next_bank(&storage, 0), None);
    }
}
