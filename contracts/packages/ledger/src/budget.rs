use units::BANK_SIZE;

use crate::gas::GasLeft;

/// A bank without readings still costs its reads.
const LEAST_POINTS_OF_A_BANK: u32 = 16;

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Next {
    /// The next step of this tick.
    Step,
    /// The next tick: this one has no room left, or nothing is due.
    Tick,
}

/// How much work a tick may still do: in points, what a metering point costs to sum or to settle, and within the gas that the clock gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkBudget {
    points_per_tick: u32,
    points_done: u32,
    gas_left: GasLeft,
}

impl WorkBudget {
    pub fn new(points_per_tick: u32, gas_budget: u64) -> Self {
        Self { points_per_tick, points_done: 0, gas_left: GasLeft::of_tick(gas_budget) }
    }

    /// Whether another ordinary bank fits into this tick.
    pub fn has_room(&self) -> bool {
        self.has_room_for_bank(BANK_SIZE)
    }

    /// The first work of a tick has room whatever the bound of points is, if the tick was given the gas for it.
    pub fn has_room_for_bank(&self, points: u32) -> bool {
        self.is_within_bound(points) && self.gas_left.suffices_for_bank(points)
    }

    /// The same for work that is no bank's.
    pub fn has_room_for(&self, points: u32) -> bool {
        self.is_within_bound(points) && self.has_gas_for(points)
    }

    fn is_within_bound(&self, points: u32) -> bool {
        self.is_untouched() || self.points_done.saturating_add(points) <= self.points_per_tick
    }

    /// Leaves half of the gas, so many times.
    pub fn halve(&mut self, times: u32) {
        self.gas_left.halve(times);
    }

    pub fn has_gas_for(&self, points: u32) -> bool {
        self.gas_left.suffices_for(points)
    }

    /// Not even the slot in work can go on.
    pub fn is_out_of_gas(&self) -> bool {
        self.gas_left.is_none()
    }

    /// Whether a slot can be opened, however many zones it turns out to have, and the largest of its banks, of so many points, be worked on in a
    /// tick like this one.
    pub fn has_room_to_open(&self, bank_points: u32) -> bool {
        self.has_room() && self.gas_left.suffices_to_open(bank_points)
    }

    /// Sets aside what a slot in work takes beside its banks.
    pub fn keep_for_slot(&mut self, zones: usize) {
        self.gas_left.keep_for_slot(u32::try_from(zones).unwrap_or(u32::MAX));
    }

    pub fn count_bank(&mut self, points: u32) {
        let points = points.max(LEAST_POINTS_OF_A_BANK);
        self.points_done = self.points_done.saturating_add(points);
        self.gas_left.spend_on_bank(points);
    }

    /// Work that is no bank's.
    pub fn count(&mut self, points: u32) {
        self.points_done = self.points_done.saturating_add(points);
        self.gas_left.spend_on(points);
    }

    /// Nothing was worked on in this tick yet.
    pub fn is_untouched(&self) -> bool {
        self.points_done == 0
    }
}

#[cfg(test)]
mod tests {
    use interface::grid::MAX_ZONES;

    use super::*;

    #[test]
    fn the_first_work_has_room_and_what_follows_only_within_the_bound() {
        let mut budget = WorkBudget::new(300, u64::MAX);
        assert!(budget.has_room_for(301));
        budget.count_bank(0);
        assert!(!budget.is_untouched());
        assert!(budget.has_room() && budget.has_room_for(284) && !budget.has_room_for_bank(285));
        budget.count(u32::MAX);
        assert!(!budget.has_room_for(1));
    }

    #[test]
    fn a_tick_does_no_more_than_its_gas_suffices_for() {
        for (gas_budget, banks) in [(0, 0), (222_319, 0), (222_320, 1), (1_000_000, 11), (2_000_000, 25)] {
            let mut budget = WorkBudget::new(u32::MAX, gas_budget);
            let mut done = 0;
            while budget.has_room() {
                budget.count_bank(BANK_SIZE);
                done += 1;
            }
            assert_eq!(done, banks, "{gas_budget}");
        }
    }

    #[test]
    fn what_is_halved_often_suffices_for_nothing() {
        let mut budget = WorkBudget::new(u32::MAX, 1_350_000);
        for (times, most) in [(0, 4_000), (1, 2_000), (2, 500), (63, 0), (u32::MAX, 0)] {
            budget.halve(times);
            assert!(budget.has_gas_for(most) && !budget.has_gas_for(most + 1), "{times}");
        }
    }

    #[test]
    fn a_slot_is_opened_only_with_the_gas_for_the_largest_grid_and_its_largest_bank() {
        const LEAST: u64 = 870_000;
        const LARGEST: u32 = 1_000;
        assert!(WorkBudget::new(u32::MAX, LEAST).has_room_to_open(LARGEST));
        assert!(!WorkBudget::new(u32::MAX, LEAST - 1).has_room_to_open(LARGEST));
        let mut budget = WorkBudget::new(u32::MAX, LEAST);
        budget.keep_for_slot(MAX_ZONES as usize);
        assert!(budget.has_room_for_bank(LARGEST) && !budget.has_room_for_bank(LARGEST + 1));
        budget.count_bank(LARGEST);
        assert!(budget.is_out_of_gas());
    }
}
