use cosmwasm_std::{Addr, Binary, Deps, Int128, Order, Uint64, Uint128, to_json_binary};
use cw_storage_plus::Bound;
use interface::{
    page::page_size,
    trading::{AccountResponse, AccountsResponse, CounterpartiesResponse, CounterpartyResponse},
};
use ledger::{AccountBank, CONFIG, COUNTERPARTIES, ReserveRow, row_of};
use pool::RuleBank;
use units::{bank_of, index_in_bank, meter_id};

use crate::error::ContractError;

pub fn config(deps: Deps) -> Result<Binary, ContractError> {
    Ok(to_json_binary(&CONFIG.load(deps.storage)?)?)
}

pub fn account(deps: Deps, meter_id: u32) -> Result<Binary, ContractError> {
    let bank = bank_of(meter_id);
    let (accounts, rules) = (AccountBank::load(deps.storage, bank)?, RuleBank::load(deps.storage, bank)?);
    let reserves = ReserveRow::load(deps.storage, row_of(meter_id))?;
    Ok(to_json_binary(&response(&accounts, &rules, &reserves, meter_id))?)
}

pub fn accounts(deps: Deps, bank: u32) -> Result<Binary, ContractError> {
    let (accounts, rules) = (AccountBank::load(deps.storage, bank)?, RuleBank::load(deps.storage, bank)?);
    let known = accounts.all().len().max(rules.points());
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

fn response(
    accounts: &AccountBank,
    rules: &RuleBank,
    reserves: &ReserveRow,
    meter_id: u32,
) -> AccountResponse {
    let index = index_in_bank(meter_id);
    let rule = rules.get(index);
    AccountResponse {
        meter_id,
        available_micro: Int128::new(accounts.available(index)),
        reserved_micro: Uint128::new(reserves.get(meter_id).reserved_micro),
        credit_micro: Uint64::new(rule.credit_micro),
        rule: rule.rule,
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
