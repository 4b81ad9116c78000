//! Stories of the contract, told to a simulated chain with the grid.

mod attacks;
mod bad_input;
mod feeders;
mod forecasts;
mod late;
mod meters;
mod offers;
mod states;
mod suite;
