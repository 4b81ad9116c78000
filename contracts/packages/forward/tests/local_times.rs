//! Local times around every turn of the clocks from 2021 to 2030.
//!
//! `local_times.txt` was read from the IANA time zone database, release 2026c, through `Intl.DateTimeFormat` of Node.js 24: a row holds a
//! zone, a moment in unix seconds and what its clocks show. Each turn has the second before it and its own; each year has its first.

use forward::{Daylight, LocalTime, TimeZone, Turn, TurnTime};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const SATURDAY: u8 = 5;
const SUNDAY: u8 = 6;
const LAST: u8 = 5;

const fn turn(week: u8, weekday: u8, month: u8, hour: u32, time_is: TurnTime) -> Turn {
    Turn { month, week, weekday, second_of_day: hour * 3_600, time_is }
}

const fn zone(standard_offset_minutes: i16, offset_minutes: i16, starts: Turn, ends: Turn) -> TimeZone {
    TimeZone { standard_offset_minutes, daylight: Some(Daylight { offset_minutes, starts, ends }) }
}

/// The rules of the zones in the table, from the year of their first row on.
fn rules() -> [(&'static str, TimeZone); 7] {
    use TurnTime::{Standard, Utc, Wall};
    [
        ("Europe/Berlin", zone(60, 120, turn(LAST, SUNDAY, 3, 1, Utc), turn(LAST, SUNDAY, 10, 1, Utc))),
        ("America/New_York", zone(-300, -240, turn(2, SUNDAY, 3, 2, Wall), turn(1, SUNDAY, 11, 2, Wall))),
        (
            "Australia/Sydney",
            zone(600, 660, turn(1, SUNDAY, 10, 2, Standard), turn(1, SUNDAY, 4, 2, Standard)),
        ),
        ("Australia/Lord_Howe", zone(630, 660, turn(1, SUNDAY, 10, 2, Wall), turn(1, SUNDAY, 4, 2, Wall))),
        ("America/St_Johns", zone(-210, -150, turn(2, SUNDAY, 3, 2, Wall), turn(1, SUNDAY, 11, 2, Wall))),
        (
            "America/Santiago",
            zone(-240, -180, turn(1, SATURDAY, 9, 24, Wall), turn(1, SATURDAY, 4, 24, Wall)),
        ),
        ("Asia/Kolkata", TimeZone { standard_offset_minutes: 330, daylight: None }),
    ]
}

fn check(name: &str, rows: usize) {
    let (_, zone) = rules().into_iter().find(|(rule, _)| *rule == name).unwrap();
    zone.check().unwrap();
    let mut checked = 0;
    for line in include_str!("local_times.txt").lines() {
        let mut words = line.split(' ');
        let (row_zone, unix_seconds) = (words.next().unwrap(), words.next().unwrap().parse().unwrap());
        if row_zone == name {
            let shown = show(zone.local(unix_seconds));
            assert_eq!(shown, words.collect::<Vec<_>>().join(" "), "{name} at {unix_seconds}");
            checked += 1;
        }
    }
    assert_eq!(checked, rows);
}

fn show(time: LocalTime) -> String {
    format!("{} {:02}:{:02}", WEEKDAYS[usize::from(time.weekday)], time.minute / 60, time.minute % 60)
}

#[test]
fn berlin_turns_its_clocks_at_one_utc() {
    check("Europe/Berlin", 50);
}

#[test]
fn new_york_turns_its_clocks_at_two_on_the_wall() {
    check("America/New_York", 50);
}

#[test]
fn sydney_has_its_summer_over_new_year() {
    check("Australia/Sydney", 50);
}

#[test]
fn lord_howe_turns_its_clocks_by_half_an_hour() {
    check("Australia/Lord_Howe", 50);
}

#[test]
fn st_johns_is_no_whole_number_of_hours_from_utc() {
    check("America/St_Johns", 50);
}

#[test]
fn santiago_turns_its_clocks_at_the_end_of_a_saturday() {
    check("America/Santiago", 40);
}

#[test]
fn kolkata_never_turns_its_clocks() {
    check("Asia/Kolkata", 30);
}

#[test]
fn the_calendar_repeats_after_400_years_up_to_the_last_second() {
    const CYCLE: u64 = 146_097 * 86_400;
    for (name, zone) in rules() {
        for unix_seconds in [0, 1, 951_782_400, 1_616_893_199, 1_616_893_200, CYCLE - 1] {
            let now = zone.local(unix_seconds);
            assert_eq!(zone.local(unix_seconds + CYCLE), now, "{name} at {unix_seconds}");
            let latest = (u64::MAX - unix_seconds) / CYCLE * CYCLE + unix_seconds;
            assert_eq!(zone.local(latest), now, "{name} at {latest}");
        }
        assert!(zone.local(u64::MAX).minute < 1_440);
    }
}

#[test]
fn every_day_of_a_cycle_follows_the_day_before() {
    let utc = TimeZone { standard_offset_minutes: 0, daylight: None };
    let (_, berlin) = rules()[0];
    for day in 1..146_097u64 {
        let [yesterday, today] = [day - 1, day].map(|day| utc.local(day * 86_400));
        assert_eq!((today.weekday, today.minute), ((yesterday.weekday + 1) % 7, 0), "day {day}");
        // Noon UTC is one or two in the afternoon.
        let noon = berlin.local(day * 86_400 + 12 * 3_600);
        assert!([13 * 60, 14 * 60].contains(&noon.minute) && noon.weekday == today.weekday, "day {day}");
    }
}
