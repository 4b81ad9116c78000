//! What an award delivered against its owner's baseline, and what it pays or costs (section 4).

use serde::{Deserialize, Serialize};
use units::{
    EnergyWh, MICRO_PER_KWH_PER_MICRO_PER_WH, MoneyError, MoneyMicro, PriceMicroPerKwh, check_on_price_tick,
    money_micro, read_price, read_prices,
};

use crate::{
    BalancingError, PERMILLE,
    error::{check_at_most, check_length, check_not_zero},
    permille_of,
};

/// Slots before the notice by which a baseline is shifted.
pub const BEFORE_SLOTS: usize = 8;

/// The most days a baseline is made of.
pub const MAX_BASELINE_DAYS: usize = 10;

/// How a delivery is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveryTerms {
    /// The most by which a slot's base is shifted down.
    pub adjust_permille: u16,
    /// How much of an award has to be delivered.
    pub tolerance_permille: u16,
    /// What is missing costs so much of the cap.
    pub penalty_permille: u16,
    /// The fewest days of a baseline.
    pub least_days: u32,
}

/// A run of slots awarded to one owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// How it is judged.
    pub params: DeliveryTerms,
    /// Days without an award in these slots, newest first; those read whole make the baseline, ten at most.
    pub days: Vec<Day>,
    /// What the register counted in the slots before the notice.
    pub before_wh: [Option<EnergyWh>; BEFORE_SLOTS],
    /// What it counted per slot; `None` where it was not read.
    pub metered_wh: Vec<Option<EnergyWh>>,
    /// Per slot.
    pub awarded_wh: Vec<EnergyWh>,
    /// The call's price per slot, micro/kWh.
    #[serde(rename = "price", deserialize_with = "read_prices")]
    pub price_micro_per_kwh: Vec<PriceMicroPerKwh>,
    /// The highest price of a call, micro/kWh.
    #[serde(rename = "cap", deserialize_with = "read_price")]
    pub cap_micro_per_kwh: PriceMicroPerKwh,
}

/// What the register counted on another day at the same time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// In the awarded slots.
    pub event_wh: Vec<Option<EnergyWh>>,
    /// In the slots before the notice.
    pub before_wh: [Option<EnergyWh>; BEFORE_SLOTS],
}

/// What was delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivered {
    /// What would have been counted in all slots; `None` with too few days.
    pub baseline_wh: Option<u128>,
    /// Per slot; empty without a baseline.
    pub slots: Vec<DeliveredSlot>,
    /// What the owner gets, or pays if negative.
    pub paid_micro: MoneyMicro,
}

/// What was delivered in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveredSlot {
    /// What would have been counted.
    pub baseline_wh: EnergyWh,
    /// Delivered.
    pub delivered_wh: EnergyWh,
    /// Missing below what has to be delivered.
    pub short_wh: EnergyWh,
    /// What is delivered pays.
    pub pay_micro: MoneyMicro,
    /// What is missing costs, rounded down.
    pub penalty_micro: MoneyMicro,
}

/// Judges what was metered against the baseline.
pub fn deliver(delivery: &Delivery) -> Result<Delivered, BalancingError> {
    delivery.check()?;
    let days = delivery.baseline_days();
    if days.len() < usize::try_from(delivery.params.least_days).unwrap_or(usize::MAX) {
        return Ok(Delivered { baseline_wh: None, slots: vec![], paid_micro: 0 });
    }
    let shift_wh = delivery.shift_down_wh(&days);
    let mut slots = Vec::with_capacity(delivery.awarded_wh.len());
    let mut baseline_wh: u128 = 0;
    let mut paid_micro: MoneyMicro = 0;
    for slot in 0..delivery.awarded_wh.len() {
        let delivered = delivery.slot(slot, delivery.baseline_wh(&days, slot, shift_wh))?;
        baseline_wh = baseline_wh.saturating_add(delivered.baseline_wh.into());
        paid_micro = delivered
            .pay_micro
            .checked_sub(delivered.penalty_micro)
            .and_then(|gained_micro| paid_micro.checked_add(gained_micro))
            .ok_or_else(|| too_much(delivery.cap_micro_per_kwh, delivery.awarded_wh[slot]))?;
        slots.push(delivered);
    }
    Ok(Delivered { baseline_wh: Some(baseline_wh), slots, paid_micro })
}

const fn too_much(price_micro_per_kwh: PriceMicroPerKwh, energy_wh: EnergyWh) -> BalancingError {
    BalancingError::Money(MoneyError::TooMuch { price_micro_per_kwh, energy_wh })
}

impl DeliveryTerms {
    /// Refuses terms by which a baseline would be negative, a fine above the cap, or a baseline of no day.
    pub fn check(&self) -> Result<(), BalancingError> {
        check_at_most("adjust_permille", self.adjust_permille.into(), PERMILLE.into())?;
        check_at_most("tolerance_permille", self.tolerance_permille.into(), PERMILLE.into())?;
        check_at_most("penalty_permille", self.penalty_permille.into(), PERMILLE.into())?;
        check_not_zero("least_days", self.least_days.into())?;
        check_at_most("least_days", self.least_days.into(), MAX_BASELINE_DAYS as u64)
    }

    /// What an award costs its owner who delivers nothing of it: no delivery costs more.
    pub fn greatest_penalty_micro(
        &self,
        cap_micro_per_kwh: PriceMicroPerKwh,
        awarded_wh: EnergyWh,
    ) -> Result<MoneyMicro, BalancingError> {
        self.penalty_micro(cap_micro_per_kwh, self.due_wh(awarded_wh))
    }

    /// How much of an award has to be delivered.
    pub fn due_wh(&self, awarded_wh: EnergyWh) -> EnergyWh {
        u64::try_from(permille_of(awarded_wh, self.tolerance_permille)).unwrap_or(awarded_wh)
    }

    /// What would have been counted in a slot, by what was counted on other days, `base_wh` in the mean, and in a slot before the notice: it is shifted
    /// down by how much less was counted there than on other days, as far as it may be.
    pub fn baseline_wh(&self, base_wh: EnergyWh, shift_wh: EnergyWh) -> EnergyWh {
        self.shifted_wh(base_wh, shift_wh.into())
    }

    fn shifted_wh(&self, base_wh: EnergyWh, shift_wh: u128) -> EnergyWh {
        let shift_wh = shift_wh.min(permille_of(base_wh, self.adjust_permille));
        base_wh.saturating_sub(u64::try_from(shift_wh).unwrap_or(base_wh))
    }

    fn penalty_micro(
        &self,
        cap_micro_per_kwh: PriceMicroPerKwh,
        short_wh: EnergyWh,
    ) -> Result<MoneyMicro, BalancingError> {
        let at_cap_micro = money_micro(cap_micro_per_kwh, short_wh)?;
        let thousandths = at_cap_micro.checked_mul(self.penalty_permille.into());
        let penalty_micro = thousandths.and_then(|thousandths| thousandths.checked_div(PERMILLE.into()));
        penalty_micro.ok_or_else(|| too_much(cap_micro_per_kwh, short_wh))
    }
}

impl Delivery {
    fn check(&self) -> Result<(), BalancingError> {
        self.params.check()?;
        let slots = self.awarded_wh.len();
        check_length("metered_wh", self.metered_wh.len(), slots)?;
        check_length("price", self.price_micro_per_kwh.len(), slots)?;
        for day in &self.days {
            check_length("event_wh", day.event_wh.len(), slots)?;
        }
        let cap_micro_per_kwh = self.cap_micro_per_kwh;
        check_on_price_tick(cap_micro_per_kwh, MICRO_PER_KWH_PER_MICRO_PER_WH)?;
        for &price_micro_per_kwh in &self.price_micro_per_kwh {
            check_on_price_tick(price_micro_per_kwh, MICRO_PER_KWH_PER_MICRO_PER_WH)?;
            if price_micro_per_kwh > cap_micro_per_kwh {
                return Err(BalancingError::PriceAboveCap { price_micro_per_kwh, cap_micro_per_kwh });
            }
        }
        Ok(())
    }

    /// The newest days whose awarded slots were all read.
    fn baseline_days(&self) -> Vec<&Day> {
        let read_whole = self.days.iter().filter(|day| day.event_wh.iter().all(Option::is_some));
        read_whole.take(MAX_BASELINE_DAYS).collect()
    }

    /// By how much less was counted before the notice than on those days, in the mean of the slots read on all of them, rounded towards zero;
    /// 0 if more was.
    fn shift_down_wh(&self, days: &[&Day]) -> u128 {
        let (mut difference_wh, mut slots) = (0i128, 0i128);
        for (slot, before_wh) in self.before_wh.iter().enumerate() {
            let on_days: Option<Vec<EnergyWh>> = days.iter().map(|day| day.before_wh[slot]).collect();
            let (Some(before_wh), Some(on_days)) = (before_wh, on_days) else { continue };
            let mean_wh = mean_wh(on_days.into_iter());
            let lower_wh = i128::from(mean_wh).saturating_sub(i128::from(*before_wh));
            difference_wh = difference_wh.saturating_add(lower_wh);
            slots = slots.saturating_add(1);
        }
        difference_wh.checked_div(slots).and_then(|mean_wh| u128::try_from(mean_wh).ok()).unwrap_or_default()
    }

    /// The mean of those days, shifted down as far as it may be.
    fn baseline_wh(&self, days: &[&Day], slot: usize, shift_wh: u128) -> EnergyWh {
        let base_wh = mean_wh(days.iter().filter_map(|day| day.event_wh[slot]));
        self.params.shifted_wh(base_wh, shift_wh)
    }

    fn slot(&self, slot: usize, baseline_wh: EnergyWh) -> Result<DeliveredSlot, BalancingError> {
        let (awarded_wh, price) = (self.awarded_wh[slot], self.price_micro_per_kwh[slot]);
        let delivered_wh = self.metered_wh[slot]
            .map_or(0, |metered_wh| baseline_wh.saturating_sub(metered_wh).min(awarded_wh));
        let short_wh = self.params.due_wh(awarded_wh).saturating_sub(delivered_wh);
        Ok(DeliveredSlot {
            baseline_wh,
            delivered_wh,
            short_wh,
            pay_micro: money_micro(price, delivered_wh)?,
            penalty_micro: self.params.penalty_micro(self.cap_micro_per_kwh, short_wh)?,
        })
    }
}

/// The mean of ten values at most, rounded down; 0 of none.
fn mean_wh(energies_wh: impl Iterator<Item = EnergyWh>) -> EnergyWh {
    let (sum_wh, count) = energies_wh.fold((0u128, 0u128), |(sum_wh, count), energy_wh| {
        (sum_wh.saturating_add(energy_wh.into()), count.saturating_add(1))
    });
    // A mean of 64-bit numbers is one.
    sum_wh.checked_div(count).and_then(|mean_wh| u64::try_from(mean_wh).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: DeliveryTerms =
        DeliveryTerms { adjust_permille: 200, tolerance_permille: 900, penalty_permille: 500, least_days: 5 };

    fn day(event_wh: EnergyWh, before_wh: EnergyWh) -> Day {
        Day { event_wh: vec![Some(event_wh)], before_wh: [Some(before_wh); BEFORE_SLOTS] }
    }

    /// One slot of 1000 Wh awarded at 100 of at most 400 micro/Wh, after five days of 2000 Wh.
    fn delivery(metered_wh: Option<EnergyWh>) -> Delivery {
        Delivery {
            params: TERMS,
            days: vec![day(2000, 500); 5],
            before_wh: [Some(500); BEFORE_SLOTS],
            metered_wh: vec![metered_wh],
            awarded_wh: vec![1000],
            price_micro_per_kwh: vec![100_000],
            cap_micro_per_kwh: 400_000,
        }
    }

    fn slot(delivery: &Delivery) -> DeliveredSlot {
        deliver(delivery).unwrap().slots[0]
    }

    fn refused(delivery: Delivery) -> String {
        deliver(&delivery).unwrap_err().to_string()
    }

    #[test]
    fn what_is_not_counted_is_delivered_and_paid() {
        let delivered = deliver(&delivery(Some(1100))).unwrap();
        assert_eq!(delivered.slots[0].delivered_wh, 900);
        assert_eq!((delivered.baseline_wh, delivered.paid_micro), (Some(2000), 90_000));
    }

    #[test]
    fn nobody_delivers_more_than_was_awarded_or_less_than_nothing() {
        assert_eq!(slot(&delivery(Some(0))).delivered_wh, 1000);
        assert_eq!(slot(&delivery(Some(5000))).delivered_wh, 0);
    }

    #[test]
    fn what_is_missing_below_nine_tenths_costs_half_the_cap() {
        let short = slot(&delivery(Some(1500)));
        assert_eq!((short.short_wh, short.penalty_micro, short.pay_micro), (400, 80_000, 50_000));
        let unread = slot(&delivery(None));
        assert_eq!((unread.delivered_wh, unread.short_wh), (0, 900));
    }

    #[test]
    fn no_delivery_costs_more_than_none() {
        let most_micro = TERMS.greatest_penalty_micro(400_000, 1001);
        assert_eq!(most_micro, Ok(180_000));
        let none = Delivery { awarded_wh: vec![1001], ..delivery(None) };
        assert_eq!(slot(&none).penalty_micro, 180_000);
        assert_eq!(slot(&Delivery { metered_wh: vec![Some(1999)], ..none }).penalty_micro, 179_800);
    }

    #[test]
    fn a_baseline_is_shifted_down_only_and_by_a_fifth_at_most() {
        let baseline_wh = |before_wh| slot(&Delivery { before_wh, ..delivery(None) }).baseline_wh;
        assert_eq!(baseline_wh([Some(400); BEFORE_SLOTS]), 1900);
        assert_eq!(baseline_wh([Some(0); BEFORE_SLOTS]), 1600);
        assert_eq!(baseline_wh([Some(9000); BEFORE_SLOTS]), 2000);
        assert_eq!(baseline_wh([None; BEFORE_SLOTS]), 2000);
    }

    #[test]
    fn only_slots_before_the_notice_that_were_read_on_every_day_shift() {
        let mut delivery = delivery(None);
        delivery.before_wh = [Some(0); BEFORE_SLOTS];
        delivery.before_wh[0] = Some(300);
        for slot in 1..BEFORE_SLOTS {
            delivery.days[0].before_wh[slot] = None;
        }
        assert_eq!(slot(&delivery).baseline_wh, 1800);
    }

    #[test]
    fn a_baseline_is_of_the_ten_newest_days_that_were_read_whole() {
        let mut delivery = delivery(None);
        delivery.days = vec![day(1000, 500); 10];
        delivery.days.insert(0, Day { event_wh: vec![None], ..day(0, 0) });
        delivery.days.push(day(9000, 500));
        assert_eq!(slot(&delivery).baseline_wh, 1000);
    }

    #[test]
    fn with_too_few_days_nothing_is_judged() {
        let mut delivery = delivery(Some(0));
        delivery.days[4].event_wh = vec![None];
        assert_eq!(deliver(&delivery), Ok(Delivered { baseline_wh: None, slots: vec![], paid_micro: 0 }));
    }

    #[test]
    fn what_cannot_be_is_refused_by_name() {
        let fair = || delivery(None);
        assert_eq!(
            refused(Delivery { price_micro_per_kwh: vec![401_000], ..fair() }),
            "price 401000 lies above the cap 400000 micro/kWh"
        );
        assert_eq!(
            refused(Delivery { price_micro_per_kwh: vec![500], ..fair() }),
            "price 500 micro/kWh is not a multiple of the price tick 1000"
        );
        assert_eq!(
            refused(Delivery { metered_wh: vec![], ..fair() }),
            "metered_wh has 0 values where there are 1 slots"
        );
        let mut short_day = fair();
        short_day.days[2].event_wh = vec![];
        assert_eq!(refused(short_day), "event_wh has 0 values where there are 1 slots");
        let terms = |params| refused(Delivery { params, ..fair() });
        assert_eq!(
            terms(DeliveryTerms { adjust_permille: 1001, ..TERMS }),
            "adjust_permille is 1001; it is at most 1000"
        );
        assert_eq!(
            terms(DeliveryTerms { tolerance_permille: 1001, ..TERMS }),
            "tolerance_permille is 1001; it is at most 1000"
        );
        assert_eq!(terms(DeliveryTerms { least_days: 0, ..TERMS }), "least_days is 0; it is at least 1");
        assert_eq!(terms(DeliveryTerms { least_days: 11, ..TERMS }), "least_days is 11; it is at most 10");
    }
}
