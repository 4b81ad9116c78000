//! What has to be so before anything is written.

use cosmwasm_std::{Addr, Env, MessageInfo, Storage};
use interface::grid::{Config, Line, MAX_TARIFF_NOTICE_SLOTS, Tariff};
use units::{check_on_price_tick, check_price_tick, slot_at};

use crate::{
    error::ContractError,
    limits::{MAX_NAME_LEN, MAX_PRICES},
    state::{ZONES, ZoneRecord},
};

pub fn no_coins(info: &MessageInfo) -> Result<(), ContractError> {
    match info.funds.first() {
        Some(coin) => Err(ContractError::UnexpectedCoins { sent: coin.to_string() }),
        None => Ok(()),
    }
}

pub fn is(sender: &Addr, entitled: &Addr) -> Result<(), ContractError> {
    if sender != entitled {
        return Err(ContractError::Unauthorized { sender: sender.clone() });
    }
    Ok(())
}

/// The zone, if there is one.
pub fn existing_zone(storage: &dyn Storage, zone_id: u32) -> Result<ZoneRecord, ContractError> {
    ZONES.may_load(storage, zone_id)?.ok_or(ContractError::UnknownZone { zone_id })
}

/// The zone, if `sender` operates it.
pub fn operated_zone(
    storage: &dyn Storage,
    zone_id: u32,
    sender: &Addr,
) -> Result<ZoneRecord, ContractError> {
    let zone = existing_zone(storage, zone_id)?;
    is(sender, &zone.operator)?;
    Ok(zone)
}

/// The current slot, if `from_slot` comes after it.
pub fn not_begun(env: &Env, config: &Config, from_slot: u32) -> Result<u32, ContractError> {
    let current_slot = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    if from_slot <= current_slot {
        return Err(ContractError::SlotHasBegun { from_slot, current_slot });
    }
    Ok(current_slot)
}

/// The current slot, if no slot that was announced to keep its tariff is among those from `from_slot` on.
pub fn with_notice(env: &Env, config: &Config, from_slot: u32) -> Result<u32, ContractError> {
    let current_slot = not_begun(env, config, from_slot)?;
    let notice_slots = config.tariff_notice_slots;
    let earliest_slot = current_slot.saturating_add(notice_slots).saturating_add(1);
    if from_slot < earliest_slot {
        return Err(ContractError::TariffWithoutNotice { from_slot, notice_slots, earliest_slot });
    }
    Ok(current_slot)
}

pub fn tariff_notice(notice_slots: u32) -> Result<u32, ContractError> {
    if notice_slots > MAX_TARIFF_NOTICE_SLOTS {
        return Err(ContractError::NoticeTooLong { notice_slots });
    }
    Ok(notice_slots)
}

pub fn name(name: &str) -> Result<(), ContractError> {
    match name.len() {
        1..=MAX_NAME_LEN => Ok(()),
        length => Err(ContractError::NameLength { length }),
    }
}

pub fn price_tick(price_tick_micro_per_kwh: u32) -> Result<(), ContractError> {
    check_price_tick(price_tick_micro_per_kwh.into()).map_err(ContractError::PriceTick)
}

fn on_tick(
    name: &'static str,
    price_micro_per_kwh: u32,
    price_tick_micro_per_kwh: u32,
) -> Result<(), ContractError> {
    check_on_price_tick(price_micro_per_kwh.into(), price_tick_micro_per_kwh.into())
        .map_err(|source| ContractError::Price { name, source })
}

pub fn line(line: &Line, price_tick_micro_per_kwh: u32) -> Result<(), ContractError> {
    on_tick("line fee", line.fee_micro_per_kwh, price_tick_micro_per_kwh)
}

pub fn tariff(tariff: &Tariff, price_tick_micro_per_kwh: u32) -> Result<(), ContractError> {
    let Tariff { feed_in_micro_per_kwh, retail_micro_per_kwh, trading_fee_micro_per_kwh } = *tariff;
    on_tick("feed-in", feed_in_micro_per_kwh, price_tick_micro_per_kwh)?;
    on_tick("retail", retail_micro_per_kwh, price_tick_micro_per_kwh)?;
    on_tick("trading fee", trading_fee_micro_per_kwh, price_tick_micro_per_kwh)?;
    let Some(width) = retail_micro_per_kwh.checked_sub(feed_in_micro_per_kwh) else {
        return Err(ContractError::RetailBelowFeedIn { feed_in_micro_per_kwh, retail_micro_per_kwh });
    };
    let prices = (width / price_tick_micro_per_kwh).saturating_add(1);
    if prices > MAX_PRICES {
        return Err(ContractError::TooManyPrices { prices });
    }
    Ok(())
}
