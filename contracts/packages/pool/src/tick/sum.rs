use cosmwasm_std::Addr;
use interface::trading::Stage;
use ledger::{AccountBank, Next};
use settlement::{Funds, Point, Request, Terms, ZoneSums, request};
use units::meter_id;

use crate::{
    bank::{Bank, Pass},
    error::BankError,
    marks::{Mark, Marks},
    part::{Part, point},
    rules::PointRule,
    slot::SlotWork,
    state::HOLDERS,
    work::Work,
};

/// Sums the next bank into its zone's curve.
pub fn sum_next_bank(work: &mut Work, slot: &mut SlotWork) -> Next {
    if !work.tick.budget.has_room() {
        return Next::Tick;
    }
    let bank = slot.progress.banks_done;
    let done =
        if slot.progress.offering_rests { offer_rests(work, slot, bank) } else { sum_bank(work, slot, bank) };
    match done {
        Ok(Next::Tick) => return Next::Tick,
        Ok(Next::Step) => {}
        Err(error) => {
            work.set_aside(slot.slot, bank, &error);
            work.tick.budget.count_bank(0);
        }
    }
    slot.progress.banks_done += 1;
    Next::Step
}

/// After the last bank: once more over those whose storage has too little room, else on to clearing.
pub fn end_pass(work: &Work, slot: &mut SlotWork) -> Next {
    let again = !slot.progress.offering_rests && rests_missing_anywhere(work, slot);
    if again {
        slot.progress.offering_rests = true;
        slot.progress.banks_done = 0;
    } else {
        slot.progress.stage = Stage::Clearing;
    }
    Next::Step
}

fn sum_bank(work: &mut Work, slot: &mut SlotWork, bank: u32) -> Result<Next, BankError> {
    let read = Bank::read(work.tick.deps.as_ref(), &work.tick.config, slot, bank, Pass::Summing)?;
    let Some(read) = read else {
        work.tick.budget.count_bank(0);
        return Ok(Next::Step);
    };
    let points = read.work();
    if !work.tick.budget.has_room_for_bank(points) {
        return Ok(Next::Tick);
    }
    let accounts = AccountBank::load(work.tick.deps.storage, bank)?;
    let dues = slot.dues_of(work.tick.deps.storage, bank)?;
    let mut sums = slot.sums_of(work.tick.deps.storage, read.position)?;
    let mut surplus_wh = slot.progress.surplus_wh[read.position];
    let mut marks = Marks::default();
    for part in read.parts() {
        let index = part.reading.index;
        let rule = read.rules.get(index);
        let drawing = drawing(work, bank, &part, &rule);
        let held_wh = drawing.as_ref().map_or(0, |(_, drawable_wh)| *drawable_wh);
        // Neighbours are paid in coins, never on credit; nothing can take them before the slot is settled.
        let spendable = accounts.available(index).saturating_sub(dues.debt_micro(index));
        let funds = Funds::Spendable(spendable.try_into().unwrap_or(i128::MAX));
        let asked = point(&part, &rule, held_wh, funds);
        surplus_wh = surplus_wh.saturating_add(part.surplus_wh());
        let mark = add(&slot.terms, read.position, &mut sums, index, &asked);
        if let Some((owner, _)) = drawing {
            work.tokens.draw(owner, mark.used_wh);
        }
        marks.push(mark);
    }
    if marks.save(work.tick.deps.storage, bank) {
        slot.progress.marked.push(bank);
    }
    slot.sums[read.position] = Some(sums);
    slot.progress.surplus_wh[read.position] = surplus_wh;
    work.keep_summed(bank, read);
    work.tick.budget.count_bank(points);
    Ok(Next::Step)
}

/// Adds a point's request. One that the market has no numbers for stays out of the pool.
fn add(terms: &Terms, position: usize, sums: &mut ZoneSums, index: u8, asked: &Point) -> Mark {
    let out_of_funds =
        |request: &Request| matches!(request.wish, settlement::Wish::Utility(settlement::Reason::Funds));
    let added =
        request(terms, asked).and_then(|request| sums.add(terms, position, &request).map(|()| request));
    match added {
        Ok(request) => {
            Mark { index, out_of_funds: out_of_funds(&request), set_aside: false, used_wh: request.used_wh }
        }
        Err(_) => Mark { index, out_of_funds: false, set_aside: true, used_wh: 0 },
    }
}

/// Whose tokens a point's deficit draws on, and how much there is.
fn drawing(work: &Work, bank: u32, part: &Part, rule: &PointRule) -> Option<(Addr, u64)> {
    if !rule.moves_tokens() || !part.is_short() || !work.tokens_in_step() {
        return None;
    }
    let owner = HOLDERS.may_load(work.tick.deps.storage, meter_id(bank, part.reading.index)?).ok()??;
    let drawable_wh = work.tokens.drawable(work.tick.deps.as_ref(), &work.tick.config.token, &owner);
    (drawable_wh > 0).then_some((owner, drawable_wh))
}

fn rests_missing_anywhere(work: &Work, slot: &SlotWork) -> bool {
    (0..slot.given.zones.len()).any(|position| rests_missing(work, slot, position))
}

fn rests_missing(work: &Work, slot: &SlotWork, position: usize) -> bool {
    let sums = slot.sums_of(work.tick.deps.storage, position);
    sums.is_ok_and(|sums| sums.rests_missing(&slot.terms, position).unwrap_or(false))
}

/// Offers the pool what the zone's storage has no room for.
fn offer_rests(work: &mut Work, slot: &mut SlotWork, bank: u32) -> Result<Next, BankError> {
    let read = Bank::read(work.tick.deps.as_ref(), &work.tick.config, slot, bank, Pass::Summing)?;
    let Some(read) = read.filter(|read| rests_missing(work, slot, read.position)) else {
        work.tick.budget.count_bank(0);
        return Ok(Next::Step);
    };
    let mut sums = slot.sums_of(work.tick.deps.storage, read.position)?;
    let marks = slot.marks_of(work.tick.deps.storage, bank)?;
    for part in read.parts() {
        let index = part.reading.index;
        let asked = marks.get(index).point(&part, &read.rules.get(index));
        sums.offer_rest(&slot.terms, read.position, &request(&slot.terms, &asked)?)?;
    }
    slot.sums[read.position] = Some(sums);
    work.tick.budget.count_bank(read.energy.readings().len().try_into().unwrap_or(u32::MAX));
    Ok(Next::Step)
}
