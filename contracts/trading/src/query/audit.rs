use cosmwasm_std::{Binary, Deps, Env, Int128, Order, StdError, Storage, Uint128, to_json_binary};
use interface::{page::page_size, trading::AuditResponse};
use ledger::{AccountBank, CONFIG, COUNTERPARTIES, Clock, KEPT_TOTAL, LedgerError, ReserveRow, keys};
use pool::SlotWork;

use crate::error::ContractError;

/// Recounts banks from `start_bank` on. The first page adds every counterparty's account and what the slot in work has moved and not yet paid on.
pub fn audit(deps: Deps, env: Env, start_bank: u32, limit: Option<u32>) -> Result<Binary, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let after_last = start_bank.saturating_add(page_size(limit).try_into().unwrap_or(u32::MAX));
    let mut sum: i128 = 0;
    for bank in start_bank..after_last {
        for available in AccountBank::load(deps.storage, bank)?.all() {
            sum = add(sum, *available)?;
        }
        for reserved in ReserveRow::of_bank(deps.storage, bank)? {
            sum = add(sum, reserved)?;
        }
    }
    if start_bank == 0 {
        for entry in COUNTERPARTIES.range(deps.storage, None, None, Order::Ascending) {
            sum = add(sum, entry?.1)?;
        }
        sum = add(sum, in_flight(deps.storage)?)?;
    }
    let held = deps.querier.query_balance(&env.contract.address, &config.denom)?.amount;
    Ok(to_json_binary(&AuditResponse {
        accounts_micro: Int128::new(sum),
        kept_total_micro: Int128::new(KEPT_TOTAL.load(deps.storage)?),
        held_micro: Uint128::try_from(held).map_err(|error| StdError::msg(error.to_string()))?,
        next_bank: bank_at_or_after(deps.storage, after_last),
    })?)
}

/// What the points of the slot in work have paid, less what they received: it belongs to the counterparties.
fn in_flight(storage: &dyn Storage) -> Result<i128, ContractError> {
    match Clock::load(storage)?.slot_in_work() {
        Some(slot) => Ok(SlotWork::load(storage, slot)?.points_micro().saturating_neg()),
        None => Ok(0),
    }
}

fn bank_at_or_after(storage: &dyn Storage, bank: u32) -> Option<u32> {
    let (first, after) = (keys::accounts(bank), keys::after_accounts());
    let key = storage.range_keys(Some(&first), Some(&after), Order::Ascending).next()?;
    Some(u32::from_be_bytes(key.get(1..)?.try_into().ok()?))
}

fn add(amount: i128, by: i128) -> Result<i128, ContractError> {
    amount.checked_add(by).ok_or(LedgerError::Overflow { amount, by }.into())
}
