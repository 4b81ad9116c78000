use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, StdResult, Storage};
use interface::{
    grid::{SlotReported, ZoneTotals},
    packed::{Reports, SlotTotals},
    wire::Json,
};
use units::slot_at;

use crate::{
    error::ContractError,
    limits::{KEEP_SLOTS, PRUNE_PER_REPORT},
    old_totals,
    state::{
        CONFIG, STORED_WH, load_reports, load_totals, remove_totals, save_reports, save_totals,
        slots_with_totals,
    },
};

/// A slot is reported once. Reports may come out of order.
pub fn report_slot(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    slot: u32,
    zones: Vec<ZoneTotals>,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    if config.trading != info.sender {
        return Err(ContractError::Unauthorized { sender: info.sender });
    }
    let current_slot = slot_at(env.block.time.seconds(), config.slot_seconds)?;
    if slot >= current_slot {
        return Err(ContractError::SlotNotOver { slot, current_slot });
    }
    let reports = load_reports(deps.storage)?;
    if slot < reports.kept_from || load_totals(deps.storage, slot)?.is_some() {
        return Err(ContractError::AlreadyReported { slot });
    }
    check_zones(config.zone_count, &zones)?;

    let totals = SlotTotals(zones);
    save_totals(deps.storage, slot, &totals);
    let SlotTotals(zones) = totals;
    for zone in &zones {
        move_stored(deps.storage, zone)?;
    }
    let newest_slot = reports.newest_slot.map_or(slot, |newest| newest.max(slot));
    let kept_from = prune(deps.storage, newest_slot, reports.kept_from)?;
    save_reports(deps.storage, &Reports { newest_slot: Some(newest_slot), kept_from });
    Ok(Response::new().add_event(SlotReported { slot, zones: Json::of(&zones)? }))
}

/// Zone ids are given in order, so every id below the count is a zone.
fn check_zones(zone_count: u32, zones: &[ZoneTotals]) -> Result<(), ContractError> {
    for pair in zones.windows(2) {
        let (previous, zone_id) = (pair[0].zone_id, pair[1].zone_id);
        if previous >= zone_id {
            return Err(ContractError::ReportNotAscending { zone_id, previous });
        }
    }
    match zones.iter().find(|zone| zone.zone_id >= zone_count) {
        Some(ZoneTotals { zone_id, .. }) => Err(ContractError::UnknownZone { zone_id: *zone_id }),
        None => Ok(()),
    }
}

/// Energy held in one zone may be used in another, so what a zone stores ends at zero rather than below.
fn move_stored(storage: &mut dyn Storage, zone: &ZoneTotals) -> StdResult<()> {
    if zone.held_wh == zone.used_wh {
        return Ok(());
    }
    let stored_wh = STORED_WH.may_load(storage, zone.zone_id)?.unwrap_or_default();
    let moved_wh = stored_wh.saturating_add(zone.held_wh.u64()).saturating_sub(zone.used_wh.u64());
    STORED_WH.save(storage, zone.zone_id, &moved_wh)
}

/// Removes a bounded number of the oldest totals. Answers from where on all that was reported is kept.
fn prune(storage: &mut dyn Storage, newest_slot: u32, kept_from: u32) -> StdResult<u32> {
    let keep_from = newest_slot.saturating_sub(KEEP_SLOTS - 1);
    let old: Vec<u32> = slots_with_totals(storage, keep_from).take(PRUNE_PER_REPORT).collect();
    old.iter().for_each(|slot| remove_totals(storage, *slot));
    let older = old_totals::prune(storage, keep_from)?;
    let last = old.last().copied().max(older);
    Ok(last.map_or(kept_from, |slot| kept_from.max(slot.saturating_add(1))))
}
