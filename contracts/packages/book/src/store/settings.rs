use cosmwasm_std::Addr;
use cw_storage_plus::Item;
use interface::trading::{ForwardParams, Pricing};

/// Bounds of forward trading.
pub const FORWARD_PARAMS: Item<ForwardParams> = Item::new("forward_params");

/// What reference prices follow.
pub const PRICING: Item<Pricing> = Item::new("pricing");

/// The contract whose feeds conditions read.
pub const ORACLE: Item<Addr> = Item::new("oracle");
