//! All that is stored: key and value.

use cosmwasm_std::{Addr, Storage};
use cw_storage_plus::{Item, Map};
use interface::balancing::{Config, ZoneParams};
use units::pack::{PackError, Reader, write_u64};

use crate::error::ContractError;

pub const CONFIG: Item<Config> = Item::new("config");
/// Zone id to what its operator set.
pub const PARAMS: Map<u32, ZoneParams> = Map::new("params");
/// Zone id, what it relieves and whose it is to an offer's id.
pub const OFFER_IDS: Map<(u32, u8, &Addr), u32> = Map::new("offer_ids");
/// Zone id, what it relieves and its id to whose an offer is.
pub const OFFER_OWNERS: Map<(u32, u8, u32), Addr> = Map::new("offer_owners");

/// [`Clock`].
pub const CLOCK: [u8; 1] = [0x80];
/// Zone id to [`crate::zone::ZoneRecord`].
pub const ZONE: u8 = 0x81;
/// Zone id and four slots of the day to [`crate::history::Row`].
pub const HISTORY: u8 = 0x82;
/// [`crate::line::Lines`] of the slot in work, between ticks.
pub const LINES: [u8; 1] = [0x83];
/// Zone id, what they relieve and number of a row to [`crate::offer_book::Row`].
pub const OFFERS: u8 = 0x84;

/// `prefix | zone_id u32 | rest`.
pub fn key_of_zone(prefix: u8, zone_id: u32, rest: &[u8]) -> Vec<u8> {
    [&[prefix], zone_id.to_be_bytes().as_slice(), rest].concat()
}

/// By what a zone is judged.
pub fn params_of(storage: &dyn Storage, config: &Config, zone_id: u32) -> Result<ZoneParams, ContractError> {
    Ok(PARAMS.may_load(storage, zone_id)?.unwrap_or(config.params))
}

/// Where the work stands: `slot varint | zone_id varint`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The slot in work, or else the first that was not taken in.
    pub slot: u32,
    /// Zones before this one have taken it in.
    pub zone_id: u32,
}

impl Clock {
    pub fn starting_at(slot: u32) -> Self {
        Self { slot, zone_id: 0 }
    }

    pub fn load(storage: &dyn Storage) -> Result<Self, PackError> {
        let bytes = storage.get(&CLOCK).unwrap_or_default();
        let mut reader = Reader::new(&bytes);
        let clock = Self { slot: reader.u32()?, zone_id: reader.u32()? };
        reader.finish()?;
        Ok(clock)
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        let mut bytes = Vec::with_capacity(6);
        write_u64(&mut bytes, self.slot.into());
        write_u64(&mut bytes, self.zone_id.into());
        storage.set(&CLOCK, &bytes);
    }

    /// The last slot that a zone has taken in, if there was one.
    pub fn last_slot_of(&self, zone_id: u32) -> Option<u32> {
        if zone_id < self.zone_id { Some(self.slot) } else { self.slot.checked_sub(1) }
    }
}
