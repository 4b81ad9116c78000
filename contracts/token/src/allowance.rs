use cosmwasm_std::{Addr, BlockInfo, StdResult, Storage, Uint128};
use interface::{
    token::{AllowanceChanged, AllowanceResponse, Expiration},
    wire::Json,
};

use crate::{
    error::ContractError,
    state::{ALLOWANCES, ALLOWANCES_OF_SPENDER},
};

pub const NOTHING: AllowanceResponse =
    AllowanceResponse { allowance: Uint128::zero(), expires: Expiration::Never {} };

pub fn is_over(expires: &Expiration, block: &BlockInfo) -> bool {
    match expires {
        Expiration::AtHeight(height) => block.height >= *height,
        Expiration::AtTime(time) => block.time >= *time,
        Expiration::Never {} => false,
    }
}

/// What `owner` allows `spender` in this block. What has expired is none: nothing that builds on it brings it back.
pub fn in_force(
    storage: &dyn Storage,
    block: &BlockInfo,
    owner: &Addr,
    spender: &Addr,
) -> StdResult<Option<AllowanceResponse>> {
    let allowance = ALLOWANCES.may_load(storage, (owner, spender))?;
    Ok(allowance.filter(|AllowanceResponse { expires, .. }| !is_over(expires, block)))
}

/// As [`in_force`], for messages that need one.
pub fn must_be_in_force(
    storage: &dyn Storage,
    block: &BlockInfo,
    owner: &Addr,
    spender: &Addr,
) -> Result<AllowanceResponse, ContractError> {
    let (owner_, spender_) = (|| owner.clone(), || spender.clone());
    match ALLOWANCES.may_load(storage, (owner, spender))? {
        None => Err(ContractError::NoAllowance { owner: owner_(), spender: spender_() }),
        Some(AllowanceResponse { expires, .. }) if is_over(&expires, block) => {
            Err(ContractError::AllowanceExpired { owner: owner_(), spender: spender_(), expires })
        }
        Some(allowance) => Ok(allowance),
    }
}

pub fn not_over(expires: Option<Expiration>, block: &BlockInfo) -> Result<(), ContractError> {
    match expires {
        Some(expires) if is_over(&expires, block) => Err(ContractError::ExpiresInThePast { expires }),
        _ => Ok(()),
    }
}

pub fn not_own(owner: &Addr, spender: &Addr) -> Result<(), ContractError> {
    if owner == spender { Err(ContractError::OwnSpender { owner: owner.clone() }) } else { Ok(()) }
}

/// Writes both directions; what is used up goes.
pub fn save(
    storage: &mut dyn Storage,
    owner: &Addr,
    spender: &Addr,
    allowance: &AllowanceResponse,
) -> Result<AllowanceChanged, ContractError> {
    let AllowanceResponse { allowance, expires } = if allowance.allowance.is_zero() {
        ALLOWANCES.remove(storage, (owner, spender));
        ALLOWANCES_OF_SPENDER.remove(storage, (spender, owner));
        &NOTHING
    } else {
        ALLOWANCES.save(storage, (owner, spender), allowance)?;
        ALLOWANCES_OF_SPENDER.save(storage, (spender, owner), allowance)?;
        allowance
    };
    Ok(AllowanceChanged {
        owner: owner.clone(),
        spender: spender.clone(),
        energy_wh: *allowance,
        expires: Json::of(expires)?,
    })
}

/// Uses `amount` of what `owner` allows `spender`.
pub fn spend(
    storage: &mut dyn Storage,
    block: &BlockInfo,
    owner: &Addr,
    spender: &Addr,
    amount: Uint128,
) -> Result<AllowanceChanged, ContractError> {
    let AllowanceResponse { allowance, expires } = must_be_in_force(storage, block, owner, spender)?;
    let Ok(rest) = allowance.checked_sub(amount) else {
        let (owner, spender) = (owner.clone(), spender.clone());
        return Err(ContractError::InsufficientAllowance { owner, spender, allowance, amount });
    };
    save(storage, owner, spender, &AllowanceResponse { allowance: rest, expires })
}
