//! All that metering keeps: its configuration, and packed per bank
//! - the registers: bank -> [`RegisterBank`], here;
//! - energies: (slot, bank) -> [`SlotEnergy`] under [`keys::energy`] and [`CatchUpEnergy`] under [`keys::catch_up`], which trading reads;
//! - power quality: what a meter saw in each of the last slots, [`MeterQuality`] under [`keys::quality`], and of the feeders of a zone's line the extremes,
//!   [`ZoneQuality`] under [`keys::zone_quality`], which balancing reads;
//! - quarantine: bank -> [`QuarantineBank`] under [`keys::quarantine`], which trading reads as well.

use cosmwasm_std::Storage;
use cw_storage_plus::{Item, Map};
use interface::{
    metering::Config,
    packed::{CatchUpEnergy, MeterQuality, QuarantineBank, SlotEnergy, ZoneQuality, keys},
};
use units::pack::PackError;

use crate::{
    ballot::Ballot,
    registers::RegisterBank,
    restart::{Registers, Restart},
    station::Station,
};

pub const CONFIG: Item<Config> = Item::new("config");
/// By meter: what verifiers say of its export in quarantine.
pub const BALLOTS: Map<u32, Ballot> = Map::new("ballots");

/// By meter: the restart that waits to be confirmed.
pub const RESTARTS: Map<u32, Restart> = Map::new("restarts");
/// By meter: the slot with which its registers started again, last.
pub const RESTARTED: Map<u32, u32> = Map::new("restarted");

/// By meter: where its registers stood when it was replaced on its connection, at the end of all that is counted of it.
pub const CLOSED: Map<u32, Registers> = Map::new("closed");

/// By meter that signs records of charging stations: what those that count have said of it.
pub const STATIONS: Map<u32, Station> = Map::new("stations");

/// First byte of the registers' keys, like those of [`keys`].
const REGISTERS: u8 = 0xe8;

fn registers_key(bank: u32) -> [u8; 5] {
    let [a, b, c, d] = bank.to_be_bytes();
    [REGISTERS, a, b, c, d]
}

pub fn load_registers(storage: &dyn Storage, bank: u32) -> Result<Option<RegisterBank>, PackError> {
    storage.get(&registers_key(bank)).map(|bytes| RegisterBank::decode(&bytes)).transpose()
}

pub fn save_registers(storage: &mut dyn Storage, bank: u32, registers: &RegisterBank) {
    storage.set(&registers_key(bank), &registers.encode());
}

pub fn load_energy(storage: &dyn Storage, slot: u32, bank: u32) -> Result<SlotEnergy, PackError> {
    let stored = storage.get(&keys::energy(slot, bank)).map(|bytes| SlotEnergy::decode(&bytes));
    stored.unwrap_or_else(|| Ok(SlotEnergy::default()))
}

pub fn save_energy(storage: &mut dyn Storage, slot: u32, bank: u32, energy: &SlotEnergy) {
    storage.set(&keys::energy(slot, bank), &energy.encode());
}

pub fn load_catch_up(storage: &dyn Storage, slot: u32, bank: u32) -> Result<CatchUpEnergy, PackError> {
    let stored = storage.get(&keys::catch_up(slot, bank)).map(|bytes| CatchUpEnergy::decode(&bytes));
    stored.unwrap_or_else(|| Ok(CatchUpEnergy::default()))
}

pub fn save_catch_up(storage: &mut dyn Storage, slot: u32, bank: u32, energy: &CatchUpEnergy) {
    storage.set(&keys::catch_up(slot, bank), &energy.encode());
}

pub fn load_quarantine(storage: &dyn Storage, bank: u32) -> Result<QuarantineBank, PackError> {
    let stored = storage.get(&keys::quarantine(bank)).map(|bytes| QuarantineBank::decode(&bytes));
    stored.unwrap_or_else(|| Ok(QuarantineBank::default()))
}

/// Nothing is stored of a bank without any.
pub fn save_quarantine(storage: &mut dyn Storage, bank: u32, quarantine: &QuarantineBank) {
    match quarantine.all() {
        [] => storage.remove(&keys::quarantine(bank)),
        _ => storage.set(&keys::quarantine(bank), &quarantine.encode()),
    }
}

pub fn remove_energies(storage: &mut dyn Storage, slot: u32, bank: u32) {
    storage.remove(&keys::energy(slot, bank));
    storage.remove(&keys::catch_up(slot, bank));
}

/// What a meter saw in a slot, as long as it is kept.
pub fn load_quality(
    storage: &dyn Storage,
    meter_id: u32,
    slot: u32,
) -> Result<Option<MeterQuality>, PackError> {
    let stored = storage.get(&keys::quality(meter_id, slot));
    let stored = stored.map(|bytes| MeterQuality::decode(&bytes)).transpose()?;
    Ok(stored.filter(|quality| quality.slot == slot))
}

pub fn save_quality(storage: &mut dyn Storage, meter_id: u32, quality: &MeterQuality) {
    storage.set(&keys::quality(meter_id, quality.slot), &quality.encode());
}

/// What the feeders of a zone's line saw in a slot, as long as it is kept.
pub fn load_zone_quality(
    storage: &dyn Storage,
    zone_id: u32,
    slot: u32,
) -> Result<Option<ZoneQuality>, PackError> {
    let stored = storage.get(&keys::zone_quality(zone_id, slot));
    let stored = stored.map(|bytes| ZoneQuality::decode(&bytes)).transpose()?;
    Ok(stored.filter(|quality| quality.slot == slot))
}

pub fn save_zone_quality(storage: &mut dyn Storage, zone_id: u32, quality: &ZoneQuality) {
    storage.set(&keys::zone_quality(zone_id, quality.slot), &quality.encode());
}
