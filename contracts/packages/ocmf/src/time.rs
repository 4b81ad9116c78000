use crate::error::OcmfError;

/// What a clock knows of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// S: it is synchronised.
    Synchronised,
    /// I or R: it is informative, or began from one that is.
    Informative,
}

/// When a register was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Since 1970.
    pub unix_ms: u64,
    /// Of the clock that said so.
    pub clock: Clock,
}

/// Reads `2018-07-24T13:22:04,000+0200 S`. The offset makes it one instant, also in an hour that clocks show twice, or skip.
pub fn read_time(text: &str) -> Result<Time, OcmfError> {
    let bad = || OcmfError::BadTime { time: text.into() };
    let local = text.get(..23).ok_or_else(bad)?;
    let fields = Fields::read(local.as_bytes()).ok_or_else(bad)?;
    let (zone, clock) = match text.get(23..).ok_or_else(bad)?.split_once(' ') {
        Some((zone, clock)) => (zone, clock),
        // What is missing after a time without a zone is no clock's fault.
        None if text.len() == 23 => return Err(OcmfError::TimeWithoutZone { time: text.into() }),
        None => return Err(bad()),
    };
    if zone.is_empty() {
        return Err(OcmfError::TimeWithoutZone { time: text.into() });
    }
    let clock = match clock {
        "S" => Clock::Synchronised,
        "I" | "R" => Clock::Informative,
        "U" => return Err(OcmfError::ClockNotSet { time: text.into() }),
        _ => return Err(bad()),
    };
    let minutes_ahead = offset_minutes(zone.as_bytes()).ok_or_else(bad)?;
    let unix_ms = fields.unix_ms(minutes_ahead).ok_or_else(bad)?;
    Ok(Time { unix_ms, clock })
}

struct Fields {
    year: u32,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    second: u32,
    milli: u32,
}

impl Fields {
    fn read(text: &[u8]) -> Option<Self> {
        let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b',')];
        if marks.iter().any(|&(at, mark)| text.get(at) != Some(&mark)) {
            return None;
        }
        let number = |from: usize, to: usize| digits(text.get(from..to)?);
        Some(Self {
            year: number(0, 4)?,
            month: number(5, 7)?,
            day: number(8, 10)?,
            hour: number(11, 13)?,
            minute: number(14, 16)?,
            second: number(17, 19)?,
            milli: number(20, 23)?,
        })
    }

    /// `None` where there is no such time, or it is before 1970.
    fn unix_ms(&self, minutes_ahead: i64) -> Option<u64> {
        let Self { year, month, day, hour, minute, second, milli } = *self;
        if day == 0 || day > days_in(year, month)? || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let days = i64::from(
            days_before_year(year)?.checked_add(days_before_month(year, month)?)?.checked_add(day)?,
        );
        // Days before 1970 since the year 1, of which the first is day 1.
        let days = days.checked_sub(719_163)?;
        let minutes =
            days.checked_mul(1_440)?.checked_add(i64::from(hour.checked_mul(60)?.checked_add(minute)?))?;
        let seconds = minutes.checked_sub(minutes_ahead)?.checked_mul(60)?.checked_add(i64::from(second))?;
        u64::try_from(seconds.checked_mul(1_000)?.checked_add(i64::from(milli))?).ok()
    }
}

fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0u32, |number, byte| {
        byte.is_ascii_digit().then(|| number.checked_mul(10)?.checked_add(u32::from(byte & 0xf)))?
    })
}

/// `+hhmm` or `-hhmm`, east of Greenwich being ahead; clocks are 14 hours ahead at most.
fn offset_minutes(zone: &[u8]) -> Option<i64> {
    let [sign, a, b, c, d] = zone else { return None };
    let (hours, minutes) = (digits(&[*a, *b])?, digits(&[*c, *d])?);
    if hours > 14 || minutes > 59 {
        return None;
    }
    let ahead = i64::from(hours.checked_mul(60)?.checked_add(minutes)?);
    match sign {
        b'+' => Some(ahead),
        b'-' => ahead.checked_neg(),
        _ => None,
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

/// Days from the first of January of the year 1 to that of `year`.
fn days_before_year(year: u32) -> Option<u32> {
    let before = year.checked_sub(1)?;
    let leap_days = (before / 4).checked_sub(before / 100)?.checked_add(before / 400)?;
    before.checked_mul(365)?.checked_add(leap_days)
}

fn days_in(year: u32, month: u32) -> Option<u32> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if is_leap(year) { 29 } else { 28 }),
        _ => None,
    }
}

fn days_before_month(year: u32, month: u32) -> Option<u32> {
    (1..month).try_fold(0u32, |days, before| days.checked_add(days_in(year, before)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_time_with_its_offset_is_one_instant() {
        let rows = [
            ("1970-01-01T00:00:00,000+0000 S", 0),
            ("1970-01-01T01:00:00,001+0100 S", 1),
            ("2018-07-24T13:22:04,000+0200 S", 1_532_431_324_000),
            ("2024-02-29T23:59:59,999-1130 S", 1_709_292_599_999),
            ("2000-03-01T00:00:00,000+0000 S", 951_868_800_000),
            // Where clocks go back, the same hour twice; where they go ahead, one that none shows.
            ("2026-10-25T02:30:00,000+0200 S", 1_792_888_200_000),
            ("2026-10-25T02:30:00,000+0100 S", 1_792_891_800_000),
            ("2026-03-29T02:30:00,000+0100 S", 1_774_747_800_000),
            ("2026-03-29T03:30:00,000+0200 S", 1_774_747_800_000),
            ("9999-12-31T23:59:59,999+0000 S", 253_402_300_799_999),
        ];
        for (text, unix_ms) in rows {
            assert_eq!(read_time(text), Ok(Time { unix_ms, clock: Clock::Synchronised }), "{text}");
        }
    }

    #[test]
    fn a_clock_that_is_not_synchronised_is_told_from_one_that_is_not_set() {
        for clock in ["I", "R"] {
            let time = read_time(&format!("1970-01-01T00:00:00,000+0000 {clock}"));
            assert_eq!(time, Ok(Time { unix_ms: 0, clock: Clock::Informative }));
        }
        let unset = "2026-11-29T16:00:00,000+0100 U";
        assert_eq!(read_time(unset), Err(OcmfError::ClockNotSet { time: unset.into() }));
    }

    #[test]
    fn times_without_a_zone_and_times_that_are_none_are_told_apart() {
        for time in ["2026-11-29T16:00:00,000 S", "2026-11-29T16:00:00,000"] {
            assert_eq!(read_time(time), Err(OcmfError::TimeWithoutZone { time: time.into() }));
        }
        let none = [
            "",
            "2026-11-29T16:00:00,000+0100",
            "2026-11-29T16:00:00,000+0100 X",
            "2026-11-29T16:00:00,000+0100 S ",
            "2026-11-29T16:00:00,000Z S",
            "2026-11-29T16:00:00,000+01:00 S",
            "2026-11-29T16:00:00,000+1500 S",
            "2026-11-29T16:00:00,000+0160 S",
            "2026-11-29T16:00:00.000+0100 S",
            "2026-11-29 16:00:00,000+0100 S",
            "2026-11-31T16:00:00,000+0100 S",
            "2026-02-29T16:00:00,000+0100 S",
            "2100-02-29T16:00:00,000+0100 S",
            "2026-13-01T16:00:00,000+0100 S",
            "2026-00-01T16:00:00,000+0100 S",
            "2026-01-00T16:00:00,000+0100 S",
            "2026-11-29T24:00:00,000+0100 S",
            "2026-11-29T16:60:00,000+0100 S",
            "2026-11-29T16:00:60,000+0100 S",
            "1969-12-31T23:59:59,999+0000 S",
            "1970-01-01T00:00:00,000+0100 S",
            "0000-01-01T00:00:00,000+0000 S",
            "+026-11-29T16:00:00,000+0100 S",
            "2026-11-29T16:00:00,00é+0100 S",
        ];
        for time in none {
            assert_eq!(read_time(time), Err(OcmfError::BadTime { time: time.into() }), "{time}");
        }
    }

    proptest! {
        #[test]
        fn each_day_is_a_day_after_the_one_before_it(days in 0u64..80_000, minutes_ahead in -840i64..=840) {
            let of = |days: u64| {
                // Told by counting, year by year and month by month.
                let (mut year, mut month, mut left) = (1970u32, 1u32, days);
                while left >= u64::from(days_in(year, month).unwrap()) {
                    left -= u64::from(days_in(year, month).unwrap());
                    (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
                }
                format!("{year:04}-{month:02}-{:02}T12:00:00,000", left + 1)
            };
            let sign = if minutes_ahead < 0 { '-' } else { '+' };
            let ahead = minutes_ahead.unsigned_abs();
            let text = format!("{}{sign}{:02}{:02} S", of(days), ahead / 60, ahead % 60);
            let expected = (i64::try_from(days).unwrap() * 1_440 + 720 - minutes_ahead) * 60_000;
            prop_assert_eq!(read_time(&text).ok().map(|time| time.unix_ms), u64::try_from(expected).ok());
        }

        #[test]
        fn any_text_is_a_time_or_none(text: String) {
            let _ = read_time(&text);
        }
    }
}
