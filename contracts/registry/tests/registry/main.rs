//! The registry as its users meet it.

mod admission;
mod connections;
mod flags;
mod keys;
mod kinds;
mod meters;
mod migration;
mod points;
mod privileges;
mod starting;
mod suite;
mod suspension;
