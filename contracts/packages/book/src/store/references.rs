use clearing::PriceGrid;
use cosmwasm_std::{Deps, Storage};
use forward::{ForwardError, References, Schedule, moved_dynamic, near_mean, times};
use interface::{
    grid::GridState,
    packed::{Signals, keys as shared},
    trading::{self, Config, Pricing},
};
use ledger::encode_price;
use units::{
    PriceMicroPerKwh,
    pack::{PackError, Reader, write_u64, write_u128},
    slot_start,
};

use crate::{error::BookError, keys, store::settings::PRICING};

/// What settled slots left of each zone, in order of id from 0: `day varint`, then for each `0 or dynamic reference + 1 varint | 0 or last price of its
/// pool + 1 varint | 0 or mean price + 1 varint | traded_wh varint | traded_wh times price varint`, prices in micro per kWh.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ZonePrices {
    /// The one that traded energy is summed over.
    day: u32,
    zones: Vec<ZonePrice>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ZonePrice {
    /// Not rounded to ticks, so that small moves add up.
    pub dynamic_micro_per_kwh: Option<PriceMicroPerKwh>,
    pub pool_micro_per_kwh: Option<PriceMicroPerKwh>,
    /// Of all that the pool traded on the last day that is over and on which it traded.
    pub mean_micro_per_kwh: Option<PriceMicroPerKwh>,
    /// What it has traded today, and the sum of it times its prices.
    traded_wh: u64,
    priced: u128,
}

/// Slots of a day of quarter-hours.
const DAY_SLOTS: u32 = 96;

impl ZonePrice {
    /// Takes in what the pool traded in a slot.
    fn trade(&mut self, traded_wh: u64, price_micro_per_kwh: PriceMicroPerKwh) {
        let priced = u128::from(traded_wh).saturating_mul(price_micro_per_kwh.into());
        self.traded_wh = self.traded_wh.saturating_add(traded_wh);
        self.priced = self.priced.saturating_add(priced);
    }

    /// The day is over; its mean holds until another is.
    fn end_day(&mut self) {
        let mean = self.priced.checked_div(self.traded_wh.into());
        let mean = mean.map(|mean| u64::try_from(mean).unwrap_or(u64::MAX));
        self.mean_micro_per_kwh = mean.or(self.mean_micro_per_kwh);
        (self.traded_wh, self.priced) = (0, 0);
    }
}

impl ZonePrices {
    pub fn load(storage: &dyn Storage) -> Result<Self, BookError> {
        match storage.get(&keys::PRICES) {
            Some(bytes) => Ok(Self::decode(&bytes)?),
            None => Ok(Self::default()),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage) {
        if !self.zones.is_empty() {
            storage.set(&keys::PRICES, &self.encode());
        }
    }

    pub fn get(&self, zone_id: u32) -> ZonePrice {
        usize::try_from(zone_id).ok().and_then(|at| self.zones.get(at)).copied().unwrap_or_default()
    }

    /// Turns to the day of a settled slot.
    pub fn turn_to(&mut self, slot: u32) {
        let day = slot / DAY_SLOTS;
        if day > self.day {
            self.zones.iter_mut().for_each(ZonePrice::end_day);
            self.day = day;
        }
    }

    /// Takes in what a zone did in a settled slot. Zones come in order of id, without gaps.
    pub fn settle(&mut self, zone: &SettledZone, pricing: &Pricing, grid: &PriceGrid) {
        let Ok(at) = usize::try_from(zone.zone_id) else { return };
        if self.zones.len() == at {
            self.zones.push(ZonePrice::default());
        }
        let Some(price) = self.zones.get_mut(at) else { return };
        let base = pricing.base_micro_per_kwh.into();
        let before = price.dynamic_micro_per_kwh.unwrap_or(base);
        let moved = moved_dynamic(before, pricing.sensitivity_permille, zone.import_wh, zone.export_wh, grid);
        let mean = price.mean_micro_per_kwh.unwrap_or(base);
        price.dynamic_micro_per_kwh = Some(near_mean(moved, mean, grid));
        if let Some(pool_micro_per_kwh) = zone.pool_micro_per_kwh {
            price.pool_micro_per_kwh = Some(pool_micro_per_kwh);
            price.trade(zone.traded_wh, pool_micro_per_kwh);
        }
    }

    /// Dynamic references in order of zone.
    pub fn dynamic(&self, pricing: &Pricing) -> Vec<PriceMicroPerKwh> {
        let base = pricing.base_micro_per_kwh.into();
        self.zones.iter().map(|price| price.dynamic_micro_per_kwh.unwrap_or(base)).collect()
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(4 + self.zones.len() * 16);
        write_u64(&mut bytes, self.day.into());
        for price in &self.zones {
            encode_price(&mut bytes, price.dynamic_micro_per_kwh);
            encode_price(&mut bytes, price.pool_micro_per_kwh);
            encode_price(&mut bytes, price.mean_micro_per_kwh);
            write_u64(&mut bytes, price.traded_wh);
            write_u128(&mut bytes, price.priced);
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut prices = Self { day: reader.u32()?, zones: Vec::new() };
        while !reader.is_empty() {
            prices.zones.push(ZonePrice {
                dynamic_micro_per_kwh: reader.u64()?.checked_sub(1),
                pool_micro_per_kwh: reader.u64()?.checked_sub(1),
                mean_micro_per_kwh: reader.u64()?.checked_sub(1),
                traded_wh: reader.u64()?,
                priced: reader.u128()?,
            });
        }
        Ok(prices)
    }
}

/// Prices from before means were kept, `dynamic reference + 1 varint | last price + 1 varint` a zone, go on without one.
pub fn take_over_prices(storage: &mut dyn Storage) -> Result<(), BookError> {
    let Some(bytes) = storage.get(&keys::OLD_PRICES) else { return Ok(()) };
    let mut reader = Reader::new(&bytes);
    let mut prices = ZonePrices::default();
    while !reader.is_empty() {
        prices.zones.push(ZonePrice {
            dynamic_micro_per_kwh: reader.u64()?.checked_sub(1),
            pool_micro_per_kwh: reader.u64()?.checked_sub(1),
            ..ZonePrice::default()
        });
    }
    storage.remove(&keys::OLD_PRICES);
    prices.save(storage);
    Ok(())
}

/// What a slot's settlement says of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettledZone {
    pub zone_id: u32,
    pub import_wh: u64,
    pub export_wh: u64,
    /// What it traded with neighbours, and the price.
    pub traded_wh: u64,
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
        SettledZone { zone_id, import_wh, export_wh, traded_wh: 100, pool_micro_per_kwh: pool }
    }

    fn grid() -> PriceGrid {
        PriceGrid::new(80_000, 300_000, 1_000).unwrap()
    }

    #[test]
    fn demand_raises_a_zones_reference_and_supply_lowers_it_and_prices_stay_until_the_next() {
        let mut prices = ZonePrices::default();
        prices.settle(&zone(0, 1_000, 0, Some(0)), &pricing(), &grid());
        prices.settle(&zone(1, 500, 1_000, None), &pricing(), &grid());
        assert_eq!(prices.dynamic(&pricing()), [153_000, 148_500]);
        prices.settle(&zone(0, 0, 0, None), &pricing(), &grid());
        assert_eq!(prices.get(0).pool_micro_per_kwh, Some(0));
        assert_eq!(prices.get(1).pool_micro_per_kwh, None);
        assert_eq!(prices.get(2), ZonePrice::default());
        let mut storage = MockStorage::new();
        prices.save(&mut storage);
        assert_eq!(ZonePrices::load(&storage).unwrap(), prices);
    }

    #[test]
    fn a_reference_that_is_pushed_all_day_ends_a_quarter_above_the_mean_of_the_day_before() {
        let mut prices = ZonePrices::default();
        let highest_of_day = |prices: &mut ZonePrices, day: u32, price: u64| {
            for slot in day * DAY_SLOTS..(day + 1) * DAY_SLOTS {
                prices.turn_to(slot);
                prices.settle(&zone(0, 1, 0, Some(price)), &pricing(), &grid());
            }
            prices.get(0).dynamic_micro_per_kwh
        };
        assert_eq!(highest_of_day(&mut prices, 10, 120_000), Some(187_500), "a quarter above the base");
        assert_eq!(highest_of_day(&mut prices, 11, 200_000), Some(150_000), "a quarter above 120,000");
        assert_eq!(highest_of_day(&mut prices, 12, 200_000), Some(250_000), "a day of real trades later");
    }

    #[test]
    fn the_mean_weighs_prices_by_energy_and_stays_over_days_without_trades() {
        let mut prices = ZonePrices::default();
        prices.turn_to(0);
        for (traded_wh, price) in [(9_999, 100_000), (1, 300_000)] {
            let zone = SettledZone { traded_wh, ..zone(0, 1, 1, Some(price)) };
            prices.settle(&zone, &pricing(), &grid());
        }
        for slot in [DAY_SLOTS, 5 * DAY_SLOTS] {
            prices.turn_to(slot);
            assert_eq!(prices.get(0).mean_micro_per_kwh, Some(100_020));
        }
    }

    #[test]
    fn prices_of_before_go_on_without_a_mean() {
        let mut storage = MockStorage::new();
        take_over_prices(&mut storage).unwrap();
        assert_eq!(ZonePrices::load(&storage).unwrap(), ZonePrices::default());
        let mut old = Vec::new();
        [Some(153_000), Some(0), None, Some(90_000)]
            .into_iter()
            .for_each(|price| encode_price(&mut old, price));
        storage.set(&keys::OLD_PRICES, &old);
        take_over_prices(&mut storage).unwrap();
        let prices = ZonePrices::load(&storage).unwrap();
        assert_eq!(prices.dynamic(&pricing()), [153_000, 150_000]);
        assert_eq!(prices.get(1).pool_micro_per_kwh, Some(90_000));
        assert_eq!(storage.get(&keys::OLD_PRICES), None);
    }
}
