//! A battery's cheapest plan over what is foreseen (section 6).

use serde::{Deserialize, Serialize};
use units::{
    EnergyWh, MICRO_PER_KWH_PER_MICRO_PER_WH, MoneyError, MoneyMicro, PriceMicroPerKwh, check_on_price_tick,
    read_price, read_prices,
};

use crate::{
    BalancingError, PERMILLE,
    error::{check_at_most, check_length, check_not_zero},
    forecast::MAX_AHEAD,
};

/// The most steps a battery is planned in.
pub const MAX_STEPS: u64 = 64;

/// A battery as it is registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Battery {
    /// What it can hold.
    pub capacity_wh: EnergyWh,
    /// What it can take or give in a slot.
    pub power_wh: EnergyWh,
    /// What it takes in of what it draws.
    pub efficiency_permille: u16,
    /// A plan moves whole steps.
    pub step_wh: EnergyWh,
}

/// A battery, what it holds, and the slots ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlook {
    /// A plan moves whole steps.
    pub step_wh: EnergyWh,
    /// What the battery can hold; whole steps of it are used.
    pub capacity_wh: EnergyWh,
    /// What it can take or give in a slot; whole steps of it are used.
    pub power_wh: EnergyWh,
    /// What it holds now; whole steps of it are used, and none above its capacity.
    pub charge_wh: EnergyWh,
    /// What it takes in of what it draws.
    pub efficiency_permille: u16,
    /// What its zone exports in each slot before the battery, positive towards the root.
    pub net_wh: Vec<i64>,
    /// What the utility pays in each slot, micro/kWh.
    #[serde(rename = "feed_in", deserialize_with = "read_prices")]
    pub feed_in_micro_per_kwh: Vec<PriceMicroPerKwh>,
    /// What the utility asks in each slot, micro/kWh.
    #[serde(rename = "retail", deserialize_with = "read_prices")]
    pub retail_micro_per_kwh: Vec<PriceMicroPerKwh>,
    /// What the line can carry towards the root.
    pub limit_up_wh: EnergyWh,
    /// What the line can carry away from the root.
    pub limit_down_wh: EnergyWh,
    /// What a flow beyond the line's limits costs, micro/kWh.
    #[serde(rename = "breach", deserialize_with = "read_price")]
    pub breach_micro_per_kwh: PriceMicroPerKwh,
    /// What the charge is worth in the end, micro/kWh.
    #[serde(rename = "end_worth", deserialize_with = "read_price")]
    pub end_worth_micro_per_kwh: PriceMicroPerKwh,
}

/// The cheapest plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Per slot: charged, or given if negative.
    pub into_battery_wh: Vec<i64>,
    /// What the zone pays less what it is paid and what the charge is worth in the end.
    pub cost_micro: MoneyMicro,
}

impl Battery {
    /// Refuses a battery that could not be planned for, or holds nothing.
    pub fn check(&self) -> Result<(), BalancingError> {
        check_not_zero("capacity_wh", self.capacity_wh)?;
        check_not_zero("power_wh", self.power_wh)?;
        check_at_most("step_wh", self.step_wh, self.capacity_wh.min(self.power_wh))?;
        check_steps(self.step_wh, self.capacity_wh, self.efficiency_permille)
    }

    /// Refuses a charge that the battery cannot hold.
    pub const fn check_charge(&self, charge_wh: EnergyWh) -> Result<(), BalancingError> {
        if charge_wh > self.capacity_wh {
            return Err(BalancingError::ChargeAboveCapacity { charge_wh, capacity_wh: self.capacity_wh });
        }
        Ok(())
    }
}

/// Finds the cheapest plan in whole steps. Of plans that cost the same it takes the one that moves least in the earliest slot where they
/// differ, and of two that move as much there the one that charges.
pub fn dispatch(outlook: &Outlook) -> Result<Plan, BalancingError> {
    let levels = outlook.check()?;
    let mut ahead = outlook.ends(levels)?;
    let mut choices: Vec<Vec<isize>> = Vec::with_capacity(outlook.net_wh.len());
    for slot in (0..outlook.net_wh.len()).rev() {
        let moves = outlook.moves(levels, slot)?;
        let best: Vec<Best> = (0..=levels).map(|level| moves.cheapest(level, &ahead)).collect();
        ahead = best.iter().map(|best| best.cost_micro).collect();
        choices.push(best.into_iter().map(|best| best.steps).collect());
    }
    let start = outlook.whole_steps(outlook.charge_wh).min(levels);
    let into_battery_wh = outlook.follow(start, choices.iter().rev());
    Ok(Plan { into_battery_wh, cost_micro: ahead[start].into() })
}

/// Costs are added and compared half a million times a plan, so they are kept small.
type CostMicro = i64;

/// The most that a slot, or the charge in the end, may cost either way: a thousand of them still fit 64 bits, and a plan has fewer.
const MAX_COST_MICRO: u64 = i64::MAX.unsigned_abs() >> 10;

/// The best that can be done from a slot on with a charge.
#[derive(Clone, Copy)]
struct Best {
    cost_micro: CostMicro,
    /// Steps into the battery in the slot.
    steps: isize,
}

/// What a slot costs by what the battery does in it.
struct Moves {
    /// It rests.
    rest_micro: CostMicro,
    /// It takes 1, 2, … steps.
    charge_micro: Vec<CostMicro>,
    /// It gives 1, 2, … steps.
    give_micro: Vec<CostMicro>,
}

impl Moves {
    /// The cheapest move with a charge, where `ahead` is what each charge after it costs; of equals the smallest, then the one that charges.
    fn cheapest(&self, level: usize, ahead: &[CostMicro]) -> Best {
        let (below, from_here) = ahead.split_at(level);
        let (rest_micro, above) = from_here.split_first().unwrap_or((&0, &[]));
        let rest = Best { cost_micro: self.rest_micro.wrapping_add(*rest_micro), steps: 0 };
        let charge = first_cheapest(self.charge_micro.iter().zip(above));
        let give = first_cheapest(self.give_micro.iter().zip(below.iter().rev()));
        let give = Best { steps: give.steps.saturating_neg(), ..give };
        [charge, give].into_iter().fold(rest, |best, other| {
            let is_better =
                (other.cost_micro, other.steps.unsigned_abs()) < (best.cost_micro, best.steps.unsigned_abs());
            if is_better { other } else { best }
        })
    }
}

/// The first of the cheapest moves of 1, 2, … steps, each with what follows it. The sums fit (see [`MAX_COST_MICRO`]).
fn first_cheapest<'a>(moves: impl Iterator<Item = (&'a CostMicro, &'a CostMicro)>) -> Best {
    let none = Best { cost_micro: CostMicro::MAX, steps: 0 };
    (1..).zip(moves).fold(none, |best, (steps, (move_micro, after_micro))| {
        let cost_micro = move_micro.wrapping_add(*after_micro);
        if cost_micro < best.cost_micro { Best { cost_micro, steps } } else { best }
    })
}

/// A cost that is not too large.
fn bounded(cost_micro: MoneyMicro) -> Option<CostMicro> {
    CostMicro::try_from(cost_micro).ok().filter(|cost_micro| cost_micro.unsigned_abs() <= MAX_COST_MICRO)
}

impl Outlook {
    /// Checks what is given; how many steps the battery holds.
    fn check(&self) -> Result<usize, BalancingError> {
        check_steps(self.step_wh, self.capacity_wh, self.efficiency_permille)?;
        let slots = self.net_wh.len();
        check_at_most("slots of the plan", slots as u64, MAX_AHEAD.into())?;
        check_length("feed_in", self.feed_in_micro_per_kwh.len(), slots)?;
        check_length("retail", self.retail_micro_per_kwh.len(), slots)?;
        let prices = self.feed_in_micro_per_kwh.iter().chain(&self.retail_micro_per_kwh);
        for &price in prices.chain([&self.breach_micro_per_kwh, &self.end_worth_micro_per_kwh]) {
            check_on_price_tick(price, MICRO_PER_KWH_PER_MICRO_PER_WH)?;
        }
        Ok(self.whole_steps(self.capacity_wh))
    }

    fn whole_steps(&self, energy_wh: EnergyWh) -> usize {
        energy_wh.checked_div(self.step_wh).and_then(|steps| steps.try_into().ok()).unwrap_or(usize::MAX)
    }

    /// What each charge costs in the end: less than nothing, as it is worth something.
    fn ends(&self, levels: usize) -> Result<Vec<CostMicro>, BalancingError> {
        let end = |level| bounded(micro(self.end_worth_micro_per_kwh, self.energy_wh(level))?.checked_neg()?);
        let levels = (0..=levels).filter_map(|level| isize::try_from(level).ok());
        levels.map(end).collect::<Option<_>>().ok_or(BalancingError::Money(MoneyError::TooMuch {
            price_micro_per_kwh: self.end_worth_micro_per_kwh,
            energy_wh: self.capacity_wh,
        }))
    }

    fn energy_wh(&self, steps: isize) -> i128 {
        i128::try_from(steps).unwrap_or_default().saturating_mul(self.step_wh.into())
    }

    /// All moves in a slot.
    fn moves(&self, levels: usize, slot: usize) -> Result<Moves, BalancingError> {
        let most = self.whole_steps(self.power_wh).min(levels);
        let sizes = || (1..=most).filter_map(|steps| isize::try_from(steps).ok());
        let cost = |steps| self.cost_micro(slot, steps).ok_or_else(|| self.too_large(slot));
        Ok(Moves {
            rest_micro: cost(0)?,
            charge_micro: sizes().map(cost).collect::<Result<_, _>>()?,
            give_micro: sizes().map(isize::saturating_neg).map(cost).collect::<Result<_, _>>()?,
        })
    }

    /// What a slot costs with so many steps into the battery; `None` if it does not fit.
    fn cost_micro(&self, slot: usize, steps: isize) -> Option<CostMicro> {
        let into_wh = self.energy_wh(steps);
        let drawn_wh = if into_wh > 0 { drawn_wh(into_wh, self.efficiency_permille)? } else { into_wh };
        let flow_wh = i128::from(self.net_wh[slot]).checked_sub(drawn_wh)?;
        let (up_wh, down_wh) = (flow_wh.max(0), flow_wh.checked_neg()?.max(0));
        let beyond_up_wh = up_wh.saturating_sub(self.limit_up_wh.into()).max(0);
        let beyond_down_wh = down_wh.saturating_sub(self.limit_down_wh.into()).max(0);
        let bought_micro = micro(self.retail_micro_per_kwh[slot], down_wh)?;
        let sold_micro = micro(self.feed_in_micro_per_kwh[slot], up_wh)?;
        // A flow has one direction.
        let breach_micro = micro(self.breach_micro_per_kwh, beyond_up_wh.max(beyond_down_wh))?;
        bounded(bought_micro.checked_sub(sold_micro)?.checked_add(breach_micro)?)
    }

    /// The plan that starts with a charge and takes the best choice of each slot.
    fn follow<'a>(&self, start: usize, choices: impl Iterator<Item = &'a Vec<isize>>) -> Vec<i64> {
        let mut level = start;
        let steps = choices.map(|steps| {
            let steps = steps[level];
            level = level.saturating_add_signed(steps);
            // Not more than the capacity, which was checked.
            i64::try_from(self.energy_wh(steps)).unwrap_or_default()
        });
        steps.collect()
    }

    fn too_large(&self, slot: usize) -> BalancingError {
        BalancingError::CostTooLarge { slot: slot as u64, energy_wh: self.net_wh[slot] }
    }
}

fn check_steps(
    step_wh: EnergyWh,
    capacity_wh: EnergyWh,
    efficiency_permille: u16,
) -> Result<(), BalancingError> {
    check_not_zero("step_wh", step_wh)?;
    check_at_most("capacity_wh", capacity_wh, i64::MAX.unsigned_abs())?;
    check_at_most("capacity_wh / step_wh", capacity_wh.checked_div(step_wh).unwrap_or_default(), MAX_STEPS)?;
    check_not_zero("efficiency_permille", efficiency_permille.into())?;
    check_at_most("efficiency_permille", efficiency_permille.into(), PERMILLE.into())
}

/// What a battery draws to take in `into_wh`, rounded up.
fn drawn_wh(into_wh: i128, efficiency_permille: u16) -> Option<i128> {
    let thousandths = into_wh.checked_mul(PERMILLE.into())?;
    let efficiency_permille = i128::from(efficiency_permille);
    thousandths.checked_add(efficiency_permille.checked_sub(1)?)?.checked_div(efficiency_permille)
}

fn micro(price_micro_per_kwh: PriceMicroPerKwh, energy_wh: i128) -> Option<MoneyMicro> {
    i128::from(price_micro_per_kwh / MICRO_PER_KWH_PER_MICRO_PER_WH).checked_mul(energy_wh)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An empty battery of four steps of 250 Wh in a zone that does nothing.
    fn outlook(net_wh: &[i64], retail_micro_per_kwh: &[PriceMicroPerKwh]) -> Outlook {
        Outlook {
            step_wh: 250,
            capacity_wh: 1000,
            power_wh: 500,
            charge_wh: 0,
            efficiency_permille: 900,
            net_wh: net_wh.to_vec(),
            feed_in_micro_per_kwh: vec![80_000; net_wh.len()],
            retail_micro_per_kwh: retail_micro_per_kwh.to_vec(),
            limit_up_wh: 10_000,
            limit_down_wh: 10_000,
            breach_micro_per_kwh: 0,
            end_worth_micro_per_kwh: 0,
        }
    }

    fn moved(outlook: &Outlook) -> Vec<i64> {
        dispatch(outlook).unwrap().into_battery_wh
    }

    fn refused(outlook: &Outlook) -> String {
        dispatch(outlook).unwrap_err().to_string()
    }

    #[test]
    fn surplus_is_kept_for_when_it_is_dear() {
        let plan = dispatch(&outlook(&[556, -500], &[200_000, 400_000])).unwrap();
        assert_eq!(plan, Plan { into_battery_wh: vec![500, -500], cost_micro: 0 });
    }

    #[test]
    fn what_a_battery_loses_is_drawn_and_paid() {
        let plan = dispatch(&outlook(&[0, -500], &[100_000, 400_000])).unwrap();
        assert_eq!(plan, Plan { into_battery_wh: vec![500, -500], cost_micro: 55_600 });
    }

    #[test]
    fn of_plans_that_cost_the_same_the_one_that_moves_least_earliest_is_taken() {
        let mut outlook = outlook(&[0, 0, 0], &[0; 3]);
        outlook.feed_in_micro_per_kwh = vec![0; 3];
        assert_eq!(moved(&outlook), [0, 0, 0]);
        outlook.end_worth_micro_per_kwh = 1000;
        assert_eq!(moved(&outlook), [0, 500, 500]);
    }

    #[test]
    fn a_battery_relieves_a_line_where_a_breach_is_dear() {
        let mut outlook = outlook(&[800, 0], &[80_000; 2]);
        (outlook.limit_up_wh, outlook.breach_micro_per_kwh) = (500, 1_000_000);
        assert_eq!(moved(&outlook)[0], 500);
    }

    #[test]
    fn what_no_whole_step_holds_is_left_alone() {
        let mut outlook = outlook(&[-1000, -1000], &[400_000; 2]);
        outlook.charge_wh = 749;
        assert_eq!(moved(&outlook).iter().sum::<i64>(), -500);
        outlook.charge_wh = 5000;
        assert_eq!(moved(&outlook).iter().sum::<i64>(), -1000);
        outlook.capacity_wh = 0;
        assert_eq!(moved(&outlook), [0, 0]);
    }

    #[test]
    fn what_cannot_be_is_refused_by_name() {
        let fair = || outlook(&[0], &[80_000]);
        assert_eq!(refused(&Outlook { step_wh: 0, ..fair() }), "step_wh is 0; it is at least 1");
        assert_eq!(
            refused(&Outlook { step_wh: 15, ..fair() }),
            "capacity_wh / step_wh is 66; it is at most 64"
        );
        assert_eq!(
            refused(&Outlook { efficiency_permille: 0, ..fair() }),
            "efficiency_permille is 0; it is at least 1"
        );
        assert_eq!(
            refused(&Outlook { efficiency_permille: 1001, ..fair() }),
            "efficiency_permille is 1001; it is at most 1000"
        );
        assert_eq!(
            refused(&Outlook { retail_micro_per_kwh: vec![], ..fair() }),
            "retail has 0 values where there are 1 slots"
        );
        assert_eq!(
            refused(&Outlook { breach_micro_per_kwh: 1, ..fair() }),
            "price 1 micro/kWh is not a multiple of the price tick 1000"
        );
        let dear = outlook(&[-1_000_000_000, -1], &[10_000_000_000_000; 2]);
        assert_eq!(
            refused(&dear),
            "-1000000000 Wh in slot 0 of the plan cost more money than can be counted"
        );
        let worthy = Outlook { end_worth_micro_per_kwh: u64::MAX - 615, ..fair() };
        assert_eq!(
            refused(&worthy),
            "1000 Wh at 18446744073709551000 micro/kWh is more money than can be counted"
        );
        assert_eq!(refused(&outlook(&[0; 673], &[0; 673])), "slots of the plan is 673; it is at most 672");
    }

    #[test]
    fn a_battery_that_holds_nothing_is_not_registered() {
        let battery = Battery { capacity_wh: 1000, power_wh: 500, efficiency_permille: 900, step_wh: 250 };
        assert_eq!(battery.check(), Ok(()));
        let refused = |battery: Battery| battery.check().unwrap_err().to_string();
        assert_eq!(refused(Battery { capacity_wh: 0, ..battery }), "capacity_wh is 0; it is at least 1");
        assert_eq!(refused(Battery { power_wh: 0, ..battery }), "power_wh is 0; it is at least 1");
        assert_eq!(refused(Battery { step_wh: 501, ..battery }), "step_wh is 501; it is at most 500");
        assert_eq!(
            battery.check_charge(1001).unwrap_err().to_string(),
            "a charge of 1001 Wh in a battery of 1000 Wh"
        );
    }
}
