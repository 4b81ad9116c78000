import { describe, expect, test } from "vitest";
import { clockOf, isQuiet, minuteOf } from "@/lib/time/quietHours";

const night = { fromMinute: 22 * 60, toMinute: 6 * 60 };
const noon = { fromMinute: 12 * 60, toMinute: 14 * 60 };
const berlin = (iso: string, quiet = night) => isQuiet(quiet, "Europe/Berlin", Date.parse(iso));

describe("quiet hours", () => {
  test.each([
    ["2026-11-30T21:59:59+01:00", false],
    ["2026-11-30T22:00:00+01:00", true],
    ["2026-12-01T00:00:00+01:00", true],
    ["2026-12-01T05:59:59+01:00", true],
    ["2026-12-01T06:00:00+01:00", false],
  ])("from 22 to 6 go over midnight: %s is %s", (iso, expected) => expect(berlin(iso)).toBe(expected));

  test.each([
    ["2026-11-30T11:59:00+01:00", false],
    ["2026-11-30T12:00:00+01:00", true],
    ["2026-11-30T14:00:00+01:00", false],
  ])("within a day are as they stand: %s is %s", (iso, expected) => expect(berlin(iso, noon)).toBe(expected));

  test.each([
    // On 29 March 2026 the hour from 2 to 3 is left out, on 25 October it comes twice.
    ["2026-03-29T00:59:59Z", true],
    ["2026-03-29T03:59:59Z", true],
    ["2026-03-29T04:00:00Z", false],
    ["2026-10-25T00:30:00Z", true],
    ["2026-10-25T01:30:00Z", true],
    ["2026-10-25T04:59:59Z", true],
    ["2026-10-25T05:00:00Z", false],
  ])("end by the clock on the wall when it is put forward or back: %s is %s", (iso, expected) =>
    expect(berlin(iso)).toBe(expected),
  );

  test("of a repeated hour are quiet both times", () => {
    const second = { fromMinute: 2 * 60, toMinute: 3 * 60 };
    expect(berlin("2026-10-25T00:30:00Z", second)).toBe(true);
    expect(berlin("2026-10-25T01:30:00Z", second)).toBe(true);
    expect(berlin("2026-10-25T02:00:00Z", second)).toBe(false);
  });

  test("from and to the same are all day", () => {
    for (const hour of ["00", "11", "23"])
      expect(berlin(`2026-11-30T${hour}:30:00+01:00`, { fromMinute: 0, toMinute: 0 })).toBe(true);
  });

  test("are written as inputs of time have them, and what is no time is none", () => {
    for (const minute of [0, 59, 360, 1_439]) expect(minuteOf(clockOf(minute))).toBe(minute);
    for (const text of ["", "24:00", "7:00", "07:60", "-1:00"]) expect(minuteOf(text)).toBeUndefined();
  });
});
