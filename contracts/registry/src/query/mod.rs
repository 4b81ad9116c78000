//! Answers, one file per subject. Lists come in pages.

mod banks;
mod config;
mod flagged_meters;
mod meter_applications;
mod metering_points;
mod participants;
mod proposals;
mod tamper_reports;

pub use banks::banks;
pub use config::config;
pub use flagged_meters::flagged_meters;
pub use meter_applications::{meter_application, meter_application_of, meter_applications};
pub use metering_points::{meter_of_connection, metering_point, metering_points, metering_points_of};
pub use participants::{participant, participants};
pub use proposals::{proposal, proposals};
pub use tamper_reports::tamper_reports;
