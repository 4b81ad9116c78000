import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dispatch, forecast, InvalidValueError, type Outlook } from "../src/index.ts";

const vectors = <Case, Expected>(kind: string): { case: Case; expected: Expected }[] =>
  readFileSync(join(import.meta.dirname, `../../contracts/vectors/balancing_${kind}.jsonl`), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

const orUnread = (valueWh: number | null) => (valueWh === null ? undefined : BigInt(valueWh));

describe("forecast", () => {
  interface Case {
    values: (number | null)[];
    ahead: number;
  }
  const cases = vectors<Case, { forecast_wh: (number | null)[] }>("forecast");

  test("meets every vector", () => {
    expect(cases).toHaveLength(60);
    for (const [index, { case: given, expected }] of cases.entries())
      expect(forecast(given.values.map(orUnread), given.ahead), `line ${index + 1}`).toEqual(
        expected.forecast_wh.map(orUnread),
      );
  });

  test("foresees nothing of nothing", () => {
    expect(forecast([], 2)).toEqual([undefined, undefined]);
    expect(forecast([undefined, undefined], 1)).toEqual([undefined]);
  });

  test("takes a day that repeats for what it is", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(-5_000n, 5_000n), { minLength: 96, maxLength: 96 }), (day) => {
        expect(forecast([...day, ...day], 96)).toEqual(day);
      }),
    );
  });

  test.each([-1, 673, 1.5])("refuses to look %s slots ahead", (ahead) => {
    expect(() => forecast([1n], ahead)).toThrow(new InvalidValueError("slots ahead, 0 to 672", ahead));
  });
});

describe("dispatch", () => {
  interface Case {
    step_wh: number;
    capacity_wh: number;
    power_wh: number;
    charge_wh: number;
    efficiency_permille: number;
    net_wh: number[];
    feed_in: number[];
    retail: number[];
    limit_up_wh: number;
    limit_down_wh: number;
    breach: number;
    end_worth: number;
  }
  const cases = vectors<Case, { into_battery_wh: number[]; cost_micro: number }>("dispatch");
  const outlookOf = (given: Case): Outlook => ({
    stepWh: BigInt(given.step_wh),
    capacityWh: BigInt(given.capacity_wh),
    powerWh: BigInt(given.power_wh),
    chargeWh: BigInt(given.charge_wh),
    efficiencyPermille: given.efficiency_permille,
    slots: given.net_wh.map((netWh, slot) => ({
      netWh: BigInt(netWh),
      feedInMicroPerKwh: given.feed_in[slot] ?? Number.NaN,
      retailMicroPerKwh: given.retail[slot] ?? Number.NaN,
    })),
    limitUpWh: BigInt(given.limit_up_wh),
    limitDownWh: BigInt(given.limit_down_wh),
    breachMicroPerKwh: given.breach,
    endWorthMicroPerKwh: given.end_worth,
  });

  test("meets every vector", () => {
    expect(cases).toHaveLength(60);
    for (const [index, { case: given, expected }] of cases.entries())
      expect(dispatch(outlookOf(given)), `line ${index + 1}`).toEqual({
        intoBatteryWh: expected.into_battery_wh.map(BigInt),
        costMicro: BigInt(expected.cost_micro),
      });
  });

  const outlook: Outlook = {
    stepWh: 250n,
    capacityWh: 1_000n,
    powerWh: 500n,
    chargeWh: 0n,
    efficiencyPermille: 900,
    slots: [
      { netWh: 556n, feedInMicroPerKwh: 80_000, retailMicroPerKwh: 200_000 },
      { netWh: -500n, feedInMicroPerKwh: 80_000, retailMicroPerKwh: 400_000 },
    ],
    limitUpWh: 10_000n,
    limitDownWh: 10_000n,
    breachMicroPerKwh: 0,
    endWorthMicroPerKwh: 0,
  };

  test("keeps surplus for when it is dear", () => {
    expect(dispatch(outlook)).toEqual({ intoBatteryWh: [500n, -500n], costMicro: 0n });
  });

  test("has a plan for no slots: what the charge is worth", () => {
    expect(dispatch({ ...outlook, slots: [], chargeWh: 500n, endWorthMicroPerKwh: 80_000 })).toEqual({
      intoBatteryWh: [],
      costMicro: -40_000n,
    });
  });

  test.each<[Partial<Outlook>, string]>([
    [{ stepWh: 0n }, "expected a step of at least 1 Wh, got 0"],
    [{ stepWh: 15n }, "expected a battery of at most 64 steps, got 66"],
    [{ chargeWh: -1n }, "expected a charge of at least 0 Wh, got -1"],
    [{ efficiencyPermille: 0 }, "expected an efficiency of 1 to 1000 permille, got 0"],
    [{ efficiencyPermille: 1001 }, "expected an efficiency of 1 to 1000 permille, got 1001"],
    [{ endWorthMicroPerKwh: 500 }, "expected a price that is a multiple of 1000, got 500"],
    [{ breachMicroPerKwh: -1000 }, "expected a price of 0 or more"],
  ])("refuses %o by name", (part, message) => {
    expect(() => dispatch({ ...outlook, ...part })).toThrow(message);
  });
});
