use cosmwasm_std::{Int128, Uint64};
use interface::trading::{Backstop, BankResult, PointEnergy, Reason, ResultFact, Side};
use pool::{CaughtUp, Outcome, OutcomeZone};

/// What the energies of a result do not say.
#[derive(Clone, Copy, Debug)]
pub struct Forward {
    /// Of forward trades, received, or paid if negative.
    pub money_micro: i128,
    pub has_reading: bool,
}

/// What a point did in a slot, and why.
pub fn explain(
    outcome: &Outcome,
    zone: &OutcomeZone,
    result: &BankResult,
    forward: &Forward,
    limit_micro_per_kwh: Option<u32>,
) -> Vec<ResultFact> {
    let energy = &result.energy;
    let facts = [
        Some(metered(energy, forward)),
        traded_forward(energy, forward),
        left(energy),
        some(energy.held_wh, |energy_wh| ResultFact::Held { energy_wh }),
        some(energy.used_wh, |energy_wh| ResultFact::Used { energy_wh }),
        sold_to_neighbours(energy, zone),
        bought_from_neighbours(energy, zone, outcome),
        sold_to_backstop(energy, zone, outcome),
        bought_from_backstop(energy, zone, outcome),
        not_traded(result, zone, outcome, limit_micro_per_kwh),
    ];
    facts.into_iter().flatten().collect()
}

fn metered(energy: &PointEnergy, forward: &Forward) -> ResultFact {
    match forward.has_reading {
        true => ResultFact::Metered { export_wh: energy.export_wh, import_wh: energy.import_wh },
        false => ResultFact::Unread {},
    }
}

fn traded_forward(energy: &PointEnergy, forward: &Forward) -> Option<ResultFact> {
    traded_any(energy).then_some(ResultFact::TradedForward {
        sold_wh: energy.forward_sold_wh,
        bought_wh: energy.forward_bought_wh,
        money_micro: Int128::new(forward.money_micro),
    })
}

fn left(energy: &PointEnergy) -> Option<ResultFact> {
    let came_wh = energy.export_wh.saturating_add(energy.forward_bought_wh);
    let went_wh = energy.import_wh.saturating_add(energy.forward_sold_wh);
    if !traded_any(energy) {
        return None;
    }
    some(came_wh.saturating_sub(went_wh), |energy_wh| ResultFact::LeftOver { energy_wh })
        .or_else(|| some(went_wh.saturating_sub(came_wh), |energy_wh| ResultFact::LeftMissing { energy_wh }))
}

fn traded_any(energy: &PointEnergy) -> bool {
    !energy.forward_sold_wh.is_zero() || !energy.forward_bought_wh.is_zero()
}

fn sold_to_neighbours(energy: &PointEnergy, zone: &OutcomeZone) -> Option<ResultFact> {
    let price_micro_per_kwh = zone.price_micro_per_kwh.unwrap_or_default();
    some(energy.pool_sold_wh, |energy_wh| ResultFact::SoldToNeighbours { energy_wh, price_micro_per_kwh })
}

fn bought_from_neighbours(energy: &PointEnergy, zone: &OutcomeZone, outcome: &Outcome) -> Option<ResultFact> {
    some(energy.pool_bought_wh, |energy_wh| ResultFact::BoughtFromNeighbours {
        energy_wh,
        price_micro_per_kwh: zone.price_micro_per_kwh.unwrap_or_default(),
        trading_fee_micro_per_kwh: outcome.tariff.trading_fee_micro_per_kwh,
    })
}

fn sold_to_backstop(energy: &PointEnergy, zone: &OutcomeZone, outcome: &Outcome) -> Option<ResultFact> {
    some(energy.utility_sold_wh, |energy_wh| ResultFact::SoldToBackstop {
        backstop: backstop(zone),
        energy_wh,
        price_micro_per_kwh: outcome.tariff.feed_in_micro_per_kwh,
    })
}

fn bought_from_backstop(energy: &PointEnergy, zone: &OutcomeZone, outcome: &Outcome) -> Option<ResultFact> {
    some(energy.utility_bought_wh, |energy_wh| ResultFact::BoughtFromBackstop {
        backstop: backstop(zone),
        energy_wh,
        price_micro_per_kwh: outcome.tariff.retail_micro_per_kwh,
    })
}

fn backstop(zone: &OutcomeZone) -> Backstop {
    if zone.islanded { Backstop::ZoneOperator } else { Backstop::Utility }
}

/// Why what the backstop took or gave was not traded with neighbours.
fn not_traded(
    result: &BankResult,
    zone: &OutcomeZone,
    outcome: &Outcome,
    limit_micro_per_kwh: Option<u32>,
) -> Option<ResultFact> {
    let PointEnergy { utility_sold_wh, utility_bought_wh, .. } = result.energy;
    let (side, energy_wh) = match (utility_sold_wh.is_zero(), utility_bought_wh.is_zero()) {
        (true, true) => return None,
        (false, _) => (Side::Sell, utility_sold_wh),
        (true, false) => (Side::Buy, utility_bought_wh),
    };
    Some(match result.reason {
        Reason::Outbid => ResultFact::Outbid {
            side,
            energy_wh,
            price_micro_per_kwh: zone.price_micro_per_kwh,
            limit_micro_per_kwh,
        },
        Reason::Marginal => ResultFact::Marginal { side, energy_wh, limit_micro_per_kwh },
        Reason::NoCounterparty => ResultFact::NoCounterparty { side, energy_wh, limit_micro_per_kwh },
        Reason::Funds => ResultFact::Funds { side, energy_wh },
        Reason::Paused => ResultFact::Paused { side, energy_wh },
        Reason::BelowFeedIn => ResultFact::BelowFeedIn {
            side,
            energy_wh,
            feed_in_micro_per_kwh: outcome.tariff.feed_in_micro_per_kwh,
        },
        Reason::None | Reason::CatchUp => return None,
    })
}

/// What became of energy of missed slots, which comes after all else.
pub fn caught_up(CaughtUp { span, prices }: &CaughtUp) -> ResultFact {
    ResultFact::CaughtUp {
        from_slot: span.from_slot,
        to_slot: span.to_slot,
        export_wh: Uint64::new(span.export_wh),
        import_wh: Uint64::new(span.import_wh),
        feed_in_micro_per_kwh: prices.feed_in_micro_per_kwh,
        retail_micro_per_kwh: prices.retail_micro_per_kwh,
    }
}

fn some(energy_wh: Uint64, fact: impl Fn(Uint64) -> ResultFact) -> Option<ResultFact> {
    (!energy_wh.is_zero()).then(|| fact(energy_wh))
}

#[cfg(test)]
mod tests {
    use interface::grid::Tariff;
    use settlement::ZoneTotals;

    use super::*;

    fn outcome(price_micro_per_kwh: Option<u32>) -> (Outcome, OutcomeZone) {
        let zone = OutcomeZone {
            zone_id: 0,
            price_micro_per_kwh,
            flow_wh: 0,
            islanded: false,
            totals: ZoneTotals::default(),
        };
        let tariff = Tariff {
            feed_in_micro_per_kwh: 80_000,
            retail_micro_per_kwh: 300_000,
            trading_fee_micro_per_kwh: 2_000,
        };
        let outcome = Outcome {
            bank_count: 1,
            tariff,
            points_metered: 1,
            points_caught_up: 0,
            adds_up: true,
            money: Default::default(),
            zones: vec![zone],
        };
        (outcome, zone)
    }

    fn deficit(reason: Reason) -> BankResult {
        let zero = Uint64::zero();
        let energy = PointEnergy {
            export_wh: zero,
            import_wh: Uint64::new(250),
            forward_sold_wh: zero,
            forward_bought_wh: zero,
            held_wh: zero,
            used_wh: zero,
            pool_sold_wh: zero,
            pool_bought_wh: zero,
            utility_sold_wh: zero,
            utility_bought_wh: Uint64::new(250),
            catch_up_import_wh: zero,
            catch_up_export_wh: zero,
        };
        BankResult {
            meter_id: 0,
            energy,
            money_micro: Int128::new(-75_000),
            catch_up: Default::default(),
            reason,
        }
    }

    #[test]
    fn what_was_not_traded_says_why_with_the_numbers_that_decided() {
        let (side, energy_wh) = (Side::Buy, Uint64::new(250));
        for (reason, limit_micro_per_kwh, fact) in [
            (
                Reason::Outbid,
                Some(120_000),
                ResultFact::Outbid {
                    side,
                    energy_wh,
                    price_micro_per_kwh: Some(150_000),
                    limit_micro_per_kwh: Some(120_000),
                },
            ),
            (
                Reason::Marginal,
                Some(150_000),
                ResultFact::Marginal { side, energy_wh, limit_micro_per_kwh: Some(150_000) },
            ),
            (
                Reason::NoCounterparty,
                Some(298_000),
                ResultFact::NoCounterparty { side, energy_wh, limit_micro_per_kwh: Some(298_000) },
            ),
            (Reason::Funds, Some(298_000), ResultFact::Funds { side, energy_wh }),
            (Reason::Paused, None, ResultFact::Paused { side, energy_wh }),
            (
                Reason::BelowFeedIn,
                None,
                ResultFact::BelowFeedIn { side, energy_wh, feed_in_micro_per_kwh: 80_000 },
            ),
        ] {
            let (outcome, zone) = outcome(Some(150_000));
            let forward = Forward { money_micro: 0, has_reading: true };
            let facts = explain(&outcome, &zone, &deficit(reason), &forward, limit_micro_per_kwh);
            let backstop = Backstop::Utility;
            let bought = ResultFact::BoughtFromBackstop { backstop, energy_wh, price_micro_per_kwh: 300_000 };
            let metered = ResultFact::Metered { export_wh: Uint64::zero(), import_wh: energy_wh };
            assert_eq!(facts, [metered, bought, fact]);
        }
    }

    #[test]
    fn forward_trades_are_told_with_what_they_leave_to_settle() {
        let missing = |energy_wh| ResultFact::LeftMissing { energy_wh: Uint64::new(energy_wh) };
        let over = |energy_wh| ResultFact::LeftOver { energy_wh: Uint64::new(energy_wh) };
        let (outcome, zone) = outcome(Some(150_000));
        for (sold_wh, bought_wh, money_micro, left) in
            [(800, 0, 88_000, missing(1_050)), (0, 300, -45_000, over(50)), (500, 600, -5_000, missing(150))]
        {
            let mut result = deficit(Reason::None);
            let (sold_wh, bought_wh) = (Uint64::new(sold_wh), Uint64::new(bought_wh));
            result.energy.forward_sold_wh = sold_wh;
            result.energy.forward_bought_wh = bought_wh;
            let forward = Forward { money_micro, has_reading: false };
            let facts = explain(&outcome, &zone, &result, &forward, None);
            let money_micro = Int128::new(money_micro);
            let traded = ResultFact::TradedForward { sold_wh, bought_wh, money_micro };
            assert_eq!(facts[..3], [ResultFact::Unread {}, traded, left]);
        }
        let mut result = deficit(Reason::None);
        result.energy.forward_bought_wh = Uint64::new(250);
        let forward = Forward { money_micro: -25_000, has_reading: true };
        let facts = explain(&outcome, &zone, &result, &forward, None);
        let left =
            |fact: &ResultFact| matches!(fact, ResultFact::LeftOver { .. } | ResultFact::LeftMissing { .. });
        assert!(!facts.iter().any(left), "what was bought is what was used: {facts:?}");
    }
}
