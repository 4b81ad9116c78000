//! An address's own account: a utility's, the community's, an operator's.

use cosmwasm_std::{Addr, StdResult, Storage};
use cw_storage_plus::Map;
use serde::{Deserialize, Serialize};

use crate::error::LedgerError;

/// By address.
pub const COUNTERPARTIES: Map<&Addr, Counterparty> = Map::new("counterparties");

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counterparty {
    /// Coins.
    pub available_micro: u128,
    /// What points owe it.
    pub receivable_micro: u128,
    /// What it owes points.
    pub payable_micro: u128,
}

impl Counterparty {
    pub fn load(storage: &dyn Storage, address: &Addr) -> StdResult<Self> {
        Ok(COUNTERPARTIES.may_load(storage, address)?.unwrap_or_default())
    }

    pub fn save(&self, storage: &mut dyn Storage, address: &Addr) -> StdResult<()> {
        COUNTERPARTIES.save(storage, address, self)
    }

    pub fn add(&mut self, by_micro: u128) -> Result<(), LedgerError> {
        let available_micro = self.available_micro;
        let sum = available_micro.checked_add(by_micro);
        self.available_micro = sum.ok_or(LedgerError::Overflow { available_micro, by_micro })?;
        Ok(())
    }

    pub fn take(&mut self, amount_micro: u128) -> Result<(), LedgerError> {
        let available_micro = self.available_micro;
        let rest = available_micro.checked_sub(amount_micro);
        self.available_micro = rest.ok_or(LedgerError::Insufficient { amount_micro, available_micro })?;
        Ok(())
    }
}
