use cosmwasm_std::{DepsMut, MessageInfo, Response, Uint128};
use interface::trading::Transferred;
use ledger::{AccountBank, CONFIG, DueBank, LedgerError, not_in_settlement};
use units::{bank_of, index_in_bank};

use super::{deposit::pay_in, only_owner};
use crate::error::ContractError;

pub fn transfer(
    deps: DepsMut,
    info: MessageInfo,
    from_meter_id: u32,
    to_meter_id: u32,
    amount_micro: Uint128,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    if from_meter_id == to_meter_id {
        return Err(ContractError::TransferToItself { meter_id: from_meter_id });
    }
    for meter_id in [from_meter_id, to_meter_id] {
        only_owner(deps.as_ref(), &config, &info, meter_id)?;
    }
    not_in_settlement(deps.storage)?;
    if amount_micro.is_zero() {
        return Err(ContractError::ZeroAmount {});
    }
    let amount = amount_micro.u128();
    let (bank, index) = (bank_of(from_meter_id), index_in_bank(from_meter_id));
    let mut from = AccountBank::load(deps.storage, bank)?;
    let debt_micro = DueBank::load(deps.storage, bank)?.debt_micro(index);
    let available_micro = from.available(index).saturating_sub(debt_micro);
    if available_micro < amount {
        return Err(LedgerError::Insufficient { amount_micro: amount, available_micro }.into());
    }
    from.take(index, amount)?;
    from.save(deps.storage, bank);
    let told = pay_in(deps.storage, to_meter_id, amount)?;
    Ok(Response::new().add_event(Transferred { from_meter_id, to_meter_id, amount_micro }).add_events(told))
}
