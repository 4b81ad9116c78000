//! What state lacks that older code has stored.

use cosmwasm_std::{Addr, StdResult, Storage};
use cw_storage_plus::Item;
use interface::{
    grid::Config,
    migrate::MigrateError,
    packed::{Reports, Signals, ZoneSignal, keys},
};
use serde::{Deserialize, Serialize};

use crate::{
    error::ContractError,
    execute::check,
    schedule::Schedule,
    state::{CONFIG, IslandBy, NEXT_EVENT_ID, TARIFF, ZONES, save_reports, save_signals, save_tariff},
};

/// A day of quarter-hours.
const DEFAULT_NOTICE_SLOTS: u32 = 96;

#[derive(Serialize, Deserialize)]
struct AnyConfig {
    admin: Addr,
    trading: Addr,
    slot_seconds: u32,
    #[serde(alias = "tick_micro_per_kwh")]
    price_tick_micro_per_kwh: u32,
    tariff_notice_slots: Option<u32>,
    zone_count: u32,
}

/// State from before there were signals gets them, every zone normal, no demand-response event; and tariffs for others to read.
pub fn add_what_is_missing(storage: &mut dyn Storage) -> Result<(), ContractError> {
    if storage.get(&keys::tariffs()).is_none() {
        let schedule = TARIFF.load(storage)?;
        save_tariff(storage, &schedule, None)?;
    }
    renew_reports(storage)?;
    add_signals(storage)?;
    say_whose_islands(storage)
}

/// Before balancing could, operators alone said what is an island: what they ever said stays theirs.
fn say_whose_islands(storage: &mut dyn Storage) -> Result<(), ContractError> {
    for zone_id in 0..CONFIG.load(storage)?.zone_count {
        let mut zone = ZONES.load(storage, zone_id)?;
        let Some(link) = &mut zone.link else { continue };
        if link.island_by.is_none() && link.islanded != Schedule::always(false) {
            link.island_by = Some(IslandBy::Operator);
            ZONES.save(storage, zone_id, &zone)?;
        }
    }
    Ok(())
}

/// Which slots were reported was stored as JSON.
fn renew_reports(storage: &mut dyn Storage) -> StdResult<()> {
    #[derive(Serialize, Deserialize)]
    struct JsonReports {
        newest_slot: Option<u32>,
        kept_from: u32,
    }
    const JSON_REPORTS: Item<JsonReports> = Item::new("reports");
    if let Some(JsonReports { newest_slot, kept_from }) = JSON_REPORTS.may_load(storage)? {
        save_reports(storage, &Reports { newest_slot, kept_from });
        JSON_REPORTS.remove(storage);
    }
    Ok(())
}

fn add_signals(storage: &mut dyn Storage) -> Result<(), ContractError> {
    if storage.get(&keys::signals()).is_some() {
        return Ok(());
    }
    let signal = |zone_id| {
        let link = ZONES.load(storage, zone_id)?.link;
        Ok(ZoneSignal { parent_id: link.map(|link| link.parent_id), ..ZoneSignal::default() })
    };
    let zones = (0..CONFIG.load(storage)?.zone_count).map(signal).collect::<StdResult<_>>()?;
    save_signals(storage, &Signals { terms_version: 1, zones, events: vec![] });
    Ok(NEXT_EVENT_ID.save(storage, &0)?)
}

/// The config of this or older code by the names of today, with the notice of tariffs that is wanted. Answers the notice.
pub fn renew_config(
    storage: &mut dyn Storage,
    wanted_notice_slots: Option<u32>,
) -> Result<u32, ContractError> {
    let Ok(stored) = Item::<AnyConfig>::new("config").load(storage) else {
        return Err(MigrateError::Lacks { name: "trading" }.into());
    };
    let AnyConfig { admin, trading, slot_seconds, price_tick_micro_per_kwh, zone_count, .. } = stored;
    let notice_slots = wanted_notice_slots.or(stored.tariff_notice_slots).unwrap_or(DEFAULT_NOTICE_SLOTS);
    let tariff_notice_slots = check::tariff_notice(notice_slots)?;
    let config = Config {
        admin,
        trading,
        slot_seconds,
        price_tick_micro_per_kwh,
        tariff_notice_slots,
        zone_count,
        balancing: None,
    };
    CONFIG.save(storage, &config)?;
    Ok(tariff_notice_slots)
}
