use std::collections::BTreeSet;

use balancing::forecast::SLOTS_A_DAY;
use interface::balancing::MAX_OFFER_BANKS;
use units::bank_of;

use super::work::{Next, Work};
use crate::{
    award::Award,
    baseline::{days_before, suffice},
    call::Call,
    called::Called,
    cut::Cut,
    cut_points::CutPoints,
    cut_result,
    days::{CHUNK_SLOTS, Chunk, Counted, KEPT_DAYS, Points, chunk_of, next_value},
    error::ContractError,
    memory::{Memory, Place, Stage},
    offer::Offer,
    offer_book::{OpenRow, ROW_OFFERS, first_row_from},
    ready::Ready,
};

/// Results of a cut that are forgotten in a step.
const RESULTS_FORGOTTEN: usize = 4;

/// Keeps, of the next eight slots that every zone has taken in, what the points of one offer counted, or forgets something; nothing is due where they are not
/// over yet.
#[inline(never)]
pub fn remember(work: &mut Work) -> Result<Next, ContractError> {
    let Memory { slot, stage } = work.memory.clone();
    let end_slot = slot.saturating_add(CHUNK_SLOTS);
    if work.clock.slot < end_slot || !work.budget.has_room_to_look() {
        return Ok(Next::Tick);
    }
    let after = match stage {
        Stage::Keeping(from) => match keep(work, slot, from)? {
            Some(stage) => Memory { slot, stage },
            None => return Ok(Next::Tick),
        },
        Stage::Forgetting(after) => match forget(work, slot, &after)? {
            Some(after) => Memory { slot, stage: Stage::Forgetting(after) },
            None => {
                work.has_kept = true;
                Memory::of(end_slot)
            }
        },
    };
    work.budget.count_look();
    work.memory = after;
    Ok(Next::Step)
}

/// Answers where the next step goes on; nothing where there is no room for this one.
fn keep(work: &mut Work, slot: u32, from: Place) -> Result<Option<Stage>, ContractError> {
    let Some(open) = open_row(work, from)? else { return Ok(Some(Stage::Forgetting(vec![]))) };
    let first = open.place();
    let passed = from.max(first).offer_id - first.offer_id;
    let standing = open.row.offers().skip(passed as usize).find(|(_, offer)| offer.stands_in(slot));
    let next = match standing.map(|(at, offer)| (at, Kept::of(offer, slot))) {
        Some((at, kept)) => {
            if !work.budget.has_room_to_remember(kept.banks()) {
                return Ok(None);
            }
            keep_offer(work, slot, &open, at, &kept)?;
            at + 1
        }
        None => {
            if chunk_of(slot) == 0 {
                Called::forget_before(work.deps.storage, open.book, open.number, slot);
            }
            ROW_OFFERS
        }
    };
    work.row = Some(open);
    Ok(Some(Stage::Keeping(Place { offer_id: first.offer_id + next, ..first })))
}

/// The row of a place, or the first one after it; the one that was looked at last is not read again.
pub fn open_row(work: &mut Work, from: Place) -> Result<Option<OpenRow>, ContractError> {
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
        let points = terms.map(|terms| terms.meter_ids.clone());
        let tomorrow = offer.counting_in(slot.saturating_add(SLOTS_A_DAY));
        Self {
            points: points.filter(|meter_ids| banks(meter_ids) <= MAX_OFFER_BANKS).collect(),
            tomorrow: tomorrow.map(|terms| terms.meter_ids.clone()),
        }
    }

    fn banks(&self) -> usize {
        self.points.iter().map(|meter_ids| banks(meter_ids)).sum()
    }
}

/// In how many banks points are; they ascend.
fn banks(meter_ids: &[u32]) -> usize {
    meter_ids.chunk_by(|one, next| bank_of(*one) == bank_of(*next)).count()
}

#[inline(never)]
fn keep_offer(
    work: &mut Work,
    slot: u32,
    open: &OpenRow,
    at: u32,
    offer: &Kept,
) -> Result<(), ContractError> {
    let OpenRow { book, number, .. } = open;
    let called = Called::load(work.deps.storage, *book, *number, slot)?;
    for meter_ids in &offer.points {
        let points = Points { relief: book.relief, meter_ids };
        let mut chunk = Chunk::default();
        for (counted, slot) in chunk.iter_mut().zip(slot..) {
            let energy_wh = work.energies.of(work.deps.querier, &work.config.metering, slot, points)?;
            *counted = Counted { energy_wh, is_awarded: called.has(at, slot) };
        }
        work.past.of(points).push(work.deps.storage, slot, chunk)?;
        work.budget.count_energies(work.energies.take_reads());
        work.budget.count_remembered();
    }
    let bits = match &offer.tomorrow {
        Some(meter_ids) => ready(work, slot, Points { relief: book.relief, meter_ids })?,
        None => 0,
    };
    Ready::load(work.deps.storage, *book, *number, slot).set(work.deps.storage, at, bits);
    Ok(())
}

/// A bit for each of the eight times of day from `slot` on at which enough days were read for tomorrow.
fn ready(work: &mut Work, slot: u32, points: Points) -> Result<u8, ContractError> {
    let past = work.past.of(points);
    let mut bits = 0;
    for at in 0..CHUNK_SLOTS {
        let tomorrow = slot.saturating_add(SLOTS_A_DAY).saturating_add(at);
        bits |= u8::from(suffice(&days_before(work.deps.storage, past, tomorrow)?)) << at;
    }
    Ok(bits)
}

/// Days of points that stand in no offer any more, one after the other, and then what was awarded longer ago than baselines look back.
fn forget(work: &mut Work, slot: u32, after: &[u8]) -> Result<Option<Vec<u8>>, ContractError> {
    if let Some((key, is_idle)) = next_value(work.deps.storage, slot, after)? {
        if is_idle {
            work.deps.storage.remove(&key);
        }
        return Ok(Some(key));
    }
    let oldest = slot.saturating_sub(KEPT_DAYS * SLOTS_A_DAY);
    let Some(award) = Award::first_before(work.deps.storage, oldest)? else {
        return Ok(forget_cut(work, oldest)?.then(|| after.to_vec()));
    };
    if Call::load(work.deps.storage, award.at)?.is_some() {
        return Ok(None);
    }
    award.forget(work.deps.storage);
    Ok(Some(after.to_vec()))
}

/// Something of a cut of a slot before `oldest`; answers whether there was any.
fn forget_cut(work: &mut Work, oldest: u32) -> Result<bool, ContractError> {
    let storage = &mut *work.deps.storage;
    let Some(at) = Cut::first_before(storage, oldest)? else { return Ok(false) };
    if cut_result::forget(storage, at, RESULTS_FORGOTTEN) {
        return Ok(true);
    }
    match CutPoints::first_from(storage, at, 0)? {
        Some((bank, _)) => CutPoints::forget(storage, at, bank),
        None => Cut::forget(storage, at),
    }
    Ok(true)
}
