use cw_storage_plus::Item;
use interface::trading::Config;

/// Who may do what, which contracts are asked, and the bounds of work.
pub const CONFIG: Item<Config> = Item::new("config");

/// Sum of all accounts in micro-currency: moved by deposits and withdrawals only, because a slot's money sums to zero.
pub const KEPT_TOTAL: Item<i128> = Item::new("kept_total");
