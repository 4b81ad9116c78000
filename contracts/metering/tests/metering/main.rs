//! Metering as meters, carriers and the market meet it, with the registry that keeps the keys.

mod bad_input;
mod catching_up;
mod closing;
mod identities;
mod ocmf;
mod ocmf_input;
mod points;
mod pruning;
mod quality;
mod quarantine;
mod restarts;
mod signatures;
mod slots;
mod starting;
mod suite;
mod thieves;
