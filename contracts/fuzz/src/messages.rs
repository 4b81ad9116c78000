use std::fmt::Debug;

use cosmwasm_std::{from_json, to_json_vec};
use interface::{grid, metering, registry, token, trading};
use serde::{Serialize, de::DeserializeOwned};

/// A contract's message or question as JSON, the first byte saying whose: what is understood of it is understood the same way again.
pub fn messages(bytes: &[u8]) {
    let Some((whose, json)) = bytes.split_first() else { return };
    match whose % 10 {
        0 => again::<registry::ExecuteMsg>(json),
        1 => again::<registry::QueryMsg>(json),
        2 => again::<metering::ExecuteMsg>(json),
        3 => again::<metering::QueryMsg>(json),
        4 => again::<token::ExecuteMsg>(json),
        5 => again::<token::QueryMsg>(json),
        6 => again::<grid::ExecuteMsg>(json),
        7 => again::<grid::QueryMsg>(json),
        8 => again::<trading::ExecuteMsg>(json),
        _ => again::<trading::QueryMsg>(json),
    }
}

fn again<M: Serialize + DeserializeOwned + PartialEq + Debug>(json: &[u8]) {
    let Ok(message) = from_json::<M>(json) else { return };
    let written = to_json_vec(&message).expect("what was read can be written");
    assert_eq!(from_json::<M>(&written).expect("what was written can be read"), message);
}
