//! Signed readings in, verified registers and energies out.
//!
//! A meter signs its cumulative registers at the end of each slot; anybody may carry them here. The contract verifies the device's signature with
//! the key that the registry keeps, judges each reading ([`verdict`]) and turns registers into energies per slot. A lost or late reading costs
//! resolution, never energy: `Σ energies + Σ catch-up + quarantine + Σ dropped export = last total -
//! baseline` for every meter, at any time, and for each of its counters where one started again; what was missed between two of them is what those who
//! confirmed the restart said.

mod ballot;
pub mod contract;
mod error;
mod execute;
mod migrate;
mod past;
mod quality;
mod query;
mod registers;
mod restart;
mod signatures;
mod state;
mod station;
pub mod verdict;

pub use error::ContractError;
