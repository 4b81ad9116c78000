//! The registry as its users meet it.

mod admission;
mod keys;
mod meters;
mod privileges;
mod suite;
mod suspension;
mod upgrades;
