use balancing::{
    forecast::{Known, MAX_AHEAD, forecast},
    state::{FORECAST_SLOTS, Observed, Verdict},
};
use cosmwasm_std::StdResult;
use interface::{
    balancing::{CallTerms, CutTerms, StateMoved, ZoneParams},
    wire::Json,
};

use super::{
    island::{Supply, island},
    notice::notice,
    open::{OpenSlot, ZoneSlot, open},
    open_cut::open_cut,
    quality::with_quality,
    work::{Next, Work},
};
use crate::{
    error::ContractError,
    history::History,
    island::Island,
    line::{Line, Lines},
    state::params_of,
    tell::{Told, tell},
    words,
    zone::{Measure, ZoneRecord},
};

/// What follows of a zone's state and its operator's terms.
struct Due {
    calls: Option<CallTerms>,
    /// In an emergency that was measured alone.
    cuts: Option<CutTerms>,
}

impl Due {
    fn of(params: &ZoneParams, zone: &ZoneRecord) -> Self {
        Self { calls: params.calls, cuts: params.cuts.filter(|_| zone.is_measured) }
    }
}

/// One zone of the slot in work, or of the next one that was reported.
#[inline(never)]
pub fn take_in(work: &mut Work) -> Result<Next, ContractError> {
    let open = match work.open.take() {
        Some(open) => Some(open),
        None => open(work)?,
    };
    let Some(slot) = open else { return Ok(Next::Tick) };
    let Some(&zone) = slot.zones.get(work.clock.zone_id as usize) else { return Ok(end(work)) };
    let due = if work.clock.is_noticing {
        let zone_id = work.clock.zone_id;
        let params = params_of(work.deps.storage, &work.config, zone_id)?;
        Due::of(&params, &ZoneRecord::load(work.deps.storage, zone_id)?)
    } else {
        if !work.budget.has_room_for_zone() {
            work.open = Some(slot);
            return Ok(Next::Tick);
        }
        let Some(due) = take_in_zone(work, work.clock.zone_id, zone, &slot.zones)? else {
            work.open = Some(slot);
            return Ok(Next::Tick);
        };
        work.budget.count_zone();
        due
    };
    if due.calls.is_some() || due.cuts.is_some() {
        work.clock.is_noticing = true;
        if !work.budget.has_room_for_calls(due.cuts.is_some()) {
            work.open = Some(slot);
            return Ok(Next::Tick);
        }
        if let Some(terms) = due.calls {
            notice(work, &slot, &terms)?;
        }
        if let Some(terms) = due.cuts {
            open_cut(work, &slot, &terms)?;
        }
    }
    work.clock.is_noticing = false;
    work.clock.zone_id = work.clock.zone_id.saturating_add(1);
    if is_last(work, &slot) {
        return Ok(end(work));
    }
    work.open = Some(slot);
    Ok(Next::Step)
}

fn is_last(work: &Work, slot: &OpenSlot) -> bool {
    work.clock.zone_id as usize >= slot.zones.len()
}

/// Every zone has taken the slot in.
fn end(work: &mut Work) -> Next {
    Lines::remove(work.deps.storage);
    work.clock.slot = work.clock.slot.saturating_add(1);
    work.clock.zone_id = 0;
    Next::Step
}

/// Keeps what flowed, foresees what will, judges the zone by both, and tells the grid how it fares. Answers what is due; nothing where the next tick
/// has more room for it.
fn take_in_zone(
    work: &mut Work,
    zone_id: u32,
    zone: ZoneSlot,
    zones: &[ZoneSlot],
) -> Result<Option<Due>, ContractError> {
    let slot = work.clock.slot;
    let params = params_of(work.deps.storage, &work.config, zone_id)?;
    let before = ZoneRecord::load(work.deps.storage, zone_id)?;
    let may_be_island = params.islands == Some(true) || before.island != Island::Joined;
    let has_room = work.budget.has_room_for_island();
    if may_be_island && !has_room && !work.budget.is_fresh() {
        return Ok(None);
    }
    let mut history = History::around(work.deps.storage, zone_id, slot)?;
    history.push(work.deps.storage, slot, zone.flow_wh);
    let bands = words::bands(&params.bands);
    let mut after = before.clone();
    let said = before.said_in(work.now);
    after.said = after.said.filter(|_| said.is_some());
    let supply = match observed(&history, slot, zone)? {
        Some(observed) => {
            let observed = with_quality(work, zone_id, zone, params.nominal, observed)?;
            let is_hard = bands.judge(&observed).verdict == Verdict::Hard;
            let measure = Measure { is_hard, is_by_feeder: zone.is_metered };
            let supply = supply(zone, &observed);
            let judged = bands.judge(&Observed { operator: said.map(words::said), ..observed });
            after.judge(&bands, judged, measure, work.now);
            supply
        }
        None => {
            after.hear(&bands, said);
            None
        }
    };
    if may_be_island && has_room {
        island(work, zones, &params, supply, &mut after)?;
    }
    if after != before {
        after.save(work.deps.storage, zone_id);
    }
    if let Some(moved) = moved(zone_id, slot, &before, &after).transpose()? {
        work.emit(moved);
    }
    tell_grid(work, zone_id, &after)?;
    Ok(Some(Due::of(&params, &after)))
}

/// What a zone is judged by; nothing where it is unknown what flowed. A zone without a line has none that could be loaded.
fn observed(history: &History, slot: u32, zone: ZoneSlot) -> Result<Option<Observed>, ContractError> {
    let (Some(flow_wh), Some(line)) = (zone.flow_wh, zone.line) else { return Ok(None) };
    let Line { parent_id, capacity_up_wh, capacity_down_wh, .. } = line;
    let (flow_wh, forecast_flow_wh) = match parent_id {
        None => (0, vec![]),
        Some(_) => {
            let values = history.flows(slot, MAX_AHEAD + 1);
            (flow_wh, forecast(&Known { values, ahead: FORECAST_SLOTS as u32 })?.forecast_wh)
        }
    };
    Ok(Some(Observed {
        flow_wh,
        capacity_up_wh,
        capacity_down_wh,
        forecast_flow_wh,
        frequency_deviation_mhz: None,
        voltage_deviation_permille: None,
        operator: None,
    }))
}

/// What a zone has to spare by its own feeder, in the slot and in each of the next.
fn supply(zone: ZoneSlot, observed: &Observed) -> Option<Supply> {
    let foreseen: Option<Vec<i64>> = observed.forecast_flow_wh.iter().copied().collect();
    let least_foreseen_wh = foreseen?.into_iter().min()?;
    let supply = Supply { flow_wh: observed.flow_wh, least_foreseen_wh };
    (zone.is_metered && supply.flow_wh >= 0 && least_foreseen_wh >= 0).then_some(supply)
}

/// What is told of a zone whose state or stage is another one now.
pub fn moved(
    zone_id: u32,
    slot: u32,
    before: &ZoneRecord,
    after: &ZoneRecord,
) -> Option<StdResult<StateMoved>> {
    let place = |zone: &ZoneRecord| (zone.state(), zone.fares.stage);
    let (state, stage) = place(after);
    (place(before) != (state, stage)).then(|| {
        let (loading_permille, reasons) = (after.loading_permille, Json::of(&after.reasons)?);
        Ok(StateMoved { zone_id, slot, state, stage, loading_permille, reasons })
    })
}

fn tell_grid(work: &mut Work, zone_id: u32, zone: &ZoneRecord) -> Result<(), ContractError> {
    let told = Told::of(zone, work.now);
    let Some(before) = Told::before(&work.signals, zone_id, work.now) else { return Ok(()) };
    if before == told {
        return Ok(());
    }
    let parties = (&work.config.grid, &work.me);
    if let Some(message) = tell(work.deps.querier, parties, zone_id, (before, told))? {
        work.budget.count_told();
        work.send(message);
    }
    // Nothing else is told in this tick unless the state moves again.
    if let Some(signal) = work.signals.zones.get_mut(zone_id as usize) {
        told.stand_in(signal);
    }
    Ok(())
}
