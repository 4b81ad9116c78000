//! How much a message may carry and a participant may have.

use cosmwasm_std::{Addr, Api};
use interface::registry::{Equipment, Profile};

use crate::error::ContractError;

pub const MAX_VERIFIERS: usize = 32;
pub const MAX_NAME_BYTES: usize = 64;
pub const MAX_LOCATION_BYTES: usize = 128;
pub const MAX_CONTACT_BYTES: usize = 128;
pub const MAX_LABEL_BYTES: usize = 64;
pub const MAX_CERTIFICATION_BYTES: usize = 128;
pub const MAX_SERIAL_BYTES: usize = 32;
pub const MAX_NOTE_BYTES: usize = 256;
/// What a low-voltage connection lets through at most: it bounds what a point's meter may say.
pub const MAX_CONNECTION_W: u32 = 100_000;
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
