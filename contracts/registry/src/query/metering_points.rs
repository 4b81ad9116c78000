use cosmwasm_std::{Deps, Order, StdResult};
use cw_storage_plus::Bound;
use interface::{
    page::page_size,
    registry::{MeterOfConnectionResponse, MeteringPoint, MeteringPointsResponse},
};
use units::bank_of;

use crate::{
    bank::{Bank, Exceptions},
    error::ContractError,
    limits::check_address,
    standing::load_meter,
    state::{APPROVALS, CONNECTIONS, FLAGS, METERS, METERS_OF, RECALLS, RELEASED},
};

pub fn metering_point(deps: Deps, meter_id: u32) -> Result<MeteringPoint, ContractError> {
    described_of(deps, &Bank::load_of(deps.storage, meter_id)?, meter_id)
}

pub fn meter_of_connection(
    deps: Deps,
    connection: String,
) -> Result<MeterOfConnectionResponse, ContractError> {
    let latest = CONNECTIONS.may_load(deps.storage, &connection)?;
    Ok(MeterOfConnectionResponse {
        metering_point: latest.map(|meter_id| metering_point(deps, meter_id)).transpose()?,
    })
}

fn described_of(deps: Deps, bank: &Bank, meter_id: u32) -> Result<MeteringPoint, ContractError> {
    let meter = load_meter(deps.storage, meter_id)?;
    let approval = APPROVALS.may_load(deps.storage, meter_id)?;
    let exceptions = Exceptions {
        recall: RECALLS.may_load(deps.storage, meter_id)?,
        flag: FLAGS.may_load(deps.storage, meter_id)?,
        released_slot: RELEASED.may_load(deps.storage, meter_id)?,
    };
    bank.metering_point(meter_id, meter, approval, exceptions)
}

pub fn metering_points(
    deps: Deps,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<MeteringPointsResponse, ContractError> {
    let ids = METERS
        .keys(deps.storage, start_after.map(Bound::exclusive), None, Order::Ascending)
        .take(page_size(limit))
        .collect::<StdResult<Vec<_>>>()?;
    described(deps, &ids)
}

pub fn metering_points_of(
    deps: Deps,
    owner: String,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<MeteringPointsResponse, ContractError> {
    let owner = check_address(deps.api, &owner)?;
    let ids = METERS_OF
        .prefix(&owner)
        .keys(deps.storage, start_after.map(Bound::exclusive), None, Order::Ascending)
        .take(page_size(limit))
        .collect::<StdResult<Vec<_>>>()?;
    described(deps, &ids)
}

/// Reads each bank once: `ids` are ascending.
fn described(deps: Deps, ids: &[u32]) -> Result<MeteringPointsResponse, ContractError> {
    let mut metering_points = Vec::with_capacity(ids.len());
    for in_one_bank in ids.chunk_by(|one, next| bank_of(*one) == bank_of(*next)) {
        let bank = Bank::load_of(deps.storage, in_one_bank[0])?;
        for &meter_id in in_one_bank {
            metering_points.push(described_of(deps, &bank, meter_id)?);
        }
    }
    Ok(MeteringPointsResponse { metering_points })
}
