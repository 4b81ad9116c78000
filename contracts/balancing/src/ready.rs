//! Which offers have a baseline at which times of day, so that a call need not read the days of a thousand.

use cosmwasm_std::Storage;

use crate::{
    days::{CHUNK_SLOTS, chunk_of},
    offer_book::{OfferBook, ROW_OFFERS},
    state::{READY, key_of_zone},
};

/// Of 32 offers in a row, for the eight times of day from one on: a byte an offer, bit `i` for the time of day `i` slots later.
pub struct Ready {
    key: Vec<u8>,
    bytes: Vec<u8>,
}

impl Ready {
    pub fn load(storage: &dyn Storage, book: OfferBook, row: u32, slot: u32) -> Self {
        let rest = [book.relief.code(), row as u8, chunk_of(slot) as u8];
        let key = key_of_zone(READY, book.zone_id, &rest);
        let bytes = storage.get(&key).unwrap_or_default();
        Self { key, bytes }
    }

    /// Whether the offer at a place had one when its days were kept last.
    pub fn has(&self, place: u32, slot: u32) -> bool {
        self.bytes.get(place as usize).is_some_and(|bits| bits & 1 << (slot % CHUNK_SLOTS) != 0)
    }

    pub fn set(&mut self, storage: &mut dyn Storage, place: u32, bits: u8) {
        let mut bytes = self.bytes.clone();
        bytes.resize(ROW_OFFERS as usize, 0);
        let Some(known) = bytes.get_mut(place as usize) else { return };
        *known = bits;
        if bytes != self.bytes && (bits != 0 || !self.bytes.is_empty()) {
            storage.set(&self.key, &bytes);
        }
        self.bytes = bytes;
    }
}
