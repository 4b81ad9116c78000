//! Money that is here to pay for calls: a reserve must not wait for another contract to be undone.

use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Deps, StdResult, Storage, Uint128};
use interface::{balancing::Config, grid, trading};
use serde::{Deserialize, Serialize};

use crate::{
    error::ContractError,
    state::{ACCOUNTS, COINS, DENOM},
};

/// Coins of one address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub available_micro: Uint128,
    /// Held back for calls, and for fines of awards.
    pub reserved_micro: Uint128,
}

impl Account {
    pub fn load(storage: &dyn Storage, address: &Addr) -> StdResult<Self> {
        Ok(ACCOUNTS.may_load(storage, address)?.unwrap_or_default())
    }

    /// An account without anything is none.
    pub fn save(&self, storage: &mut dyn Storage, address: &Addr) -> StdResult<()> {
        if *self == Self::default() {
            ACCOUNTS.remove(storage, address);
            return Ok(());
        }
        ACCOUNTS.save(storage, address, self)
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

/// Accounts that a tick moves, each read and written once.
#[derive(Default)]
pub struct Accounts(BTreeMap<Addr, Account>);

impl Accounts {
    pub fn of(&mut self, storage: &dyn Storage, address: &Addr) -> StdResult<&mut Account> {
        if !self.0.contains_key(address) {
            self.0.insert(address.clone(), Account::load(storage, address)?);
        }
        Ok(self.0.entry(address.clone()).or_default())
    }

    pub fn save(&mut self, storage: &mut dyn Storage) -> StdResult<()> {
        std::mem::take(&mut self.0).iter().try_for_each(|(address, account)| account.save(storage, address))
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
