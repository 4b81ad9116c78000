//! Stories of the contract, told to a simulated chain.

mod cw20;
mod histories;
mod marketing;
mod settlement;
mod strangers;
mod suite;
