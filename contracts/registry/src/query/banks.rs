use cosmwasm_std::Deps;
use interface::{
    page::page_size,
    registry::{BankSummary, BanksResponse},
};

use crate::{bank::Bank, error::ContractError, state::BANK_COUNT};

pub fn banks(
    deps: Deps,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<BanksResponse, ContractError> {
    let first = start_after.map_or(0, |bank| bank.saturating_add(1));
    let mut banks = Vec::new();
    for id in (first..BANK_COUNT.load(deps.storage)?).take(page_size(limit)) {
        if let Some(bank) = Bank::load(deps.storage, id)? {
            banks.push(BankSummary { bank: id, zone_id: bank.membership.zone_id, meters: bank.meters() });
        }
    }
    Ok(BanksResponse { banks })
}
