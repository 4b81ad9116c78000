use cosmwasm_std::{DepsMut, MessageInfo, Response, Storage};
use interface::trading::{MoneyParams, MoneyParamsSet};
use ledger::{CONFIG, MONEY_PARAMS};

use super::only_admin;
use crate::error::ContractError;

/// A withdrawal is never further away than a month of slots of a quarter of an hour.
const MOST_DELAY_SLOTS: u32 = 2_976;

pub fn set_money_params(
    deps: DepsMut,
    info: MessageInfo,
    params: MoneyParams,
) -> Result<Response, ContractError> {
    only_admin(&CONFIG.load(deps.storage)?, &info)?;
    Ok(Response::new().add_event(save_money_params(deps.storage, &params)?))
}

pub fn save_money_params(
    storage: &mut dyn Storage,
    params: &MoneyParams,
) -> Result<MoneyParamsSet, ContractError> {
    let MoneyParams { withdraw_delay_slots, utility_low_micro, claims_every_slots } = *params;
    for (name, value, least) in
        [("withdraw_delay_slots", withdraw_delay_slots, 0), ("claims_every_slots", claims_every_slots, 1)]
    {
        if !(least..=MOST_DELAY_SLOTS).contains(&value) {
            let (value, least, most) = (value.into(), least.into(), MOST_DELAY_SLOTS.into());
            return Err(ContractError::ParameterOutOfRange { name, value, least, most });
        }
    }
    MONEY_PARAMS.save(storage, params)?;
    Ok(MoneyParamsSet { withdraw_delay_slots, utility_low_micro, claims_every_slots })
}
