use balancing::delivery::{BEFORE_SLOTS, Day, DeliveredSlot, Delivery, deliver as judge};
use cosmwasm_std::Uint128;
use interface::balancing::{AwardDelivered, CallAt, CallEnded, CallStage, DeliveryVerdict, OpenCall};

use super::work::{Next, Work};
use crate::{
    award::{Award, Measured, Outcome},
    baseline::{TERMS, days_before, read_days},
    call::{Call, first, remove},
    days::{Points, day_of},
    error::ContractError,
};

/// Of the first call whose slot was taken in by every zone, if there is one: measures the next award, or ends it. Awards are measured when what was counted
/// in the slot is kept.
#[inline(never)]
pub fn deliver(work: &mut Work) -> Result<Next, ContractError> {
    if work.clock.zone_id > 0 || work.clock.is_noticing {
        return Ok(Next::Tick);
    }
    let call = match work.measuring.take() {
        Some(call) => call,
        None => match first(work.deps.storage)? {
            Some(call) => call,
            None => return Ok(Next::Tick),
        },
    };
    if call.told.slot >= work.clock.slot || call.told.stage != CallStage::Bound {
        return Ok(Next::Tick);
    }
    let is_awarded = !call.told.awarded_wh.is_zero();
    if is_awarded && work.memory.slot <= call.told.slot {
        return Ok(Next::Tick);
    }
    if !work.budget.has_room_to_measure() {
        work.measuring = Some(call);
        return Ok(Next::Tick);
    }
    let next = match is_awarded {
        true => Award::of_call(work.deps.storage, call.at(), call.next_offer, 1)?.pop(),
        false => None,
    };
    match next {
        Some(award) => measure(work, call, award)?,
        None => end(work, call)?,
    }
    Ok(Next::Step)
}

fn end(work: &mut Work, call: Call) -> Result<(), ContractError> {
    work.budget.count_ended_call();
    let OpenCall { slot, zone_id, short_wh, payer, reserved_micro: freed_micro, .. } = call.told;
    work.accounts.of(work.deps.storage, &payer)?.free(freed_micro)?;
    remove(work.deps.storage, CallAt { slot, zone_id });
    work.emit(CallEnded {
        zone_id,
        slot,
        short_wh,
        delivered_wh: call.delivered_wh.into(),
        paid_micro: call.paid_micro.into(),
        fined_micro: call.fined_micro.into(),
        freed_micro,
    });
    Ok(())
}

fn measure(work: &mut Work, mut call: Call, mut award: Award) -> Result<(), ContractError> {
    work.budget.count_measured();
    call.next_offer = award.offer_id.saturating_add(1);
    if award.outcome == Outcome::Bound {
        let measured = measured(work, &award)?;
        pay(work, &mut call, &award, &measured)?;
        award.outcome = Outcome::Measured(measured);
        award.reserved_micro = 0;
        award.save(work.deps.storage);
    }
    work.measuring = Some(call);
    Ok(())
}

/// Held against the days before, as the engine does.
#[inline(never)]
fn measured(work: &mut Work, award: &Award) -> Result<Measured, ContractError> {
    let slot = award.at.slot;
    let storage = &*work.deps.storage;
    let points = Points { relief: award.relief, meter_ids: &award.meter_ids };
    let past = work.past.of(points);
    let days = days_before(storage, past, slot)?;
    let first_before = award.made_in_slot.saturating_sub(BEFORE_SLOTS as u32);
    let mut before = |earlier_slots: u32| -> Result<[Option<u64>; BEFORE_SLOTS], ContractError> {
        let mut before_wh = [None; BEFORE_SLOTS];
        for (energy_wh, slot) in before_wh.iter_mut().zip(first_before..) {
            if let Some(slot) = slot.checked_sub(earlier_slots) {
                *energy_wh = past.get(storage, slot)?.energy_wh;
            }
        }
        Ok(before_wh)
    };
    let before_wh = before(0)?;
    let read: Vec<(u32, u64)> = read_days(&days).collect();
    let day = |&(day_slot, energy_wh): &(u32, u64)| {
        Ok(Day { event_wh: vec![Some(energy_wh)], before_wh: before(slot.saturating_sub(day_slot))? })
    };
    let days = read.iter().map(day).collect::<Result<Vec<_>, ContractError>>()?;
    let counted_wh = past.get(storage, slot)?.energy_wh;
    let delivered = judge(&Delivery {
        params: TERMS,
        days,
        before_wh,
        metered_wh: vec![counted_wh],
        awarded_wh: vec![award.awarded_wh],
        price_micro_per_kwh: vec![award.price_micro_per_kwh.into()],
        cap_micro_per_kwh: award.price_cap_micro_per_kwh.into(),
    })?;
    let days_back = read.iter().map(|(day_slot, _)| (day_of(slot) - day_of(*day_slot)) as u8).collect();
    let Some(DeliveredSlot { baseline_wh, delivered_wh, short_wh, pay_micro, penalty_micro }) =
        delivered.slots.first().copied()
    else {
        return Ok(Measured {
            verdict: DeliveryVerdict::NoBaseline,
            days_back,
            baseline_wh: None,
            counted_wh,
            delivered_wh: 0,
            missing_wh: 0,
            paid_micro: 0,
            fined_micro: 0,
        });
    };
    let verdict = match counted_wh {
        None => DeliveryVerdict::Unread,
        Some(_) if short_wh > 0 => DeliveryVerdict::Missing,
        Some(_) => DeliveryVerdict::Delivered,
    };
    Ok(Measured {
        verdict,
        days_back,
        baseline_wh: Some(baseline_wh),
        counted_wh,
        delivered_wh,
        missing_wh: short_wh,
        paid_micro: pay_micro.unsigned_abs(),
        fined_micro: penalty_micro.unsigned_abs(),
    })
}

/// What was held back of both pays both.
#[inline(never)]
fn pay(work: &mut Work, call: &mut Call, award: &Award, measured: &Measured) -> Result<(), ContractError> {
    let (paid_micro, fined_micro) = (Uint128::new(measured.paid_micro), Uint128::new(measured.fined_micro));
    let owner = work.accounts.of(work.deps.storage, &award.owner)?;
    owner.free(Uint128::new(award.reserved_micro))?;
    owner.take(&award.owner, fined_micro)?;
    owner.add(paid_micro)?;
    let payer = work.accounts.of(work.deps.storage, &call.told.payer)?;
    payer.spend_reserved(paid_micro)?;
    payer.add(fined_micro)?;
    call.told.reserved_micro = call.told.reserved_micro.checked_sub(paid_micro)?;
    call.delivered_wh = call.delivered_wh.saturating_add(measured.delivered_wh);
    call.paid_micro = call.paid_micro.saturating_add(measured.paid_micro);
    call.fined_micro = call.fined_micro.saturating_add(measured.fined_micro);
    work.emit(AwardDelivered {
        zone_id: award.at.zone_id,
        slot: award.at.slot,
        relief: award.relief,
        offer_id: award.offer_id,
        owner: award.owner.clone(),
        verdict: measured.verdict,
        awarded_wh: award.awarded_wh.into(),
        baseline_wh: measured.baseline_wh.map(Into::into),
        counted_wh: measured.counted_wh.map(Into::into),
        delivered_wh: measured.delivered_wh.into(),
        paid_micro,
        fined_micro,
    });
    Ok(())
}
