import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayAt, daysFrom, isoDay, parseIsoDay, rangeOfDay, rangeOfMonth } from "@/lib/time/day";

const hours = ({ from, to }: { from: number; to: number }) => (to - from) / 3600;
const day = (text: string) => parseIsoDay(text) ?? { year: 0, month: 0, day: 0 };

describe("a local day", () => {
  test.each([
    ["2026-06-15", "Europe/Berlin", 24],
    ["2026-03-29", "Europe/Berlin", 23],
    ["2026-10-25", "Europe/Berlin", 25],
    ["2026-03-08", "America/New_York", 23],
    ["2026-11-01", "America/New_York", 25],
    ["2026-10-04", "Australia/Lord_Howe", 23.5],
    ["2026-04-26", "Africa/Cairo", 24],
    ["2026-11-21", "UTC", 24],
    // Clocks skip midnight there: the day begins at 01:00.
    ["2026-04-24", "Africa/Cairo", 23],
  ])("%s in %s has %s hours", (text, zone, expected) => {
    expect(hours(rangeOfDay(day(text), zone))).toBe(expected);
  });

  test("begins where the one before ends, in every zone and season", () => {
    const zones = [
      "Europe/Berlin",
      "America/Sao_Paulo",
      "Asia/Kolkata",
      "Pacific/Auckland",
      "Africa/Cairo",
      "America/St_Johns",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 4_000 }), (zone, offset) => {
        const first = addDays({ year: 2020, month: 1, day: 1 }, offset);
        const [one, next] = daysFrom(first, 2, zone);
        expect(one?.to).toBe(next?.from);
        expect(isoDay(dayAt(one?.from ?? 0, zone))).toBe(isoDay(first));
        expect(isoDay(dayAt((one?.to ?? 0) - 1, zone))).toBe(isoDay(first));
      }),
      { numRuns: 200 },
    );
  });

  test("a month with a change of clocks is an hour off", () => {
    expect(hours(rangeOfMonth(day("2026-03-10"), "Europe/Berlin"))).toBe(31 * 24 - 1);
    expect(hours(rangeOfMonth(day("2026-10-10"), "Europe/Berlin"))).toBe(31 * 24 + 1);
    expect(hours(rangeOfMonth(day("2026-12-10"), "Europe/Berlin"))).toBe(31 * 24);
  });

  test.each(["2026-02-30", "2026-13-01", "26-01-01", "", "2026-1-1"])("%j is no day", (text) => {
    expect(parseIsoDay(text)).toBeUndefined();
  });
});
