//! By what an award will be measured: what the same points counted at the same time on days before.

use balancing::{
    delivery::{DeliveryTerms, MAX_BASELINE_DAYS},
    forecast::SLOTS_A_DAY,
};
use cosmwasm_std::Storage;

use crate::{
    days::{Counted, KEPT_DAYS, PastDays},
    error::ContractError,
};

/// How every delivery is judged.
pub const TERMS: DeliveryTerms =
    DeliveryTerms { adjust_permille: 200, tolerance_permille: 900, penalty_permille: 500, least_days: 5 };
/// Days without an award that are looked at, newest first: who sends readings only of days that suit has few to choose from.
pub const LOOKED_AT_DAYS: usize = MAX_BASELINE_DAYS + 2;

/// What was counted at the time of day of `slot` on the days before that count for it, newest first: each with the slot and what was read.
pub fn days_before(
    storage: &dyn Storage,
    past: &mut PastDays,
    slot: u32,
) -> Result<Vec<(u32, Option<u64>)>, ContractError> {
    let mut days = Vec::with_capacity(LOOKED_AT_DAYS);
    for back in 1..=KEPT_DAYS {
        let Some(before) = slot.checked_sub(back * SLOTS_A_DAY) else { break };
        let Counted { energy_wh, is_awarded } = past.get(storage, before)?;
        if !is_awarded {
            days.push((before, energy_wh));
        }
        if days.len() == LOOKED_AT_DAYS {
            break;
        }
    }
    Ok(days)
}

/// The newest of them that were read, which make the baseline.
pub fn read_days(days: &[(u32, Option<u64>)]) -> impl Iterator<Item = (u32, u64)> {
    let read = days.iter().filter_map(|&(slot, energy_wh)| Some((slot, energy_wh?)));
    read.take(MAX_BASELINE_DAYS)
}

/// Whether so many of them were read that there is a baseline.
pub fn suffice(days: &[(u32, Option<u64>)]) -> bool {
    read_days(days).count() >= TERMS.least_days as usize
}

/// Their mean, rounded down, as the engine has it before it is shifted; nothing where too few were read.
pub fn mean_wh(days: &[(u32, Option<u64>)]) -> Option<u64> {
    let (sum_wh, read) = read_days(days).fold((0u128, 0u128), |(sum_wh, read), (_, energy_wh)| {
        (sum_wh.saturating_add(energy_wh.into()), read.saturating_add(1))
    });
    let mean_wh = sum_wh.checked_div(read).and_then(|mean_wh| u64::try_from(mean_wh).ok());
    mean_wh.filter(|_| suffice(days))
}
