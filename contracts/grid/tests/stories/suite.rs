//! A grid with its people, in plain words.

use std::fmt::Debug;

use cosmwasm_std::{Addr, Binary, Event, Order, StdResult, Uint64, coins, from_json};
use cw_multi_test::{App, AppResponse, ContractWrapper, Executor};
use cw_storage_plus::Map;
use grid::{
    contract::{execute, instantiate, migrate, query},
    error::ContractError,
};
use interface::{
    grid::{
        ControllerResponse, DemandResponseEvent, EventsResponse, ExecuteMsg, GridState, InstantiateMsg, Line,
        MigrateMsg, QueryMsg, SlotGrid, SlotTotalsResponse, Tariff, Zone, ZoneTotals,
    },
    packed::{Reports, Signals, keys},
};
use serde::de::DeserializeOwned;

pub const SLOT_SECONDS: u32 = 900;
/// The slot in which every story starts.
pub const FIRST_SLOT: u32 = 1_000;
pub const TARIFF: Tariff = tariff(80_000, 300_000, 10_000);
pub const LINE: Line = line(5_000, 700, 600);

pub const fn tariff(
    feed_in_micro_per_kwh: u32,
    retail_micro_per_kwh: u32,
    trading_fee_micro_per_kwh: u32,
) -> Tariff {
    Tariff { feed_in_micro_per_kwh, retail_micro_per_kwh, trading_fee_micro_per_kwh }
}

pub const fn line(fee_micro_per_kwh: u32, up_wh: u64, down_wh: u64) -> Line {
    Line { fee_micro_per_kwh, capacity_up_wh: Uint64::new(up_wh), capacity_down_wh: Uint64::new(down_wh) }
}

pub fn totals(zone_id: u32, held_wh: u64, used_wh: u64) -> ZoneTotals {
    ZoneTotals {
        zone_id,
        import_wh: Uint64::zero(),
        export_wh: held_wh.into(),
        pool_sold_wh: Uint64::zero(),
        pool_bought_wh: Uint64::zero(),
        utility_sold_wh: Uint64::zero(),
        utility_bought_wh: Uint64::zero(),
        held_wh: held_wh.into(),
        used_wh: used_wh.into(),
        line_flow_wh: -3,
        price_micro_per_kwh: None,
    }
}

pub fn instantiate_msg() -> InstantiateMsg {
    InstantiateMsg {
        admin: who("admin").to_string(),
        operator: who("operator").to_string(),
        slot_seconds: SLOT_SECONDS,
        price_tick_micro_per_kwh: 1_000,
        root_name: "substation".to_string(),
        tariff: TARIFF,
        tariff_notice_slots: 0,
        trading: who("trading").to_string(),
        balancing: Some(who("balancing").to_string()),
    }
}

pub fn who(name: &str) -> Addr {
    App::default().api().addr_make(name)
}

pub struct Suite {
    pub app: App,
    pub grid: Addr,
    code_id: u64,
}

/// `result` was refused, for the reason given.
#[track_caller]
pub fn refused<T: Debug>(result: StdResult<T>, reason: ContractError) {
    let error = result.expect_err("accepted").to_string();
    assert!(
        error.contains(&reason.to_string()),
        "refused with {error:?} instead of {:?}",
        reason.to_string()
    );
}

impl Suite {
    /// A grid whose root is zone 0.
    pub fn new() -> Self {
        Self::with(instantiate_msg()).unwrap()
    }

    pub fn with(msg: InstantiateMsg) -> StdResult<Self> {
        let mut app = App::new(|router, _, storage| {
            router.bank.init_balance(storage, &who("operator"), coins(10, "watt")).unwrap();
        });
        let code = ContractWrapper::new(execute, instantiate, query)
            .with_migrate(|deps, env, msg, _| migrate(deps, env, msg));
        let code_id = app.store_code(Box::new(code));
        app.update_block(|block| block.time = start_of(FIRST_SLOT));
        let admin = Some(who("admin").to_string());
        let grid = app.instantiate_contract(code_id, who("admin"), &msg, &[], "grid", admin)?;
        Ok(Self { app, grid, code_id })
    }

    pub fn by(&mut self, sender: &str, msg: ExecuteMsg) -> StdResult<AppResponse> {
        self.app.execute_contract(who(sender), self.grid.clone(), &msg, &[])
    }

    pub fn with_coins(&mut self, sender: &str, msg: ExecuteMsg) -> StdResult<AppResponse> {
        self.app.execute_contract(who(sender), self.grid.clone(), &msg, &coins(7, "watt"))
    }

    pub fn migrate(&mut self) -> StdResult<AppResponse> {
        self.migrate_to(MigrateMsg { tariff_notice_slots: None, balancing: None })
    }

    pub fn migrate_to(&mut self, msg: MigrateMsg) -> StdResult<AppResponse> {
        self.app.migrate_contract(who("admin"), self.grid.clone(), &msg, self.code_id)
    }

    pub fn in_slot(&mut self, slot: u32) -> &mut Self {
        self.app.update_block(|block| block.time = start_of(slot));
        self
    }

    /// Adds a zone of the operator's below `parent_id`.
    pub fn add_zone(&mut self, parent_id: u32) -> StdResult<u32> {
        let operator = who("operator").to_string();
        let answer = self
            .by("operator", ExecuteMsg::AddZone { name: "street".into(), parent_id, operator, line: LINE })?;
        from_json(answer.data.expect("the zone id"))
    }

    /// A zone below the root with an operator of its own.
    pub fn zone_of(&mut self, operator: &str) -> u32 {
        let operator = who(operator).to_string();
        let add = ExecuteMsg::AddZone { name: "feeder".into(), parent_id: 0, operator, line: LINE };
        from_json(self.by("operator", add).unwrap().data.unwrap()).unwrap()
    }

    pub fn set_tariff(&mut self, from_slot: u32, tariff: Tariff) -> StdResult<AppResponse> {
        self.by("operator", ExecuteMsg::SetTariff { from_slot, tariff })
    }

    pub fn set_state(&mut self, sender: &str, zone_id: u32, state: GridState) -> StdResult<AppResponse> {
        self.by(sender, ExecuteMsg::SetState { zone_id, state, batches_stopped_until: None })
    }

    /// Answers with the event's id.
    pub fn announce(
        &mut self,
        sender: &str,
        zone_id: u32,
        (from_slot, to_slot): (u32, u32),
        multiplier_permille: u16,
    ) -> StdResult<u32> {
        let announce = ExecuteMsg::AnnounceEvent { zone_id, from_slot, to_slot, multiplier_permille };
        from_json(self.by(sender, announce)?.data.expect("the event id"))
    }

    pub fn withdraw(&mut self, sender: &str, event_id: u32) -> StdResult<AppResponse> {
        self.by(sender, ExecuteMsg::WithdrawEvent { event_id })
    }

    pub fn report(&mut self, slot: u32, zones: Vec<ZoneTotals>) -> StdResult<AppResponse> {
        self.by("trading", ExecuteMsg::ReportSlot { slot, zones })
    }

    pub fn ask<T: DeserializeOwned>(&self, msg: QueryMsg) -> StdResult<T> {
        self.app.wrap().query_wasm_smart(&self.grid, &msg)
    }

    pub fn slot_grid(&self, slot: u32) -> SlotGrid {
        self.ask(QueryMsg::SlotGrid { slot }).unwrap()
    }

    /// Demand-response events that are not over.
    pub fn events(&self) -> Vec<DemandResponseEvent> {
        self.ask::<EventsResponse>(QueryMsg::Events { start_after: None, limit: Some(100) }).unwrap().events
    }

    /// What other contracts read without a call.
    pub fn signals(&self) -> Signals {
        let stored = self.app.wrap().query_wasm_raw(&self.grid, keys::signals()).unwrap();
        Signals::decode(&stored.expect("signals from the start on")).unwrap()
    }

    /// Of a reported slot; nothing of any other.
    pub fn totals(&self, slot: u32) -> Vec<ZoneTotals> {
        self.ask::<SlotTotalsResponse>(QueryMsg::SlotTotals { slot }).unwrap().zones
    }

    pub fn controller(&self, zone_id: u32) -> Option<Addr> {
        self.ask::<ControllerResponse>(QueryMsg::Controller { zone_id }).unwrap().controller
    }

    /// Totals without their number in base64, and both them and what was reported as JSON.
    pub fn store_reports_as_older_code_did(&mut self) {
        let mut storage = self.app.contract_storage_mut(&self.grid);
        let (first, end) = (keys::slot_totals(0), keys::slot_totals(u32::MAX));
        for (key, totals) in storage.range(Some(&first), Some(&end), Order::Ascending).collect::<Vec<_>>() {
            let slot = u32::from_be_bytes(*key.last_chunk().unwrap());
            Map::new("slot_totals").save(&mut *storage, slot, &Binary::new(totals[1..].to_vec())).unwrap();
            storage.remove(&key);
        }
        let Reports { newest_slot: Some(newest_slot), kept_from } =
            Reports::decode(&storage.get(&keys::reports()).unwrap()).unwrap()
        else {
            panic!("reports")
        };
        let reports = format!(r#"{{"newest_slot":{newest_slot},"kept_from":{kept_from}}}"#);
        storage.set(b"reports", reports.as_bytes());
        storage.remove(&keys::reports());
    }

    pub fn zone(&self, zone_id: u32) -> Zone {
        self.ask(QueryMsg::Zone { zone_id }).unwrap()
    }

    /// Everything the contract has stored.
    pub fn state(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        self.app.dump_wasm_raw(&self.grid)
    }
}

/// The event as it leaves the chain.
pub fn emitted(event: impl Into<Event>) -> Event {
    let event: Event = event.into();
    Event::new(format!("wasm-{}", event.ty)).add_attributes(event.attributes)
}

fn start_of(slot: u32) -> cosmwasm_std::Timestamp {
    cosmwasm_std::Timestamp::from_seconds(u64::from(slot) * u64::from(SLOT_SECONDS))
}
