import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  type Day,
  dayAt,
  daysBetween,
  firstOfMonth,
  instantsAt,
  isBefore,
  isoDay,
  knownTimeZone,
  mondayOf,
  offsetAt,
  parseIsoDay,
  rangeOfDay,
  rangeOfMonth,
  startOfDay,
  type TimeRange,
} from "../src/index.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const hours = ({ from, to }: TimeRange) => (to - from) / HOUR;
const utc = (text: string) => Date.parse(text) / 1000;
const day = (text: string): Day => {
  const parsed = parseIsoDay(text);
  if (parsed === undefined) throw new Error(`${text} is no day`);
  return parsed;
};

describe("a local day", () => {
  test.each([
    ["Europe/Berlin", "2026-06-15", "2026-06-14T22:00Z", 24, "as most do"],
    ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z", 23, "clocks go forward by an hour"],
    ["Europe/Berlin", "2026-10-25", "2026-10-24T22:00Z", 25, "clocks go back by an hour"],
    ["America/New_York", "2026-11-01", "2026-11-01T04:00Z", 25, "clocks go back by an hour"],
    ["Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30Z", 23.5, "clocks go forward by half an hour"],
    ["Asia/Kathmandu", "2026-11-21", "2026-11-20T18:15Z", 24, "the offset is no whole hour"],
    ["UTC", "2026-11-21", "2026-11-21T00:00Z", 24, "there is no offset"],
    ["+05:30", "2026-11-21", "2026-11-20T18:30Z", 24, "the zone is an offset"],
    ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00Z", 23, "midnight is skipped: it begins at 01:00"],
    ["Asia/Amman", "2021-10-28", "2021-10-27T21:00Z", 24, "midnight comes twice after it: it ends at the first"],
    ["Asia/Amman", "2021-10-29", "2021-10-28T21:00Z", 25, "midnight comes twice: it begins at the first"],
    ["Asia/Gaza", "2021-10-28", "2021-10-27T21:00Z", 24, "midnight comes twice after it: it ends at the first"],
    ["America/St_Johns", "2010-11-06", "2010-11-06T02:30Z", 24, "clocks go back over midnight after it"],
    ["America/St_Johns", "2010-11-07", "2010-11-07T02:30Z", 25, "clocks go back over midnight a minute after it began"],
    ["America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00Z", 25, "clocks go back at midnight, which comes once"],
    ["Pacific/Apia", "2011-12-29", "2011-12-29T10:00Z", 24, "the next date is skipped"],
    ["Pacific/Apia", "2011-12-30", "2011-12-30T10:00Z", 0, "its date is skipped"],
    ["Pacific/Apia", "2011-12-31", "2011-12-30T10:00Z", 24, "the date before is skipped"],
  ])("in %s, %s, begins at %s and has %s hours: %s", (zone, text, begins, expected) => {
    const range = rangeOfDay(day(text), zone);
    expect(new Date(range.from * 1000).toISOString()).toBe(begins.replace("Z", ":00.000Z"));
    expect(hours(range)).toBe(expected);
  });

  test("has begun when clocks go back and show yesterday's date again", () => {
    const twice = utc("2010-11-07T03:00Z");
    expect(offsetAt(twice, "America/St_Johns")).toBe(-3.5 * HOUR);
    expect(isoDay(dayAt(twice, "America/St_Johns"))).toBe("2010-11-07");
    expect(isoDay(dayAt(utc("2010-11-07T02:29Z"), "America/St_Johns"))).toBe("2010-11-06");
  });

  test("whose date is skipped is not listed", () => {
    const listed = daysBetween(day("2011-12-28"), day("2012-01-02"), "Pacific/Apia").map(isoDay);
    expect(listed).toEqual(["2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01"]);
  });
});

/** Dates that a zone's clocks skip. */
const skipped: Record<string, string[]> = { "Pacific/Apia": ["2011-12-30"], "Pacific/Fakaofo": ["2011-12-30"] };

/** Zones whose clocks change by three hours at once. */
const leaping = ["Antarctica/Casey"];

describe("every zone from 2000 to 2040", () => {
  const [first, last] = [utc("2000-01-01T00:00Z"), utc("2041-01-01T00:00Z")];
  // No zone has kept an offset for less than a week.
  const STEP = 3 * DAY;

  /** The instants at which a zone's offset changes. */
  function changesOf(zone: string): number[] {
    const changes: number[] = [];
    for (let at = first, offset = offsetAt(at, zone); at < last; at += STEP) {
      const next = offsetAt(at + STEP, zone);
      if (next === offset) continue;
      let [low, high] = [at, at + STEP];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (offsetAt(middle, zone) === offset) low = middle;
        else high = middle;
      }
      changes.push(high);
      offset = next;
    }
    return changes;
  }

  /** What is wrong with the days around an instant. */
  function faultsAround(zone: string, instant: number): string[] {
    const middle = dayAt(instant, zone);
    const faults: string[] = [];
    const days = [-2, -1, 0, 1, 2].map((by) => addDays(middle, by));
    const ranges = days.map((one) => rangeOfDay(one, zone));
    for (const [index, { from, to }] of ranges.entries()) {
      const name = isoDay(days[index] as Day);
      if (index > 0 && ranges[index - 1]?.to !== from)
        faults.push(`${zone} ${name} does not begin where the day before ends`);
      if (skipped[zone]?.includes(name)) {
        if (from !== to) faults.push(`${zone} ${name} is not skipped`);
        continue;
      }
      const most = leaping.includes(zone) ? 3 * HOUR : 2 * HOUR;
      if (Math.abs(to - from - DAY) > most) faults.push(`${zone} ${name} has ${hours({ from, to })} hours`);
      const within = [from, to - 1, ...[instant - 1, instant, instant + HOUR].filter((at) => at >= from && at < to)];
      for (const at of within)
        if (isoDay(dayAt(at, zone)) !== name)
          faults.push(`${zone} ${name} has ${at}, which is of ${isoDay(dayAt(at, zone))}`);
    }
    return faults;
  }

  test("has each instant in one day, and days of 22 to 26 hours that adjoin", { timeout: 120_000 }, () => {
    const zones = Intl.supportedValuesOf("timeZone");
    expect(zones.length).toBeGreaterThan(400);
    const faults = zones.flatMap((zone) => changesOf(zone).flatMap((change) => faultsAround(zone, change)));
    expect(faults).toEqual([]);
  });

  test("has the days that Temporal has", () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone").filter((zone) => skipped[zone] === undefined));
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 14_975 }), (timeZone, days) => {
        const one = addDays({ year: 2000, month: 1, day: 1 }, days);
        const begins = Temporal.PlainDate.from(one).toZonedDateTime({ timeZone });
        expect(startOfDay(one, timeZone)).toBe(begins.epochMilliseconds / 1000);
      }),
      { numRuns: 500 },
    );
  });

  test("has days that adjoin also where nothing changes", () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    fc.assert(
      fc.property(zones, fc.integer({ min: first, max: last - 1 }), (zone, instant) => {
        const { from, to } = rangeOfDay(dayAt(instant, zone), zone);
        expect(from <= instant && instant < to).toBe(true);
        expect(faultsAround(zone, instant)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a time on the wall", () => {
  test.each([
    ["comes once", "2026-06-15T02:30Z", ["2026-06-15T00:30Z"]],
    ["comes twice when clocks go back", "2026-10-25T02:30Z", ["2026-10-25T00:30Z", "2026-10-25T01:30Z"]],
    ["does not come when clocks go forward", "2026-03-29T02:30Z", []],
  ])("%s", (_name, wall, instants) => {
    expect(instantsAt(utc(wall), "Europe/Berlin")).toEqual(instants.map(utc));
  });
});

describe("a date", () => {
  test("in a local month with a change of clocks makes it an hour longer or shorter", () => {
    expect(hours(rangeOfMonth(day("2026-03-10"), "Europe/Berlin"))).toBe(31 * 24 - 1);
    expect(hours(rangeOfMonth(day("2026-10-10"), "Europe/Berlin"))).toBe(31 * 24 + 1);
    expect(hours(rangeOfMonth(day("2026-12-10"), "Europe/Berlin"))).toBe(31 * 24);
  });

  test.each([
    ["2026-11-16", "2026-11-16"],
    ["2026-11-22", "2026-11-16"],
    ["2027-01-01", "2026-12-28"],
  ])("%s is in the week that begins on %s", (text, monday) => {
    expect(isoDay(mondayOf(day(text)))).toBe(monday);
  });

  test("has months before and after it, over the year's end", () => {
    expect(isoDay(addMonths(day("2026-12-31"), 1))).toBe("2027-01-01");
    expect(isoDay(addMonths(day("2026-01-31"), -1))).toBe("2025-12-01");
    expect(isoDay(firstOfMonth(day("2026-02-28")))).toBe("2026-02-01");
    expect(isBefore(day("9999-12-31"), addDays(day("9999-12-31"), 1))).toBe(true);
  });

  test.each(["2026-02-30", "2026-13-01", "26-01-01", "", "2026-1-1"])("%j is none", (text) => {
    expect(parseIsoDay(text)).toBeUndefined();
  });

  test("needs a place that exists", () => {
    expect(knownTimeZone("Europe/Berlin")).toBe("Europe/Berlin");
    expect(knownTimeZone("Europe/Atlantis")).toBeUndefined();
  });
});
