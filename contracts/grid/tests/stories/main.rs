//! Stories of the contract, told to a simulated chain.

mod events;
mod reports;
mod signals;
mod strangers;
mod suite;
mod tariffs;
mod zones;
