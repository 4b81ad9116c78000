//! What a zone or point will do: its typical day, shifted by what it does differently now (section 2).

use serde::{Deserialize, Serialize};

use crate::BalancingError;

/// Slots in a day of the data.
pub const SLOTS_A_DAY: u32 = 96;

/// Days that make a typical one.
pub const TYPICAL_DAYS: u32 = 7;

/// The farthest slot of which a typical day knows anything.
#[allow(clippy::arithmetic_side_effects)] // 7 days of 96 slots.
pub const MAX_AHEAD: u32 = TYPICAL_DAYS * SLOTS_A_DAY;

/// What is known, and how far to look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// What was read in each slot, Wh, oldest first; the last one is now.
    pub values: Vec<Option<i64>>,
    /// How many slots from now on to foresee.
    pub ahead: u32,
}

/// What is foreseen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Foreseen {
    /// Per slot from the next one on, Wh; `None` where no day says anything.
    pub forecast_wh: Vec<Option<i64>>,
}

/// Foresees `known.ahead` slots.
pub fn forecast(known: &Known) -> Result<Foreseen, BalancingError> {
    if known.ahead > MAX_AHEAD {
        return Err(BalancingError::TooFarAhead { ahead: known.ahead, max: MAX_AHEAD });
    }
    let mut residual_wh = residual_wh(&known.values);
    let mut forecast_wh = Vec::new();
    for ahead in 1..=known.ahead {
        residual_wh = faded(residual_wh);
        forecast_wh.push(match typical_wh(&known.values, ahead) {
            None => None,
            Some(typical_wh) => Some(counted(i128::from(typical_wh).saturating_add(residual_wh), ahead)?),
        });
    }
    Ok(Foreseen { forecast_wh })
}

/// The same for one slot, `ahead` slots after now, where it is known what is typical then and now.
pub fn foreseen_wh(
    typical_wh: Option<i64>,
    now: (Option<i64>, Option<i64>),
    ahead: u32,
) -> Result<Option<i64>, BalancingError> {
    let Some(typical_wh) = typical_wh else { return Ok(None) };
    let mut residual_wh = match now {
        (Some(now_wh), Some(typical_now_wh)) => i128::from(now_wh).saturating_sub(typical_now_wh.into()),
        _ => 0,
    };
    for _ in 0..ahead {
        if residual_wh == 0 {
            break;
        }
        residual_wh = faded(residual_wh);
    }
    counted(i128::from(typical_wh).saturating_add(residual_wh), ahead).map(Some)
}

/// The mean, rounded down, of what was read at the time of day of the slot `ahead` of the last of `values`, 1 to 7 days before it;
/// `None` if nothing was.
pub fn typical_wh(values: &[Option<i64>], ahead: u32) -> Option<i64> {
    let read = (1..=TYPICAL_DAYS).filter_map(|days| {
        let back = SLOTS_A_DAY.checked_mul(days)?.checked_sub(ahead)?;
        let from_end = usize::try_from(back).ok()?.checked_add(1)?;
        values.get(values.len().checked_sub(from_end)?).copied().flatten()
    });
    let (sum_wh, days) = read.fold((0i128, 0i128), |(sum_wh, days), value| {
        (sum_wh.saturating_add(i128::from(value)), days.saturating_add(1))
    });
    // A mean of 64-bit numbers is one.
    sum_wh.checked_div_euclid(days).and_then(|mean_wh| i64::try_from(mean_wh).ok())
}

/// By how much now differs from a typical day; 0 where either is unknown.
fn residual_wh(values: &[Option<i64>]) -> i128 {
    match (values.last().copied().flatten(), typical_wh(values, 0)) {
        (Some(now_wh), Some(typical_wh)) => i128::from(now_wh).saturating_sub(i128::from(typical_wh)),
        _ => 0,
    }
}

/// Three quarters, rounded towards zero.
fn faded(residual_wh: i128) -> i128 {
    residual_wh.saturating_mul(3) / 4
}

fn counted(forecast_wh: i128, ahead: u32) -> Result<i64, BalancingError> {
    i64::try_from(forecast_wh).map_err(|_| BalancingError::ForecastTooLarge { forecast_wh, ahead })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreseen(values: Vec<Option<i64>>, ahead: u32) -> Vec<Option<i64>> {
        forecast(&Known { values, ahead }).unwrap().forecast_wh
    }

    #[test]
    fn one_slot_is_foreseen_as_all_are_from_what_is_typical() {
        for now_wh in [None, Some(-700), Some(0), Some(100), Some(i64::MAX)] {
            let mut values: Vec<_> = (0..673).map(|slot| (slot % 7 != 3).then_some(slot)).collect();
            values[672] = now_wh;
            for ahead in [1, 3, 8] {
                let now = (now_wh, typical_wh(&values, 0));
                let one = foreseen_wh(typical_wh(&values, ahead), now, ahead);
                let all = forecast(&Known { values: values.clone(), ahead });
                assert_eq!(one.ok().flatten(), all.ok().and_then(|mut all| all.forecast_wh.pop()).flatten());
            }
        }
        assert_eq!(foreseen_wh(None, (Some(5), Some(1)), 3), Ok(None));
    }

    #[test]
    fn tomorrow_is_as_today_where_only_today_is_known() {
        let values: Vec<_> = (0..96).map(Some).collect();
        assert_eq!(foreseen(values.clone(), 96), values);
    }

    #[test]
    fn a_difference_of_now_fades_by_a_quarter_a_slot() {
        let values = (0..97).map(|slot| Some(if slot == 96 { 100 } else { 0 })).collect();
        assert_eq!(foreseen(values, 4), [75, 56, 42, 31].map(Some));
    }

    #[test]
    fn a_negative_mean_is_rounded_down_and_a_difference_towards_zero() {
        let mut values = vec![None; 193];
        (values[0], values[96]) = (Some(-1), Some(-2));
        assert_eq!(typical_wh(&values, 0), Some(-2));
        values[192] = Some(-3);
        values[1] = Some(10);
        assert_eq!(foreseen(values, 1), [Some(10)], "a difference of -1 fades to 0");
    }

    #[test]
    fn nothing_is_foreseen_of_a_time_of_day_that_was_never_read() {
        assert_eq!(foreseen(vec![], 2), [None, None]);
        assert_eq!(foreseen(vec![None; 200], 1), [None]);
        assert_eq!(foreseen(vec![Some(1)], 96).last(), Some(&Some(1)));
    }

    #[test]
    fn what_lies_beyond_seven_days_is_refused_by_name() {
        let refused = forecast(&Known { values: vec![], ahead: 673 }).unwrap_err();
        assert_eq!(refused.to_string(), "a forecast 673 slots ahead; at most 672 are foreseen");
    }

    #[test]
    fn a_forecast_beyond_64_bits_is_refused_by_name() {
        let mut values = vec![Some(i64::MIN); 97];
        (values[1], values[96]) = (Some(i64::MAX), Some(i64::MAX));
        let refused = forecast(&Known { values, ahead: 1 }).unwrap_err();
        assert!(matches!(refused, BalancingError::ForecastTooLarge { ahead: 1, .. }), "{refused}");
    }
}
