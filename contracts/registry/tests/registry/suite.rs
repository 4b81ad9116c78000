use cosmwasm_std::{Addr, Binary, Empty, Event, StdResult, from_json};
use cw_multi_test::{App, AppResponse, ContractWrapper, Executor, IntoAddr};
use interface::{
    packed::{BankMembership, DeviceBank, keys},
    registry::*,
};
use serde::de::DeserializeOwned;
use testing::{Closings, Device, ZONE_OPERATOR, Zones, connection_of};

pub const ADMIN: &str = "admin";
/// Two of them decide.
pub const VERIFIERS: [&str; 3] = ["ada", "ben", "cyd"];
pub const PROPOSAL_SECONDS: u64 = 3_600;
/// Decides alone about [`OPERATOR_POWER_W`] at most.
pub const OPERATOR: &str = ZONE_OPERATOR;
pub const OPERATOR_POWER_W: u32 = 30_000;
pub const SLOT_SECONDS: u64 = 900;
pub const APPLICATION_SLOTS: u32 = 672;

pub type Outcome = Result<AppResponse, String>;

/// A registry with three verifiers and a grid; people go by their names.
pub struct Suite {
    pub app: App,
    pub registry: Addr,
}

pub fn address(name: &str) -> Addr {
    name.into_addr()
}

pub fn profile() -> Profile {
    Profile { name: "Household".into(), location: "7 Elm Street".into(), contact: String::new() }
}

pub fn ed25519(number: u32) -> Device {
    Device::new(KeyType::Ed25519, number)
}

pub fn contract() -> Box<dyn cw_multi_test::Contract<Empty>> {
    Box::new(ContractWrapper::new(
        registry::contract::execute,
        registry::contract::instantiate,
        registry::contract::query,
    ))
}

pub fn instantiate_msg(grid: &Addr, metering: &Addr) -> InstantiateMsg {
    InstantiateMsg {
        admin: address(ADMIN).into(),
        verifiers: VERIFIERS.map(|verifier| address(verifier).into()).to_vec(),
        threshold: 2,
        proposal_seconds: PROPOSAL_SECONDS,
        grid: grid.into(),
        metering: metering.into(),
        points: PointTerms {
            slot_seconds: SLOT_SECONDS as u32,
            operator_power_w: OPERATOR_POWER_W,
            application_slots: APPLICATION_SLOTS,
        },
    }
}

impl Suite {
    pub fn new() -> Self {
        let mut app = App::default();
        let code_id = app.store_code(contract());
        let zones = app.store_code(Zones::contract());
        let admin = address(ADMIN);
        let grid = app.instantiate_contract(zones, admin.clone(), &Empty {}, &[], "grid", None).unwrap();
        let closings = app.store_code(Closings::contract());
        let metering =
            app.instantiate_contract(closings, admin.clone(), &Empty {}, &[], "metering", None).unwrap();
        let msg = instantiate_msg(&grid, &metering);
        let registry = app.instantiate_contract(code_id, admin.clone(), &msg, &[], "registry", None).unwrap();
        Self { app, registry }
    }

    pub fn chain_id(&self) -> String {
        self.app.block_info().chain_id
    }

    pub fn seconds_pass(&mut self, seconds: u64) {
        self.app.update_block(|block| block.time = block.time.plus_seconds(seconds));
    }

    pub fn does(&mut self, sender: &str, msg: ExecuteMsg) -> Outcome {
        self.app
            .execute_contract(address(sender), self.registry.clone(), &msg, &[])
            .map_err(|error| error.to_string())
    }

    pub fn asks<T: DeserializeOwned>(&self, msg: &QueryMsg) -> StdResult<T> {
        self.app.wrap().query_wasm_smart(&self.registry, msg)
    }

    pub fn applies(&mut self, name: &str) -> Outcome {
        let apply = ExecuteMsg::Apply {
            role: Role::Prosumer,
            profile: profile(),
            equipment: Vec::new(),
            certifications: Vec::new(),
        };
        self.does(name, apply)
    }

    pub fn last_proposal(&self) -> Proposal {
        let newest = QueryMsg::Proposals { start_before: None, limit: Some(1) };
        self.asks::<ProposalsResponse>(&newest).unwrap().proposals.remove(0)
    }

    pub fn proposal(&self, proposal_id: u64) -> Proposal {
        self.asks(&QueryMsg::Proposal { proposal_id }).unwrap()
    }

    pub fn approves(&mut self, verifier: &str, proposal_id: u64) -> Outcome {
        self.does(verifier, ExecuteMsg::Approve { proposal_id })
    }

    pub fn rejects(&mut self, verifier: &str, proposal_id: u64) -> Outcome {
        self.does(verifier, ExecuteMsg::Reject { proposal_id })
    }

    pub fn proposes(&mut self, verifier: &str, action: Action) -> Outcome {
        self.does(verifier, ExecuteMsg::Propose { action })
    }

    /// Proposed by the first verifier, approved by the second.
    pub fn is_decided(&mut self, action: Action) -> Outcome {
        self.proposes(VERIFIERS[0], action)?;
        let proposal_id = self.last_proposal().proposal_id;
        self.approves(VERIFIERS[1], proposal_id)
    }

    pub fn has_admitted(&mut self, name: &str) {
        self.applies(name).unwrap();
        let proposal_id = self.last_proposal().proposal_id;
        self.approves(VERIFIERS[0], proposal_id).unwrap();
        self.approves(VERIFIERS[1], proposal_id).unwrap();
    }

    pub fn status_of(&self, name: &str) -> ParticipantStatus {
        let participant = QueryMsg::Participant { address: address(name).into() };
        self.asks::<Participant>(&participant).unwrap().status
    }

    /// The message by which `owner` applies for a metering point of `device`, with all that belongs to it.
    pub fn application(&self, owner: &str, device: &Device, serial: &str, zone_id: u32) -> ExecuteMsg {
        ExecuteMsg::ApplyForMeter {
            meter: NewMeter {
                serial: serial.into(),
                zone_id,
                device_key: device.key(),
                class: AccuracyClass::B,
                connection_w: 17_250,
                inverter_w: 9_900,
                source: Source::Solar,
                kind: PointKind::Prosumer,
                reading_format: None,
            },
            connection: connection_of(serial),
            proof: device.proof(&self.chain_id(), address(owner).as_str(), serial),
        }
    }

    /// Applies for a meter of a named connection. Answers the application's id.
    pub fn applies_on(
        &mut self,
        owner: &str,
        device: &Device,
        serial: &str,
        connection: &str,
    ) -> Result<u64, String> {
        let ExecuteMsg::ApplyForMeter { meter, proof, .. } = self.application(owner, device, serial, 3)
        else {
            unreachable!()
        };
        let connection = connection.to_string();
        let response = self.does(owner, ExecuteMsg::ApplyForMeter { meter, connection, proof })?;
        from_json(response.data.unwrap()).map_err(|error| error.to_string())
    }

    /// The meter that a connection got last.
    pub fn meter_of(&self, connection: &str) -> Option<u32> {
        let asked = QueryMsg::MeterOfConnection { connection: connection.to_string() };
        let answer: MeterOfConnectionResponse = self.asks(&asked).unwrap();
        answer.metering_point.map(|point| point.meter_id)
    }

    /// Answers the application's id.
    pub fn applies_for(
        &mut self,
        owner: &str,
        device: &Device,
        serial: &str,
        zone_id: u32,
    ) -> Result<u64, String> {
        let application = self.application(owner, device, serial, zone_id);
        let response = self.does(owner, application)?;
        from_json(response.data.unwrap()).map_err(|error| error.to_string())
    }

    pub fn approves_meter(&mut self, sender: &str, application_id: u64) -> Outcome {
        self.does(sender, approval(application_id, None))
    }

    /// Approves and says where the registers of the meter that is replaced stood.
    pub fn replaces_meter(&mut self, sender: &str, application_id: u64, import_total_wh: u64) -> Outcome {
        self.does(sender, approval(application_id, Some(closing(import_total_wh))))
    }

    pub fn refuses_meter(&mut self, sender: &str, application_id: u64) -> Outcome {
        self.does(sender, ExecuteMsg::RefuseMeter { application_id, reason: "no such label".into() })
    }

    /// Applies, and the operator approves. Answers the meter's id.
    pub fn registers(
        &mut self,
        owner: &str,
        device: &Device,
        serial: &str,
        zone_id: u32,
    ) -> Result<u32, String> {
        let application_id = self.applies_for(owner, device, serial, zone_id)?;
        let response = self.approves_meter(OPERATOR, application_id)?;
        let told = response.events.iter().find(|event| event.ty == "wasm-meter_registered").unwrap();
        let meter_id = told.attributes.iter().find(|attribute| attribute.key == "meter_id").unwrap();
        meter_id.value.parse().map_err(|_| format!("{} is no id", meter_id.value))
    }

    pub fn suspends(&mut self, sender: &str, name: &str) -> Outcome {
        self.does(sender, ExecuteMsg::Suspend { participant: address(name).into() })
    }

    pub fn recalls(&mut self, sender: &str, meter_id: u32) -> Outcome {
        self.does(sender, ExecuteMsg::RecallMeter { meter_id, reason: "the seal is broken".into() })
    }

    pub fn slots_pass(&mut self, slots: u32) {
        self.seconds_pass(u64::from(slots) * SLOT_SECONDS);
    }

    pub fn slot(&self) -> u32 {
        (self.app.block_info().time.seconds() / SLOT_SECONDS) as u32
    }

    /// Everything that the registry keeps, to the last byte.
    pub fn storage(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        self.app.dump_wasm_raw(&self.registry)
    }

    pub fn open_applications(&self) -> Vec<MeterApplication> {
        let all = QueryMsg::MeterApplications { start_after: None, limit: Some(100) };
        self.asks::<MeterApplicationsResponse>(&all).unwrap().applications
    }

    pub fn metering_point(&self, meter_id: u32) -> MeteringPoint {
        self.asks(&QueryMsg::MeteringPoint { meter_id }).unwrap()
    }

    pub fn meter_status(&self, meter_id: u32) -> MeterStatus {
        self.metering_point(meter_id).status
    }

    /// As the metering contract reads it.
    pub fn packed_devices(&self, bank: u32) -> DeviceBank {
        DeviceBank::from_bytes(self.packed(&keys::devices(bank)))
    }

    /// As the trading contract reads it.
    pub fn packed_membership(&self, bank: u32) -> BankMembership {
        BankMembership::decode(&self.packed(&keys::membership(bank))).unwrap()
    }

    fn packed(&self, key: &[u8]) -> Vec<u8> {
        self.app.wrap().query_wasm_raw(&self.registry, key).unwrap().unwrap_or_default()
    }
}

pub fn approval(application_id: u64, closing: Option<ClosingRegisters>) -> ExecuteMsg {
    ExecuteMsg::ApproveMeter { application_id, evidence_hash: evidence_hash(), closing }
}

pub fn closing(import_total_wh: u64) -> ClosingRegisters {
    ClosingRegisters { import_total_wh: import_total_wh.into(), export_total_wh: 0u64.into() }
}

pub fn evidence_hash() -> Binary {
    Binary::new(vec![7; 32])
}

pub fn participant(name: &str) -> Subject {
    Subject::Participant { address: address(name).into() }
}

pub fn proof(bytes: &[u8]) -> Binary {
    Binary::new(bytes.to_vec())
}

/// As the chain shows it, which prefixes the type and adds the contract's address.
pub fn shown(event: impl Into<Event>) -> Event {
    let event: Event = event.into();
    Event::new(format!("wasm-{}", event.ty)).add_attributes(event.attributes)
}

#[track_caller]
pub fn refused<T: std::fmt::Debug>(result: Result<T, String>, reason: &str) {
    let error = result.expect_err("it was not refused");
    // What comes before the last line repeats the message.
    let error = error.lines().last().unwrap_or_default();
    assert!(error.contains(reason), "refused for another reason: {error}");
}
