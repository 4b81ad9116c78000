//! What a tick costs in gas, at most, and what is left of the gas that the clock gave it.

use interface::balancing::MAX_OFFER_BANKS;

use crate::{days::CHUNK_SLOTS, offer_book::ROWS};

/// What is done in every tick.
const GAS_PER_TICK: u64 = 120_000;
/// Asking the grid for a slot's lines, and each zone of the answer.
const GAS_PER_SLOT: u64 = 40_000;
const GAS_PER_LINE: u64 = 4_000;
/// Looking for what a line's feeder measured.
const GAS_PER_FEEDER: u64 = 5_000;
/// Looking for what a line's feeder saw of voltage and frequency.
const GAS_PER_QUALITY: u64 = 5_000;
/// A zone that takes a slot in.
const GAS_PER_ZONE: u64 = 20_000;
/// Telling the grid of a zone's state.
const GAS_PER_TOLD: u64 = 160_000;
/// What a zone that takes a slot in costs at most, with all that is looked at and told.
const ROOM_FOR_ZONE: u64 = GAS_PER_QUALITY + GAS_PER_ZONE + GAS_PER_TOLD;
/// Looking whose zone it is, and telling the grid of an island.
const GAS_PER_ISLAND: u64 = 220_000;
/// Seeing whether a call is due.
const GAS_PER_FORESEEN: u64 = 20_000;
/// Making one, or finding that it cannot be made.
const GAS_PER_CALL: u64 = 80_000;
/// Asking the offers of a call, and each row of them.
const GAS_PER_ASKED: u64 = 80_000;
const GAS_PER_ROW: u64 = 20_000;
/// Binding an award.
const GAS_PER_BOUND: u64 = 70_000;
/// Learning whose registry says which points are in service, and each bank of it.
const GAS_PER_TERMS: u64 = 60_000;
const GAS_PER_DEVICES: u64 = 40_000;
/// Measuring an award.
const GAS_PER_MEASURED: u64 = 70_000;
/// Freeing what was held back for a call.
const GAS_PER_ENDED_CALL: u64 = 40_000;
/// Looking for an offer whose days are to be kept.
const GAS_PER_REMEMBERING: u64 = 15_000;
/// Keeping eight slots of the points that are offered together.
const GAS_PER_REMEMBERED: u64 = 60_000;
/// Reading what a bank counted in a slot.
const GAS_PER_ENERGY: u64 = 9_000;
// What follows of cuts is estimated from steps that are alike; a full bank that is cut stays within it in the VM.
/// Deciding on a cut, or finding that it cannot be made.
const GAS_PER_CUT: u64 = 100_000;
/// Learning whose banks and classes there are.
const GAS_PER_REGISTRY: u64 = 120_000;
/// Looking whose a bank is.
const GAS_PER_BANK: u64 = 15_000;
/// Looking at what a bank of a zone counted on the days before, and each metering point of it.
const GAS_PER_BANK_FORESEEN: u64 = 200_000;
const GAS_PER_POINT_FORESEEN: u64 = 1_500;
/// Telling a bank, and each metering point of it.
const GAS_PER_BANK_CUT: u64 = 60_000;
const GAS_PER_POINT_CUT: u64 = 1_500;
/// Measuring and compensating one metering point.
const GAS_PER_COMPENSATED: u64 = 150_000;
/// What a tick may still do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    gas_left: u64,
    steps_left: u32,
    /// Neither was a slot opened in this tick by a question, nor a zone worked on.
    is_fresh: bool,
}

impl Budget {
    /// A call that follows one that failed does a single step, so that nothing that costs more than it was taken for comes twice.
    pub fn new(gas_budget: u64, consecutive_failures: u32) -> Self {
        let steps_left = if consecutive_failures > 0 { 1 } else { u32::MAX };
        Self { gas_left: gas_budget.saturating_sub(GAS_PER_TICK), steps_left, is_fresh: true }
    }

    /// Whether the slot of so many zones can be opened and its first zone worked on.
    pub fn has_room_to_open(&self, zones: usize) -> bool {
        let opened = of_lines(zones).saturating_add(per_zone(GAS_PER_FEEDER, zones));
        self.gas_left >= opened.saturating_add(ROOM_FOR_ZONE) && self.steps_left > 0
    }

    pub fn has_room_for_zone(&self) -> bool {
        self.gas_left >= ROOM_FOR_ZONE && self.steps_left > 0
    }

    /// Whether an island can be made of a zone, or joined, as it takes the slot in.
    pub fn has_room_for_island(&self) -> bool {
        self.gas_left >= ROOM_FOR_ZONE + GAS_PER_QUALITY + GAS_PER_ISLAND
    }

    /// Whether the next tick has more room than what is left of this one. A tick that never has it goes on without islands.
    pub fn is_fresh(&self) -> bool {
        self.is_fresh
    }

    pub fn count_island(&mut self) {
        self.spend(GAS_PER_ISLAND);
    }

    /// Whether a call can be made, and a cut too.
    pub fn has_room_for_calls(&self, and_cut: bool) -> bool {
        let cut = if and_cut { GAS_PER_FORESEEN + GAS_PER_CUT } else { 0 };
        self.gas_left >= GAS_PER_FORESEEN + GAS_PER_CALL + cut && self.steps_left > 0
    }

    pub fn count_cut(&mut self) {
        self.spend(GAS_PER_CUT);
    }

    /// Whether something can be done of a cut that costs little.
    pub fn has_room_to_cut(&self) -> bool {
        self.gas_left >= GAS_PER_REGISTRY + GAS_PER_BANK && self.steps_left > 0
    }

    pub fn count_registry(&mut self) {
        self.spend(GAS_PER_REGISTRY);
    }

    pub fn count_bank(&mut self) {
        self.steps_left = self.steps_left.saturating_sub(1);
        self.spend(GAS_PER_BANK);
    }

    pub fn has_room_to_foresee_bank(&self, points: usize) -> bool {
        self.gas_left >= of_points(GAS_PER_BANK_FORESEEN, GAS_PER_POINT_FORESEEN, points)
    }

    pub fn count_bank_foreseen(&mut self, points: usize) {
        self.spend(of_points(GAS_PER_BANK_FORESEEN, GAS_PER_POINT_FORESEEN, points));
    }

    pub fn has_room_to_cut_bank(&self, points: usize) -> bool {
        self.gas_left >= of_points(GAS_PER_BANK_CUT, GAS_PER_POINT_CUT, points)
    }

    pub fn count_bank_cut(&mut self, points: usize) {
        self.spend(of_points(GAS_PER_BANK_CUT, GAS_PER_POINT_CUT, points));
    }

    pub fn has_room_to_compensate(&self) -> bool {
        self.gas_left >= GAS_PER_COMPENSATED && self.steps_left > 0
    }

    pub fn count_compensated(&mut self) {
        self.steps_left = self.steps_left.saturating_sub(1);
        self.spend(GAS_PER_COMPENSATED);
    }

    /// Whether all offers that may stand can be asked.
    pub fn has_room_to_ask(&self) -> bool {
        self.gas_left >= GAS_PER_ASKED + GAS_PER_ROW * ROWS as u64 && self.steps_left > 0
    }

    pub fn count_rows(&mut self, rows: u32) {
        self.spend(u64::from(rows).saturating_mul(GAS_PER_ROW));
    }

    pub fn count_asked(&mut self) {
        self.steps_left = self.steps_left.saturating_sub(1);
        self.spend(GAS_PER_ASKED);
    }

    pub fn has_room_to_bind(&self) -> bool {
        let devices = GAS_PER_TERMS + GAS_PER_DEVICES * MAX_OFFER_BANKS as u64;
        self.gas_left >= GAS_PER_BOUND + devices && self.steps_left > 0
    }

    pub fn count_bound(&mut self) {
        self.steps_left = self.steps_left.saturating_sub(1);
        self.spend(GAS_PER_BOUND);
    }

    pub fn count_terms(&mut self) {
        self.spend(GAS_PER_TERMS);
    }

    pub fn count_devices(&mut self, banks: u32) {
        self.spend(u64::from(banks).saturating_mul(GAS_PER_DEVICES));
    }

    /// Whether an award can be measured, or a call ended.
    pub fn has_room_to_measure(&self) -> bool {
        self.gas_left >= GAS_PER_MEASURED && self.steps_left > 0
    }

    pub fn count_measured(&mut self) {
        self.steps_left = self.steps_left.saturating_sub(1);
        self.spend(GAS_PER_MEASURED);
    }

    pub fn has_room_to_look(&self) -> bool {
        self.gas_left >= GAS_PER_REMEMBERING && self.steps_left > 0
    }

    /// Whether what points in so many banks counted can be kept.
    pub fn has_room_to_remember(&self, banks: usize) -> bool {
        self.gas_left >= to_remember(banks) && self.steps_left > 0
    }

    pub fn count_look(&mut self) {
        self.steps_left = self.steps_left.saturating_sub(1);
        self.spend(GAS_PER_REMEMBERING);
    }

    pub fn count_remembered(&mut self) {
        self.spend(GAS_PER_REMEMBERED);
    }

    pub fn count_energies(&mut self, banks: u32) {
        self.spend(u64::from(banks).saturating_mul(GAS_PER_ENERGY));
    }

    pub fn count_foreseen(&mut self) {
        self.spend(GAS_PER_FORESEEN);
    }

    pub fn count_call(&mut self) {
        self.steps_left = self.steps_left.saturating_sub(1);
        self.spend(GAS_PER_CALL);
    }

    pub fn count_ended_call(&mut self) {
        self.steps_left = self.steps_left.saturating_sub(1);
        self.spend(GAS_PER_ENDED_CALL);
    }

    pub fn count_lines(&mut self, zones: usize) {
        self.is_fresh = false;
        self.spend(of_lines(zones));
    }

    pub fn count_feeders(&mut self, zones: usize) {
        self.spend(per_zone(GAS_PER_FEEDER, zones));
    }

    pub fn count_quality(&mut self) {
        self.spend(GAS_PER_QUALITY);
    }

    pub fn count_zone(&mut self) {
        self.is_fresh = false;
        self.steps_left = self.steps_left.saturating_sub(1);
        self.spend(GAS_PER_ZONE);
    }

    pub fn count_told(&mut self) {
        self.spend(GAS_PER_TOLD);
    }

    fn spend(&mut self, gas: u64) {
        self.gas_left = self.gas_left.saturating_sub(gas);
    }
}

fn of_points(gas: u64, gas_per_point: u64, points: usize) -> u64 {
    per_zone(gas_per_point, points).saturating_add(gas)
}

/// What counts of an offer and what will, both in so many banks.
fn to_remember(banks: usize) -> u64 {
    let slots = u64::try_from(banks).unwrap_or(u64::MAX).saturating_mul(CHUNK_SLOTS.into());
    slots.saturating_mul(GAS_PER_ENERGY).saturating_add(2 * GAS_PER_REMEMBERED)
}

fn of_lines(zones: usize) -> u64 {
    per_zone(GAS_PER_LINE, zones).saturating_add(GAS_PER_SLOT)
}

fn per_zone(gas: u64, zones: usize) -> u64 {
    u64::try_from(zones).unwrap_or(u64::MAX).saturating_mul(gas)
}

#[cfg(test)]
mod tests {
    use interface::grid::MAX_ZONES;

    use super::*;

    /// What the manifest promises.
    const SHARE: u64 = 1_000_000;

    #[test]
    fn the_share_of_the_clock_suffices_for_the_largest_grid() {
        assert!(Budget::new(SHARE, 0).has_room_to_open(MAX_ZONES as usize));
    }

    #[test]
    fn the_share_of_the_clock_suffices_for_an_island_in_the_largest_grid() {
        let mut budget = Budget::new(SHARE, 0);
        budget.count_feeders(MAX_ZONES as usize);
        assert!(budget.is_fresh() && budget.has_room_for_island());
        budget.count_zone();
        assert!(!budget.is_fresh());
    }

    #[test]
    fn the_share_of_the_clock_suffices_for_the_largest_offer() {
        let mut budget = Budget::new(SHARE, 0);
        assert!(budget.has_room_to_ask() && budget.has_room_to_bind());
        budget.count_look();
        assert!(budget.has_room_to_remember(2 * MAX_OFFER_BANKS));
    }

    #[test]
    fn the_share_of_the_clock_suffices_for_a_full_bank_that_is_cut() {
        let mut budget = Budget::new(SHARE, 0);
        assert!(budget.has_room_to_cut() && budget.has_room_for_calls(true));
        budget.count_registry();
        budget.count_bank();
        assert!(budget.has_room_to_foresee_bank(256) && budget.has_room_to_cut_bank(256));
        assert!(budget.has_room_to_compensate());
    }

    #[test]
    fn after_a_failure_one_zone_is_worked_on() {
        let mut budget = Budget::new(u64::MAX, 1);
        assert!(budget.has_room_to_open(1));
        budget.count_zone();
        assert!(!budget.has_room_for_zone() && !budget.has_room_to_open(1));
    }

    #[test]
    fn a_tick_does_no_more_than_its_gas_suffices_for() {
        for (gas_budget, zones) in [(0, 0), (304_999, 0), (305_000, 1), (345_000, 3), (1_000_000, 35)] {
            let mut budget = Budget::new(gas_budget, 0);
            let mut done = 0;
            while budget.has_room_for_zone() {
                budget.count_zone();
                done += 1;
            }
            assert_eq!(done, zones, "{gas_budget}");
        }
    }
}
