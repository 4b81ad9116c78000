//! Who has to do less where offers do not suffice: class by class, the lowest never (section 5).

use serde::{Deserialize, Serialize};
use units::{EnergyWh, MeterId, Share};

use crate::{
    BalancingError,
    error::{check_distinct, sum_wh},
};

/// The class whose load can wait: the first to be cut.
pub const FLEXIBLE: u8 = 2;

/// The class of ordinary load.
pub const ORDINARY: u8 = 1;

/// The class of what supports lives: never cut.
pub const LIFE_SUPPORTING: u8 = 0;

/// What is still needed in a slot, and who could do less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Curtailment {
    /// How much is needed.
    pub needed_wh: EnergyWh,
    /// The zone's points.
    pub points: Vec<Point>,
}

/// What a point is expected to draw, or to feed in where the line is full upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Its id; lower ids share first.
    pub id: MeterId,
    /// 2 flexible, 1 ordinary, 0 life-supporting.
    pub class: u8,
    /// How much; nothing is taken where it is unknown or negative.
    pub expected_wh: Option<i64>,
}

/// Who is cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Curtailed {
    /// What nobody is cut for.
    pub short_wh: EnergyWh,
    /// Per point, by id.
    pub points: Vec<Cut>,
}

/// What a point has to do less of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// The point.
    pub id: MeterId,
    /// How much less than expected.
    pub cut_wh: EnergyWh,
}

/// Takes what is needed from the highest class first, within a class by share of what is expected.
pub fn curtail(curtailment: &Curtailment) -> Result<Curtailed, BalancingError> {
    let points = by_id(&curtailment.points)?;
    let mut cuts: Vec<Cut> = points.iter().map(|point| Cut { id: point.id, cut_wh: 0 }).collect();
    let mut short_wh = curtailment.needed_wh;
    for class in [FLEXIBLE, ORDINARY] {
        let members = || points.iter().zip(0usize..).filter(|(point, _)| point.class == class);
        let expected_wh = sum_wh(members().map(|(point, _)| point.can_cut_wh()))?;
        let mut share = Share::new(expected_wh.min(short_wh), expected_wh)?;
        for (point, position) in members() {
            cuts[position].cut_wh = share.next(point.can_cut_wh())?;
        }
        short_wh = short_wh.saturating_sub(share.given());
    }
    Ok(Curtailed { short_wh, points: cuts })
}

impl Point {
    fn can_cut_wh(&self) -> EnergyWh {
        self.expected_wh.and_then(|expected_wh| expected_wh.try_into().ok()).unwrap_or_default()
    }
}

fn by_id(points: &[Point]) -> Result<Vec<Point>, BalancingError> {
    if let Some(&Point { id: point, class, .. }) = points.iter().find(|point| point.class > FLEXIBLE) {
        return Err(BalancingError::UnknownClass { point, class, max: FLEXIBLE });
    }
    let mut points = points.to_vec();
    points.sort_unstable_by_key(|point| point.id);
    check_distinct("point", points.iter().map(|point| point.id.into()))?;
    Ok(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curtailment(needed_wh: EnergyWh, points: &[(u8, Option<i64>)]) -> Curtailment {
        let points =
            points.iter().zip(0..).map(|(&(class, expected_wh), id)| Point { id, class, expected_wh });
        Curtailment { needed_wh, points: points.collect() }
    }

    fn cut(needed_wh: EnergyWh, points: &[(u8, Option<i64>)]) -> (EnergyWh, Vec<EnergyWh>) {
        let curtailed = curtail(&curtailment(needed_wh, points)).unwrap();
        (curtailed.short_wh, curtailed.points.iter().map(|cut| cut.cut_wh).collect())
    }

    #[test]
    fn flexible_load_goes_first_and_a_class_shares_by_what_is_expected() {
        let points = [(1, Some(800)), (2, Some(300)), (1, Some(400)), (0, Some(5000))];
        assert_eq!(cut(900, &points), (0, vec![400, 300, 200, 0]));
    }

    #[test]
    fn nobody_of_class_0_is_cut_whatever_is_short() {
        assert_eq!(cut(900, &[(0, Some(5000)), (1, Some(100))]), (800, vec![0, 100]));
    }

    #[test]
    fn nothing_is_taken_where_nothing_is_known() {
        assert_eq!(cut(900, &[(2, None), (2, Some(-7)), (2, Some(0))]), (900, vec![0, 0, 0]));
    }

    #[test]
    fn what_cannot_be_is_refused_by_name() {
        let refused = curtail(&curtailment(1, &[(3, None)])).unwrap_err();
        assert_eq!(refused.to_string(), "point 0 is of class 3; classes are 0 to 2");
        let mut twice = curtailment(1, &[(1, None), (2, None)]);
        twice.points[1].id = 0;
        assert_eq!(curtail(&twice).unwrap_err().to_string(), "point 0 is given twice");
        let most = [(2, Some(i64::MAX)), (2, Some(i64::MAX)), (2, Some(2))];
        assert_eq!(
            curtail(&curtailment(1, &most)).unwrap_err().to_string(),
            "2 Wh more than 18446744073709551614 Wh cannot be counted"
        );
    }
}
