//! One verb, one file.

pub mod cancel_all_orders;
pub mod cancel_orders;
pub mod deposit;
pub mod place_orders;
pub mod remove_delegate;
pub mod replace_orders;
pub mod resume_withdrawals;
pub mod set_credit_line;
pub mod set_delegate;
pub mod set_forward_params;
pub mod set_money_params;
pub mod set_oracle;
pub mod set_points_per_tick;
pub mod set_pricing;
pub mod set_rule;
pub mod transfer;
pub mod withdraw;

use cosmwasm_std::{Addr, Api, Coin, Deps, MessageInfo, Storage};
use interface::trading::Config;
use ledger::{COINS, DueBank, LedgerError, metering_point};
use pool::RuleBank;
use units::{bank_of, index_in_bank};

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

pub fn count_coins_in(storage: &mut dyn Storage, by_micro: u128) -> Result<(), ContractError> {
    let available_micro = COINS.load(storage)?;
    let sum = available_micro.checked_add(by_micro);
    COINS.save(storage, &sum.ok_or(LedgerError::Overflow { available_micro, by_micro })?)?;
    Ok(())
}

/// Whoever owes more than the credit line trades nothing forward.
fn within_credit(storage: &dyn Storage, meter_id: u32) -> Result<(), ContractError> {
    let (bank, index) = (bank_of(meter_id), index_in_bank(meter_id));
    let debt_micro = DueBank::load(storage, bank)?.debt_micro(index);
    if debt_micro == 0 {
        return Ok(());
    }
    let credit_micro = RuleBank::load(storage, bank)?.get(index).credit_micro;
    if debt_micro > credit_micro.into() {
        return Err(ContractError::DebtBeyondCredit { meter_id, debt_micro, credit_micro });
    }
    Ok(())
}
