use cosmwasm_std::{Addr, Api, Binary, Empty, Timestamp, WasmMsg, instantiate2_address, to_json_binary};
use cw_multi_test::{App, AppResponse, ContractWrapper, Executor, IntoAddr};
use interface::{
    metering::*,
    packed::{BatchReading, ReadingBatch, Verdicts},
    registry::{
        AccuracyClass, Action, ClosingRegisters, ExecuteMsg as Registry, Finding, FindingKind, KeyType,
        NewMeter, PointKind, PointTerms, Profile, ReadingFormat, Role, Source, Subject,
    },
    signed::{Reading, RegistersAt},
    wire::Packed,
};
use serde::{Serialize, de::DeserializeOwned};
use testing::{Device, ZONE_OPERATOR, Zones, connection_of};
use units::{bank_of, feeder_bank, first_meter_of, slot_end};

/// What is missing is waited for until so many slots after the first that was skipped.
pub const GAP_WAIT_SLOTS: u32 = 8;
pub const SLOT_SECONDS: u32 = 900;
pub const GRACE_SECONDS: u32 = 60;
pub const CLOCK_SKEW_SECONDS: u32 = 5;
/// 4 kW are 1 kWh in a quarter of an hour.
pub const CONNECTION_W: u32 = 4_000;
pub const MOST_WH_PER_SLOT: u64 = 1_000;
const ADMIN: &str = "admin";
const OWNER: &str = "owner";

/// A registry with one owner, and the metering that reads it.
pub struct Suite {
    pub app: App,
    pub metering: Addr,
    registry: Addr,
    meters: u32,
    feeders: u32,
    /// Of the meters that are applied for from now on.
    pub reading_format: Option<ReadingFormat>,
}

#[derive(Clone)]
pub struct Meter {
    pub meter_id: u32,
    pub device: Device,
}

/// A meter that is applied for in the place of another one.
pub struct Replacement {
    application_id: u64,
    new: Meter,
}

impl Replacement {
    /// Approves it, with the registers of the old one.
    pub fn with(&self, import_wh: u64, export_wh: u64) -> Registry {
        Registry::ApproveMeter {
            application_id: self.application_id,
            evidence_hash: Binary::new(vec![7; 32]),
            closing: Some(ClosingRegisters {
                import_total_wh: import_wh.into(),
                export_total_wh: export_wh.into(),
            }),
        }
    }
}

/// What became of a batch.
pub struct Submitted {
    pub event: ReadingsSubmitted,
    pub verdicts: Vec<Verdict>,
}

pub fn instantiate_msg(registry: &Addr, grid: &Addr) -> InstantiateMsg {
    InstantiateMsg {
        admin: ADMIN.into_addr().into(),
        registry: registry.into(),
        grid: grid.into(),
        slot_seconds: SLOT_SECONDS,
        grace_seconds: GRACE_SECONDS,
        metered_seconds_per_slot: SLOT_SECONDS,
        max_clock_skew_seconds: CLOCK_SKEW_SECONDS,
        keep_slots: 10_000,
    }
}

impl Suite {
    pub fn new() -> Self {
        Self::keeping(10_000)
    }

    /// Energies are kept for so many slots.
    pub fn keeping(keep_slots: u32) -> Self {
        let mut app = App::default();
        // Metering points are approved before the first slot.
        app.update_block(|block| block.time = Timestamp::from_seconds(0));
        let zones = app.store_code(Zones::contract());
        let grid = start(&mut app, zones, &Empty {});
        let code = app.store_code(Box::new(ContractWrapper::new(
            metering::contract::execute,
            metering::contract::instantiate,
            metering::contract::query,
        )));
        let metering = address_of(&app, code);
        let registry = Self::start_registry(&mut app, &grid, &metering);
        let msg = InstantiateMsg { keep_slots, ..instantiate_msg(&registry, &grid) };
        start_at_its_address(&mut app, code, &msg);
        let mut suite = Self { app, metering, registry, meters: 0, feeders: 0, reading_format: None };
        suite.admits_the_owner();
        suite
    }

    fn start_registry(app: &mut App, grid: &Addr, metering: &Addr) -> Addr {
        let code = app.store_code(Box::new(ContractWrapper::new(
            registry::contract::execute,
            registry::contract::instantiate,
            registry::contract::query,
        )));
        let admin: String = ADMIN.into_addr().into();
        let verifiers = vec![admin.clone()];
        let msg = interface::registry::InstantiateMsg {
            admin,
            verifiers,
            threshold: 1,
            proposal_seconds: 3_600,
            grid: grid.into(),
            metering: metering.into(),
            points: PointTerms {
                slot_seconds: SLOT_SECONDS,
                operator_power_w: CONNECTION_W,
                application_slots: 96,
            },
        };
        start(app, code, &msg)
    }

    fn admits_the_owner(&mut self) {
        let profile = Profile { name: "Owner".into(), location: String::new(), contact: String::new() };
        self.registry_hears(
            OWNER,
            &Registry::Apply {
                role: Role::Prosumer,
                profile,
                equipment: Vec::new(),
                certifications: Vec::new(),
            },
        );
        self.registry_hears(ADMIN, &Registry::Approve { proposal_id: 1 });
    }

    fn registry_hears(&mut self, sender: &str, msg: &Registry) -> AppResponse {
        self.app.execute_contract(sender.into_addr(), self.registry.clone(), msg, &[]).unwrap()
    }

    /// The next meter is applied for and approved, in a zone whose bank it shares with its neighbours.
    pub fn meter(&mut self, key_type: KeyType) -> Meter {
        self.meter_with_inverter(key_type, CONNECTION_W)
    }

    pub fn meter_with_inverter(&mut self, key_type: KeyType, inverter_w: u32) -> Meter {
        let device = Device::new(key_type, self.meters);
        let applied = self.applies(device, inverter_w);
        self.has_been_approved(applied)
    }

    /// The next meter, which nobody has approved yet.
    pub fn has_applied(&mut self, key_type: KeyType) -> Meter {
        self.applies(Device::new(key_type, self.meters), CONNECTION_W)
    }

    /// A device whose point is out of service, as a point of its own.
    pub fn comes_back(&mut self, meter: &Meter) -> Meter {
        let applied = self.applies(meter.device.clone(), CONNECTION_W);
        self.has_been_approved(applied)
    }

    /// The operator approves what was applied for last.
    pub fn has_been_approved(&mut self, meter: Meter) -> Meter {
        let approve = Registry::ApproveMeter {
            application_id: self.applications(),
            evidence_hash: Binary::new(vec![7; 32]),
            closing: None,
        };
        self.registry_hears(ZONE_OPERATOR, &approve);
        meter
    }

    fn applies(&mut self, device: Device, inverter_w: u32) -> Meter {
        self.applies_on(device, inverter_w, &connection_of(&format!("SN-{}", self.meters)))
    }

    /// So many were made, and the last one has this number.
    fn applications(&self) -> u64 {
        u64::from(self.meters + self.feeders)
    }

    /// Who operates a zone has a meter on its line, which a verifier approved.
    pub fn feeder(&mut self, key_type: KeyType, zone_id: u32) -> Meter {
        let profile = Profile { name: "Grid".into(), location: String::new(), contact: String::new() };
        let (equipment, certifications) = (Vec::new(), Vec::new());
        let apply = Registry::Apply { role: Role::GridOperator, profile, equipment, certifications };
        let applied = self.registry_hears(ZONE_OPERATOR, &apply);
        let proposal_id = attribute(&applied, "wasm-proposal_opened", "proposal_id").parse().unwrap();
        self.registry_hears(ADMIN, &Registry::Approve { proposal_id });

        let meter_id = feeder_bank(zone_id).and_then(first_meter_of).unwrap();
        let device = Device::new(key_type, meter_id);
        let serial = format!("SN-{meter_id}");
        let proof = device.proof(&self.chain_id(), ZONE_OPERATOR.into_addr().as_str(), &serial);
        let connection = connection_of(&serial);
        let meter = NewMeter {
            serial,
            zone_id,
            device_key: device.key(),
            class: AccuracyClass::C,
            connection_w: CONNECTION_W,
            inverter_w: CONNECTION_W,
            source: Source::None,
            kind: PointKind::Feeder,
            reading_format: None,
        };
        self.registry_hears(ZONE_OPERATOR, &Registry::ApplyForMeter { meter, connection, proof });
        self.feeders += 1;
        let approve = Registry::ApproveMeter {
            application_id: self.applications(),
            evidence_hash: Binary::new(vec![7; 32]),
            closing: None,
        };
        self.registry_hears(ADMIN, &approve);
        Meter { meter_id, device }
    }

    /// All are of one zone, whose first bank they share.
    fn applies_on(&mut self, device: Device, inverter_w: u32, connection: &str) -> Meter {
        let meter_id = self.meters;
        let serial = format!("SN-{meter_id}");
        self.meters += 1;
        let connection = connection.to_string();
        let proof = device.proof(&self.chain_id(), OWNER.into_addr().as_str(), &serial);
        let meter = NewMeter {
            serial,
            zone_id: 0,
            device_key: device.key(),
            class: AccuracyClass::B,
            connection_w: CONNECTION_W,
            inverter_w,
            source: Source::Solar,
            kind: PointKind::Prosumer,
            reading_format: self.reading_format,
        };
        self.registry_hears(OWNER, &Registry::ApplyForMeter { meter, connection, proof });
        Meter { meter_id, device }
    }

    /// The meter's owner applies for another one on its connection, and the operator approves it and says where the registers of the old one stood.
    pub fn replaces(&mut self, meter: &Meter, import_wh: u64, export_wh: u64) -> Result<Meter, String> {
        let replacement = self.applies_for_another(meter);
        self.closes(&replacement.with(import_wh, export_wh)).map(|_| replacement.new)
    }

    pub fn applies_for_another(&mut self, meter: &Meter) -> Replacement {
        let device = Device::new(KeyType::Ed25519, 1_000 + self.meters);
        let connection = connection_of(&format!("SN-{}", meter.meter_id));
        let new = self.applies_on(device, CONNECTION_W, &connection);
        Replacement { application_id: self.applications(), new }
    }

    /// What the operator says to the registry, which says it to metering.
    pub fn closes(&mut self, approve: &Registry) -> Result<AppResponse, String> {
        let operator = ZONE_OPERATOR.into_addr();
        let answer = self.app.execute_contract(operator, self.registry.clone(), approve, &[]);
        answer.map_err(|error| error.to_string().lines().last().unwrap_or_default().to_string())
    }

    /// Everything that registry and metering keep, to the last byte.
    pub fn storage(&self) -> [Vec<(Vec<u8>, Vec<u8>)>; 2] {
        [&self.registry, &self.metering].map(|contract| self.app.dump_wasm_raw(contract))
    }

    pub fn is_suspended(&mut self, meter: &Meter) {
        let reason = "the seal is broken".into();
        self.registry_hears(ADMIN, &Registry::RecallMeter { meter_id: meter.meter_id, reason });
    }

    /// A verifier found something in the meter's readings of `slot`.
    pub fn is_flagged(&mut self, meter: &Meter, slot: u32) {
        let finding = Finding {
            kind: FindingKind::NightExport,
            from_slot: slot,
            to_slot: slot,
            slots: 1,
            measured_wh: 10u64.into(),
            expected_wh: 0u64.into(),
            other_meter_id: None,
        };
        self.registry_hears(ADMIN, &Registry::FlagMeter { meter_id: meter.meter_id, finding });
    }

    pub fn is_reinstated(&mut self, meter: &Meter) {
        let subject = Subject::Meter { meter_id: meter.meter_id };
        self.verifier_proposes(Action::Reinstate { subject });
    }

    /// One verifier is enough here.
    pub fn verifier_proposes(&mut self, action: Action) {
        self.registry_hears(ADMIN, &Registry::Propose { action });
    }

    /// From a community of one verifier.
    pub fn verifiers_are(&mut self, names: &[&str], threshold: u32) {
        let verifiers = names.iter().map(|name| name.into_addr().into()).collect();
        let action = Action::SetVerifiers { verifiers, threshold };
        self.verifier_proposes(action);
    }

    pub fn overdue_ends(&mut self) {
        self.registry_hears(OWNER, &Registry::EndOverdue {});
    }

    /// The owner rotates the meter's key to that of a new device.
    pub fn rotates(&mut self, meter: &Meter, new: Device) -> Meter {
        let chain_id = self.chain_id();
        let key = new.key();
        let serial = format!("SN-{}", meter.meter_id);
        self.registry_hears(
            OWNER,
            &Registry::RotateKey {
                meter_id: meter.meter_id,
                new_key_proof: new.proof(&chain_id, OWNER.into_addr().as_str(), &serial),
                old_key_signature: meter.device.hand_over(&chain_id, meter.meter_id, &key.public_key),
                new_key: key,
            },
        );
        Meter { meter_id: meter.meter_id, device: new }
    }

    pub fn chain_id(&self) -> String {
        self.app.block_info().chain_id
    }

    /// Seconds after the end of a slot.
    pub fn is_after_slot(&mut self, slot: u32, seconds: u64) {
        let now = slot_end(slot, SLOT_SECONDS) + seconds;
        self.app.update_block(|block| block.time = Timestamp::from_seconds(now));
    }

    pub fn reads(&self, meter: &Meter, slot: u32, import_wh: u64, export_wh: u64) -> BatchReading {
        self.reads_with_flags(meter, slot, import_wh, export_wh, 0)
    }

    pub fn reads_with_flags(
        &self,
        meter: &Meter,
        slot: u32,
        import_total_wh: u64,
        export_total_wh: u64,
        flags: u8,
    ) -> BatchReading {
        let meter_id = meter.meter_id;
        let reading = Reading { meter_id, slot, import_total_wh, export_total_wh, flags };
        meter.device.read(&self.chain_id(), &reading)
    }

    pub fn carries(&mut self, carrier: &str, batch: Vec<u8>) -> Result<Submitted, String> {
        self.hears(carrier, &ExecuteMsg::SubmitReadings { batch: batch.into() }).map(submitted)
    }

    pub fn hears(&mut self, sender: &str, msg: &ExecuteMsg) -> Result<AppResponse, String> {
        let answer = self.app.execute_contract(sender.into_addr(), self.metering.clone(), msg, &[]);
        answer.map_err(|error| error.to_string().lines().last().unwrap_or_default().to_string())
    }

    /// Submits readings of bank 0.
    pub fn submits(&mut self, slot: u32, readings: &[BatchReading]) -> Submitted {
        let batch = ReadingBatch { bank: 0, slot, readings: readings.to_vec() };
        self.carries("carrier", batch.encode()).unwrap()
    }

    /// Submits one reading, in time; what became of it.
    pub fn counts(&mut self, meter: &Meter, slot: u32, import_wh: u64, export_wh: u64) -> Verdict {
        self.is_after_slot(slot, 1);
        let reading = self.reads(meter, slot, import_wh, export_wh);
        self.submits(slot, &[reading]).verdicts[0]
    }

    /// Submits one reading that skips slots as soon as these need no longer be waited for; what became of it.
    pub fn counts_after_a_gap(
        &mut self,
        meter: &Meter,
        slot: u32,
        import_wh: u64,
        export_wh: u64,
    ) -> Verdict {
        let (last, ..) = self.registers(meter).expect("a reading before the gap");
        self.is_after_slot(slot.max(last + GAP_WAIT_SLOTS), 1);
        let reading = self.reads(meter, slot, import_wh, export_wh);
        self.submits(slot, &[reading]).verdicts[0]
    }

    /// What the meter signs when its counter starts again: with these registers at the end of a slot.
    pub fn restarts(&self, meter: &Meter, slot: u32, import_wh: u64, export_wh: u64) -> ExecuteMsg {
        let (last_slot, last_import_wh, last_export_wh) =
            self.registers(meter).expect("a reading before the restart");
        let at =
            |slot, import_total_wh, export_total_wh| RegistersAt { slot, import_total_wh, export_total_wh };
        let last = at(last_slot, last_import_wh, last_export_wh);
        let first = at(slot, import_wh, export_wh);
        let contract = self.metering.as_str();
        ExecuteMsg::RestartRegisters {
            meter_id: meter.meter_id,
            slot,
            import_total_wh: import_wh.into(),
            export_total_wh: export_wh.into(),
            signature: meter.device.restart(&self.chain_id(), contract, meter.meter_id, &last, &first),
        }
    }

    /// What the meter signs of its power in a slot.
    pub fn sees(&self, meter: &Meter, slot: u32, quality: PowerQuality) -> ExecuteMsg {
        let meter_id = meter.meter_id;
        let signature = meter.device.quality(&self.chain_id(), meter_id, slot, &quality);
        ExecuteMsg::SubmitQuality { meter_id, slot, quality, signature }
    }

    pub fn asks<T: DeserializeOwned>(&self, msg: &QueryMsg) -> T {
        self.app.wrap().query_wasm_smart(&self.metering, msg).unwrap()
    }

    /// Slot, import and export of the last reading that counts.
    pub fn registers(&self, meter: &Meter) -> Option<(u32, u64, u64)> {
        let registers = QueryMsg::Registers { meter_id: meter.meter_id };
        let last = self.asks::<RegistersResponse>(&registers).registers?;
        Some((last.slot, last.import_total_wh, last.export_total_wh))
    }

    /// Import and export of a slot.
    pub fn energy(&self, meter: &Meter, slot: u32) -> Option<(u64, u64)> {
        let msg = QueryMsg::SlotEnergy { slot, bank: bank_of(meter.meter_id) };
        let energies = self.asks::<SlotEnergyResponse>(&msg).energies;
        let found = energies.iter().find(|energy| energy.meter_id == meter.meter_id)?;
        Some((found.import_wh, found.export_wh))
    }

    /// First and last slot, import and export of what arrived too late during `slot`.
    pub fn catch_ups(&self, meter: &Meter, slot: u32) -> Vec<(u32, u32, u64, u64)> {
        let msg = QueryMsg::CatchUpEnergy { slot, bank: bank_of(meter.meter_id) };
        let spans = self.asks::<CatchUpEnergyResponse>(&msg).spans.into_iter();
        spans
            .filter(|span| span.meter_id == meter.meter_id)
            .map(|span| (span.from_slot, span.to_slot, span.import_wh, span.export_wh))
            .collect()
    }

    /// Import and export that arrived too late during `slot`.
    pub fn catch_up(&self, meter: &Meter, slot: u32) -> Option<(u64, u64)> {
        let add =
            |(import_wh, export_wh), (_, _, more_in, more_out)| (import_wh + more_in, export_wh + more_out);
        self.catch_ups(meter, slot).into_iter().fold(None, |sum, span| Some(add(sum.unwrap_or((0, 0)), span)))
    }

    pub fn next_slot_with_energy(&self, slot: u32) -> Option<u32> {
        self.asks::<NextSlotResponse>(&QueryMsg::NextSlotWithEnergy { slot }).slot
    }
}

fn start(app: &mut App, code: u64, msg: &impl Serialize) -> Addr {
    app.instantiate_contract(code, ADMIN.into_addr(), msg, &[], "contract", None).unwrap()
}

const SALT: &[u8] = b"metering";

/// Where a contract will be: the registry has to know it before.
fn address_of(app: &App, code: u64) -> Addr {
    let checksum = app.wrap().query_wasm_code_info(code).unwrap().checksum;
    let admin = app.api().addr_canonicalize(ADMIN.into_addr().as_str()).unwrap();
    let address = instantiate2_address(checksum.as_slice(), &admin, SALT).unwrap();
    app.api().addr_humanize(&address).unwrap()
}

fn start_at_its_address(app: &mut App, code_id: u64, msg: &impl Serialize) {
    let (msg, label, salt) = (to_json_binary(msg).unwrap(), "metering".to_string(), SALT.into());
    let started = WasmMsg::Instantiate2 { admin: None, code_id, label, msg, funds: Vec::new(), salt };
    app.execute(ADMIN.into_addr(), started.into()).unwrap();
}

fn attribute(response: &AppResponse, kind: &str, key: &str) -> String {
    let event = response.events.iter().find(|event| event.ty == kind).expect("it is told");
    let found = event.attributes.iter().find(|attribute| attribute.key == key);
    found.expect("the attribute is there").value.clone()
}

fn submitted(response: AppResponse) -> Submitted {
    let kind = format!("wasm-{}", ReadingsSubmitted::TYPE);
    let event = response.events.iter().find(|event| event.ty == kind).expect("every batch is told");
    let value = |key: &str| {
        let found = event.attributes.iter().find(|attribute| attribute.key == key);
        found.expect("the attribute is there").value.clone()
    };
    let number = |key: &str| value(key).parse().expect("it is a number");
    let readings = Binary::from_base64(&value("readings")).expect("it is base64");
    let verdicts = Verdicts::decode(&readings).expect("they are packed");
    Submitted {
        verdicts: verdicts.0.iter().map(|entry| entry.verdict).collect(),
        event: ReadingsSubmitted {
            bank: number("bank"),
            slot: number("slot"),
            arrival_slot: number("arrival_slot"),
            submitter: Addr::unchecked(value("submitter")),
            accepted: number("accepted"),
            caught_up: number("caught_up"),
            refused: number("refused"),
            readings: Packed::of(verdicts),
        },
    }
}
