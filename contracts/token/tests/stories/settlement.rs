use crate::suite::*;
use cosmwasm_std::Int128;
use interface::{
    registry::Source,
    token::{
        CarbonAvoidedResponse, EnergyDrawn, EnergyHeld, InstantiateMsg, QueryMsg, SlotBooked, SlotLedger,
        SlotTotalsResponse, SourceEnergy,
    },
    wire::Json,
};
use token::{
    error::ContractError,
    state::{KEEP_SLOTS, PRUNE_PER_BOOKING},
};

fn slot_ledger(suite: &Suite, slot: u32) -> Option<SlotLedger> {
    suite.ask::<SlotTotalsResponse>(QueryMsg::SlotTotals { slot }).unwrap().ledger
}

#[test]
fn a_slot_is_drawn_then_held_then_booked_and_adds_up_at_every_step() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);

    let answer = suite.settle(2, vec![of("ann", 400)], vec![], None).unwrap();
    answer.assert_event(&emitted(EnergyDrawn { slot: 2, owner: who("ann"), energy_wh: 400u64.into() }));
    assert_eq!((suite.balance("ann"), suite.totals().unbooked_drawn_wh.u64()), (600, 400));
    suite.adds_up();

    let answer = suite.settle(2, vec![], vec![of("bob", 250), of("cleo", 50)], None).unwrap();
    answer.assert_event(&emitted(EnergyHeld { slot: 2, owner: who("bob"), energy_wh: 250u64.into() }));
    assert_eq!((suite.balance("bob"), suite.totals().unbooked_held_wh.u64()), (250, 300));
    assert_eq!(slot_ledger(&suite, 2), None);
    suite.adds_up();

    // 700 exported, 400 drawn, 300 held: 800 went to others, 650 of them nearby.
    let answer = suite.settle(2, vec![], vec![], Some(ledger(700, 650, 150))).unwrap();
    answer.assert_event(&emitted(SlotBooked {
        slot: 2,
        minted: Json::of(&vec![SourceEnergy { source: Source::Solar, energy_wh: 700u64.into() }]).unwrap(),
        burned_consumed_wh: 650u64.into(),
        burned_exported_wh: 150u64.into(),
    }));
    assert_eq!(slot_ledger(&suite, 2), Some(ledger(700, 650, 150)));
    let totals = suite.totals();
    assert_eq!((totals.unbooked_drawn_wh.u64(), totals.unbooked_held_wh.u64()), (0, 0));
    assert_eq!(totals.minted, [SourceEnergy { source: Source::Solar, energy_wh: 1_700u64.into() }]);
    suite.adds_up();
}

#[test]
fn a_ledger_that_does_not_add_up_is_refused_whole() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    suite.settle(2, vec![of("ann", 400)], vec![of("bob", 300)], None).unwrap();
    let before = suite.state();
    for (minted_wh, consumed_wh, exported_wh) in
        [(701, 650, 150), (699, 650, 150), (700, 650, 149), (0, 0, 0)]
    {
        let burned_wh = consumed_wh + exported_wh;
        let answer = suite.settle(2, vec![], vec![], Some(ledger(minted_wh, consumed_wh, exported_wh)));
        let (held_wh, drawn_wh) = (300, 400);
        refused(
            answer,
            ContractError::LedgerOutOfBalance { slot: 2, minted_wh, burned_wh, held_wh, drawn_wh },
        );
    }
    let mut twice = ledger(350, 650, 150);
    twice.minted.push(twice.minted[0].clone());
    refused(suite.settle(2, vec![], vec![], Some(twice)), ContractError::SourceTwice(Source::Solar));
    assert_eq!(suite.state(), before);
    suite.settle(2, vec![], vec![], Some(ledger(700, 650, 150))).unwrap();
}

#[test]
fn a_booked_slot_is_closed() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    let closed = || ContractError::AlreadyBooked { slot: 1 };
    refused(suite.settle(1, vec![], vec![], Some(ledger(0, 0, 0))), closed());
    refused(suite.settle(1, vec![], vec![of("ann", 1)], None), closed());
    refused(suite.settle(1, vec![of("ann", 1)], vec![], None), closed());
}

#[test]
fn settlement_draws_no_more_than_there_is() {
    let mut suite = Suite::new();
    suite.held(1, "ann", 1_000);
    let before = suite.state();
    let short = ContractError::InsufficientBalance { owner: who("ann"), balance: wh(400), amount: wh(401) };
    refused(suite.settle(2, vec![of("ann", 600), of("ann", 401)], vec![], None), short);
    assert_eq!(suite.state(), before);
}

#[test]
fn totals_beyond_what_can_be_counted_are_refused() {
    let mut suite = Suite::new();
    suite.held(1, "ann", u64::MAX);
    let before = suite.state();
    let answer = suite.settle(2, vec![], vec![of("bob", 1)], Some(ledger(1, 0, 0)));
    refused(answer, ContractError::Overflow { what: "minted", value: u64::MAX.into(), by: 1 });
    let answer = suite.settle(2, vec![], vec![of("bob", u64::MAX), of("bob", 1)], None);
    refused(answer, ContractError::Overflow { what: "held", value: u64::MAX.into(), by: 1 });
    assert_eq!(suite.state(), before);
    suite.transfer("ann", "bob", u64::MAX).unwrap();
    assert_eq!(suite.balance("bob"), u64::MAX);
}

#[test]
fn old_ledgers_go_in_bounded_steps() {
    let mut suite = Suite::new();
    for slot in 0..6 {
        suite.held(slot, "ann", 1);
    }
    let kept = |suite: &Suite| (0..6).filter(|slot| slot_ledger(suite, *slot).is_some()).count();
    for (booking, left) in [6 - PRUNE_PER_BOOKING, 0].into_iter().enumerate() {
        suite.held(KEEP_SLOTS + 6 + booking as u32, "ann", 1);
        assert_eq!(kept(&suite), left);
    }
    let again = suite.settle(5, vec![], vec![], Some(ledger(0, 0, 0)));
    refused(again, ContractError::AlreadyBooked { slot: 5 });
    suite.adds_up();
}

#[test]
fn carbon_avoided_follows_the_factors_of_each_source() {
    let mut suite = Suite::new();
    let minted = [(Source::Solar, 2_500u64), (Source::Wind, 9_000), (Source::Biomass, 1_001)];
    let minted =
        minted.map(|(source, energy_wh)| SourceEnergy { source, energy_wh: energy_wh.into() }).to_vec();
    let consumed_wh = 12_501u64;
    let ledger =
        SlotLedger { minted, burned_consumed_wh: consumed_wh.into(), burned_exported_wh: 0u64.into() };
    suite.settle(1, vec![], vec![], Some(ledger)).unwrap();
    let carbon: CarbonAvoidedResponse = suite.ask(QueryMsg::CarbonAvoided {}).unwrap();
    let rows: Vec<_> = carbon.sources.iter().map(|row| (row.source, row.avoided_g.i128())).collect();
    // 2.5 kWh x 339 g = 847.5 g; wind counts as the mix; 1.001 kWh x -320 g = -320.32 g.
    assert_eq!(rows, [(Source::Solar, 847), (Source::Wind, 0), (Source::Biomass, -320)]);
    assert_eq!(carbon.total_g, Int128::new(527));
}

#[test]
fn a_source_has_one_factor() {
    let source_g_per_kwh = vec![factor(Source::Wind, 11), factor(Source::Wind, 12)];
    let start = Suite::with(InstantiateMsg { source_g_per_kwh, ..instantiate_msg() });
    refused(start.map(|suite| suite.token), ContractError::SourceTwice(Source::Wind));
}
