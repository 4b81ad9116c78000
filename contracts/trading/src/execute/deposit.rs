use cosmwasm_std::{DepsMut, MessageInfo, Response, Uint128};
use interface::trading::{AccountRef, Deposited};
use ledger::{AccountBank, CONFIG, move_counterparty};
use units::{bank_of, index_in_bank};

use super::{listed, move_kept_total, owner_of, signed};
use crate::error::ContractError;

pub fn deposit(deps: DepsMut, info: MessageInfo, account: AccountRef) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let amount_micro = one_coin(&info, &config.denom)?;
    let by = signed(amount_micro)?;
    let (meter_id, counterparty) = match account {
        AccountRef::Point { meter_id } => {
            owner_of(deps.as_ref(), &config, meter_id)?;
            let bank = bank_of(meter_id);
            let mut accounts = AccountBank::load(deps.storage, bank)?;
            accounts.add(index_in_bank(meter_id), by)?;
            accounts.save(deps.storage, bank);
            (Some(meter_id), None)
        }
        AccountRef::Counterparty { address } => {
            let counterparty = deps.api.addr_validate(&address)?;
            move_counterparty(deps.storage, &counterparty, by)?;
            (None, Some(counterparty))
        }
    };
    move_kept_total(deps.storage, by)?;
    Ok(Response::new().add_event(Deposited { meter_id, counterparty, by: info.sender, amount_micro }))
}

fn one_coin(info: &MessageInfo, denom: &str) -> Result<Uint128, ContractError> {
    match info.funds.as_slice() {
        [coin] if coin.denom == denom && coin.amount.is_zero() => Err(ContractError::ZeroAmount {}),
        [coin] if coin.denom == denom => Uint128::try_from(coin.amount)
            .map_err(|_| ContractError::WrongDeposit { denom: denom.to_string(), sent: coin.to_string() }),
        sent => Err(ContractError::WrongDeposit { denom: denom.to_string(), sent: listed(sent) }),
    }
}
