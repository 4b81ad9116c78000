//! Money that is here to pay for calls: a reserve must not wait for another contract to be undone.

use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Deps, Order, StdResult, Storage, Uint128};
use cw_storage_plus::Map;
use interface::{balancing::Config, grid, trading};
use serde::{Deserialize, Serialize};
use units::pack::{PackError, Reader, write_u128};

use crate::{
    error::ContractError,
    state::{ACCOUNTS, COINS, DENOM},
};

/// Coins of one address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    pub available_micro: Uint128,
    /// Held back for calls, and for fines of awards.
    pub reserved_micro: Uint128,
}

impl Account {
    pub fn load(storage: &dyn Storage, address: &Addr) -> Result<Self, PackError> {
        storage.get(&key(address)).map_or(Ok(Self::default()), |bytes| Self::decode(&bytes))
    }

    /// Accounts after one, or from the first one on.
    pub fn all_after(
        storage: &dyn Storage,
        after: Option<&Addr>,
        limit: usize,
    ) -> Result<Vec<(Addr, Self)>, PackError> {
        let start = after.map_or(vec![ACCOUNTS], |after| [key(after).as_slice(), &[0]].concat());
        let accounts = storage.range(Some(&start), Some(&[ACCOUNTS + 1]), Order::Ascending);
        let account = |(key, bytes): (Vec<u8>, Vec<u8>)| {
            let address = String::from_utf8_lossy(key.get(1..).unwrap_or_default());
            Ok((Addr::unchecked(address), Self::decode(&bytes)?))
        };
        accounts.take(limit).map(account).collect()
    }

    /// An account without anything is none.
    pub fn save(&self, storage: &mut dyn Storage, address: &Addr) {
        if *self == Self::default() {
            storage.remove(&key(address));
            return;
        }
        storage.set(&key(address), &self.encode());
    }

    /// `available_micro varint | reserved_micro varint`.
    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(12);
        write_u128(&mut bytes, self.available_micro.u128());
        write_u128(&mut bytes, self.reserved_micro.u128());
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let (available_micro, reserved_micro) = (reader.u128()?.into(), reader.u128()?.into());
        reader.finish()?;
        Ok(Self { available_micro, reserved_micro })
    }

    pub fn add(&mut self, amount_micro: Uint128) -> Result<(), ContractError> {
        self.available_micro = self.available_micro.checked_add(amount_micro)?;
        Ok(())
    }

    pub fn take(&mut self, address: &Addr, amount_micro: Uint128) -> Result<(), ContractError> {
        let available_micro = self.available_micro;
        let left_micro = available_micro.checked_sub(amount_micro);
        self.available_micro = left_micro.map_err(|_| ContractError::Insufficient {
            address: address.clone(),
            amount_micro,
            available_micro,
        })?;
        Ok(())
    }

    pub fn reserve(&mut self, address: &Addr, amount_micro: Uint128) -> Result<(), ContractError> {
        self.take(address, amount_micro)?;
        self.reserved_micro = self.reserved_micro.checked_add(amount_micro)?;
        Ok(())
    }

    /// What was held back is paid to somebody.
    pub fn spend_reserved(&mut self, amount_micro: Uint128) -> Result<(), ContractError> {
        self.reserved_micro = self.reserved_micro.checked_sub(amount_micro)?;
        Ok(())
    }

    /// What was held back is available again.
    pub fn free(&mut self, amount_micro: Uint128) -> Result<(), ContractError> {
        self.reserved_micro = self.reserved_micro.checked_sub(amount_micro)?;
        self.add(amount_micro)
    }
}

/// `prefix | address, as text`.
fn key(address: &Addr) -> Vec<u8> {
    [&[ACCOUNTS], address.as_bytes()].concat()
}

/// Accounts as JSON under their namespace, as they were before they were packed.
pub fn pack(storage: &mut dyn Storage) -> StdResult<()> {
    #[derive(Serialize, Deserialize)]
    struct Unpacked {
        available_micro: Uint128,
        reserved_micro: Uint128,
    }
    const UNPACKED: Map<&Addr, Unpacked> = Map::new("accounts");
    let all = UNPACKED.range(storage, None, None, Order::Ascending).collect::<StdResult<Vec<_>>>()?;
    for (address, Unpacked { available_micro, reserved_micro }) in all {
        Account { available_micro, reserved_micro }.save(storage, &address);
        UNPACKED.remove(storage, &address);
    }
    Ok(())
}

/// Accounts that a tick moves, each read and written once.
#[derive(Default)]
pub struct Accounts(BTreeMap<Addr, Account>);

impl Accounts {
    pub fn of(&mut self, storage: &dyn Storage, address: &Addr) -> Result<&mut Account, PackError> {
        if !self.0.contains_key(address) {
            self.0.insert(address.clone(), Account::load(storage, address)?);
        }
        Ok(self.0.entry(address.clone()).or_default())
    }

    pub fn save(&mut self, storage: &mut dyn Storage) {
        std::mem::take(&mut self.0).iter().for_each(|(address, account)| account.save(storage, address));
    }
}

/// Counts coins that messages brought and took.
pub fn count_coins(
    storage: &mut dyn Storage,
    change: impl FnOnce(Uint128) -> Result<Uint128, ContractError>,
) -> Result<(), ContractError> {
    let coins_micro = change(COINS.may_load(storage)?.unwrap_or_default())?;
    Ok(COINS.save(storage, &coins_micro)?)
}

/// The denomination that trading goes by: the grid names trading. It stays that of the first deposit.
pub fn denom(deps: Deps, config: &Config) -> StdResult<String> {
    if let Some(denom) = DENOM.may_load(deps.storage)? {
        return Ok(denom);
    }
    let grid: grid::Config = deps.querier.query_wasm_smart(&config.grid, &grid::QueryMsg::Config {})?;
    let trading: trading::Config =
        deps.querier.query_wasm_smart(&grid.trading, &trading::QueryMsg::Config {})?;
    Ok(trading.denom)
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;

    use super::*;

    #[test]
    fn accounts_come_back_as_they_were_in_the_order_of_their_addresses() {
        let mut storage = MockStorage::new();
        let account = |available_micro, reserved_micro| Account {
            available_micro: Uint128::new(available_micro),
            reserved_micro: Uint128::new(reserved_micro),
        };
        let all = [
            (Addr::unchecked("ada"), account(u128::MAX, 0)),
            (Addr::unchecked("ada2"), account(0, u128::MAX)),
            (Addr::unchecked("bea"), account(7, 300)),
        ];
        for (address, account) in all.iter().rev() {
            account.save(&mut storage, address);
            assert_eq!(Account::load(&storage, address), Ok(account.clone()));
        }
        assert_eq!(Account::all_after(&storage, None, 9), Ok(all.to_vec()));
        assert_eq!(Account::all_after(&storage, Some(&all[0].0), 1), Ok(all[1..2].to_vec()));
        Account::default().save(&mut storage, &all[1].0);
        assert_eq!(Account::all_after(&storage, Some(&all[0].0), 9), Ok(all[2..].to_vec()));
    }

    #[test]
    fn accounts_of_before_are_packed_and_packing_twice_changes_nothing() {
        let mut storage = MockStorage::new();
        let ada = Addr::unchecked("ada");
        let key = [&[0, 8], b"accounts".as_slice(), b"ada"].concat();
        storage.set(&key, br#"{"available_micro":"12","reserved_micro":"340"}"#);
        for _ in 0..2 {
            pack(&mut storage).unwrap();
            let packed = Account { available_micro: Uint128::new(12), reserved_micro: Uint128::new(340) };
            assert_eq!(Account::load(&storage, &ada), Ok(packed));
            assert_eq!(storage.get(&key), None);
        }
    }
}
