//! Stands where metering or the registry stands: knows the points that a story puts there, and nothing else.

use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    Addr, Binary, Deps, DepsMut, Empty, Env, MessageInfo, Response, StdError, StdResult, Storage, from_json,
    to_json_binary, to_json_vec,
};
use cw_multi_test::{Contract, ContractWrapper};
use interface::{
    metering,
    packed::{BankMembership, Device, DeviceBank, DeviceStatus, keys},
    registry::{
        self, AccuracyClass, Approval, DeviceKey, KeyType, MeterStatus, MeteringPoint, PointKind, PointTerms,
        Source,
    },
};
use units::{bank_of, index_in_bank};

use crate::suite::{SLOT_SECONDS, who};

/// Lets 4,312 Wh through in a quarter-hour.
pub const CONNECTION_W: u32 = 17_250;
/// Feeds in 1,500 Wh in a quarter-hour.
pub const INVERTER_W: u32 = 6_000;

#[cw_serde]
enum Question {
    Config {},
    MeteringPoint { meter_id: u32 },
}

pub fn contract() -> Box<dyn Contract<Empty>> {
    Box::new(ContractWrapper::new(nothing, start, query))
}

/// A registry of its own where none is named, else metering beside it.
fn start(deps: DepsMut, _: Env, _: MessageInfo, registry: Option<Addr>) -> StdResult<Response> {
    if let Some(registry) = registry {
        deps.storage.set(REGISTRY, registry.as_bytes());
    }
    Ok(Response::new())
}

const REGISTRY: &[u8] = b"registry";
/// Two of these three say of which class a point is.
pub const VERIFIERS: [&str; 3] = ["vera", "viktor", "viola"];

fn nothing(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    Err(StdError::msg("takes nothing"))
}

fn query(deps: Deps, env: Env, msg: Question) -> StdResult<Binary> {
    match msg {
        Question::Config {} if deps.storage.get(REGISTRY).is_none() => {
            let me = env.contract.address;
            to_json_binary(&registry::Config {
                admin: me.clone(),
                verifiers: VERIFIERS.map(who).to_vec(),
                threshold: 2,
                proposal_seconds: 1,
                grid: me.clone(),
                metering: me,
                points: PointTerms {
                    slot_seconds: SLOT_SECONDS,
                    operator_power_w: CONNECTION_W,
                    application_slots: 96,
                },
                bank_count: 3,
            })
        }
        Question::Config {} => to_json_binary(&metering::Config {
            admin: env.contract.address.clone(),
            registry: Addr::unchecked(String::from_utf8(deps.storage.get(REGISTRY).unwrap_or_default())?),
            grid: env.contract.address,
            slot_seconds: SLOT_SECONDS,
            grace_seconds: 60,
            metered_seconds_per_slot: SLOT_SECONDS,
            max_clock_skew_seconds: 60,
            keep_slots: 96,
        }),
        Question::MeteringPoint { meter_id } => {
            to_json_binary(&load(deps.storage, meter_id).ok_or(StdError::msg("no such point"))?)
        }
    }
}

/// A point is approved, as the registry has it.
pub fn put(storage: &mut dyn Storage, meter_id: u32, zone_id: u32, owner: &Addr) {
    let approval = Approval {
        class: AccuracyClass::B,
        inverter_w: INVERTER_W,
        approver: owner.clone(),
        evidence_hash: Binary::default(),
        approved_slot: 0,
    };
    let point = MeteringPoint {
        meter_id,
        kind: PointKind::Prosumer,
        owner: owner.clone(),
        serial: format!("SERIAL{meter_id}"),
        zone_id,
        source: Source::Solar,
        connection_w: CONNECTION_W,
        connection: None,
        device_key: DeviceKey { key_type: KeyType::Ed25519, public_key: vec![5; 32].into() },
        reading_format: None,
        status: MeterStatus::Active,
        approval: Some(approval),
        recall: None,
        flag: None,
        released_slot: None,
    };
    save(storage, &point);
}

/// A point is another one in some way now.
pub fn change(storage: &mut dyn Storage, meter_id: u32, change: impl FnOnce(&mut MeteringPoint)) {
    let mut point = load(storage, meter_id).expect("a point");
    change(&mut point);
    save(storage, &point);
}

fn save(storage: &mut dyn Storage, point: &MeteringPoint) {
    let (bank, index) = (bank_of(point.meter_id), index_in_bank(point.meter_id));
    let mut devices = DeviceBank::from_bytes(storage.get(&keys::devices(bank)).unwrap_or_default());
    let status = match point.status {
        MeterStatus::Active => DeviceStatus::Active,
        MeterStatus::Suspended => DeviceStatus::Suspended,
        MeterStatus::Decommissioned => DeviceStatus::Decommissioned,
    };
    let device = Device {
        kind: point.kind,
        status,
        reading_format: point.reading_format,
        key_type: point.device_key.key_type,
        connection_w: point.connection_w,
        public_key: point.device_key.public_key.to_vec(),
    };
    let membership = storage.get(&keys::membership(bank));
    let membership = membership.map(|bytes| BankMembership::decode(&bytes).expect("members"));
    let mut members = membership.unwrap_or(BankMembership { zone_id: point.zone_id, sources: vec![] });
    if members.sources.len() <= usize::from(index) {
        members.sources.resize(usize::from(index) + 1, Source::None);
    }
    storage.set(&keys::membership(bank), &members.encode());
    devices.set(index, &device);
    storage.set(&keys::devices(bank), devices.as_bytes());
    storage.set(&key(point.meter_id), &to_json_vec(point).expect("JSON"));
}

fn load(storage: &dyn Storage, meter_id: u32) -> Option<MeteringPoint> {
    from_json(storage.get(&key(meter_id))?).ok()
}

fn key(meter_id: u32) -> Vec<u8> {
    [b"point".as_slice(), &meter_id.to_be_bytes()].concat()
}
