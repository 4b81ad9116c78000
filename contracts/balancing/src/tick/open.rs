use cosmwasm_std::Storage;
use interface::{
    balancing::SlotUnknown,
    grid,
    packed::{PointReading, Reports, SlotEnergy, SlotTotals, keys},
};
use units::feeder_bank;

use super::work::Work;
use crate::{
    error::ContractError,
    limits::{MAX_FLOW_WH, MAX_WAIT_SLOTS, WAIT_FOR_REPORT_SLOTS},
    line::{Line, Lines},
};

/// A slot that is being taken in: what is known of each zone, in order of id from 0.
pub struct OpenSlot {
    pub zones: Vec<ZoneSlot>,
    /// Kept for the next tick if this one ends first; nothing where they were not to be had.
    lines: Option<Lines>,
}

/// What is known of a zone in a slot.
#[derive(Clone, Copy)]
pub struct ZoneSlot {
    /// What its feeder measured; else what left the zone and all that hang on it, and nothing where nothing was counted in any of them.
    pub flow_wh: Option<i64>,
    pub line: Option<Line>,
    /// Its feeder measured it.
    pub is_metered: bool,
}

impl OpenSlot {
    /// Keeps for the next tick what cost a question.
    pub fn save(&self, storage: &mut dyn Storage) {
        if let Some(lines) = &self.lines {
            lines.save(storage);
        }
    }

    /// Nothing is known of any zone.
    fn unknown(zones: usize) -> Self {
        Self { zones: vec![ZoneSlot { flow_wh: None, line: None, is_metered: false }; zones], lines: None }
    }
}

/// Opens the next slot if trading reported it, or never will; nothing while it is to be waited for.
pub fn open(work: &mut Work) -> Result<Option<OpenSlot>, ContractError> {
    let slot = work.clock.slot;
    let zones = work.signals.zones.len();
    if zones == 0 || !work.budget.has_room_to_open(zones) {
        return Ok(None);
    }
    match reported(work, slot)? {
        Report::Totals(totals) => match lines(work, slot) {
            Ok(lines) => {
                let measured = feeders(work, slot, &lines)?;
                Ok(Some(of(totals, &measured, lines)))
            }
            Err(error) => Ok(Some(tell_unknown(work, slot, zones, error))),
        },
        Report::Never(error) => Ok(Some(tell_unknown(work, slot, zones, error))),
        Report::NotYet => Ok(None),
    }
}

enum Report {
    Totals(SlotTotals),
    /// Why not.
    Never(String),
    NotYet,
}

fn reported(work: &Work, slot: u32) -> Result<Report, ContractError> {
    if slot >= work.now {
        return Ok(Report::NotYet);
    }
    let grid = &work.config.grid;
    let read = |key: &[u8]| work.deps.querier.query_wasm_raw(grid, key);
    if let Some(bytes) = read(&keys::slot_totals(slot))? {
        return Ok(Report::Totals(SlotTotals::decode(&bytes)?));
    }
    let Some(bytes) = read(&keys::reports())? else { return Ok(Report::NotYet) };
    let Reports { newest_slot, kept_from } = Reports::decode(&bytes)?;
    let is_passed_over =
        newest_slot.is_some_and(|newest| newest >= slot.saturating_add(WAIT_FOR_REPORT_SLOTS));
    if slot < kept_from {
        return Ok(Report::Never(format!("reports before slot {kept_from} are no longer kept")));
    }
    if is_passed_over || work.now > slot.saturating_add(MAX_WAIT_SLOTS) {
        return Ok(Report::Never("it was not reported".to_string()));
    }
    Ok(Report::NotYet)
}

/// As an earlier tick left them, or as the grid says. A planned line begins to hold without a word, so each slot asks.
fn lines(work: &mut Work, slot: u32) -> Result<Lines, String> {
    match Lines::load(work.deps.storage, slot) {
        Ok(Some(lines)) => return Ok(lines),
        Ok(None) => {}
        Err(error) => return Err(error.to_string()),
    }
    work.budget.count_lines(work.signals.zones.len());
    let msg = grid::QueryMsg::SlotGrid { slot };
    let answer = work.deps.querier.query_wasm_smart::<grid::SlotGrid>(&work.config.grid, &msg);
    Ok(Lines::of(&answer.map_err(|error| error.to_string())?))
}

/// Told once, not with every tick that goes on with the slot.
fn tell_unknown(work: &mut Work, slot: u32, zones: usize, error: String) -> OpenSlot {
    if work.clock.zone_id == 0 {
        work.emit(SlotUnknown { slot, error });
    }
    OpenSlot::unknown(zones)
}

/// What the feeder of each zone's line measured in a slot. A zone has none, or it was not read; what cannot be read is not read.
fn feeders(work: &mut Work, slot: u32, lines: &Lines) -> Result<Vec<Option<i128>>, ContractError> {
    work.budget.count_feeders(lines.zones.len());
    let metering = &work.config.metering;
    let measured = |(zone_id, line): (u32, &Line)| -> Result<Option<i128>, ContractError> {
        let Some(bank) = line.parent_id.and(feeder_bank(zone_id)) else { return Ok(None) };
        let energy = work.deps.querier.query_wasm_raw(metering, keys::energy(slot, bank))?;
        Ok(energy.and_then(|bytes| SlotEnergy::decode(&bytes).ok()).and_then(|energy| flow_of(&energy)))
    };
    (0..).zip(&lines.zones).map(measured).collect()
}

/// Export less import of all readings: while a feeder is exchanged, of both.
fn flow_of(energy: &SlotEnergy) -> Option<i128> {
    let readings = energy.readings();
    let flow = |reading: &PointReading| i128::from(reading.export_wh) - i128::from(reading.import_wh);
    (!readings.is_empty()).then(|| readings.iter().map(flow).fold(0, i128::saturating_add))
}

/// What flowed from each zone: what its feeder measured, else what was counted in it and what flowed from those that hang on it and are not cut off.
fn of(SlotTotals(totals): SlotTotals, measured: &[Option<i128>], lines: Lines) -> OpenSlot {
    let mut left_wh: Vec<Option<i128>> = vec![None; lines.zones.len()];
    for zone in totals {
        let (import_wh, export_wh) = (zone.import_wh.u64(), zone.export_wh.u64());
        if let Some(left_wh) = left_wh.get_mut(zone.zone_id as usize)
            && (import_wh > 0 || export_wh > 0)
        {
            *left_wh = Some(i128::from(export_wh).saturating_sub(import_wh.into()));
        }
    }
    // A parent's id is below its children's.
    for (zone_id, line) in lines.zones.iter().enumerate().rev() {
        left_wh[zone_id] = measured.get(zone_id).copied().flatten().or(left_wh[zone_id]);
        let (Some(parent_id), Some(flow_wh), false) = (line.parent_id, left_wh[zone_id], line.islanded)
        else {
            continue;
        };
        if let Some(parent) = left_wh.get_mut(parent_id as usize) {
            *parent = Some(parent.unwrap_or_default().saturating_add(flow_wh));
        }
    }
    let zones = left_wh.into_iter().zip(&lines.zones).zip(measured);
    let zones = zones.map(|((left_wh, line), measured)| ZoneSlot {
        flow_wh: left_wh.map(fitting),
        line: Some(*line),
        is_metered: measured.is_some(),
    });
    OpenSlot { zones: zones.collect(), lines: Some(lines) }
}

fn fitting(wh: i128) -> i64 {
    let most = i128::from(MAX_FLOW_WH);
    i64::try_from(wh.clamp(-most, most)).unwrap_or_default()
}
