use cosmwasm_std::{Addr, Binary};
use cw_storage_plus::{Deque, Map};
use serde::{Deserialize, Serialize};

/// Owner of each metering point whose rule holds or draws energy tokens. By meter id; an owner never changes.
pub const HOLDERS: Map<u32, Addr> = Map::new("holders");

/// Messages to the token and to the grid that failed, oldest first; sent again one a tick.
pub const DEFERRED: Deque<Deferred> = Deque::new("deferred");

/// A message that waits to be sent again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deferred {
    pub to: Addr,
    /// JSON.
    pub msg: Binary,
    /// It was the oldest of those that waited.
    pub retried: bool,
}
