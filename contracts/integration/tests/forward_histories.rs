//! Whatever is ordered, in whatever order: what events tell is what the contract keeps, and the forward book's identities hold after every message.

use cosmwasm_std::Addr;
use integration::{Mirror, Settings, Suite, SuiteResult};
use interface::{
    grid::{self, Line, Tariff},
    trading::{
        BundlePart, Comparison, Condition, DelegateLimits, ExecuteMsg, ForwardParams, ForwardResponse,
        NewOrder, OrderPrice, OrderRef, OrderTerms, PricingModel, QueryMsg, Rule, Side,
    },
};
use proptest::{prelude::*, sample::Index};
use testing::{Feeds, SetFeed};

const NAMES: [&str; 6] = ["ada", "ben", "cleo", "dan", "eve", "shed"];
const FEEDS: [&str; 2] = ["wholesale", "carbon"];
const HORIZON_SLOTS: u32 = 5;

#[derive(Clone, Debug)]
enum Step {
    Place { who: usize, by: Trader, orders: Vec<Draft> },
    Replace { who: usize, by: Trader, cancel: Vec<Index>, orders: Vec<Draft> },
    Cancel { who: usize, by: Trader, orders: Vec<Index> },
    CancelAll { who: usize, by: Trader, ahead: Option<u32> },
    SetDelegate { who: usize, energy_wh: u64, lowest_sell: u32, highest_buy: u32, seconds: u64 },
    RemoveDelegate { who: usize },
    Deposit { who: usize, amount_micro: u32 },
    Withdraw { who: usize, amount_micro: u32 },
    Transfer { from: usize, to: usize, amount_micro: u32 },
    SetRule { who: usize, rule: Rule },
    SetParams { open_orders_per_point: u32, order_deposit_micro: u32, min_energy_wh: u64 },
    SetPrices { base: u32, sensitivity_permille: u16 },
    SetPointsPerTick { points_per_tick: u32 },
    SetTariff { feed_in: u32, spread: u32 },
    SetLine { zone_id: u32, fee: u32, capacity_wh: u64 },
    SetIsland { zone_id: u32, islanded: bool },
    SetState { zone_id: u32, state: grid::GridState },
    Announce { zone_id: u32, ahead: u32, slots: u32, multiplier_permille: u16 },
    WithdrawEvent { event_id: u32 },
    Report { feed: usize, value: i64 },
    Read { who: usize, import_wh: u32, export_wh: u32 },
    StaySilent { who: usize },
    Suspend { who: usize },
    SecondsPass { seconds: u64 },
    SlotEnds,
    GracePasses,
    Tick { times: u8 },
}

#[derive(Clone, Copy, Debug)]
enum Trader {
    Owner,
    Delegate,
    Stranger,
}

/// An order relative to the slot in which it is placed.
#[derive(Clone, Debug)]
struct Draft {
    side: Side,
    terms: DraftTerms,
    condition: Option<Condition>,
}

#[derive(Clone, Debug)]
enum DraftTerms {
    Limit { ahead: u32, energy_wh: u64, price: OrderPrice, expires_in: Option<u64> },
    Market { ahead: u32, energy_wh: u64, worst_price_micro_per_kwh: u32 },
    Bundle { parts: Vec<(u32, u64)>, average_limit_micro_per_kwh: u32, expires_in: Option<u64> },
}

impl Draft {
    fn order(&self, slot: u32, now: u64) -> NewOrder {
        let expiry = |expires_in: &Option<u64>| expires_in.map(|seconds| now + seconds);
        let terms = match &self.terms {
            DraftTerms::Limit { ahead, energy_wh, price, expires_in } => OrderTerms::Limit {
                slot: slot + ahead,
                energy_wh: (*energy_wh).into(),
                price: *price,
                expires_at: expiry(expires_in),
            },
            DraftTerms::Market { ahead, energy_wh, worst_price_micro_per_kwh } => OrderTerms::Market {
                slot: slot + ahead,
                energy_wh: (*energy_wh).into(),
                worst_price_micro_per_kwh: *worst_price_micro_per_kwh,
            },
            DraftTerms::Bundle { parts, average_limit_micro_per_kwh, expires_in } => OrderTerms::Bundle {
                parts: parts
                    .iter()
                    .map(|(ahead, energy_wh)| BundlePart {
                        slot: slot + ahead,
                        energy_wh: (*energy_wh).into(),
                    })
                    .collect(),
                average_limit_micro_per_kwh: *average_limit_micro_per_kwh,
                expires_at: expiry(expires_in),
            },
        };
        NewOrder { side: self.side, terms, condition: self.condition.clone() }
    }
}

fn side() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::Buy), Just(Side::Sell)]
}

/// Few prices, so that orders meet, and now and then one beyond the range.
fn price() -> impl Strategy<Value = u32> {
    let wrong = prop_oneof![Just(301_000u32), Just(79_000u32), Just(100_500u32)];
    prop_oneof![60 => (0..=11u32).prop_map(|step| 80_000 + step * 20_000), 1 => wrong]
}

/// Slots that can be traded mostly, and the present one and those beyond the horizon.
fn ahead() -> impl Strategy<Value = u32> {
    prop_oneof![40 => 1..=HORIZON_SLOTS, 1 => Just(0), 1 => Just(HORIZON_SLOTS + 1)]
}

fn energy() -> impl Strategy<Value = u64> {
    prop_oneof![60 => (2..12u64).prop_map(|step| step * 500), 1 => 499..10_000u64, 1 => Just(u64::MAX)]
}

fn order_price() -> impl Strategy<Value = OrderPrice> {
    let model = prop_oneof![
        Just(PricingModel::Dynamic),
        Just(PricingModel::TimeOfUse),
        Just(PricingModel::DemandResponse),
        Just(PricingModel::GridStability)
    ];
    prop_oneof![
        3 => price().prop_map(|limit_micro_per_kwh| OrderPrice::Fixed { limit_micro_per_kwh }),
        2 => (model, -4..=4i32).prop_map(|(model, step)| OrderPrice::Model { model, offset_micro_per_kwh: step * 20_000 }),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    let comparison = || prop_oneof![Just(Comparison::Above), Just(Comparison::Below)];
    prop_oneof![
        (0..=FEEDS.len(), comparison(), -3..4i64).prop_map(|(feed, comparison, value)| {
            let feed_id = FEEDS.get(feed).unwrap_or(&"nobody-knows").to_string();
            Condition::Feed { feed_id, comparison, value }
        }),
        (0..4u32, comparison(), price()).prop_map(|(zone_id, comparison, price_micro_per_kwh)| {
            Condition::ZonePrice { zone_id, comparison, price_micro_per_kwh }
        }),
        (0..4u32, 0..4usize).prop_map(|(zone_id, state)| Condition::ZoneState {
            zone_id,
            state: grid::GridState::ALL[state]
        }),
    ]
}

fn draft() -> impl Strategy<Value = Draft> {
    let expiry = || prop::option::weighted(0.2, 0..1_500u64);
    let parts = prop::collection::btree_map(ahead(), (2..6u64).prop_map(|step| step * 500), 2..4);
    let terms = prop_oneof![
        8 => (ahead(), energy(), order_price(), expiry())
            .prop_map(|(ahead, energy_wh, price, expires_in)| DraftTerms::Limit { ahead, energy_wh, price, expires_in }),
        2 => (ahead(), energy(), price())
            .prop_map(|(ahead, energy_wh, worst_price_micro_per_kwh)| DraftTerms::Market { ahead, energy_wh, worst_price_micro_per_kwh }),
        2 => (parts, price(), expiry()).prop_map(|(parts, average_limit_micro_per_kwh, expires_in)| {
            DraftTerms::Bundle { parts: parts.into_iter().collect(), average_limit_micro_per_kwh, expires_in }
        }),
    ];
    (side(), terms, prop::option::weighted(0.12, condition())).prop_map(|(side, terms, condition)| Draft {
        side,
        terms,
        condition,
    })
}

fn trader() -> impl Strategy<Value = Trader> {
    prop_oneof![20 => Just(Trader::Owner), 3 => Just(Trader::Delegate), 1 => Just(Trader::Stranger)]
}

fn step() -> impl Strategy<Value = Step> {
    let who = || 0..NAMES.len();
    let drafts = || prop::collection::vec(draft(), 1..4);
    let indices = || prop::collection::vec(any::<Index>(), 1..4);
    let rule =
        (prop::option::of(price()), prop::option::of(price()), any::<bool>()).prop_map(|(ask, bid, hold)| {
            Rule { ask_micro_per_kwh: ask, bid_micro_per_kwh: bid, hold, draw: hold, paused: false }
        });
    prop_oneof![
        24 => (who(), trader(), drafts()).prop_map(|(who, by, orders)| Step::Place { who, by, orders }),
        4 => (who(), trader(), indices(), drafts()).prop_map(|(who, by, cancel, orders)| Step::Replace { who, by, cancel, orders }),
        4 => (who(), trader(), indices()).prop_map(|(who, by, orders)| Step::Cancel { who, by, orders }),
        1 => (who(), trader(), prop::option::of(0..HORIZON_SLOTS)).prop_map(|(who, by, ahead)| Step::CancelAll { who, by, ahead }),
        2 => (who(), 500..9_000u64, price(), price(), 0..4_000u64).prop_map(|(who, energy_wh, lowest_sell, highest_buy, seconds)| {
            Step::SetDelegate { who, energy_wh, lowest_sell, highest_buy, seconds }
        }),
        1 => who().prop_map(|who| Step::RemoveDelegate { who }),
        2 => (who(), 0..2_000_000u32).prop_map(|(who, amount_micro)| Step::Deposit { who, amount_micro }),
        2 => (who(), 0..2_000_000u32).prop_map(|(who, amount_micro)| Step::Withdraw { who, amount_micro }),
        1 => (who(), who(), 0..1_000_000u32).prop_map(|(from, to, amount_micro)| Step::Transfer { from, to, amount_micro }),
        1 => (who(), rule).prop_map(|(who, rule)| Step::SetRule { who, rule }),
        1 => (6..20u32, 0..3_000u32, 1..3u64).prop_map(|(open_orders_per_point, order_deposit_micro, halves)| {
            Step::SetParams { open_orders_per_point, order_deposit_micro, min_energy_wh: halves * 500 }
        }),
        1 => (80..=300u32, 0..1_001u16).prop_map(|(base, sensitivity_permille)| Step::SetPrices { base, sensitivity_permille }),
        1 => points_per_tick().prop_map(|points_per_tick| Step::SetPointsPerTick { points_per_tick }),
        1 => (1..4u32, 0..4u32).prop_map(|(feed_in, spread)| Step::SetTariff { feed_in: feed_in * 40_000, spread: spread * 80_000 }),
        1 => (1..4u32, 0..3u32, 0..6u64).prop_map(|(zone_id, fee, thousands)| Step::SetLine { zone_id, fee: fee * 10_000, capacity_wh: thousands * 1_000 }),
        1 => (1..4u32, any::<bool>()).prop_map(|(zone_id, islanded)| Step::SetIsland { zone_id, islanded }),
        2 => (0..4u32, 0..4usize).prop_map(|(zone_id, state)| Step::SetState { zone_id, state: grid::GridState::ALL[state] }),
        2 => (0..4u32, 0..4u32, 0..3u32, 500..2_000u16).prop_map(|(zone_id, ahead, slots, multiplier_permille)| {
            Step::Announce { zone_id, ahead, slots, multiplier_permille }
        }),
        1 => (0..6u32).prop_map(|event_id| Step::WithdrawEvent { event_id }),
        2 => (0..FEEDS.len(), -4..5i64).prop_map(|(feed, value)| Step::Report { feed, value }),
        4 => (who(), 0..4_000u32, 0..5_000u32).prop_map(|(who, import_wh, export_wh)| Step::Read { who, import_wh, export_wh }),
        1 => who().prop_map(|who| Step::StaySilent { who }),
        1 => Just(Step::Suspend { who: 4 }),
        3 => (1..1_800u64).prop_map(|seconds| Step::SecondsPass { seconds }),
        3 => Just(Step::SlotEnds),
        2 => Just(Step::GracePasses),
        20 => (1..5u8).prop_map(|times| Step::Tick { times }),
    ]
}

/// From one that stops after every order to one that does all at once.
fn points_per_tick() -> impl Strategy<Value = u32> {
    prop_oneof![Just(1u32), Just(40), Just(300), Just(2_560), Just(1_000_000)]
}

struct History {
    suite: Suite,
    mirror: Mirror,
    feeds: Addr,
    agent: Addr,
    params: ForwardParams,
}

impl History {
    fn begin(points_per_tick: u32) -> Self {
        let mut suite = Suite::community()
            .settings(|settings: &mut Settings| {
                settings.points_per_tick = points_per_tick;
                settings.keep_slots = 4;
                settings.forward.horizon_slots = HORIZON_SLOTS;
            })
            .zone("north", 10_000)
            .with_storage(2_500)
            .household("ada")
            .household("ben")
            .zone("south", 20_000)
            .household("cleo")
            .household("dan")
            .household("eve")
            .meter_of("ada", "shed")
            .zone("empty", 0)
            .start();
        suite.everybody_deposits(20_000_000);
        let feeds = Feeds::deploy(&mut suite.app);
        let params = ForwardParams {
            horizon_slots: HORIZON_SLOTS,
            min_energy_wh: 500u64.into(),
            open_orders_per_point: 12,
            order_deposit_micro: 1_000,
            orders_per_message: 4,
            conditions_per_tick: 2,
            bundle_slots_per_tick: 2,
        };
        let admin = suite.admin.clone();
        suite.trade(&admin, &ExecuteMsg::SetForwardParams { params }).expect("parameters");
        suite.trade(&admin, &ExecuteMsg::SetOracle { oracle: Some(feeds.to_string()) }).expect("an oracle");
        let agent = suite.app.api().addr_make("agent");
        let mut history = Self { suite, mirror: Mirror::default(), feeds, agent, params };
        history.report(FEEDS[0], 0);
        history
    }

    fn report(&mut self, feed_id: &str, value: i64) {
        let (sender, feeds) = (self.agent.clone(), self.feeds.clone());
        let msg = SetFeed { feed_id: feed_id.to_string(), unit: "micro/kWh".to_string(), value };
        self.suite.must(&sender, &feeds, &msg);
    }

    fn sender(&self, who: usize, by: Trader) -> Addr {
        match by {
            Trader::Owner => self.suite.owner(NAMES[who]),
            Trader::Delegate => self.agent.clone(),
            Trader::Stranger => self.suite.operator.clone(),
        }
    }

    fn now(&self) -> (u32, u64) {
        let now = self.suite.app.block_info().time.seconds();
        (units::slot_at(now, self.suite.settings.slot_seconds).expect("a slot"), now)
    }

    fn orders(&self, drafts: &[Draft]) -> Vec<NewOrder> {
        let (slot, now) = self.now();
        drafts.iter().map(|draft| draft.order(slot, now)).collect()
    }

    /// Open orders mostly, and one that never was when there is none.
    fn chosen(&self, who: usize, indices: &[Index]) -> Vec<OrderRef> {
        let open: Vec<OrderRef> =
            self.mirror.open_orders(self.suite.meter_id(NAMES[who])).map(|order| order.reference()).collect();
        let choose = |index: &Index| match open.len() {
            0 => OrderRef { slot: self.now().0 + 1, order_id: 999 },
            len => open[index.index(len)],
        };
        indices.iter().map(choose).collect()
    }

    fn operate(&mut self, msg: &grid::ExecuteMsg) -> SuiteResult {
        let (operator, grid) = (self.suite.operator.clone(), self.suite.grid.clone());
        self.suite.execute(&operator, &grid, msg, &[])
    }

    /// Time passes within the present slot: readings come at its end.
    fn pass(&mut self, seconds: u64) {
        let last_second = units::slot_end(self.suite.slot + 1, self.suite.settings.slot_seconds) - 1;
        let seconds = seconds.min(last_second - self.now().1);
        self.suite.app.update_block(|block| {
            block.height += 1;
            block.time = block.time.plus_seconds(seconds);
        });
    }

    fn grace_passes(&mut self) {
        let due = units::slot_end(self.suite.slot, self.suite.settings.slot_seconds)
            + u64::from(self.suite.settings.grace_seconds);
        self.pass(due.saturating_sub(self.now().1));
    }

    /// Refusals are part of life; what matters is what holds after them.
    fn perform(&mut self, step: &Step) {
        let meter_id = |history: &Self, who: usize| history.suite.meter_id(NAMES[who]);
        let admin = self.suite.admin.clone();
        match step.clone() {
            Step::Place { who, by, orders } => {
                let msg =
                    ExecuteMsg::PlaceOrders { meter_id: meter_id(self, who), orders: self.orders(&orders) };
                drop(self.suite.trade(&self.sender(who, by), &msg));
            }
            Step::Replace { who, by, cancel, orders } => {
                let cancel = self.chosen(who, &cancel);
                let orders = self.orders(&orders);
                let msg = ExecuteMsg::ReplaceOrders { meter_id: meter_id(self, who), cancel, orders };
                drop(self.suite.trade(&self.sender(who, by), &msg));
            }
            Step::Cancel { who, by, orders } => {
                let msg = ExecuteMsg::CancelOrders {
                    meter_id: meter_id(self, who),
                    orders: self.chosen(who, &orders),
                };
                drop(self.suite.trade(&self.sender(who, by), &msg));
            }
            Step::CancelAll { who, by, ahead } => {
                let slot = ahead.map(|ahead| self.now().0 + ahead);
                let msg = ExecuteMsg::CancelAllOrders { meter_id: meter_id(self, who), slot };
                drop(self.suite.trade(&self.sender(who, by), &msg));
            }
            Step::SetDelegate { who, energy_wh, lowest_sell, highest_buy, seconds } => {
                let limits = DelegateLimits {
                    slot_energy_wh: energy_wh.into(),
                    lowest_sell_micro_per_kwh: lowest_sell,
                    highest_buy_micro_per_kwh: highest_buy,
                    expires_at: self.now().1 + seconds,
                };
                let msg = ExecuteMsg::SetDelegate {
                    meter_id: meter_id(self, who),
                    delegate: self.agent.to_string(),
                    limits,
                };
                drop(self.suite.trade(&self.sender(who, Trader::Owner), &msg));
            }
            Step::RemoveDelegate { who } => {
                let msg = ExecuteMsg::RemoveDelegate {
                    meter_id: meter_id(self, who),
                    delegate: self.agent.to_string(),
                };
                drop(self.suite.trade(&self.sender(who, Trader::Owner), &msg));
            }
            Step::Deposit { who, amount_micro } => drop(self.suite.deposit(NAMES[who], amount_micro.into())),
            Step::Withdraw { who, amount_micro } => {
                drop(self.suite.withdraw(NAMES[who], amount_micro.into()));
            }
            Step::Transfer { from, to, amount_micro } => {
                drop(self.suite.transfer(NAMES[from], NAMES[to], amount_micro.into()));
            }
            Step::SetRule { who, rule } => drop(self.suite.set_rule(NAMES[who], rule)),
            Step::SetParams { open_orders_per_point, order_deposit_micro, min_energy_wh } => {
                self.params.open_orders_per_point = open_orders_per_point;
                self.params.order_deposit_micro = order_deposit_micro;
                self.params.min_energy_wh = min_energy_wh.into();
                drop(self.suite.trade(&admin, &ExecuteMsg::SetForwardParams { params: self.params }));
            }
            Step::SetPrices { base, sensitivity_permille } => {
                let forward: ForwardResponse = self.suite.ask(&self.suite.trading, &QueryMsg::Forward {});
                let mut pricing = forward.pricing;
                pricing.base_micro_per_kwh = base * 1_000;
                pricing.sensitivity_permille = sensitivity_permille;
                drop(self.suite.trade(&admin, &ExecuteMsg::SetPricing { pricing }));
            }
            Step::SetPointsPerTick { points_per_tick } => {
                drop(self.suite.trade(&admin, &ExecuteMsg::SetPointsPerTick { points_per_tick }));
            }
            Step::SetTariff { feed_in, spread } => {
                let tariff = Tariff {
                    feed_in_micro_per_kwh: feed_in,
                    retail_micro_per_kwh: feed_in + spread,
                    trading_fee_micro_per_kwh: 2_000,
                };
                let from_slot = self.now().0 + 1 + HORIZON_SLOTS;
                drop(self.operate(&grid::ExecuteMsg::SetTariff { from_slot, tariff }));
            }
            Step::SetLine { zone_id, fee, capacity_wh } => {
                let line = Line {
                    fee_micro_per_kwh: fee,
                    capacity_up_wh: capacity_wh.into(),
                    capacity_down_wh: (capacity_wh / 2).into(),
                };
                let from_slot = self.now().0 + 1;
                drop(self.operate(&grid::ExecuteMsg::SetLine { zone_id, from_slot, line }));
            }
            Step::SetIsland { zone_id, islanded } => {
                let from_slot = self.now().0 + 1;
                drop(self.operate(&grid::ExecuteMsg::SetIsland { zone_id, from_slot, islanded }));
            }
            Step::SetState { zone_id, state } => {
                drop(self.operate(&grid::ExecuteMsg::SetState {
                    zone_id,
                    state,
                    batches_stopped_until: None,
                }));
            }
            Step::Announce { zone_id, ahead, slots, multiplier_permille } => {
                let from_slot = self.now().0 + ahead;
                let to_slot = from_slot + slots;
                let msg =
                    grid::ExecuteMsg::AnnounceEvent { zone_id, from_slot, to_slot, multiplier_permille };
                drop(self.operate(&msg));
            }
            Step::WithdrawEvent { event_id } => {
                drop(self.operate(&grid::ExecuteMsg::WithdrawEvent { event_id }));
            }
            Step::Report { feed, value } => self.report(FEEDS[feed], value),
            Step::Read { who, import_wh, export_wh } => {
                self.suite.meter_reads(NAMES[who], import_wh.into(), export_wh.into());
            }
            Step::StaySilent { who } => self.suite.meter_stays_silent(NAMES[who]),
            Step::Suspend { who } => drop(self.suite.suspend(NAMES[who])),
            Step::SecondsPass { seconds } => self.pass(seconds),
            Step::SlotEnds => self.suite.a_slot_ends(),
            Step::GracePasses => self.grace_passes(),
            Step::Tick { times } => (0..times).for_each(|_| drop(self.suite.clock_ticks())),
        }
    }

    fn check(&mut self) {
        self.suite.everything_adds_up();
        let alarm = self.suite.events.iter().find(|event| event.ty == "wasm-book_set_aside");
        assert_eq!(alarm, None, "every book can be worked on");
        self.mirror.follow(&mut self.suite);
        self.mirror.is_right(&self.suite);
    }

    fn everything(&self) -> String {
        let accounts = NAMES.map(|name| self.suite.account(name));
        format!("{accounts:#?} {:#?}", self.mirror)
    }

    /// Ticks until the clock has nothing to do for the books as they are, and has tried every bundle.
    fn clock_ticks_until_idle(&mut self) {
        let mut rests = 0;
        for _ in 0..2_000 {
            self.suite.clock_ticks();
            let forward: ForwardResponse = self.suite.ask(&self.suite.trading, &QueryMsg::Forward {});
            let settled = self.suite.progress().stage.is_none();
            self.mirror.follow(&mut self.suite);
            let now = self.suite.app.block_info().time.seconds();
            let waits = forward.changes_waiting > 0
                || forward.slots_changed > 0
                || forward.slot_in_batch.is_some()
                || self.mirror.is_any_due(now, self.suite.settings.slot_seconds);
            rests = if settled && !waits { rests + 1 } else { 0 };
            // A tick may look at one order only, or try one bundle.
            if rests > 2 * forward.bundles_waiting as usize + self.mirror.orders.len() {
                return;
            }
        }
        panic!("the clock never comes to rest");
    }
}

/// Which order is triggered in which tick depends on how many there are, so none has a condition.
fn step_between_rests() -> impl Strategy<Value = Step> {
    let kept = |step: &Step| !matches!(step, Step::Tick { .. } | Step::SetPointsPerTick { .. });
    step().prop_filter("between rests of the clock", kept).prop_map(|mut step| {
        if let Step::Place { orders, .. } | Step::Replace { orders, .. } = &mut step {
            orders.iter_mut().for_each(|order| order.condition = None);
        }
        step
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 2_048, ..ProptestConfig::default() })]

    #[test]
    fn books_reserves_and_money_add_up_after_every_message(
        points_per_tick in points_per_tick(),
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut history = History::begin(points_per_tick);
        for step in &steps {
            history.perform(step);
            history.check();
        }
        history.clock_ticks_until_idle();
        history.check();
        history.mirror.nobody_waits_in_vain(&history.suite);
        for _ in 0..=HORIZON_SLOTS {
            history.suite.a_slot_ends();
            history.grace_passes();
            history.suite.clock_ticks_until_final();
            history.clock_ticks_until_idle();
            history.check();
            history.mirror.nobody_waits_in_vain(&history.suite);
        }
        for name in NAMES {
            prop_assert_eq!(history.suite.account(name).reserved_micro.u128(), 0, "reserved by {} after all slots", name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 2_048, ..ProptestConfig::default() })]

    #[test]
    fn how_much_a_tick_may_do_changes_nothing_once_the_clock_rests(
        steps in prop::collection::vec(step_between_rests(), 1..40),
    ) {
        let mut histories = [History::begin(1), History::begin(1_000_000)];
        for step in &steps {
            for history in &mut histories {
                history.perform(step);
                history.clock_ticks_until_idle();
                history.check();
                history.mirror.nobody_waits_in_vain(&history.suite);
            }
            prop_assert_eq!(histories[0].everything(), histories[1].everything(), "after {:?}", step);
        }
    }
}
