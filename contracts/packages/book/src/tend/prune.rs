use cosmwasm_std::Order;
use ledger::{Flows, Next, keys::after};

use crate::{
    error::BookError,
    keys::{self},
    store::{Lines, SlotBook},
    tend::{books::Books, cost},
};

/// Records taken away at once.
const CHUNK: usize = 64;

/// Takes away what books of slots that are no longer kept have left. Positions go with the results of their banks.
pub fn prune(books: &mut Books) -> Result<Next, BookError> {
    let keep_from = books.tick.clock.slot.saturating_sub(books.tick.config.keep_slots);
    while books.clock.pruned_before < keep_from {
        let last = keep_from.saturating_sub(1);
        let next = SlotBook::slots(books.storage(), books.clock.pruned_before, last).next();
        let Some(slot) = next else {
            books.clock.pruned_before = keep_from;
            break;
        };
        if prune_slot(books, slot) == Next::Tick {
            return Ok(Next::Tick);
        }
        books.clock.pruned_before = slot.saturating_add(1);
    }
    Ok(Next::Step)
}

fn prune_slot(books: &mut Books, slot: u32) -> Next {
    for prefix in [keys::orders_of_slot(slot), keys::fills_of_slot(slot), keys::batches_of_slot(slot)] {
        if remove_all(books, &prefix) == Next::Tick {
            return Next::Tick;
        }
    }
    if books.take(cost::PRUNE) == Next::Tick {
        return Next::Tick;
    }
    let storage = books.storage_mut();
    Flows::remove(storage, slot);
    Lines::remove(storage, slot);
    SlotBook::remove(storage, slot);
    Next::Step
}

fn remove_all(books: &mut Books, prefix: &[u8]) -> Next {
    loop {
        let keys = books.storage().range_keys(Some(prefix), Some(&after(prefix)), Order::Ascending);
        let keys: Vec<Vec<u8>> = keys.take(CHUNK).collect();
        for key in &keys {
            if books.take(cost::PRUNE) == Next::Tick {
                return Next::Tick;
            }
            books.storage_mut().remove(key);
        }
        if keys.len() < CHUNK {
            return Next::Step;
        }
    }
}
