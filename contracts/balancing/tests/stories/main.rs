//! Stories of the contract, told to a simulated chain with the grid.

mod attacks;
mod awards;
mod bad_input;
mod calls;
mod cuts;
mod days;
mod feeders;
mod forecasts;
mod islands;
mod late;
mod market;
mod meters;
mod money;
mod offers;
mod quality;
mod states;
mod suite;
