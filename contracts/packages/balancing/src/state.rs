//! How a zone fares: each slot is judged, and what it is judged as moves the zone's state (section 3).

use serde::{Deserialize, Serialize};
use units::EnergyWh;

use crate::{
    BalancingError, PERMILLE,
    error::{check_at_most, check_not_zero},
};

/// The highest loading that is told; that of a line without capacity.
pub const MAX_LOADING_PERMILLE: u32 = 1_000_000;

/// How many of the next slots' forecasts are looked at.
pub const FORECAST_SLOTS: usize = 4;

/// Where one state ends and the next begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// Loading from which a zone is alert.
    pub alert_permille: u32,
    /// Loading above which it is in emergency.
    pub emergency_permille: u32,
    /// Loading below which it calms down.
    pub clear_permille: u32,
    /// Slots that a zone has to be calm for.
    pub calm_slots: u32,
    /// Stages of restoration.
    pub stages: u32,
    /// Deviation of the frequency above which a zone is alert.
    pub frequency_alert_mhz: u32,
    /// Deviation of the frequency above which it is in emergency.
    pub frequency_emergency_mhz: u32,
    /// Deviation of the voltage, of the nominal one, above which a zone is alert.
    pub voltage_alert_permille: u32,
    /// Deviation of the voltage above which it is in emergency.
    pub voltage_emergency_permille: u32,
}

/// What is known of a zone in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observed {
    /// What its line carries, positive towards the root.
    pub flow_wh: i64,
    /// The line's nominal capacity towards the root.
    pub capacity_up_wh: EnergyWh,
    /// The line's nominal capacity away from the root.
    pub capacity_down_wh: EnergyWh,
    /// What it is expected to carry in the next slots; the first four count.
    pub forecast_flow_wh: Vec<Option<i64>>,
    /// How far the frequency of feeder meters was off, at worst.
    pub frequency_deviation_mhz: Option<u32>,
    /// How far their voltage was off, at worst, of the nominal one.
    pub voltage_deviation_permille: Option<u32>,
    /// What the operator says.
    pub operator: Option<Said>,
}

/// What an operator can say: only worse than what is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// At least alert.
    Alert,
    /// Emergency.
    Emergency,
}

/// How a zone fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing is near its limit.
    Normal,
    /// Something is, or is foreseen to be beyond it.
    Alert,
    /// Something is beyond its limit.
    Emergency,
    /// On the way back from an emergency, stage by stage.
    Restoration,
}

/// Why a slot is not calm; in alphabetical order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The line is foreseen to be overloaded.
    Forecast,
    /// The frequency is beyond a band.
    Frequency,
    /// The line is near its capacity.
    Loaded,
    /// The operator says so.
    Operator,
    /// The line carries more than it may.
    Overloaded,
    /// The voltage is beyond a band.
    Voltage,
}

/// What a slot is judged as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Something is beyond its emergency band.
    Hard,
    /// Something is beyond its alert band.
    Soft,
    /// None of these, and the loading is below what clears.
    Calm,
    /// None of these, and the loading is not.
    Between,
}

/// A judged slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// As what.
    pub verdict: Verdict,
    /// The line's loading, at most [`MAX_LOADING_PERMILLE`].
    pub loading_permille: u32,
    /// Why, in alphabetical order.
    pub reasons: Vec<Reason>,
}

/// A zone's state with what it has to remember of its slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ZoneState {
    /// How the zone fares.
    pub state: State,
    /// The stage of its restoration; 0 in other states.
    pub stage: u32,
    /// Slots in a row that count towards the next state.
    pub counted_slots: u32,
}

/// A zone's slots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watch {
    /// Where one state ends and the next begins.
    pub params: Bands,
    /// The state before the first slot.
    pub state: State,
    /// What is known of each slot, in order.
    pub slots: Vec<Observed>,
}

/// What a zone's slots made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watched {
    /// Per slot.
    pub slots: Vec<WatchedSlot>,
}

/// A zone after a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchedSlot {
    /// How it fares.
    pub state: State,
    /// The stage of its restoration; 0 in other states.
    pub stage: u32,
    /// The line's loading.
    pub loading_permille: u32,
    /// Why the slot is not calm, in alphabetical order.
    pub reasons: Vec<Reason>,
}

/// Judges a zone's slots one after the other.
pub fn watch(zone: &Watch) -> Result<Watched, BalancingError> {
    zone.params.check()?;
    let mut state = ZoneState::new(zone.state);
    let slots = zone.slots.iter().map(|observed| {
        let judged = zone.params.judge(observed);
        state = state.after(&zone.params, judged.verdict);
        WatchedSlot {
            state: state.state,
            stage: state.stage,
            loading_permille: judged.loading_permille,
            reasons: judged.reasons,
        }
    });
    Ok(Watched { slots: slots.collect() })
}

impl Bands {
    /// Refuses bands that cross, and counts of 0.
    pub fn check(&self) -> Result<(), BalancingError> {
        let pairs = [
            (("clear_permille", self.clear_permille), ("alert_permille", self.alert_permille)),
            (("alert_permille", self.alert_permille), ("emergency_permille", self.emergency_permille)),
            (
                ("frequency_alert_mhz", self.frequency_alert_mhz),
                ("frequency_emergency_mhz", self.frequency_emergency_mhz),
            ),
            (
                ("voltage_alert_permille", self.voltage_alert_permille),
                ("voltage_emergency_permille", self.voltage_emergency_permille),
            ),
        ];
        for ((narrow_name, narrow), (wide_name, wide)) in pairs {
            if narrow > wide {
                return Err(BalancingError::BandsCross { narrow_name, narrow, wide_name, wide });
            }
        }
        // A line that is cut counts as loaded so much, and has to be an emergency.
        let max = u64::from(MAX_LOADING_PERMILLE).saturating_sub(1);
        check_at_most("emergency_permille", self.emergency_permille.into(), max)?;
        check_not_zero("calm_slots", self.calm_slots.into())?;
        check_not_zero("stages", self.stages.into())
    }

    /// Judges a slot by these bands.
    pub fn judge(&self, observed: &Observed) -> Judged {
        let mut found = Found::default();
        let loading = |flow_wh| loading_permille(flow_wh, observed.capacity_up_wh, observed.capacity_down_wh);
        let foreseen = observed.forecast_flow_wh.iter().take(FORECAST_SLOTS).copied().flatten().map(loading);
        if foreseen.max().is_some_and(|foreseen| foreseen > self.emergency_permille) {
            found.soft(Reason::Forecast);
        }
        found.quality(
            Reason::Frequency,
            observed.frequency_deviation_mhz,
            self.frequency_alert_mhz,
            self.frequency_emergency_mhz,
        );
        let loading_permille = loading(observed.flow_wh);
        if (self.alert_permille..=self.emergency_permille).contains(&loading_permille) {
            found.soft(Reason::Loaded);
        }
        match observed.operator {
            Some(Said::Emergency) => found.hard(Reason::Operator),
            Some(Said::Alert) => found.soft(Reason::Operator),
            None => {}
        }
        if loading_permille > self.emergency_permille {
            found.hard(Reason::Overloaded);
        }
        found.quality(
            Reason::Voltage,
            observed.voltage_deviation_permille,
            self.voltage_alert_permille,
            self.voltage_emergency_permille,
        );
        let verdict = match (found.hard, found.soft, loading_permille < self.clear_permille) {
            (true, _, _) => Verdict::Hard,
            (false, true, _) => Verdict::Soft,
            (false, false, true) => Verdict::Calm,
            (false, false, false) => Verdict::Between,
        };
        Judged { verdict, loading_permille, reasons: found.reasons }
    }
}

/// What was found of a slot, in the order in which reasons are told.
#[derive(Default)]
struct Found {
    hard: bool,
    soft: bool,
    reasons: Vec<Reason>,
}

impl Found {
    fn hard(&mut self, reason: Reason) {
        self.hard = true;
        self.reasons.push(reason);
    }

    fn soft(&mut self, reason: Reason) {
        self.soft = true;
        self.reasons.push(reason);
    }

    fn quality(&mut self, reason: Reason, deviation: Option<u32>, alert: u32, emergency: u32) {
        match deviation {
            Some(deviation) if deviation > emergency => self.hard(reason),
            Some(deviation) if deviation > alert => self.soft(reason),
            _ => {}
        }
    }
}

/// How much of its capacity a line carries; 0 without a flow, [`MAX_LOADING_PERMILLE`] at most and without a capacity.
pub fn loading_permille(flow_wh: i64, capacity_up_wh: EnergyWh, capacity_down_wh: EnergyWh) -> u32 {
    if flow_wh == 0 {
        return 0;
    }
    let capacity_wh = if flow_wh > 0 { capacity_up_wh } else { capacity_down_wh };
    let thousandths = u128::from(flow_wh.unsigned_abs()).saturating_mul(u128::from(PERMILLE));
    let loading =
        thousandths.checked_div(u128::from(capacity_wh)).and_then(|loading| loading.try_into().ok());
    loading.map_or(MAX_LOADING_PERMILLE, |loading: u32| loading.min(MAX_LOADING_PERMILLE))
}

impl ZoneState {
    /// A zone that has just come into a state.
    pub const fn new(state: State) -> Self {
        Self { state, stage: 0, counted_slots: 0 }
    }

    /// The zone after a slot that was judged so.
    pub const fn after(self, bands: &Bands, verdict: Verdict) -> Self {
        if matches!(verdict, Verdict::Hard) {
            return Self::new(State::Emergency);
        }
        match self.state {
            State::Normal => match verdict {
                Verdict::Soft => Self::new(State::Alert),
                _ => Self::new(State::Normal),
            },
            State::Alert => match self.counting(matches!(verdict, Verdict::Calm), bands) {
                Counted::Enough => Self::new(State::Normal),
                Counted::Further(zone) => zone,
            },
            State::Emergency => match self.counting(true, bands) {
                Counted::Enough => Self::new(State::Restoration),
                Counted::Further(zone) => zone,
            },
            State::Restoration => match self.counting(!matches!(verdict, Verdict::Soft), bands) {
                Counted::Enough => self.next_stage(bands),
                Counted::Further(zone) => zone,
            },
        }
    }

    const fn counting(self, counts: bool, bands: &Bands) -> Counted {
        let counted_slots = if counts { self.counted_slots.saturating_add(1) } else { 0 };
        if counted_slots >= bands.calm_slots {
            Counted::Enough
        } else {
            Counted::Further(Self { counted_slots, ..self })
        }
    }

    const fn next_stage(self, bands: &Bands) -> Self {
        let stage = self.stage.saturating_add(1);
        if stage >= bands.stages {
            Self::new(State::Normal)
        } else {
            Self { state: State::Restoration, stage, counted_slots: 0 }
        }
    }
}

/// Whether a zone was in its state for long enough.
enum Counted {
    Enough,
    Further(ZoneState),
}

#[cfg(test)]
mod tests {
    use super::*;

    const BANDS: Bands = Bands {
        alert_permille: 800,
        emergency_permille: 1000,
        clear_permille: 700,
        calm_slots: 2,
        stages: 2,
        frequency_alert_mhz: 200,
        frequency_emergency_mhz: 800,
        voltage_alert_permille: 100,
        voltage_emergency_permille: 150,
    };

    fn observed(flow_wh: i64) -> Observed {
        Observed {
            flow_wh,
            capacity_up_wh: 1000,
            capacity_down_wh: 2000,
            forecast_flow_wh: vec![],
            frequency_deviation_mhz: None,
            voltage_deviation_permille: None,
            operator: None,
        }
    }

    fn verdict(flow_wh: i64) -> Verdict {
        BANDS.judge(&observed(flow_wh)).verdict
    }

    fn states(state: State, flows_wh: &[i64]) -> Vec<(State, u32)> {
        let slots = flows_wh.iter().map(|&flow_wh| observed(flow_wh)).collect();
        let watched = watch(&Watch { params: BANDS, state, slots }).unwrap();
        watched.slots.iter().map(|slot| (slot.state, slot.stage)).collect()
    }

    #[test]
    fn a_line_is_judged_by_the_capacity_of_the_flows_direction() {
        assert_eq!(loading_permille(999, 1000, 2000), 999);
        assert_eq!(loading_permille(-999, 1000, 2000), 499);
        assert_eq!(loading_permille(i64::MIN, 0, u64::MAX), 500);
    }

    #[test]
    fn a_line_without_capacity_is_loaded_as_soon_as_it_carries_something() {
        assert_eq!(loading_permille(0, 0, 0), 0);
        assert_eq!(loading_permille(1, 0, 0), MAX_LOADING_PERMILLE);
        assert_eq!(loading_permille(i64::MAX, 1, 1), MAX_LOADING_PERMILLE);
    }

    #[test]
    fn a_band_is_passed_above_its_value_and_an_alert_begins_at_it() {
        let verdicts = [699, 700, 799, 800, 1000, 1001].map(verdict);
        use Verdict::{Between, Calm, Hard, Soft};
        assert_eq!(verdicts, [Calm, Between, Between, Soft, Soft, Hard]);
    }

    #[test]
    fn an_operator_can_make_it_worse_but_not_better() {
        let calm = BANDS.judge(&Observed { operator: Some(Said::Emergency), ..observed(0) });
        assert_eq!((calm.verdict, calm.reasons), (Verdict::Hard, vec![Reason::Operator]));
        let overloaded = BANDS.judge(&Observed { operator: Some(Said::Alert), ..observed(2000) });
        assert_eq!(overloaded.verdict, Verdict::Hard);
    }

    #[test]
    fn only_the_next_four_slots_are_looked_at() {
        let forecast = |slots: &[i64]| {
            let forecast_flow_wh = slots.iter().copied().map(Some).collect();
            BANDS.judge(&Observed { forecast_flow_wh, ..observed(0) }).reasons
        };
        assert_eq!(forecast(&[0, 0, 0, 1001]), [Reason::Forecast]);
        assert_eq!(forecast(&[0, 0, 0, 0, 1001]), []);
    }

    #[test]
    fn the_way_back_goes_through_every_stage() {
        use State::{Emergency, Normal, Restoration};
        let way = [1001, 0, 0, 0, 0, 0, 0];
        assert_eq!(
            states(Normal, &way),
            [
                (Emergency, 0),
                (Emergency, 0),
                (Restoration, 0),
                (Restoration, 0),
                (Restoration, 1),
                (Restoration, 1),
                (Normal, 0)
            ]
        );
    }

    #[test]
    fn an_alert_ends_after_calm_slots_in_a_row() {
        use State::{Alert, Normal};
        let way = [800, 0, 750, 0, 0];
        assert_eq!(states(Normal, &way), [Alert, Alert, Alert, Alert, Normal].map(|state| (state, 0)));
    }

    #[test]
    fn bands_that_cross_are_refused_by_name() {
        let refused = |bands: Bands| bands.check().unwrap_err().to_string();
        assert_eq!(
            refused(Bands { clear_permille: 801, ..BANDS }),
            "clear_permille 801 lies above alert_permille 800"
        );
        assert_eq!(
            refused(Bands { voltage_alert_permille: 151, ..BANDS }),
            "voltage_alert_permille 151 lies above voltage_emergency_permille 150"
        );
        assert_eq!(refused(Bands { calm_slots: 0, ..BANDS }), "calm_slots is 0; it is at least 1");
        assert_eq!(refused(Bands { stages: 0, ..BANDS }), "stages is 0; it is at least 1");
        assert_eq!(
            refused(Bands { emergency_permille: 1_000_000, ..BANDS }),
            "emergency_permille is 1000000; it is at most 999999"
        );
    }
}
