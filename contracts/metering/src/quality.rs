//! What a meter may say of its power, and of which slots.

use cosmwasm_std::Timestamp;
use interface::{
    metering::{Config, MAX_FREQUENCY_MHZ, MAX_VOLTAGE_DV, PowerQuality},
    packed::keys::QUALITY_SLOTS,
};
use units::Slot;

use crate::{error::ContractError, verdict::Terms};

const MAX_PERMILLE: i64 = 1_000;

/// Refuses what no meter sees, by its name.
pub fn check(quality: &PowerQuality) -> Result<(), ContractError> {
    let PowerQuality {
        voltage_min_dv: min_dv,
        voltage_mean_dv: mean_dv,
        voltage_max_dv: max_dv,
        frequency_min_mhz: min_mhz,
        frequency_max_mhz: max_mhz,
        power_factor_permille,
    } = *quality;
    if min_dv > mean_dv || mean_dv > max_dv {
        return Err(ContractError::VoltageOrder { min_dv, mean_dv, max_dv });
    }
    if min_mhz > max_mhz {
        return Err(ContractError::FrequencyOrder { min_mhz, max_mhz });
    }
    // What is in order is in range when its highest is.
    for (name, value, least, most) in [
        ("voltage_max_dv", max_dv.into(), 0, MAX_VOLTAGE_DV.into()),
        ("frequency_max_mhz", max_mhz.into(), 0, MAX_FREQUENCY_MHZ.into()),
        ("power_factor_permille", power_factor_permille.into(), -MAX_PERMILLE, MAX_PERMILLE),
    ] {
        if !(least..=most).contains(&value) {
            return Err(ContractError::QualityRange { name, value, least, most });
        }
    }
    Ok(())
}

/// Refuses slots that are not over, and those whose place a later one may have taken.
pub fn check_slot(config: &Config, now: Timestamp, meter_id: u32, slot: Slot) -> Result<(), ContractError> {
    let Terms { is_future, arrival_slot, .. } = Terms::of(slot, config, now)?;
    let from_slot = oldest_kept(arrival_slot);
    if is_future || slot < from_slot {
        let to_slot = arrival_slot.saturating_sub(1);
        return Err(ContractError::QualitySlot { meter_id, slot, from_slot, to_slot });
    }
    Ok(())
}

/// The first slot whose quality is kept in slot `now`, which itself is over for a meter whose clock runs ahead.
pub fn oldest_kept(now: Slot) -> Slot {
    now.saturating_sub(QUALITY_SLOTS - 1)
}
