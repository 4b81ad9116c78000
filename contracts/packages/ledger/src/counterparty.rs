//! An address's own account: the utility's, the community's, an operator's.

use cosmwasm_std::{Addr, Storage};
use cw_storage_plus::Map;

use crate::error::LedgerError;

/// By address, in micro-currency; below zero for what it owes.
pub const COUNTERPARTIES: Map<&Addr, i128> = Map::new("parties");

/// Adds to it, negative to take.
pub fn move_counterparty(
    storage: &mut dyn Storage,
    counterparty: &Addr,
    by: i128,
) -> Result<(), LedgerError> {
    let amount = COUNTERPARTIES.may_load(storage, counterparty)?.unwrap_or_default();
    let moved = amount.checked_add(by).ok_or(LedgerError::Overflow { amount, by })?;
    COUNTERPARTIES.save(storage, counterparty, &moved)?;
    Ok(())
}
