use cosmwasm_std::{BankMsg, Coin, DepsMut, Env, Int128, MessageInfo, Response, Uint128};
use interface::trading::{AccountRef, Withdrawn};
use ledger::{AccountBank, CONFIG, COUNTERPARTIES, LedgerError, move_counterparty, not_in_settlement};
use units::{bank_of, index_in_bank};

use super::{move_kept_total, no_coins, only_owner, signed};
use crate::error::ContractError;

pub fn withdraw(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    account: AccountRef,
    amount_micro: Uint128,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let amount = signed(amount_micro)?;
    let held = deps.querier.query_balance(&env.contract.address, &config.denom)?.amount;
    let covered = |available: i128| {
        if amount == 0 {
            return Err(ContractError::ZeroAmount {});
        }
        if available < amount {
            return Err(
                LedgerError::Insufficient { amount_micro, available_micro: Int128::new(available) }.into()
            );
        }
        match Uint128::try_from(held) {
            // Points may owe, so that accounts can stand for more coins than there are.
            Ok(held_micro) if held_micro < amount_micro => {
                Err(ContractError::NotHeld { amount_micro, held_micro })
            }
            _ => Ok(()),
        }
    };
    let (meter_id, counterparty) = match account {
        AccountRef::Point { meter_id } => {
            only_owner(deps.as_ref(), &config, &info, meter_id)?;
            not_in_settlement(deps.storage)?;
            let (bank, index) = (bank_of(meter_id), index_in_bank(meter_id));
            let mut accounts = AccountBank::load(deps.storage, bank)?;
            covered(accounts.available(index))?;
            accounts.add(index, -amount)?;
            accounts.save(deps.storage, bank);
            (Some(meter_id), None)
        }
        AccountRef::Counterparty { address } => {
            no_coins(&info)?;
            let counterparty = deps.api.addr_validate(&address)?;
            if info.sender != counterparty {
                return Err(ContractError::Unauthorized { sender: info.sender });
            }
            covered(COUNTERPARTIES.may_load(deps.storage, &counterparty)?.unwrap_or_default())?;
            move_counterparty(deps.storage, &counterparty, -amount)?;
            (None, Some(counterparty))
        }
    };
    move_kept_total(deps.storage, -amount)?;
    let coins = vec![Coin::new(amount_micro, config.denom)];
    Ok(Response::new()
        .add_message(BankMsg::Send { to_address: info.sender.to_string(), amount: coins })
        .add_event(Withdrawn { meter_id, counterparty, by: info.sender, amount_micro }))
}
