use cosmwasm_std::Deps;
use interface::{
    balancing::{AwardDelivery, AwardsResponse, BaselineDay, CallAt, FlexibilityAward},
    page::page_size,
};

use crate::{
    award::{Award, Measured, Outcome},
    days::{PastDays, Points},
    error::ContractError,
};

pub fn awards(
    deps: Deps,
    at: CallAt,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<AwardsResponse, ContractError> {
    let from_offer = start_after.map_or(0, |after| after.saturating_add(1));
    described(deps, Award::of_call(deps.storage, at, from_offer, page_size(limit))?)
}

pub fn awards_of(
    deps: Deps,
    owner: String,
    start_before: Option<CallAt>,
    limit: Option<u32>,
) -> Result<AwardsResponse, ContractError> {
    let owner = deps.api.addr_validate(&owner)?;
    described(deps, Award::of_owner(deps.storage, &owner, start_before, page_size(limit))?)
}

fn described(deps: Deps, awards: Vec<Award>) -> Result<AwardsResponse, ContractError> {
    let awards = awards.into_iter().map(|award| describe(deps, award)).collect::<Result<_, _>>()?;
    Ok(AwardsResponse { awards })
}

fn describe(deps: Deps, award: Award) -> Result<FlexibilityAward, ContractError> {
    let (void, delivery) = match &award.outcome {
        Outcome::Bound => (None, None),
        Outcome::Void(reason) => (Some(*reason), None),
        Outcome::Measured(measured) => (None, Some(delivery(deps, &award, measured)?)),
    };
    Ok(FlexibilityAward {
        slot: award.at.slot,
        zone_id: award.at.zone_id,
        relief: award.relief,
        offer_id: award.offer_id,
        owner: award.owner,
        meter_ids: award.meter_ids,
        awarded_wh: award.awarded_wh.into(),
        price_micro_per_kwh: award.price_micro_per_kwh,
        price_cap_micro_per_kwh: award.price_cap_micro_per_kwh,
        reserved_micro: award.reserved_micro.into(),
        void,
        delivery,
    })
}

fn delivery(deps: Deps, award: &Award, measured: &Measured) -> Result<AwardDelivery, ContractError> {
    let mut past = PastDays::of(Points { relief: award.relief, meter_ids: &award.meter_ids });
    let day = |slot| {
        let counted_wh = past.get(deps.storage, slot)?.energy_wh.map(Into::into);
        Ok(BaselineDay { slot, counted_wh, counts: true })
    };
    Ok(AwardDelivery {
        verdict: measured.verdict,
        days: measured.slots(award.at.slot).map(day).collect::<Result<_, ContractError>>()?,
        baseline_wh: measured.baseline_wh.map(Into::into),
        counted_wh: measured.counted_wh.map(Into::into),
        delivered_wh: measured.delivered_wh.into(),
        missing_wh: measured.missing_wh.into(),
        paid_micro: measured.paid_micro.into(),
        fined_micro: measured.fined_micro.into(),
    })
}
