//! Records in the Open Charge Metering Format (SAFE e.V., 1.4): `OCMF|<payload>|<signature>`, and no other `|`.
//!
//! Bytes in, and out of them what was signed, by which signature, and what the registers say; or an [`OcmfError`] that tells what is wrong and names it. The
//! record comes from a stranger, so everything is bounded: [`MOST_RECORD_BYTES`], [`MOST_DEPTH`], [`MOST_MEMBERS`] and [`MOST_READINGS`]. Numbers are read as
//! the text in which they are written; none is ever a float. Nothing here verifies a signature: who calls has the key.
#![warn(missing_docs, clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod energy;
mod error;
mod json;
mod obis;
mod page;
mod reading;
mod record;
mod signature;
mod time;

pub use error::{OcmfError, Place};
pub use json::{MOST_DEPTH, MOST_MEMBERS};
pub use obis::Register;
pub use page::{Context, Page};
pub use reading::{MOST_READINGS, Reading, Registers};
pub use record::{MOST_RECORD_BYTES, Record};
pub use signature::{Curve, SIGNATURE_LEN};
pub use time::{Clock, Time};
