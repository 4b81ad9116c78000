use crate::{
    error::OcmfError,
    json::{Value, parse_object},
    page::{Page, read_page},
    reading::{Reading, Registers, last, read_all},
    signature::{Curve, SIGNATURE_LEN, read_signature},
};

/// A record of a charging station has some hundreds.
pub const MOST_RECORD_BYTES: usize = 4_096;

const HEADER: &[u8] = b"OCMF|";
const BAR: u8 = b'|';
/// A record of another major version may mean something else.
const MAJOR_VERSIONS: [&str; 2] = ["0", "1"];

/// What a record says, before anybody believes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<'a> {
    /// The exact bytes between the bars. SHA-256 of them is what was signed.
    pub signed: &'a [u8],
    /// On which the signature is.
    pub curve: Curve,
    /// `r | s`, in either form of `s`.
    pub signature: [u8; SIGNATURE_LEN],
    /// Its place among those of the same signing component.
    pub page: Page,
    /// `MS`, or `GS` where there is no `MS`: a gateway may sign for several meters.
    pub serial: String,
    /// At least one, in their order.
    pub readings: Vec<Reading>,
    /// Those of the last reading's time.
    pub registers: Registers,
}

impl<'a> Record<'a> {
    /// Reads a record, which is all of `bytes`.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, OcmfError> {
        if bytes.len() > MOST_RECORD_BYTES {
            return Err(OcmfError::Oversized { length: bytes.len(), most: MOST_RECORD_BYTES });
        }
        let (signed, payload, section) = sections(bytes)?;
        check_version(&payload)?;
        let page = read_page(payload.text("PG")?.ok_or(OcmfError::Missing { place: "PG" })?)?;
        let serial = match payload.text("MS")? {
            Some(serial) => serial,
            None => payload.text("GS")?.ok_or(OcmfError::Missing { place: "MS" })?,
        };
        let (curve, signature) = read_signature(&section)?;
        let readings = read_all(&payload, page)?;
        let registers = last(&readings).ok_or(OcmfError::Missing { place: "RD" })?;
        Ok(Self { signed, curve, signature, page, serial: serial.to_string(), readings, registers })
    }
}

/// The bytes of the payload, the payload, and the signature section. A bar elsewhere is refused.
fn sections(bytes: &[u8]) -> Result<(&[u8], Value<'_>, Value<'_>), OcmfError> {
    let Some(rest) = bytes.strip_prefix(HEADER) else {
        return Err(match HEADER.starts_with(bytes) {
            true => OcmfError::Truncated { at: bytes.len() },
            false => OcmfError::NoRecord,
        });
    };
    let Some(bar) = rest.iter().position(|byte| *byte == BAR) else {
        return Err(OcmfError::Truncated { at: bytes.len() });
    };
    let (signed, section) = rest.split_at(bar);
    let section = section.get(1..).unwrap_or_default();
    let start = HEADER.len().saturating_add(bar).saturating_add(1);
    if let Some(another) = section.iter().position(|byte| *byte == BAR) {
        return Err(OcmfError::Malformed { at: start.saturating_add(another), wanted: "no other |" });
    }
    let payload = parse_object(text(signed, HEADER.len())?, HEADER.len())?;
    let section = parse_object(text(section, start)?, start)?;
    Ok((signed, payload, section))
}

fn text(bytes: &[u8], offset: usize) -> Result<&str, OcmfError> {
    str::from_utf8(bytes).map_err(|error| OcmfError::Malformed {
        at: offset.saturating_add(error.valid_up_to()),
        wanted: "UTF-8",
    })
}

fn check_version(payload: &Value<'_>) -> Result<(), OcmfError> {
    let Some(version) = payload.text("FV")? else { return Ok(()) };
    let major = version.split('.').next().unwrap_or_default();
    match MAJOR_VERSIONS.contains(&major) {
        true => Ok(()),
        false => Err(OcmfError::UnknownVersion { version: version.into() }),
    }
}
