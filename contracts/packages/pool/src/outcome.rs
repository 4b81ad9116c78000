use cosmwasm_std::{Int128, Order, Storage, Uint64, Uint128};
use interface::{
    grid::{self, Tariff},
    trading::{SlotMoney, SlotOutcome, Stage},
};
use settlement::{SettlementError, ZoneTotals};
use units::pack::{Reader, write_i64, write_i128, write_u64, write_u128};

use crate::{error::PoolError, keys, slot::SlotWork};

/// What a slot came to. Packed field by field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub bank_count: u32,
    pub tariff: Tariff,
    pub points_metered: u32,
    pub points_caught_up: u32,
    pub adds_up: bool,
    pub money: Money,
    pub zones: Vec<OutcomeZone>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    pub points_micro: i128,
    pub utility_micro: i128,
    pub community_micro: i128,
    pub lines_micro: i128,
    pub islands_micro: i128,
    pub turnover_micro: u128,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomeZone {
    pub zone_id: u32,
    pub price_micro_per_kwh: Option<u32>,
    pub flow_wh: i64,
    /// Whether an operator stood in for the utility.
    pub islanded: bool,
    pub totals: ZoneTotals,
}

impl Outcome {
    pub fn load(storage: &dyn Storage, slot: u32) -> Result<Option<Self>, PoolError> {
        match storage.get(&keys::outcome(slot)) {
            Some(bytes) => Ok(Some(Self::decode(&bytes)?)),
            None => Ok(None),
        }
    }

    pub fn save(&self, storage: &mut dyn Storage, slot: u32) {
        storage.set(&keys::outcome(slot), &self.encode());
    }

    /// Slots with an outcome up to and with `last`, in the order asked for.
    pub fn slots_until(storage: &dyn Storage, last: u32, order: Order) -> impl Iterator<Item = u32> + '_ {
        let (first, after) = (keys::outcome(0), keys::after_outcome(last));
        storage.range_keys(Some(&first), Some(&after), order).filter_map(|key| {
            let slot: [u8; 4] = key.get(1..)?.try_into().ok()?;
            Some(u32::from_be_bytes(slot))
        })
    }

    pub fn zone(&self, zone_id: u32) -> Option<&OutcomeZone> {
        self.zones.iter().find(|zone| zone.zone_id == zone_id)
    }

    pub fn to_interface(&self, slot: u32, stage: Stage) -> SlotOutcome {
        let Money {
            points_micro,
            utility_micro,
            community_micro,
            lines_micro,
            islands_micro,
            turnover_micro,
        } = self.money;
        SlotOutcome {
            slot,
            stage,
            tariff: self.tariff,
            points_metered: self.points_metered,
            points_caught_up: self.points_caught_up,
            zones: self.zones.iter().copied().map(OutcomeZone::to_interface).collect(),
            money: SlotMoney {
                points_micro: Int128::new(points_micro),
                utility_micro: Int128::new(utility_micro),
                community_micro: Int128::new(community_micro),
                lines_micro: Int128::new(lines_micro),
                islands_micro: Int128::new(islands_micro),
                turnover_micro: Uint128::new(turnover_micro),
            },
            adds_up: self.adds_up,
        }
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(64 + self.zones.len() * 48);
        let Tariff { feed_in_micro_per_kwh, retail_micro_per_kwh, trading_fee_micro_per_kwh } = self.tariff;
        for number in [
            self.bank_count,
            feed_in_micro_per_kwh,
            retail_micro_per_kwh,
            trading_fee_micro_per_kwh,
            self.points_metered,
            self.points_caught_up,
            u32::from(self.adds_up),
        ] {
            write_u64(&mut bytes, number.into());
        }
        let Money {
            points_micro,
            utility_micro,
            community_micro,
            lines_micro,
            islands_micro,
            turnover_micro,
        } = self.money;
        for micro in [points_micro, utility_micro, community_micro, lines_micro, islands_micro] {
            write_i128(&mut bytes, micro);
        }
        write_u128(&mut bytes, turnover_micro);
        for zone in &self.zones {
            write_u64(&mut bytes, zone.zone_id.into());
            write_u64(&mut bytes, zone.price_micro_per_kwh.map_or(0, |price| u64::from(price) + 1));
            write_i64(&mut bytes, zone.flow_wh);
            bytes.push(zone.islanded.into());
            zone.totals.pack(&mut bytes);
        }
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, SettlementError> {
        let mut reader = Reader::new(bytes);
        let bank_count = reader.u32()?;
        let tariff = Tariff {
            feed_in_micro_per_kwh: reader.u32()?,
            retail_micro_per_kwh: reader.u32()?,
            trading_fee_micro_per_kwh: reader.u32()?,
        };
        let (points_metered, points_caught_up, adds_up) = (reader.u32()?, reader.u32()?, reader.u32()? == 1);
        let money = Money {
            points_micro: reader.i128()?,
            utility_micro: reader.i128()?,
            community_micro: reader.i128()?,
            lines_micro: reader.i128()?,
            islands_micro: reader.i128()?,
            turnover_micro: reader.u128()?,
        };
        let mut zones = Vec::new();
        while !reader.is_empty() {
            zones.push(OutcomeZone {
                zone_id: reader.u32()?,
                price_micro_per_kwh: reader.u64()?.checked_sub(1).and_then(|price| u32::try_from(price).ok()),
                flow_wh: reader.i64()?,
                islanded: reader.u8()? == 1,
                totals: ZoneTotals::unpack(&mut reader)?,
            });
        }
        Ok(Self { bank_count, tariff, points_metered, points_caught_up, adds_up, money, zones })
    }
}

impl OutcomeZone {
    pub fn to_interface(self) -> grid::ZoneTotals {
        let totals = &self.totals;
        grid::ZoneTotals {
            zone_id: self.zone_id,
            import_wh: Uint64::new(totals.import_wh),
            export_wh: Uint64::new(totals.export_wh),
            pool_sold_wh: Uint64::new(totals.pool_sold_wh),
            pool_bought_wh: Uint64::new(totals.pool_bought_wh),
            utility_sold_wh: Uint64::new(totals.utility_sold_wh),
            utility_bought_wh: Uint64::new(totals.utility_bought_wh),
            held_wh: Uint64::new(totals.held_wh),
            used_wh: Uint64::new(totals.used_wh),
            line_flow_wh: self.flow_wh,
            price_micro_per_kwh: self.price_micro_per_kwh,
        }
    }
}

impl SlotWork {
    /// Received by the points settled so far, less what they paid.
    pub fn points_micro(&self) -> i128 {
        self.progress.zones.iter().fold(0i128, |sum, zone| sum.saturating_add(zone.totals.points_micro))
    }

    /// As far as banks are settled; nobody but points is paid yet.
    pub fn outcome_so_far(&self) -> Outcome {
        let (points_micro, turnover_micro) = (self.points_micro(), self.progress.turnover_micro);
        self.outcome(Money { points_micro, turnover_micro, ..Money::default() }, true)
    }

    pub fn outcome(&self, money: Money, adds_up: bool) -> Outcome {
        Outcome {
            bank_count: self.given.bank_count,
            tariff: self.given.tariff,
            points_metered: self.progress.points_metered,
            points_caught_up: self.progress.points_caught_up,
            adds_up,
            money,
            zones: self.outcome_zones(),
        }
    }

    fn outcome_zones(&self) -> Vec<OutcomeZone> {
        let zones = self.progress.zones.iter().zip(&self.given.zones).enumerate();
        zones
            .map(|(position, (progress, given))| {
                let pool = self.cleared.get(position).map(|cleared| cleared.pool);
                let price = pool.and_then(|pool| pool.traded_price());
                OutcomeZone {
                    zone_id: given.zone_id,
                    price_micro_per_kwh: price.and_then(|price| u32::try_from(price).ok()),
                    flow_wh: pool.map_or(0, |pool| pool.flow_wh),
                    islanded: self.terms.island(position).is_ok_and(|island| island.is_some()),
                    totals: progress.totals,
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_comes_back_as_it_was() {
        let zone = OutcomeZone {
            zone_id: 0,
            price_micro_per_kwh: Some(0),
            flow_wh: -5,
            islanded: true,
            totals: ZoneTotals { export_wh: 9, points_micro: -7, ..ZoneTotals::default() },
        };
        let outcome = Outcome {
            bank_count: 2,
            tariff: Tariff {
                feed_in_micro_per_kwh: 80_000,
                retail_micro_per_kwh: 300_000,
                trading_fee_micro_per_kwh: 2_000,
            },
            points_metered: 300,
            points_caught_up: 2,
            adds_up: true,
            money: Money { points_micro: -12, utility_micro: 10, community_micro: 2, ..Money::default() },
            zones: vec![zone, OutcomeZone { zone_id: 4, price_micro_per_kwh: None, ..zone }],
        };
        assert_eq!(Outcome::decode(&outcome.encode()), Ok(outcome));
    }
}
