use std::ops::Range;

use cosmwasm_std::{Binary, Deps, Env, Int128, Order, StdError, Storage, Uint128, to_json_binary};
use interface::{
    page::page_size,
    trading::{AuditResponse, UtilityAudit},
};
use ledger::{
    AccountBank, COINS, CONFIG, COUNTERPARTIES, Clock, Counterparty, DueBank, ReserveRow, UTILITIES,
    Withdrawal, keys,
};
use pool::SlotWork;
use units::first_meter_of;

use crate::error::ContractError;

/// Recounts banks from `start_bank` on. The first page adds every counterparty's account and what the slot in work has moved and not yet paid on.
pub fn audit(deps: Deps, env: Env, start_bank: u32, limit: Option<u32>) -> Result<Binary, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let after_last = start_bank.saturating_add(page_size(limit).try_into().unwrap_or(u32::MAX));
    let mut count = Count::of_banks(deps.storage, start_bank..after_last)?;
    if start_bank == 0 {
        count.add_counterparties(deps.storage)?;
    }
    let balance = deps.querier.query_balance(&env.contract.address, &config.denom)?.amount;
    Ok(to_json_binary(&AuditResponse {
        available_micro: Uint128::new(count.available_micro),
        reserved_micro: Uint128::new(count.reserved_micro),
        withdrawals_micro: Uint128::new(count.withdrawals_micro),
        in_work_micro: Int128::new(count.in_work_micro),
        coins_micro: Uint128::new(COINS.load(deps.storage)?),
        balance_micro: Uint128::try_from(balance).map_err(|error| StdError::msg(error.to_string()))?,
        utilities: count.utilities,
        next_bank: bank_at_or_after(deps.storage, after_last),
    })?)
}

struct Count {
    available_micro: u128,
    reserved_micro: u128,
    withdrawals_micro: u128,
    in_work_micro: i128,
    utilities: Vec<UtilityAudit>,
}

impl Count {
    fn of_banks(storage: &dyn Storage, banks: Range<u32>) -> Result<Self, ContractError> {
        let utilities = UTILITIES.load(storage)?.into_iter();
        let utilities = utilities.map(|utility| UtilityAudit {
            utility,
            debts_micro: Uint128::zero(),
            claims_micro: Uint128::zero(),
            receivable_micro: Int128::zero(),
            payable_micro: Int128::zero(),
        });
        let mut count = Self {
            available_micro: 0,
            reserved_micro: 0,
            withdrawals_micro: 0,
            in_work_micro: 0,
            utilities: utilities.collect(),
        };
        for bank in banks.clone() {
            for available in AccountBank::load(storage, bank)?.all() {
                count.available_micro = count.available_micro.saturating_add(*available);
            }
            count.reserved_micro =
                count.reserved_micro.saturating_add(ReserveRow::sum_of_bank(storage, bank)?);
            count.add_dues(&DueBank::load(storage, bank)?);
        }
        if let Some(first) = first_meter_of(banks.start) {
            for withdrawal in Withdrawal::of_points(storage, first, first_meter_of(banks.end)) {
                count.withdrawals_micro = count.withdrawals_micro.saturating_add(withdrawal?.amount_micro);
            }
        }
        Ok(count)
    }

    fn add_dues(&mut self, dues: &DueBank) {
        for due in dues.all() {
            let Some(utility) = self.utilities.get_mut(due.utility as usize) else { continue };
            let micro = Uint128::new(due.due_micro.unsigned_abs());
            if due.due_micro < 0 {
                utility.debts_micro = utility.debts_micro.saturating_add(micro);
            } else {
                utility.claims_micro = utility.claims_micro.saturating_add(micro);
            }
        }
    }

    fn add_counterparties(&mut self, storage: &dyn Storage) -> Result<(), ContractError> {
        for entry in COUNTERPARTIES.range(storage, None, None, Order::Ascending) {
            let (address, Counterparty { available_micro, receivable_micro, payable_micro }) = entry?;
            self.available_micro = self.available_micro.saturating_add(available_micro);
            if let Some(utility) = self.utilities.iter_mut().find(|utility| utility.utility == address) {
                utility.receivable_micro = signed(receivable_micro);
                utility.payable_micro = signed(payable_micro);
            }
        }
        for withdrawal in Withdrawal::of_counterparties(storage) {
            self.withdrawals_micro = self.withdrawals_micro.saturating_add(withdrawal?.amount_micro);
        }
        let Some(slot) = Clock::load(storage)?.slot_in_work() else { return Ok(()) };
        let progress = SlotWork::load(storage, slot)?.progress;
        self.in_work_micro = progress.points_coins_micro.saturating_neg();
        for supplier in progress.suppliers {
            if let Some(utility) = self.utilities.get_mut(supplier.utility as usize) {
                utility.receivable_micro += Int128::new(supplier.receivable_change_micro);
                utility.payable_micro += Int128::new(supplier.payable_change_micro);
            }
        }
        Ok(())
    }
}

fn signed(micro: u128) -> Int128 {
    Int128::new(i128::try_from(micro).unwrap_or(i128::MAX))
}

fn bank_at_or_after(storage: &dyn Storage, bank: u32) -> Option<u32> {
    let (first, after) = (keys::accounts(bank), keys::after_accounts());
    let mut keys = storage.range_keys(Some(&first), Some(&after), Order::Ascending);
    let with_account = keys.next().and_then(|key| Some(u32::from_be_bytes(*key.last_chunk()?)));
    with_account.into_iter().chain(DueBank::next_bank(storage, bank)).min()
}
