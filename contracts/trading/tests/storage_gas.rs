//! What a slot costs in storage, by the chain's price list: a read is 1,000 gas and 3 a byte, a write 2,000 and 30 a byte, a removal 1,000,
//! a step of an iterator 30 and 3 a byte; keys count, with the contract's prefix of 33 bytes.

use std::{cell::Cell, rc::Rc};

use cosmwasm_std::{
    Addr, Binary, ContractResult, Empty, Env, Order, OwnedDeps, Record, Storage, SystemResult, Timestamp,
    Uint64, WasmQuery, coins, from_json,
    testing::{MockApi, MockQuerier, MockStorage, message_info, mock_env},
    to_json_binary,
};
use interface::{
    grid::{self, SlotGrid, SlotZone, Tariff},
    metering,
    packed::{BankMembership, PointReading, SlotEnergy, keys},
    registry::{self, DeviceKey, KeyType, MeterStatus, MeteringPoint, PointKind, PointTerms, Source},
    trading::{AccountRef, ExecuteMsg, InstantiateMsg, Rule, SudoMsg},
};
use trading::contract::{execute, instantiate, sudo};

const SLOT: u32 = 1_000;
const SLOT_SECONDS: u32 = 900;
const ZONES: u32 = 16;
const PREFIX: u64 = 33;

#[derive(Clone, Default)]
struct Gas(Rc<Cell<u64>>);

impl Gas {
    fn read(&self, key: &[u8], value: usize) {
        self.spend(1_000 + 3 * (PREFIX + key.len() as u64 + value as u64));
    }

    fn spend(&self, gas: u64) {
        self.0.set(self.0.get() + gas);
    }
}

/// A storage that charges.
struct Metered {
    inner: MockStorage,
    gas: Gas,
}

impl Storage for Metered {
    fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
        let value = self.inner.get(key);
        self.gas.read(key, value.as_ref().map_or(0, Vec::len));
        value
    }

    fn range<'a>(
        &'a self,
        start: Option<&[u8]>,
        end: Option<&[u8]>,
        order: Order,
    ) -> Box<dyn Iterator<Item = Record> + 'a> {
        let step = |key: &[u8], value: &[u8]| 30 + 3 * (PREFIX + (key.len() + value.len()) as u64);
        Box::new(
            self.inner.range(start, end, order).inspect(move |(key, value)| self.gas.spend(step(key, value))),
        )
    }

    fn set(&mut self, key: &[u8], value: &[u8]) {
        self.gas.spend(2_000 + 30 * (PREFIX + key.len() as u64 + value.len() as u64));
        self.inner.set(key, value);
    }

    fn remove(&mut self, key: &[u8]) {
        self.gas.spend(1_000);
        self.inner.remove(key);
    }
}

/// Every point has a rule, money and a reading in the slot; zones have banks in turn.
struct Town {
    deps: OwnedDeps<Metered, MockApi, MockQuerier, Empty>,
    gas: Gas,
    banks: u32,
    points_per_bank: u32,
}

impl Town {
    fn new(banks: u32, points_per_bank: u32, points_per_tick: u32) -> Self {
        let gas = Gas::default();
        let storage = Metered { inner: MockStorage::default(), gas: gas.clone() };
        let mut querier: MockQuerier = MockQuerier::new(&[]);
        let neighbours = Neighbours { gas: gas.clone(), banks, points_per_bank };
        querier.update_wasm(move |query| SystemResult::Ok(ContractResult::Ok(neighbours.answer(query))));
        let deps =
            OwnedDeps { storage, api: MockApi::default(), querier, custom_query_type: Default::default() };
        let mut town = Self { deps, gas, banks, points_per_bank };
        town.begin(points_per_tick);
        town.move_in();
        town
    }

    fn begin(&mut self, points_per_tick: u32) {
        let name = |name: &str| address(name).to_string();
        let msg = InstantiateMsg {
            admin: name("admin"),
            denom: "uwatt".to_string(),
            registry: name("registry"),
            metering: name("metering"),
            grid: name("grid"),
            token: name("token"),
            utility: name("utility"),
            community: name("community"),
            slot_seconds: SLOT_SECONDS,
            grace_seconds: 60,
            points_per_tick,
            keep_slots: 96,
            forward: testing::FORWARD_PARAMS,
            pricing: testing::pricing(),
            money: testing::money_params(),
        };
        instantiate(self.deps.as_mut(), env_in(SLOT), message_info(&address("admin"), &[]), msg).unwrap();
    }

    fn move_in(&mut self) {
        let owner = address("owner");
        let utility = AccountRef::Counterparty { address: address("utility").to_string() };
        let info = message_info(&owner, &coins(1_000_000_000_000, "uwatt"));
        execute(self.deps.as_mut(), env_in(SLOT - 1), info, ExecuteMsg::Deposit { account: utility })
            .unwrap();
        // Rules hold from the next slot.
        let env = env_in(SLOT - 1);
        for meter_id in
            (0..self.banks).flat_map(|bank| (0..self.points_per_bank).map(move |index| bank * 256 + index))
        {
            let rule = Rule {
                ask_micro_per_kwh: Some(80_000 + meter_id * 7 % 100 * 1_000),
                bid_micro_per_kwh: Some(300_000 - meter_id * 11 % 110 * 1_000),
                hold: false,
                draw: false,
                paused: false,
            };
            let deposit = ExecuteMsg::Deposit { account: AccountRef::Point { meter_id } };
            let info = message_info(&owner, &coins(25_000_000, "uwatt"));
            execute(self.deps.as_mut(), env.clone(), info, deposit).unwrap();
            let set_rule = ExecuteMsg::SetRule { meter_id, rule };
            execute(self.deps.as_mut(), env.clone(), message_info(&owner, &[]), set_rule).unwrap();
        }
    }

    /// Gas of storage and events per point, from opening the slot to its end, and the ticks it took.
    fn settle(&mut self) -> (u64, u32) {
        self.gas.0.set(0);
        let mut env = mock_env();
        env.block.time = Timestamp::from_seconds(u64::from((SLOT + 1) * SLOT_SECONDS + 60));
        for ticks in 1..1_000 {
            let events = sudo(
                self.deps.as_mut(),
                env.clone(),
                SudoMsg::Tick { gas_budget: u64::MAX, consecutive_failures: 0 },
            )
            .unwrap()
            .events;
            let bytes: usize = events.iter().flat_map(|event| &event.attributes).map(|a| a.value.len()).sum();
            self.gas.spend(bytes as u64);
            if events.iter().any(|event| event.ty == "slot_finalized") {
                assert!(events.iter().all(|event| event.ty != "identity_violated"));
                return (self.gas.0.get() / u64::from(self.banks * self.points_per_bank), ticks);
            }
        }
        panic!("the slot never becomes final")
    }
}

/// Registry, metering and grid.
struct Neighbours {
    gas: Gas,
    banks: u32,
    points_per_bank: u32,
}

impl Neighbours {
    fn answer(&self, query: &WasmQuery) -> Binary {
        match query {
            WasmQuery::Raw { contract_addr, key } if *contract_addr == address("registry").as_str() => {
                self.charged(key, self.membership(key))
            }
            WasmQuery::Raw { key, .. } => self.charged(key, self.energy(key)),
            WasmQuery::Smart { contract_addr, msg } if *contract_addr == address("registry").as_str() => {
                self.registry(&from_json(msg).unwrap())
            }
            WasmQuery::Smart { contract_addr, msg } if *contract_addr == address("grid").as_str() => {
                grid_says(&from_json(msg).unwrap())
            }
            WasmQuery::Smart { .. } => {
                to_json_binary(&metering::NextSlotResponse { slot: Some(SLOT) }).unwrap()
            }
            other => panic!("no answer to {other:?}"),
        }
    }

    fn charged(&self, key: &[u8], value: Vec<u8>) -> Binary {
        self.gas.read(key, value.len());
        value.into()
    }

    fn registry(&self, query: &registry::QueryMsg) -> Binary {
        match query {
            registry::QueryMsg::Config {} => to_json_binary(&registry::Config {
                admin: address("admin"),
                verifiers: vec![],
                threshold: 1,
                proposal_seconds: 1,
                grid: address("grid"),
                metering: address("metering"),
                points: PointTerms { slot_seconds: 900, operator_power_w: 1, application_slots: 1 },
                bank_count: self.banks,
            }),
            _ => to_json_binary(&MeteringPoint {
                meter_id: 0,
                kind: PointKind::Prosumer,
                owner: address("owner"),
                serial: String::new(),
                zone_id: 0,
                source: Source::Solar,
                connection_w: 1,
                connection: None,
                device_key: DeviceKey { key_type: KeyType::Ed25519, public_key: Binary::default() },
                reading_format: None,
                status: MeterStatus::Active,
                approval: None,
                recall: None,
                flag: None,
                released_slot: None,
            }),
        }
        .unwrap()
    }

    fn membership(&self, key: &[u8]) -> Vec<u8> {
        let bank = (0..self.banks).find(|bank| keys::membership(*bank) == key).expect("a membership");
        BankMembership { zone_id: bank % ZONES, sources: vec![Source::Solar; self.points_per_bank as usize] }
            .encode()
    }

    fn energy(&self, key: &[u8]) -> Vec<u8> {
        let Some(bank) = (0..self.banks).find(|bank| keys::energy(SLOT, *bank) == key) else { return vec![] };
        let mut energy = SlotEnergy::default();
        for index in 0..self.points_per_bank {
            let meter = u64::from(bank * 256 + index);
            let reading = PointReading {
                index: u8::try_from(index).unwrap(),
                import_wh: 60 + meter * 37 % 900,
                export_wh: if meter.is_multiple_of(3) { meter * 91 % 2_500 } else { 0 },
            };
            energy.add(reading).unwrap();
        }
        energy.encode()
    }
}

fn grid_says(query: &grid::QueryMsg) -> Binary {
    match query {
        grid::QueryMsg::Config {} => to_json_binary(&grid::Config {
            admin: address("admin"),
            trading: address("trading"),
            slot_seconds: SLOT_SECONDS,
            price_tick_micro_per_kwh: 1_000,
            tariff_notice_slots: testing::FORWARD_PARAMS.horizon_slots,
            zone_count: ZONES,
            balancing: None,
        }),
        grid::QueryMsg::Tariff { .. } => to_json_binary(&slot_grid().tariff),
        _ => to_json_binary(&slot_grid()),
    }
    .unwrap()
}

fn slot_grid() -> SlotGrid {
    let zone = |zone_id: u32| SlotZone {
        zone_id,
        parent_id: (zone_id > 0).then_some(zone_id.saturating_sub(1) / 4),
        operator: address("operator"),
        fee_micro_per_kwh: 5_000,
        capacity_up_wh: Uint64::new(1_000_000),
        capacity_down_wh: Uint64::new(1_000_000),
        islanded: false,
        storage_room_wh: Uint64::zero(),
    };
    SlotGrid {
        slot: SLOT,
        price_tick_micro_per_kwh: 1_000,
        tariff: Tariff {
            feed_in_micro_per_kwh: 80_000,
            retail_micro_per_kwh: 300_000,
            trading_fee_micro_per_kwh: 2_000,
        },
        zones: (0..ZONES).map(zone).collect(),
    }
}

fn env_in(slot: u32) -> Env {
    let mut env = mock_env();
    env.block.time = Timestamp::from_seconds(u64::from(slot * SLOT_SECONDS));
    env
}

fn address(name: &str) -> Addr {
    MockApi::default().addr_make(name)
}

#[test]
fn storage_and_events_of_a_slot_leave_room_for_computing_within_800_gas_a_point() {
    for (banks, points, points_per_tick, most) in
        [(16, 64, 4_096, 510), (16, 64, 1_024, 800), (40, 256, 2_560, 400), (40, 256, 1_024, 440)]
    {
        let (gas, ticks) = Town::new(banks, points, points_per_tick).settle();
        assert!(
            gas <= most,
            "{} points, {points_per_tick} a tick: {gas} gas a point in {ticks} ticks",
            banks * points
        );
    }
}
