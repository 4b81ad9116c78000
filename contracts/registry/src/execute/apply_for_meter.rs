use cosmwasm_std::{Addr, Binary, Deps, DepsMut, Env, Event, MessageInfo, Response, Storage, to_json_binary};
use interface::registry::{MeterAppliedFor, NewMeter, PointKind, Source};
use units::Slot;

use crate::{
    applications::{self, Ending},
    connections::{check_replaceable, former_of},
    device_key::{check_format, check_new_key},
    error::ContractError,
    feeder::check_feeder,
    limits::{
        MAX_CONNECTION_W, MAX_FEEDER_W, check_connection, check_meter_room, check_serial, check_serial_free,
    },
    meters::named,
    overdue::{current_slot, end_some},
    standing::check_admitted,
    state::{APPLICATION_OF, Application},
    zone::load_zone,
};

pub fn apply_for_meter(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter: NewMeter,
    connection: String,
    proof: Binary,
) -> Result<Response, ContractError> {
    let now = current_slot(deps.storage, &env)?;
    check_admitted(deps.storage, &info.sender)?;
    check_meter(deps.as_ref(), &meter)?;
    check_connection(&connection)?;
    if let Some(former) = former_of(deps.storage, &connection)? {
        check_replaceable(&former, &connection, &info.sender, meter.kind)?;
    }
    check_new_key(deps.as_ref(), &env, &info.sender, &meter.serial, &meter.device_key, &proof)?;
    let zone = load_zone(deps.as_ref(), meter.zone_id)?;
    if meter.kind == PointKind::Feeder {
        check_feeder(deps.storage, &zone, &info.sender, &connection)?;
    }
    check_meter_room(deps.storage, &info.sender)?;
    let mut ended = end_some(deps.storage, now)?;
    ended.extend(end_own_lapsed(deps.storage, &info.sender, now)?);
    let application = applications::open(deps.storage, info.sender, meter, connection, now)?;
    Ok(Response::new()
        .set_data(to_json_binary(&application.application_id)?)
        .add_events(ended)
        .add_event(applied_for(application)))
}

fn check_meter(deps: Deps, meter: &NewMeter) -> Result<(), ContractError> {
    let NewMeter {
        ref serial, connection_w, inverter_w, source, kind, reading_format, ref device_key, ..
    } = *meter;
    check_serial(serial)?;
    check_serial_free(deps.storage, serial)?;
    if connection_w == 0 {
        return Err(ContractError::Zero { name: "connection_w" });
    }
    let most = if kind == PointKind::Feeder { MAX_FEEDER_W } else { MAX_CONNECTION_W };
    if connection_w > most {
        return Err(ContractError::ConnectionTooLarge { connection_w, most });
    }
    if inverter_w > connection_w {
        return Err(ContractError::InverterTooLarge { inverter_w, connection_w });
    }
    check_format(reading_format, device_key.key_type)?;
    match kind {
        PointKind::Prosumer if (inverter_w == 0) != (source == Source::None) => {
            Err(ContractError::InverterOfSource { inverter_w, of: source })
        }
        PointKind::Battery | PointKind::Feeder if source != Source::None => {
            Err(ContractError::SourceOfKind { of: source, kind })
        }
        _ => Ok(()),
    }
}

/// What nobody decides about any more does not keep its applicant from applying again.
fn end_own_lapsed(
    storage: &mut dyn Storage,
    applicant: &Addr,
    now: Slot,
) -> Result<Option<Event>, ContractError> {
    let Some(application_id) = APPLICATION_OF.may_load(storage, applicant)? else {
        return Ok(None);
    };
    let application = applications::load(storage, application_id)?;
    if now < application.lapses_slot {
        return Ok(None);
    }
    applications::close(storage, application, Ending::Lapsed).map(Some)
}

fn applied_for(application: Application) -> MeterAppliedFor {
    let Application { application_id, applicant, meter, lapses_slot, .. } = application;
    let NewMeter {
        serial,
        zone_id,
        device_key,
        class,
        connection_w,
        inverter_w,
        source,
        kind,
        reading_format,
    } = meter;
    MeterAppliedFor {
        application_id,
        zone_id,
        applicant,
        serial,
        source,
        class,
        connection_w,
        inverter_w,
        point_kind: named(kind),
        key_type: device_key.key_type,
        public_key: device_key.public_key,
        reading_format,
        lapses_slot,
    }
}
