use balancing::forecast::SLOTS_A_DAY;
use cosmwasm_std::{Addr, Deps, DepsMut, Env, MessageInfo, Response, StdResult};
use interface::{
    balancing::{Config, MAX_OFFER_BANKS, MAX_OFFER_POINTS, OfferSet, OfferTerms, Relief},
    registry::{MeterStatus, MeteringPoint, QueryMsg},
    wire::Json,
};
use units::{MICRO_PER_KWH_PER_MICRO_PER_WH, bank_of, check_on_price_tick, is_feeder, slot_at};

use super::check;
use crate::{
    error::{ContractError, ReliefWords},
    offer::Offer,
    offer_book::OfferBook,
    points::metering_terms,
    state::{CONFIG, params_of},
};

/// A bit for each hour of a day.
const ALL_HOURS: u32 = (1 << 24) - 1;
const SECONDS_PER_HOUR: u64 = 3_600;

pub fn set_offer(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    zone_id: u32,
    relief: Relief,
    terms: OfferTerms,
) -> Result<Response, ContractError> {
    let (config, owner) = (CONFIG.load(deps.storage)?, info.sender);
    check::existing_zone(deps.as_ref(), &config, zone_id)?;
    check_terms(&terms, params_of(deps.storage, &config, zone_id)?.smallest_offer_wh())?;
    check_points(deps.as_ref(), &config, zone_id, relief, &owner, &terms)?;
    let now = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    let book = OfferBook { zone_id, relief };
    let (offer_id, before) = match book.of(deps.storage, &owner, now)? {
        Some(standing) => standing,
        None => {
            let full = ContractError::OffersFull { zone_id, relief: ReliefWords(relief) };
            (book.free_id(deps.storage, now)?.ok_or(full)?, Offer::default())
        }
    };
    let told = Json::of(&terms)?;
    let offer = before.changed(now, Some(terms));
    let from_slot = offer.next_after(now).map_or(now, |next| next.from_slot);
    book.put(deps.storage, offer_id, &owner, offer)?;
    Ok(Response::new().add_event(OfferSet { zone_id, relief, offer_id, owner, from_slot, terms: told }))
}

fn check_terms(terms: &OfferTerms, least_wh: u64) -> Result<(), ContractError> {
    let OfferTerms { ref meter_ids, energy_wh, price_micro_per_kwh, hours_utc, slots_a_day } = *terms;
    if !(1..=MAX_OFFER_POINTS).contains(&meter_ids.len()) {
        return Err(ContractError::OfferPoints { count: meter_ids.len() });
    }
    if let Some(pair) = meter_ids.windows(2).find(|pair| pair[0] >= pair[1]) {
        return Err(ContractError::PointsNotAscending { meter_id: pair[1], previous: pair[0] });
    }
    let mut banks: Vec<u32> = meter_ids.iter().copied().map(bank_of).collect();
    banks.dedup();
    if banks.len() > MAX_OFFER_BANKS {
        return Err(ContractError::OfferBanks { count: banks.len() });
    }
    if energy_wh.u64() < least_wh {
        return Err(ContractError::OfferTooSmall { energy_wh: energy_wh.u64(), least_wh });
    }
    check_on_price_tick(price_micro_per_kwh.into(), MICRO_PER_KWH_PER_MICRO_PER_WH)?;
    if hours_utc == 0 || hours_utc > ALL_HOURS {
        return Err(ContractError::OfferHours { hours_utc });
    }
    if !(1..=SLOTS_A_DAY).contains(&slots_a_day) {
        return Err(ContractError::OfferSlots { slots_a_day });
    }
    Ok(())
}

fn check_points(
    deps: Deps,
    config: &Config,
    zone_id: u32,
    relief: Relief,
    owner: &Addr,
    terms: &OfferTerms,
) -> Result<(), ContractError> {
    let metering = metering_terms(deps.querier, config)?;
    let mut most_w: u64 = 0;
    for &meter_id in &terms.meter_ids {
        if is_feeder(meter_id) {
            return Err(ContractError::FeederOffered { meter_id });
        }
        let msg = QueryMsg::MeteringPoint { meter_id };
        let point: StdResult<MeteringPoint> = deps.querier.query_wasm_smart(&metering.registry, &msg);
        let point = point.map_err(|_| ContractError::UnknownPoint { meter_id })?;
        if point.owner != *owner {
            return Err(ContractError::NotOwner { meter_id, sender: owner.clone() });
        }
        if point.zone_id != zone_id {
            return Err(ContractError::PointElsewhere { meter_id, zone_id: point.zone_id });
        }
        if point.status != MeterStatus::Active {
            return Err(ContractError::PointNotInService { meter_id });
        }
        most_w = most_w.saturating_add(power_w(&point, relief).into());
    }
    let energy_wh = terms.energy_wh.u64();
    let most_wh = most_w.saturating_mul(metering.metered_seconds_per_slot.into()) / SECONDS_PER_HOUR;
    if energy_wh > most_wh {
        return Err(ContractError::OfferBeyondConnection { energy_wh, most_wh });
    }
    Ok(())
}

/// The most that a point can do less of. What feeds in was not approved where the point is from before approvals; its fuse bounds it.
fn power_w(point: &MeteringPoint, relief: Relief) -> u32 {
    match (relief, &point.approval) {
        (Relief::FeedInLess, Some(approval)) => approval.inverter_w.min(point.connection_w),
        _ => point.connection_w,
    }
}
