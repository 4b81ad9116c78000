use cosmwasm_std::{DepsMut, Int128, MessageInfo, Response, Uint128};
use interface::trading::Transferred;
use ledger::{AccountBank, CONFIG, LedgerError, not_in_settlement};
use units::{bank_of, index_in_bank};

use super::{only_owner, signed};
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
    let amount = signed(amount_micro)?;
    if amount == 0 {
        return Err(ContractError::ZeroAmount {});
    }
    let mut from = AccountBank::load(deps.storage, bank_of(from_meter_id))?;
    let available = from.available(index_in_bank(from_meter_id));
    if available < amount {
        return Err(
            LedgerError::Insufficient { amount_micro, available_micro: Int128::new(available) }.into()
        );
    }
    from.add(index_in_bank(from_meter_id), -amount)?;
    from.save(deps.storage, bank_of(from_meter_id));
    let mut to = AccountBank::load(deps.storage, bank_of(to_meter_id))?;
    to.add(index_in_bank(to_meter_id), amount)?;
    to.save(deps.storage, bank_of(to_meter_id));
    Ok(Response::new().add_event(Transferred { from_meter_id, to_meter_id, amount_micro }))
}
