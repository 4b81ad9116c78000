use interface::{
    grid::{Line, Tariff},
    registry::{KeyType, Source},
    trading::ForwardParams,
};

use crate::Suite;

/// Who lives where, on which terms.
#[derive(Clone, Debug)]
pub struct Community {
    pub settings: Settings,
    pub zones: Vec<ZonePlan>,
    pub households: Vec<Household>,
}

#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub slot_seconds: u32,
    pub grace_seconds: u32,
    pub points_per_tick: u32,
    pub keep_slots: u32,
    pub tariff: Tariff,
    pub forward: ForwardParams,
    pub withdraw_delay_slots: u32,
    /// What the utility, and the operator who stands in for it on islands, pay in before anybody trades.
    pub utility_coins_micro: u128,
}

#[derive(Clone, Debug)]
pub struct ZonePlan {
    pub name: String,
    /// Index into [`Community::zones`]; the root has none.
    pub parent: u32,
    pub fee_micro_per_kwh: u32,
    pub storage_wh: u64,
}

/// A metering point and its owner.
#[derive(Clone, Debug)]
pub struct Household {
    /// Its meter's serial, too.
    pub name: String,
    pub owner: String,
    /// Index into [`Community::zones`], 0 being the root.
    pub zone: usize,
    pub source: Source,
    pub key_type: KeyType,
}

/// What most tests need: feed-in 0.08, retail 0.30, a trading fee of 0.002, quarter-hours.
pub const ORDINARY: Settings = Settings {
    slot_seconds: 900,
    grace_seconds: 60,
    points_per_tick: 2_560,
    keep_slots: 96,
    tariff: Tariff {
        feed_in_micro_per_kwh: 80_000,
        retail_micro_per_kwh: 300_000,
        trading_fee_micro_per_kwh: 2_000,
    },
    forward: testing::FORWARD_PARAMS,
    withdraw_delay_slots: 0,
    utility_coins_micro: 100_000_000_000,
};

impl Default for Community {
    fn default() -> Self {
        let root = ZonePlan { name: "town".to_string(), parent: 0, fee_micro_per_kwh: 0, storage_wh: 0 };
        Self { settings: ORDINARY, zones: vec![root], households: Vec::new() }
    }
}

impl Community {
    /// Adds a zone below the root.
    pub fn zone(self, name: &str, fee_micro_per_kwh: u32) -> Self {
        self.zone_below(0, name, fee_micro_per_kwh)
    }

    /// Adds a zone below another one, which is so many after the root.
    pub fn zone_below(mut self, parent: u32, name: &str, fee_micro_per_kwh: u32) -> Self {
        self.zones.push(ZonePlan { name: name.to_string(), parent, fee_micro_per_kwh, storage_wh: 0 });
        self
    }

    /// Gives the latest zone storage.
    pub fn with_storage(mut self, storage_wh: u64) -> Self {
        if let Some(zone) = self.zones.last_mut() {
            zone.storage_wh = storage_wh;
        }
        self
    }

    /// Adds a household with solar panels to the latest zone; it owns its meter.
    pub fn household(self, name: &str) -> Self {
        self.meter_of(name, name)
    }

    /// Adds a meter of somebody who may have others.
    pub fn meter_of(mut self, owner: &str, name: &str) -> Self {
        let key_type = KeyType::ALL[self.households.len() % KeyType::ALL.len()];
        self.households.push(Household {
            name: name.to_string(),
            owner: owner.to_string(),
            zone: self.zones.len() - 1,
            source: Source::Solar,
            key_type,
        });
        self
    }

    pub fn settings(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self
    }

    /// Deploys the contracts, admits everybody, registers all meters and takes their first readings.
    pub fn start(self) -> Suite {
        Suite::start(self)
    }
}

/// The line every zone hangs on.
pub fn line(fee_micro_per_kwh: u32) -> Line {
    Line { fee_micro_per_kwh, capacity_up_wh: 1_000_000u64.into(), capacity_down_wh: 1_000_000u64.into() }
}
