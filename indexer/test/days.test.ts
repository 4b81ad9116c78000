import { addDays } from "@wattmesh/client";
import { describe, expect, test } from "vitest";
import { checkedTimeZone, parseDay, periodAround, periodsOf, rangeOf } from "../src/api/days.ts";

const QUARTER = 900;
const day = parseDay;
const hours = ({ startSeconds, endSeconds }: { startSeconds: number; endSeconds: number }) =>
  (endSeconds - startSeconds) / 3600;

describe("a local day", () => {
  test.each([
    ["2026-03-29", "Europe/Berlin", 23, 92],
    ["2026-10-25", "Europe/Berlin", 25, 100],
    ["2026-11-21", "Europe/Berlin", 24, 96],
    ["2026-03-08", "America/New_York", 23, 92],
    // Summer time moves the clocks by half an hour there.
    ["2026-10-04", "Australia/Lord_Howe", 23.5, 94],
    ["2026-11-21", "Asia/Kathmandu", 24, 96],
    // Midnight comes twice after it.
    ["2021-10-28", "Asia/Amman", 24, 96],
    // The island skipped this date.
    ["2011-12-30", "Pacific/Apia", 0, 0],
  ])("%s in %s has %f hours", (text, timeZone, expected, slots) => {
    const range = rangeOf(day(text), addDays(day(text), 1), timeZone, QUARTER);
    expect([hours(range), range.toSlot - range.fromSlot]).toEqual([expected, slots]);
  });

  test("begins where the day before ends, so that no slot is in none or in two", () => {
    const ranges = periodsOf("day", day("2026-03-25"), day("2026-04-05"), "Europe/Berlin", QUARTER, 92);
    expect(ranges).toHaveLength(11);
    for (const [at, range] of ranges.slice(1).entries()) expect(range.fromSlot).toBe(ranges[at]?.toSlot);
  });

  test("has the slots that begin in it, also where slots are longer than the zone's offset is fine", () => {
    const range = rangeOf(day("2026-11-21"), day("2026-11-22"), "Asia/Kathmandu", 3_600);
    expect((range.fromSlot * 3_600 - range.startSeconds) / 60).toBe(45);
    expect(range.toSlot - range.fromSlot).toBe(24);
  });

  test("that the place skipped is not one of its days", () => {
    const ranges = periodsOf("day", day("2011-12-28"), day("2012-01-01"), "Pacific/Apia", QUARTER, 92);
    expect(ranges.map(({ from, to }) => [from, to])).toEqual([
      ["2011-12-28", "2011-12-29"],
      ["2011-12-29", "2011-12-30"],
      ["2011-12-31", "2012-01-01"],
    ]);
  });

  test("of a moment is the day that the place has then", () => {
    const moment = Date.UTC(2026, 10, 21, 23, 30) / 1000;
    expect(periodAround("day", moment, "Europe/Berlin", QUARTER).from).toBe("2026-11-22");
    expect(periodAround("day", moment, "UTC", QUARTER).from).toBe("2026-11-21");
  });
});

describe("a local week", () => {
  test("begins on Monday, and is cut off where the range begins and ends", () => {
    const weeks = periodsOf("week", day("2026-10-22"), day("2026-11-04"), "Europe/Berlin", QUARTER, 2);
    expect(weeks.map((week) => [week.from, week.to, hours(week)])).toEqual([
      ["2026-10-22", "2026-10-26", 4 * 24 + 1],
      ["2026-10-26", "2026-11-02", 7 * 24],
      ["2026-11-02", "2026-11-04", 2 * 24],
    ]);
  });
});

describe("a local month", () => {
  test("has the hour more or less that its days have", () => {
    const [march] = periodsOf("month", day("2026-03-01"), day("2026-04-01"), "Europe/Berlin", QUARTER, 12);
    expect(march && hours(march)).toBe(31 * 24 - 1);
  });

  test("is cut off where the range begins and ends", () => {
    const months = periodsOf("month", day("2026-01-15"), day("2026-03-10"), "UTC", QUARTER, 12);
    expect(months.map(({ from, to }) => [from, to])).toEqual([
      ["2026-01-15", "2026-02-01"],
      ["2026-02-01", "2026-03-01"],
      ["2026-03-01", "2026-03-10"],
    ]);
  });
});

describe("a range of days", () => {
  test.each([
    ["2026-02-01", "2026-02-01", "from 2026-02-01 is not before to 2026-02-01"],
    ["2026-01-01", "2026-12-31", "is more than 92 days"],
  ])("from %s to %s is refused", (from, to, reason) => {
    expect(() => periodsOf("day", day(from), day(to), "UTC", QUARTER, 92)).toThrow(reason);
  });

  test("is refused when it names no day or no place", () => {
    expect(() => parseDay("2026-02-30")).toThrow("2026-02-30 is not a day");
    expect(() => checkedTimeZone("Europe/Atlantis")).toThrow("time_zone Europe/Atlantis is not an IANA time zone");
  });
});
