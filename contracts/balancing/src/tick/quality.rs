//! What the feeders of a zone's line saw of voltage and frequency.

use balancing::state::Observed;
use interface::{
    balancing::NominalQuality,
    packed::{ZoneQuality, keys},
};

use super::{open::ZoneSlot, work::Work};
use crate::error::ContractError;

/// The same, with how far off what is nominal they were in the slot in work, where the zone is judged by that. What cannot be read was not seen, and
/// the root has no line.
#[inline(never)]
pub fn with_quality(
    work: &mut Work,
    zone_id: u32,
    zone: ZoneSlot,
    nominal: Option<NominalQuality>,
    observed: Observed,
) -> Result<Observed, ContractError> {
    let (Some(nominal), Some(_)) = (nominal, zone.line.and_then(|line| line.parent_id)) else {
        return Ok(observed);
    };
    let slot = work.clock.slot;
    work.budget.count_quality();
    let stored =
        work.deps.querier.query_wasm_raw(&work.config.metering, keys::zone_quality(zone_id, slot))?;
    let seen = stored.and_then(|bytes| ZoneQuality::decode(&bytes).ok()).filter(|seen| seen.slot == slot);
    let Some(seen) = seen else { return Ok(observed) };
    let voltages_dv = [seen.voltage_min_dv, seen.voltage_max_dv].map(u32::from);
    let frequencies_mhz = [seen.frequency_min_mhz, seen.frequency_max_mhz];
    Ok(Observed {
        voltage_deviation_permille: Some(permille(
            farthest(voltages_dv, nominal.voltage_dv),
            nominal.voltage_dv,
        )),
        frequency_deviation_mhz: Some(farthest(frequencies_mhz, nominal.frequency_mhz)),
        ..observed
    })
}

fn farthest(seen: [u32; 2], nominal: u32) -> u32 {
    seen.map(|value| value.abs_diff(nominal)).into_iter().max().unwrap_or_default()
}

/// Rounded up: what is off by more than a band in any fraction is beyond it.
fn permille(deviation: u32, nominal: u32) -> u32 {
    let thousandths = u64::from(deviation).saturating_mul(1_000).div_ceil(u64::from(nominal.max(1)));
    u32::try_from(thousandths).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_off_is_the_worst_of_both_and_never_rounded_into_a_band() {
        for (seen, nominal, off, off_permille) in [
            ([2_300, 2_300], 2_300, 0, 0),
            ([2_299, 2_300], 2_300, 1, 1),
            ([2_070, 2_400], 2_300, 230, 100),
            ([2_069, 2_400], 2_300, 231, 101),
            ([2_300, 2_531], 2_300, 231, 101),
            ([0, 2_300], 2_300, 2_300, 1_000),
            ([0, 65_535], 1, 65_534, 65_534_000),
            ([0, u32::MAX], 1, u32::MAX - 1, u32::MAX),
        ] {
            let deviation = farthest(seen, nominal);
            assert_eq!((deviation, permille(deviation, nominal)), (off, off_permille), "{seen:?}");
        }
    }
}
