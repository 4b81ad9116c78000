use serde::{Deserialize, Serialize};

use crate::{ForwardError, error::check_range};

const DAY: i64 = 86_400;

/// The Gregorian calendar repeats after 400 years, which are a whole number of weeks.
const CALENDAR_CYCLE: i64 = 146_097 * DAY;

/// 1 January 1970 was a Thursday.
const EPOCH_WEEKDAY: i64 = 3;

/// No place on Earth is further than this from UTC.
const MAX_OFFSET_MINUTES: i64 = 18 * 60;

/// How a place's clocks differ from UTC: what a POSIX `TZ` value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeZone {
    /// Local time less UTC, outside of daylight saving time.
    pub standard_offset_minutes: i16,
    /// `None` where clocks are never turned.
    pub daylight: Option<Daylight>,
}

/// Daylight saving time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Daylight {
    /// Local time less UTC while it lasts.
    pub offset_minutes: i16,
    /// When it starts; in the southern hemisphere, later in the year than it ends.
    pub starts: Turn,
    /// When it ends.
    pub ends: Turn,
}

/// A yearly turn of the clocks: on the `week`th `weekday` of `month`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// 1 to 12.
    pub month: u8,
    /// 1 to 5; the fifth is the last of the month, even if that is the fourth.
    pub week: u8,
    /// 0 to 6; 0 is Monday.
    pub weekday: u8,
    /// 0 to 86,400, by the clock that `time_is` names.
    pub second_of_day: u32,
    /// Whose clock.
    pub time_is: TurnTime,
}

/// By which clock a turn is timed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TurnTime {
    /// UTC.
    Utc,
    /// Local standard time, even while daylight saving time lasts.
    Standard,
    /// What clocks on the wall show just before they are turned.
    Wall,
}

/// What a clock on the wall shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalTime {
    /// 0 is Monday.
    pub weekday: u8,
    /// Minutes since midnight, below 1440.
    pub minute: u16,
}

impl TimeZone {
    /// Checks that offsets and turns are possible.
    pub fn check(&self) -> Result<(), ForwardError> {
        check_offset("standard_offset_minutes", self.standard_offset_minutes)?;
        let Some(daylight) = self.daylight else { return Ok(()) };
        check_offset("daylight.offset_minutes", daylight.offset_minutes)?;
        daylight.starts.check()?;
        daylight.ends.check()
    }

    /// The local time at a moment. Daylight saving time starts and ends with the second of its turn.
    pub fn local(&self, unix_seconds: u64) -> LocalTime {
        // One cycle later it is the same weekday and time, and no year before it is needed.
        let seconds = (unix_seconds % CALENDAR_CYCLE.unsigned_abs()).cast_signed() + CALENDAR_CYCLE;
        let local = seconds + 60 * i64::from(self.offset_minutes(seconds));
        LocalTime {
            weekday: narrow((local.div_euclid(DAY) + EPOCH_WEEKDAY).rem_euclid(7)),
            minute: narrow(local.rem_euclid(DAY) / 60),
        }
    }

    fn offset_minutes(&self, seconds: i64) -> i16 {
        let standard = self.standard_offset_minutes;
        let Some(daylight) = self.daylight else { return standard };
        let year = year_of(seconds.div_euclid(DAY));
        // A turn near New Year may lie in another year than the moment.
        let latest = |turn: Turn, before: i16| {
            let turns = [year + 1, year, year - 1].map(|year| turn.seconds(year, standard, before));
            turns.into_iter().find(|&turned| turned <= seconds)
        };
        let (started, ended) =
            (latest(daylight.starts, standard), latest(daylight.ends, daylight.offset_minutes));
        if started > ended { daylight.offset_minutes } else { standard }
    }
}

impl Turn {
    fn check(&self) -> Result<(), ForwardError> {
        check_range("month", self.month.into(), 1, 12)?;
        check_range("week", self.week.into(), 1, 5)?;
        check_range("weekday", self.weekday.into(), 0, 6)?;
        check_range("second_of_day", self.second_of_day.into(), 0, DAY)
    }

    /// The moment in a year, in seconds since 1970.
    fn seconds(&self, year: i64, standard_minutes: i16, before_minutes: i16) -> i64 {
        let offset_minutes = match self.time_is {
            TurnTime::Utc => 0,
            TurnTime::Standard => standard_minutes,
            TurnTime::Wall => before_minutes,
        };
        self.day(year) * DAY + i64::from(self.second_of_day) - 60 * i64::from(offset_minutes)
    }

    fn day(&self, year: i64) -> i64 {
        let month = i64::from(self.month);
        let first = first_of_month(year, month);
        let weekday_of_first = (first + EPOCH_WEEKDAY).rem_euclid(7);
        let first_such = first + (i64::from(self.weekday) - weekday_of_first).rem_euclid(7);
        let day = first_such + 7 * (i64::from(self.week) - 1);
        if day < first_of_month(year, month + 1) { day } else { day - 7 }
    }
}

fn check_offset(parameter: &'static str, minutes: i16) -> Result<(), ForwardError> {
    check_range(parameter, minutes.into(), -MAX_OFFSET_MINUTES, MAX_OFFSET_MINUTES)
}

/// The day since 1970 on which a month begins; month 13 is the next January. Years are counted from March, so that a leap day is the
/// last of its year (Hinnant, "chrono-compatible low-level date algorithms").
fn first_of_month(year: i64, month: i64) -> i64 {
    let months = year * 12 + month - 3;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5
        - 719_468
}

/// The year in which a day since 1970 lies.
fn year_of(day: i64) -> i64 {
    // 146,097 days are 400 years: the guess is at most a year off.
    let guess = 1970 + day * 400 / 146_097;
    match day {
        _ if day < first_of_month(guess, 1) => guess - 1,
        _ if day >= first_of_month(guess + 1, 1) => guess + 1,
        _ => guess,
    }
}

fn narrow<T: TryFrom<i64> + Default>(value: i64) -> T {
    T::try_from(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_lasts_from_its_first_day_to_the_day_before_the_next() {
        for year in 1970..2770 {
            let (first, next) = (first_of_month(year, 1), first_of_month(year + 1, 1));
            assert_eq!([year_of(first), year_of(next - 1)], [year, year]);
            let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
            assert_eq!(next - first, if leap { 366 } else { 365 });
        }
        assert_eq!(first_of_month(1970, 1), 0);
        assert_eq!(first_of_month(2024, 3) - first_of_month(2024, 2), 29);
    }
}
