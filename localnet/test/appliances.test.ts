import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Appliances, wantedBy } from "../src/appliances/appliances.ts";
import { mostWh } from "../src/appliances/car.ts";
import { Draws } from "../src/appliances/draws.ts";
import { copPermille } from "../src/appliances/heatPump.ts";
import { daysOf } from "../src/appliances/span.ts";
import { temperatures, usualMilliC } from "../src/appliances/weather.ts";
import { parseCommunity } from "../src/community/read.ts";
import { loadOf } from "../src/data/load.ts";
import { readProfile } from "../src/data/profile.ts";
import { project } from "../src/project.ts";

const DAY = 96;
const spring = { start: Date.UTC(2021, 1, 15) / 1000 - 3600, rows: 42 * DAY };
const year = { start: Date.UTC(2021, 0, 1) / 1000 - 3600, rows: 365 * DAY };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const cars = fc.record({ powerW: fc.constantFrom(3_700, 7_400, 11_000), kmAYear: fc.integer({ min: 1, max: 30_000 }) });
const pumps = fc.record({
  powerW: fc.integer({ min: 1_500, max: 6_000 }),
  kwhAYear: fc.integer({ min: 500, max: 12_000 }),
});
const households = fc.record({ seed: seeds, household: fc.string(), car: cars, heatPump: pumps });

describe("what cars and heat pumps draw", () => {
  test("is the same for the same seed and name, and another for any other", () => {
    fc.assert(
      fc.property(households, (household) => {
        const bytes = JSON.stringify(wantedBy(household, spring));
        expect(JSON.stringify(wantedBy(household, spring))).toBe(bytes);
        expect(JSON.stringify(wantedBy({ ...household, seed: (household.seed + 1) % 2 ** 32 }, spring))).not.toBe(
          bytes,
        );
        expect(JSON.stringify(wantedBy({ ...household, household: `${household.household}!` }, spring))).not.toBe(
          bytes,
        );
      }),
      { numRuns: 10 },
    );
  });

  test("is in whole Wh, never negative and never above its power", () => {
    fc.assert(
      fc.property(households, (household) => {
        const { carWh, heatPumpWh } = wantedBy(household, spring);
        for (const [drawnWh, powerW] of [
          [carWh, household.car.powerW],
          [heatPumpWh, household.heatPump.powerW],
        ] as const) {
          expect(drawnWh).toHaveLength(spring.rows);
          expect(drawnWh.every((wh) => Number.isSafeInteger(wh) && wh >= 0 && 4 * wh <= powerW)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("does not change by what comes after it", () => {
    fc.assert(
      fc.property(households, fc.integer({ min: 1, max: 30 * DAY }), (household, rows) => {
        const [short, long] = [wantedBy(household, { ...spring, rows }), wantedBy(household, spring)];
        expect(short.heatPumpWh.slice(0, -DAY)).toEqual(long.heatPumpWh.slice(0, Math.max(0, rows - DAY)));
        expect(short.carWh.slice(0, -DAY)).toEqual(long.carWh.slice(0, Math.max(0, rows - DAY)));
      }),
      { numRuns: 10 },
    );
  });
});

describe("a car", () => {
  test("charges all that it lacks while it is plugged in, and nothing else", () => {
    fc.assert(
      fc.property(households, (household) => {
        const { stays, carWh } = wantedBy(household, spring);
        expect(sum(carWh)).toBe(sum(stays.map(({ energyWh }) => energyWh)));
        for (const [index, { from, to, energyWh }] of stays.entries()) {
          expect(from).toBeGreaterThanOrEqual(stays[index - 1]?.to ?? 0);
          expect(to).toBeGreaterThan(from);
          expect(energyWh).toBeLessThanOrEqual((to - from) * mostWh(household.car));
          expect(sum(carWh.slice(from, to))).toBe(energyWh);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("draws what its kilometres a year come to, on three to four days a week, most often from 17 to 19 o'clock", () => {
    const fleet = Array.from({ length: 200 }, (_, index) =>
      wantedBy({ seed: 1, household: `car ${index}`, car: { powerW: 11_000, kmAYear: 12_320 } }, spring),
    );
    const kwhADay = sum(fleet.flatMap(({ carWh }) => carWh)) / 1000 / 42 / fleet.length;
    // 200 to 250 kWh a month are reported of chargers at home.
    expect(kwhADay).toBeGreaterThan(200 / 30.4);
    expect(kwhADay).toBeLessThan(250 / 30.4);
    const plugged = sum(fleet.map(({ stays }) => stays.length)) / fleet.length / 6;
    expect(plugged).toBeGreaterThan(3);
    expect(plugged).toBeLessThan(4);
    const stayHours = sum(fleet.flatMap(({ stays }) => stays.map(({ from, to }) => (to - from) / 4)));
    expect(stayHours / sum(fleet.map(({ stays }) => stays.length))).toBeGreaterThan(12);
    const arrivals = new Array<number>(24).fill(0);
    const days = daysOf(spring);
    for (const { from } of fleet.flatMap(({ stays }) => stays)) {
      const day = days.findLast(({ row }) => row <= from);
      const hour = Math.floor((from - (day?.row ?? 0)) / 4);
      arrivals[hour] = (arrivals[hour] ?? 0) + 1;
    }
    const busiest = [...arrivals.keys()].sort((one, other) => (arrivals[other] ?? 0) - (arrivals[one] ?? 0));
    expect(busiest.slice(0, 2).sort()).toEqual([17, 18]);
  });
});

describe("a heat pump", () => {
  test("draws in a usual year what it is said to, more the colder it is, and nearly none of it in summer", () => {
    const pump = { powerW: 4_000, kwhAYear: 4_290 };
    const years = Array.from(
      { length: 20 },
      (_, seed) => wantedBy({ seed, household: "Abt", heatPump: pump }, year).heatPumpWh,
    );
    const kwh = sum(years.flat()) / 1000 / years.length;
    expect(Math.abs(kwh - 4_290)).toBeLessThan(0.1 * 4_290);
    for (const drawnWh of years) {
      const month = (from: number, to: number) => sum(drawnWh.slice(from * DAY, to * DAY));
      expect(month(181, 212)).toBeLessThan(month(0, 31) / 4);
    }
  });

  test("has two peaks a day, and draws at night about four tenths of the higher", () => {
    const village = Array.from({ length: 100 }, (_, index) =>
      wantedBy({ seed: 3, household: `house ${index}`, heatPump: { powerW: 4_000, kwhAYear: 4_290 } }, spring),
    );
    const hours = new Array<number>(24).fill(0);
    for (const { row } of daysOf(spring).slice(1, -1))
      for (const { heatPumpWh } of village)
        for (let at = 0; at < DAY; at += 1) {
          const hour = Math.floor(at / 4);
          hours[hour] = (hours[hour] ?? 0) + (heatPumpWh[row + at] ?? 0);
        }
    const [night, morning, noon, evening] = [3, 7, 13, 18].map((hour) => hours[hour] ?? 0) as [
      number,
      number,
      number,
      number,
    ];
    expect(morning).toBeGreaterThan(noon);
    expect(evening).toBeGreaterThan(noon);
    expect(night / Math.max(...hours)).toBeGreaterThan(0.35);
    expect(night / Math.max(...hours)).toBeLessThan(0.5);
  });

  test("makes less heat of its electricity the warmer its water has to be", () => {
    expect([15_000, 35_000, 60_000].map(copPermille)).toEqual([5_136, 3_346, 1_818]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000 }), fc.nat(20_000), (difference, more) => {
        // Each of its two parts is rounded.
        expect(copPermille(difference + more)).toBeLessThanOrEqual(copPermille(difference) + 1);
        expect(copPermille(difference)).toBeGreaterThan(1_000);
      }),
    );
  });
});

describe("the weather", () => {
  test("is that of the months, and colder or warmer for some days", () => {
    expect(usualMilliC({ year: 2021, month: 1, day: 15 })).toBe(300);
    expect(usualMilliC({ year: 2021, month: 3, day: 15 })).toBe(5_300);
    const milliC = Array.from({ length: 40 }, (_, seed) => [
      ...temperatures(new Draws(seed, "weather"), year).values(),
    ]);
    const mean = sum(milliC.flat()) / milliC.flat().length;
    expect(Math.abs(mean - 9_700)).toBeLessThan(500);
  });
});

describe("a household's load", () => {
  const file = () => readProfile(join(project.data, "hh_2012_3.csv"), "load");

  test("is its file and its appliances on top, Wh by Wh", async () => {
    const plain = await file();
    const appliances: Appliances = { seed: 5, household: "Abt", car: { powerW: 11_000, kmAYear: 12_320 } };
    const { nano } = loadOf(plain, { loadFile: "", appliances });
    const { carWh } = wantedBy(appliances, { start: plain.start, rows: plain.nano.length });
    expect(nano).toEqual(plain.nano.map((value, row) => value + BigInt(carWh[row] ?? 0) * 4_000_000_000n));
  });

  test("of later weeks has the same days of the week, and no row twice", async () => {
    const plain = await file();
    const later = loadOf(plain, { loadFile: "", loadWeeksLater: 2 });
    expect(later.nano[0]).toBe(plain.nano[2 * 7 * DAY]);
    expect(later.nano.slice(0, 7)).toEqual(plain.nano.slice(14 * DAY, 14 * DAY + 7));
    const sorted = (values: bigint[]) => values.toSorted((one, other) => Number(one - other));
    expect(sorted(later.nano)).toEqual(sorted(plain.nano));
    expect(loadOf(plain, { loadFile: "", loadWeeksLater: 6 }).nano).toEqual(plain.nano);
  });
});

test("the tight street has thirty points on one line, cars and heat pumps, and breaks its limit every day", async () => {
  const file = join(project.root, "localnet", "scenarios", "tight.toml");
  const { households, zones } = parseCommunity("tight.toml", readFileSync(file, "utf8"));
  expect(households).toHaveLength(30);
  expect(new Set(households.map(({ zone }) => zone)).size).toBe(1);
  const loads = await Promise.all(
    households.map(async ({ pv, ...household }) => ({
      load: loadOf(await readProfile(join(project.data, household.loadFile), "load"), household).nano,
      made: pv && (await readProfile(join(project.data, pv.profileFile), "pv")).nano,
      peakW: BigInt(pv?.peakW ?? 0),
    })),
  );
  const down = 4_000_000_000n * (zones.at(-1)?.line?.capacityDownWh ?? 0n);
  const drawn = (row: number): bigint =>
    loads.reduce((total, { load, made, peakW }) => total + (load[row] ?? 0n) - (made?.[row] ?? 0n) * peakW, 0n);
  for (let day = 0; day < 42; day += 1)
    expect(Array.from({ length: DAY }, (_, row) => drawn(day * DAY + row)).some((nano) => nano > down)).toBe(true);
});
