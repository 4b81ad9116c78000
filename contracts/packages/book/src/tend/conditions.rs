use std::collections::BTreeMap;

use interface::{
    packed::{FeedValue, keys as shared},
    trading::{Comparison, Condition},
};

use crate::{
    error::BookError,
    store::ORACLE,
    tend::{books::Books, cost},
};

/// Feeds as they stand in this tick. One that cannot be read fulfils no condition.
#[derive(Default)]
pub struct Feeds(BTreeMap<String, Option<i64>>);

impl Feeds {
    fn value(&mut self, books: &mut Books, feed_id: &str) -> Option<i64> {
        if let Some(value) = self.0.get(feed_id) {
            return *value;
        }
        books.tick.budget.count(cost::FEED);
        let value = read(books, feed_id);
        self.0.insert(feed_id.to_string(), value);
        value
    }
}

fn read(books: &Books, feed_id: &str) -> Option<i64> {
    let oracle = ORACLE.may_load(books.storage()).ok()??;
    let bytes = books.tick.deps.querier.query_wasm_raw(oracle, shared::feed(feed_id)).ok()??;
    FeedValue::decode(&bytes).ok().map(|feed| feed.value)
}

/// Whether a condition holds now.
pub fn holds(books: &mut Books, feeds: &mut Feeds, condition: &Condition) -> Result<bool, BookError> {
    Ok(match condition {
        Condition::Feed { feed_id, comparison, value } => {
            feeds.value(books, feed_id).is_some_and(|feed| compares(*comparison, feed, *value))
        }
        Condition::ZonePrice { zone_id, comparison, price_micro_per_kwh } => {
            let last = books.sources()?.prices().get(*zone_id).pool_micro_per_kwh;
            last.is_some_and(|last| compares(*comparison, last, u64::from(*price_micro_per_kwh)))
        }
        Condition::ZoneState { zone_id, state } => {
            books.sources()?.signals().state_of(*zone_id) == Some(*state)
        }
    })
}

fn compares<T: PartialOrd>(comparison: Comparison, present: T, bound: T) -> bool {
    match comparison {
        Comparison::Above => present > bound,
        Comparison::Below => present < bound,
    }
}
