//! Who takes part, which meters they have, and which device key speaks for each meter.
//!
//! Participants are admitted, revoked and reinstated by k of n verifiers; one verifier or the admin is enough to suspend. A metering point is applied
//! for by its owner and approved by its zone's operator, or by k of n verifiers where its power is large; what was approved is never changed. One
//! verifier or the admin recalls it for a day, or flags it until k of n release it; k of n take it out of service for good. Metering points are numbered in banks of 256 of one zone, with their device keys packed per bank, because the metering contract reads a bank of keys at once.
//!
//! A participant who is not admitted (suspended, revoked) can neither apply for metering points nor rotate keys, and the readings of all their meters are
//! refused until they are admitted again. A meter that was suspended by itself stays so, whatever becomes of its owner. A key that once spoke for
//! a meter never speaks for another one, unless the meter was decommissioned with it. A device that is replaced, or comes back, is a new metering
//! point, whose registers start anew; where its connection had one before, whoever approves says where the registers of that one stood.

mod applications;
mod ballot;
mod bank;
mod connections;
pub mod contract;
mod device_key;
mod ed25519;
mod error;
mod execute;
mod feeder;
mod flags;
mod limits;
mod meters;
mod overdue;
mod point_terms;
mod profile;
mod proposals;
mod query;
mod recalls;
mod standing;
mod state;
mod zone;

pub use error::ContractError;
pub use limits::*;
