//! An address's own account: the utility's, the community's, an operator's.

use cosmwasm_std::{Addr, Storage};

use crate::{error::ContractError, state::PARTIES};

/// Adds to it, negative to take.
pub fn move_party(storage: &mut dyn Storage, party: &Addr, by: i128) -> Result<(), ContractError> {
    let amount = PARTIES.may_load(storage, party)?.unwrap_or_default();
    PARTIES.save(storage, party, &amount.checked_add(by).ok_or(ContractError::Overflow { amount, by })?)?;
    Ok(())
}
