use serde::{Deserialize, Serialize};

use crate::{ForwardError, LocalTime, TimeZone, error::check_range, pricing::check_multiplier};

/// The most windows of a schedule.
pub const MAX_WINDOWS: u8 = 32;

const DAY_MINUTES: i64 = 1_440;

/// A part of the week with a multiplier of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The days on which it starts; bit 0 is Monday.
    pub weekdays: u8,
    /// Minutes since local midnight, below 1440.
    pub from_minute: u16,
    /// The first minute after it, up to 1440. At or before `from_minute` it is one of the next day.
    pub to_minute: u16,
    /// In thousandths.
    pub multiplier_permille: u16,
}

/// Multipliers by the clock on the wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    time_zone: TimeZone,
    windows: Vec<Window>,
}

impl Schedule {
    /// Checks the time zone and every window.
    pub fn new(time_zone: TimeZone, windows: Vec<Window>) -> Result<Self, ForwardError> {
        time_zone.check()?;
        let count = i64::try_from(windows.len()).unwrap_or(i64::MAX);
        check_range("windows", count, 0, MAX_WINDOWS.into())?;
        windows.iter().try_for_each(Window::check)?;
        Ok(Self { time_zone, windows })
    }

    /// The multiplier at a moment, in thousandths: that of the first window that holds it, or 1000.
    pub fn multiplier_permille(&self, unix_seconds: u64) -> u16 {
        let now = self.time_zone.local(unix_seconds);
        self.windows
            .iter()
            .find(|window| window.holds(now))
            .map_or(1_000, |window| window.multiplier_permille)
    }
}

impl Window {
    fn check(&self) -> Result<(), ForwardError> {
        check_range("weekdays", self.weekdays.into(), 1, 0x7f)?;
        check_range("from_minute", self.from_minute.into(), 0, DAY_MINUTES - 1)?;
        check_range("to_minute", self.to_minute.into(), 0, DAY_MINUTES)?;
        check_multiplier("multiplier_permille", self.multiplier_permille)
    }

    fn holds(&self, now: LocalTime) -> bool {
        let starts_on = |weekday: u8| self.weekdays >> weekday & 1 == 1;
        let yesterday = if now.weekday == 0 { 6 } else { now.weekday - 1 };
        if self.from_minute < self.to_minute {
            starts_on(now.weekday) && (self.from_minute..self.to_minute).contains(&now.minute)
        } else {
            starts_on(now.weekday) && now.minute >= self.from_minute
                || starts_on(yesterday) && now.minute < self.to_minute
        }
    }
}
