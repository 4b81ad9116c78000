use cosmwasm_std::{Binary, Deps, DepsMut, Empty, Env, MessageInfo, Response, Storage, to_json_binary};
use interface::{
    grid,
    packed::{Device, DeviceStatus},
    registry::{MeterRegistered, NewMeter},
};

use crate::{
    bank::Bank,
    device_key::check_new_key,
    error::ContractError,
    limits::{MAX_CONNECTION_W, MAX_METERS_PER_PARTICIPANT, check_serial},
    standing::check_admitted,
    state::{METER_COUNTS, METERS, METERS_OF, Meter, PUBLIC_KEYS, SERIALS, SETTINGS},
};

pub fn register_meter(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter: NewMeter,
    proof: Binary,
) -> Result<Response, ContractError> {
    check_admitted(deps.storage, &info.sender)?;
    check_meter(deps.as_ref(), &meter)?;
    check_new_key(deps.as_ref(), &env, &info.sender, &meter.serial, &meter.device_key, &proof)?;
    check_zone(deps.as_ref(), meter.zone_id)?;
    let count = METER_COUNTS.may_load(deps.storage, &info.sender)?.unwrap_or(0);
    if count >= MAX_METERS_PER_PARTICIPANT {
        return Err(ContractError::TooManyMeters { owner: info.sender, most: MAX_METERS_PER_PARTICIPANT });
    }
    METER_COUNTS.save(deps.storage, &info.sender, &(count + 1))?;
    let registered = join_bank(deps.storage, info, meter)?;
    Ok(Response::new().set_data(to_json_binary(&registered.meter_id)?).add_event(registered))
}

fn check_meter(deps: Deps, meter: &NewMeter) -> Result<(), ContractError> {
    check_serial(&meter.serial)?;
    if let Some(meter_id) = SERIALS.may_load(deps.storage, &meter.serial)? {
        return Err(ContractError::SerialTaken { serial: meter.serial.clone(), meter_id });
    }
    if meter.connection_w == 0 {
        return Err(ContractError::Zero { name: "connection_w" });
    }
    if meter.connection_w > MAX_CONNECTION_W {
        let connection_w = meter.connection_w;
        return Err(ContractError::ConnectionTooLarge { connection_w, most: MAX_CONNECTION_W });
    }
    Ok(())
}

fn check_zone(deps: Deps, zone_id: u32) -> Result<(), ContractError> {
    let grid = SETTINGS.load(deps.storage)?.grid;
    let zone: Result<grid::Zone, _> = deps.querier.query_wasm_smart(grid, &grid::QueryMsg::Zone { zone_id });
    zone.map(drop).map_err(|_| ContractError::UnknownZone { zone_id })
}

fn join_bank(
    storage: &mut dyn Storage,
    info: MessageInfo,
    meter: NewMeter,
) -> Result<MeterRegistered, ContractError> {
    let NewMeter { serial, zone_id, device_key, connection_w, source } = meter;
    let mut bank = Bank::with_room(storage, zone_id)?;
    let device = Device {
        status: DeviceStatus::Active,
        key_type: device_key.key_type,
        connection_w,
        public_key: device_key.public_key.to_vec(),
    };
    let meter_id = bank.join(&device, source)?;
    bank.save(storage);
    let owner = info.sender;
    SERIALS.save(storage, &serial, &meter_id)?;
    PUBLIC_KEYS.save(storage, &device_key.public_key, &meter_id)?;
    METERS_OF.save(storage, (&owner, meter_id), &Empty {})?;
    let kept = Meter { owner: owner.clone(), serial: serial.clone(), suspended: false };
    METERS.save(storage, meter_id, &kept)?;
    Ok(MeterRegistered {
        meter_id,
        zone_id,
        owner,
        serial,
        source,
        connection_w,
        key_type: device_key.key_type,
        public_key: device_key.public_key,
    })
}
