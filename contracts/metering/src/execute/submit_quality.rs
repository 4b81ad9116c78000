use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Storage};
use interface::{
    metering::{PowerQuality, QualitySubmitted},
    packed::{DeviceStatus, MeterQuality, SIGNATURE_LEN, ZoneQuality},
    registry::PointKind,
    signed::{chain_tag, is_signed, quality_bytes},
};
use units::{Slot, bank_of, index_in_bank, zone_of_feeder};

use super::count::{Point, Points};
use crate::{
    error::ContractError,
    quality,
    state::{CONFIG, load_quality, load_zone_quality, save_quality, save_zone_quality},
};

/// Keeps what a meter saw of its power in a slot. A feeder's widens the extremes of its zone; a household's is its own evidence and nothing else.
pub fn submit_quality(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    meter_id: u32,
    seen: MeterQuality,
    signature: &[u8],
) -> Result<Response, ContractError> {
    let MeterQuality { slot, quality } = seen;
    quality::check(&quality)?;
    if signature.len() != SIGNATURE_LEN {
        return Err(ContractError::SignatureLength { length: signature.len() });
    }
    let config = CONFIG.load(deps.storage)?;
    quality::check_slot(&config, env.block.time, meter_id, slot)?;
    if load_quality(deps.storage, meter_id, slot)?.is_some() {
        return Err(ContractError::QualityTwice { meter_id, slot });
    }
    let points = Points::load(deps.querier, &config.registry, bank_of(meter_id))?;
    let point = points.get(index_in_bank(meter_id)).ok_or(ContractError::NoMeter { meter_id })?;
    check_point(&point, meter_id, slot)?;
    let message = quality_bytes(&chain_tag(&env.block.chain_id), meter_id, slot, &quality);
    let device = &point.device;
    if !is_signed(deps.api, device.key_type, &device.public_key, &message, signature) {
        return Err(ContractError::QualityNotSigned { meter_id, slot });
    }

    save_quality(deps.storage, meter_id, &seen);
    let zone_id = judged_zone(&point, meter_id);
    if let Some(zone_id) = zone_id {
        widen(deps.storage, zone_id, ZoneQuality::of(slot, &quality))?;
    }
    let PowerQuality {
        voltage_min_dv,
        voltage_mean_dv,
        voltage_max_dv,
        frequency_min_mhz,
        frequency_max_mhz,
        power_factor_permille,
    } = quality;
    Ok(Response::new().add_event(QualitySubmitted {
        meter_id,
        slot,
        submitter: info.sender,
        zone_id,
        voltage_min_dv,
        voltage_mean_dv,
        voltage_max_dv,
        frequency_min_mhz,
        frequency_max_mhz,
        power_factor_permille,
    }))
}

fn check_point(point: &Point, meter_id: u32, slot: Slot) -> Result<(), ContractError> {
    match point.device.status {
        DeviceStatus::Active | DeviceStatus::Quarantined => {}
        DeviceStatus::Suspended | DeviceStatus::Decommissioned => {
            return Err(ContractError::NotInService { meter_id });
        }
    }
    let approved_slot = point.approval.approved_slot;
    if slot < approved_slot {
        return Err(ContractError::QualityBeforeApproval { meter_id, slot, approved_slot });
    }
    Ok(())
}

/// The zone that is judged by what the meter saw: that of a feeder.
fn judged_zone(point: &Point, meter_id: u32) -> Option<u32> {
    zone_of_feeder(meter_id).filter(|_| point.device.kind == PointKind::Feeder)
}

fn widen(storage: &mut dyn Storage, zone_id: u32, seen: ZoneQuality) -> Result<(), ContractError> {
    let known = load_zone_quality(storage, zone_id, seen.slot)?;
    save_zone_quality(storage, zone_id, &known.map_or(seen, |known| known.and(&seen)));
    Ok(())
}
