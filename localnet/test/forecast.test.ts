import { describe, expect, test } from "vitest";
import { parseProfile, readProfile, rowAt } from "../src/data/profile.ts";
import type { Kind } from "../src/data/read/unit.ts";
import { project } from "../src/project.ts";
import { FORECAST_DAYS, forecastSurplusWh } from "../src/trade/forecast.ts";

const ROWS_PER_DAY = 96;
/** A profile in which every quarter of an hour of a day has the value that `of` gives the day. */
function days(count: number, of: (day: number) => string, kind: Kind = "load") {
  const rows = Array.from(
    { length: count * ROWS_PER_DAY },
    (_, row) => `${row * 900},${of(Math.floor(row / ROWS_PER_DAY))}`,
  );
  const header = kind === "load" ? "timestamp,electricity_W" : "timestamp,electricity";
  return parseProfile("p.csv", [header, ...rows].join("\n"), kind);
}

const startOf = (day: number): number => day * 86_400;

describe("the forecast of a household", () => {
  test("is the mean of the same quarter of an hour on the seven days before", () => {
    // 100, 200, … W on the days; before day 8 come days 1 to 7 with a mean of 500 W, which is 125 Wh a quarter of an hour.
    const load = days(10, (day) => String((day + 1) * 100));
    expect(forecastSurplusWh({ load }, startOf(8), 0)).toBe(-125n);
    expect(forecastSurplusWh({ load }, startOf(8), 5)).toBe(-125n);
    expect(forecastSurplusWh({ load }, startOf(8), ROWS_PER_DAY)).toBe(-150n);
  });

  test("is the same from wherever the replay began", () => {
    const load = days(20, (day) => String((day * 37) % 400));
    expect(forecastSurplusWh({ load }, startOf(9), 3 * ROWS_PER_DAY + 7)).toBe(
      forecastSurplusWh({ load }, startOf(12), 7),
    );
  });

  test("counts what the panels make against the load", () => {
    const load = days(8, () => "200");
    const pv = { profile: days(8, () => "0.5", "pv"), peakW: 3_000 };
    expect(forecastSurplusWh({ load, pv }, startOf(7), 0)).toBe(325n);
  });

  test("has no part of a Wh, towards nothing", () => {
    const load = days(8, () => "7");
    expect(forecastSurplusWh({ load }, startOf(7), 0)).toBe(-1n);
  });

  test("looks back on as many days as there are", () => {
    const load = days(4, (day) => String((day + 1) * 100));
    expect(forecastSurplusWh({ load }, startOf(2), 0)).toBe(-37n);
    expect(forecastSurplusWh({ load }, startOf(1), 0)).toBe(-25n);
  });

  test("is none before there is a day to look back on", () => {
    expect(forecastSurplusWh({ load: days(4, () => "100") }, startOf(0), 95)).toBeUndefined();
  });

  test("of a household of the data is what its file says, counted another way", async () => {
    const load = await readProfile(`${project.data}/hh_2012_3.csv`, "load");
    const from = Date.UTC(2021, 2, 6, 7, 15) / 1000;
    const row = rowAt(load, from) + 12;
    const before = Array.from({ length: FORECAST_DAYS }, (_, day) => load.nano[row - (day + 1) * ROWS_PER_DAY] ?? 0n);
    const watts = before.reduce((sum, nano) => sum + Number(nano) / 1e9, 0) / FORECAST_DAYS;
    expect(forecastSurplusWh({ load }, from, 12)).toBe(-BigInt(Math.floor(watts / 4)));
  });
});
