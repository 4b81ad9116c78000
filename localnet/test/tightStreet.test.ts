import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BATTERY, Battery } from "../bench/balancing/battery.ts";
import { House } from "../bench/balancing/house.ts";
import { scoreOf } from "../bench/balancing/score.ts";
import { DAYS, DAYS_BEFORE, type Point, SLOTS_A_DAY } from "../bench/balancing/street.ts";
import { wantedBy } from "../src/appliances/appliances.ts";

const rows = 7 * SLOTS_A_DAY;
const span = { start: Date.UTC(2021, 1, 14, 23) / 1000, rows };

/** A house with nothing but a car of 11 kW and a heat pump of 3 kW. */
function pointOf(seed: number): Point {
  const car = { powerW: 11_000, kmAYear: 12_320 };
  const wanted = wantedBy({ seed, household: "Abt", car, heatPump: { powerW: 3_000, kwhAYear: 4_290 } }, span);
  const none = new Array<bigint>(rows).fill(0n);
  return {
    name: "Abt",
    rule: undefined,
    baseNanoW: none,
    pvNanoW: none,
    carMostWh: 2_750,
    stays: wanted.stays,
    pumpMostWh: 750,
    pumpWantedWh: wanted.heatPumpWh,
  };
}

const calls = fc.array(fc.boolean(), { minLength: rows, maxLength: rows });
const prices = fc.option(fc.array(fc.integer({ min: 80, max: 320 }), { minLength: rows, maxLength: rows }), {
  nil: undefined,
});

function live(point: Point, called: boolean[], price: number[] | undefined): number[] {
  const house = new House(point);
  const priceAt = price && ((row: number) => price[row] ?? 0);
  return called.map((isCalled, row) => house.live({ row, called: isCalled, priceAt }).importWh);
}

const without = (point: Point, what: "car" | "pump"): Point =>
  what === "car" ? { ...point, stays: [] } : { ...point, pumpWantedWh: point.pumpWantedWh.map(() => 0) };
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe("a house", () => {
  test("lets its car leave with all that it lacked, whoever calls and whatever energy costs", () => {
    fc.assert(
      fc.property(fc.nat(1_000), calls, prices, (seed, called, price) => {
        const point = without(pointOf(seed), "pump");
        const drawnWh = live(point, called, price);
        for (const { from, to, energyWh } of point.stays) expect(sum(drawnWh.slice(from, to))).toBe(energyWh);
        expect(sum(drawnWh)).toBe(sum(point.stays.map(({ energyWh }) => energyWh)));
        expect(Math.max(...drawnWh)).toBeLessThanOrEqual(point.carMostWh);
      }),
      { numRuns: 30 },
    );
  });

  test("that is never called and knows no prices draws what its appliances want", () => {
    const point = pointOf(1);
    const { carWh } = wantedBy({ seed: 1, household: "Abt", car: { powerW: 11_000, kmAYear: 12_320 } }, span);
    const drawnWh = live(
      point,
      carWh.map(() => false),
      undefined,
    );
    expect(drawnWh).toEqual(carWh.map((wh, row) => wh + (point.pumpWantedWh[row] ?? 0)));
  });

  test("holds its heat pump back by half, for two hours at most, and makes good for it afterwards", () => {
    const point = without(pointOf(2), "car");
    const called = point.pumpWantedWh.map((_, row) => row >= 100 && row < 300);
    const drawnWh = live(point, called, undefined);
    const held = drawnWh.map((wh, row) => wh < (point.pumpWantedWh[row] ?? 0));
    for (let row = 0; row + 8 < rows; row += 1) expect(held.slice(row, row + 9).every(Boolean)).toBe(false);
    expect(held.slice(100, 108).every(Boolean)).toBe(true);
    expect(held.slice(108, 116).some(Boolean)).toBe(false);
    expect(sum(drawnWh)).toBe(sum(point.pumpWantedWh));
  });

  test("never draws more for its heat pump than it can, whoever calls", () => {
    fc.assert(
      fc.property(fc.nat(1_000), calls, (seed, called) => {
        const point = without(pointOf(seed), "car");
        const drawnWh = live(point, called, undefined);
        expect(drawnWh.every((wh) => wh >= 0 && wh <= point.pumpMostWh)).toBe(true);
        expect(sum(drawnWh)).toBeLessThanOrEqual(sum(point.pumpWantedWh));
      }),
      { numRuns: 30 },
    );
  });

  test("charges its car in the cheapest quarters of an hour of its stay", () => {
    const point: Point = { ...without(pointOf(3), "pump"), stays: [{ from: 10, to: 50, energyWh: 5_000 }] };
    const price = Array.from({ length: rows }, (_, row) => (row === 20 || row === 30 ? 100 : 300));
    const drawnWh = live(
      point,
      price.map(() => false),
      price,
    );
    expect([drawnWh[20], drawnWh[30], sum(drawnWh)]).toEqual([2_750, 2_250, 5_000]);
  });
});

describe("the street's battery", () => {
  const street = {
    capacityWh: 9_500,
    tariff: { feedInMicroPerKwh: 80_000, retailMicroPerKwh: 320_000, tradingFeeMicroPerKwh: 2_000 },
  };

  test("never holds more than it can, gives more than it holds, or charges beyond the line, whatever is planned", () => {
    const slots = fc.array(
      fc.tuple(fc.integer({ min: -40_000, max: 40_000 }), fc.integer({ min: -40_000, max: 40_000 })),
      {
        minLength: 1,
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(slots, (lived) => {
        const battery = new Battery(street);
        for (const [plannedWh, netWh] of lived) {
          const { importWh, exportWh } = battery.live(plannedWh, netWh);
          expect(battery.chargeWh).toBeGreaterThanOrEqual(0);
          expect(battery.chargeWh).toBeLessThanOrEqual(BATTERY.capacityWh);
          expect(exportWh).toBeLessThanOrEqual(BATTERY.powerWh);
          if (importWh > 0) expect(importWh - netWh).toBeLessThanOrEqual(street.capacityWh);
        }
      }),
    );
  });

  test("gives what the line carries too much, even where it planned to charge", () => {
    const battery = new Battery(street);
    battery.live(16_000, 20_000);
    expect(battery.live(4_000, -12_000)).toEqual({ importWh: 0, exportWh: 12_000 - 9_310 });
  });

  test("plans to hold energy by the evening that every day of the week before had too much of", () => {
    const days = Array.from({ length: 7 * SLOTS_A_DAY }, (_, slot) =>
      slot % SLOTS_A_DAY >= 70 && slot % SLOTS_A_DAY < 76 ? -13_000n : -2_000n,
    );
    const battery = new Battery(street);
    const known = [...days];
    for (let slot = 0; slot < 70; slot += 1) {
      battery.live(battery.plan(known), -2_000);
      known.push(-2_000n);
    }
    expect(battery.chargeWh).toBeGreaterThanOrEqual(6 * (13_000 - 9_500));
  });
});

describe("the score of a forecast", () => {
  const slots = (DAYS_BEFORE + DAYS) * SLOTS_A_DAY;

  test("is that of the mean of seven days where the days tell nothing of the next one", () => {
    const flowWh = Array.from({ length: slots }, (_, slot) => ((slot * 7_919) % 1_009) - 500);
    for (const ahead of [1, 4, 96])
      expect(scoreOf(flowWh, ahead).weekMean).toBeCloseTo(scoreOf(flowWh, 96).weekMean, 12);
    expect(scoreOf(flowWh, 96).forecast).toBeCloseTo(scoreOf(flowWh, 96).weekMean, 12);
  });

  test("is better than that one slot ahead where a day is off as a whole", () => {
    const flowWh = Array.from(
      { length: slots },
      (_, slot) => 1_000 * (Math.floor(slot / SLOTS_A_DAY) % 3) + (slot % 96),
    );
    expect(scoreOf(flowWh, 1).forecast).toBeLessThan(scoreOf(flowWh, 1).weekMean);
  });
});
