use cosmwasm_std::{Addr, Storage, Uint128};

use crate::{error::ContractError, state::BALANCES};

pub fn positive(amount: Uint128) -> Result<(), ContractError> {
    if amount.is_zero() { Err(ContractError::ZeroAmount {}) } else { Ok(()) }
}

pub fn debit(storage: &mut dyn Storage, owner: &Addr, amount: Uint128) -> Result<(), ContractError> {
    let balance = BALANCES.may_load(storage, owner)?.unwrap_or_default();
    match balance.checked_sub(amount) {
        Ok(rest) if rest.is_zero() => BALANCES.remove(storage, owner),
        Ok(rest) => BALANCES.save(storage, owner, &rest)?,
        Err(_) => return Err(ContractError::InsufficientBalance { owner: owner.clone(), balance, amount }),
    }
    Ok(())
}

pub fn credit(storage: &mut dyn Storage, owner: &Addr, amount: Uint128) -> Result<(), ContractError> {
    let balance = BALANCES.may_load(storage, owner)?.unwrap_or_default();
    let overflow = |_| ContractError::Overflow { what: "balance", value: balance.u128(), by: amount.u128() };
    BALANCES.save(storage, owner, &balance.checked_add(amount).map_err(overflow)?)?;
    Ok(())
}

/// Between two owners, who may be the same.
pub fn move_energy(
    storage: &mut dyn Storage,
    from: &Addr,
    to: &Addr,
    amount: Uint128,
) -> Result<(), ContractError> {
    positive(amount)?;
    debit(storage, from, amount)?;
    credit(storage, to, amount)
}
