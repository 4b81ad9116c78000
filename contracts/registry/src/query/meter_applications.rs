use cosmwasm_std::{Deps, Order, StdResult};
use cw_storage_plus::Bound;
use interface::{
    page::page_size,
    registry::{MeterApplication, MeterApplicationOfResponse, MeterApplicationsResponse},
};

use crate::{
    applications,
    error::ContractError,
    limits::check_address,
    state::{APPLICATION_OF, APPLICATIONS, Application, LATEST_CLOSED},
};

pub fn meter_application(deps: Deps, application_id: u64) -> Result<MeterApplication, ContractError> {
    applications::load(deps.storage, application_id).map(shown)
}

fn shown(application: Application) -> MeterApplication {
    let Application {
        application_id,
        applicant,
        meter,
        connection,
        approvals,
        closings,
        refusals,
        lapses_slot,
    } = application;
    MeterApplication {
        application_id,
        applicant,
        meter,
        connection,
        approvals,
        closings,
        refusals,
        lapses_slot,
    }
}

/// Oldest first.
pub fn meter_applications(
    deps: Deps,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<MeterApplicationsResponse, ContractError> {
    let applications = APPLICATIONS
        .range(deps.storage, start_after.map(Bound::exclusive), None, Order::Ascending)
        .take(page_size(limit))
        .map(|entry| entry.map(|(_, application)| shown(application)))
        .collect::<StdResult<_>>()?;
    Ok(MeterApplicationsResponse { applications })
}

pub fn meter_application_of(
    deps: Deps,
    applicant: String,
) -> Result<MeterApplicationOfResponse, ContractError> {
    let applicant = check_address(deps.api, &applicant)?;
    let application_id = APPLICATION_OF.may_load(deps.storage, &applicant)?;
    let application = application_id.map(|id| meter_application(deps, id)).transpose()?;
    let latest_closed = LATEST_CLOSED.may_load(deps.storage, &applicant)?;
    Ok(MeterApplicationOfResponse { application, latest_closed })
}
