//! Accounts, rules, the forward book, and each slot's pool: summed, cleared, settled, final.

mod explanation;
mod forward;
mod order;
mod side;

use cosmwasm_schema::{QueryResponses, cw_serde};
use cosmwasm_std::{Addr, Binary, Int128, Uint64, Uint128};

pub use explanation::*;
pub use forward::*;
pub use order::*;
pub use side::*;

use crate::{
    answers, events,
    grid::{Tariff, ZoneTotals},
    named_attribute,
    packed::{BankResults, Dues, FreedReserves, OrderEnds, OrderFills, Orders},
    wire::{Json, Packed},
};

#[cw_serde]
pub struct InstantiateMsg {
    pub admin: String,
    /// The coin that accounts are kept in; one micro-currency is one of it.
    pub denom: String,
    pub registry: String,
    pub metering: String,
    pub grid: String,
    pub token: String,
    /// Buys at feed-in and sells at retail, without limit.
    pub utility: String,
    /// Earns the trading fee.
    pub community: String,
    pub slot_seconds: u32,
    pub grace_seconds: u32,
    /// Metering points summed or settled in one tick, at most.
    pub points_per_tick: u32,
    /// Results of older slots are pruned.
    pub keep_slots: u32,
    pub forward: ForwardParams,
    pub pricing: Pricing,
    pub money: MoneyParams,
}

/// What state lacks that older code stored, and nothing else: what is there is changed by messages.
#[cw_serde]
#[derive(Default)]
pub struct MigrateMsg {
    pub forward: Option<ForwardParams>,
    pub pricing: Option<Pricing>,
    pub money: Option<MoneyParams>,
}

/// How coins leave, and what stands behind what a utility owes.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct MoneyParams {
    /// A withdrawal is paid so many slots after it was asked for; 0 pays at once.
    pub withdraw_delay_slots: u32,
    /// A utility cannot withdraw what it would have less than this without, and is warned when it has less.
    pub utility_low_micro: Uint128,
    /// Claims are paid from what their utility has in the first slot that is settled after so many.
    pub claims_every_slots: u32,
}

/// Why nothing is paid out, and who wants to go on.
#[cw_serde]
pub struct Pause {
    /// In which an identity was violated.
    pub slot: u32,
    pub error: String,
    /// Verifiers that are for resuming.
    pub resumed_by: Vec<Addr>,
}

#[cw_serde]
pub enum ExecuteMsg {
    /// Adds the coins sent along. Anybody may pay into any account; only utilities, operators of zones and the community have one by address.
    Deposit { account: AccountRef },
    /// The owner takes coins out. They leave the account at once and are paid after the delay of [`MoneyParams`], less what the owner's points owe.
    /// Refused while a slot is being settled, when a retry a few blocks later helps; and while another withdrawal of the account is on its way.
    Withdraw { account: AccountRef, amount_micro: Uint128 },
    /// The owner moves money between two of their points.
    Transfer { from_meter_id: u32, to_meter_id: u32, amount_micro: Uint128 },
    /// The owner says what a metering point does by itself from the next slot on. What was set since the present one began is replaced.
    SetRule { meter_id: u32, rule: Rule },
    /// The admin sets how far a point may owe utilities and still place orders.
    SetCreditLine { meter_id: u32, credit_micro: Uint64 },
    /// The admin sets the bound of work per tick.
    SetPointsPerTick { points_per_tick: u32 },
    /// The owner or a delegate places orders: all of them, or none.
    PlaceOrders {
        meter_id: u32,
        /// At most as many as the forward parameters say.
        orders: Vec<NewOrder>,
    },
    /// Cancels and places in one go, so that what is freed can be reserved again.
    ReplaceOrders { meter_id: u32, cancel: Vec<OrderRef>, orders: Vec<NewOrder> },
    /// Cancels open orders; a delegate cancels what delegates placed. Refused for orders whose batch is being filled; a retry in the next block helps.
    CancelOrders { meter_id: u32, orders: Vec<OrderRef> },
    /// Cancels open orders, of one slot or of all, earliest slot first, as many as fit into a message.
    CancelAllOrders {
        meter_id: u32,
        /// Without it, of all slots.
        slot: Option<u32>,
    },
    /// The owner lets another address place and cancel orders, within limits. At most 8 a point; again to change the limits.
    SetDelegate { meter_id: u32, delegate: String, limits: DelegateLimits },
    /// The owner takes that back. Orders placed by the delegate stay.
    RemoveDelegate { meter_id: u32, delegate: String },
    /// The admin sets the bounds of forward trading.
    SetForwardParams { params: ForwardParams },
    /// The admin sets what reference prices follow.
    SetPricing { pricing: Pricing },
    /// The admin names the contract whose feeds conditions read, or none.
    SetOracle { oracle: Option<String> },
    /// The admin sets how coins leave.
    SetMoneyParams { params: MoneyParams },
    /// A verifier is for paying out again after a violated identity; as many as the registry's threshold resume.
    ResumeWithdrawals {},
}

#[cw_serde]
pub enum SudoMsg {
    /// The chain's clock, at the end of each block. The call may use so much gas, and so many before it failed in a row.
    Tick { gas_budget: u64, consecutive_failures: u32 },
}

#[cw_serde]
#[derive(Eq)]
pub enum AccountRef {
    Point {
        meter_id: u32,
    },
    /// An address's own account: the utility, the community, a grid operator.
    Counterparty {
        address: String,
    },
}

#[cw_serde]
#[derive(Copy, Eq)]
pub struct Rule {
    /// Sell at this price or above; without it, at feed-in or above.
    pub ask_micro_per_kwh: Option<u32>,
    /// Buy at this price or below; without it, at retail or below.
    pub bid_micro_per_kwh: Option<u32>,
    /// Hold surplus as energy tokens while the zone's storage has room.
    pub hold: bool,
    /// Cover deficits from the owner's energy tokens first. Holding implies it.
    pub draw: bool,
    /// Trade with the utility only.
    pub paused: bool,
}

#[cw_serde]
#[derive(Copy, Eq)]
pub enum Stage {
    /// Banks are being summed into the zones' curves.
    Summing,
    /// The pool is being cleared.
    Clearing,
    /// Banks are being settled.
    Settling,
    Final,
}

/// Why energy of a metering point was not traded with neighbours. The codes are those of packed values and never change.
#[cw_serde]
#[derive(Copy, Eq)]
#[repr(u8)]
pub enum Reason {
    /// All of it was traded, held or used, or there was none.
    None = 0,
    /// The market's price was beyond the rule's limit.
    Outbid = 1,
    /// At the market's price exactly, and shared with the others there.
    Marginal = 2,
    NoCounterparty = 3,
    /// The account could not pay for the bid.
    Funds = 4,
    /// The rule says to trade with the utility only.
    Paused = 5,
    /// The bid less the trading fee was below feed-in.
    BelowFeedIn = 6,
    /// Readings came too late for the slot's market.
    CatchUp = 7,
}

impl Reason {
    pub const ALL: [Reason; 8] = [
        Reason::None,
        Reason::Outbid,
        Reason::Marginal,
        Reason::NoCounterparty,
        Reason::Funds,
        Reason::Paused,
        Reason::BelowFeedIn,
        Reason::CatchUp,
    ];

    pub fn code(self) -> u8 {
        self as u8
    }

    pub fn from_code(code: u8) -> Option<Reason> {
        Self::ALL.get(usize::from(code)).copied()
    }
}

#[cw_serde]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// Trading's terms.
    #[returns(Config)]
    Config {},
    /// The account of a metering point.
    #[returns(AccountResponse)]
    Account { meter_id: u32 },
    /// Every account of a bank (at most 256).
    #[returns(AccountsResponse)]
    Accounts { bank: u32 },
    /// An address's own account: the utility, the community, a grid operator.
    #[returns(CounterpartyResponse)]
    Counterparty { address: String },
    /// Addresses' own accounts, in order of address.
    #[returns(CounterpartiesResponse)]
    Counterparties { start_after: Option<String>, limit: Option<u32> },
    /// What the clock is doing and will do next.
    #[returns(ProgressResponse)]
    Progress {},
    /// The outcome of a slot: prices, energies, money, zone by zone; an error when it has none.
    #[returns(SlotOutcome)]
    Slot { slot: u32 },
    /// Outcomes, newest first.
    #[returns(SlotsResponse)]
    Slots { start_before: Option<u32>, limit: Option<u32> },
    /// What one metering point did in one slot, and why.
    #[returns(PointResult)]
    Result { meter_id: u32, slot: u32 },
    /// Results of a bank's points (at most 256), without what explains them.
    #[returns(ResultsResponse)]
    Results { slot: u32, bank: u32 },
    /// Parameters of the forward book and what the clock does with it.
    #[returns(ForwardResponse)]
    Forward {},
    /// The book of a slot: its terms, and each zone's prices, flows and references.
    #[returns(ForwardSlotResponse)]
    ForwardSlot { slot: u32 },
    /// What rests in a slot's book per price, in one zone, ascending by price.
    #[returns(DepthResponse)]
    Depth { slot: u32, zone_id: u32 },
    /// Resting orders of a zone's book, a page: side by side and model by model, best first.
    #[returns(BookResponse)]
    Book {
        slot: u32,
        zone_id: u32,
        /// `next` of the page before.
        after: Option<Binary>,
        limit: Option<u32>,
    },
    /// Batches of a slot that traded, newest first.
    #[returns(BatchesResponse)]
    Batches { slot: u32, start_before: Option<u32>, limit: Option<u32> },
    /// One order, with its fills and what explains them. Kept as long as its slot's outcome.
    #[returns(OrderResponse)]
    Order {
        meter_id: u32,
        /// A bundle's is its first.
        slot: u32,
        order_id: u64,
    },
    /// A point's orders, ended ones too, in order of slot and id.
    #[returns(OrdersResponse)]
    Orders {
        meter_id: u32,
        /// `next` of the page before.
        start_after: Option<OrderRef>,
        limit: Option<u32>,
    },
    /// What a point traded forward, in order of slot.
    #[returns(PositionsResponse)]
    Positions {
        meter_id: u32,
        /// A slot: `next` of the page before.
        start_after: Option<u32>,
        limit: Option<u32>,
    },
    /// Who may place orders for a metering point, and within which limits.
    #[returns(DelegatesResponse)]
    Delegates { meter_id: u32 },
    /// How coins leave, how many there are, who supplies, and whether paying out is paused.
    #[returns(MoneyResponse)]
    Money {},
    /// Recounts accounts of banks `start_bank..start_bank + limit`; the first page adds the counterparties' and what the slot in work has moved.
    #[returns(AuditResponse)]
    Audit { start_bank: u32, limit: Option<u32> },
}

#[cw_serde]
pub struct Config {
    pub admin: Addr,
    pub denom: String,
    pub registry: Addr,
    pub metering: Addr,
    pub grid: Addr,
    pub token: Addr,
    pub utility: Addr,
    pub community: Addr,
    pub slot_seconds: u32,
    pub grace_seconds: u32,
    pub points_per_tick: u32,
    pub keep_slots: u32,
}

#[cw_serde]
pub struct AccountResponse {
    pub meter_id: u32,
    /// Coins.
    pub available_micro: Uint128,
    /// Coins held back for orders and forward trades.
    pub reserved_micro: Uint128,
    /// What the point owes utilities. Money that comes in pays it first.
    pub debt_micro: Uint128,
    /// What utilities owe the point.
    pub claim_micro: Uint128,
    /// Up to this debt orders can be placed.
    pub credit_micro: Uint64,
    /// On its way from this account.
    pub withdrawal: Option<PendingWithdrawal>,
    /// Holds in the slot that runs, and after it unless there is a next one.
    pub rule: Option<Rule>,
    /// Set since the slot that runs began.
    pub next_rule: Option<NextRule>,
}

#[cw_serde]
pub struct PendingWithdrawal {
    pub amount_micro: Uint128,
    /// Paid when this slot has begun, if nothing stands against it.
    pub due_slot: u32,
}

#[cw_serde]
#[derive(Copy)]
pub struct NextRule {
    pub from_slot: u32,
    pub rule: Rule,
}

#[cw_serde]
pub struct AccountsResponse {
    pub accounts: Vec<AccountResponse>,
}

#[cw_serde]
pub struct CounterpartyResponse {
    pub address: Addr,
    /// Coins.
    pub available_micro: Uint128,
    /// What points owe it.
    pub receivable_micro: Uint128,
    /// What it owes points.
    pub payable_micro: Uint128,
    pub withdrawal: Option<PendingWithdrawal>,
}

#[cw_serde]
pub struct CounterpartiesResponse {
    pub counterparties: Vec<CounterpartyResponse>,
}

#[cw_serde]
pub struct ProgressResponse {
    /// The slot being worked on, or the next one due.
    pub slot: u32,
    pub stage: Option<Stage>,
    /// Banks done in the present stage, of `bank_count`.
    pub banks_done: u32,
    pub bank_count: u32,
    pub last_final_slot: Option<u32>,
    /// Slot whose work cannot begin because the grid's terms cannot be read or make no market. It is tried again with every tick.
    pub waiting_slot: Option<u32>,
    /// Messages to the token and the grid that failed and will be sent again. Until then nothing is held or drawn.
    pub deferred_messages: u32,
}

#[cw_serde]
pub struct SlotOutcome {
    pub slot: u32,
    pub stage: Stage,
    pub tariff: Tariff,
    /// Metering points with a reading for this slot, and with catch-up only.
    pub points_metered: u32,
    pub points_caught_up: u32,
    pub zones: Vec<ZoneTotals>,
    pub money: SlotMoney,
    /// Whether every identity held. Where one did not, the utility stands in for whatever is missing, and [`IdentityViolated`] says what.
    pub adds_up: bool,
}

/// Money moved by a slot; the five sum to zero.
#[cw_serde]
pub struct SlotMoney {
    pub points_micro: Int128,
    pub utility_micro: Int128,
    pub community_micro: Int128,
    /// Line operators' earnings: fees and congestion rent.
    pub lines_micro: Int128,
    /// Zone operators that stand in for the utility on islands.
    pub islands_micro: Int128,
    /// All that points paid, the turnover.
    pub turnover_micro: Uint128,
}

#[cw_serde]
pub struct SlotsResponse {
    pub slots: Vec<SlotOutcome>,
}

/// `export + forward bought + pool bought + utility bought + used = import + forward sold + pool sold + utility sold + held`.
#[cw_serde]
pub struct PointEnergy {
    pub export_wh: Uint64,
    pub import_wh: Uint64,
    pub forward_sold_wh: Uint64,
    pub forward_bought_wh: Uint64,
    pub held_wh: Uint64,
    pub used_wh: Uint64,
    pub pool_sold_wh: Uint64,
    pub pool_bought_wh: Uint64,
    pub utility_sold_wh: Uint64,
    pub utility_bought_wh: Uint64,
    pub catch_up_import_wh: Uint64,
    pub catch_up_export_wh: Uint64,
}

/// What energy of missed slots came to at the utility's prices of those slots.
#[cw_serde]
#[derive(Copy, Eq, Default)]
pub struct CatchUpMoney {
    /// For what was fed in.
    pub earned_micro: Uint64,
    /// For what was taken.
    pub paid_micro: Uint64,
}

#[cw_serde]
pub struct PointResult {
    pub meter_id: u32,
    pub slot: u32,
    pub zone_id: u32,
    pub energy: PointEnergy,
    /// The zone's price, when anything traded there.
    pub pool_price_micro_per_kwh: Option<u32>,
    /// The limit the rule led to: of the ask for surplus, of the bid less the trading fee for a deficit.
    pub limit_micro_per_kwh: Option<u32>,
    /// All of it, catch-up included.
    pub money_micro: Int128,
    pub catch_up: CatchUpMoney,
    pub reason: Reason,
    /// What became of the energy and why, in the order to tell it.
    pub explanation: Vec<ResultFact>,
}

#[cw_serde]
pub struct BankResult {
    pub meter_id: u32,
    pub energy: PointEnergy,
    /// All of it, catch-up included.
    pub money_micro: Int128,
    pub catch_up: CatchUpMoney,
    pub reason: Reason,
}

#[cw_serde]
pub struct ResultsResponse {
    pub results: Vec<BankResult>,
}

#[cw_serde]
pub struct MoneyResponse {
    pub params: MoneyParams,
    pub coins_micro: Uint128,
    /// In order of their numbers.
    pub utilities: Vec<Addr>,
    pub pause: Option<Pause>,
}

/// A page of a recount. Over all pages, `available + reserved + withdrawals + in work = coins <= balance`, and for each utility, debts are what it is to
/// receive and claims what it is to pay.
#[cw_serde]
pub struct AuditResponse {
    pub available_micro: Uint128,
    pub reserved_micro: Uint128,
    pub withdrawals_micro: Uint128,
    /// Coins that the slot in work took from points less what it gave them: they are the counterparties' when it is final.
    pub in_work_micro: Int128,
    /// Coins that messages brought less those that they took.
    pub coins_micro: Uint128,
    /// Coins that the contract holds.
    pub balance_micro: Uint128,
    /// In order of their numbers.
    pub utilities: Vec<UtilityAudit>,
    pub next_bank: Option<u32>,
}

#[cw_serde]
pub struct UtilityAudit {
    pub utility: Addr,
    /// Of the page's points.
    pub debts_micro: Uint128,
    pub claims_micro: Uint128,
    /// By its account and the slot in work; 0 but on the first page.
    pub receivable_micro: Int128,
    pub payable_micro: Int128,
}

named_attribute!(Stage, Reason);

answers! {
    place_orders: PlacedOrders,
    replace_orders: PlacedOrders,
    cancel_orders: CancelledOrders,
    cancel_all_orders: CancelledOrders,
}

events! {
    /// What holds as long as trading does; [`WorkBoundSet`], [`ForwardParamsSet`] and [`PricingSet`] come with it and may come again.
    TradingStarted = "trading_started" {
        admin: Addr,
        denom: String,
        registry: Addr,
        metering: Addr,
        grid: Addr,
        token: Addr,
        utility: Addr,
        community: Addr,
        slot_seconds: u32,
        grace_seconds: u32,
        keep_slots: u32,
    }
    Deposited = "deposited" {
        /// Of a point's account; empty for a counterparty's.
        meter_id: Option<u32>,
        /// Of a counterparty's account; empty for a point's.
        counterparty: Option<Addr>,
        by: Addr,
        amount_micro: Uint128,
    }
    /// A withdrawal that was asked for is paid.
    Withdrawn = "withdrawn" {
        meter_id: Option<u32>,
        counterparty: Option<Addr>,
        by: Addr,
        amount_micro: Uint128,
        /// What of the withdrawal went to debts of the owner's points instead.
        to_debts_micro: Uint128,
    }
    /// Coins have left an account and will be paid.
    WithdrawalRequested = "withdrawal_requested" {
        meter_id: Option<u32>,
        counterparty: Option<Addr>,
        by: Addr,
        amount_micro: Uint128,
        due_slot: u32,
    }
    /// A withdrawal that is due cannot be paid yet, because a point of its owner is suspended. It is tried again in `due_slot`.
    WithdrawalHeld = "withdrawal_held" {
        meter_id: Option<u32>,
        counterparty: Option<Addr>,
        amount_micro: Uint128,
        due_slot: u32,
    }
    /// The chain's bank did not take a payment: its coins are back in the account.
    WithdrawalReturned = "withdrawal_returned" {
        meter_id: Option<u32>,
        counterparty: Option<Addr>,
        amount_micro: Uint128,
    }
    /// Paying out is paused: an identity was violated.
    WithdrawalsPaused = "withdrawals_paused" {
        slot: u32,
        error: String,
    }
    /// A verifier is for resuming; `resumed` if enough of them are.
    ResumptionBacked = "resumption_backed" {
        by: Addr,
        resumed: bool,
    }
    MoneyParamsSet = "money_params_set" {
        withdraw_delay_slots: u32,
        utility_low_micro: Uint128,
        claims_every_slots: u32,
    }
    /// What points of a bank and utilities owe each other moved by so much; it was paid, or is owed instead of being paid, in coins.
    DuesMoved = "dues_moved" {
        bank: u32,
        moved: Packed<Dues>,
        /// The coins came out of a withdrawal, and not from the points' available money.
        by_withdrawal: bool,
    }
    /// A utility got coins for debts, outside of a slot.
    DebtsReceived = "debts_received" {
        utility: Addr,
        amount_micro: Uint128,
    }
    /// A utility has less than it has to keep, or cannot pay what it owes.
    UtilityShort = "utility_short" {
        slot: u32,
        utility: Addr,
        available_micro: Uint128,
        payable_micro: Uint128,
    }
    Transferred = "transferred" {
        from_meter_id: u32,
        to_meter_id: u32,
        amount_micro: Uint128,
    }
    RuleSet = "rule_set" {
        meter_id: u32,
        from_slot: u32,
        ask_micro_per_kwh: Option<u32>,
        bid_micro_per_kwh: Option<u32>,
        hold: bool,
        draw: bool,
        paused: bool,
    }
    CreditLineSet = "credit_line_set" {
        meter_id: u32,
        credit_micro: Uint64,
    }
    /// Work on a slot has begun: its terms are fixed.
    SlotOpened = "slot_opened" {
        slot: u32,
        bank_count: u32,
        feed_in_micro_per_kwh: u32,
        retail_micro_per_kwh: u32,
        trading_fee_micro_per_kwh: u32,
    }
    /// The pool is cleared: each zone's price and energies.
    SlotCleared = "slot_cleared" {
        slot: u32,
        zones: Json<Vec<ZoneTotals>>,
    }
    /// Points of one bank are settled; their accounts moved.
    BankSettled = "bank_settled" {
        slot: u32,
        bank: u32,
        results: Packed<BankResults>,
    }
    /// A counterparty's account moved by a slot: utility, community, line operators, operators of islands.
    CounterpartySettled = "counterparty_settled" {
        slot: u32,
        counterparty: Addr,
        money_micro: Int128,
        /// What of it moved in coins; the rest is owed.
        coins_micro: Int128,
    }
    SlotFinalized = "slot_finalized" {
        slot: u32,
        points_metered: u32,
        points_caught_up: u32,
        money: Json<SlotMoney>,
    }
    /// Meters of a zone and of all zones below it said together more than its line carries: one of them does not measure what flows. It withholds
    /// nobody's money; at most one a zone and slot.
    ZoneBeyondLine = "zone_beyond_line" {
        slot: u32,
        zone_id: u32,
        /// What they exported less what they imported in the slot, late readings left out. Below zero it flowed away from the root.
        net_export_wh: i64,
        /// Of the line in that direction; 0 on an island.
        capacity_wh: Uint64,
    }
    /// A slot did not add up, which is a defect. The utility took the other side of what its points had moved, as far as it could, and paying out is paused.
    IdentityViolated = "identity_violated" {
        slot: u32,
        error: String,
    }
    /// A bank's values could not be read or settled; its points have no result in this slot.
    BankSetAside = "bank_set_aside" {
        slot: u32,
        bank: u32,
        error: String,
    }
    /// Work on a slot cannot begin with the terms the grid gives; it is tried again with every tick.
    SlotWaits = "slot_waits" {
        slot: u32,
        error: String,
    }
    /// A message to the token or the grid failed and will be sent again.
    MessageDeferred = "message_deferred" {
        contract: String,
        waiting: u32,
    }
    /// Slots without any reading were passed over.
    SlotsSkipped = "slots_skipped" {
        from_slot: u32,
        to_slot: u32,
    }
    WorkBoundSet = "work_bound_set" {
        points_per_tick: u32,
    }
    /// A slot's book opened with its first order: its prices hold until the slot begins.
    BookOpened = "book_opened" {
        slot: u32,
        price_tick_micro_per_kwh: u32,
        floor_micro_per_kwh: u32,
        ceiling_micro_per_kwh: u32,
        order_deposit_micro: u32,
    }
    OrdersPlaced = "orders_placed" {
        meter_id: u32,
        by: Addr,
        /// Ids are consecutive.
        first_order_id: u64,
        orders: Packed<Orders>,
        /// Moved from the point's available money.
        reserved_micro: Uint128,
    }
    OrdersCancelled = "orders_cancelled" {
        meter_id: u32,
        by: Addr,
        orders: Packed<OrderEnds>,
        /// Moved back to the point's available money.
        freed_micro: Uint128,
    }
    /// The clock ended orders of a slot.
    OrdersEnded = "orders_ended" {
        slot: u32,
        reason: OrderReason,
        orders: Packed<OrderEnds>,
    }
    /// A conditional order's condition held, and it went into the book.
    OrderTriggered = "order_triggered" {
        slot: u32,
        order_id: u64,
        meter_id: u32,
    }
    /// A batch traded.
    BatchCleared = "batch_cleared" {
        slot: u32,
        /// Counted within the slot, from 1.
        batch: u32,
        /// The bundle it was run for.
        bundle_id: Option<u64>,
        zones: Json<Vec<BatchZone>>,
    }
    /// Orders of one zone that a batch filled, at the zone's price.
    OrdersFilled = "orders_filled" {
        slot: u32,
        batch: u32,
        zone_id: u32,
        price_micro_per_kwh: u32,
        fills: Packed<OrderFills>,
    }
    /// A zone is in an emergency that was measured: its orders take part in no batch before that is over, or this slot is.
    BatchesStopped = "batches_stopped" {
        zone_id: u32,
        /// The last slot.
        until_slot: u32,
    }
    /// Orders of a zone take part in batches again.
    BatchesResumed = "batches_resumed" {
        zone_id: u32,
    }
    /// Something of a slot's book could not be worked on and was left out; or the grid does not answer, and no book is cleared until it does.
    BookSetAside = "book_set_aside" {
        slot: u32,
        order_id: Option<u64>,
        error: String,
    }
    /// What forward trades of a bank's points held until their slot settled is available again.
    ReservesFreed = "reserves_freed" {
        slot: u32,
        bank: u32,
        freed: Packed<FreedReserves>,
    }
    /// Reference prices of the dynamic model moved with a settled slot.
    ReferencesMoved = "references_moved" {
        slot: u32,
        /// Of each zone in order of id.
        dynamic_micro_per_kwh: Json<Vec<u32>>,
    }
    DelegateSet = "delegate_set" {
        meter_id: u32,
        delegate: Addr,
        slot_energy_wh: Uint64,
        lowest_sell_micro_per_kwh: u32,
        highest_buy_micro_per_kwh: u32,
        expires_at: u64,
    }
    DelegateRemoved = "delegate_removed" {
        meter_id: u32,
        delegate: Addr,
    }
    ForwardParamsSet = "forward_params_set" {
        params: Json<ForwardParams>,
    }
    PricingSet = "pricing_set" {
        pricing: Json<Pricing>,
    }
    OracleSet = "oracle_set" {
        oracle: Option<Addr>,
    }
}
