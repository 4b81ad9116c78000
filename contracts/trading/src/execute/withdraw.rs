use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Storage, Uint128};
use interface::trading::{AccountRef, WithdrawalRequested};
use ledger::{
    AccountBank, CONFIG, Clock, Counterparty, LedgerError, MONEY_PARAMS, PAUSE, UTILITIES, Withdrawal,
    not_in_settlement,
};
use units::{bank_of, index_in_bank, slot_at};

use super::{no_coins, only_owner};
use crate::{
    error::ContractError,
    payout::{Standing, pay},
};

/// Coins leave the account at once; they are paid after the delay, or with this message if there is none.
pub fn withdraw(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    account: AccountRef,
    amount_micro: Uint128,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    if amount_micro.is_zero() {
        return Err(ContractError::ZeroAmount {});
    }
    match &account {
        AccountRef::Point { meter_id } => only_owner(deps.as_ref(), &config, &info, *meter_id)?,
        AccountRef::Counterparty { address } => {
            no_coins(&info)?;
            if info.sender != deps.api.addr_validate(address)? {
                return Err(ContractError::Unauthorized { sender: info.sender });
            }
        }
    }
    not_in_settlement(deps.storage)?;
    if let Some(pause) = PAUSE.may_load(deps.storage)? {
        return Err(ContractError::Paused { slot: pause.slot, error: pause.error });
    }
    if let Some(Withdrawal { due_slot, .. }) = Withdrawal::of(deps.storage, &account)? {
        return Err(ContractError::WithdrawalOnItsWay { due_slot });
    }
    let standing = Standing::of(deps.as_ref(), &config, &info.sender)?;
    standing.check()?;
    take_out(deps.storage, &account, amount_micro.u128())?;
    let delay_slots = MONEY_PARAMS.load(deps.storage)?.withdraw_delay_slots;
    let present_slot = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    let withdrawal = Withdrawal {
        account,
        to: info.sender,
        amount_micro: amount_micro.u128(),
        due_slot: present_slot.saturating_add(delay_slots),
    };
    let response = Response::new().add_event(requested(&withdrawal));
    if delay_slots == 0 {
        return Ok(pay(deps.storage, &config, withdrawal, &standing)?.add_to(response));
    }
    withdrawal.save(deps.storage)?;
    let mut clock = Clock::load(deps.storage)?;
    clock.withdrawal_due =
        Some(clock.withdrawal_due.map_or(withdrawal.due_slot, |due| due.min(withdrawal.due_slot)));
    clock.save(deps.storage);
    Ok(response)
}

fn take_out(
    storage: &mut dyn Storage,
    account: &AccountRef,
    amount_micro: u128,
) -> Result<(), ContractError> {
    match account {
        AccountRef::Point { meter_id } => {
            let bank = bank_of(*meter_id);
            let mut accounts = AccountBank::load(storage, bank)?;
            accounts.take(index_in_bank(*meter_id), amount_micro)?;
            accounts.save(storage, bank);
        }
        AccountRef::Counterparty { address } => {
            let address = cosmwasm_std::Addr::unchecked(address);
            let mut counterparty = Counterparty::load(storage, &address)?;
            counterparty.take(amount_micro)?;
            if UTILITIES.load(storage)?.contains(&address) {
                check_stays(storage, &counterparty)?;
            }
            counterparty.save(storage, &address)?;
        }
    }
    Ok(())
}

/// A utility takes nothing while it owes, and keeps what it has to keep.
fn check_stays(storage: &dyn Storage, after: &Counterparty) -> Result<(), ContractError> {
    let least_micro = MONEY_PARAMS.load(storage)?.utility_low_micro.u128();
    let Counterparty { available_micro, payable_micro, .. } = *after;
    if payable_micro > 0 {
        return Err(ContractError::UtilityOwes { payable_micro });
    }
    if available_micro < least_micro {
        return Err(LedgerError::Insufficient { amount_micro: least_micro, available_micro }.into());
    }
    Ok(())
}

fn requested(withdrawal: &Withdrawal) -> WithdrawalRequested {
    let (meter_id, counterparty) = withdrawal.account_parts();
    WithdrawalRequested {
        meter_id,
        counterparty,
        by: withdrawal.to.clone(),
        amount_micro: Uint128::new(withdrawal.amount_micro),
        due_slot: withdrawal.due_slot,
    }
}
