use clearing::PriceGrid;
use cosmwasm_std::{Deps, Storage};
use forward::{ForwardError, References, Schedule, moved_dynamic, times};
use interface::{
    grid::GridState,
    packed::{Signals, keys as shared},
    trading::{self, Config, Pricing},
};
use ledger::encode_price;
use units::{
    PriceMicroPerKwh,
    pack::{PackError, Reader, write_u64},
    slot_start,
};

use crate::{error::BookError, keys, store::settings::PRICING};

/// What settled slots left of each zone, in order of id from 0: `0 or dynamic reference + 1 varint | 0 or last price of its pool + 1 varint`, both in
/// micro per kWh.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ZonePrices(Vec<ZonePrice>);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ZonePrice {
    /// Not rounded to ticks, so that small moves add up.
    pub dynamic_micro_per_kwh: Option<PriceMicroPerKwh>,
    pub pool_micro_per_kwh: Option<PriceMicroPerKwh>,
}

impl ZonePrices {
    pub fn load(storage: &dyn Storage) -> Result<Self, BookError> {
        match storage.get(&keys::PRICES) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        if !self.0.is_empty() {
            storage.set(&keys::PRICES, &self.encode());
        }
    }

    pub fn get(&self, zone_id: u32) -> ZonePrice {
        usize::try_from(zone_id).ok().and_then(|at| self.0.get(at)).copied().unwrap_or_default()
    }

    /// Takes in what a zone did in a settled slot. Zones come in order of id, without gaps.
    pub fn settle(&mut self, zone: &SettledZone, pricing: &Pricing, grid: &PriceGrid) {
        let Ok(at) = usize::try_from(zone.zone_id) else { return };
        if self.0.len() == at {
            self.0.push(ZonePrice::default());
        }
        let Some(price) = self.0.get_mut(at) else { return };
        let before = price.dynamic_micro_per_kwh.unwrap_or(pricing.base_micro_per_kwh.into());
        let moved = moved_dynamic(before, pricing.sensitivity_permille, zone.import_wh, zone.export_wh, grid);
        price.dynamic_micro_per_kwh = Some(moved);
        price.pool_micro_per_kwh = zone.pool_micro_per_kwh.or(price.pool_micro_per_kwh);
    }

    /// Dynamic references in order of zone.
    pub fn dynamic(&self, pricing: &Pricing) -> Vec<PriceMicroPerKwh> {
        let base = pricing.base_micro_per_kwh.into();
        self.0.iter().map(|price| price.dynamic_micro_per_kwh.unwrap_or(base)).collect()
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 6);
        for price in &self.0 {
            encode_price(&mut bytes, price.dynamic_micro_per_kwh);
            encode_price(&mut bytes, price.pool_micro_per_kwh);
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut prices = Vec::new();
        while !reader.is_empty() {
            prices.push(ZonePrice {
                dynamic_micro_per_kwh: reader.u64()?.checked_sub(1),
                pool_micro_per_kwh: reader.u64()?.checked_sub(1),
            });
        }
        Ok(Self(prices))
    }
}

/// What a slot's settlement says of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettledZone {
    pub zone_id: u32,
    pub import_wh: u64,
    pub export_wh: u64,
    pub pool_micro_per_kwh: Option<PriceMicroPerKwh>,
}

/// All that references are made of, as it is now.
#[derive(Clone, Debug)]
pub struct ReferenceSources {
    pricing: forward::Pricing,
    schedule: Schedule,
    prices: ZonePrices,
    signals: Signals,
    slot_seconds: u32,
}

impl ReferenceSources {
    pub fn load(deps: Deps, config: &Config, signals: Signals) -> Result<Self, BookError> {
        let pricing = PRICING.load(deps.storage)?;
        let schedule = schedule(&pricing)?;
        let prices = ZonePrices::load(deps.storage)?;
        let pricing = multipliers(&pricing);
        Ok(Self { pricing, schedule, prices, signals, slot_seconds: config.slot_seconds })
    }

    pub fn prices(&self) -> &ZonePrices {
        &self.prices
    }

    pub fn signals(&self) -> &Signals {
        &self.signals
    }

    /// What model prices follow in a zone for a slot: the time of use is that of the slot's start.
    pub fn of(&self, slot: u32, zone_id: u32) -> References {
        let base = self.pricing.base_micro_per_kwh;
        let state = self.signals.state_of(zone_id).unwrap_or(GridState::Normal);
        let state_permille = self.pricing.state_permille[usize::from(state.code())];
        let time_permille = self.schedule.multiplier_permille(slot_start(slot, self.slot_seconds));
        let event_permille = self.signals.event_multiplier(zone_id, slot).unwrap_or(UNCHANGED_PERMILLE);
        References {
            dynamic: self.prices.get(zone_id).dynamic_micro_per_kwh.unwrap_or(base),
            time_of_use: times(base, time_permille),
            demand_response: times(base, event_permille),
            grid_stability: times(base, state_permille),
        }
    }
}

const UNCHANGED_PERMILLE: u16 = 1_000;

/// What the grid tells between slots; nothing when it cannot be read.
pub fn signals(deps: Deps, config: &Config) -> Option<Signals> {
    let bytes = deps.querier.query_wasm_raw(&config.grid, shared::signals()).ok()??;
    Signals::decode(&bytes).ok()
}

/// What references are made of, as the engine takes it, but for the schedule.
pub fn multipliers(pricing: &Pricing) -> forward::Pricing {
    forward::Pricing {
        sensitivity_permille: pricing.sensitivity_permille,
        base_micro_per_kwh: pricing.base_micro_per_kwh.into(),
        state_permille: GridState::ALL.map(|state| pricing.state_permille.of(state)),
    }
}

/// The engine's schedule, checked.
pub fn schedule(pricing: &Pricing) -> Result<Schedule, ForwardError> {
    let trading::TimeOfUse { time_zone, windows } = &pricing.time_of_use;
    let turn = |turn: trading::Turn| forward::Turn {
        month: turn.month,
        week: turn.week,
        weekday: turn.weekday,
        second_of_day: turn.second_of_day,
        time_is: match turn.time_is {
            trading::TurnTime::Utc => forward::TurnTime::Utc,
            trading::TurnTime::Standard => forward::TurnTime::Standard,
            trading::TurnTime::Wall => forward::TurnTime::Wall,
        },
    };
    let daylight = time_zone.daylight.map(|daylight| forward::Daylight {
        offset_minutes: daylight.offset_minutes,
        starts: turn(daylight.starts),
        ends: turn(daylight.ends),
    });
    let windows = windows.iter().map(|window| forward::Window {
        weekdays: window.weekdays,
        from_minute: window.from_minute,
        to_minute: window.to_minute,
        multiplier_permille: window.multiplier_permille,
    });
    let standard_offset_minutes = time_zone.standard_offset_minutes;
    Schedule::new(forward::TimeZone { standard_offset_minutes, daylight }, windows.collect())
}

/// Four varints.
pub fn encode_references(references: &References, bytes: &mut Vec<u8>) {
    let References { dynamic, time_of_use, demand_response, grid_stability } = *references;
    let prices = [dynamic, time_of_use, demand_response, grid_stability];
    prices.into_iter().for_each(|price| write_u64(bytes, price));
}

pub fn decode_references(reader: &mut Reader<'_>) -> Result<References, PackError> {
    Ok(References {
        dynamic: reader.u64()?,
        time_of_use: reader.u64()?,
        demand_response: reader.u64()?,
        grid_stability: reader.u64()?,
    })
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::testing::MockStorage;
    use interface::trading::{TimeOfUse, TimeZone};

    use super::*;

    fn pricing() -> Pricing {
        let time_zone = TimeZone { standard_offset_minutes: 60, daylight: None };
        Pricing {
            sensitivity_permille: 20,
            base_micro_per_kwh: 150_000,
            time_of_use: TimeOfUse { time_zone, windows: vec![] },
            state_permille: trading::StatePermille {
                normal: 1_000,
                alert: 1_200,
                emergency: 1_500,
                restoration: 1_100,
            },
        }
    }

    fn zone(zone_id: u32, import_wh: u64, export_wh: u64, pool: Option<u64>) -> SettledZone {
        SettledZone { zone_id, import_wh, export_wh, pool_micro_per_kwh: pool }
    }

    #[test]
    fn demand_raises_a_zones_reference_and_supply_lowers_it_and_prices_stay_until_the_next() {
        let grid = PriceGrid::new(80_000, 300_000, 1_000).unwrap();
        let mut prices = ZonePrices::default();
        prices.settle(&zone(0, 1_000, 0, Some(0)), &pricing(), &grid);
        prices.settle(&zone(1, 500, 1_000, None), &pricing(), &grid);
        assert_eq!(prices.dynamic(&pricing()), [153_000, 148_500]);
        prices.settle(&zone(0, 0, 0, None), &pricing(), &grid);
        assert_eq!(prices.get(0).pool_micro_per_kwh, Some(0));
        assert_eq!(prices.get(1).pool_micro_per_kwh, None);
        assert_eq!(prices.get(2), ZonePrice::default());
        let mut storage = MockStorage::new();
        prices.save(&mut storage);
        assert_eq!(ZonePrices::load(&storage).unwrap(), prices);
    }
}
