use cosmwasm_std::{Addr, Deps, DepsMut, Env, MessageInfo, Response};
use interface::balancing::{Config, OfferRemoved, Relief};
use units::slot_at;

use crate::{
    error::{ContractError, ReliefWords},
    offer::Offer,
    offer_book::OfferBook,
    points::InService,
    state::CONFIG,
};

pub fn remove_offer(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    zone_id: u32,
    relief: Relief,
    owner: Option<String>,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let owner = match owner {
        Some(owner) => deps.api.addr_validate(&owner)?,
        None => info.sender.clone(),
    };
    let now = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    let book = OfferBook { zone_id, relief };
    let Some((offer_id, offer)) = book.of(deps.storage, &owner, now)? else {
        return Err(ContractError::NoOffer { owner, zone_id, relief: ReliefWords(relief) });
    };
    let after = if owner == info.sender {
        offer.changed(now, None)
    } else {
        check_idle(deps.as_ref(), &config, book, &owner, &offer, now)?;
        Offer::default()
    };
    let from_slot = after.next_after(now).map_or(now, |next| next.from_slot);
    if after.stands_in(now) {
        book.put(deps.storage, offer_id, &owner, after)?;
    } else {
        book.remove(deps.storage, offer_id)?;
    }
    Ok(Response::new().add_event(OfferRemoved { zone_id, relief, offer_id, owner, from_slot }))
}

/// Only what keeps others out and can bring nothing is anybody's to remove: a recall of a point alone costs nobody their offer.
fn check_idle(
    deps: Deps,
    config: &Config,
    book: OfferBook,
    owner: &Addr,
    offer: &Offer,
    now: u32,
) -> Result<(), ContractError> {
    let refused = || ContractError::OfferNotIdle { owner: owner.clone() };
    if book.free_id(deps.storage, now)?.is_some() {
        return Err(refused());
    }
    let mut in_service = InService::of(deps.querier, config)?;
    for meter_id in offer.meter_ids_from(now) {
        if in_service.has(meter_id)? {
            return Err(refused());
        }
    }
    Ok(())
}
