//! Judges readings and counts them, whatever they came in.

use cosmwasm_std::{Addr, Api, Deps, DepsMut, Env, Event, QuerierWrapper, Storage};
use interface::{
    metering::{Config, ExportQuarantined, ReadingsSubmitted, Verdict},
    packed::{
        ApprovalBank, BatchReading, CatchUpSpan, Device, DeviceBank, DeviceStatus, NoRoom, PackedApproval,
        PackedVerdict, PointReading, QuarantinedExport, ReadingBatch, SlotEnergy, Verdicts, keys,
    },
    registry::ReadingFormat,
    signed::Reading,
    wire::Packed,
};
use units::{Slot, pack::PackError};

use super::late::Late;
use crate::{
    error::ContractError,
    past::Past,
    registers::{LastReading, RegisterBank},
    signatures::{Claim, verify},
    state::{
        BALLOTS, CONFIG, load_energy, load_quarantine, load_registers, remove_energies, save_energy,
        save_quarantine, save_registers,
    },
    verdict::{Bounds, FirstLook, Meter, Terms, first_look, judge},
};

/// Slots that one message prunes at most: more than one, so that a bank that was silent catches up with its pruning.
const MAX_PRUNED_SLOTS: u32 = 4;

/// What readings of a bank and a slot are judged by.
pub struct Basis {
    pub config: Config,
    pub terms: Terms,
    pub points: Points,
    pub registers: RegisterBank,
}

impl Basis {
    pub fn load(deps: Deps, env: &Env, bank: u32, slot: Slot) -> Result<Self, ContractError> {
        let config = CONFIG.load(deps.storage)?;
        let terms = Terms::of(slot, &config, env.block.time)?;
        let points = Points::load(deps.querier, &config.registry, bank)?;
        let known = load_registers(deps.storage, bank)?;
        let registers = known.unwrap_or_else(|| RegisterBank::new(oldest_kept(&terms, &config)));
        Ok(Self { config, terms, points, registers })
    }
}

fn oldest_kept(terms: &Terms, config: &Config) -> Slot {
    terms.arrival_slot.saturating_sub(config.keep_slots)
}

/// Readings, and what their meters signed in which form.
pub struct Signed<'a> {
    pub batch: &'a ReadingBatch,
    pub format: Option<ReadingFormat>,
    /// The bytes that were signed of a reading at its place in the batch.
    pub message: &'a dyn Fn(usize, &Reading) -> Vec<u8>,
}

/// What became of readings, in their order.
pub struct Counted {
    pub events: Vec<Event>,
    pub verdicts: Vec<Verdict>,
}

/// Judges readings and counts those that are to be counted. A bad one only gets its verdict.
pub fn count(
    deps: DepsMut,
    submitter: Addr,
    basis: Basis,
    signed: &Signed<'_>,
) -> Result<Counted, ContractError> {
    let Basis { config, terms, points, mut registers } = basis;
    let batch = signed.batch;
    let points: Vec<Option<Point>> = batch.readings.iter().map(|reading| points.get(reading.index)).collect();
    let past = past(deps.storage, &registers, batch)?;
    let known = Known { points: &points, registers: &registers, past: &past };
    let mut verdicts = judge_all(deps.api, &known, signed, &terms);
    let mut late = match verdicts.iter().any(|verdict| is_late(*verdict)) {
        true => Late::load(deps.as_ref(), &config.grid, terms.arrival_slot, batch.bank)?,
        false => Late::default(),
    };
    let taken = take_up(&mut registers, &mut late, batch, &mut verdicts)?;
    let mut events: Vec<Event> = Vec::new();
    if taken.moved {
        add_energy(deps.storage, batch.slot, batch.bank, &taken.accepted)?;
        late.save(deps.storage, terms.arrival_slot, batch.bank);
        let told = quarantine(deps.storage, batch.bank, &taken.doubtful)?;
        events.extend(told.into_iter().map(Event::from));
        prune(deps.storage, batch.bank, &mut registers, oldest_kept(&terms, &config));
        save_registers(deps.storage, batch.bank, &registers);
    }
    events.push(submitted(submitter, terms.arrival_slot, batch, &verdicts).into());
    Ok(Counted { events, verdicts })
}

/// Whether it counts with the energy of missed slots, which is read only then.
fn is_late(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::CatchUp | Verdict::Quarantined)
}

/// A metering point's device and what was approved of it.
pub(super) struct Point {
    pub device: Device,
    pub approval: PackedApproval,
}

/// A bank's metering points, as the registry has packed them.
pub struct Points {
    devices: DeviceBank,
    approvals: ApprovalBank,
}

impl Points {
    pub(super) fn load(querier: QuerierWrapper, registry: &Addr, bank: u32) -> Result<Self, ContractError> {
        let devices = querier.query_wasm_raw(registry, keys::devices(bank))?;
        let approvals = querier.query_wasm_raw(registry, keys::approvals(bank))?;
        Ok(Self {
            devices: DeviceBank::from_bytes(devices.unwrap_or_default()),
            approvals: ApprovalBank::from_bytes(approvals.unwrap_or_default()),
        })
    }

    pub fn device(&self, index: u8) -> Option<Device> {
        self.devices.get(index)
    }

    pub(super) fn get(&self, index: u8) -> Option<Point> {
        Some(Point { device: self.devices.get(index)?, approval: self.approvals.get(index) })
    }
}

/// What the readings of a batch are judged by.
struct Known<'a> {
    points: &'a [Option<Point>],
    registers: &'a RegisterBank,
    past: &'a Past,
}

/// What readings of slots before the last one are compared with; nothing is read where there are none.
fn past(storage: &dyn Storage, registers: &RegisterBank, batch: &ReadingBatch) -> Result<Past, PackError> {
    let last_slots = batch.readings.iter().filter_map(|reading| registers.get(reading.index));
    let newest = last_slots.map(|last| last.slot).filter(|slot| *slot > batch.slot).max();
    newest.map_or(Ok(Past::default()), |newest| Past::load(storage, batch.bank, batch.slot, newest))
}

fn judge_all(api: &dyn Api, known: &Known<'_>, signed: &Signed<'_>, terms: &Terms) -> Vec<Verdict> {
    let Known { points, registers, past } = *known;
    let Signed { batch, format, message } = *signed;
    let look = |((reading, packed), point): ((Reading, &BatchReading), &Option<Point>)| match point {
        // What is in another form than the meter's is nothing that it signed.
        Some(Point { device, .. }) if device.reading_format != format => {
            FirstLook::Decided(Verdict::BadSignature)
        }
        _ => first_look(meter(point.as_ref()), registers.get(packed.index), &reading, terms.arrival_slot),
    };
    let looks: Vec<FirstLook> = batch.signed().zip(points).map(look).collect();
    let mut claims = Vec::with_capacity(batch.readings.len());
    for (at, (((reading, packed), point), look)) in batch.signed().zip(points).zip(&looks).enumerate() {
        if let (Some(Point { device, .. }), FirstLook::NeedsSignature(_)) = (point, look) {
            claims.push(Claim { device, message: message(at, &reading), signature: &packed.signature });
        }
    }
    let mut verified = verify(api, &claims).into_iter();
    let mut next_is_signed = || verified.next().unwrap_or(false);
    let one = |((reading, packed), look): ((Reading, &BatchReading), FirstLook)| {
        let past = |last: &LastReading| past.registers(packed.index, last);
        judge(look, &mut next_is_signed, registers.get(packed.index), past, &reading, terms)
    };
    batch.signed().zip(looks).map(one).collect()
}

fn meter(point: Option<&Point>) -> Meter {
    let Some(Point { device, approval: PackedApproval { approved_slot, inverter_w } }) = point else {
        return Meter::Unknown;
    };
    match device.status {
        DeviceStatus::Suspended => Meter::Suspended,
        DeviceStatus::Decommissioned => Meter::Decommissioned,
        DeviceStatus::Active | DeviceStatus::Quarantined => Meter::Active(Bounds {
            connection_w: device.connection_w,
            inverter_w: *inverter_w,
            approved_slot: *approved_slot,
            is_doubted: device.status == DeviceStatus::Quarantined,
        }),
    }
}

/// What a batch adds to its slot.
#[derive(Default)]
struct Taken {
    moved: bool,
    accepted: SlotEnergy,
    /// Export that waits for verifiers.
    doubtful: Vec<QuarantinedExport>,
}

/// Moves the registers of the readings that count. One that finds no room among what came late is told so.
fn take_up(
    registers: &mut RegisterBank,
    late: &mut Late,
    batch: &ReadingBatch,
    verdicts: &mut [Verdict],
) -> Result<Taken, ContractError> {
    let mut taken = Taken::default();
    for ((reading, packed), verdict) in batch.signed().zip(verdicts) {
        let index = packed.index;
        let Reading { meter_id, slot, .. } = reading;
        let overflow = || ContractError::EnergyOverflow { meter_id, slot };
        let last = registers.get(index);
        let (import_wh, export_wh) = last.and_then(|last| last.energy_until(&reading)).unwrap_or_default();
        match verdict {
            Verdict::Accepted => {
                let energy = PointReading { index, import_wh, export_wh };
                taken.accepted.add(energy).ok_or_else(overflow)?;
            }
            Verdict::CatchUp | Verdict::Quarantined => {
                let from_slot = last.map_or(slot, |last| last.slot.saturating_add(1));
                let doubted = *verdict == Verdict::Quarantined;
                let believed_wh = if doubted { 0 } else { export_wh };
                let span = CatchUpSpan { index, from_slot, to_slot: slot, import_wh, export_wh: believed_wh };
                match late.add(span) {
                    Ok(()) => {}
                    Err(NoRoom::Overflow) => return Err(overflow()),
                    Err(NoRoom::Spans) => {
                        *verdict = Verdict::TooSoon;
                        continue;
                    }
                }
                if doubted {
                    taken.doubtful.push(QuarantinedExport { index, from_slot, to_slot: slot, export_wh });
                }
            }
            Verdict::Baseline => {}
            _ => continue,
        }
        registers.set(index, LastReading::from(&reading));
        taken.moved = true;
    }
    Ok(taken)
}

fn add_energy(
    storage: &mut dyn Storage,
    slot: u32,
    bank: u32,
    added: &SlotEnergy,
) -> Result<(), ContractError> {
    if added.readings().is_empty() {
        return Ok(());
    }
    let mut energy = load_energy(storage, slot, bank)?;
    for reading in added.readings() {
        // A meter's energies add up to the difference of two u64 registers.
        energy.add(*reading).ok_or(ContractError::EnergyOverflow {
            meter_id: bank.wrapping_shl(8) | u32::from(reading.index),
            slot,
        })?;
    }
    save_energy(storage, slot, bank, &energy);
    Ok(())
}

/// Puts export into quarantine: what verifiers have said of less is void.
fn quarantine(
    storage: &mut dyn Storage,
    bank: u32,
    doubtful: &[QuarantinedExport],
) -> Result<Vec<ExportQuarantined>, ContractError> {
    if doubtful.is_empty() {
        return Ok(Vec::new());
    }
    let mut quarantine = load_quarantine(storage, bank)?;
    let mut told = Vec::with_capacity(doubtful.len());
    for export in doubtful {
        let meter_id = bank.wrapping_shl(8) | u32::from(export.index);
        let overflow = ContractError::EnergyOverflow { meter_id, slot: export.to_slot };
        let QuarantinedExport { from_slot, to_slot, export_wh, .. } =
            quarantine.add(*export).ok_or(overflow)?;
        BALLOTS.remove(storage, meter_id);
        told.push(ExportQuarantined { meter_id, from_slot, to_slot, export_wh });
    }
    save_quarantine(storage, bank, &quarantine);
    Ok(told)
}

fn prune(storage: &mut dyn Storage, bank: u32, registers: &mut RegisterBank, oldest_kept: u32) {
    let until = oldest_kept.min(registers.pruned_before.saturating_add(MAX_PRUNED_SLOTS));
    for slot in registers.pruned_before..until {
        remove_energies(storage, slot, bank);
        registers.pruned_before = slot + 1;
    }
}

fn submitted(
    submitter: Addr,
    arrival_slot: u32,
    batch: &ReadingBatch,
    verdicts: &[Verdict],
) -> ReadingsSubmitted {
    let count =
        |counted: fn(&Verdict) -> bool| verdicts.iter().filter(|verdict| counted(verdict)).count() as u32;
    let entries = batch.readings.iter().zip(verdicts).map(|(reading, verdict)| PackedVerdict {
        index: reading.index,
        verdict: *verdict,
        flags: reading.flags,
        import_total_wh: reading.import_total_wh,
        export_total_wh: reading.export_total_wh,
    });
    ReadingsSubmitted {
        bank: batch.bank,
        slot: batch.slot,
        arrival_slot,
        submitter,
        accepted: count(|verdict| matches!(verdict, Verdict::Accepted | Verdict::Baseline)),
        caught_up: count(|verdict| *verdict == Verdict::CatchUp),
        refused: count(|verdict| !verdict.is_final()),
        readings: Packed::of(Verdicts(entries.collect())),
    }
}
