use cosmwasm_std::{Addr, Binary, Deps, Env, Int128, Order, Uint64, Uint128, to_json_binary};
use cw_storage_plus::Bound;
use interface::{
    page::page_size,
    trading::{AccountResponse, AccountsResponse, CounterpartiesResponse, CounterpartyResponse, NextRule},
};
use ledger::{AccountBank, CONFIG, COUNTERPARTIES, ReserveRow, row_of};
use pool::RuleBank;
use units::{bank_of, index_in_bank, meter_id, slot_at};

use crate::error::ContractError;

pub fn config(deps: Deps) -> Result<Binary, ContractError> {
    Ok(to_json_binary(&CONFIG.load(deps.storage)?)?)
}

pub fn account(deps: Deps, env: &Env, meter_id: u32) -> Result<Binary, ContractError> {
    let bank = bank_of(meter_id);
    let (accounts, rules) = (AccountBank::load(deps.storage, bank)?, Rules::load(deps, env, bank)?);
    let reserves = ReserveRow::load(deps.storage, row_of(meter_id))?;
    Ok(to_json_binary(&response(&accounts, &rules, &reserves, meter_id))?)
}

pub fn accounts(deps: Deps, env: &Env, bank: u32) -> Result<Binary, ContractError> {
    let (accounts, rules) = (AccountBank::load(deps.storage, bank)?, Rules::load(deps, env, bank)?);
    let known = accounts.all().len().max(rules.latest.points());
    let indexes = (0..=u8::MAX).take(known);
    let meters: Vec<u32> = indexes.filter_map(|index| meter_id(bank, index)).collect();
    let accounts = meters
        .chunk_by(|one, next| row_of(*one) == row_of(*next))
        .map(|in_one_row| {
            let reserves = ReserveRow::load(deps.storage, row_of(in_one_row[0]))?;
            let accounts = in_one_row.iter().map(|id| response(&accounts, &rules, &reserves, *id));
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

fn response(accounts: &AccountBank, rules: &Rules, reserves: &ReserveRow, meter_id: u32) -> AccountResponse {
    let index = index_in_bank(meter_id);
    let present = rules.present.get(index);
    AccountResponse {
        meter_id,
        available_micro: Int128::new(accounts.available(index)),
        reserved_micro: Uint128::new(reserves.get(meter_id).reserved_micro),
        credit_micro: Uint64::new(present.credit_micro),
        rule: present.rule,
        next_rule: rules.next(index),
    }
}

pub fn counterparty(deps: Deps, address: String) -> Result<Binary, ContractError> {
    let address = deps.api.addr_validate(&address)?;
    let available = COUNTERPARTIES.may_load(deps.storage, &address)?.unwrap_or_default();
    Ok(to_json_binary(&CounterpartyResponse { address, available_micro: Int128::new(available) })?)
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
            entry
                .map(|(address, micro)| CounterpartyResponse { address, available_micro: Int128::new(micro) })
        })
        .collect::<Result<_, _>>()?;
    Ok(to_json_binary(&CounterpartiesResponse { counterparties })?)
}
