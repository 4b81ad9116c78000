use cosmwasm_std::{DepsMut, MessageInfo, Response};

use crate::{
    applications::{self, Ending},
    error::ContractError,
    state::APPLICATION_OF,
};

pub fn withdraw_meter_application(deps: DepsMut, info: MessageInfo) -> Result<Response, ContractError> {
    let applicant = info.sender;
    let Some(application_id) = APPLICATION_OF.may_load(deps.storage, &applicant)? else {
        return Err(ContractError::NothingAppliedFor { applicant });
    };
    let application = applications::load(deps.storage, application_id)?;
    let withdrawn = applications::close(deps.storage, application, Ending::Withdrawn)?;
    Ok(Response::new().add_event(withdrawn))
}
