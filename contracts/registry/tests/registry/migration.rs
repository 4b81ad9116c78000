//! A registry of before metering points were approved, taken over by this code.

use cosmwasm_std::{
    Addr, Binary, Order, OwnedDeps, Storage, from_json,
    testing::{MockApi, MockQuerier, MockStorage, message_info, mock_dependencies, mock_env},
};
use cw_storage_plus::{Item, Map};
use interface::{
    packed::{BankMembership, Device, DeviceBank, DeviceStatus, keys},
    registry::*,
};
use registry::contract::{execute, instantiate, migrate, query};
use serde::{Deserialize, Serialize};

use crate::suite::*;

type Deps = OwnedDeps<MockStorage, MockApi, MockQuerier>;

/// As it was kept before.
#[derive(Serialize, Deserialize)]
struct FormerMeter {
    owner: Addr,
    serial: String,
    suspended: bool,
}

/// Mia's meter 0 in service and 1 suspended by a verifier alone.
fn former_registry() -> Deps {
    let mut deps = mock_dependencies();
    let msg = instantiate_msg(&deps.api.addr_make("grid"), &address("metering"));
    instantiate(deps.as_mut(), mock_env(), message_info(&address(ADMIN), &[]), msg).unwrap();
    Item::<PointTerms>::new("point_terms").remove(&mut deps.storage);
    Item::<Addr>::new("metering").remove(&mut deps.storage);
    let participant = Participant {
        address: address("mia"),
        role: Role::Prosumer,
        profile: profile(),
        equipment: vec![],
        certifications: vec![],
        status: ParticipantStatus::Admitted,
    };
    Map::<&Addr, Participant>::new("participants")
        .save(&mut deps.storage, &address("mia"), &participant)
        .unwrap();
    let mut bank = DeviceBank::default();
    for (meter_id, suspended) in [(0u32, false), (1, true)] {
        let serial = format!("SN-{meter_id}");
        let meter = FormerMeter { owner: address("mia"), serial, suspended };
        Map::<u32, FormerMeter>::new("meters").save(&mut deps.storage, meter_id, &meter).unwrap();
        let device = Device {
            kind: PointKind::Prosumer,
            status: if suspended { DeviceStatus::Suspended } else { DeviceStatus::Active },
            reading_format: None,
            key_type: KeyType::Ed25519,
            connection_w: 17_250,
            public_key: ed25519(meter_id).key().public_key.to_vec(),
        };
        bank.set(meter_id as u8, &device);
    }
    deps.storage.set(&keys::devices(0), bank.as_bytes());
    let membership = BankMembership { zone_id: 3, sources: vec![Source::Solar; 2] };
    deps.storage.set(&keys::membership(0), &membership.encode());
    deps
}

fn points() -> Option<PointTerms> {
    Some(PointTerms { slot_seconds: 900, operator_power_w: 30_000, application_slots: 672 })
}

fn metering() -> Option<String> {
    Some(address("metering").into())
}

fn metering_point(deps: &Deps, meter_id: u32) -> MeteringPoint {
    from_json(query(deps.as_ref(), mock_env(), QueryMsg::MeteringPoint { meter_id }).unwrap()).unwrap()
}

fn does(deps: &mut Deps, sender: &str, msg: ExecuteMsg) -> Result<Binary, String> {
    let done = execute(deps.as_mut(), mock_env(), message_info(&address(sender), &[]), msg);
    done.map(|response| response.data.unwrap_or_default()).map_err(|error| error.to_string())
}

#[test]
fn former_meters_count_as_approved_with_their_connection_as_bound() {
    let mut deps = former_registry();
    migrate(deps.as_mut(), mock_env(), MigrateMsg { points: points(), metering: metering() }).unwrap();
    let point = metering_point(&deps, 0);
    assert_eq!((point.status, point.approval, point.recall), (MeterStatus::Active, None, None));
    assert_eq!(point.kind, PointKind::Prosumer);
    assert_eq!(deps.storage.get(&keys::approvals(0)), None);
    // Which terms hold is told once.
    migrate(deps.as_mut(), mock_env(), MigrateMsg { points: None, metering: None }).unwrap();
}

#[test]
fn a_meter_that_was_suspended_stays_so_until_verifiers_reinstate_it() {
    let mut deps = former_registry();
    migrate(deps.as_mut(), mock_env(), MigrateMsg { points: points(), metering: metering() }).unwrap();
    does(&mut deps, "mia", ExecuteMsg::EndOverdue {}).unwrap();
    assert_eq!(metering_point(&deps, 1).status, MeterStatus::Suspended);
    let action = Action::Reinstate { subject: Subject::Meter { meter_id: 1 } };
    does(&mut deps, "ada", ExecuteMsg::Propose { action }).unwrap();
    does(&mut deps, "ben", ExecuteMsg::Approve { proposal_id: 1 }).unwrap();
    assert_eq!(metering_point(&deps, 1).status, MeterStatus::Active);
    does(&mut deps, "ada", ExecuteMsg::RecallMeter { meter_id: 1, reason: "a doubt".into() }).unwrap();
    assert_eq!(metering_point(&deps, 1).status, MeterStatus::Suspended);
}

#[test]
fn a_former_registry_is_taken_over_only_with_terms_that_can_be_kept() {
    let rows = [
        (None, "nothing is stored of points"),
        (points().map(|terms| PointTerms { slot_seconds: 0, ..terms }), "slot_seconds is 0"),
        (points().map(|terms| PointTerms { application_slots: 0, ..terms }), "application_slots is 0"),
    ];
    for (points, reason) in rows {
        let taken =
            migrate(former_registry().as_mut(), mock_env(), MigrateMsg { points, metering: metering() });
        refused(taken.map_err(|error| error.to_string()), reason);
    }
}

/// Mia's application of before connections had names, as it was kept.
fn apply_as_before(deps: &mut Deps) {
    let meter = FormerNewMeter {
        serial: "SN-9".into(),
        zone_id: 3,
        device_key: ed25519(9).key(),
        class: AccuracyClass::B,
        connection_w: 17_250,
        inverter_w: 0,
        source: Source::None,
    };
    let former = FormerApplication {
        application_id: 1,
        applicant: address("mia"),
        meter,
        approvals: vec![address("ada")],
        refusals: Vec::new(),
        lapses_slot: u32::MAX,
    };
    Map::<u64, FormerApplication>::new("meter_applications").save(&mut deps.storage, 1, &former).unwrap();
    Map::<&Addr, u64>::new("meter_application_of").save(&mut deps.storage, &address("mia"), &1).unwrap();
    Item::<u64>::new("meter_application_count").save(&mut deps.storage, &1).unwrap();
    Item::<u32>::new("open_meter_application_count").save(&mut deps.storage, &1).unwrap();
}

/// Before metering points had kinds.
#[derive(Serialize, Deserialize)]
struct FormerNewMeter {
    serial: String,
    zone_id: u32,
    device_key: DeviceKey,
    class: AccuracyClass,
    connection_w: u32,
    inverter_w: u32,
    source: Source,
}

#[derive(Serialize, Deserialize)]
struct FormerApplication {
    application_id: u64,
    applicant: Addr,
    meter: FormerNewMeter,
    approvals: Vec<Addr>,
    refusals: Vec<Addr>,
    lapses_slot: u32,
}

fn kept(deps: &Deps) -> Vec<(Vec<u8>, Vec<u8>)> {
    deps.storage.range(None, None, Order::Ascending).collect()
}

#[test]
fn former_meters_keep_working_without_a_connection_and_get_one_once() {
    let mut deps = former_registry();
    let without = migrate(deps.as_mut(), mock_env(), MigrateMsg { points: points(), metering: None });
    refused(without.map_err(|error| error.to_string()), "nothing is stored of the metering contract");
    migrate(deps.as_mut(), mock_env(), MigrateMsg { points: points(), metering: metering() }).unwrap();
    for meter_id in [0, 1] {
        assert_eq!(metering_point(&deps, meter_id).connection, None);
        assert_eq!(metering_point(&deps, meter_id).reading_format, None);
    }
    let before = kept(&deps);
    migrate(deps.as_mut(), mock_env(), MigrateMsg { points: None, metering: None }).unwrap();
    assert_eq!(kept(&deps), before);
    does(&mut deps, "ada", ExecuteMsg::NameConnection { meter_id: 0, connection: "DE1".into() }).unwrap();
    assert_eq!(metering_point(&deps, 0).connection.as_deref(), Some("DE1"));
    let twice = ExecuteMsg::NameConnection { meter_id: 1, connection: "DE1".into() };
    let before = kept(&deps);
    refused(does(&mut deps, "ada", twice), "connection DE1 is that of meter 0");
    assert_eq!(kept(&deps), before);
}

#[test]
fn a_former_application_names_no_connection_and_is_withdrawn_or_refused() {
    let mut deps = former_registry();
    apply_as_before(&mut deps);
    let msg = MigrateMsg { points: points(), metering: metering() };
    migrate(deps.as_mut(), mock_env(), msg).unwrap();
    let asked = QueryMsg::MeterApplication { application_id: 1 };
    let open: MeterApplication = from_json(query(deps.as_ref(), mock_env(), asked).unwrap()).unwrap();
    assert_eq!((open.connection, open.approvals, open.closings), (None, vec![address("ada")], vec![]));
    assert_eq!(open.meter.reading_format, None);
    let before = kept(&deps);
    refused(does(&mut deps, "ben", approval(1, None)), "application 1 names no connection");
    assert_eq!(kept(&deps), before);
    does(&mut deps, "mia", ExecuteMsg::WithdrawMeterApplication {}).unwrap();
}
