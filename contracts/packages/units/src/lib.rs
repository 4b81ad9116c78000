//! Quantities, ids and packing shared by the contracts and the engines.
#![warn(missing_docs, clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]
