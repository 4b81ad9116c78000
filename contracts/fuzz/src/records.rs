use std::fmt::Debug;

use book::{BatchRecord, Delegates, ForwardClock, Lines, SlotBook};
use cosmwasm_std::{Storage, testing::MockStorage};
use ledger::{AccountBank, Clock, DueBank, Flows, PositionRow, ReserveRow};
use pool::{Decisions, Marks, Outcome, RuleBank, SlotTerms};

const AT: u32 = 1;

/// A record that trading keeps, the first byte saying which: it is refused, or it is saved and loaded as the same from then on.
pub fn records(bytes: &[u8]) {
    let Some((record, bytes)) = bytes.split_first() else { return };
    match record % 16 {
        0 => again(bytes, &ledger::keys::accounts(AT), |s| AccountBank::load(s, AT), |r, s| r.save(s, AT)),
        1 => again(bytes, &ledger::keys::dues(AT), |s| DueBank::load(s, AT), |r, s| r.save(s, AT)),
        2 => again(bytes, &ledger::keys::CLOCK, Clock::load, Clock::save),
        3 => again(bytes, &ledger::keys::flows(AT), |s| Flows::load(s, AT), |r, s| r.save(s, AT)),
        4 => again(
            bytes,
            &ledger::keys::positions(AT, AT),
            |s| PositionRow::load(s, AT, AT),
            |r, s| r.save(s, AT, AT),
        ),
        5 => again(bytes, &ledger::keys::reserves(AT), |s| ReserveRow::load(s, AT), |r, s| r.save(s, AT)),
        6 => decisions(bytes),
        7 => again(
            bytes,
            &pool::keys::marks(AT),
            |s| Marks::load(s, AT),
            |r, s| {
                r.save(s, AT);
            },
        ),
        8 => again(bytes, &pool::keys::rules(AT), |s| RuleBank::load(s, AT), |r, s| r.save(s, AT)),
        9 => again(
            bytes,
            &pool::keys::outcome(AT),
            |s| Outcome::load(s, AT),
            |r, s| {
                if let Some(outcome) = r {
                    outcome.save(s, AT);
                }
            },
        ),
        10 => terms(bytes),
        11 => again(bytes, &book::keys::CLOCK, ForwardClock::load, ForwardClock::save),
        12 => again(bytes, &book::keys::delegates(AT), |s| Delegates::load(s, AT), |r, s| r.save(s, AT)),
        13 => again(
            bytes,
            &book::keys::lines(AT),
            |s| Lines::load(s, AT),
            |r, s| {
                if let Some(lines) = r {
                    lines.save(s, AT);
                }
            },
        ),
        14 => again(
            bytes,
            &book::keys::book(AT),
            |s| SlotBook::load(s, AT),
            |r, s| {
                if let Some(book) = r {
                    book.save(s, AT);
                }
            },
        ),
        _ => again(
            bytes,
            &book::keys::batch(AT, AT),
            |s| BatchRecord::load(s, AT, AT),
            |r, s| {
                if let Some(batch) = r {
                    batch.save(s, AT, AT);
                }
            },
        ),
    }
}

fn again<T, E: Debug>(
    bytes: &[u8],
    key: &[u8],
    load: impl Fn(&dyn Storage) -> Result<T, E>,
    save: impl Fn(&T, &mut dyn Storage),
) {
    // The chain stores no empty value.
    if bytes.is_empty() {
        return;
    }
    let mut storage = MockStorage::new();
    storage.set(key, bytes);
    let Ok(record) = load(&storage) else { return };
    let saved = |record| {
        let mut storage = MockStorage::new();
        save(&record, &mut storage);
        storage
    };
    let first = saved(record);
    let second = saved(load(&first).expect("what was saved can be loaded"));
    assert_eq!(first.get(key), second.get(key), "saved anew as something else");
}

fn decisions(bytes: &[u8]) {
    let load = |storage: &dyn Storage| Decisions::load(storage, AT, AT);
    again(bytes, &pool::keys::decisions(AT, AT), load, |decisions, storage| decisions.save(storage, AT, AT));
}

fn terms(bytes: &[u8]) {
    let Ok(terms) = SlotTerms::decode(bytes) else { return };
    assert_eq!(SlotTerms::decode(&terms.encode()).as_ref(), Ok(&terms));
    let _ = terms.check();
}
