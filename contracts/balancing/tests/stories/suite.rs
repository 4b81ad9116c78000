//! A grid whose slots trading reports, its people, and the clock, in plain words.

use std::{collections::BTreeMap, fmt::Debug};

use balancing_contract::contract::{execute, instantiate, migrate, query, reply, sudo};
use cosmwasm_std::{Addr, Coin, Empty, Event, StdResult, Timestamp, Uint64, Uint128, coins, from_json};
use cw_multi_test::{App, AppResponse, ContractWrapper, Executor};
use interface::{
    balancing::{
        AwardsResponse, BalancedZone, BalancingAccount, BalancingAccountsResponse, BalancingMoney,
        BalancingProgress, Bands, BaselineResponse, CallAt, CallsResponse, CutPoint, CutPointsResponse,
        CutsResponse, EmergencyCut, ExecuteMsg, FlexibilityAward, FlexibilityOffer, Forecast, InstantiateMsg,
        MigrateMsg, OfferTerms, OffersResponse, OpenCall, PointClass, PointClassResponse, QueryMsg, Relief,
        Said, SaidState, Score, ScoreResponse, SudoMsg, ZoneParams,
    },
    grid::{self, GridState, Line, Tariff, ZoneTotals},
    packed::{PointReading, Signals, SlotEnergy, ZoneQuality, keys},
    registry::{MeterStatus, MeteringPoint},
};
use serde::de::DeserializeOwned;
use units::{bank_of, feeder_bank, index_in_bank};

use crate::{
    market::{self, DENOM},
    meters,
};

pub const SLOT_SECONDS: u32 = 900;
/// What everybody has that may pay.
pub const PURSE_MICRO: u128 = 1_000_000_000;
/// The slot in which every story starts.
pub const FIRST_SLOT: u32 = 96_000;
/// Of every line, each way.
pub const CAPACITY_WH: u64 = 1_000;
/// Alert from 800 permille, calm below 700, two calm slots, two stages.
pub const PARAMS: ZoneParams = ZoneParams {
    bands: Bands {
        alert_permille: 800,
        emergency_permille: 1_000,
        clear_permille: 700,
        calm_slots: 2,
        stages: 2,
        frequency_alert_mhz: 50,
        frequency_emergency_mhz: 200,
        voltage_alert_permille: 60,
        voltage_emergency_permille: 100,
    },
    calls: None,
    min_offer_wh: None,
    cuts: None,
    nominal: None,
    islands: None,
};

pub fn who(name: &str) -> Addr {
    App::default().api().addr_make(name)
}

pub struct Suite {
    pub app: App,
    pub grid: Addr,
    pub trading: Addr,
    pub metering: Addr,
    pub registry: Addr,
    pub balancing: Addr,
    balancing_code: u64,
    /// The present slot.
    pub slot: u32,
    /// What the clock gives a call.
    pub gas_budget: u64,
    pub consecutive_failures: u32,
}

/// A root and streets below it, each of an operator of its own.
pub const STREETS: [&str; 2] = ["linden", "mill"];
pub const LINDEN: u32 = 1;
pub const MILL: u32 = 2;

impl Suite {
    pub fn new() -> Self {
        Self::with(PARAMS).unwrap()
    }

    pub fn with(params: ZoneParams) -> StdResult<Self> {
        let mut app = App::new(|router, _, storage| {
            for name in ["linden", "mill", "town", "lane", "ada", "bob", "cleo"] {
                router.bank.init_balance(storage, &who(name), coins(PURSE_MICRO, DENOM)).unwrap();
            }
        });
        app.update_block(|block| block.time = start_of(FIRST_SLOT));
        let of_grid = ContractWrapper::new(
            ::grid::contract::execute,
            ::grid::contract::instantiate,
            ::grid::contract::query,
        )
        .with_migrate(|deps, env, msg, _| ::grid::contract::migrate(deps, env, msg));
        let grid_code = app.store_code(Box::new(of_grid));
        let code = ContractWrapper::new(execute, instantiate, query)
            .with_sudo(sudo)
            .with_reply(reply)
            .with_migrate(|deps, env, msg, _| migrate(deps, env, msg));
        let balancing_code = app.store_code(Box::new(code));
        let admin = who("admin");
        let market = app.store_code(market::contract());
        let trading = app.instantiate_contract(market, admin.clone(), &Empty {}, &[], "trading", None)?;
        let start = grid::InstantiateMsg {
            admin: admin.to_string(),
            operator: who("town").to_string(),
            slot_seconds: SLOT_SECONDS,
            price_tick_micro_per_kwh: 1_000,
            root_name: "town".to_string(),
            tariff: Tariff {
                feed_in_micro_per_kwh: 80_000,
                retail_micro_per_kwh: 300_000,
                trading_fee_micro_per_kwh: 0,
            },
            tariff_notice_slots: 0,
            trading: trading.to_string(),
            balancing: None,
        };
        let label = Some(admin.to_string());
        let grid = app.instantiate_contract(grid_code, admin.clone(), &start, &[], "grid", label)?;
        let meters = app.store_code(meters::contract());
        let none: Option<Addr> = None;
        let registry = app.instantiate_contract(meters, admin.clone(), &none, &[], "registry", None)?;
        let beside = Some(registry.clone());
        let metering = app.instantiate_contract(meters, admin.clone(), &beside, &[], "metering", None)?;
        let start = InstantiateMsg {
            admin: admin.to_string(),
            grid: grid.to_string(),
            metering: metering.to_string(),
            slot_seconds: SLOT_SECONDS,
            params,
        };
        let label = Some(admin.to_string());
        let balancing =
            app.instantiate_contract(balancing_code, admin.clone(), &start, &[], "balancing", label)?;
        let named = grid::MigrateMsg { tariff_notice_slots: None, balancing: Some(balancing.to_string()) };
        app.migrate_contract(admin, grid.clone(), &named, grid_code)?;
        let mut suite = Self {
            app,
            grid,
            trading,
            metering,
            registry,
            balancing,
            balancing_code,
            slot: FIRST_SLOT,
            gas_budget: u64::MAX,
            consecutive_failures: 0,
        };
        for street in STREETS {
            suite.add_zone(0, "town", street);
        }
        Ok(suite)
    }

    // What people do.

    pub fn by(&mut self, sender: &str, msg: ExecuteMsg) -> StdResult<AppResponse> {
        self.app.execute_contract(who(sender), self.balancing.clone(), &msg, &[])
    }

    pub fn with_coins(&mut self, sender: &str, msg: ExecuteMsg) -> StdResult<AppResponse> {
        self.app.execute_contract(who(sender), self.balancing.clone(), &msg, &coins(7, DENOM))
    }

    pub fn says(
        &mut self,
        sender: &str,
        zone_id: u32,
        state: SaidState,
        slots: u32,
    ) -> StdResult<AppResponse> {
        self.by(sender, ExecuteMsg::SayState { zone_id, said: Some(Said { state, slots }) })
    }

    pub fn sets(&mut self, sender: &str, zone_id: u32, params: ZoneParams) -> StdResult<AppResponse> {
        self.by(sender, ExecuteMsg::SetParams { zone_id, params })
    }

    /// A point is approved of, in a zone.
    pub fn has_point(&mut self, owner: &str, meter_id: u32, zone_id: u32) {
        let registry = self.registry.clone();
        meters::put(&mut *self.app.contract_storage_mut(&registry), meter_id, zone_id, &who(owner));
    }

    pub fn point_is(&mut self, meter_id: u32, status: MeterStatus) {
        self.point_changes(meter_id, |point| point.status = status);
    }

    pub fn point_changes(&mut self, meter_id: u32, change: impl FnOnce(&mut MeteringPoint)) {
        let registry = self.registry.clone();
        meters::change(&mut *self.app.contract_storage_mut(&registry), meter_id, change);
    }

    pub fn deposits(&mut self, sender: &str, amount_micro: u128) -> StdResult<AppResponse> {
        self.deposits_coins(sender, &coins(amount_micro, DENOM))
    }

    pub fn deposits_coins(&mut self, sender: &str, coins: &[Coin]) -> StdResult<AppResponse> {
        self.app.execute_contract(who(sender), self.balancing.clone(), &ExecuteMsg::Deposit {}, coins)
    }

    pub fn withdraws(&mut self, sender: &str, amount_micro: u128) -> StdResult<AppResponse> {
        self.by(sender, ExecuteMsg::Withdraw { amount_micro: amount_micro.into() })
    }

    /// Somebody says of which class a point is.
    pub fn classes(&mut self, sender: &str, meter_id: u32, class: PointClass) -> StdResult<AppResponse> {
        self.by(sender, ExecuteMsg::SetClass { meter_id, class })
    }

    /// As many verifiers as it takes say so.
    pub fn is_classed(&mut self, meter_id: u32, class: PointClass) {
        for verifier in &meters::VERIFIERS[..2] {
            self.classes(verifier, meter_id, class).unwrap();
        }
    }

    /// Somebody has so much more of something.
    pub fn gives(&mut self, name: &str, coin: Coin) {
        let held = self.app.wrap().query_balance(who(name), DENOM).unwrap();
        self.app.init_modules(|router, _, storage| {
            router.bank.init_balance(storage, &who(name), vec![held, coin]).unwrap();
        });
    }

    /// Coins come to the contract without a word.
    pub fn gives_the_contract(&mut self, sender: &str, amount_micro: u128) {
        self.app.send_tokens(who(sender), self.balancing.clone(), &coins(amount_micro, DENOM)).unwrap();
    }

    /// To draw less, at a price of 400 micro per Wh at most.
    pub fn calls(&mut self, sender: &str, zone_id: u32, slot: u32, needed_wh: u64) -> StdResult<AppResponse> {
        let (relief, needed_wh) = (Relief::DrawLess, needed_wh.into());
        let price_cap_micro_per_kwh = 400_000;
        self.by(sender, ExecuteMsg::Call { zone_id, slot, relief, needed_wh, price_cap_micro_per_kwh })
    }

    /// To draw less in linden street.
    pub fn offers(&mut self, owner: &str, terms: OfferTerms) -> StdResult<AppResponse> {
        self.by(owner, ExecuteMsg::SetOffer { zone_id: LINDEN, relief: Relief::DrawLess, terms })
    }

    /// The sender takes back what `owner` offers there; their own where nobody is named.
    pub fn takes_back(&mut self, sender: &str, owner: Option<&str>) -> StdResult<AppResponse> {
        let owner = owner.map(|owner| who(owner).to_string());
        self.by(sender, ExecuteMsg::RemoveOffer { zone_id: LINDEN, relief: Relief::DrawLess, owner })
    }

    pub fn in_the_grid(&mut self, sender: &str, msg: grid::ExecuteMsg) -> AppResponse {
        self.app.execute_contract(who(sender), self.grid.clone(), &msg, &[]).unwrap()
    }

    pub fn add_zone(&mut self, parent_id: u32, parents_operator: &str, operator: &str) -> u32 {
        let line = line(CAPACITY_WH);
        let (name, operator) = (operator.to_string(), who(operator).to_string());
        let add = grid::ExecuteMsg::AddZone { name, parent_id, operator, line };
        from_json(self.in_the_grid(parents_operator, add).data.unwrap()).unwrap()
    }

    /// The operator lets balancing set its zone's state.
    pub fn lets(&mut self, operator: &str, zone_id: u32) {
        let controller = Some(self.balancing.to_string());
        self.in_the_grid(operator, grid::ExecuteMsg::SetController { zone_id, controller });
    }

    // How time goes by.

    /// The present slot ends, and the next one begins.
    pub fn a_slot_ends(&mut self) {
        self.slot += 1;
        let now = start_of(self.slot);
        self.app.update_block(|block| block.time = now);
    }

    pub fn days_pass(&mut self, days: u32) {
        self.slot += days * 96;
        let now = start_of(self.slot);
        self.app.update_block(|block| block.time = now);
    }

    /// Trading reports what each zone drew and fed in, in the slot that has just ended.
    pub fn is_reported(&mut self, zones: &[(u32, u64, u64)]) {
        self.is_reported_of(self.slot - 1, zones);
    }

    pub fn is_reported_of(&mut self, slot: u32, zones: &[(u32, u64, u64)]) {
        let zones =
            zones.iter().map(|&(zone_id, import_wh, export_wh)| totals(zone_id, import_wh, export_wh));
        let report = grid::ExecuteMsg::ReportSlot { slot, zones: zones.collect() };
        self.app.execute_contract(self.trading.clone(), self.grid.clone(), &report, &[]).unwrap();
    }

    /// A feeder of a zone's line read so much in the slot that has just ended; `index` tells those apart that follow each other on the line.
    pub fn feeder_reads(&mut self, zone_id: u32, index: u8, import_wh: u64, export_wh: u64) {
        let mut energy = SlotEnergy::default();
        energy.add(PointReading { index, import_wh, export_wh }).unwrap();
        self.feeders_read(zone_id, &energy.encode());
    }

    /// What stands where the readings of a zone's feeders of that slot stand.
    pub fn feeders_read(&mut self, zone_id: u32, energy: &[u8]) {
        let key = keys::energy(self.slot - 1, feeder_bank(zone_id).unwrap());
        self.app.contract_storage_mut(&self.metering).set(&key, energy);
    }

    /// Feeders of a zone's line saw so much in a slot.
    pub fn feeders_see(&mut self, zone_id: u32, seen: ZoneQuality) {
        self.feeders_left(zone_id, seen.slot, &seen.encode());
    }

    /// What stands where the extremes of that slot stand.
    pub fn feeders_left(&mut self, zone_id: u32, slot: u32, bytes: &[u8]) {
        let key = keys::zone_quality(zone_id, slot);
        self.app.contract_storage_mut(&self.metering).set(&key, bytes);
    }

    /// A point read so much in a slot.
    pub fn counts(&mut self, meter_id: u32, slot: u32, import_wh: u64, export_wh: u64) {
        let key = keys::energy(slot, bank_of(meter_id));
        let mut storage = self.app.contract_storage_mut(&self.metering);
        let known = storage.get(&key).map(|bytes| SlotEnergy::decode(&bytes).unwrap());
        let mut energy = known.unwrap_or_default();
        energy.add(PointReading { index: index_in_bank(meter_id), import_wh, export_wh }).unwrap();
        storage.set(&key, &energy.encode());
    }

    /// Points drew so much each in a slot.
    pub fn all_count(&mut self, slot: u32, drawn: &[(u32, u64)]) {
        let mut banks = BTreeMap::<u32, SlotEnergy>::new();
        for &(meter_id, import_wh) in drawn {
            let reading = PointReading { index: index_in_bank(meter_id), import_wh, export_wh: 0 };
            banks.entry(bank_of(meter_id)).or_default().add(reading).unwrap();
        }
        let mut storage = self.app.contract_storage_mut(&self.metering);
        banks.into_iter().for_each(|(bank, energy)| storage.set(&keys::energy(slot, bank), &energy.encode()));
    }

    /// Days go by of which trading reported the last slots alone, and the clock takes them in.
    pub fn days_are_over(&mut self, days: u32) {
        self.days_pass(days);
        for slot in self.slot - 5..self.slot {
            self.is_reported_of(slot, &[(0, 0, 0), (LINDEN, 1, 1), (MILL, 1, 1)]);
        }
        self.clock_ticks();
    }

    /// Such days, in which a point read so much in each slot.
    pub fn days_of(&mut self, days: u32, meter_id: u32, import_wh: u64, export_wh: u64) {
        for slot in self.slot..self.slot + days * 96 {
            self.counts(meter_id, slot, import_wh, export_wh);
        }
        self.days_are_over(days);
    }

    /// By what an offer to draw less in linden street would be measured.
    pub fn baseline_of(&self, owner: &str, slot: u32) -> StdResult<BaselineResponse> {
        let owner = who(owner).to_string();
        self.ask(&QueryMsg::Baseline { zone_id: LINDEN, relief: Relief::DrawLess, owner, slot })
    }

    pub fn clock_ticks(&mut self) -> AppResponse {
        let (gas_budget, consecutive_failures) = (self.gas_budget, self.consecutive_failures);
        let tick = SudoMsg::Tick { gas_budget, consecutive_failures };
        self.app.wasm_sudo(self.balancing.clone(), &tick).expect("no tick ever fails")
    }

    /// A slot ends in which the streets' lines carried so much, and the clock takes it in.
    pub fn a_slot_flows(&mut self, linden_wh: i64, mill_wh: i64) -> AppResponse {
        self.a_slot_ends();
        let street = |zone_id, flow_wh: i64| match flow_wh {
            // Nothing counted would be nothing known.
            0 => (zone_id, 1, 1),
            1.. => (zone_id, 0, flow_wh.unsigned_abs()),
            _ => (zone_id, flow_wh.unsigned_abs(), 0),
        };
        self.is_reported(&[(0, 0, 0), street(LINDEN, linden_wh), street(MILL, mill_wh)]);
        self.clock_ticks()
    }

    pub fn migrate(&mut self) -> StdResult<AppResponse> {
        self.app.migrate_contract(who("admin"), self.balancing.clone(), &MigrateMsg {}, self.balancing_code)
    }

    // What one can know.

    pub fn ask<T: DeserializeOwned>(&self, msg: &QueryMsg) -> StdResult<T> {
        self.app.wrap().query_wasm_smart(&self.balancing, msg)
    }

    pub fn zone(&self, zone_id: u32) -> BalancedZone {
        self.ask(&QueryMsg::Zone { zone_id }).unwrap()
    }

    pub fn state(&self, zone_id: u32) -> (GridState, u32) {
        let BalancedZone { state, stage, .. } = self.zone(zone_id);
        (state, stage)
    }

    pub fn progress(&self) -> BalancingProgress {
        self.ask(&QueryMsg::Progress {}).unwrap()
    }

    pub fn forecast(&self, zone_id: u32, slots: u32) -> Vec<Option<i64>> {
        self.ask::<Forecast>(&QueryMsg::Forecast { zone_id, slots: Some(slots) }).unwrap().forecast_wh
    }

    pub fn scores(&self, zone_id: u32) -> Vec<Score> {
        self.ask::<ScoreResponse>(&QueryMsg::Score { zone_id }).unwrap().scores
    }

    /// What somebody offers in linden street.
    pub fn offer_of(&self, owner: &str) -> StdResult<FlexibilityOffer> {
        let owner = who(owner).to_string();
        self.ask(&QueryMsg::Offer { zone_id: LINDEN, relief: Relief::DrawLess, owner })
    }

    pub fn offered(&self, start_after: Option<u32>, limit: Option<u32>) -> Vec<FlexibilityOffer> {
        let ask = QueryMsg::Offers { zone_id: LINDEN, relief: Relief::DrawLess, start_after, limit };
        self.ask::<OffersResponse>(&ask).unwrap().offers
    }

    pub fn open_calls(&self) -> Vec<OpenCall> {
        self.ask::<CallsResponse>(&QueryMsg::Calls { start_after: None, limit: Some(100) }).unwrap().calls
    }

    pub fn cuts(&self) -> Vec<EmergencyCut> {
        self.ask::<CutsResponse>(&QueryMsg::Cuts { start_after: None, limit: Some(100) }).unwrap().cuts
    }

    /// What a cut is for everybody in linden street.
    pub fn cut_points(&self, slot: u32) -> Vec<CutPoint> {
        let ask = QueryMsg::CutPoints { slot, zone_id: LINDEN, start_after: None, limit: Some(100) };
        self.ask::<CutPointsResponse>(&ask).unwrap().points
    }

    pub fn class_of(&self, meter_id: u32) -> PointClass {
        self.ask::<PointClassResponse>(&QueryMsg::PointClass { meter_id }).unwrap().class
    }

    /// Awards of a call.
    pub fn awards(&self, slot: u32, zone_id: u32) -> Vec<FlexibilityAward> {
        let ask = QueryMsg::Awards { slot, zone_id, start_after: None, limit: Some(100) };
        self.ask::<AwardsResponse>(&ask).unwrap().awards
    }

    pub fn awards_of(
        &self,
        owner: &str,
        start_before: Option<CallAt>,
        limit: Option<u32>,
    ) -> Vec<FlexibilityAward> {
        let ask = QueryMsg::AwardsOf { owner: who(owner).to_string(), start_before, limit };
        self.ask::<AwardsResponse>(&ask).unwrap().awards
    }

    /// What is available to somebody here, and what is held back.
    pub fn money_of(&self, name: &str) -> (u128, u128) {
        let address = who(name).to_string();
        let account: BalancingAccount = self.ask(&QueryMsg::Account { address }).unwrap();
        (account.available_micro.u128(), account.reserved_micro.u128())
    }

    /// All accounts together hold what messages brought, calls hold what is held back, and the contract has it.
    #[track_caller]
    pub fn money_adds_up(&self) {
        let accounts = QueryMsg::Accounts { start_after: None, limit: Some(100) };
        let accounts = self.ask::<BalancingAccountsResponse>(&accounts).unwrap().accounts;
        assert!(accounts.len() < 100);
        let sum =
            |of: fn(&BalancingAccount) -> Uint128| accounts.iter().map(|one| of(one).u128()).sum::<u128>();
        let reserved_micro = sum(|account| account.reserved_micro);
        let BalancingMoney { coins_micro, balance_micro, .. } = self.ask(&QueryMsg::Money {}).unwrap();
        assert_eq!(sum(|account| account.available_micro) + reserved_micro, coins_micro.u128());
        assert!(coins_micro <= balance_micro, "{coins_micro} of {balance_micro}");
        let of_calls: u128 = self.open_calls().iter().map(|call| call.reserved_micro.u128()).sum();
        let awards = self.open_calls().into_iter().flat_map(|call| self.awards(call.slot, call.zone_id));
        let of_awards: u128 = awards.map(|award| award.reserved_micro.u128()).sum();
        let of_cuts: u128 = self.cuts().iter().map(|cut| cut.reserved_micro.u128()).sum();
        assert_eq!(of_calls + of_awards + of_cuts, reserved_micro);
    }

    /// What the market reads of the grid.
    pub fn signal(&self, zone_id: u32) -> GridState {
        let stored = self.app.wrap().query_wasm_raw(&self.grid, keys::signals()).unwrap();
        Signals::decode(&stored.expect("signals")).unwrap().state_of(zone_id).expect("a zone")
    }

    /// Everything the contract has stored.
    pub fn stored(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        self.app.dump_wasm_raw(&self.balancing)
    }
}

/// `result` was refused, for the reason given.
#[track_caller]
pub fn refused<T: Debug>(result: StdResult<T>, reason: &str) {
    let error = result.expect_err("accepted").to_string();
    assert!(error.contains(reason), "refused with {error:?} instead of {reason:?}");
}

/// The event as it leaves the chain.
pub fn emitted(event: impl Into<Event>) -> Event {
    let event: Event = event.into();
    Event::new(format!("wasm-{}", event.ty)).add_attributes(event.attributes)
}

pub fn line(capacity_wh: u64) -> Line {
    let capacity_wh = Uint64::new(capacity_wh);
    Line { fee_micro_per_kwh: 0, capacity_up_wh: capacity_wh, capacity_down_wh: capacity_wh }
}

fn totals(zone_id: u32, import_wh: u64, export_wh: u64) -> ZoneTotals {
    ZoneTotals {
        zone_id,
        import_wh: import_wh.into(),
        export_wh: export_wh.into(),
        pool_sold_wh: Uint64::zero(),
        pool_bought_wh: Uint64::zero(),
        utility_sold_wh: Uint64::zero(),
        utility_bought_wh: Uint64::zero(),
        held_wh: Uint64::zero(),
        used_wh: Uint64::zero(),
        line_flow_wh: 0,
        price_micro_per_kwh: None,
    }
}

pub fn start_of(slot: u32) -> Timestamp {
    Timestamp::from_seconds(u64::from(slot) * u64::from(SLOT_SECONDS))
}
