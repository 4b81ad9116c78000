mod allowances;
mod carbon;
mod marketing;
mod totals;

pub use allowances::{all_allowances, all_spender_allowances, allowance};
pub use carbon::carbon_avoided;
use cosmwasm_std::{Addr, Deps, Order, StdResult};
use cw_storage_plus::Bound;
use interface::{
    page::page_size,
    token::{AllAccountsResponse, BalanceResponse, DECIMALS, MinterResponse, TokenInfoResponse},
};
pub use marketing::{download_logo, marketing_info};
pub use totals::{slot_totals, totals};

use crate::state::{BALANCES, BOOK, CONFIG};

pub fn balance(deps: Deps, address: String) -> StdResult<BalanceResponse> {
    let address = deps.api.addr_validate(&address)?;
    Ok(BalanceResponse { balance: BALANCES.may_load(deps.storage, &address)?.unwrap_or_default() })
}

pub fn token_info(deps: Deps) -> StdResult<TokenInfoResponse> {
    let config = CONFIG.load(deps.storage)?;
    let total_supply = BOOK.load(deps.storage)?.supply_wh().into();
    Ok(TokenInfoResponse { name: config.name, symbol: config.symbol, decimals: DECIMALS, total_supply })
}

/// Trading, by settlement alone, and without a cap.
pub fn minter(deps: Deps) -> StdResult<MinterResponse> {
    let trading = CONFIG.load(deps.storage)?.trading;
    Ok(MinterResponse { minter: trading.into_string(), cap: None })
}

pub fn all_accounts(
    deps: Deps,
    start_after: Option<String>,
    limit: Option<u32>,
) -> StdResult<AllAccountsResponse> {
    let start_after = cursor(deps, start_after)?;
    let accounts = BALANCES
        .keys(deps.storage, start_after.as_ref().map(Bound::exclusive), None, Order::Ascending)
        .take(page_size(limit))
        .map(|owner| owner.map(Addr::into_string))
        .collect::<StdResult<_>>()?;
    Ok(AllAccountsResponse { accounts })
}

fn cursor(deps: Deps, start_after: Option<String>) -> StdResult<Option<Addr>> {
    start_after.map(|address| deps.api.addr_validate(&address)).transpose()
}
