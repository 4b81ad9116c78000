use cosmwasm_std::{Addr, Uint128};
use cw_storage_plus::{Item, Map};
use interface::{
    registry::Source,
    token::{self, AllowanceResponse, Logo, MarketingInfoResponse, SlotLedger},
};
use serde::{Deserialize, Serialize};

use crate::book::{Book, Moves};

/// Slots whose ledgers are kept: a year of quarter-hours.
pub const KEEP_SLOTS: u32 = 35_040;
/// Old ledgers removed with one new one, at most.
pub const PRUNE_PER_BOOKING: usize = 4;

pub const CONFIG: Item<Config> = Item::new("config");
/// Owner to Wh held. What is zero is absent.
pub const BALANCES: Map<&Addr, Uint128> = Map::new(token::BALANCES);
/// (owner, spender) to allowance. What is used up is absent.
pub const ALLOWANCES: Map<(&Addr, &Addr), AllowanceResponse> = Map::new("allowance");
/// (spender, owner) to the same allowance.
pub const ALLOWANCES_OF_SPENDER: Map<(&Addr, &Addr), AllowanceResponse> = Map::new("allowance_spender");
pub const MARKETING: Item<MarketingInfoResponse> = Item::new("marketing_info");
pub const LOGO: Item<Logo> = Item::new("logo");
pub const BOOK: Item<Book> = Item::new("book");
/// Slot to what was held and drawn in it, until its ledger comes.
pub const UNBOOKED: Map<u32, Moves> = Map::new("unbooked");
/// Slot to its ledger.
pub const LEDGERS: Map<u32, SlotLedger> = Map::new("ledgers");
/// Ledgers of slots before this are gone.
pub const LEDGERS_KEPT_FROM: Item<u32> = Item::new("ledgers_kept_from");

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Config {
    pub admin: Addr,
    pub trading: Addr,
    pub name: String,
    pub symbol: String,
    /// The reference of carbon avoided.
    pub grid_g_per_kwh: u32,
    /// In order of the source's code.
    pub source_g_per_kwh: [u32; Source::ALL.len()],
}
