//! What a tick costs in gas, at most: the real VM's tests (`contracts/gas`) compare it with what is charged.

use interface::grid::MAX_ZONES;

/// What is done in every tick, and sending a message again.
const GAS_PER_TICK: u64 = 150_000;
/// Opening, clearing and ending a slot, and each of its zones.
const GAS_PER_SLOT: u64 = 100_000;
const GAS_PER_ZONE: u64 = 6_000;
/// A bank that is summed or settled, and each point of it.
const GAS_PER_BANK: u64 = 16_000;
const GAS_PER_BANK_POINT: u64 = 220;
/// A point's worth of other work.
const GAS_PER_POINT: u64 = 300;

/// What is left of the gas that the clock gave a tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct GasLeft(u64);

impl GasLeft {
    pub fn of_tick(gas_budget: u64) -> Self {
        Self(gas_budget.saturating_sub(GAS_PER_TICK))
    }

    pub fn suffices_for(self, points: u32) -> bool {
        self.0 >= of_points(points, GAS_PER_POINT)
    }

    pub fn suffices_for_bank(self, points: u32) -> bool {
        self.0 >= of_bank(points)
    }

    /// Whatever the grid looks like, and with its largest bank.
    pub fn suffices_to_open(self, bank_points: u32) -> bool {
        self.0 >= of_slot(MAX_ZONES).saturating_add(of_bank(bank_points))
    }

    pub fn halve(&mut self, times: u32) {
        self.0 = self.0.checked_shr(times).unwrap_or(0);
    }

    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Keeps what a slot takes beside its banks.
    pub fn keep_for_slot(&mut self, zones: u32) {
        self.spend(of_slot(zones));
    }

    pub fn spend_on_bank(&mut self, points: u32) {
        self.spend(of_bank(points));
    }

    pub fn spend_on(&mut self, points: u32) {
        self.spend(of_points(points, GAS_PER_POINT));
    }

    fn spend(&mut self, gas: u64) {
        self.0 = self.0.saturating_sub(gas);
    }
}

fn of_points(points: u32, gas_per_point: u64) -> u64 {
    u64::from(points).saturating_mul(gas_per_point)
}

fn of_bank(points: u32) -> u64 {
    of_points(points, GAS_PER_BANK_POINT).saturating_add(GAS_PER_BANK)
}

fn of_slot(zones: u32) -> u64 {
    u64::from(zones).saturating_mul(GAS_PER_ZONE).saturating_add(GAS_PER_SLOT)
}
