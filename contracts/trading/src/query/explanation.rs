use cosmwasm_std::Uint64;
use interface::trading::{BankResult, PointEnergy, Reason};
use pool::{Outcome, OutcomeZone};

use super::words::{decimal, kwh, money};

/// What the energies of a result do not say.
#[derive(Clone, Copy, Debug)]
pub struct Forward {
    /// Of forward trades, received, or paid if negative.
    pub money_micro: i128,
    pub has_reading: bool,
}

/// What a point did in a slot, in plain words.
pub fn explain(
    outcome: &Outcome,
    zone: &OutcomeZone,
    result: &BankResult,
    forward: &Forward,
    limit: Option<u32>,
) -> Vec<String> {
    let words = Words { outcome, zone, result, forward, limit };
    let sentences = [
        words.metered(),
        words.forward(),
        words.balanced(),
        words.held(),
        words.used(),
        words.sold_to_neighbours(),
        words.bought_from_neighbours(),
        words.sold_to_utility(),
        words.bought_from_utility(),
        words.why(),
        words.caught_up(),
        words.money(),
    ];
    sentences.into_iter().flatten().collect()
}

struct Words<'a> {
    outcome: &'a Outcome,
    zone: &'a OutcomeZone,
    result: &'a BankResult,
    forward: &'a Forward,
    limit: Option<u32>,
}

impl Words<'_> {
    fn metered(&self) -> Option<String> {
        let (export_wh, import_wh) = (self.result.energy.export_wh, self.result.energy.import_wh);
        if !self.forward.has_reading {
            return Some("No reading arrived in time for this slot.".to_string());
        }
        Some(format!("Metered: {} fed in, {} taken.", kwh(export_wh), kwh(import_wh)))
    }

    fn forward(&self) -> Option<String> {
        let (sold_wh, bought_wh) = (self.result.energy.forward_sold_wh, self.result.energy.forward_bought_wh);
        let amount = decimal(self.forward.money_micro.unsigned_abs(), 6);
        let traded = match (sold_wh.is_zero(), bought_wh.is_zero()) {
            (true, true) => return None,
            (false, true) => format!("{} was sold", kwh(sold_wh)),
            (true, false) => format!("{} was bought", kwh(bought_wh)),
            (false, false) => format!("{} was sold and {} bought", kwh(sold_wh), kwh(bought_wh)),
        };
        let paid = if self.forward.money_micro < 0 { "paid" } else { "received" };
        Some(format!("{traded} before the slot began, and {amount} {paid} for it."))
    }

    /// What forward trades and the meter leave to be settled.
    fn balanced(&self) -> Option<String> {
        let PointEnergy { export_wh, import_wh, forward_sold_wh, forward_bought_wh, .. } = self.result.energy;
        let came_wh = export_wh.saturating_add(forward_bought_wh);
        let went_wh = import_wh.saturating_add(forward_sold_wh);
        if forward_sold_wh.is_zero() && forward_bought_wh.is_zero() || came_wh == went_wh {
            return None;
        }
        Some(if came_wh > went_wh {
            format!("That left {} over.", kwh(came_wh.saturating_sub(went_wh)))
        } else {
            format!("That left {} missing.", kwh(went_wh.saturating_sub(came_wh)))
        })
    }

    fn held(&self) -> Option<String> {
        some(self.result.energy.held_wh, |energy| {
            format!("{energy} went into storage as energy tokens, at no price.")
        })
    }

    fn used(&self) -> Option<String> {
        some(self.result.energy.used_wh, |energy| {
            format!("{energy} came from the owner's energy tokens, at no price.")
        })
    }

    fn sold_to_neighbours(&self) -> Option<String> {
        let price = money(self.zone.price_micro_per_kwh.unwrap_or_default());
        some(self.result.energy.pool_sold_wh, |energy| {
            format!("{energy} went to neighbours at {price} per kWh.")
        })
    }

    fn bought_from_neighbours(&self) -> Option<String> {
        let price = money(self.zone.price_micro_per_kwh.unwrap_or_default());
        let fee = money(self.outcome.tariff.trading_fee_micro_per_kwh);
        some(self.result.energy.pool_bought_wh, |energy| {
            format!("{energy} came from neighbours at {price} per kWh and a trading fee of {fee}.")
        })
    }

    fn sold_to_utility(&self) -> Option<String> {
        let (price, who) = (money(self.outcome.tariff.feed_in_micro_per_kwh), self.backstop());
        some(self.result.energy.utility_sold_wh, |energy| {
            format!("{energy} went to {who} at {price} per kWh.")
        })
    }

    fn bought_from_utility(&self) -> Option<String> {
        let (price, who) = (money(self.outcome.tariff.retail_micro_per_kwh), self.backstop());
        some(self.result.energy.utility_bought_wh, |energy| {
            format!("{energy} came from {who} at {price} per kWh.")
        })
    }

    fn backstop(&self) -> &'static str {
        if self.zone.islanded {
            "the zone's operator, who stands in for the utility on an island,"
        } else {
            "the utility"
        }
    }

    fn why(&self) -> Option<String> {
        let rest_wh = self.result.energy.utility_sold_wh.max(self.result.energy.utility_bought_wh);
        if rest_wh.is_zero() {
            return None;
        }
        let rest = kwh(rest_wh);
        let limit = self
            .limit
            .map_or("its limit".to_string(), |limit| format!("its limit of {} per kWh", money(limit)));
        let price = self.zone.price_micro_per_kwh.map_or("none".to_string(), money);
        let selling = !self.result.energy.utility_sold_wh.is_zero();
        let (not_traded, direction) = if selling {
            ("was not sold to neighbours", "below")
        } else {
            ("was not bought from neighbours", "above")
        };
        Some(match self.result.reason {
            Reason::Outbid => {
                format!("{rest} {not_traded} because their price of {price} per kWh was {direction} {limit}.")
            }
            Reason::Marginal => format!(
                "{rest} {not_traded} because {limit} was exactly their price, where there was not enough for everyone and all got their share."
            ),
            Reason::NoCounterparty => {
                format!("{rest} {not_traded} because nobody within reach would trade at {limit}.")
            }
            Reason::Funds => format!(
                "{rest} {not_traded} because the account and its credit line could not pay for all of it."
            ),
            Reason::Paused => format!("{rest} {not_traded} because the point trades with the utility only."),
            Reason::BelowFeedIn => {
                let feed_in = money(self.outcome.tariff.feed_in_micro_per_kwh);
                format!(
                    "{rest} {not_traded} because the bid less the trading fee is below the feed-in price of {feed_in} per kWh."
                )
            }
            Reason::None | Reason::CatchUp => return None,
        })
    }

    fn caught_up(&self) -> Option<String> {
        let (export_wh, import_wh) =
            (self.result.energy.catch_up_export_wh, self.result.energy.catch_up_import_wh);
        if export_wh.is_zero() && import_wh.is_zero() {
            return None;
        }
        let tariff = &self.outcome.tariff;
        Some(format!(
            "Late readings brought {} fed in and {} taken in earlier slots, settled at {} and {} per kWh.",
            kwh(export_wh),
            kwh(import_wh),
            money(tariff.feed_in_micro_per_kwh),
            money(tariff.retail_micro_per_kwh),
        ))
    }

    fn money(&self) -> Option<String> {
        let micro = self.result.money_micro.i128();
        let amount = decimal(micro.unsigned_abs(), 6);
        Some(match micro.signum() {
            1 => format!("The account received {amount}."),
            -1 => format!("The account paid {amount}."),
            _ => "No money moved.".to_string(),
        })
    }
}

fn some(energy_wh: Uint64, sentence: impl Fn(String) -> String) -> Option<String> {
    (!energy_wh.is_zero()).then(|| sentence(kwh(energy_wh)))
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::Int128;
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
        BankResult { meter_id: 0, energy, money_micro: Int128::new(-75_000), reason }
    }

    #[test]
    fn every_reason_has_its_sentence() {
        for (reason, limit, sentence) in [
            (
                Reason::Outbid,
                Some(120_000),
                "because their price of 0.15 per kWh was above its limit of 0.12 per kWh.",
            ),
            (
                Reason::NoCounterparty,
                Some(298_000),
                "because nobody within reach would trade at its limit of 0.298 per kWh.",
            ),
            (
                Reason::Funds,
                Some(298_000),
                "because the account and its credit line could not pay for all of it.",
            ),
            (Reason::Paused, None, "because the point trades with the utility only."),
            (
                Reason::BelowFeedIn,
                None,
                "because the bid less the trading fee is below the feed-in price of 0.08 per kWh.",
            ),
        ] {
            let (outcome, zone) = outcome(Some(150_000));
            let metered = Forward { money_micro: 0, has_reading: true };
            let words = explain(&outcome, &zone, &deficit(reason), &metered, limit);
            assert_eq!(words[2], format!("0.25 kWh was not bought from neighbours {sentence}"));
            assert_eq!(words[1], "0.25 kWh came from the utility at 0.3 per kWh.");
            assert_eq!(words[3], "The account paid 0.075.");
        }
    }

    #[test]
    fn forward_trades_are_told_with_what_they_leave_to_settle() {
        let (outcome, zone) = outcome(Some(150_000));
        for (sold_wh, bought_wh, money_micro, traded, balance) in [
            (
                800,
                0,
                88_000,
                "0.8 kWh was sold before the slot began, and 0.088 received for it.",
                "That left 1.05 kWh missing.",
            ),
            (
                0,
                300,
                -45_000,
                "0.3 kWh was bought before the slot began, and 0.045 paid for it.",
                "That left 0.05 kWh over.",
            ),
            (
                500,
                600,
                -5_000,
                "0.5 kWh was sold and 0.6 kWh bought before the slot began, and 0.005 paid for it.",
                "That left 0.15 kWh missing.",
            ),
        ] {
            let mut result = deficit(Reason::None);
            result.energy.forward_sold_wh = Uint64::new(sold_wh);
            result.energy.forward_bought_wh = Uint64::new(bought_wh);
            let forward = Forward { money_micro, has_reading: false };
            let words = explain(&outcome, &zone, &result, &forward, None);
            assert_eq!(words[..3], ["No reading arrived in time for this slot.", traded, balance]);
        }
        let mut result = deficit(Reason::None);
        result.energy.forward_bought_wh = Uint64::new(250);
        let forward = Forward { money_micro: -25_000, has_reading: true };
        let words = explain(&outcome, &zone, &result, &forward, None);
        assert!(words.iter().all(|sentence| !sentence.starts_with("That left")));
    }
}
