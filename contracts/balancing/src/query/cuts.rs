use cosmwasm_std::Deps;
use interface::{
    balancing::{CallAt, CutPoint, CutPointsResponse, CutReason, CutsResponse, PointClass},
    page::page_size,
};
use units::bank_of;

use crate::{
    cut::Cut,
    cut_points::{CutPoints, PointCut},
    cut_result,
    error::ContractError,
    points::point_at,
};

pub fn cuts(
    deps: Deps,
    start_after: Option<CallAt>,
    limit: Option<u32>,
) -> Result<CutsResponse, ContractError> {
    let cuts = Cut::all_after(deps.storage, start_after, page_size(limit))?;
    Ok(CutsResponse { cuts: cuts.into_iter().map(|cut| cut.told).collect() })
}

pub fn cut_points(
    deps: Deps,
    at: CallAt,
    start_after: Option<u32>,
    limit: Option<u32>,
) -> Result<CutPointsResponse, ContractError> {
    let from_meter = start_after.map_or(0, |after| after.saturating_add(1));
    let (mut points, mut bank) = (Vec::new(), bank_of(from_meter));
    let limit = page_size(limit);
    while let Some((number, of_bank)) = CutPoints::first_from(deps.storage, at, bank)? {
        for point in of_bank.0 {
            let meter_id = point_at(number, point.index);
            if points.len() == limit {
                return Ok(CutPointsResponse { points });
            }
            if meter_id >= from_meter {
                points.push(describe(deps, at, meter_id, point)?);
            }
        }
        bank = number.saturating_add(1);
    }
    Ok(CutPointsResponse { points })
}

fn describe(deps: Deps, at: CallAt, meter_id: u32, point: PointCut) -> Result<CutPoint, ContractError> {
    let PointCut { class, expected_wh, baseline_wh, cut_wh, .. } = point;
    let reason = match expected_wh {
        _ if cut_wh > 0 => CutReason::Shares,
        _ if class == PointClass::LifeSupporting => CutReason::LifeSupporting,
        None | Some(0) => CutReason::NothingExpected,
        Some(_) => CutReason::NotNeeded,
    };
    Ok(CutPoint {
        meter_id,
        class,
        expected_wh: expected_wh.map(Into::into),
        cut_wh: cut_wh.into(),
        reason,
        baseline_wh: baseline_wh.map(Into::into),
        outcome: cut_result::load(deps.storage, at, meter_id)?,
    })
}
