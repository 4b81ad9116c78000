//! Whatever happens, in whatever order: accounts sum to the coins held, tokens to the energy held, and every slot adds up.

use integration::{Settings, Suite};
use interface::{grid::Tariff, token, trading::Rule};
use proptest::prelude::*;

const NAMES: [&str; 6] = ["ada", "ben", "cleo", "dan", "eve", "shed"];

#[derive(Clone, Debug)]
enum Step {
    Deposit { who: usize, amount_micro: u32 },
    Withdraw { who: usize, amount_micro: u32 },
    Transfer { from: usize, to: usize, amount_micro: u32 },
    SetRule { who: usize, rule: Rule },
    SetCreditLine { who: usize, credit_micro: u32 },
    UtilityDeposits { amount_micro: u32 },
    PartyWithdraws { who: usize, amount_micro: u32 },
    SendTokens { from: usize, to: usize, energy_wh: u16 },
    BurnTokens { who: usize, energy_wh: u16 },
    SetIsland { zone_id: u32, islanded: bool },
    SetTariff { feed_in: u32, spread: u32, fee: u32 },
    Read { who: usize, import_wh: u32, export_wh: u32 },
    StaySilent { who: usize },
    Suspend { who: usize },
    SlotEnds,
    GracePasses,
    Tick { times: u8 },
}

fn price() -> impl Strategy<Value = Option<u32>> {
    prop::option::of((0..420u32).prop_map(|micro_per_wh| micro_per_wh * 1_000))
}

fn rule() -> impl Strategy<Value = Rule> {
    (price(), price(), any::<[bool; 2]>(), prop::bool::weighted(0.1)).prop_map(
        |(ask, bid, [hold, draw], paused)| Rule {
            ask_micro_per_kwh: ask,
            bid_micro_per_kwh: bid,
            hold,
            draw,
            paused,
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let who = 0..NAMES.len();
    let two = (0..NAMES.len(), 0..NAMES.len());
    prop_oneof![
        2 => (who.clone(), 0..900_000u32).prop_map(|(who, amount_micro)| Step::Deposit { who, amount_micro }),
        2 => (who.clone(), 0..400_000u32).prop_map(|(who, amount_micro)| Step::Withdraw { who, amount_micro }),
        1 => (two.clone(), 0..300_000u32).prop_map(|((from, to), amount_micro)| Step::Transfer { from, to, amount_micro }),
        3 => (who.clone(), rule()).prop_map(|(who, rule)| Step::SetRule { who, rule }),
        1 => (who.clone(), 0..500_000u32).prop_map(|(who, credit_micro)| Step::SetCreditLine { who, credit_micro }),
        1 => (0..3usize, 0..200_000u32).prop_map(|(who, amount_micro)| Step::PartyWithdraws { who, amount_micro }),
        1 => (0..300_000u32).prop_map(|amount_micro| Step::UtilityDeposits { amount_micro }),
        2 => (two, any::<u16>()).prop_map(|((from, to), energy_wh)| Step::SendTokens { from, to, energy_wh: energy_wh % 900 }),
        1 => (who.clone(), any::<u16>()).prop_map(|(who, energy_wh)| Step::BurnTokens { who, energy_wh: energy_wh % 300 }),
        1 => (1..3u32, any::<bool>()).prop_map(|(zone_id, islanded)| Step::SetIsland { zone_id, islanded }),
        1 => (0..120u32, 0..300u32, 0..20u32).prop_map(|(feed_in, spread, fee)| Step::SetTariff { feed_in, spread, fee }),
        9 => (who.clone(), 0..3_000u32, 0..4_000u32).prop_map(|(who, import_wh, export_wh)| Step::Read { who, import_wh, export_wh }),
        1 => who.prop_map(|who| Step::StaySilent { who }),
        1 => Just(Step::Suspend { who: 4 }),
        4 => Just(Step::SlotEnds),
        3 => Just(Step::GracePasses),
        8 => (1..4u8).prop_map(|times| Step::Tick { times }),
    ]
}

/// What differs between communities: how much the utility pays in, and how long withdrawals wait.
#[derive(Clone, Copy, Debug)]
struct Terms {
    utility_coins_micro: u32,
    withdraw_delay_slots: u32,
}

fn terms() -> impl Strategy<Value = Terms> {
    let coins = prop_oneof![Just(0u32), 1..300_000u32, Just(u32::MAX)];
    (coins, 0..3u32).prop_map(|(utility_coins_micro, withdraw_delay_slots)| Terms {
        utility_coins_micro,
        withdraw_delay_slots,
    })
}

fn start(points_per_tick: u32, terms: Terms) -> Suite {
    Suite::community()
        .settings(|settings: &mut Settings| {
            settings.points_per_tick = points_per_tick;
            settings.keep_slots = 5;
            settings.forward.horizon_slots = 2;
            settings.utility_coins_micro = terms.utility_coins_micro.into();
            settings.withdraw_delay_slots = terms.withdraw_delay_slots;
        })
        .zone("north", 10_000)
        .with_storage(2_500)
        .household("ada")
        .household("ben")
        .zone("south", 25_000)
        .with_storage(300)
        .household("cleo")
        .household("dan")
        .household("eve")
        .meter_of("ada", "shed")
        .start()
}

/// Refusals are part of life; what matters is what holds after them.
fn perform(suite: &mut Suite, step: &Step) {
    let counterparties = [suite.utility.clone(), suite.community.clone(), suite.operator.clone()];
    match step.clone() {
        Step::Deposit { who, amount_micro } => drop(suite.deposit(NAMES[who], amount_micro.into())),
        Step::Withdraw { who, amount_micro } => drop(suite.withdraw(NAMES[who], amount_micro.into())),
        Step::Transfer { from, to, amount_micro } => {
            drop(suite.transfer(NAMES[from], NAMES[to], amount_micro.into()));
        }
        Step::SetRule { who, rule } => drop(suite.set_rule(NAMES[who], rule)),
        Step::SetCreditLine { who, credit_micro } => {
            drop(suite.set_credit_line(NAMES[who], credit_micro.into()));
        }
        Step::UtilityDeposits { amount_micro } => {
            drop(suite.counterparty_deposits(&counterparties[0], amount_micro.into()));
        }
        Step::PartyWithdraws { who, amount_micro } => {
            drop(suite.counterparty_withdraws(&counterparties[who], amount_micro.into()));
        }
        Step::SendTokens { from, to, energy_wh } => {
            let (sender, recipient) = (suite.owner(NAMES[from]), suite.owner(NAMES[to]).to_string());
            let msg = token::ExecuteMsg::Transfer { recipient, amount: energy_wh.into() };
            drop(suite.execute(&sender, &suite.token.clone(), &msg, &[]));
        }
        Step::BurnTokens { who, energy_wh } => {
            let (sender, token) = (suite.owner(NAMES[who]), suite.token.clone());
            drop(suite.execute(&sender, &token, &token::ExecuteMsg::Burn { amount: energy_wh.into() }, &[]));
        }
        Step::SetIsland { zone_id, islanded } => drop(suite.set_island(zone_id, islanded)),
        Step::SetTariff { feed_in, spread, fee } => drop(suite.set_tariff(Tariff {
            feed_in_micro_per_kwh: feed_in * 1_000,
            retail_micro_per_kwh: (feed_in + spread) * 1_000,
            trading_fee_micro_per_kwh: fee * 1_000,
        })),
        Step::Read { who, import_wh, export_wh } => {
            suite.meter_reads(NAMES[who], import_wh.into(), export_wh.into());
        }
        Step::StaySilent { who } => suite.meter_stays_silent(NAMES[who]),
        Step::Suspend { who } => drop(suite.suspend(NAMES[who])),
        Step::SlotEnds => suite.a_slot_ends(),
        Step::GracePasses => suite.grace_passes(),
        Step::Tick { times } => (0..times).for_each(|_| drop(suite.clock_ticks())),
    }
}

fn everything(suite: &Suite) -> String {
    let accounts: Vec<_> = suite.names().iter().map(|name| suite.account(name)).collect();
    let owners: Vec<_> = suite.names().iter().map(|name| suite.tokens(&suite.owner(name))).collect();
    let counterparties =
        [&suite.utility, &suite.community, &suite.operator].map(|counterparty| suite.earned(counterparty));
    format!("{accounts:?} {owners:?} {counterparties:?} {:?} {:?}", suite.token_totals(), suite.slots())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn accounts_tokens_and_slots_add_up_after_every_message(
        points_per_tick in prop_oneof![Just(1u32), Just(300), Just(100_000)],
        terms in terms(),
        steps in prop::collection::vec(step(), 1..80),
    ) {
        let mut suite = start(points_per_tick, terms);
        for step in &steps {
            perform(&mut suite, step);
            suite.everything_adds_up();
        }
        suite.grace_passes();
        suite.clock_ticks_until_final();
        suite.everything_adds_up();
    }

    #[test]
    fn how_much_a_tick_may_do_changes_nothing_in_the_end(
        terms in terms(),
        steps in prop::collection::vec(step().prop_filter("between slots", |step| !matches!(step, Step::Tick { .. } | Step::GracePasses)), 1..60),
    ) {
        let mut suites = [start(1, terms), start(100_000, terms)];
        for step in &steps {
            for suite in &mut suites {
                perform(suite, step);
                if matches!(step, Step::SlotEnds) {
                    suite.grace_passes();
                    suite.clock_ticks_until_final();
                }
            }
        }
        prop_assert_eq!(everything(&suites[0]), everything(&suites[1]));
    }
}
