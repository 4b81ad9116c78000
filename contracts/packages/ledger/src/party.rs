//! An address's own account: the utility's, the community's, an operator's.

use cosmwasm_std::{Addr, Storage};
use cw_storage_plus::Map;

use crate::error::LedgerError;

/// By address, in micro-currency; below zero for what it owes.
pub const PARTIES: Map<&Addr, i128> = Map::new("parties");

/// Adds to it, negative to take.
pub fn move_party(storage: &mut dyn Storage, party: &Addr, by: i128) -> Result<(), LedgerError> {
    let amount = PARTIES.may_load(storage, party)?.unwrap_or_default();
    PARTIES.save(storage, party, &amount.checked_add(by).ok_or(LedgerError::Overflow { amount, by })?)?;
    Ok(())
}
