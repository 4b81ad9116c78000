//! Answers, one file per subject.

mod closing;
mod config;
mod energy;
mod next_slot;
mod quality;
mod quarantine;
mod registers;
mod restarts;

pub use closing::closing;
pub use config::config;
pub use energy::{catch_up_energy, slot_energy};
pub use next_slot::next_slot_with_energy;
pub use quality::{quality, zone_quality};
pub use quarantine::quarantine;
pub use registers::{bank_registers, registers};
pub use restarts::restarts;
