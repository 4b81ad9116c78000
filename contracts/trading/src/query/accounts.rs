use cosmwasm_std::{Addr, Binary, Deps, Env, Order, Storage, Uint64, Uint128, to_json_binary};
use cw_storage_plus::Bound;
use interface::{
    page::page_size,
    trading::{
        AccountRef, AccountResponse, AccountsResponse, CounterpartiesResponse, CounterpartyResponse,
        NextRule, PendingWithdrawal,
    },
};
use ledger::{AccountBank, CONFIG, COUNTERPARTIES, Counterparty, DueBank, ReserveRow, Withdrawal, row_of};
use pool::RuleBank;
use units::{bank_of, first_meter_of, index_in_bank, meter_id, slot_at};

use crate::error::ContractError;

pub fn config(deps: Deps) -> Result<Binary, ContractError> {
    Ok(to_json_binary(&CONFIG.load(deps.storage)?)?)
}

pub fn account(deps: Deps, env: &Env, meter_id: u32) -> Result<Binary, ContractError> {
    let bank = bank_of(meter_id);
    let money = BankMoney::load(deps.storage, bank)?;
    let rules = Rules::load(deps, env, bank)?;
    let reserves = ReserveRow::load(deps.storage, row_of(meter_id))?;
    Ok(to_json_binary(&response(&money, &rules, &reserves, meter_id))?)
}

pub fn accounts(deps: Deps, env: &Env, bank: u32) -> Result<Binary, ContractError> {
    let money = BankMoney::load(deps.storage, bank)?;
    let rules = Rules::load(deps, env, bank)?;
    let owing = money.dues.all().last().map_or(0, |due| usize::from(due.index).saturating_add(1));
    let known = money.accounts.all().len().max(rules.latest.points()).max(owing);
    let indexes = (0..=u8::MAX).take(known);
    let meters: Vec<u32> = indexes.filter_map(|index| meter_id(bank, index)).collect();
    let accounts = meters
        .chunk_by(|one, next| row_of(*one) == row_of(*next))
        .map(|in_one_row| {
            let reserves = ReserveRow::load(deps.storage, row_of(in_one_row[0]))?;
            let accounts = in_one_row.iter().map(|id| response(&money, &rules, &reserves, *id));
            Ok(accounts.collect::<Vec<_>>())
        })
        .collect::<Result<Vec<_>, ContractError>>()?
        .concat();
    Ok(to_json_binary(&AccountsResponse { accounts })?)
}

/// A bank's rules: of the slot that runs, and from the next on.
struct Rules {
    present_slot: u32,
    present: RuleBank,
    latest: RuleBank,
}

impl Rules {
    fn load(deps: Deps, env: &Env, bank: u32) -> Result<Self, ContractError> {
        let present_slot = slot_at(env.block.time.seconds(), CONFIG.load(deps.storage)?.slot_seconds)?;
        Ok(Self {
            present_slot,
            present: RuleBank::of_slot(deps.storage, present_slot, bank)?,
            latest: RuleBank::load(deps.storage, bank)?,
        })
    }

    fn next(&self, index: u8) -> Option<NextRule> {
        let (present, latest) = (self.present.get(index).rule, self.latest.get(index).rule);
        let rule = latest.filter(|_| latest != present)?;
        Some(NextRule { from_slot: self.present_slot.saturating_add(1), rule })
    }
}

/// A bank's coins, what is owed, and what is on its way.
struct BankMoney {
    accounts: AccountBank,
    dues: DueBank,
    withdrawals: Vec<Withdrawal>,
}

impl BankMoney {
    fn load(storage: &dyn Storage, bank: u32) -> Result<Self, ContractError> {
        let first = first_meter_of(bank).unwrap_or(u32::MAX);
        let after = bank.checked_add(1).and_then(first_meter_of);
        Ok(Self {
            accounts: AccountBank::load(storage, bank)?,
            dues: DueBank::load(storage, bank)?,
            withdrawals: Withdrawal::of_points(storage, first, after).collect::<Result<_, _>>()?,
        })
    }
}

fn response(money: &BankMoney, rules: &Rules, reserves: &ReserveRow, meter_id: u32) -> AccountResponse {
    let index = index_in_bank(meter_id);
    let present = rules.present.get(index);
    let account = AccountRef::Point { meter_id };
    let withdrawal = money.withdrawals.iter().find(|withdrawal| withdrawal.account == account);
    AccountResponse {
        meter_id,
        available_micro: Uint128::new(money.accounts.available(index)),
        reserved_micro: Uint128::new(reserves.get(meter_id).reserved_micro),
        debt_micro: Uint128::new(money.dues.debt_micro(index)),
        claim_micro: Uint128::new(money.dues.claim_micro(index)),
        credit_micro: Uint64::new(present.credit_micro),
        withdrawal: withdrawal.map(pending),
        rule: present.rule,
        next_rule: rules.next(index),
    }
}

fn pending(withdrawal: &Withdrawal) -> PendingWithdrawal {
    PendingWithdrawal { amount_micro: Uint128::new(withdrawal.amount_micro), due_slot: withdrawal.due_slot }
}

pub fn counterparty(deps: Deps, address: String) -> Result<Binary, ContractError> {
    let address = deps.api.addr_validate(&address)?;
    let account = Counterparty::load(deps.storage, &address)?;
    Ok(to_json_binary(&counterparty_response(deps.storage, address, account)?)?)
}

pub fn counterparties(
    deps: Deps,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<Binary, ContractError> {
    let after = start_after.map(Addr::unchecked);
    let counterparties = COUNTERPARTIES
        .range(deps.storage, after.as_ref().map(Bound::exclusive), None, Order::Ascending)
        .take(page_size(limit))
        .map(|entry| {
            let (address, account) = entry?;
            counterparty_response(deps.storage, address, account)
        })
        .collect::<Result<_, ContractError>>()?;
    Ok(to_json_binary(&CounterpartiesResponse { counterparties })?)
}

fn counterparty_response(
    storage: &dyn Storage,
    address: Addr,
    account: Counterparty,
) -> Result<CounterpartyResponse, ContractError> {
    let reference = AccountRef::Counterparty { address: address.to_string() };
    Ok(CounterpartyResponse {
        available_micro: Uint128::new(account.available_micro),
        receivable_micro: Uint128::new(account.receivable_micro),
        payable_micro: Uint128::new(account.payable_micro),
        withdrawal: Withdrawal::of(storage, &reference)?.as_ref().map(pending),
        address,
    })
}
