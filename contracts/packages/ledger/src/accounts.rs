use cosmwasm_std::Storage;
use units::pack::{PackError, Reader, write_i128};

use crate::{error::LedgerError, keys};

/// Available money of a bank's points in micro-currency: one zigzag varint per point in order of index, up to the last that is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountBank(Vec<i128>);

impl AccountBank {
    pub fn load(storage: &dyn Storage, bank: u32) -> Result<Self, LedgerError> {
        match storage.get(&keys::accounts(bank)) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage, bank: u32) {
        storage.set(&keys::accounts(bank), &self.encode());
    }

    pub fn available(&self, index: u8) -> i128 {
        self.0.get(usize::from(index)).copied().unwrap_or_default()
    }

    /// Adds money, negative to take it.
    pub fn add(&mut self, index: u8, by: i128) -> Result<(), LedgerError> {
        let place = usize::from(index);
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        let amount = self.0[place];
        self.0[place] = amount.checked_add(by).ok_or(LedgerError::Overflow { amount, by })?;
        Ok(())
    }

    /// Every account up to the last that is not zero, in order of index.
    pub fn all(&self) -> &[i128] {
        &self.0
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut accounts = Vec::with_capacity(256);
        while !reader.is_empty() {
            accounts.push(reader.i128()?);
        }
        Ok(Self(accounts))
    }

    /// At least one byte: the chain stores no empty value.
    fn encode(&self) -> Vec<u8> {
        let used = self.0.iter().rposition(|available| *available != 0).map_or(1, |last| last + 1);
        let mut bytes = Vec::with_capacity(used * 5);
        self.0.iter().take(used).for_each(|available| write_i128(&mut bytes, *available));
        if bytes.is_empty() {
            bytes.push(0);
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn fifty_of_currency_take_four_bytes() {
        let mut bank = AccountBank::default();
        bank.add(0, 50_000_000).unwrap();
        assert_eq!(bank.encode().len(), 4);
    }

    #[test]
    fn an_account_that_would_leave_its_range_is_refused_and_stays() {
        let mut bank = AccountBank::default();
        bank.add(3, i128::MAX).unwrap();
        assert!(matches!(bank.add(3, 1), Err(LedgerError::Overflow { amount: i128::MAX, by: 1 })));
        assert_eq!(bank.available(3), i128::MAX);
    }

    proptest! {
        #[test]
        fn accounts_come_back_as_they_were(moves in prop::collection::vec((any::<u8>(), any::<i64>()), 0..300)) {
            let mut bank = AccountBank::default();
            for (index, by) in moves {
                bank.add(index, by.into()).unwrap();
            }
            let back = AccountBank::decode(&bank.encode()).unwrap();
            for index in 0..=u8::MAX {
                prop_assert_eq!(back.available(index), bank.available(index));
            }
        }
    }
}
