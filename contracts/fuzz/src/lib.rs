//! What strangers send to the contracts, made up by a fuzzer: each function takes any bytes and panics when something holds no more.
//!
//! `seeds/NAME.hex` holds inputs of each, one a line, which are a test (`tests/seeds.rs`); `npm run fuzz` goes on from them, guided by coverage.

#![forbid(unsafe_code)]

mod messages;
mod ocmf;
mod packed;
mod readings;
mod records;
mod signatures;

pub use messages::messages;
pub use ocmf::ocmf;
pub use packed::packed;
pub use readings::readings;
pub use records::records;
pub use signatures::signatures;

pub type Target = fn(&[u8]);

/// Each target by its name.
pub const TARGETS: [(&str, Target); 6] = [
    ("messages", messages),
    ("ocmf", ocmf),
    ("packed", packed),
    ("readings", readings),
    ("records", records),
    ("signatures", signatures),
];
