//! The two sides of the market.

use cosmwasm_schema::cw_serde;

use crate::named_attribute;

#[cw_serde]
#[derive(Copy, Eq)]
pub enum Side {
    /// Takes energy at its limit or below.
    Buy,
    /// Gives energy at its limit or above.
    Sell,
}

named_attribute!(Side);
