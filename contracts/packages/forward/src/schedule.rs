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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Daylight, Turn, TurnTime};

    const WORKDAYS: u8 = 0b001_1111;
    const EVERY_DAY: u8 = 0b111_1111;
    const FRIDAY: u8 = 0b001_0000;
    const SUNDAY: u8 = 0b100_0000;

    fn berlin() -> TimeZone {
        let turn = |month| Turn { month, week: 5, weekday: 6, second_of_day: 3_600, time_is: TurnTime::Utc };
        let daylight = Daylight { offset_minutes: 120, starts: turn(3), ends: turn(10) };
        TimeZone { standard_offset_minutes: 60, daylight: Some(daylight) }
    }

    fn utc() -> TimeZone {
        TimeZone { standard_offset_minutes: 0, daylight: None }
    }

    fn window(weekdays: u8, from: u16, to: u16, multiplier_permille: u16) -> Window {
        Window { weekdays, from_minute: from, to_minute: to, multiplier_permille }
    }

    /// Unix seconds of a time in the week that began on Monday, 5 January 2026, in UTC.
    fn at(weekday: u64, hour: u64, minute: u64) -> u64 {
        1_767_571_200 + weekday * 86_400 + hour * 3_600 + minute * 60
    }

    #[test]
    fn a_peak_holds_from_its_first_minute_to_the_last_before_its_end() {
        let peak = window(WORKDAYS, 17 * 60, 20 * 60, 1_500);
        let schedule = Schedule::new(utc(), vec![peak]).unwrap();
        let rows = [
            ("before", at(0, 16, 59), 1_000),
            ("its first minute", at(0, 17, 0), 1_500),
            ("its last second", at(4, 20, 0) - 1, 1_500),
            ("its end", at(4, 20, 0), 1_000),
            ("a Saturday", at(5, 18, 0), 1_000),
        ];
        for (row, unix_seconds, permille) in rows {
            assert_eq!(schedule.multiplier_permille(unix_seconds), permille, "{row}");
        }
    }

    #[test]
    fn the_first_window_that_matches_counts() {
        let windows = vec![window(SUNDAY, 0, 1_440, 700), window(EVERY_DAY, 720, 780, 1_200)];
        let schedule = Schedule::new(utc(), windows).unwrap();
        assert_eq!(schedule.multiplier_permille(at(6, 12, 30)), 700);
        assert_eq!(schedule.multiplier_permille(at(5, 12, 30)), 1_200);
        assert_eq!(Schedule::new(utc(), vec![]).unwrap().multiplier_permille(at(0, 0, 0)), 1_000);
    }

    #[test]
    fn a_window_over_midnight_belongs_to_the_day_it_starts_on() {
        let schedule = Schedule::new(utc(), vec![window(FRIDAY | SUNDAY, 22 * 60, 2 * 60, 800)]).unwrap();
        let rows = [
            ("Friday before it", at(4, 21, 59), 1_000),
            ("Friday night", at(4, 22, 0), 800),
            ("Saturday morning", at(5, 1, 59), 800),
            ("its end", at(5, 2, 0), 1_000),
            ("Saturday night", at(5, 22, 0), 1_000),
            ("Friday morning", at(4, 1, 0), 1_000),
            ("Sunday night", at(6, 23, 0), 800),
            ("Monday morning, a week earlier too", at(0, 1, 0), 800),
        ];
        for (row, unix_seconds, permille) in rows {
            assert_eq!(schedule.multiplier_permille(unix_seconds), permille, "{row}");
        }
    }

    #[test]
    fn a_window_that_ends_when_it_starts_lasts_a_day() {
        let schedule = Schedule::new(utc(), vec![window(FRIDAY, 360, 360, 800)]).unwrap();
        for (unix_seconds, permille) in
            [(at(4, 5, 59), 1_000), (at(4, 6, 0), 800), (at(5, 5, 59), 800), (at(5, 6, 0), 1_000)]
        {
            assert_eq!(schedule.multiplier_permille(unix_seconds), permille);
        }
    }

    #[test]
    fn a_window_follows_the_clock_on_the_wall_through_its_turns() {
        let night = window(EVERY_DAY, 120, 180, 500);
        let evening = window(EVERY_DAY, 18 * 60, 19 * 60, 1_500);
        let schedule = Schedule::new(berlin(), vec![night, evening]).unwrap();
        let quarters = |from: u64, to: u64, permille: u16| {
            (from..to).step_by(900).filter(|&moment| schedule.multiplier_permille(moment) == permille).count()
        };
        // Local days of 23, 25 and 24 hours: 29 March, 25 October and 26 October 2026.
        let (spring, autumn) = (1_774_738_800, 1_792_879_200);
        let days = [
            (spring, spring + 23 * 3_600),
            (autumn, autumn + 25 * 3_600),
            (autumn + 25 * 3_600, autumn + 49 * 3_600),
        ];
        let found = days.map(|(from, to)| (quarters(from, to, 500), quarters(from, to, 1_500)));
        assert_eq!(found, [(0, 4), (8, 4), (4, 4)]);
    }

    #[test]
    fn impossible_schedules_are_refused_by_name() {
        let good = window(EVERY_DAY, 0, 1_440, 1_500);
        let zone = |standard_offset_minutes| TimeZone { standard_offset_minutes, ..utc() };
        let turned = |turn: Turn| TimeZone {
            daylight: Some(Daylight { offset_minutes: 60, starts: turn, ends: turn }),
            ..utc()
        };
        let turn = Turn { month: 3, week: 5, weekday: 6, second_of_day: 0, time_is: TurnTime::Wall };
        let rows = [
            (utc(), vec![good; 33], "windows is 33; it must lie in 0 to 32"),
            (utc(), vec![window(0, 0, 1, 1)], "weekdays is 0; it must lie in 1 to 127"),
            (utc(), vec![window(128, 0, 1, 1)], "weekdays is 128; it must lie in 1 to 127"),
            (utc(), vec![window(1, 1_440, 1, 1)], "from_minute is 1440; it must lie in 0 to 1439"),
            (utc(), vec![window(1, 0, 1_441, 1)], "to_minute is 1441; it must lie in 0 to 1440"),
            (utc(), vec![window(1, 0, 1, 0)], "multiplier_permille is 0; it must lie in 1 to 10000"),
            (
                utc(),
                vec![good, window(1, 0, 1, 10_001)],
                "multiplier_permille is 10001; it must lie in 1 to 10000",
            ),
            (zone(1_081), vec![], "standard_offset_minutes is 1081; it must lie in -1080 to 1080"),
            (zone(i16::MIN), vec![], "standard_offset_minutes is -32768; it must lie in -1080 to 1080"),
            (turned(Turn { month: 0, ..turn }), vec![], "month is 0; it must lie in 1 to 12"),
            (turned(Turn { week: 6, ..turn }), vec![], "week is 6; it must lie in 1 to 5"),
            (turned(Turn { weekday: 7, ..turn }), vec![], "weekday is 7; it must lie in 0 to 6"),
            (
                turned(Turn { second_of_day: 86_401, ..turn }),
                vec![],
                "second_of_day is 86401; it must lie in 0 to 86400",
            ),
        ];
        for (zone, windows, message) in rows {
            assert_eq!(Schedule::new(zone, windows).unwrap_err().to_string(), message);
        }
        assert!(Schedule::new(berlin(), vec![good; 32]).is_ok());
    }
}
