//! What the contracts say to each other and to the world: messages, queries, events, and the packed values one contract reads of another.
//!
//! A contract depends on this crate and on pure engines, never on another contract. The generated TypeScript types come from here too.

pub mod answer;
pub mod balancing;
pub mod event;
pub mod grid;
pub mod metering;
pub mod migrate;
pub mod oracle;
pub mod packed;
pub mod page;
pub mod quorum;
pub mod registry;
pub mod signed;
pub mod token;
pub mod trading;
pub mod wire;
