use units::BANK_SIZE;

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

/// How much work a tick may still do, counted in points: what a metering point costs to sum or to settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkBudget {
    points_per_tick: u32,
    points_done: u32,
}

impl WorkBudget {
    pub fn new(points_per_tick: u32) -> Self {
        Self { points_per_tick, points_done: 0 }
    }

    /// Whether another ordinary bank fits into this tick.
    pub fn has_room(&self) -> bool {
        self.has_room_for(BANK_SIZE)
    }

    /// The first work of a tick always has room, so that work goes on whatever the bound is.
    pub fn has_room_for(&self, points: u32) -> bool {
        self.is_untouched() || self.points_done.saturating_add(points) <= self.points_per_tick
    }

    pub fn count_bank(&mut self, points: u32) {
        self.count(points.max(LEAST_POINTS_OF_A_BANK));
    }

    /// Work that is no bank's.
    pub fn count(&mut self, points: u32) {
        self.points_done = self.points_done.saturating_add(points);
    }

    /// Nothing was worked on in this tick yet.
    pub fn is_untouched(&self) -> bool {
        self.points_done == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_work_has_room_and_what_follows_only_within_the_bound() {
        let mut budget = WorkBudget::new(300);
        assert!(budget.has_room_for(301));
        budget.count_bank(0);
        assert!(!budget.is_untouched());
        assert!(budget.has_room() && budget.has_room_for(284) && !budget.has_room_for(285));
        budget.count(u32::MAX);
        assert!(!budget.has_room_for(1));
    }
}
