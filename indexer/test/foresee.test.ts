import { describe, expect, test } from "vitest";
import { HISTORY_SLOTS, outlookOf } from "../src/concepts/line-flow/foresee.ts";

const DAY = 96;

/** Slots of days that are alike but for what is added to each. */
const days = (...addedWh: number[]): bigint[] =>
  addedWh.flatMap((added) => Array.from({ length: DAY }, (_, slot) => BigInt(slot * 10 + added)));

describe("what is foreseen of a zone's flow", () => {
  test("is scored against as yesterday over the latest day", () => {
    const { scores, foreseenWh } = outlookOf(days(0, 0, 96), 2);
    // Yesterday was lower by 96 all day; four slots ahead a quarter, rounded, of what now differs is kept: 96, 72, 54, 40, 30.
    expect(scores.find(({ slotsAhead }) => slotsAhead === 1)).toEqual({
      slotsAhead: 1,
      slots: DAY,
      // The first slot was foreseen from a day that was as the one before; each of the others from one that was 96 higher.
      errorWh: 96n + 95n * 24n,
      yesterdayErrorWh: 96n * 96n,
    });
    expect(scores.find(({ slotsAhead }) => slotsAhead === 4)).toMatchObject({ errorWh: 4n * 96n + 92n * (96n - 30n) });
    expect(scores.find(({ slotsAhead }) => slotsAhead === DAY)).toMatchObject({ errorWh: 96n * 96n });
    expect(foreseenWh).toEqual([32n + 72n, 42n + 54n]);
  });

  test("has an error to expect: that of the nearest score that looks as far", () => {
    const { errorsWh } = outlookOf(days(0, 0, 96), 0);
    expect([1, 2, 4, 5, 96].map(errorsWh)).toEqual([24n, 67n, 67n, 96n, 96n]);
  });

  test("is nothing without a day to go by, and no score is made up", () => {
    const { foreseenWh, scores, errorsWh } = outlookOf([1n, 2n, 3n], 1);
    expect(foreseenWh).toEqual([undefined]);
    expect(scores.map(({ slots, errorWh }) => [slots, errorWh])).toEqual([
      [0, 0n],
      [0, 0n],
      [0, 0n],
    ]);
    expect(errorsWh(1)).toBeUndefined();
    expect(outlookOf([], 1).foreseenWh).toEqual([undefined]);
  });

  test("leaves out slots that were not read, and those whose yesterday was not", () => {
    const values: (bigint | undefined)[] = days(0, 0, 0);
    values[DAY + 7] = undefined;
    values[2 * DAY + 9] = undefined;
    const [one] = outlookOf(values, 0).scores;
    expect(one).toEqual({ slotsAhead: 1, slots: DAY - 2, errorWh: 0n, yesterdayErrorWh: 0n });
  });

  test("looks back on all that the latest day's forecasts do, and no farther", () => {
    const week = days(5, 9, 2, 8, 1, 7, 3, 6, 4);
    expect(week).toHaveLength(HISTORY_SLOTS);
    expect(outlookOf([...days(999), ...week], 96)).toEqual({ ...outlookOf(week, 96), errorsWh: expect.any(Function) });
  });
});
