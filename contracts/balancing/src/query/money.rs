use cosmwasm_std::{Addr, Deps, Env, StdError, Uint128};
use interface::{
    balancing::{BalancingAccount, BalancingAccountsResponse, BalancingMoney},
    page::page_size,
};

use crate::{
    account::Account,
    error::ContractError,
    state::{COINS, DENOM},
};

pub fn account(deps: Deps, address: String) -> Result<BalancingAccount, ContractError> {
    let address = deps.api.addr_validate(&address)?;
    let account = Account::load(deps.storage, &address)?;
    Ok(described(address, account))
}

pub fn accounts(
    deps: Deps,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<BalancingAccountsResponse, ContractError> {
    let start_after = start_after.map(Addr::unchecked);
    let accounts = Account::all_after(deps.storage, start_after.as_ref(), page_size(limit))?;
    let accounts = accounts.into_iter().map(|(address, account)| described(address, account)).collect();
    Ok(BalancingAccountsResponse { accounts })
}

pub fn money(deps: Deps, env: &Env) -> Result<BalancingMoney, ContractError> {
    let denom = DENOM.may_load(deps.storage)?;
    let balance_micro = match &denom {
        Some(denom) => {
            let amount = deps.querier.query_balance(&env.contract.address, denom)?.amount;
            Uint128::try_from(amount).map_err(|error| StdError::msg(error.to_string()))?
        }
        None => Uint128::zero(),
    };
    let coins_micro = COINS.may_load(deps.storage)?.unwrap_or_default();
    Ok(BalancingMoney { denom, coins_micro, balance_micro })
}

fn described(address: Addr, Account { available_micro, reserved_micro }: Account) -> BalancingAccount {
    BalancingAccount { address, available_micro, reserved_micro }
}
