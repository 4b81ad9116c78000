//! Whatever happens in whatever order, the sum of all balances is the supply.

use crate::suite::*;
use cosmwasm_std::Uint128;
use interface::token::{ExecuteMsg, Expiration};
use proptest::prelude::*;

const PEOPLE: [&str; 4] = ["ann", "bob", "cleo", "trading"];

#[derive(Clone, Debug)]
enum Step {
    Transfer {
        from: usize,
        to: usize,
        amount: u64,
    },
    Burn {
        owner: usize,
        amount: u64,
    },
    Send {
        from: usize,
        amount: u64,
        fails: bool,
    },
    Allow {
        owner: usize,
        spender: usize,
        amount: u64,
        blocks: Option<u64>,
    },
    Disallow {
        owner: usize,
        spender: usize,
        amount: u64,
    },
    TransferFrom {
        spender: usize,
        owner: usize,
        to: usize,
        amount: u64,
    },
    BurnFrom {
        spender: usize,
        owner: usize,
        amount: u64,
    },
    SendFrom {
        spender: usize,
        owner: usize,
        amount: u64,
        fails: bool,
    },
    Draw {
        owner: usize,
        amount: u64,
    },
    Hold {
        owner: usize,
        amount: u64,
    },
    /// Closes the slot; `off_wh` away from adding up.
    Book {
        consumed_wh: u64,
        off_wh: u64,
    },
}

fn person() -> impl Strategy<Value = usize> {
    0..PEOPLE.len()
}

fn step() -> impl Strategy<Value = Step> {
    let amount = || prop_oneof![1 => Just(0u64), 6 => 1..200u64, 1 => 1_000..u64::MAX];
    prop_oneof![
        3 => (person(), person(), amount()).prop_map(|(from, to, amount)| Step::Transfer { from, to, amount }),
        1 => (person(), amount()).prop_map(|(owner, amount)| Step::Burn { owner, amount }),
        2 => (person(), amount(), any::<bool>()).prop_map(|(from, amount, fails)| Step::Send { from, amount, fails }),
        2 => (person(), person(), amount(), prop::option::of(0..4u64))
            .prop_map(|(owner, spender, amount, blocks)| Step::Allow { owner, spender, amount, blocks }),
        1 => (person(), person(), amount())
            .prop_map(|(owner, spender, amount)| Step::Disallow { owner, spender, amount }),
        2 => (person(), person(), person(), amount())
            .prop_map(|(spender, owner, to, amount)| Step::TransferFrom { spender, owner, to, amount }),
        1 => (person(), person(), amount())
            .prop_map(|(spender, owner, amount)| Step::BurnFrom { spender, owner, amount }),
        1 => (person(), person(), amount(), any::<bool>())
            .prop_map(|(spender, owner, amount, fails)| Step::SendFrom { spender, owner, amount, fails }),
        2 => (person(), 1..200u64).prop_map(|(owner, amount)| Step::Draw { owner, amount }),
        4 => (person(), 1..500u64).prop_map(|(owner, amount)| Step::Hold { owner, amount }),
        2 => (0..300u64, prop_oneof![3 => Just(0u64), 1 => 1..3u64])
            .prop_map(|(consumed_wh, off_wh)| Step::Book { consumed_wh, off_wh }),
    ]
}

/// Performs the step. Answers whether it was accepted.
fn perform(suite: &mut Suite, slot: u32, step: &Step) -> bool {
    let name = |at: usize| PEOPLE[at];
    let address = |at: usize| who(PEOPLE[at]).to_string();
    let note = |fails: bool| if fails { b"fail".into() } else { Default::default() };
    let contract = suite.vault.to_string();
    match *step {
        Step::Transfer { from, to, amount } => suite.transfer(name(from), name(to), amount),
        Step::Burn { owner, amount } => suite.by(name(owner), ExecuteMsg::Burn { amount: wh(amount) }),
        Step::Send { from, amount, fails } => {
            suite.by(name(from), ExecuteMsg::Send { contract, amount: wh(amount), msg: note(fails) })
        }
        Step::Allow { owner, spender, amount, blocks } => {
            let height = suite.app.block_info().height;
            let expires = blocks.map(|blocks| Expiration::AtHeight(height + blocks));
            let spender = address(spender);
            suite.by(name(owner), ExecuteMsg::IncreaseAllowance { spender, amount: wh(amount), expires })
        }
        Step::Disallow { owner, spender, amount } => {
            let spender = address(spender);
            suite
                .by(name(owner), ExecuteMsg::DecreaseAllowance { spender, amount: wh(amount), expires: None })
        }
        Step::TransferFrom { spender, owner, to, amount } => {
            let (owner, recipient) = (address(owner), address(to));
            suite.by(name(spender), ExecuteMsg::TransferFrom { owner, recipient, amount: wh(amount) })
        }
        Step::BurnFrom { spender, owner, amount } => {
            suite.by(name(spender), ExecuteMsg::BurnFrom { owner: address(owner), amount: wh(amount) })
        }
        Step::SendFrom { spender, owner, amount, fails } => {
            let (owner, msg) = (address(owner), note(fails));
            suite.by(name(spender), ExecuteMsg::SendFrom { owner, contract, amount: wh(amount), msg })
        }
        Step::Draw { owner, amount } => suite.settle(slot, vec![of(name(owner), amount)], vec![], None),
        Step::Hold { owner, amount } => suite.settle(slot, vec![], vec![of(name(owner), amount)], None),
        Step::Book { consumed_wh, off_wh } => {
            let totals = suite.totals();
            let (held_wh, drawn_wh) = (totals.unbooked_held_wh.u64(), totals.unbooked_drawn_wh.u64());
            let exported_wh = drawn_wh.saturating_sub(held_wh + consumed_wh);
            let minted_wh = (consumed_wh + exported_wh + held_wh).saturating_sub(drawn_wh);
            suite.settle(slot, vec![], vec![], Some(ledger(minted_wh + off_wh, consumed_wh, exported_wh)))
        }
    }
    .is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn balances_are_the_supply_after_every_message_and_a_refused_one_leaves_no_trace(
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut suite = Suite::new();
        let mut slot = 1;
        for (person, start_wh) in PEOPLE.iter().zip([900, 300, 0, 50]) {
            if start_wh > 0 {
                suite.held(slot, person, start_wh);
                slot += 1;
            }
        }
        for step in &steps {
            let before = suite.state();
            if perform(&mut suite, slot, step) {
                slot += u32::from(matches!(step, Step::Book { .. }));
            } else {
                prop_assert_eq!(suite.state(), before);
            }
            suite.adds_up();
            suite.app.update_block(|block| block.height += 1);
        }
        prop_assert!(suite.totals().supply_wh <= Uint128::from(u64::MAX));
    }
}
