//! Who takes part, which meters they have, and which device key speaks for each meter.
//!
//! Participants are admitted, revoked and reinstated by k of n verifiers; one verifier or the admin is enough to suspend. Metering points are
//! numbered in banks of 256 of one zone, with their device keys packed per bank, because the metering contract reads a bank of keys at once.
//!
//! A participant who is not admitted (suspended, revoked) can neither register meters nor rotate keys, and the readings of all their meters are
//! refused until they are admitted again. A meter that was suspended by itself stays so, whatever becomes of its owner. A key that once spoke for
//! a meter never speaks for another one. A device that is replaced, registers and all, is a new metering point.

mod bank;
pub mod contract;
mod device_key;
mod ed25519;
mod error;
mod execute;
mod limits;
mod profile;
mod proposals;
mod query;
mod standing;
mod state;

pub use error::ContractError;
pub use limits::*;
