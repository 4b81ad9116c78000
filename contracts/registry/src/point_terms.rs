//! On which terms metering points are approved.

use cosmwasm_std::Storage;
use interface::registry::{PointTerms, PointTermsSet};

use crate::{error::ContractError, state::POINT_TERMS};

pub fn save(storage: &mut dyn Storage, terms: PointTerms) -> Result<PointTermsSet, ContractError> {
    let PointTerms { slot_seconds, operator_power_w, application_slots } = terms;
    for (name, value) in [("slot_seconds", slot_seconds), ("application_slots", application_slots)] {
        if value == 0 {
            return Err(ContractError::Zero { name });
        }
    }
    POINT_TERMS.save(storage, &terms)?;
    Ok(PointTermsSet { slot_seconds, operator_power_w, application_slots })
}
