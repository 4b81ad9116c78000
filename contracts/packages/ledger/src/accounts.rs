use cosmwasm_std::Storage;
use units::pack::{PackError, Reader, write_u128};

use crate::{error::LedgerError, keys};

/// Coins that a bank's points may spend, in micro-currency: one varint per point in order of index, up to the last that is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountBank(Vec<u128>);

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

    pub fn available(&self, index: u8) -> u128 {
        self.0.get(usize::from(index)).copied().unwrap_or_default()
    }

    pub fn set(&mut self, index: u8, available_micro: u128) {
        let place = usize::from(index);
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        self.0[place] = available_micro;
    }

    pub fn add(&mut self, index: u8, by_micro: u128) -> Result<(), LedgerError> {
        let available_micro = self.available(index);
        let sum = available_micro.checked_add(by_micro);
        self.set(index, sum.ok_or(LedgerError::Overflow { available_micro, by_micro })?);
        Ok(())
    }

    pub fn take(&mut self, index: u8, amount_micro: u128) -> Result<(), LedgerError> {
        let available_micro = self.available(index);
        let rest = available_micro.checked_sub(amount_micro);
        self.set(index, rest.ok_or(LedgerError::Insufficient { amount_micro, available_micro })?);
        Ok(())
    }

    /// Every account up to the last that is not zero, in order of index.
    pub fn all(&self) -> &[u128] {
        &self.0
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut accounts = Vec::with_capacity(256);
        while !reader.is_empty() {
            accounts.push(reader.u128()?);
        }
        Ok(Self(accounts))
    }

    /// At least one byte: the chain stores no empty value.
    fn encode(&self) -> Vec<u8> {
        let used = self.0.iter().rposition(|available| *available != 0).map_or(1, |last| last + 1);
        let mut bytes = Vec::with_capacity(used * 5);
        self.0.iter().take(used).for_each(|available| write_u128(&mut bytes, *available));
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
        bank.add(3, u128::MAX).unwrap();
        let more = bank.add(3, 1);
        assert!(matches!(more, Err(LedgerError::Overflow { available_micro: u128::MAX, by_micro: 1 })));
        bank.set(3, 7);
        let less = bank.take(3, 8);
        assert!(matches!(less, Err(LedgerError::Insufficient { amount_micro: 8, available_micro: 7 })));
        assert_eq!(bank.available(3), 7);
    }

    proptest! {
        #[test]
        fn accounts_come_back_as_they_were(moves in prop::collection::vec((any::<u8>(), any::<u64>()), 0..300)) {
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
