use std::{collections::BTreeMap, fmt::Debug};

use cosmwasm_std::{
    Addr, Api, Binary, Coin, Empty, Event, Order, Record, StdResult, Timestamp, Uint64, Uint128, WasmMsg,
    coins, instantiate2_address, testing::MockApi, to_json_binary,
};
use cw_multi_test::{App, AppBuilder, AppResponse, BankKeeper, Contract, ContractWrapper, Executor};
use interface::{
    balancing, grid, metering,
    packed::{BatchReading, ReadingBatch, Verdicts, keys},
    registry::{self, KeyType, Role},
    signed::{Reading, RegistersAt},
    token, trading,
    trading::{
        AccountRef, AccountResponse, AuditResponse, PointResult, ProgressResponse, Rule, SlotOutcome, Stage,
    },
    wire::Packed,
};
use serde::{Serialize, de::DeserializeOwned};
use testing::{Device, connection_of};
use units::{bank_of, index_in_bank, slot_at, slot_end};

use crate::community::{Community, Settings, line};

pub const DENOM: &str = "uwatt";

macro_rules! contract {
    ($name:ident) => {
        Box::new(code!($name))
    };
    ($name:ident, ticks) => {
        Box::new(code!($name).with_sudo(::$name::contract::sudo).with_reply(::$name::contract::reply))
    };
}

macro_rules! code {
    ($name:ident) => {
        ContractWrapper::new(
            ::$name::contract::execute,
            ::$name::contract::instantiate,
            ::$name::contract::query,
        )
        .with_migrate(|deps, env, msg, _| ::$name::contract::migrate(deps, env, msg))
    };
}

/// Energies outlive the longest time for which the clock stands still: without them a slot cannot be settled.
const KEEP_ENERGIES: u32 = 2_976;
/// Of every connection, and of what is behind it: about what an operator decides alone.
const CONNECTION_W: u32 = 43_470;
/// Of every line that is measured.
const LINE_W: u32 = 1_000_000;
const WEALTH: u128 = 1_000_000_000_000;

pub type SuiteResult = Result<AppResponse, String>;

/// A running community.
pub struct Suite {
    pub app: App<BankKeeper, MockApi>,
    pub settings: Settings,
    pub admin: Addr,
    pub verifier: Addr,
    pub operator: Addr,
    pub utility: Addr,
    pub community: Addr,
    pub registry: Addr,
    pub metering: Addr,
    pub grid: Addr,
    pub token: Addr,
    pub trading: Addr,
    /// The slot whose delivery has ended last; the one after it is being delivered.
    pub slot: u32,
    pub meters: BTreeMap<String, Meter>,
    /// What happened since it was last asked for.
    pub events: Vec<Event>,
}

/// A metering point as its owner and its device know it.
pub struct Meter {
    pub meter_id: u32,
    pub owner: Addr,
    pub zone_id: u32,
    device: Device,
    import_total_wh: u64,
    export_total_wh: u64,
    /// What it counted in the present slot.
    pub import_wh: u64,
    pub export_wh: u64,
    pub silent: bool,
    pub late: bool,
    /// Readings that count only in a later slot, oldest first.
    waiting: Vec<Reading>,
}

impl Meter {
    fn new(
        meter_id: u32,
        owner: Addr,
        zone_id: u32,
        device: Device,
        import_total_wh: u64,
        export_total_wh: u64,
    ) -> Self {
        Self {
            meter_id,
            owner,
            zone_id,
            device,
            import_total_wh,
            export_total_wh,
            import_wh: 0,
            export_wh: 0,
            silent: false,
            late: false,
            waiting: Vec::new(),
        }
    }
}

/// A contract's code on the chain, and where the contract will be.
struct Code {
    label: &'static str,
    code_id: u64,
    address: Addr,
}

impl Suite {
    pub fn community() -> Community {
        Community::default()
    }

    pub(crate) fn start(plan: Community) -> Self {
        let api = MockApi::default().with_prefix("watt");
        let address = |name: &str| api.addr_make(name);
        let owners: Vec<Addr> = plan.households.iter().map(|household| address(&household.owner)).collect();
        let [admin, verifier, operator, utility, community] =
            ["admin", "verifier", "operator", "utility", "community"].map(address);
        let rich: Vec<Addr> =
            owners.iter().chain([&admin, &operator, &utility, &community]).cloned().collect();
        let app = AppBuilder::new().with_api(api).build(|router, _, storage| {
            for owner in rich {
                let coins = vec![Coin::new(WEALTH, DENOM), Coin::new(WEALTH, "other")];
                router.bank.init_balance(storage, &owner, coins).expect("the bank takes a balance");
            }
        });
        let nobody = admin.clone();
        let mut suite = Self {
            app,
            settings: plan.settings,
            admin,
            verifier,
            operator,
            utility,
            community,
            registry: nobody.clone(),
            metering: nobody.clone(),
            grid: nobody.clone(),
            token: nobody.clone(),
            trading: nobody,
            slot: 0,
            meters: BTreeMap::new(),
            events: Vec::new(),
        };
        suite.deploy();
        suite.build_zones(&plan);
        suite.admit(&plan, &owners);
        suite.utilities_deposit();
        suite.begin_slot_of_now();
        suite.everybody_reads();
        suite
    }

    fn deploy(&mut self) {
        let Settings {
            slot_seconds,
            grace_seconds,
            points_per_tick,
            keep_slots,
            tariff,
            forward,
            withdraw_delay_slots,
            utility_coins_micro: _,
        } = self.settings;
        let (admin, operator) = (self.admin.to_string(), self.operator.to_string());
        let registry = self.store("registry", contract!(registry));
        let grid = self.store("grid", contract!(grid));
        let metering = self.store("metering", contract!(metering));
        let token = self.store("token", contract!(token));
        let trading = self.store("trading", contract!(trading, ticks));
        self.registry = registry.address.clone();
        self.grid = grid.address.clone();
        self.metering = metering.address.clone();
        self.token = token.address.clone();
        self.trading = trading.address.clone();
        self.instantiate(
            registry,
            &registry::InstantiateMsg {
                admin: admin.clone(),
                verifiers: vec![self.verifier.to_string()],
                threshold: 1,
                proposal_seconds: 86_400,
                grid: self.grid.to_string(),
                metering: self.metering.to_string(),
                points: registry::PointTerms {
                    slot_seconds,
                    operator_power_w: CONNECTION_W,
                    application_slots: 672,
                },
            },
        );
        self.instantiate(
            grid,
            &grid::InstantiateMsg {
                admin: admin.clone(),
                operator,
                slot_seconds,
                price_tick_micro_per_kwh: 1_000,
                root_name: "town".to_string(),
                tariff,
                tariff_notice_slots: forward.horizon_slots,
                trading: self.trading.to_string(),
                balancing: None,
            },
        );
        self.instantiate(
            metering,
            &metering::InstantiateMsg {
                admin: admin.clone(),
                registry: self.registry.to_string(),
                grid: self.grid.to_string(),
                slot_seconds,
                grace_seconds,
                metered_seconds_per_slot: 900,
                max_clock_skew_seconds: 5,
                keep_slots: KEEP_ENERGIES,
            },
        );
        self.instantiate(
            token,
            &token::InstantiateMsg {
                admin: admin.clone(),
                name: "Held energy".to_string(),
                symbol: "KWH".to_string(),
                marketing: None,
                grid_g_per_kwh: 380,
                source_g_per_kwh: vec![],
                trading: self.trading.to_string(),
            },
        );
        let trading_msg = trading::InstantiateMsg {
            admin,
            denom: DENOM.to_string(),
            registry: self.registry.to_string(),
            metering: self.metering.to_string(),
            grid: self.grid.to_string(),
            token: self.token.to_string(),
            utility: self.utility.to_string(),
            community: self.community.to_string(),
            slot_seconds,
            grace_seconds,
            points_per_tick,
            keep_slots,
            forward,
            pricing: testing::pricing(),
            money: trading::MoneyParams { withdraw_delay_slots, ..testing::money_params() },
        };
        self.instantiate(trading, &trading_msg);
    }

    /// The contract's address follows from its code, the admin and its label, so that every contract can be told of every other.
    fn store(&mut self, label: &'static str, code: Box<dyn Contract<Empty>>) -> Code {
        let code_id = self.app.store_code(code);
        let checksum = self.app.wrap().query_wasm_code_info(code_id).expect("the code").checksum;
        let admin = self.app.api().addr_canonicalize(self.admin.as_str()).expect("the admin's address");
        let address = instantiate2_address(checksum.as_slice(), &admin, label.as_bytes());
        let address = self.app.api().addr_humanize(&address.expect("a salt")).expect("an address");
        Code { label, code_id, address }
    }

    fn instantiate(&mut self, Code { label, code_id, address }: Code, msg: &impl Serialize) {
        let admin = self.admin.clone();
        let instantiate = WasmMsg::Instantiate2 {
            admin: Some(admin.to_string()),
            code_id,
            msg: to_json_binary(msg).expect("the message is JSON"),
            funds: vec![],
            label: label.to_string(),
            salt: label.as_bytes().into(),
        };
        let started = self.app.execute(admin, instantiate.into());
        let started = started.unwrap_or_else(|error| panic!("{label} is instantiated: {error}"));
        assert_eq!(attribute(&started.events, "instantiate", "_contract_address"), address.as_str());
        self.events.extend(started.events.iter().cloned());
    }

    /// Puts the same code in place of a contract's once more.
    pub fn migrate(&mut self, contract: &Addr, msg: &impl Serialize) -> SuiteResult {
        let code_id = self.app.wrap().query_wasm_contract_info(contract).expect("a contract").code_id;
        let answer = self.app.migrate_contract(self.admin.clone(), contract.clone(), msg, code_id);
        answer.map_err(|error| cause(&error))
    }

    /// Starts the contract that takes in what trading reports from now on, and has every zone's operator let it set the zone's state.
    pub fn balancing_starts(&mut self, params: balancing::ZoneParams) -> Addr {
        let code = ContractWrapper::new(
            balancing_contract::contract::execute,
            balancing_contract::contract::instantiate,
            balancing_contract::contract::query,
        );
        let code = code
            .with_sudo(balancing_contract::contract::sudo)
            .with_reply(balancing_contract::contract::reply);
        let code = self.store("balancing", Box::new(code));
        let (address, grid, operator) = (code.address.clone(), self.grid.clone(), self.operator.clone());
        let start = balancing::InstantiateMsg {
            admin: self.admin.to_string(),
            grid: grid.to_string(),
            metering: self.metering.to_string(),
            slot_seconds: self.settings.slot_seconds,
            params,
        };
        self.instantiate(code, &start);
        let named = grid::MigrateMsg { tariff_notice_slots: None, balancing: Some(address.to_string()) };
        self.migrate(&grid, &named).unwrap();
        let config: grid::Config = self.ask(&grid, &grid::QueryMsg::Config {});
        for zone_id in 0..config.zone_count {
            let controller = Some(address.to_string());
            self.must(&operator, &grid, &grid::ExecuteMsg::SetController { zone_id, controller });
        }
        address
    }

    /// One call of the chain's clock for balancing.
    pub fn balancing_ticks(&mut self, balancing: &Addr) -> AppResponse {
        let tick = balancing::SudoMsg::Tick { gas_budget: u64::MAX, consecutive_failures: 0 };
        self.app.wasm_sudo(balancing.clone(), &tick).expect("no tick ever fails")
    }

    fn build_zones(&mut self, plan: &Community) {
        let (operator, grid) = (self.operator.clone(), self.grid.clone());
        for (zone_id, zone) in (0u32..).zip(&plan.zones) {
            if zone_id > 0 {
                let add = grid::ExecuteMsg::AddZone {
                    name: zone.name.clone(),
                    parent_id: zone.parent,
                    operator: operator.to_string(),
                    line: line(zone.fee_micro_per_kwh),
                };
                self.must(&operator, &grid, &add);
            }
            let capacity_wh = Uint64::new(zone.storage_wh);
            self.must(&operator, &grid, &grid::ExecuteMsg::SetStorage { zone_id, capacity_wh });
        }
    }

    fn admit(&mut self, plan: &Community, owners: &[Addr]) {
        let (registry, chain_id) = (self.registry.clone(), self.app.block_info().chain_id);
        let mut admitted: Vec<&Addr> = Vec::new();
        for ((number, household), owner) in (0u32..).zip(&plan.households).zip(owners) {
            if !admitted.contains(&owner) {
                let profile = registry::Profile {
                    name: household.owner.clone(),
                    location: String::new(),
                    contact: String::new(),
                };
                let apply = registry::ExecuteMsg::Apply {
                    role: Role::Prosumer,
                    profile,
                    equipment: vec![],
                    certifications: vec![],
                };
                self.must(owner, &registry, &apply);
                self.approve_the_latest_proposal();
                admitted.push(owner);
            }
            let device = Device::new(household.key_type, number);
            let meter = registry::NewMeter {
                serial: household.name.clone(),
                zone_id: number_of(household.zone),
                device_key: device.key(),
                class: registry::AccuracyClass::B,
                connection_w: CONNECTION_W,
                inverter_w: if household.source == registry::Source::None { 0 } else { CONNECTION_W },
                source: household.source,
                kind: registry::PointKind::Prosumer,
                reading_format: None,
            };
            let connection = connection_of(&household.name);
            let proof = device.proof(&chain_id, owner.as_str(), &household.name);
            let applied = self.must(
                owner,
                &registry,
                &registry::ExecuteMsg::ApplyForMeter { meter, connection, proof },
            );
            let application_id = attribute(&applied.events, "wasm-meter_applied_for", "application_id");
            let approve = registry::ExecuteMsg::ApproveMeter {
                application_id: application_id.parse().expect("an application id"),
                evidence_hash: Binary::new(vec![7; 32]),
                closing: None,
            };
            let registered = self.must(&self.operator.clone(), &registry, &approve);
            let meter_id = attribute(&registered.events, "wasm-meter_registered", "meter_id");
            let meter_id = meter_id.parse().expect("a meter id");
            let zone_id = number_of(household.zone);
            let meter = Meter::new(meter_id, owner.clone(), zone_id, device, 1_000, 2_000);
            self.meters.insert(household.name.clone(), meter);
        }
    }

    fn approve_the_latest_proposal(&mut self) {
        let msg = registry::QueryMsg::Proposals { start_before: None, limit: Some(1) };
        let proposals: registry::ProposalsResponse = self.ask(&self.registry, &msg);
        let proposal_id = proposals.proposals[0].proposal_id;
        let (verifier, registry) = (self.verifier.clone(), self.registry.clone());
        self.must(&verifier, &registry, &registry::ExecuteMsg::Approve { proposal_id });
    }

    // What people do.

    pub fn execute(
        &mut self,
        sender: &Addr,
        contract: &Addr,
        msg: &(impl Serialize + Debug),
        funds: &[Coin],
    ) -> SuiteResult {
        let answer = self.app.execute_contract(sender.clone(), contract.clone(), &msg, funds);
        let answer = answer.map_err(|error| cause(&error));
        if let Ok(response) = &answer {
            self.events.extend(response.events.iter().cloned());
        }
        answer
    }

    pub fn must(&mut self, sender: &Addr, contract: &Addr, msg: &(impl Serialize + Debug)) -> AppResponse {
        self.execute(sender, contract, msg, &[])
            .unwrap_or_else(|error| panic!("the message is taken: {error}"))
    }

    pub fn trade(&mut self, sender: &Addr, msg: &trading::ExecuteMsg) -> SuiteResult {
        self.execute(sender, &self.trading.clone(), msg, &[])
    }

    pub fn owner(&self, name: &str) -> Addr {
        self.meters[name].owner.clone()
    }

    pub fn meter_id(&self, name: &str) -> u32 {
        self.meters[name].meter_id
    }

    pub fn deposit(&mut self, name: &str, amount_micro: u128) -> SuiteResult {
        let (owner, account) = (self.owner(name), AccountRef::Point { meter_id: self.meter_id(name) });
        let msg = trading::ExecuteMsg::Deposit { account };
        self.execute(&owner, &self.trading.clone(), &msg, &coins(amount_micro, DENOM))
    }

    fn utilities_deposit(&mut self) {
        let coins_micro = self.settings.utility_coins_micro;
        if coins_micro > 0 {
            for utility in [self.utility.clone(), self.operator.clone()] {
                self.counterparty_deposits(&utility, coins_micro).expect("a deposit");
            }
        }
    }

    pub fn counterparty_deposits(&mut self, counterparty: &Addr, amount_micro: u128) -> SuiteResult {
        let account = AccountRef::Counterparty { address: counterparty.to_string() };
        let msg = trading::ExecuteMsg::Deposit { account };
        self.execute(counterparty, &self.trading.clone(), &msg, &coins(amount_micro, DENOM))
    }

    pub fn everybody_deposits(&mut self, amount_micro: u128) {
        for name in self.names() {
            self.deposit(&name, amount_micro).expect("a deposit");
        }
    }

    pub fn withdraw(&mut self, name: &str, amount_micro: u128) -> SuiteResult {
        let (owner, account) = (self.owner(name), AccountRef::Point { meter_id: self.meter_id(name) });
        self.trade(
            &owner,
            &trading::ExecuteMsg::Withdraw { account, amount_micro: Uint128::new(amount_micro) },
        )
    }

    pub fn counterparty_withdraws(&mut self, counterparty: &Addr, amount_micro: u128) -> SuiteResult {
        let (account, amount_micro) =
            (AccountRef::Counterparty { address: counterparty.to_string() }, Uint128::new(amount_micro));
        self.trade(counterparty, &trading::ExecuteMsg::Withdraw { account, amount_micro })
    }

    pub fn transfer(&mut self, from: &str, to: &str, amount_micro: u128) -> SuiteResult {
        let msg = trading::ExecuteMsg::Transfer {
            from_meter_id: self.meter_id(from),
            to_meter_id: self.meter_id(to),
            amount_micro: Uint128::new(amount_micro),
        };
        self.trade(&self.owner(from), &msg)
    }

    pub fn set_rule(&mut self, name: &str, rule: Rule) -> SuiteResult {
        let msg = trading::ExecuteMsg::SetRule { meter_id: self.meter_id(name), rule };
        self.trade(&self.owner(name), &msg)
    }

    pub fn set_credit_line(&mut self, name: &str, credit_micro: u64) -> SuiteResult {
        let credit_micro = Uint64::new(credit_micro);
        let msg = trading::ExecuteMsg::SetCreditLine { meter_id: self.meter_id(name), credit_micro };
        self.trade(&self.admin.clone(), &msg)
    }

    /// Cuts a zone off, or joins it again, from the slot on that begins next.
    pub fn set_island(&mut self, zone_id: u32, islanded: bool) -> SuiteResult {
        let msg = grid::ExecuteMsg::SetIsland { zone_id, from_slot: self.slot + 2, islanded };
        self.execute(&self.operator.clone(), &self.grid.clone(), &msg, &[])
    }

    /// From the first slot on beyond the notice, which is the horizon that orders had at first.
    pub fn set_tariff(&mut self, tariff: grid::Tariff) -> SuiteResult {
        let from_slot = self.slot + 2 + self.settings.forward.horizon_slots;
        let msg = grid::ExecuteMsg::SetTariff { from_slot, tariff };
        self.execute(&self.operator.clone(), &self.grid.clone(), &msg, &[])
    }

    pub fn suspend(&mut self, name: &str) -> SuiteResult {
        let recall = registry::ExecuteMsg::RecallMeter {
            meter_id: self.meter_id(name),
            reason: "the seal is broken".to_string(),
        };
        self.execute(&self.verifier.clone(), &self.registry.clone(), &recall, &[])
    }

    // What meters do.

    /// What a meter counts in the present slot.
    pub fn meter_reads(&mut self, name: &str, import_wh: u64, export_wh: u64) {
        let meter = self.meters.get_mut(name).expect("a household of that name");
        meter.import_wh += import_wh;
        meter.export_wh += export_wh;
    }

    /// What a meter saw of its power in the slot that ended, carried by who has it.
    pub fn meter_sees(&mut self, name: &str, quality: metering::PowerQuality) -> SuiteResult {
        let Meter { meter_id, owner, device, .. } = &self.meters[name];
        let (meter_id, owner, slot) = (*meter_id, owner.clone(), self.slot);
        let signature = device.quality(&self.app.block_info().chain_id, meter_id, slot, &quality);
        let submit = metering::ExecuteMsg::SubmitQuality { meter_id, slot, quality, signature };
        self.execute(&owner, &self.metering.clone(), &submit, &[])
    }

    /// A meter's reading of the present slot does not arrive. A later one carries its energy, once nobody waits for this one any more.
    pub fn meter_stays_silent(&mut self, name: &str) {
        self.meters.get_mut(name).expect("a household of that name").silent = true;
    }

    /// A meter's readings arrive with those of the next slot.
    pub fn meter_is_late(&mut self, name: &str) {
        self.meters.get_mut(name).expect("a household of that name").late = true;
    }

    /// A meter whose reading of the slot that ended did not arrive counts from 0 since then; the operator confirms it, and what flowed in meanwhile.
    pub fn counter_starts_again(&mut self, name: &str, missed_import_wh: u64) {
        let (slot, chain_id, metering) = (self.slot, self.app.block_info().chain_id, self.metering.clone());
        let meter_id = self.meter_id(name);
        let known: metering::RegistersResponse =
            self.ask(&metering, &metering::QueryMsg::Registers { meter_id });
        let known = known.registers.expect("a reading before the restart");
        let meter = self.meters.get_mut(name).expect("a household of that name");
        (meter.import_total_wh, meter.export_total_wh) = (0, 0);
        meter.waiting.clear();
        let last = RegistersAt {
            slot: known.slot,
            import_total_wh: known.import_total_wh,
            export_total_wh: known.export_total_wh,
        };
        let first = RegistersAt { slot, import_total_wh: 0, export_total_wh: 0 };
        let restart = metering::ExecuteMsg::RestartRegisters {
            meter_id,
            slot,
            import_total_wh: 0u64.into(),
            export_total_wh: 0u64.into(),
            signature: meter.device.restart(&chain_id, metering.as_str(), meter_id, &last, &first),
        };
        let confirm = metering::ExecuteMsg::ConfirmRestart {
            meter_id,
            slot,
            missed_import_wh: missed_import_wh.into(),
        };
        self.must(&self.admin.clone(), &metering, &restart);
        self.must(&self.operator.clone(), &metering, &confirm);
    }

    /// The owner applies for another meter on the connection of theirs, and the operator approves it with the import that the old one shows. The new one counts
    /// from 0 under the old one's name; the old one goes on counting and signing as "NAME before".
    pub fn meter_is_replaced(&mut self, name: &str, import_total_wh: u64) -> SuiteResult {
        let (registry, owner) = (self.registry.clone(), self.owner(name));
        let Meter { zone_id, export_total_wh, .. } = self.meters[name];
        let device = Device::new(KeyType::Ed25519, 1_000 + self.meter_id(name));
        let meter = registry::NewMeter {
            serial: format!("{name}-2"),
            zone_id,
            device_key: device.key(),
            class: registry::AccuracyClass::B,
            connection_w: CONNECTION_W,
            inverter_w: CONNECTION_W,
            source: registry::Source::Solar,
            kind: registry::PointKind::Prosumer,
            reading_format: None,
        };
        let proof = device.proof(&self.app.block_info().chain_id, owner.as_str(), &meter.serial);
        let apply = registry::ExecuteMsg::ApplyForMeter { meter, connection: connection_of(name), proof };
        let applied = self.must(&owner, &registry, &apply);
        let application_id = attribute(&applied.events, "wasm-meter_applied_for", "application_id");
        let approve = registry::ExecuteMsg::ApproveMeter {
            application_id: application_id.parse().expect("an application id"),
            evidence_hash: Binary::new(vec![7; 32]),
            closing: Some(registry::ClosingRegisters {
                import_total_wh: import_total_wh.into(),
                export_total_wh: export_total_wh.into(),
            }),
        };
        let approved = self.execute(&self.operator.clone(), &registry, &approve, &[]);
        if approved.is_err() {
            self.must(&owner, &registry, &registry::ExecuteMsg::WithdrawMeterApplication {});
        }
        let approved = approved?;
        let meter_id = attribute(&approved.events, "wasm-meter_registered", "meter_id");
        let meter_id = meter_id.parse().expect("a meter id");
        let new = Meter::new(meter_id, owner, zone_id, device, 0, 0);
        let old = self.meters.insert(name.to_string(), new).expect("a household of that name");
        self.meters.insert(format!("{name} before"), old);
        Ok(approved)
    }

    /// The operator of all zones puts a meter on the line of one of them; it reads under `name`.
    pub fn line_is_measured(&mut self, name: &str, zone_id: u32) {
        let (registry, owner) = (self.registry.clone(), self.operator.clone());
        if self.meters.values().all(|meter| meter.owner != owner) {
            let profile =
                registry::Profile { name: "Grid".into(), location: String::new(), contact: String::new() };
            let apply = registry::ExecuteMsg::Apply {
                role: Role::GridOperator,
                profile,
                equipment: vec![],
                certifications: vec![],
            };
            self.must(&owner, &registry, &apply);
            self.approve_the_latest_proposal();
        }
        let device = Device::new(KeyType::Ed25519, 2_000 + zone_id);
        let meter = registry::NewMeter {
            serial: name.to_string(),
            zone_id,
            device_key: device.key(),
            class: registry::AccuracyClass::C,
            connection_w: LINE_W,
            inverter_w: LINE_W,
            source: registry::Source::None,
            kind: registry::PointKind::Feeder,
            reading_format: None,
        };
        let proof = device.proof(&self.app.block_info().chain_id, owner.as_str(), name);
        let apply = registry::ExecuteMsg::ApplyForMeter { meter, connection: connection_of(name), proof };
        let applied = self.must(&owner, &registry, &apply);
        let application_id = attribute(&applied.events, "wasm-meter_applied_for", "application_id");
        let approve = registry::ExecuteMsg::ApproveMeter {
            application_id: application_id.parse().expect("an application id"),
            evidence_hash: Binary::new(vec![7; 32]),
            closing: None,
        };
        let registered = self.must(&self.verifier.clone(), &registry, &approve);
        let meter_id = attribute(&registered.events, "wasm-meter_registered", "meter_id");
        let meter_id = meter_id.parse().expect("a meter id");
        self.meters.insert(name.to_string(), Meter::new(meter_id, owner, zone_id, device, 0, 0));
    }

    /// What a meter's display shows.
    pub fn import_total_wh(&self, name: &str) -> u64 {
        self.meters[name].import_total_wh
    }

    fn everybody_reads(&mut self) {
        let slot = self.slot;
        for meter in self.meters.values_mut() {
            meter.import_total_wh += std::mem::take(&mut meter.import_wh);
            meter.export_total_wh += std::mem::take(&mut meter.export_wh);
            if !std::mem::take(&mut meter.silent) {
                meter.waiting.push(Reading {
                    meter_id: meter.meter_id,
                    slot,
                    import_total_wh: meter.import_total_wh,
                    export_total_wh: meter.export_total_wh,
                    flags: 0,
                });
            }
        }
        for ((slot, bank), readings) in self.readings_that_arrive() {
            self.submit(slot, bank, readings);
        }
        self.meters.values_mut().for_each(|meter| meter.late = false);
    }

    /// By slot and bank, signed, in order of index.
    fn readings_that_arrive(&self) -> BTreeMap<(u32, u32), Vec<BatchReading>> {
        let chain_id = self.app.block_info().chain_id;
        let mut batches: BTreeMap<(u32, u32), Vec<BatchReading>> = BTreeMap::new();
        for meter in self.meters.values().filter(|meter| !meter.late) {
            for reading in &meter.waiting {
                let batch = batches.entry((reading.slot, bank_of(meter.meter_id))).or_default();
                batch.push(meter.device.read(&chain_id, reading));
            }
        }
        batches.values_mut().for_each(|readings| readings.sort_unstable_by_key(|reading| reading.index));
        batches
    }

    /// Readings that come too soon wait on; all others are done with.
    fn submit(&mut self, slot: u32, bank: u32, readings: Vec<BatchReading>) {
        let (carrier, metering) = (self.admin.clone(), self.metering.clone());
        let batch = Packed::of(ReadingBatch { bank, slot, readings });
        let told = self.must(&carrier, &metering, &metering::ExecuteMsg::SubmitReadings { batch });
        let verdicts = Binary::from_base64(&attribute(&told.events, "wasm-readings_submitted", "readings"));
        let verdicts = Verdicts::decode(&verdicts.expect("base64")).expect("packed verdicts");
        let too_soon = |meter_id: u32| {
            let mut told = verdicts.0.iter().filter(|told| told.index == index_in_bank(meter_id));
            told.any(|told| told.verdict == metering::Verdict::TooSoon)
        };
        for meter in self.meters.values_mut().filter(|meter| bank_of(meter.meter_id) == bank) {
            let waits = meter.late || too_soon(meter.meter_id);
            meter.waiting.retain(|reading| reading.slot != slot || waits);
        }
    }

    /// What no message can do: puts other bytes where metering keeps a bank's energy of the slot that ended.
    pub fn corrupt_energy(&mut self, bank: u32, bytes: &[u8]) {
        let key = keys::energy(self.slot, bank);
        self.app.contract_storage_mut(&self.metering).set(&key, bytes);
    }

    /// What no message can do: a contract loses its memory. Returns it.
    pub fn forget(&mut self, contract: &Addr) -> Vec<Record> {
        let mut storage = self.app.contract_storage_mut(contract);
        let memory: Vec<Record> = storage.range(None, None, Order::Ascending).collect();
        memory.iter().for_each(|(key, _)| storage.remove(key));
        memory
    }

    pub fn remember(&mut self, contract: &Addr, memory: Vec<Record>) {
        let mut storage = self.app.contract_storage_mut(contract);
        memory.iter().for_each(|(key, value)| storage.set(key, value));
    }

    // How time goes by.

    fn at(&mut self, unix_seconds: u64) {
        self.app.update_block(|block| {
            block.height += 1;
            block.time = Timestamp::from_seconds(unix_seconds);
        });
    }

    /// The present slot becomes that of the block, with everybody's first reading at its end.
    fn begin_slot_of_now(&mut self) {
        self.slot =
            slot_at(self.app.block_info().time.seconds(), self.settings.slot_seconds).expect("a slot");
        self.at(slot_end(self.slot, self.settings.slot_seconds));
    }

    /// Delivery ends and meters are read; the next slot is being delivered, and the readings are in.
    pub fn a_slot_ends(&mut self) {
        self.slot += 1;
        self.at(slot_end(self.slot, self.settings.slot_seconds));
        self.everybody_reads();
    }

    /// Readings of the slot that ended are no longer in time.
    pub fn grace_passes(&mut self) {
        self.at(slot_end(self.slot, self.settings.slot_seconds) + u64::from(self.settings.grace_seconds));
    }

    /// One call of the chain's clock.
    pub fn clock_ticks(&mut self) -> AppResponse {
        self.clock_ticks_after_failures(0)
    }

    /// One that follows so many that failed.
    pub fn clock_ticks_after_failures(&mut self, consecutive_failures: u32) -> AppResponse {
        let tick = trading::SudoMsg::Tick { gas_budget: u64::MAX, consecutive_failures };
        let ticked = self.app.wasm_sudo(self.trading.clone(), &tick);
        let response = ticked.unwrap_or_else(|error| panic!("no tick ever fails: {}", cause(&error)));
        self.events.extend(response.events.iter().cloned());
        self.app.update_block(|block| block.height += 1);
        response
    }

    /// Ticks until the slot that ended is final; how many ticks it took.
    pub fn clock_ticks_until_final(&mut self) -> u32 {
        for ticks in 1..10_000 {
            self.clock_ticks();
            let progress = self.progress();
            if progress.stage.is_none() && progress.slot > self.slot {
                return ticks;
            }
        }
        panic!("slot {} never becomes final", self.slot)
    }

    /// From the meters' reading to the last payment.
    pub fn a_slot_passes(&mut self) {
        self.a_slot_ends();
        self.grace_passes();
        self.clock_ticks_until_final();
    }

    // What one can know.

    pub fn ask<T: DeserializeOwned>(&self, contract: &Addr, msg: &impl Serialize) -> T {
        self.try_ask(contract, msg).unwrap_or_else(|error| panic!("the question has an answer: {error}"))
    }

    pub fn try_ask<T: DeserializeOwned>(&self, contract: &Addr, msg: &impl Serialize) -> StdResult<T> {
        self.app.wrap().query_wasm_smart(contract, msg)
    }

    pub fn names(&self) -> Vec<String> {
        self.meters.keys().cloned().collect()
    }

    pub fn account(&self, name: &str) -> AccountResponse {
        self.ask(&self.trading, &trading::QueryMsg::Account { meter_id: self.meter_id(name) })
    }

    /// Coins.
    pub fn available(&self, name: &str) -> i128 {
        self.account(name).available_micro.u128().cast_signed()
    }

    /// Coins, with what the point is owed and without what it owes.
    pub fn worth(&self, name: &str) -> i128 {
        let account = self.account(name);
        let [available, claim, debt] = [account.available_micro, account.claim_micro, account.debt_micro]
            .map(|micro| micro.u128().cast_signed());
        available + claim - debt
    }

    pub fn counterparty(&self, address: &Addr) -> trading::CounterpartyResponse {
        self.ask(&self.trading, &trading::QueryMsg::Counterparty { address: address.to_string() })
    }

    /// What a counterparty has and is owed, without what it owes and what it had from the start.
    pub fn earned(&self, address: &Addr) -> i128 {
        let account = self.counterparty(address);
        let is_utility = [&self.utility, &self.operator].contains(&address);
        let stake = if is_utility { self.settings.utility_coins_micro } else { 0 };
        let [available, receivable, payable, stake] = [
            account.available_micro.u128(),
            account.receivable_micro.u128(),
            account.payable_micro.u128(),
            stake,
        ]
        .map(u128::cast_signed);
        available + receivable - payable - stake
    }

    /// Coins of an owner outside of the market.
    pub fn wallet(&self, name: &str) -> u128 {
        let coin = self.app.wrap().query_balance(self.owner(name), DENOM).expect("a balance");
        Uint128::try_from(coin.amount).expect("few coins").u128()
    }

    pub fn money(&self) -> trading::MoneyResponse {
        self.ask(&self.trading, &trading::QueryMsg::Money {})
    }

    pub fn progress(&self) -> ProgressResponse {
        self.ask(&self.trading, &trading::QueryMsg::Progress {})
    }

    pub fn outcome(&self) -> SlotOutcome {
        self.ask(&self.trading, &trading::QueryMsg::Slot { slot: self.slot })
    }

    /// Newest first.
    pub fn slots(&self) -> Vec<SlotOutcome> {
        let msg = trading::QueryMsg::Slots { start_before: None, limit: None };
        let slots: trading::SlotsResponse = self.ask(&self.trading, &msg);
        slots.slots
    }

    pub fn result(&self, name: &str) -> PointResult {
        let msg = trading::QueryMsg::Result { meter_id: self.meter_id(name), slot: self.slot };
        self.ask(&self.trading, &msg)
    }

    pub fn tokens(&self, owner: &Addr) -> u128 {
        let msg = token::QueryMsg::Balance { address: owner.to_string() };
        let balance: token::BalanceResponse = self.ask(&self.token, &msg);
        balance.balance.u128()
    }

    pub fn token_totals(&self) -> token::TotalsResponse {
        self.ask(&self.token, &token::QueryMsg::Totals {})
    }

    pub fn slot_grid(&self, slot: u32) -> grid::SlotGrid {
        self.ask(&self.grid, &grid::QueryMsg::SlotGrid { slot })
    }

    /// Attributes of every event of a type since it was last asked for.
    pub fn told(&mut self, kind: &str) -> Vec<BTreeMap<String, String>> {
        let kind = format!("wasm-{kind}");
        let told = self.events.iter().filter(|event| event.ty == kind);
        let told =
            told.map(|event| event.attributes.iter().map(|a| (a.key.clone(), a.value.clone())).collect());
        let told = told.collect();
        self.events.clear();
        told
    }

    /// [`Suite::accounts_add_up`]; `token supply = energy held`; no slot failed to add up, and no neighbour to listen.
    pub fn everything_adds_up(&self) {
        self.accounts_add_up();
        self.tokens_add_up();
        let alarms =
            ["wasm-identity_violated", "wasm-bank_set_aside", "wasm-slot_waits", "wasm-message_deferred"];
        let alarm = self.events.iter().find(|event| alarms.contains(&event.ty.as_str()));
        assert_eq!(alarm, None, "every slot adds up and everybody hears of it");
    }

    /// `available + reserved + withdrawals + in work = coins <= balance`; each utility's debts are its receivables, and its claims its payables.
    pub fn accounts_add_up(&self) {
        let mut coins_micro = 0;
        let mut owed: BTreeMap<Addr, [i128; 4]> = BTreeMap::new();
        let mut page = Some(0);
        let (mut counted, mut balance) = (0, 0);
        while let Some(start_bank) = page {
            let msg = trading::QueryMsg::Audit { start_bank, limit: Some(1) };
            let audit: AuditResponse = self.ask(&self.trading, &msg);
            let kept = [audit.available_micro, audit.reserved_micro, audit.withdrawals_micro];
            coins_micro += kept.map(|micro| micro.u128().cast_signed()).iter().sum::<i128>();
            coins_micro += audit.in_work_micro.i128();
            (counted, balance) = (audit.coins_micro.u128(), audit.balance_micro.u128());
            for utility in audit.utilities {
                let sums = owed.entry(utility.utility).or_default();
                let page = [
                    utility.debts_micro.u128().cast_signed(),
                    utility.receivable_micro.i128(),
                    utility.claims_micro.u128().cast_signed(),
                    utility.payable_micro.i128(),
                ];
                sums.iter_mut().zip(page).for_each(|(sum, micro)| *sum += micro);
            }
            page = audit.next_bank;
        }
        assert_eq!(coins_micro, counted.cast_signed(), "accounts sum to the coins counted");
        assert!(counted <= balance, "the coins counted are there: {counted} of {balance}");
        for (utility, [debts, receivable, claims, payable]) in owed {
            assert_eq!((debts, claims), (receivable, payable), "what {utility} is owed, and owes");
        }
    }

    fn tokens_add_up(&self) {
        let totals = self.token_totals();
        let mut owners: Vec<&Addr> = self.meters.values().map(|meter| &meter.owner).collect();
        owners.sort_unstable();
        owners.dedup();
        let held: u128 = owners.into_iter().map(|owner| self.tokens(owner)).sum();
        assert_eq!(totals.supply_wh.u128(), held, "the supply is the energy held");
        if self.progress().stage.is_none() {
            let minted: u64 = totals.minted.iter().map(|source| source.energy_wh.u64()).sum();
            let burned = totals.burned_consumed_wh + totals.burned_exported_wh + totals.retired_wh;
            assert_eq!(u128::from(minted - burned.u64()), held, "what was minted and not burned is held");
        }
    }

    pub fn stage(&self) -> Option<Stage> {
        self.progress().stage
    }
}

fn number_of(index: usize) -> u32 {
    u32::try_from(index).expect("few zones")
}

fn attribute(events: &[Event], kind: &str, key: &str) -> String {
    let event = events.iter().find(|event| event.ty == kind).unwrap_or_else(|| panic!("an event {kind}"));
    let attribute = event.attributes.iter().find(|attribute| attribute.key == key);
    attribute.unwrap_or_else(|| panic!("an attribute {key}")).value.clone()
}

/// What a contract said, without the layers around it.
fn cause(error: &cosmwasm_std::StdError) -> String {
    error.to_string()
}
