//! Which offers of flexibility are awarded: the cheapest, at the last one's price (section 4).

use serde::{Deserialize, Serialize};
use units::{
    EnergyWh, MICRO_PER_KWH_PER_MICRO_PER_WH, PriceMicroPerKwh, Share, check_on_price_tick, read_price,
};

use crate::{
    BalancingError,
    error::{check_distinct, check_not_zero, sum_wh},
};

/// What is needed in a slot, and who offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// How much is needed.
    pub needed_wh: EnergyWh,
    /// The smallest offer.
    pub min_wh: EnergyWh,
    /// The highest price that is paid, micro/kWh.
    #[serde(rename = "price_cap", deserialize_with = "read_price")]
    pub price_cap_micro_per_kwh: PriceMicroPerKwh,
    /// The offers of those who can be awarded.
    pub offers: Vec<Offer>,
}

/// What somebody offers to do less of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Its id; lower ids share first.
    pub id: u64,
    /// How much in the slot.
    pub max_wh: EnergyWh,
    /// The lowest price, micro/kWh.
    #[serde(rename = "price", deserialize_with = "read_price")]
    pub price_micro_per_kwh: PriceMicroPerKwh,
}

/// Who is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Called {
    /// What everybody gets, micro/kWh; `None` if nothing is awarded.
    #[serde(rename = "price")]
    pub price_micro_per_kwh: Option<PriceMicroPerKwh>,
    /// What no offer covers.
    pub short_wh: EnergyWh,
    /// Per offer, by id.
    pub awards: Vec<Award>,
}

/// What of an offer is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Award {
    /// The offer.
    pub id: u64,
    /// How much of it.
    pub awarded_wh: EnergyWh,
}

/// Awards offers at or below the cap and not below the smallest, by price, until there is enough; those at the last price share.
pub fn award(call: &Call) -> Result<Called, BalancingError> {
    check_not_zero("min_wh", call.min_wh)?;
    check_on_price_tick(call.price_cap_micro_per_kwh, MICRO_PER_KWH_PER_MICRO_PER_WH)?;
    let offers = by_id(&call.offers)?;
    let mut awards: Vec<Award> = offers.iter().map(|offer| Award { id: offer.id, awarded_wh: 0 }).collect();
    let mut short_wh = call.needed_wh;
    let mut price_micro_per_kwh = None;
    for same_price in merit_order(call, &offers).chunk_by(|(_, one), (_, next)| at_one_price(one, next)) {
        if short_wh == 0 {
            break;
        }
        let offered_wh = sum_wh(same_price.iter().map(|(_, offer)| offer.max_wh))?;
        let mut share = Share::new(offered_wh.min(short_wh), offered_wh)?;
        for (position, offer) in same_price {
            awards[*position].awarded_wh = share.next(offer.max_wh)?;
        }
        short_wh = short_wh.saturating_sub(share.given());
        price_micro_per_kwh = same_price.first().map(|(_, offer)| offer.price_micro_per_kwh);
    }
    Ok(Called { price_micro_per_kwh, short_wh, awards })
}

fn by_id(offers: &[Offer]) -> Result<Vec<Offer>, BalancingError> {
    for offer in offers {
        check_on_price_tick(offer.price_micro_per_kwh, MICRO_PER_KWH_PER_MICRO_PER_WH)?;
    }
    let mut offers = offers.to_vec();
    offers.sort_unstable_by_key(|offer| offer.id);
    check_distinct("offer", offers.iter().map(|offer| offer.id))?;
    Ok(offers)
}

/// The offers that can be awarded, each with its position: by price, then id.
fn merit_order(call: &Call, offers: &[Offer]) -> Vec<(usize, Offer)> {
    let mut merit: Vec<(usize, Offer)> = offers
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, offer)| offer.max_wh >= call.min_wh)
        .filter(|(_, offer)| offer.price_micro_per_kwh <= call.price_cap_micro_per_kwh)
        .collect();
    merit.sort_unstable_by_key(|&(position, offer)| (offer.price_micro_per_kwh, position));
    merit
}

const fn at_one_price(one: &Offer, next: &Offer) -> bool {
    one.price_micro_per_kwh == next.price_micro_per_kwh
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAP: PriceMicroPerKwh = 300_000;

    fn offer(id: u64, max_wh: EnergyWh, price_micro_per_kwh: PriceMicroPerKwh) -> Offer {
        Offer { id, max_wh, price_micro_per_kwh }
    }

    fn call(needed_wh: EnergyWh, offers: &[Offer]) -> Call {
        Call { needed_wh, min_wh: 500, price_cap_micro_per_kwh: CAP, offers: offers.to_vec() }
    }

    fn awarded(needed_wh: EnergyWh, offers: &[Offer]) -> (Option<PriceMicroPerKwh>, EnergyWh, Vec<EnergyWh>) {
        let called = award(&call(needed_wh, offers)).unwrap();
        let awards = called.awards.iter().map(|award| award.awarded_wh).collect();
        (called.price_micro_per_kwh, called.short_wh, awards)
    }

    fn refused(call: &Call) -> String {
        award(call).unwrap_err().to_string()
    }

    #[test]
    fn the_cheapest_are_awarded_whole_and_everybody_gets_the_last_price() {
        let offers = [offer(0, 1000, 200_000), offer(1, 700, 50_000), offer(2, 900, 300_000)];
        assert_eq!(awarded(1200, &offers), (Some(200_000), 0, vec![500, 700, 0]));
    }

    #[test]
    fn those_at_the_last_price_share_by_id() {
        let offers = [offer(3, 500, 80_000), offer(1, 500, 80_000), offer(2, 500, 80_000)];
        assert_eq!(awarded(1000, &offers), (Some(80_000), 0, vec![333, 333, 334]));
    }

    #[test]
    fn what_is_above_the_cap_or_below_the_smallest_is_passed_over() {
        let offers = [offer(0, 1000, 301_000), offer(1, 499, 0), offer(2, 500, 300_000)];
        assert_eq!(awarded(2000, &offers), (Some(300_000), 1500, vec![0, 0, 500]));
    }

    #[test]
    fn where_nothing_is_needed_or_offered_there_is_no_price() {
        assert_eq!(awarded(0, &[offer(0, 500, 0)]), (None, 0, vec![0]));
        assert_eq!(awarded(7, &[]), (None, 7, vec![]));
    }

    #[test]
    fn what_cannot_be_is_refused_by_name() {
        let off_grid = "price 80500 micro/kWh is not a multiple of the price tick 1000";
        assert_eq!(refused(&call(1, &[offer(0, 500, 80_500)])), off_grid);
        assert_eq!(refused(&Call { price_cap_micro_per_kwh: 80_500, ..call(1, &[]) }), off_grid);
        assert_eq!(refused(&Call { min_wh: 0, ..call(1, &[]) }), "min_wh is 0; it is at least 1");
        assert_eq!(
            refused(&call(1, &[offer(7, 500, 0), offer(3, 500, 0), offer(7, 600, 0)])),
            "offer 7 is given twice"
        );
        let most = offer(0, u64::MAX, 0);
        assert_eq!(
            refused(&call(1, &[most, offer(1, 500, 0)])),
            "500 Wh more than 18446744073709551615 Wh cannot be counted"
        );
    }
}
