//! What the pool and the book share: the money of metering points and counterparties, what is held back of it, what was traded forward, and a tick with
//! the work it may do. It knows neither of the two, and they meet nowhere else.

mod account;
mod accounts;
mod budget;
mod clock;
mod counterparty;
mod debts;
mod dues;
mod error;
mod flows;
mod gas;
pub mod keys;
mod point;
mod position;
mod reserve;
mod state;
mod tick;
mod utilities;
mod withdrawals;

pub use account::{Account, Dealings};
pub use accounts::AccountBank;
pub use budget::{Next, WorkBudget};
pub use clock::{Clock, Deferral, not_in_settlement};
pub use counterparty::{COUNTERPARTIES, Counterparty};
pub use debts::{Payer, pay_debts};
pub use dues::DueBank;
pub use error::LedgerError;
pub use flows::{Flows, ZoneFlows, encode_price, took_part};
pub use point::{MAX_POINT_WH, TradingPoint, TradingPoints, metering_point};
pub use position::{Position, PositionRow, positions_of_bank, remove_positions_of_bank};
pub use reserve::{POINTS_PER_ROW, ReserveRow, place_in_row, row_of};
pub use state::{CLAIMS_SLOT, COINS, CONFIG, MONEY_PARAMS, PAUSE};
pub use tick::Tick;
pub use utilities::{UTILITIES, anybody_owes, numbers_of_utilities};
pub use withdrawals::{Withdrawal, account_key};
