use balancing::{
    BalancingError,
    forecast::{Known, MAX_AHEAD, SLOTS_A_DAY, forecast},
};
use cosmwasm_std::{Deps, Uint128};
use interface::balancing::{Score, ScoreResponse};

use crate::{
    error::ContractError,
    execute::check,
    history::{History, KEPT_SLOTS},
    state::{CONFIG, Clock},
};

/// How far ahead forecasts are scored.
const AHEAD: [u32; 3] = [1, 4, SLOTS_A_DAY];

/// The forecasts of the last day, made again of what was known when they were made.
pub fn score(deps: Deps, zone_id: u32) -> Result<ScoreResponse, ContractError> {
    check::existing_zone(deps, &CONFIG.load(deps.storage)?, zone_id)?;
    let flows_wh = match Clock::load(deps.storage)?.last_slot_of(zone_id) {
        Some(slot) => History::whole(deps.storage, zone_id)?.flows(slot, KEPT_SLOTS),
        None => vec![],
    };
    let scores = AHEAD.iter().map(|ahead| score_of(&flows_wh, *ahead)).collect::<Result<_, _>>()?;
    Ok(ScoreResponse { scores })
}

fn score_of(flows_wh: &[Option<i64>], ahead_slots: u32) -> Result<Score, BalancingError> {
    let (mut scored_slots, mut error_wh, mut as_yesterday_error_wh) = (0u32, 0u128, 0u128);
    let day = SLOTS_A_DAY as usize;
    for at in flows_wh.len().saturating_sub(day)..flows_wh.len() {
        let yesterday_wh = at.checked_sub(day).and_then(|at| flows_wh[at]);
        let (Some(flow_wh), Some(yesterday_wh)) = (flows_wh[at], yesterday_wh) else { continue };
        let Some(foreseen_wh) = foreseen(flows_wh, at, ahead_slots)? else { continue };
        scored_slots = scored_slots.saturating_add(1);
        error_wh = error_wh.saturating_add(flow_wh.abs_diff(foreseen_wh).into());
        as_yesterday_error_wh = as_yesterday_error_wh.saturating_add(flow_wh.abs_diff(yesterday_wh).into());
    }
    let error_permille = error_wh.saturating_mul(1000).checked_div(as_yesterday_error_wh);
    Ok(Score {
        ahead_slots,
        scored_slots,
        error_wh: Uint128::new(error_wh),
        as_yesterday_error_wh: Uint128::new(as_yesterday_error_wh),
        error_permille: error_permille.map(Uint128::new),
    })
}

/// What was foreseen, `ahead` slots before, of the slot at `at`.
fn foreseen(flows_wh: &[Option<i64>], at: usize, ahead: u32) -> Result<Option<i64>, BalancingError> {
    let Some(known_until) = at.checked_sub(ahead as usize) else { return Ok(None) };
    let from = known_until.saturating_sub(MAX_AHEAD as usize);
    let values = flows_wh[from..=known_until].to_vec();
    Ok(forecast(&Known { values, ahead })?.forecast_wh.pop().flatten())
}
