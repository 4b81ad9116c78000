//! How much a message may carry and a participant may have.

use cosmwasm_std::{Addr, Api, Storage};
use interface::registry::{Equipment, Profile};

use crate::{
    error::ContractError,
    state::{METER_COUNTS, SERIALS},
};

pub const MAX_VERIFIERS: usize = 32;
pub const MAX_NAME_BYTES: usize = 64;
pub const MAX_LOCATION_BYTES: usize = 128;
pub const MAX_CONTACT_BYTES: usize = 128;
pub const MAX_LABEL_BYTES: usize = 64;
pub const MAX_CERTIFICATION_BYTES: usize = 128;
pub const MAX_SERIAL_BYTES: usize = 32;
pub const MAX_CONNECTION_BYTES: usize = 33;
pub const MAX_NOTE_BYTES: usize = 256;
pub const MAX_REASON_BYTES: usize = 256;
pub const EVIDENCE_HASH_BYTES: usize = 32;
/// Open applications for metering points of all participants.
pub const MAX_OPEN_APPLICATIONS: u32 = 1_024;
/// Proposals that are kept when an applicant opens one, closed ones among them; verifiers open theirs without a bound.
pub const MAX_PROPOSALS: u64 = 1_024;
/// A recall lapses after so many slots: a day of quarter-hours.
pub const RECALL_SLOTS: u32 = 96;
/// A finding is of so many slots at most: a week of quarter-hours.
pub const MAX_FINDING_SLOTS: u32 = 672;
/// Applications that one message ends, and recalls, and proposals.
pub const MAX_ENDED: usize = 32;
/// What a message about something else ends of each kind: more than one, so that what is overdue becomes less.
pub const ENDED_BY_THE_WAY: usize = 2;
/// What a low-voltage connection lets through at most: it bounds what a point's meter may say.
pub const MAX_CONNECTION_W: u32 = 100_000;
/// What a line of a distribution grid carries at most: it bounds what a feeder may say.
pub const MAX_FEEDER_W: u32 = 40_000_000;
/// Equipment or certifications of one participant.
pub const MAX_ITEMS: usize = 16;
/// Suspending a participant suspends all their meters in one message.
pub const MAX_METERS_PER_PARTICIPANT: u32 = 256;

pub(crate) fn check_address(api: &dyn Api, address: &str) -> Result<Addr, ContractError> {
    api.addr_validate(address).map_err(|_| ContractError::Address { address: address.to_string() })
}

pub(crate) fn check_text(
    field: &'static str,
    text: &str,
    least: usize,
    most: usize,
) -> Result<(), ContractError> {
    let length = text.len();
    if length < least || length > most {
        return Err(ContractError::TextLength { field, length, least, most });
    }
    Ok(())
}

/// A serial is compared by eye with the label on a device, so it has only characters that look like themselves.
pub(crate) fn check_serial(serial: &str) -> Result<(), ContractError> {
    check_text("serial", serial, 1, MAX_SERIAL_BYTES)?;
    if !serial.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(ContractError::Serial { serial: serial.to_string() });
    }
    Ok(())
}

/// A connection is written in one way only, so that nobody names it twice.
pub(crate) fn check_connection(connection: &str) -> Result<(), ContractError> {
    check_text("connection", connection, 1, MAX_CONNECTION_BYTES)?;
    if !connection.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) {
        return Err(ContractError::Connection { connection: connection.to_string() });
    }
    Ok(())
}

/// Only meters in service have a serial to themselves: an application stops nobody.
pub(crate) fn check_serial_free(storage: &dyn Storage, serial: &str) -> Result<(), ContractError> {
    match SERIALS.may_load(storage, serial)? {
        Some(meter_id) => Err(ContractError::SerialTaken { serial: serial.to_string(), meter_id }),
        None => Ok(()),
    }
}

pub(crate) fn check_meter_room(storage: &dyn Storage, owner: &Addr) -> Result<(), ContractError> {
    if METER_COUNTS.may_load(storage, owner)?.unwrap_or_default() >= MAX_METERS_PER_PARTICIPANT {
        return Err(ContractError::TooManyMeters { owner: owner.clone(), most: MAX_METERS_PER_PARTICIPANT });
    }
    Ok(())
}

pub(crate) fn check_evidence_hash(hash: &[u8]) -> Result<(), ContractError> {
    if hash.len() != EVIDENCE_HASH_BYTES {
        return Err(ContractError::EvidenceHash { length: hash.len(), expected: EVIDENCE_HASH_BYTES });
    }
    Ok(())
}

pub(crate) fn check_description(
    profile: &Profile,
    equipment: &[Equipment],
    certifications: &[String],
) -> Result<(), ContractError> {
    check_text("name", &profile.name, 1, MAX_NAME_BYTES)?;
    check_text("location", &profile.location, 0, MAX_LOCATION_BYTES)?;
    check_text("contact", &profile.contact, 0, MAX_CONTACT_BYTES)?;
    for (field, count) in [("equipment", equipment.len()), ("certifications", certifications.len())] {
        if count > MAX_ITEMS {
            return Err(ContractError::TooMany { field, count, most: MAX_ITEMS });
        }
    }
    for item in equipment {
        check_text("label", &item.label, 0, MAX_LABEL_BYTES)?;
    }
    for certification in certifications {
        check_text("certification", certification, 1, MAX_CERTIFICATION_BYTES)?;
    }
    Ok(())
}
