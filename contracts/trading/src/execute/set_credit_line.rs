use cosmwasm_std::{DepsMut, MessageInfo, Response, Uint64};
use interface::trading::CreditLineSet;
use ledger::CONFIG;
use pool::{PointRule, RuleBank};
use units::{bank_of, index_in_bank};

use super::{only_admin, owner_of};
use crate::error::ContractError;

pub fn set_credit_line(
    deps: DepsMut,
    info: MessageInfo,
    meter_id: u32,
    credit_micro: Uint64,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    only_admin(&config, &info)?;
    owner_of(deps.as_ref(), &config, meter_id)?;
    let (bank, index) = (bank_of(meter_id), index_in_bank(meter_id));
    let mut rules = RuleBank::load(deps.storage, bank)?;
    rules.set(index, PointRule { credit_micro: credit_micro.u64(), ..rules.get(index) });
    rules.save(deps.storage, bank);
    Ok(Response::new().add_event(CreditLineSet { meter_id, credit_micro }))
}
