use cosmwasm_std::{Deps, Env};
use interface::balancing::{BaselineDay, BaselineResponse, MAX_CALL_AHEAD_SLOTS, Relief};
use units::slot_at;

use crate::{
    baseline::{TERMS, days_before, mean_wh, read_days},
    days::{PastDays, Points},
    error::{ContractError, ReliefWords},
    offer_book::OfferBook,
    state::CONFIG,
};

pub fn baseline(
    deps: Deps,
    env: &Env,
    zone_id: u32,
    relief: Relief,
    owner: String,
    slot: u32,
) -> Result<BaselineResponse, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let owner = deps.api.addr_validate(&owner)?;
    let now = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    let last_slot = now.saturating_add(MAX_CALL_AHEAD_SLOTS);
    if slot > last_slot {
        return Err(ContractError::CalledTooEarly { slot, last_slot });
    }
    let offer = OfferBook { zone_id, relief }.of(deps.storage, &owner, now)?;
    let terms = offer.as_ref().and_then(|(_, offer)| offer.counting_in(slot));
    let Some(terms) = terms else {
        return Err(ContractError::NoOffer { owner, zone_id, relief: ReliefWords(relief) });
    };
    let mut past = PastDays::of(Points { relief, meter_ids: &terms.meter_ids });
    let days = days_before(deps.storage, &mut past, slot)?;
    let made_of: Vec<u32> = read_days(&days).map(|(slot, _)| slot).collect();
    let described = |&(slot, counted_wh): &(u32, Option<u64>)| BaselineDay {
        slot,
        counted_wh: counted_wh.map(Into::into),
        counts: made_of.contains(&slot),
    };
    Ok(BaselineResponse {
        days: days.iter().map(described).collect(),
        baseline_wh: mean_wh(&days).map(Into::into),
        least_days: TERMS.least_days,
        meter_ids: terms.meter_ids.clone(),
    })
}
