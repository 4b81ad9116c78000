use balancing::call::{self, Called as Answer};
use cosmwasm_std::{Addr, Uint128};
use interface::balancing::{
    AwardVoided, CallAt, CallAwarded, CallStage, OfferAwarded, OfferTerms, OpenCall, VoidReason,
};
use units::money_micro;

use super::{
    remember::open_row,
    work::{Next, Work},
};
use crate::{
    award::{Award, Outcome},
    baseline::{TERMS, days_before, mean_wh},
    call::Call,
    called::Called,
    days::{PastDays, Points},
    error::ContractError,
    memory::Place,
    offer_book::{OfferBook, ROW_OFFERS},
    points::InService,
    ready::Ready,
    state::{OFFER_OWNERS, params_of},
    to_award::{self, Asked},
};

/// Slots of an hour, of a day's 96.
const SLOTS_AN_HOUR: u32 = 4;
const HOURS: u32 = 24;

/// A call whose awards are being bound.
pub struct Binding {
    pub call: Call,
    asked: Vec<Asked>,
    next: usize,
}

/// Of the next call that waits for it: which offers are asked for, and then one of them after the other is bound.
#[inline(never)]
pub fn award(work: &mut Work) -> Result<Next, ContractError> {
    let binding = match work.binding.take() {
        Some(binding) => binding,
        None => match to_award::first(work.deps.storage)? {
            None => return Ok(Next::Tick),
            Some((at, asked)) => {
                let Some(call) = Call::load(work.deps.storage, at)? else {
                    to_award::remove(work.deps.storage, at);
                    return Ok(Next::Step);
                };
                let Some(asked) = asked else { return ask(work, call) };
                let next = asked.partition_point(|one| one.offer_id < call.next_offer);
                Binding { call, asked, next }
            }
        },
    };
    bind(work, binding)
}

/// Asks the offers that count by price, as the engine does, and keeps no more of the payer's money than that costs.
#[inline(never)]
fn ask(work: &mut Work, mut call: Call) -> Result<Next, ContractError> {
    if !work.budget.has_room_to_ask() {
        return Ok(Next::Tick);
    }
    let at = call.at();
    let offers = if is_too_late(work, at) { vec![] } else { offers(work, &call.told)? };
    let Answer { price_micro_per_kwh, short_wh, awards } = call::award(&call::Call {
        needed_wh: call.told.needed_wh.u64(),
        min_wh: params_of(work.deps.storage, &work.config, at.zone_id)?.smallest_offer_wh(),
        price_cap_micro_per_kwh: call.told.price_cap_micro_per_kwh.into(),
        offers,
    })?;
    let awarded = awards.iter().filter(|award| award.awarded_wh > 0);
    let asked: Vec<Asked> =
        awarded.map(|award| Asked { offer_id: award.id as u32, awarded_wh: award.awarded_wh }).collect();
    let awarded_wh: u64 = call.told.needed_wh.u64().saturating_sub(short_wh);
    let costs_micro = money_micro(price_micro_per_kwh.unwrap_or_default(), awarded_wh)?.unsigned_abs();
    let freed_micro = call.told.reserved_micro.checked_sub(Uint128::new(costs_micro))?;
    work.accounts.of(work.deps.storage, &call.told.payer)?.free(freed_micro)?;
    call.told.reserved_micro = Uint128::new(costs_micro);
    call.told.price_micro_per_kwh = price_micro_per_kwh.and_then(|price| u32::try_from(price).ok());
    (call.told.awarded_wh, call.told.short_wh) = (awarded_wh.into(), short_wh.into());
    work.emit(CallAwarded {
        zone_id: at.zone_id,
        slot: at.slot,
        price_micro_per_kwh: call.told.price_micro_per_kwh,
        awarded_wh: awarded_wh.into(),
        short_wh: short_wh.into(),
        offers: asked.len() as u32,
        freed_micro,
    });
    if asked.is_empty() {
        call.told.stage = CallStage::Bound;
        to_award::remove(work.deps.storage, at);
    } else {
        call.told.stage = CallStage::Binding;
        to_award::put_asked(work.deps.storage, at, asked);
    }
    call.save(work.deps.storage);
    work.budget.count_asked();
    Ok(Next::Step)
}

/// What can be asked for: what counts in the slot, at its hour, has days to be measured by and was not called too often on that day.
#[inline(never)]
fn offers(work: &mut Work, call: &OpenCall) -> Result<Vec<call::Offer>, ContractError> {
    let OpenCall { slot, zone_id, relief, .. } = *call;
    let storage = &*work.deps.storage;
    let book = OfferBook { zone_id, relief };
    let hour = 1 << (slot / SLOTS_AN_HOUR % HOURS);
    let (mut found, mut rows) = (Vec::new(), 0u32);
    for open in book.rows(storage)? {
        rows = rows.saturating_add(1);
        let ready = Ready::load(storage, book, open.number, slot);
        let called = Called::load(storage, book, open.number, slot)?;
        let can = |at, terms: &OfferTerms| {
            terms.hours_utc & hour != 0 && ready.has(at, slot) && called.count(at) < terms.slots_a_day
        };
        for (at, offer) in open.row.offers() {
            if let Some(terms) = offer.counting_in(slot).filter(|terms| can(at, terms)) {
                found.push(call::Offer {
                    id: u64::from(open.number * ROW_OFFERS + at),
                    max_wh: terms.energy_wh.u64(),
                    price_micro_per_kwh: terms.price_micro_per_kwh.into(),
                });
            }
        }
    }
    work.budget.count_rows(rows);
    Ok(found)
}

/// What begins cannot be asked for any more.
fn is_too_late(work: &Work, at: CallAt) -> bool {
    at.slot <= work.now
}

/// Binds the next award: its owner's greatest fine is held back. What cannot be bound is not asked of anybody else, and short.
fn bind(work: &mut Work, mut binding: Binding) -> Result<Next, ContractError> {
    let call = &mut binding.call;
    let Some(asked) = binding.asked.get(binding.next).copied() else {
        (call.told.stage, call.next_offer) = (CallStage::Bound, 0);
        call.save(work.deps.storage);
        to_award::remove(work.deps.storage, call.at());
        return Ok(Next::Step);
    };
    if !work.budget.has_room_to_bind() {
        work.binding = Some(binding);
        return Ok(Next::Tick);
    }
    work.budget.count_bound();
    bind_one(work, call, asked)?;
    call.next_offer = asked.offer_id.saturating_add(1);
    binding.next = binding.next.saturating_add(1);
    work.binding = Some(binding);
    Ok(Next::Step)
}

#[inline(never)]
fn bind_one(work: &mut Work, call: &mut Call, asked: Asked) -> Result<(), ContractError> {
    let Asked { offer_id, awarded_wh } = asked;
    let at = call.at();
    let (CallAt { slot, zone_id }, relief) = (at, call.told.relief);
    let book = OfferBook { zone_id, relief };
    let owner = OFFER_OWNERS.may_load(work.deps.storage, (zone_id, relief.code(), offer_id))?;
    let place = Place { zone_id, relief: relief.code(), offer_id };
    let open = open_row(work, place)?.filter(|open| open.holds(place));
    let offer = open.as_ref().and_then(|open| open.row.get(offer_id % ROW_OFFERS));
    let meter_ids = offer.and_then(|offer| offer.counting_in(slot)).map(|terms| terms.meter_ids.clone());
    work.row = open;
    let price_micro_per_kwh = call.told.price_micro_per_kwh.unwrap_or_default();
    let price_cap_micro_per_kwh = call.told.price_cap_micro_per_kwh;
    let (Some(owner), Some(meter_ids)) = (owner.clone(), meter_ids) else {
        return void(work, call, asked, owner, VoidReason::NoOffer);
    };
    let most_micro = TERMS.greatest_penalty_micro(price_cap_micro_per_kwh.into(), awarded_wh)?.unsigned_abs();
    let mut award = Award {
        at,
        offer_id,
        owner: owner.clone(),
        relief,
        meter_ids,
        awarded_wh,
        price_micro_per_kwh,
        price_cap_micro_per_kwh,
        made_in_slot: call.told.made_in_slot,
        reserved_micro: most_micro,
        outcome: Outcome::Bound,
    };
    if let Some(reason) = why_not(work, &award)? {
        (award.reserved_micro, award.outcome) = (0, Outcome::Void(reason));
        award.put(work.deps.storage);
        // Whose award is void is not asked again at this time of day before the days after are kept, lest it takes every call from others.
        let mut ready = Ready::load(work.deps.storage, book, offer_id / ROW_OFFERS, slot);
        ready.set(work.deps.storage, offer_id % ROW_OFFERS, 0);
        return void(work, call, asked, Some(owner), reason);
    }
    let reserved_micro = Uint128::new(most_micro);
    work.accounts.of(work.deps.storage, &owner)?.reserve(&owner, reserved_micro)?;
    let mut called = Called::load(work.deps.storage, book, offer_id / ROW_OFFERS, slot)?;
    called.set(offer_id % ROW_OFFERS, slot);
    called.save(work.deps.storage, book, offer_id / ROW_OFFERS, slot);
    award.put(work.deps.storage);
    let awarded_wh = awarded_wh.into();
    work.emit(OfferAwarded {
        zone_id,
        slot,
        relief,
        offer_id,
        owner,
        awarded_wh,
        price_micro_per_kwh,
        reserved_micro,
    });
    Ok(())
}

#[inline(never)]
fn why_not(work: &mut Work, award: &Award) -> Result<Option<VoidReason>, ContractError> {
    if is_too_late(work, award.at) {
        return Ok(Some(VoidReason::TooLate));
    }
    let mut past = PastDays::of(Points { relief: award.relief, meter_ids: &award.meter_ids });
    match mean_wh(&days_before(work.deps.storage, &mut past, award.at.slot)?) {
        None => return Ok(Some(VoidReason::NoBaseline)),
        Some(mean_wh) if mean_wh < TERMS.due_wh(award.awarded_wh) => {
            return Ok(Some(VoidReason::LowBaseline));
        }
        Some(_) => {}
    }
    if !are_in_service(work, &award.meter_ids)? {
        return Ok(Some(VoidReason::NotInService));
    }
    let account = work.accounts.of(work.deps.storage, &award.owner)?;
    Ok((account.available_micro.u128() < award.reserved_micro).then_some(VoidReason::NoMoney))
}

fn are_in_service(work: &mut Work, meter_ids: &[u32]) -> Result<bool, ContractError> {
    if work.in_service.is_none() {
        work.budget.count_terms();
        work.in_service = Some(InService::of(work.deps.querier, &work.config)?);
    }
    let Some(in_service) = &mut work.in_service else { return Ok(false) };
    for &meter_id in meter_ids {
        if !in_service.has(meter_id)? {
            return Ok(false);
        }
    }
    work.budget.count_devices(in_service.take_reads());
    Ok(true)
}

fn void(
    work: &mut Work,
    call: &mut Call,
    asked: Asked,
    owner: Option<Addr>,
    reason: VoidReason,
) -> Result<(), ContractError> {
    let Asked { offer_id, awarded_wh } = asked;
    let price = call.told.price_micro_per_kwh.unwrap_or_default();
    let freed_micro = Uint128::new(money_micro(price.into(), awarded_wh)?.unsigned_abs());
    call.told.reserved_micro = call.told.reserved_micro.checked_sub(freed_micro)?;
    work.accounts.of(work.deps.storage, &call.told.payer)?.free(freed_micro)?;
    let awarded_wh = awarded_wh.into();
    call.told.awarded_wh = call.told.awarded_wh.checked_sub(awarded_wh)?;
    call.told.short_wh = call.told.short_wh.checked_add(awarded_wh)?;
    let CallAt { slot, zone_id } = call.at();
    let relief = call.told.relief;
    work.emit(AwardVoided { zone_id, slot, relief, offer_id, owner, awarded_wh, reason });
    Ok(())
}
