//! How much of what a line is expected to carry is too much, and what would relieve it (section 4).

use serde::{Deserialize, Serialize};
use units::EnergyWh;

use crate::{BalancingError, error::check_at_most, permille_of};

/// What is expected of a zone's line in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// What is foreseen, positive towards the root.
    pub forecast_wh: Option<i64>,
    /// What is typical.
    pub typical_wh: Option<i64>,
    /// The line's nominal capacity towards the root.
    pub capacity_up_wh: EnergyWh,
    /// The line's nominal capacity away from the root.
    pub capacity_down_wh: EnergyWh,
    /// How much of its capacity the line may be expected to carry.
    pub target_permille: u16,
}

/// What is too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// What the line is expected to carry; `None` where too little is known.
    pub expected_wh: Option<i64>,
    /// What would relieve it; `None` where nothing is needed.
    pub direction: Option<Relief>,
    /// How much of it.
    pub needed_wh: EnergyWh,
}

/// What relieves a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relief {
    /// The zone draws less: its import registers count.
    DrawLess,
    /// It feeds in less: its export registers count.
    FeedInLess,
}

/// What of an expected flow passes the target.
pub fn need(expectation: &Expectation) -> Result<Need, BalancingError> {
    let Expectation { capacity_up_wh, capacity_down_wh, target_permille, .. } = *expectation;
    check_at_most("target_permille", target_permille.into(), crate::PERMILLE.into())?;
    let Some(expected_wh) = expected_wh(expectation) else {
        return Ok(Need { expected_wh: None, direction: None, needed_wh: 0 });
    };
    let (capacity_wh, relief) = if expected_wh > 0 {
        (capacity_up_wh, Relief::FeedInLess)
    } else {
        (capacity_down_wh, Relief::DrawLess)
    };
    let target_wh = permille_of(capacity_wh, target_permille);
    let beyond_wh = u128::from(expected_wh.unsigned_abs()).saturating_sub(target_wh);
    // Not more than the flow, which fits.
    let needed_wh = u64::try_from(beyond_wh).unwrap_or(u64::MAX);
    Ok(Need { expected_wh: Some(expected_wh), direction: (needed_wh > 0).then_some(relief), needed_wh })
}

/// The smaller in size of the forecast and 1.2 times what is typical, rounded towards zero: nobody calls with a bump of the forecast alone.
fn expected_wh(expectation: &Expectation) -> Option<i64> {
    let forecast_wh = expectation.forecast_wh?;
    let raised_wh = i128::from(expectation.typical_wh?).saturating_mul(6) / 5;
    if raised_wh.unsigned_abs() < u128::from(forecast_wh.unsigned_abs()) {
        i64::try_from(raised_wh).ok()
    } else {
        Some(forecast_wh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(forecast_wh: Option<i64>, typical_wh: Option<i64>) -> (Option<Relief>, u64) {
        let expectation = Expectation {
            forecast_wh,
            typical_wh,
            capacity_up_wh: 1000,
            capacity_down_wh: 2000,
            target_permille: 950,
        };
        let need = need(&expectation).unwrap();
        (need.direction, need.needed_wh)
    }

    #[test]
    fn what_passes_the_target_is_needed_in_the_direction_that_relieves() {
        assert_eq!(of(Some(1000), Some(1000)), (Some(Relief::FeedInLess), 50));
        assert_eq!(of(Some(950), Some(1000)), (None, 0));
        assert_eq!(of(Some(-2000), Some(-2000)), (Some(Relief::DrawLess), 100));
    }

    #[test]
    fn a_forecast_counts_up_to_a_fifth_above_what_is_typical() {
        assert_eq!(of(Some(5000), Some(1000)), (Some(Relief::FeedInLess), 250));
        assert_eq!(of(Some(5000), Some(-1)), (None, 0));
        assert_eq!(of(Some(i64::MIN), Some(i64::MIN)), (Some(Relief::DrawLess), (1 << 63) - 1900));
    }

    #[test]
    fn nothing_is_needed_of_what_is_unknown() {
        assert_eq!(of(None, Some(5000)), (None, 0));
        assert_eq!(of(Some(5000), None), (None, 0));
    }

    #[test]
    fn a_target_beyond_the_capacity_is_refused_by_name() {
        let expectation = Expectation {
            forecast_wh: None,
            typical_wh: None,
            capacity_up_wh: 0,
            capacity_down_wh: 0,
            target_permille: 1001,
        };
        assert_eq!(
            need(&expectation).unwrap_err().to_string(),
            "target_permille is 1001; it is at most 1000"
        );
    }
}
