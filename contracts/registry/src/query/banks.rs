use cosmwasm_std::Deps;
use interface::{
    grid::MAX_ZONES,
    page::page_size,
    registry::{BankSummary, BanksResponse},
};

use units::FIRST_FEEDER_BANK;

use crate::{bank::Bank, error::ContractError, state::BANK_COUNT};

pub fn banks(
    deps: Deps,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<BanksResponse, ContractError> {
    let first = start_after.map_or(0, |bank| bank.saturating_add(1));
    let mut banks = Vec::new();
    let feeders = FIRST_FEEDER_BANK..FIRST_FEEDER_BANK + MAX_ZONES;
    let all = (0..BANK_COUNT.load(deps.storage)?).chain(feeders).filter(|id| *id >= first);
    for id in all {
        if banks.len() == page_size(limit) {
            break;
        }
        if let Some(bank) = Bank::load(deps.storage, id)? {
            banks.push(BankSummary { bank: id, zone_id: bank.membership.zone_id, meters: bank.meters() });
        }
    }
    Ok(BanksResponse { banks })
}
