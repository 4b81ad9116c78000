use cosmwasm_std::{Addr, Deps, DepsMut, Env, Event, MessageInfo, Response, StdError};
use interface::{
    metering::{Config, OcmfFault, OcmfRecord, OcmfRefused, Verdict},
    packed::{BatchReading, Device, ReadingBatch, flags},
    registry::{KeyType, MeteringPoint, QueryMsg, ReadingFormat},
    signed::Reading,
};
use ocmf::{Clock, Curve, OcmfError, Record};
use units::{Slot, index_in_bank, meter_id};

use super::count::{Basis, Signed, count};
use crate::{error::ContractError, state::STATIONS, station::Station};

/// Records of one message: each costs what a signature does, and more to read.
const MAX_RECORDS: usize = 16;

/// Takes records of charging stations, of one bank and slot. One of which no reading can be made is told so; the others go the way of all readings.
pub fn submit_ocmf(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    bank: u32,
    slot: Slot,
    records: Vec<OcmfRecord>,
) -> Result<Response, ContractError> {
    check_form(&records)?;
    let basis = Basis::load(deps.as_ref(), &env, bank, slot)?;
    let mut told: Vec<Event> = Vec::new();
    let mut read: Vec<Read<'_>> = Vec::with_capacity(records.len());
    for OcmfRecord { index, record } in &records {
        let meter_id = meter_id(bank, *index).ok_or(ContractError::NoBank { bank })?;
        match read_one(deps.as_ref(), &basis, meter_id, slot, record)? {
            Ok(one) => read.push(one),
            Err(refusal) => told.push(refused(refusal, meter_id, slot, &info.sender)),
        }
    }
    if read.is_empty() {
        return Ok(Response::new().add_events(told));
    }
    let readings = read.iter().map(|one| one.reading.clone()).collect();
    let batch = ReadingBatch { bank, slot, readings };
    let message = |at: usize, _: &Reading| read.get(at).map_or(Vec::new(), |one| one.record.signed.to_vec());
    let signed = Signed { batch: &batch, format: Some(ReadingFormat::Ocmf), message: &message };
    let counted = count(deps.branch(), info.sender, basis, &signed)?;
    for (Read { meter_id, mut station, record, .. }, verdict) in read.into_iter().zip(counted.verdicts) {
        if moves_registers(verdict) {
            station.turn(record.page);
            STATIONS.save(deps.storage, meter_id, &station)?;
        }
    }
    Ok(Response::new().add_events(told).add_events(counted.events))
}

fn check_form(records: &[OcmfRecord]) -> Result<(), ContractError> {
    if records.is_empty() || records.len() > MAX_RECORDS {
        return Err(ContractError::RecordCount { records: records.len(), most: MAX_RECORDS });
    }
    for pair in records.windows(2) {
        if let [OcmfRecord { index: previous, .. }, OcmfRecord { index, .. }] = *pair
            && index <= previous
        {
            return Err(ContractError::RecordNotAscending { index, previous });
        }
    }
    Ok(())
}

fn moves_registers(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Accepted | Verdict::Baseline | Verdict::CatchUp | Verdict::Quarantined)
}

type Refusal = (OcmfFault, String);

/// A record, and the reading that it is if its signature holds.
struct Read<'a> {
    meter_id: u32,
    record: Record<'a>,
    station: Station,
    reading: BatchReading,
}

fn read_one<'a>(
    deps: Deps,
    basis: &Basis,
    meter_id: u32,
    slot: Slot,
    bytes: &'a [u8],
) -> Result<Result<Read<'a>, Refusal>, ContractError> {
    let index = index_in_bank(meter_id);
    let Some(device) = basis.points.device(index) else {
        return Ok(Err((OcmfFault::UnknownMeter, "of a meter that nobody approved".into())));
    };
    let record = match record_of(&device, &basis.config, slot, bytes) {
        Ok(record) => record,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let station = match STATIONS.may_load(deps.storage, meter_id)? {
        Some(station) => station.of_key(&device),
        None => Station::new(&device, serial_of(deps, &basis.config, meter_id)?, &record),
    };
    let last = basis.registers.get(index);
    // What would not count is judged by its registers alone: the same record again is no fault.
    let would_count = last.is_none_or(|last| slot > last.slot);
    let checked = station.check(&record).and_then(|()| match would_count {
        true => station.check_page(record.page),
        false => Ok(()),
    });
    Ok(checked.and_then(|()| {
        let reading = reading_of(&record, index)?;
        Ok(Read { meter_id, record, station, reading })
    }))
}

/// The record, if the device may have signed it and it is of the slot.
fn record_of<'a>(
    device: &Device,
    config: &Config,
    slot: Slot,
    bytes: &'a [u8],
) -> Result<Record<'a>, Refusal> {
    if device.reading_format != Some(ReadingFormat::Ocmf) {
        return Err((OcmfFault::OtherFormat, "of a meter that does not sign records".into()));
    }
    let record = Record::parse(bytes).map_err(|error| (fault_of(&error), error.to_string()))?;
    let curve = match record.curve {
        Curve::Secp256r1 => KeyType::Secp256r1,
        Curve::Secp256k1 => KeyType::Secp256k1,
    };
    if curve != device.key_type {
        let detail = format!("signed on {curve:?}, while the meter's key is of type {:?}", device.key_type);
        return Err((OcmfFault::WrongCurve, detail));
    }
    let unix_ms = record.registers.time.unix_ms;
    match slot_ended_at(unix_ms, config) {
        None => Err((OcmfFault::NotAtSlotEnd, format!("no slot ends at {unix_ms} ms"))),
        Some(other) if other != slot => Err((OcmfFault::OtherSlot, format!("slot {other} ends then"))),
        Some(_) => Ok(record),
    }
}

/// The slot that ended at a time, by clocks that may differ as far as the contract lets them, and by less than half a slot.
fn slot_ended_at(unix_ms: u64, config: &Config) -> Option<Slot> {
    let slot_ms = u64::from(config.slot_seconds) * 1_000;
    let tolerance_ms = (u64::from(config.max_clock_skew_seconds) * 1_000).min(slot_ms.saturating_sub(1) / 2);
    let ended = unix_ms.checked_add(tolerance_ms)? / slot_ms;
    let off_ms = unix_ms.abs_diff(ended.checked_mul(slot_ms)?);
    let slot = ended.checked_sub(1)?;
    (off_ms <= tolerance_ms).then(|| Slot::try_from(slot).ok())?
}

fn serial_of(deps: Deps, config: &Config, meter_id: u32) -> Result<String, ContractError> {
    let query = QueryMsg::MeteringPoint { meter_id };
    let point: Result<MeteringPoint, StdError> = deps.querier.query_wasm_smart(&config.registry, &query);
    Ok(point?.serial)
}

fn reading_of(record: &Record<'_>, index: u8) -> Result<BatchReading, Refusal> {
    let registers = &record.registers;
    let no_import = || (OcmfFault::NoImport, "1.8.0 is not there".to_string());
    Ok(BatchReading {
        index,
        flags: match registers.time.clock {
            Clock::Synchronised => 0,
            Clock::Informative => flags::CLOCK_UNSYNCHRONISED,
        },
        import_total_wh: registers.import_total_wh.ok_or_else(no_import)?,
        export_total_wh: registers.export_total_wh.unwrap_or_default(),
        signature: record.signature,
    })
}

fn refused((fault, detail): Refusal, meter_id: u32, slot: Slot, submitter: &Addr) -> Event {
    OcmfRefused { meter_id, slot, submitter: submitter.clone(), fault, detail }.into()
}

fn fault_of(error: &OcmfError) -> OcmfFault {
    match error {
        OcmfError::Oversized { .. } => OcmfFault::Oversized,
        OcmfError::NoRecord => OcmfFault::NoRecord,
        OcmfError::Truncated { .. } => OcmfFault::Truncated,
        OcmfError::Malformed { .. } => OcmfFault::Malformed,
        OcmfError::DuplicateKey { .. } => OcmfFault::DuplicateKey,
        OcmfError::Missing { .. } => OcmfFault::Missing,
        OcmfError::WrongKind { .. } => OcmfFault::WrongKind,
        OcmfError::TooMany { .. } => OcmfFault::TooMany,
        OcmfError::UnknownVersion { .. } => OcmfFault::UnknownVersion,
        OcmfError::BadPage { .. } => OcmfFault::BadPage,
        OcmfError::WrongReason { .. } => OcmfFault::WrongReason,
        OcmfError::Exception => OcmfFault::Exception,
        OcmfError::LossCompensated => OcmfFault::LossCompensated,
        OcmfError::BadStatus { .. } => OcmfFault::BadStatus,
        OcmfError::EnergyUnusable { .. } => OcmfFault::EnergyUnusable,
        OcmfError::TimeUnusable { .. } => OcmfFault::TimeUnusable,
        OcmfError::UnknownErrorFlags { .. } => OcmfFault::UnknownErrorFlags,
        OcmfError::UnknownObis { .. } => OcmfFault::UnknownObis,
        OcmfError::WrongUnit { .. } => OcmfFault::WrongUnit,
        OcmfError::NotANumber { .. } => OcmfFault::NotANumber,
        OcmfError::Exponent { .. } => OcmfFault::Exponent,
        OcmfError::Spaces { .. } => OcmfFault::Spaces,
        OcmfError::Negative { .. } => OcmfFault::Negative,
        OcmfError::TooLarge { .. } => OcmfFault::TooLarge,
        OcmfError::Decreasing { .. } => OcmfFault::Decreasing,
        OcmfError::TwoValues { .. } => OcmfFault::TwoValues,
        OcmfError::BadTime { .. } => OcmfFault::BadTime,
        OcmfError::TimeWithoutZone { .. } => OcmfFault::TimeWithoutZone,
        OcmfError::ClockNotSet { .. } => OcmfFault::ClockNotSet,
        OcmfError::TimeGoesBack { .. } => OcmfFault::TimeGoesBack,
        OcmfError::UnknownAlgorithm { .. } => OcmfFault::UnknownAlgorithm,
        OcmfError::UnknownCurve { .. } => OcmfFault::UnknownCurve,
        OcmfError::UnknownHash { .. } => OcmfFault::UnknownHash,
        OcmfError::BadEncoding { .. } => OcmfFault::BadEncoding,
        OcmfError::BadSignature { .. } => OcmfFault::BadSignature,
    }
}
