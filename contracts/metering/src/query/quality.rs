use std::ops::RangeInclusive;

use cosmwasm_std::{Deps, Env};
use interface::{
    metering::{QualityResponse, SlotQuality, ZoneQualityResponse, ZoneSlotQuality},
    packed::{MeterQuality, ZoneQuality},
    page::page_size,
};
use units::Slot;

use crate::{
    error::ContractError,
    quality::oldest_kept,
    restart::arrival_slot,
    state::{CONFIG, load_quality, load_zone_quality},
};

pub fn quality(
    deps: Deps,
    env: &Env,
    meter_id: u32,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<QualityResponse, ContractError> {
    let mut slots = Vec::new();
    for slot in kept(deps, env, start_after)? {
        if slots.len() >= page_size(limit) {
            break;
        }
        let seen = load_quality(deps.storage, meter_id, slot)?;
        slots.extend(seen.map(|MeterQuality { slot, quality }| SlotQuality { slot, quality }));
    }
    Ok(QualityResponse { slots })
}

pub fn zone_quality(
    deps: Deps,
    env: &Env,
    zone_id: u32,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<ZoneQualityResponse, ContractError> {
    let mut slots = Vec::new();
    for slot in kept(deps, env, start_after)? {
        if slots.len() >= page_size(limit) {
            break;
        }
        slots.extend(load_zone_quality(deps.storage, zone_id, slot)?.map(extremes));
    }
    Ok(ZoneQualityResponse { slots })
}

/// The slots whose quality is kept, after a given one.
fn kept(deps: Deps, env: &Env, start_after: Option<u32>) -> Result<RangeInclusive<Slot>, ContractError> {
    let now = arrival_slot(&CONFIG.load(deps.storage)?, env)?;
    let after = start_after.map_or(0, |slot| slot.saturating_add(1));
    Ok(oldest_kept(now).max(after)..=now)
}

fn extremes(seen: ZoneQuality) -> ZoneSlotQuality {
    let ZoneQuality { slot, voltage_min_dv, voltage_max_dv, frequency_min_mhz, frequency_max_mhz } = seen;
    ZoneSlotQuality { slot, voltage_min_dv, voltage_max_dv, frequency_min_mhz, frequency_max_mhz }
}
