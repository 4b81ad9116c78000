#[cfg(not(feature = "library"))]
use cosmwasm_std::entry_point;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response, to_json_binary};
use interface::{
    migrate::{MigrateError, take_over},
    registry::{ExecuteMsg, InstantiateMsg, MeteringSet, MigrateMsg, QueryMsg, RegistryStarted},
};

use crate::{
    error::ContractError,
    execute::{
        appeal_flag::appeal_flag, apply::apply, apply_for_meter::apply_for_meter, approve::approve,
        approve_meter::approve_meter, end_overdue::end_overdue, expire::expire, flag_meter::flag_meter,
        name_connection::name_connection, no_coins, propose::propose, recall_meter::recall_meter,
        refuse_meter::refuse_meter, reject::reject, report_tamper::report_tamper, rotate_key::rotate_key,
        set_verifiers, suspend::suspend, update_profile::update_profile,
        withdraw_meter_application::withdraw_meter_application,
    },
    limits::check_address,
    point_terms, query,
    state::{BANK_COUNT, METERING, POINT_TERMS, PROPOSAL_COUNT, SETTINGS, Settings, TAMPER_REPORT_COUNT},
};

const NAME: &str = "wattmesh:registry";
const VERSION: &str = env!("CARGO_PKG_VERSION");

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn instantiate(
    deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    no_coins(&info)?;
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    if msg.proposal_seconds == 0 {
        return Err(ContractError::Zero { name: "proposal_seconds" });
    }
    let settings = Settings {
        admin: check_address(deps.api, &msg.admin)?,
        proposal_seconds: msg.proposal_seconds,
        grid: check_address(deps.api, &msg.grid)?,
    };
    let metering = check_address(deps.api, &msg.metering)?;
    SETTINGS.save(deps.storage, &settings)?;
    METERING.save(deps.storage, &metering)?;
    PROPOSAL_COUNT.save(deps.storage, &0)?;
    TAMPER_REPORT_COUNT.save(deps.storage, &0)?;
    BANK_COUNT.save(deps.storage, &0)?;
    let terms = point_terms::save(deps.storage, msg.points)?;
    let verifiers = set_verifiers::check(deps.api, &msg.verifiers, msg.threshold)?;
    let Settings { admin, proposal_seconds, grid } = settings;
    Ok(Response::new()
        .add_event(RegistryStarted { admin, proposal_seconds, grid })
        .add_event(MeteringSet { metering })
        .add_event(terms)
        .add_event(set_verifiers::save(deps.storage, &verifiers)?))
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    use ExecuteMsg::*;
    no_coins(&info)?;
    match msg {
        Apply { role, profile, equipment, certifications } => {
            apply(deps, env, info, role, profile, equipment, certifications)
        }
        UpdateProfile { profile, equipment, certifications } => {
            update_profile(deps, info, profile, equipment, certifications)
        }
        Propose { action } => propose(deps, env, info, action),
        Approve { proposal_id } => approve(deps, env, info, proposal_id),
        Reject { proposal_id } => reject(deps, env, info, proposal_id),
        Expire { proposal_id } => expire(deps, env, proposal_id),
        Suspend { participant } => suspend(deps, info, participant),
        ApplyForMeter { meter, connection, proof } => {
            apply_for_meter(deps, env, info, meter, connection, proof)
        }
        ApproveMeter { application_id, evidence_hash, closing } => {
            approve_meter(deps, env, info, application_id, evidence_hash, closing)
        }
        RefuseMeter { application_id, reason } => refuse_meter(deps, env, info, application_id, reason),
        WithdrawMeterApplication {} => withdraw_meter_application(deps, info),
        RecallMeter { meter_id, reason } => recall_meter(deps, env, info, meter_id, reason),
        NameConnection { meter_id, connection } => name_connection(deps, info, meter_id, connection),
        EndOverdue {} => end_overdue(deps, env),
        RotateKey { meter_id, new_key, new_key_proof, old_key_signature } => {
            rotate_key(deps, env, info, meter_id, new_key, new_key_proof, old_key_signature)
        }
        FlagMeter { meter_id, finding } => flag_meter(deps, env, info, meter_id, finding),
        AppealFlag { meter_id, reason } => appeal_flag(deps, info, meter_id, reason),
        ReportTamper { meter_id, kind, note } => report_tamper(deps, env, info, meter_id, kind, note),
    }
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn query(deps: Deps, _env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    use QueryMsg::*;
    Ok(match msg {
        Config {} => to_json_binary(&query::config(deps)?),
        Participant { address } => to_json_binary(&query::participant(deps, address)?),
        Participants { start_after, limit } => {
            to_json_binary(&query::participants(deps, start_after, limit)?)
        }
        Proposal { proposal_id } => to_json_binary(&query::proposal(deps, proposal_id)?),
        Proposals { start_before, limit } => to_json_binary(&query::proposals(deps, start_before, limit)?),
        MeterApplication { application_id } => {
            to_json_binary(&query::meter_application(deps, application_id)?)
        }
        MeterApplications { start_after, limit } => {
            to_json_binary(&query::meter_applications(deps, start_after, limit)?)
        }
        MeterApplicationOf { applicant } => to_json_binary(&query::meter_application_of(deps, applicant)?),
        MeteringPoint { meter_id } => to_json_binary(&query::metering_point(deps, meter_id)?),
        MeteringPoints { start_after, limit } => {
            to_json_binary(&query::metering_points(deps, start_after, limit)?)
        }
        MeteringPointsOf { owner, start_after, limit } => {
            to_json_binary(&query::metering_points_of(deps, owner, start_after, limit)?)
        }
        MeterOfConnection { connection } => to_json_binary(&query::meter_of_connection(deps, connection)?),
        FlaggedMeters { start_after, limit } => {
            to_json_binary(&query::flagged_meters(deps, start_after, limit)?)
        }
        Banks { start_after, limit } => to_json_binary(&query::banks(deps, start_after, limit)?),
        TamperReports { meter_id, start_after, limit } => {
            to_json_binary(&query::tamper_reports(deps, meter_id, start_after, limit)?)
        }
    }?)
}

#[cfg_attr(not(feature = "library"), entry_point)]
pub fn migrate(deps: DepsMut, _env: Env, msg: MigrateMsg) -> Result<Response, ContractError> {
    take_over(deps.storage, NAME, VERSION)?;
    SETTINGS.load(deps.storage).map_err(|_| MigrateError::Lacks { name: "grid" })?;
    let mut response = Response::new();
    match msg.metering {
        Some(metering) => {
            let metering = check_address(deps.api, &metering)?;
            METERING.save(deps.storage, &metering)?;
            response = response.add_event(MeteringSet { metering });
        }
        None if METERING.exists(deps.storage) => {}
        None => return Err(MigrateError::Lacks { name: "the metering contract" }.into()),
    }
    match msg.points {
        Some(points) => Ok(response.add_event(point_terms::save(deps.storage, points)?)),
        None if POINT_TERMS.exists(deps.storage) => Ok(response),
        None => Err(MigrateError::Lacks { name: "points" }.into()),
    }
}
