//! A registry of before metering points were approved, taken over by this code.

use cosmwasm_std::{
    Addr, Binary, OwnedDeps, Storage, from_json,
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
    let msg = instantiate_msg(&deps.api.addr_make("grid"));
    instantiate(deps.as_mut(), mock_env(), message_info(&address(ADMIN), &[]), msg).unwrap();
    Item::<PointTerms>::new("point_terms").remove(&mut deps.storage);
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
            status: if suspended { DeviceStatus::Suspended } else { DeviceStatus::Active },
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
    migrate(deps.as_mut(), mock_env(), MigrateMsg { points: points() }).unwrap();
    let point = metering_point(&deps, 0);
    assert_eq!((point.status, point.approval, point.recall), (MeterStatus::Active, None, None));
    assert_eq!(deps.storage.get(&keys::approvals(0)), None);
    // Which terms hold is told once.
    migrate(deps.as_mut(), mock_env(), MigrateMsg { points: None }).unwrap();
}

#[test]
fn a_meter_that_was_suspended_stays_so_until_verifiers_reinstate_it() {
    let mut deps = former_registry();
    migrate(deps.as_mut(), mock_env(), MigrateMsg { points: points() }).unwrap();
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
        let taken = migrate(former_registry().as_mut(), mock_env(), MigrateMsg { points });
        refused(taken.map_err(|error| error.to_string()), reason);
    }
}
