//! Signed readings in, verified registers and energies out.
//!
//! A meter signs its cumulative registers at the end of each slot; anybody may carry them here. The contract verifies the device's signature with
//! the key that the registry keeps, judges each reading ([`verdict`]) and turns registers into energies per slot. A lost or late reading costs
//! resolution, never energy: `Σ energies + Σ catch-up + quarantine + Σ dropped export = last total -
//! baseline` for every meter, at any time.

mod ballot;
pub mod contract;
mod error;
mod execute;
mod migrate;
mod past;
mod query;
mod registers;
mod signatures;
mod state;
pub mod verdict;

pub use error::ContractError;
