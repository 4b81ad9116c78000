use serde::{Deserialize, Serialize};
use units::{EnergyWh, MoneyMicro, ZoneId, money_micro};

use crate::{
    ClearedZone, SettlementError, Terms, ZoneProgress, ZoneTotals,
    pool::add_energy,
    settle::{add_money, subtract_money},
};

/// What a slot moved, checked to add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotTotals {
    /// Per zone with a line, in order of id.
    pub lines: Vec<LineTotals>,
    /// Per zone, in order of id: who stood by for its points, and what that earned them.
    pub backstops: Vec<Backstop>,
    /// Received by all points less what they paid.
    pub points_micro: MoneyMicro,
    /// What of it the forward book owes.
    pub forward_micro: MoneyMicro,
    /// Received by the utility, off islands.
    pub utility_micro: MoneyMicro,
    /// Received by those who stand in for the utility on islands.
    pub islands_micro: MoneyMicro,
    /// Trading fees.
    pub community_micro: MoneyMicro,
    /// Received by the lines' operators.
    pub lines_micro: MoneyMicro,
    /// Kept as energy tokens.
    pub held_wh: EnergyWh,
    /// Taken from energy tokens.
    pub used_wh: EnergyWh,
    /// Every exported Wh.
    pub minted_wh: EnergyWh,
    /// What is held beyond what was exported: bought forward from somebody who did not deliver, so that the utility supplied it.
    pub minted_from_utility_wh: EnergyWh,
    /// What was exported or taken from storage, as far as it was consumed locally.
    pub burned_consumed_wh: EnergyWh,
    /// The rest of it.
    pub burned_exported_wh: EnergyWh,
}

/// What a line carried and earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineTotals {
    /// The zone below the line; its line's operator earns.
    pub zone: ZoneId,
    /// Positive is up, towards the root.
    pub flow_wh: i64,
    /// The line's fee, and where it is full, its congestion rent.
    pub money_micro: MoneyMicro,
}

/// What standing by for a zone's points earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backstop {
    /// The zone.
    pub zone: ZoneId,
    /// `None`: the utility. Otherwise the operator of this zone, the one that is cut off.
    pub island: Option<ZoneId>,
    /// Received, or paid if negative, catch-up included.
    pub money_micro: MoneyMicro,
}

/// Totals a slot and checks that everything adds up (market specification, section 4, the identities).
pub fn close(
    terms: &Terms,
    cleared: &[ClearedZone],
    progress: &[ZoneProgress],
) -> Result<SlotTotals, SettlementError> {
    for given in [cleared.len(), progress.len()] {
        terms.check_one_per_zone(given)?;
    }
    for (position, (zone, progress)) in cleared.iter().zip(progress).enumerate() {
        check_everything_seen(terms, position, zone, progress)?;
        check_zone_energy(zone.pool.zone, &progress.totals)?;
    }
    check_flows(terms, cleared)?;
    let slot = total(terms, cleared, progress)?;
    check_money(&slot)?;
    Ok(slot)
}

/// Every request was settled, and the zone's points traded what the pool cleared.
fn check_everything_seen(
    terms: &Terms,
    position: usize,
    cleared: &ClearedZone,
    progress: &ZoneProgress,
) -> Result<(), SettlementError> {
    let (totals, zone) = (&progress.totals, terms.zone(position)?);
    let held_wh = cleared.hold_requested_wh.min(terms.storage_room_wh(position)?);
    for (settled_wh, cleared_wh) in [
        (totals.pool_sold_wh, cleared.pool.sold_wh),
        (totals.pool_bought_wh, cleared.pool.bought_wh),
        (totals.held_wh, held_wh),
        (progress.cursor.hold_seen_wh, cleared.hold_requested_wh),
    ] {
        if settled_wh != cleared_wh {
            return Err(SettlementError::PoolUnbalanced { zone, settled_wh, cleared_wh });
        }
    }
    Ok(())
}

/// `export + forward bought + pool bought + utility bought + used = import + forward sold + pool sold + utility sold + held`.
#[allow(clippy::arithmetic_side_effects)] // A handful of u64 always add up within an i128.
fn check_zone_energy(zone: ZoneId, totals: &ZoneTotals) -> Result<(), SettlementError> {
    let wide = |wh: EnergyWh| i128::from(wh);
    let residual_wh = wide(totals.export_wh) - wide(totals.import_wh) - wide(totals.forward_sold_wh)
        + wide(totals.forward_bought_wh);
    let settled_wh = wide(totals.pool_sold_wh) + wide(totals.utility_sold_wh) + wide(totals.held_wh)
        - wide(totals.pool_bought_wh)
        - wide(totals.utility_bought_wh)
        - wide(totals.used_wh);
    if residual_wh != settled_wh {
        return Err(SettlementError::EnergyUnbalanced { zone, residual_wh, settled_wh });
    }
    Ok(())
}

/// What a zone sells and does not buy, with what comes up from below, is what its line carries up.
#[allow(clippy::arithmetic_side_effects)] // Sums of at most 2^16 i64 fit an i128.
fn check_flows(terms: &Terms, cleared: &[ClearedZone]) -> Result<(), SettlementError> {
    let mut exports: Vec<i128> =
        cleared.iter().map(|zone| i128::from(zone.pool.sold_wh) - i128::from(zone.pool.bought_wh)).collect();
    for (position, ClearedZone { pool: zone, .. }) in cleared.iter().enumerate() {
        if let Some(parent) = terms.tree().parent(position) {
            exports[parent] += i128::from(zone.flow_wh);
        }
    }
    for (ClearedZone { pool: zone, .. }, export_wh) in cleared.iter().zip(exports) {
        if export_wh != i128::from(zone.flow_wh) {
            return Err(SettlementError::FlowUnbalanced {
                zone: zone.zone,
                export_wh,
                flow_wh: zone.flow_wh,
            });
        }
    }
    Ok(())
}

fn total(
    terms: &Terms,
    cleared: &[ClearedZone],
    progress: &[ZoneProgress],
) -> Result<SlotTotals, SettlementError> {
    let mut slot = SlotTotals {
        lines: Vec::new(),
        backstops: Vec::with_capacity(cleared.len()),
        points_micro: 0,
        forward_micro: 0,
        utility_micro: 0,
        islands_micro: 0,
        community_micro: 0,
        lines_micro: 0,
        held_wh: 0,
        used_wh: 0,
        minted_wh: 0,
        minted_from_utility_wh: 0,
        burned_consumed_wh: 0,
        burned_exported_wh: 0,
    };
    let mut import_wh = 0;
    for (position, (ClearedZone { pool: zone, .. }, progress)) in cleared.iter().zip(progress).enumerate() {
        let totals = &progress.totals;
        if terms.tree().parent(position).is_some() {
            let money_micro = zone.line_earned_micro;
            slot.lines.push(LineTotals { zone: zone.zone, flow_wh: zone.flow_wh, money_micro });
            slot.lines_micro = add_money(slot.lines_micro, money_micro)?;
        }
        let backstop = backstop(terms, position, progress)?;
        let earned =
            if backstop.island.is_some() { &mut slot.islands_micro } else { &mut slot.utility_micro };
        *earned = add_money(*earned, backstop.money_micro)?;
        slot.backstops.push(backstop);
        let fee = money_micro(terms.tariff().trading_fee_micro_per_kwh, totals.pool_bought_wh)?;
        slot.community_micro = add_money(slot.community_micro, fee)?;
        slot.points_micro = add_money(slot.points_micro, totals.points_micro)?;
        slot.forward_micro = add_money(slot.forward_micro, totals.forward_micro)?;
        slot.held_wh = add_energy(slot.held_wh, totals.held_wh)?;
        slot.used_wh = add_energy(slot.used_wh, totals.used_wh)?;
        for export_wh in [totals.export_wh, totals.catch_up_export_wh] {
            slot.minted_wh = add_energy(slot.minted_wh, export_wh)?;
        }
        for wh in [totals.import_wh, totals.catch_up_import_wh] {
            import_wh = add_energy(import_wh, wh)?;
        }
    }
    burn(&mut slot, import_wh)?;
    Ok(slot)
}

fn backstop(terms: &Terms, position: usize, progress: &ZoneProgress) -> Result<Backstop, SettlementError> {
    let (tariff, ZoneProgress { totals, catch_up, .. }) = (terms.tariff(), progress);
    let slot_micro = subtract_money(
        money_micro(tariff.retail_micro_per_kwh, totals.utility_bought_wh)?,
        money_micro(tariff.feed_in_micro_per_kwh, totals.utility_sold_wh)?,
    )?;
    let catch_up_micro = subtract_money(catch_up.paid_micro, catch_up.earned_micro)?;
    let money_micro = add_money(slot_micro, catch_up_micro)?;
    Ok(Backstop { zone: terms.zone(position)?, island: terms.island(position)?, money_micro })
}

/// Section 4, point 6: `minted - burned consumed - burned exported = held - used`, where what the utility had to supply to be held
/// counts as minted.
fn burn(slot: &mut SlotTotals, import_wh: EnergyWh) -> Result<(), SettlementError> {
    let supply_wh = add_energy(slot.minted_wh, slot.used_wh)?;
    slot.minted_from_utility_wh = slot.held_wh.saturating_sub(supply_wh);
    let local_supply_wh = supply_wh.saturating_sub(slot.held_wh);
    slot.burned_consumed_wh = local_supply_wh.min(import_wh);
    slot.burned_exported_wh = local_supply_wh.saturating_sub(slot.burned_consumed_wh);
    Ok(())
}

/// All money moved sums to what the forward book owes, which it collected when it cleared.
fn check_money(slot: &SlotTotals) -> Result<(), SettlementError> {
    let received = [slot.utility_micro, slot.islands_micro, slot.community_micro, slot.lines_micro];
    let moved_micro = received.into_iter().try_fold(slot.points_micro, add_money)?;
    if moved_micro != slot.forward_micro {
        return Err(SettlementError::MoneyUnbalanced { moved_micro, forward_micro: slot.forward_micro });
    }
    Ok(())
}
