use std::collections::BTreeSet;

use balancing::forecast::SLOTS_A_DAY;
use interface::balancing::MAX_OFFER_BANKS;
use units::bank_of;

use super::work::{Next, Work};
use crate::{
    baseline::{days_before, suffice},
    days::{CHUNK_SLOTS, Chunk, Counted, PastDays, Points},
    error::ContractError,
    memory::{Memory, Place},
    offer::Offer,
    offer_book::{OpenRow, ROW_OFFERS, first_row_from},
    ready::Ready,
};

/// Keeps, of the next eight slots that every zone has taken in, what the points of one offer counted; nothing is due where they are not over yet.
pub fn remember(work: &mut Work) -> Result<Next, ContractError> {
    let memory = Memory::load(work.deps.storage)?;
    if work.clock.slot < memory.end_slot() || !work.budget.has_room_to_look() {
        return Ok(Next::Tick);
    }
    work.budget.count_look();
    let from = memory.place.unwrap_or(Place { zone_id: 0, relief: 0, offer_id: 0 });
    let Some(open) = next_row(work, from)? else {
        work.budget.count_passed();
        Memory { slot: memory.end_slot(), place: None }.save(work.deps.storage);
        return Ok(Next::Step);
    };
    let first = open.place();
    let stands = |at: &u32| open.row.get(*at).is_some_and(|offer| offer.stands_in(memory.slot));
    let at = (from.max(first).offer_id - first.offer_id..ROW_OFFERS).find(stands);
    let offer = at.and_then(|at| open.row.get(at)).map(|offer| Kept::of(offer, memory.slot));
    let next = match (at, offer) {
        (Some(at), Some(offer)) => {
            if !work.budget.has_room_to_remember(offer.banks()) {
                return Ok(Next::Tick);
            }
            remember_offer(work, memory.slot, &open, at, &offer)?;
            at + 1
        }
        _ => ROW_OFFERS,
    };
    work.budget.count_passed();
    let place = Some(Place { offer_id: first.offer_id + next, ..first });
    Memory { place, ..memory }.save(work.deps.storage);
    work.row = Some(open);
    Ok(Next::Step)
}

/// The row of a place, or the first one after it; the one that was looked at last is not read again.
fn next_row(work: &mut Work, from: Place) -> Result<Option<OpenRow>, ContractError> {
    match work.row.take() {
        Some(open) if open.holds(from) => Ok(Some(open)),
        _ => first_row_from(work.deps.storage, from),
    }
}

/// Whose days are kept: of what counts, and of what will where that are others.
struct Kept {
    points: BTreeSet<Vec<u32>>,
    /// Those that count at the same time tomorrow.
    tomorrow: Option<Vec<u32>>,
}

impl Kept {
    fn of(offer: &Offer, slot: u32) -> Self {
        let next = offer.next_after(slot).and_then(|next| next.terms.as_ref());
        let terms = offer.counting_in(slot).into_iter().chain(next);
        let points = terms
            .map(|terms| terms.meter_ids.clone())
            .filter(|meter_ids| banks(meter_ids) <= MAX_OFFER_BANKS);
        let tomorrow = offer.counting_in(slot.saturating_add(SLOTS_A_DAY));
        Self { points: points.collect(), tomorrow: tomorrow.map(|terms| terms.meter_ids.clone()) }
    }

    fn banks(&self) -> usize {
        self.points.iter().map(|meter_ids| banks(meter_ids)).sum()
    }
}

/// In how many banks points are; they ascend.
fn banks(meter_ids: &[u32]) -> usize {
    meter_ids.chunk_by(|one, next| bank_of(*one) == bank_of(*next)).count()
}

fn remember_offer(
    work: &mut Work,
    slot: u32,
    open: &OpenRow,
    at: u32,
    offer: &Kept,
) -> Result<(), ContractError> {
    let OpenRow { book, number, .. } = open;
    for meter_ids in &offer.points {
        let points = Points { relief: book.relief, meter_ids };
        let chunk = chunk(work, slot, points)?;
        PastDays::of(points).push(work.deps.storage, slot, chunk)?;
        work.budget.count_remembered();
    }
    let bits = match &offer.tomorrow {
        Some(meter_ids) => ready(work, slot, Points { relief: book.relief, meter_ids })?,
        None => 0,
    };
    Ready::load(work.deps.storage, book.zone_id, book.relief, *number, slot).set(work.deps.storage, at, bits);
    Ok(())
}

fn chunk(work: &mut Work, slot: u32, points: Points) -> Result<Chunk, ContractError> {
    let mut chunk = Chunk::default();
    for (counted, slot) in chunk.iter_mut().zip(slot..) {
        let energy_wh = work.energies.of(work.deps.querier, &work.config.metering, slot, points)?;
        *counted = Counted { energy_wh, is_awarded: false };
    }
    work.budget.count_energies(work.energies.take_reads());
    Ok(chunk)
}

/// A bit for each of the eight times of day from `slot` on at which enough days were read for tomorrow.
fn ready(work: &Work, slot: u32, points: Points) -> Result<u8, ContractError> {
    let mut past = PastDays::of(points);
    let mut bits = 0;
    for at in 0..CHUNK_SLOTS {
        let tomorrow = slot.saturating_add(SLOTS_A_DAY).saturating_add(at);
        bits |= u8::from(suffice(&days_before(work.deps.storage, &mut past, tomorrow)?)) << at;
    }
    Ok(bits)
}
