use std::fmt;

use thiserror::Error;

/// Characters of a wrong value that an error shows.
const MOST_SHOWN: usize = 40;

/// A key of the record.
pub type Place = &'static str;

/// Why a record is not taken. The same bytes are never taken.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum OcmfError {
    /// More than anybody reads.
    #[error("{length} bytes, at most {most}")]
    Oversized {
        /// Bytes of the record.
        length: usize,
        /// See [`crate::MOST_RECORD_BYTES`].
        most: usize,
    },
    /// It does not begin by `OCMF|`.
    #[error("is not OCMF|<payload>|<signature>")]
    NoRecord,
    /// It ends too early.
    #[error("ends at byte {at}, where more is wanted")]
    Truncated {
        /// Its length.
        at: usize,
    },
    /// It is not of its form.
    #[error("byte {at}: {wanted} is wanted")]
    Malformed {
        /// Where, from the record's first byte on.
        at: usize,
        /// What.
        wanted: &'static str,
    },
    /// A key with two values.
    #[error("{key} stands twice")]
    DuplicateKey {
        /// The key.
        key: Shown,
    },
    /// What has to be there is not.
    #[error("{place} is not there")]
    Missing {
        /// Where.
        place: Place,
    },
    /// A value of another kind.
    #[error("{place}: {wanted} is wanted")]
    WrongKind {
        /// Where.
        place: Place,
        /// Which kind.
        wanted: &'static str,
    },
    /// More than a record has.
    #[error("{place}: at most {most} are wanted")]
    TooMany {
        /// Where.
        place: Place,
        /// How many.
        most: usize,
    },
    /// A format of later than this one.
    #[error("format version {version}")]
    UnknownVersion {
        /// As it is written.
        version: Shown,
    },
    /// `PG` is none.
    #[error("page {page}: T or F and a number are wanted")]
    BadPage {
        /// As it is written.
        page: Shown,
    },
    /// A transaction's reading on a page of others, or the other way round, or a reason that is none.
    #[error("reason {reason} on page {page}")]
    WrongReason {
        /// `TX`, nothing where it is not there.
        reason: Shown,
        /// The page.
        page: crate::Page,
    },
    /// From a reading with `TX` X on, energy or time are of no use.
    #[error("an exception in a transaction, from which on its readings are of no use")]
    Exception,
    /// Energy of before the cable's losses were taken off cannot be told.
    #[error("losses of a cable are taken off")]
    LossCompensated,
    /// The meter's status is another one than G.
    #[error("status {status}, of which G alone is good")]
    BadStatus {
        /// As it is written.
        status: Shown,
    },
    /// The record says that its energy is of no use.
    #[error("the energy is of no use, as error flags {flags} say")]
    EnergyUnusable {
        /// As they are written.
        flags: Shown,
    },
    /// The record says that its time is of no use.
    #[error("the time is of no use, as error flags {flags} say")]
    TimeUnusable {
        /// As they are written.
        flags: Shown,
    },
    /// Error flags that nobody knows.
    #[error("error flags {flags}")]
    UnknownErrorFlags {
        /// As they are written.
        flags: Shown,
    },
    /// The register is neither all import nor all export.
    #[error("register {obis}: 1.8.0 or 2.8.0 is wanted")]
    UnknownObis {
        /// As it is written.
        obis: Shown,
    },
    /// Not Wh or kWh.
    #[error("unit {unit}: Wh or kWh is wanted")]
    WrongUnit {
        /// As it is written.
        unit: Shown,
    },
    /// No number.
    #[error("{value} is no number")]
    NotANumber {
        /// As it is written.
        value: Shown,
    },
    /// A number with an exponent, such as `1e3`: how it was rounded cannot be told.
    #[error("{value}: a number without an exponent is wanted")]
    Exponent {
        /// As it is written.
        value: Shown,
    },
    /// Spaces around a number.
    #[error("{value}: a number without spaces is wanted")]
    Spaces {
        /// As it is written.
        value: Shown,
    },
    /// Below 0.
    #[error("{value}: a register is never below zero")]
    Negative {
        /// As it is written.
        value: Shown,
    },
    /// More than 64 bits of Wh.
    #[error("{value} is more than a register holds")]
    TooLarge {
        /// As it is written.
        value: Shown,
    },
    /// A register that goes back within the record.
    #[error("a register goes back from {before_wh} to {wh} Wh within the record")]
    Decreasing {
        /// Before.
        before_wh: u64,
        /// After it.
        wh: u64,
    },
    /// Two values of one register at one time.
    #[error("a register has {first_wh} and {second_wh} Wh at one time")]
    TwoValues {
        /// The one.
        first_wh: u64,
        /// The other.
        second_wh: u64,
    },
    /// No such time, or not written as the format says.
    #[error("time {time}: one like 2026-11-29T16:00:00,000+0100 S is wanted")]
    BadTime {
        /// As it is written.
        time: Shown,
    },
    /// Which time it is nobody knows.
    #[error("time {time}: an offset such as +0100 is wanted")]
    TimeWithoutZone {
        /// As it is written.
        time: Shown,
    },
    /// The clock does not know the time.
    #[error("time {time} of a clock that is not set")]
    ClockNotSet {
        /// As it is written.
        time: Shown,
    },
    /// Readings that are not in order of time.
    #[error("time {time} is before that of the reading before it")]
    TimeGoesBack {
        /// As it is written.
        time: Shown,
    },
    /// Not ECDSA.
    #[error("signature algorithm {algorithm}")]
    UnknownAlgorithm {
        /// `SA`.
        algorithm: Shown,
    },
    /// A curve that is not verified.
    #[error("curve {curve}: secp256r1 or secp256k1 is wanted")]
    UnknownCurve {
        /// As `SA` names it.
        curve: Shown,
    },
    /// A hash that is not verified.
    #[error("hash {hash}: SHA256 is wanted")]
    UnknownHash {
        /// As `SA` names it.
        hash: Shown,
    },
    /// The signature is in no encoding that is known, or not in the one that is named.
    #[error("no signature in encoding {encoding}")]
    BadEncoding {
        /// `SE`.
        encoding: Shown,
    },
    /// Neither DER nor `r | s`.
    #[error("a signature of {length} bytes, neither DER nor r and s")]
    BadSignature {
        /// Its length.
        length: usize,
    },
}

/// What stands in the record, as far as an error shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown(String);

impl From<&str> for Shown {
    fn from(text: &str) -> Self {
        Self(text.chars().take(MOST_SHOWN).collect())
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text) = self;
        formatter.write_str("\"")?;
        text.chars().try_for_each(|char| write!(formatter, "{}", char.escape_debug()))?;
        formatter.write_str("\"")
    }
}
