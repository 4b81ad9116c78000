use cosmwasm_std::Order;

use super::{Step, books::Books, cost};
use crate::{
    book::{Flows, Lines, SlotBook},
    error::ContractError,
    state::book_keys::{self, after},
};

/// Records taken away at once.
const CHUNK: usize = 64;

/// Takes away what books of slots that are no longer kept have left. Positions go with the results of their banks.
pub fn prune(books: &mut Books) -> Result<Step, ContractError> {
    let keep_from = books.work.clock.slot.saturating_sub(books.work.config.keep_slots);
    while books.clock.pruned_before < keep_from {
        let last = keep_from.saturating_sub(1);
        let next = SlotBook::slots(books.storage(), books.clock.pruned_before, last).next();
        let Some(slot) = next else {
            books.clock.pruned_before = keep_from;
            break;
        };
        if prune_slot(books, slot) == Step::NoRoom {
            return Ok(Step::NoRoom);
        }
        books.clock.pruned_before = slot.saturating_add(1);
    }
    Ok(Step::Through)
}

fn prune_slot(books: &mut Books, slot: u32) -> Step {
    for prefix in
        [book_keys::orders_of_slot(slot), book_keys::fills_of_slot(slot), book_keys::batches_of_slot(slot)]
    {
        if remove_all(books, &prefix) == Step::NoRoom {
            return Step::NoRoom;
        }
    }
    if books.take(cost::PRUNE) == Step::NoRoom {
        return Step::NoRoom;
    }
    let storage = books.storage_mut();
    Flows::remove(storage, slot);
    Lines::remove(storage, slot);
    SlotBook::remove(storage, slot);
    Step::Through
}

fn remove_all(books: &mut Books, prefix: &[u8]) -> Step {
    loop {
        let keys = books.storage().range_keys(Some(prefix), Some(&after(prefix)), Order::Ascending);
        let keys: Vec<Vec<u8>> = keys.take(CHUNK).collect();
        for key in &keys {
            if books.take(cost::PRUNE) == Step::NoRoom {
                return Step::NoRoom;
            }
            books.storage_mut().remove(key);
        }
        if keys.len() < CHUNK {
            return Step::Through;
        }
    }
}
