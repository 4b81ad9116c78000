//! Packed values, for the hot paths (docs/spec/formats.md). Fixed integers are big endian, `varint` is unsigned LEB128 without
//! overlong forms, `zigzag` its signed form.

mod approvals;
mod batch;
mod catch_up;
mod devices;
mod dues;
mod energy;
mod feed;
pub mod flags;
pub mod keys;
mod membership;
mod order;
mod quality;
mod quarantine;
mod reports;
mod reserves;
mod results;
mod signals;
mod tariffs;
mod totals;
mod verdicts;

pub use approvals::{ApprovalBank, PackedApproval};
pub use batch::{BatchError, BatchReading, MAX_BATCH_BYTES, ReadingBatch, SIGNATURE_LEN};
pub use catch_up::{CatchUpEnergy, CatchUpSpan, MAX_CATCH_UP_SPANS, NoRoom};
pub use devices::{Device, DeviceBank, DeviceStatus};
pub use dues::{Due, Dues};
pub use energy::{PointReading, SlotEnergy};
pub use feed::FeedValue;
pub use membership::BankMembership;
pub use order::{OrderEnd, OrderEnds, OrderFills, Orders, PackedFill, PackedOrder};
pub use quality::{MeterQuality, ZoneQuality};
pub use quarantine::{QuarantineBank, QuarantinedExport};
pub use reports::Reports;
pub use reserves::{FreedReserve, FreedReserves};
pub use results::{BankResults, CatchUpResult, PackedResult, ResultEnergies};
pub use signals::{Signals, ZoneSignal};
pub use tariffs::{Tariffs, UtilityPrices};
pub use totals::SlotTotals;
pub use verdicts::{PackedVerdict, Verdicts};

use crate::wire::Format;

macro_rules! formats {
    ($($name:ident),*) => { $(impl Format for $name {
        const NAME: &'static str = stringify!($name);

        fn into_bytes(self) -> Vec<u8> {
            self.encode()
        }
    })* };
}

formats!(BankResults, Dues, FreedReserves, OrderEnds, OrderFills, Orders, ReadingBatch, Verdicts);
