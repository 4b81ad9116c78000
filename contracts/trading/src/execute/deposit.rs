use cosmwasm_std::{Addr, Deps, DepsMut, Env, Event, MessageInfo, Response, Storage, Uint128};
use interface::{
    grid::{self, SlotGrid},
    trading::{AccountRef, Config, Deposited},
};
use ledger::{
    AccountBank, CONFIG, COUNTERPARTIES, Clock, Counterparty, LedgerError, Payer, UTILITIES, pay_debts,
};
use units::{bank_of, index_in_bank, slot_at};

use super::{count_coins_in, listed, owner_of};
use crate::error::ContractError;

pub fn deposit(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    account: AccountRef,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let amount_micro = one_coin(&info, &config.denom)?;
    let mut told = Vec::new();
    let (meter_id, counterparty) = match account {
        AccountRef::Point { meter_id } => {
            owner_of(deps.as_ref(), &config, meter_id)?;
            told = pay_in(deps.storage, meter_id, amount_micro.u128())?;
            (Some(meter_id), None)
        }
        AccountRef::Counterparty { address } => {
            let counterparty = deps.api.addr_validate(&address)?;
            only_counterparty(
                deps.as_ref(),
                &config,
                slot_at(env.block.time.seconds(), config.slot_seconds)?,
                &counterparty,
            )?;
            let mut account = Counterparty::load(deps.storage, &counterparty)?;
            account.add(amount_micro.u128())?;
            account.save(deps.storage, &counterparty)?;
            (None, Some(counterparty))
        }
    };
    count_coins_in(deps.storage, amount_micro.u128())?;
    Ok(Response::new()
        .add_event(Deposited { meter_id, counterparty, by: info.sender, amount_micro })
        .add_events(told))
}

/// Only whom the market may pay has an account by address, so that nobody makes their list longer than grids and utilities do.
fn only_counterparty(deps: Deps, config: &Config, slot: u32, address: &Addr) -> Result<(), ContractError> {
    let is_known = COUNTERPARTIES.has(deps.storage, address)
        || *address == config.community
        || UTILITIES.load(deps.storage)?.contains(address);
    if is_known {
        return Ok(());
    }
    let grid: SlotGrid = deps.querier.query_wasm_smart(&config.grid, &grid::QueryMsg::SlotGrid { slot })?;
    if grid.zones.iter().any(|zone| zone.operator == *address) {
        return Ok(());
    }
    Err(ContractError::NoCounterparty { address: address.clone() })
}

/// Coins for a point: they pay what it owes first. While a slot is being settled, utilities do not count its debts yet: then they are paid with the
/// next slot, or from a withdrawal.
pub fn pay_in(
    storage: &mut dyn Storage,
    meter_id: u32,
    amount_micro: u128,
) -> Result<Vec<Event>, LedgerError> {
    let (left_micro, told) = if Clock::load(storage)?.in_work {
        (amount_micro, Vec::new())
    } else {
        pay_debts(storage, &[meter_id], amount_micro, Payer::Account)?
    };
    let bank = bank_of(meter_id);
    let mut accounts = AccountBank::load(storage, bank)?;
    accounts.add(index_in_bank(meter_id), left_micro)?;
    accounts.save(storage, bank);
    Ok(told)
}

fn one_coin(info: &MessageInfo, denom: &str) -> Result<Uint128, ContractError> {
    match info.funds.as_slice() {
        [coin] if coin.denom == denom && coin.amount.is_zero() => Err(ContractError::ZeroAmount {}),
        [coin] if coin.denom == denom => Uint128::try_from(coin.amount)
            .map_err(|_| ContractError::WrongDeposit { denom: denom.to_string(), sent: coin.to_string() }),
        sent => Err(ContractError::WrongDeposit { denom: denom.to_string(), sent: listed(sent) }),
    }
}
