//! All that is stored: key and value.

use cosmwasm_std::{Addr, Storage, Uint128};
use cw_storage_plus::{Item, Map};
use interface::balancing::{ClassSaid, Config, ZoneParams};
use units::pack::{PackError, Reader, write_u64};

use crate::error::ContractError;

pub const CONFIG: Item<Config> = Item::new("config");
/// Zone id to what its operator set.
pub const PARAMS: Map<u32, ZoneParams> = Map::new("params");
/// Zone id to the operator that set on what terms the clock calls or cuts there, and pays for it.
pub const CALLERS: Map<u32, Addr> = Map::new("callers");
/// Zone id, what it relieves and whose it is to an offer's id.
pub const OFFER_IDS: Map<(u32, u8, &Addr), u32> = Map::new("offer_ids");
/// Zone id, what it relieves and its id to whose an offer is.
pub const OFFER_OWNERS: Map<(u32, u8, u32), Addr> = Map::new("offer_owners");

/// What deposits brought less what withdrawals took; nothing stands for 0.
pub const COINS: Item<Uint128> = Item::new("coins");
/// Of the coins, from the first deposit on.
pub const DENOM: Item<String> = Item::new("denom");

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
/// Slot and zone id to [`crate::call::Call`].
pub const CALLS: u8 = 0x85;
/// Relief, eight times of day and points to what they counted on the days before.
pub const DAYS: u8 = 0x86;
/// [`crate::memory::Memory`].
pub const MEMORY: [u8; 1] = [0x87];
/// Zone id, what they relieve, number of a row and eight times of day to [`crate::ready::Ready`].
pub const READY: u8 = 0x88;
/// Slot and zone id to what [`crate::to_award`] keeps.
pub const TO_AWARD: u8 = 0x89;
/// Slot, zone id and offer to [`crate::award::Award`].
pub const AWARDS: u8 = 0x8a;
/// An owner with the length before it, slot and zone id to the offer of an award.
pub const AWARDS_OF: u8 = 0x8b;
/// Zone id, what they relieve, number of a row and day to [`crate::called::Called`].
pub const CALLED: u8 = 0x8c;

/// An address to its [`crate::account::Account`].
pub const ACCOUNTS: u8 = 0x8d;
/// Slot and zone id to [`crate::cut::Cut`].
pub const CUTS: u8 = 0x8e;
/// Whether all are told, slot and zone id of a cut that has not ended.
pub const OPEN_CUTS: u8 = 0x8f;
/// Slot, zone id and bank to [`crate::cut_points::CutPoints`].
pub const CUT_POINTS: u8 = 0x90;
/// Slot, zone id and metering point to what [`crate::cut_result`] keeps.
pub const CUT_RESULTS: u8 = 0x91;
/// Bank to [`crate::class::BankClasses`].
pub const CLASSES: u8 = 0x92;
/// Metering point to what verifiers say of its class who are not enough yet.
pub const CLASS_SAID: Map<u32, Vec<ClassSaid>> = Map::new("class_said");

/// `prefix | zone_id u32 | rest`.
pub fn key_of_zone(prefix: u8, zone_id: u32, rest: &[u8]) -> Vec<u8> {
    [&[prefix], zone_id.to_be_bytes().as_slice(), rest].concat()
}

/// By what a zone is judged.
pub fn params_of(storage: &dyn Storage, config: &Config, zone_id: u32) -> Result<ZoneParams, ContractError> {
    Ok(PARAMS.may_load(storage, zone_id)?.unwrap_or(config.params))
}

/// Where the work stands: `slot varint | zone_id varint | is_noticing u8`, the last one only if it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The slot in work, or else the first that was not taken in.
    pub slot: u32,
    /// Zones before this one have taken it in.
    pub zone_id: u32,
    /// So has this one, and it is to be seen whether a call is due.
    pub is_noticing: bool,
}

impl Clock {
    pub fn starting_at(slot: u32) -> Self {
        Self { slot, zone_id: 0, is_noticing: false }
    }

    pub fn load(storage: &dyn Storage) -> Result<Self, PackError> {
        let bytes = storage.get(&CLOCK).unwrap_or_default();
        let mut reader = Reader::new(&bytes);
        let (slot, zone_id) = (reader.u32()?, reader.u32()?);
        let clock = Self { slot, zone_id, is_noticing: !reader.is_empty() && reader.u8()? != 0 };
        reader.finish()?;
        Ok(clock)
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        let mut bytes = Vec::with_capacity(6);
        write_u64(&mut bytes, self.slot.into());
        write_u64(&mut bytes, self.zone_id.into());
        if self.is_noticing {
            bytes.push(1);
        }
        storage.set(&CLOCK, &bytes);
    }

    /// The last slot that a zone has taken in, if there was one.
    pub fn last_slot_of(&self, zone_id: u32) -> Option<u32> {
        let has_taken_in = zone_id < self.zone_id || (zone_id == self.zone_id && self.is_noticing);
        if has_taken_in { Some(self.slot) } else { self.slot.checked_sub(1) }
    }
}
