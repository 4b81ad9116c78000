//! What contract tests share: devices that really sign, a grid that only knows its zones, a metering that only hears of closing registers, feeds that anybody sets, and ordinary parameters of
//! the forward book.

mod closings;
mod device;
mod feeds;
mod forward;
mod ocmf;
mod zones;

pub use closings::Closings;
pub use device::{Device, connection_of};
pub use feeds::{Feeds, SetFeed};
pub use forward::{FORWARD_PARAMS, money_params, pricing};
pub use ocmf::Spelling;
pub use zones::{TARIFF_CHANGES_AT, UNKNOWN_ZONE, ZONE_OPERATOR, Zones};
