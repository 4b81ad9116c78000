use cw_storage_plus::Item;
use interface::trading::{Config, MoneyParams, Pause};

/// Who may do what, which contracts are asked, and the bounds of work.
pub const CONFIG: Item<Config> = Item::new("config");

/// When withdrawals are paid, and what a utility has to keep.
pub const MONEY_PARAMS: Item<MoneyParams> = Item::new("money");

/// Coins that messages brought, less those that they took. The bank's balance is never less; a donation makes it more.
pub const COINS: Item<u128> = Item::new("coins");

/// While it is there, nothing is paid out.
pub const PAUSE: Item<Pause> = Item::new("pause");

/// The slot of the latest claims that were paid.
pub const CLAIMS_SLOT: Item<u32> = Item::new("claims_slot");
