//! Stories of the contract, told to a simulated chain.

mod reports;
mod strangers;
mod suite;
mod tariffs;
mod zones;
