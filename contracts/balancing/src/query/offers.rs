use std::collections::BTreeSet;

use cosmwasm_std::{Addr, Deps, Env, StdResult};
use interface::{
    balancing::{FlexibilityOffer, OffersResponse, Relief},
    page::page_size,
};
use units::slot_at;

use crate::{
    error::{ContractError, ReliefWords},
    execute::check,
    offer::Offer,
    offer_book::OfferBook,
    points::InService,
    state::CONFIG,
};

pub fn offer(
    deps: Deps,
    env: &Env,
    zone_id: u32,
    relief: Relief,
    owner: String,
) -> Result<FlexibilityOffer, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    check::existing_zone(deps, &config, zone_id)?;
    let now = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    let owner = deps.api.addr_validate(&owner)?;
    let Some((offer_id, offer)) = OfferBook { zone_id, relief }.of(deps.storage, &owner, now)? else {
        return Err(ContractError::NoOffer { owner, zone_id, relief: ReliefWords(relief) });
    };
    Ok(described(&mut InService::of(deps.querier, &config)?, now, offer_id, owner, &offer)?)
}

pub fn offers(
    deps: Deps,
    env: &Env,
    zone_id: u32,
    relief: Relief,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<OffersResponse, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    check::existing_zone(deps, &config, zone_id)?;
    let now = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    let from_id = start_after.map_or(0, |after| after.saturating_add(1));
    let offers = OfferBook { zone_id, relief }.standing(deps.storage, from_id, now, page_size(limit))?;
    let mut in_service = InService::of(deps.querier, &config)?;
    let described = |(id, owner, offer)| described(&mut in_service, now, id, owner, &offer);
    Ok(OffersResponse { offers: offers.into_iter().map(described).collect::<StdResult<_>>()? })
}

fn described(
    in_service: &mut InService,
    now: u32,
    offer_id: u32,
    owner: Addr,
    offer: &Offer,
) -> StdResult<FlexibilityOffer> {
    let mut idle_meter_ids = Vec::new();
    for meter_id in offer.meter_ids_from(now).collect::<BTreeSet<_>>() {
        if !in_service.has(meter_id)? {
            idle_meter_ids.push(meter_id);
        }
    }
    let (terms, next) = (offer.counting_in(now).cloned(), offer.next_after(now).cloned());
    Ok(FlexibilityOffer { offer_id, owner, terms, next, idle_meter_ids })
}
