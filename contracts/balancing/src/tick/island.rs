use balancing::state::State;
use cosmwasm_std::StdResult;
use interface::{
    balancing::{IslandEnd, IslandEnded, IslandMade, ZoneParams},
    grid,
};

use super::{open::ZoneSlot, work::Work};
use crate::{
    error::ContractError, island::Island, limits::MAX_CUT_SLOTS_SINCE, line::Line, state::CALLERS,
    tell::tell_island, zone::ZoneRecord,
};

/// What a zone's own feeder measured and is foreseen to, where it feeds in by both.
#[derive(Clone, Copy)]
pub struct Supply {
    pub flow_wh: i64,
    pub least_foreseen_wh: i64,
}

/// The zone above, which took the slot in before.
struct Above {
    id: u32,
    fares: ZoneRecord,
    line: Option<Line>,
    is_known: bool,
}

/// Cuts the zone in work off its parent, or joins it again, from the next slot on. All that moves it a feeder measured.
#[inline(never)]
pub fn island(
    work: &mut Work,
    zones: &[ZoneSlot],
    params: &ZoneParams,
    supply: Option<Supply>,
    zone: &mut ZoneRecord,
) -> Result<(), ContractError> {
    let asked = params.islands == Some(true);
    let Some(line) = zones.get(work.clock.zone_id as usize).and_then(|zone| zone.line) else { return Ok(()) };
    let Some(id) = line.parent_id.filter(|_| asked || zone.island != Island::Joined) else { return Ok(()) };
    let Some(above) = zones.get(id as usize) else { return Ok(()) };
    work.budget.count_quality();
    let fares = ZoneRecord::load(work.deps.storage, id)?;
    let above = Above { id, fares, line: above.line, is_known: above.flow_wh.is_some() };
    match zone.island {
        Island::Joined => match supply.filter(|_| asked && !line.islanded) {
            Some(supply) if above.is_in_need() && can_carry(&line) => make(work, &above, supply, zone),
            _ => Ok(()),
        },
        Island::Made { from_slot, .. } if work.clock.slot >= from_slot && !line.islanded => {
            zone.island = Island::LeftAlone;
            let (zone_id, from_slot) = (work.clock.zone_id, work.clock.slot);
            work.emit(IslandEnded { zone_id, from_slot, reason: IslandEnd::Joined });
            Ok(())
        }
        Island::Made { from_slot, normal_slots } => {
            let normal_slots = above.normal_slots(normal_slots);
            zone.island = Island::Made { from_slot, normal_slots };
            if normal_slots >= params.bands.calm_slots { join(work, zone) } else { Ok(()) }
        }
        Island::LeftAlone => {
            if !above.fares.is_measured {
                zone.island = Island::Joined;
            }
            Ok(())
        }
    }
}

impl Above {
    /// Its emergency its feeder measured, on a line that is there to be overloaded: no member can say so, and no operator by taking the line away.
    fn is_in_need(&self) -> bool {
        self.fares.is_measured && self.fares.is_by_feeder && self.line.as_ref().is_some_and(can_carry)
    }

    /// Slots in a row in which it was normal, with this one; what is unknown counts for nothing.
    fn normal_slots(&self, before: u32) -> u32 {
        match (self.fares.fares.state == State::Normal, self.is_known) {
            (true, true) => before.saturating_add(1),
            (true, false) => before,
            (false, _) => 0,
        }
    }
}

fn can_carry(line: &Line) -> bool {
    line.capacity_up_wh > 0 && line.capacity_down_wh > 0
}

/// What was measured long ago makes no island.
fn make(work: &mut Work, above: &Above, supply: Supply, zone: &mut ZoneRecord) -> Result<(), ContractError> {
    let (zone_id, slot, from_slot) = (work.clock.zone_id, work.clock.slot, work.now.saturating_add(1));
    if from_slot.saturating_sub(slot) > MAX_CUT_SLOTS_SINCE || !is_operators_wish(work, zone_id)? {
        return Ok(());
    }
    let parties = (&work.config.grid, &work.me);
    let Some(message) = tell_island(work.deps.querier, parties, zone_id, from_slot, true)? else {
        return Ok(());
    };
    work.budget.count_island();
    work.send(message);
    let Supply { flow_wh, least_foreseen_wh } = supply;
    work.emit(IslandMade { zone_id, from_slot, slot, parent_id: above.id, flow_wh, least_foreseen_wh });
    zone.island = Island::Made { from_slot, normal_slots: 0 };
    Ok(())
}

/// A zone can be handed to anybody unasked, who wishes for nothing that they have not set.
fn is_operators_wish(work: &Work, zone_id: u32) -> Result<bool, ContractError> {
    let ask = grid::QueryMsg::Zone { zone_id };
    let zone: StdResult<grid::Zone> = work.deps.querier.query_wasm_smart(&work.config.grid, &ask);
    Ok(CALLERS.may_load(work.deps.storage, zone_id)? == Some(zone?.operator))
}

fn join(work: &mut Work, zone: &mut ZoneRecord) -> Result<(), ContractError> {
    let (zone_id, from_slot) = (work.clock.zone_id, work.now.saturating_add(1));
    let parties = (&work.config.grid, &work.me);
    match tell_island(work.deps.querier, parties, zone_id, from_slot, false)? {
        Some(message) => {
            work.budget.count_island();
            work.send(message);
            work.emit(IslandEnded { zone_id, from_slot, reason: IslandEnd::ParentNormal });
            zone.island = Island::Joined;
        }
        // Whoever dismissed the controller joins it.
        None => zone.island = Island::LeftAlone,
    }
    Ok(())
}
