use book::{BatchRecord, price};
use cosmwasm_std::{Binary, Deps, Int128, Order, Uint64, to_json_binary};
use interface::{
    page::page_size,
    trading::{Batch, BatchZone, BatchesResponse},
};

use crate::error::ContractError;

pub fn batches(
    deps: Deps,
    slot: u32,
    start_before: Option<u32>,
    limit: Option<u32>,
) -> Result<Binary, ContractError> {
    let last = start_before.map_or(Some(u32::MAX), |batch| batch.checked_sub(1));
    let Some(last) = last else { return Ok(to_json_binary(&BatchesResponse { batches: vec![] })?) };
    let batches = BatchRecord::of_slot(deps.storage, slot, (0, last), Order::Descending)
        .take(page_size(limit))
        .map(|record| {
            let (batch, record) = record?;
            Ok(Batch {
                slot,
                batch,
                cleared_at: record.cleared_at,
                bundle_id: record.bundle_id,
                zones: record.zones.iter().map(zone).collect(),
            })
        })
        .collect::<Result<_, ContractError>>()?;
    Ok(to_json_binary(&BatchesResponse { batches })?)
}

fn zone(zone: &book::BatchZone) -> BatchZone {
    BatchZone {
        zone_id: zone.zone_id,
        price_micro_per_kwh: zone.price_micro_per_kwh.map(price),
        sold_wh: Uint64::new(zone.sold_wh),
        bought_wh: Uint64::new(zone.bought_wh),
        line_flow_wh: zone.flow_wh,
        line_earned_micro: Int128::new(zone.line_earned_micro),
    }
}
