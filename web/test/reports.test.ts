import type { LoadProfile } from "@wattmesh/indexer-client";
import { describe, expect, test } from "vitest";
import { ownHours, windowsOf } from "@/features/history/ownHours";
import { quartersOf } from "@/features/history/profileDay";
import { formatMinutes, formatWeekdays } from "@/lib/format/time";

describe("a usual day", () => {
  const quarter = (days: "weekday" | "weekend", clock: string, mean: string) => ({
    days,
    clock,
    count: 20,
    import_mean_wh: mean,
    import_min_wh: "0",
    import_max_wh: "1000",
    import_sum_wh: "0",
    export_mean_wh: "7",
    export_min_wh: "1",
    export_max_wh: "9",
    export_sum_wh: "0",
  });
  const profile = (quarter_seconds: number): LoadProfile => ({
    time_zone: "Europe/Berlin",
    from: "2026-11-01",
    to: "2026-12-01",
    quarter_seconds,
    items: [quarter("weekday", "00:00", "100"), quarter("weekday", "23:45", "250"), quarter("weekend", "12:30", "50")],
  });

  test("is the power of each quarter hour of such days, in their order", () => {
    const found = quartersOf(profile(900), "weekday", "import");
    expect(found.map(({ at, clock, meanW, leastW, mostW }) => [at, clock, meanW, leastW, mostW])).toEqual([
      [0, "00:00", 400n, 0n, 4_000n],
      [85_500, "23:45", 1_000n, 0n, 4_000n],
    ]);
    expect(quartersOf(profile(900), "weekend", "export")).toMatchObject([{ at: 45_000, meanW: 28n, mostW: 36n }]);
  });

  test("goes by the hour where slots are hours", () => {
    expect(quartersOf(profile(3_600), "weekend", "import")).toMatchObject([{ meanW: 50n }]);
  });
});

describe("own hours", () => {
  test.each([
    [ownHours, "own.1-7.1700-2100"],
    [{ days: "6-7", from: "22:00", to: "06:15" }, "own.6-7.2200-0615"],
    [{ days: "1-5", from: "07:00:00", to: "20:00:00" }, "own.1-5.0700-2000"],
    [{ days: "1-5", from: "", to: "20:00" }, undefined],
  ] as const)("of %j are asked for as %s", (hours, expected) => {
    expect(windowsOf(hours)).toBe(expected);
  });

  test.each([
    ["en-GB", 0b111_1111, "Mon–Sun"],
    ["en-GB", 0b110_0000, "Sat, Sun"],
    ["en-GB", 0b001_1101, "Mon, Wed–Fri"],
    ["de-DE", 0b001_1111, "Mo–Fr"],
  ])("in %s on days %i are said as %s", (locale, weekdays, expected) => {
    expect(formatWeekdays(locale, weekdays)).toBe(expected);
  });

  test.each([
    [1_020, 1_260, "17:00–21:00"],
    [1_320, 1_440, "22:00–24:00"],
    [0, 375, "00:00–06:15"],
  ])("from minute %i to %i are %s", (from, to, expected) => {
    expect(formatMinutes(from, to)).toBe(expected);
  });
});
