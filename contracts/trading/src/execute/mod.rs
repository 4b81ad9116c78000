//! One verb, one file.

pub mod cancel_all_orders;
pub mod cancel_orders;
pub mod deposit;
pub mod place_orders;
pub mod remove_delegate;
pub mod replace_orders;
pub mod set_credit_line;
pub mod set_delegate;
pub mod set_forward_params;
pub mod set_oracle;
pub mod set_points_per_tick;
pub mod set_pricing;
pub mod set_rule;
pub mod transfer;
pub mod withdraw;

use cosmwasm_std::{Addr, Api, Coin, Deps, MessageInfo, Storage};
use interface::trading::Config;
use ledger::{KEPT_TOTAL, LedgerError, metering_point};

use crate::error::ContractError;

pub fn no_coins(info: &MessageInfo) -> Result<(), ContractError> {
    match info.funds.as_slice() {
        [] => Ok(()),
        sent => Err(ContractError::UnexpectedCoins { sent: listed(sent) }),
    }
}

fn address(api: &dyn Api, address: String) -> Result<Addr, ContractError> {
    api.addr_validate(&address).map_err(|_| ContractError::Address { address })
}

fn listed(coins: &[Coin]) -> String {
    match coins {
        [] => "nothing".to_string(),
        coins => coins.iter().map(Coin::to_string).collect::<Vec<_>>().join(","),
    }
}

fn only_admin(config: &Config, info: &MessageInfo) -> Result<(), ContractError> {
    no_coins(info)?;
    if info.sender != config.admin {
        return Err(ContractError::Unauthorized { sender: info.sender.clone() });
    }
    Ok(())
}

fn owner_of(deps: Deps, config: &Config, meter_id: u32) -> Result<Addr, ContractError> {
    Ok(metering_point(deps, config, meter_id)?.owner)
}

fn only_owner(deps: Deps, config: &Config, info: &MessageInfo, meter_id: u32) -> Result<(), ContractError> {
    no_coins(info)?;
    let owner = owner_of(deps, config, meter_id)?;
    if info.sender != owner {
        return Err(LedgerError::NotOwner { meter_id, owner, sender: info.sender.clone() }.into());
    }
    Ok(())
}

fn move_kept_total(storage: &mut dyn Storage, by: i128) -> Result<(), ContractError> {
    let amount = KEPT_TOTAL.load(storage)?;
    KEPT_TOTAL.save(storage, &amount.checked_add(by).ok_or(LedgerError::Overflow { amount, by })?)?;
    Ok(())
}

/// A coin's amount as an account counts it.
fn signed(amount: cosmwasm_std::Uint128) -> Result<i128, LedgerError> {
    let amount = amount.u128();
    i128::try_from(amount).map_err(|_| LedgerError::Overflow { amount: 0, by: i128::MAX })
}
